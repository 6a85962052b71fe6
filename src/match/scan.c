// scan.c: program and document to hits. Sentence by sentence: which keys stand here,
// then which patterns they complete.
#include "match/scanner.h"

// Marks one key; there is room (make_room).
static inline void mark_key(struct scanner *s, uint32_t key, uint32_t start,
                            uint32_t end)
{
    struct key_state *state = &s->keys[key];
    s->marks.at[s->marks.n++] = (struct mark){start, end, 0};
    if (key_stands(s, key)) {
        s->marks.at[state->last - 1].next = s->marks.n;
        state->n++;
    } else {
        state->n = 1;
        s->stands[key / 64] |= UINT64_C(1) << key % 64;
        state->first = s->marks.n;
        s->marked.at[s->marked.n++] = key;
    }
    state->last = s->marks.n;
}

static void make_room(struct scanner *s, uint32_t more)
{
    while (s->marks.cap - s->marks.n < more) {
        vec_grow_(s->arena, (void **)&s->marks.at, &s->marks.cap, sizeof *s->marks.at);
    }
    while (s->marked.cap - s->marked.n < more) {
        vec_grow_(s->arena, (void **)&s->marked.at, &s->marked.cap,
                  sizeof *s->marked.at);
    }
}

static void mark_words(struct scanner *s)
{
    uint32_t end = s->literals.from[s->window.end];
    for (uint32_t i = s->literals.from[s->window.start]; i < end; i++) {
        struct literal_hit hit = s->literals.list.at[i];
        const struct literal *literal = &s->program->literals.at[hit.literal];
        uint32_t behind = hit.start + (uint32_t)literal->units.n;
        if (behind > s->window.end) {
            continue;
        }
        make_room(s, literal->keys.n);
        for (uint32_t k = 0; k < literal->keys.n; k++) {
            mark_key(s, literal->keys.at[k], hit.start, behind);
        }
    }
}

static void mark_figures(struct scanner *s)
{
    for (; s->next_figure < s->doc->figures.n; s->next_figure++) {
        struct span figure = s->doc->figures.at[s->next_figure].span;
        if (figure.start >= s->window.end) {
            return;
        }
        if (figure.start >= s->window.start) {
            make_room(s, 1);
            mark_key(s, key_of_figures(s->program), figure.start, figure.end);
        }
    }
}

static uint32_t sentence_length(struct span window)
{
    return window.end - window.start;
}

static void scan_sentence(struct scanner *s, uint32_t sentence)
{
    s->sentence = sentence;
    s->window = s->doc->sentences.at[sentence].span;
    for (uint32_t i = 0; i < s->marked.n; i++) {
        s->stands[s->marked.at[i] / 64] = 0;
    }
    s->marks.n = s->marked.n = s->hits.n = 0;
    mark_words(s);
    mark_figures(s);
    make_room(s, 1);
    mark_key(s, key_of_all(s->program), s->window.start, s->window.end);
    complete_patterns(s);
    s->out->work += s->marks.n + sentence_length(s->window);
}

// For each unit the next end of a clause at or behind it.
static const uint32_t *clause_ends(struct arena *a, const struct doc *doc)
{
    uint32_t *ends = arena_array(a, uint32_t, doc->n + 1);
    uint32_t next = doc->n;
    ends[doc->n] = next;
    for (uint32_t i = doc->n; i-- > 0;) {
        next = doc->unit[i] == ',' || doc->unit[i] == ':' ? i : next;
        ends[i] = next;
    }
    return ends;
}

// Orders hits of one item.
static bool stands_before(const struct hit *x, const struct hit *y)
{
    const uint32_t keys[][2] = {
        {x->head.start, y->head.start}, {x->use, y->use},
        {x->index, y->index},           {x->pattern, y->pattern},
        {x->head.end, y->head.end},     {x->span.end, y->span.end},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1];
        }
    }
    return false;
}

// Orders the hits by item, then place. They come sentence by sentence, so that within
// an item each is nearly in its place.
static void sort_hits(struct arena *a, uint32_t items, struct hits *out)
{
    uint32_t *from = arena_array(a, uint32_t, items + 2);
    struct hit *sorted = arena_array(a, struct hit, out->list.n + 1);
    for (uint32_t i = 0; i < out->list.n; i++) {
        from[out->list.at[i].item + 2]++;
    }
    for (uint32_t i = 2; i < items + 2; i++) {
        from[i] += from[i - 1];
    }
    for (uint32_t i = 0; i < out->list.n; i++) {
        const struct hit *h = &out->list.at[i];
        uint32_t at = from[h->item + 1]++;
        for (;
             at && sorted[at - 1].item == h->item && stands_before(h, &sorted[at - 1]);
             at--) {
            sorted[at] = sorted[at - 1];
        }
        sorted[at] = *h;
    }
    out->list.at = sorted;
    out->list.cap = out->list.n + 1;
}

static void scan(struct arena *a, const struct program *program, const struct doc *doc,
                 enum hope hope, struct hits *out)
{
    struct scanner s = {
        .arena = a, .program = program, .doc = doc, .out = out, .hope = hope};
    s.stands = arena_array(a, uint64_t, program->keys_n / 64 + 1);
    s.keys = arena_array(a, struct key_state, program->keys_n);
    s.parts = arena_array(a, struct part_state, program->parts.n + 1);
    s.pattern_done = arena_array(a, uint32_t, program->patterns.n + 1);
    s.figure_at = arena_array(a, uint32_t, doc->n + 1);
    for (uint32_t i = 0; i < doc->figures.n; i++) {
        s.figure_at[doc->figures.at[i].span.start] = i + 1;
    }
    s.places = arena_array(a, uint64_t, doc->n / 64 + 1);
    s.clause_end = clause_ends(a, doc);
    literal_scan(a, program, doc, &s.literals);
    if (hope) {
        literal_scan_lost(a, program, doc, hope, &s.literals);
    }
    for (uint32_t i = 0; i < doc->sentences.n; i++) {
        scan_sentence(&s, i);
    }
    sort_hits(a, program->items_n, out);
}

void match_scan(struct arena *a, const struct program *program, const struct doc *doc,
                struct hits *out)
{
    scan(a, program, doc, HOPE_NONE, out);
}

void match_scan_hopeful(struct arena *a, const struct program *program,
                        const struct doc *doc, enum hope hope, struct hits *out)
{
    scan(a, program, doc, hope, out);
    drop_doubtful(doc, out);
}
