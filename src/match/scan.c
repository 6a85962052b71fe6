// scan.c: program and document to hits. Sentence by sentence: which keys stand here,
// then which patterns they complete.
#include "match/scanner.h"

#include <stdlib.h>

static void mark_key(struct scanner *s, uint32_t key, struct mark m)
{
    struct key_state *state = &s->keys[key];
    vec_push(s->arena, &s->marks, m);
    if (state->sentence != s->sentence + 1) {
        *state = (struct key_state){s->sentence + 1, s->marks.n, s->marks.n};
        vec_push(s->arena, &s->marked, key);
        return;
    }
    s->marks.at[state->last - 1].next = s->marks.n;
    state->last = s->marks.n;
}

static void mark_words(struct scanner *s)
{
    uint32_t end = s->literals.from[s->window.end];
    for (uint32_t i = s->literals.from[s->window.start]; i < end; i++) {
        struct literal_hit hit = s->literals.list.at[i];
        const struct literal *literal = &s->program->literals.at[hit.literal];
        struct mark m = {hit.start, hit.start + (uint32_t)literal->units.n, 0};
        for (uint32_t k = 0; k < literal->keys.n && m.end <= s->window.end; k++) {
            mark_key(s, literal->keys.at[k], m);
        }
    }
}

static void mark_figures(struct scanner *s)
{
    while (s->next_figure < s->doc->figures.n) {
        struct span figure = s->doc->figures.at[s->next_figure].span;
        if (figure.start >= s->window.end) {
            return;
        }
        if (figure.start >= s->window.start) {
            mark_key(s, key_of_figures(s->program),
                     (struct mark){figure.start, figure.end, 0});
        }
        s->next_figure++;
    }
}

static void scan_sentence(struct scanner *s, uint32_t sentence)
{
    s->sentence = sentence;
    s->window = s->doc->sentences.at[sentence].span;
    s->marks.n = s->marked.n = s->hits.n = 0;
    mark_words(s);
    mark_figures(s);
    mark_key(s, key_of_all(s->program), (struct mark){0, 0, 0});
    complete_patterns(s);
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

static int by_item_and_place(const void *a, const void *b)
{
    const struct hit *x = a;
    const struct hit *y = b;
    const uint32_t keys[][2] = {
        {x->item, y->item},         {x->head.start, y->head.start},
        {x->use, y->use},           {x->index, y->index},
        {x->pattern, y->pattern},   {x->head.end, y->head.end},
        {x->span.end, y->span.end},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1] ? -1 : 1;
        }
    }
    return 0;
}

static void scan(struct arena *a, const struct program *program, const struct doc *doc,
                 enum hope hope, struct hits *out)
{
    struct scanner s = {.arena = a, .program = program, .doc = doc, .out = out};
    s.keys = arena_array(a, struct key_state, program->keys_n);
    s.parts = arena_array(a, struct part_state, program->parts.n + 1);
    s.pattern_done = arena_array(a, uint32_t, program->patterns.n + 1);
    s.figure_at = arena_array(a, uint32_t, doc->n + 1);
    for (uint32_t i = 0; i < doc->figures.n; i++) {
        s.figure_at[doc->figures.at[i].span.start] = i + 1;
    }
    s.clause_end = clause_ends(a, doc);
    literal_scan(a, program, doc, &s.literals);
    if (hope) {
        literal_scan_lost(a, program, doc, hope, &s.literals);
    }
    for (uint32_t i = 0; i < doc->sentences.n; i++) {
        scan_sentence(&s, i);
    }
    if (out->list.n) {
        qsort(out->list.at, out->list.n, sizeof *out->list.at, by_item_and_place);
    }
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
