// scan.c: program and document to hits. Sentence by sentence: which parts stand here,
// then which patterns have all they ask for.
#include "match/scanner.h"

#include "base/utf8.h"

#include <stdlib.h>

// --- one phrase at one place ---

struct rest { // what follows when the sequence under way is complete
    const struct sequence *sequence;
    uint32_t i;
    const struct rest *next;
};

struct attempt {
    struct scanner *s;
    uint32_t end;
    bool figure;
};

static bool match_from(struct attempt *t, const struct rest *r, uint32_t at);

static bool match_literal(struct attempt *t, uint32_t id, const struct rest *next,
                          uint32_t at)
{
    struct ustr u = t->s->program->literals.at[id].units;
    return u.n <= t->s->window.end - at &&
           (memcmp(u.p, t->s->doc->unit + at, u.n * sizeof *u.p) == 0 ||
            (t->s->hope && may_stand(t->s->doc, t->s->hope, u, at))) &&
           match_from(t, next, at + (uint32_t)u.n);
}

// The sets of a literal stand in rising order (compile.c).
static bool holds_set(const struct literal *literal, uint32_t set)
{
    uint32_t low = 0, high = literal->sets.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (literal->sets.at[middle] < set) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < literal->sets.n && literal->sets.at[low] == set;
}

static bool match_set(struct attempt *t, uint32_t id, const struct rest *next,
                      uint32_t at)
{
    struct scanner *s = t->s;
    const struct set *set = &s->program->sets.at[id];
    for (uint32_t i = s->literals.from[at]; i < s->literals.from[at + 1]; i++) {
        const struct literal *literal =
            &s->program->literals.at[s->literals.list.at[i].literal];
        if (holds_set(literal, id) && at + literal->units.n <= s->window.end &&
            match_from(t, next, at + (uint32_t)literal->units.n)) {
            return true;
        }
    }
    for (uint32_t i = 0; i < set->phrases.n; i++) {
        struct rest word = {&set->phrases.at[i], 0, next};
        if (match_from(t, &word, at)) {
            return true;
        }
    }
    return set->optional && match_from(t, next, at);
}

// Can the element begin where this word stands?
static bool begins_with(const struct scanner *s, const struct element *e, uint32_t word)
{
    return e->kind == ELEMENT_LITERAL
               ? e->id == word
               : holds_set(&s->program->literals.at[word], e->id);
}

// Words only: the places to try are the hits of the one pass over the text.
static bool match_gap_to_word(struct attempt *t, const struct element *e,
                              const struct rest *next, struct span reach)
{
    const struct literal_hits *hits = &t->s->literals;
    uint32_t tried = UINT32_MAX;
    for (uint32_t i = hits->from[reach.start]; i < hits->from[reach.end + 1]; i++) {
        uint32_t at = hits->list.at[i].start;
        if (at != tried && begins_with(t->s, e, hits->list.at[i].literal)) {
            tried = at;
            if (match_from(t, next, at)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_words_only(const struct scanner *s, const struct element *e)
{
    return e->kind == ELEMENT_LITERAL ||
           (e->kind == ELEMENT_SET && set_is_words(&s->program->sets.at[e->id]));
}

static bool match_gap(struct attempt *t, const struct element *gap,
                      const struct rest *next, uint32_t at)
{
    uint32_t end = at + gap->id;
    if (gap->in_clause && t->s->clause_end[at] < end) {
        end = t->s->clause_end[at];
    }
    end = end < t->s->window.end ? end : t->s->window.end;
    const struct element *e = &next->sequence->elements.at[next->i];
    if (is_words_only(t->s, e)) {
        return match_gap_to_word(t, e, next, (struct span){at, end});
    }
    for (uint32_t i = at; i <= end; i++) {
        if (match_from(t, next, i)) {
            return true;
        }
    }
    return false;
}

static bool match_figure(struct attempt *t, const struct rest *next, uint32_t at)
{
    struct scanner *s = t->s;
    if (at >= s->window.end || !s->figure_at[at]) {
        return false;
    }
    const struct figure *figure = &s->doc->figures.at[s->figure_at[at] - 1];
    bool before = t->figure;
    t->figure = true;
    if (figure->span.end <= s->window.end && match_from(t, next, figure->span.end)) {
        return true;
    }
    t->figure = before;
    return false;
}

static bool match_from(struct attempt *t, const struct rest *r, uint32_t at)
{
    while (r && r->i == r->sequence->elements.n) {
        r = r->next;
    }
    if (!r) {
        t->end = at;
        return true;
    }
    if (t->s->steps == 0) {
        return false;
    }
    t->s->steps--;
    struct rest next = {r->sequence, r->i + 1, r->next};
    const struct element *e = &r->sequence->elements.at[r->i];
    switch (e->kind) {
    case ELEMENT_LITERAL:
        return match_literal(t, e->id, &next, at);
    case ELEMENT_SET:
        return at <= t->s->window.end && match_set(t, e->id, &next, at);
    case ELEMENT_GAP:
        return match_gap(t, e, &next, at);
    case ELEMENT_FIGURE:
        return match_figure(t, &next, at);
    }
    return false;
}

// --- the parts of one sentence ---

static struct part_state *state_of(struct scanner *s, uint32_t part)
{
    struct part_state *state = &s->parts[part];
    if (state->sentence != s->sentence + 1) {
        state->sentence = s->sentence + 1;
        state->last_start = 0;
        state->n = 0;
    }
    return state;
}

static void part_found(struct scanner *s, uint32_t part, struct part_hit hit)
{
    struct part_state *state = state_of(s, part);
    if (state->n == 0) {
        vec_push(s->arena, &s->touched, part);
    }
    if (state->n < SPANS_OF_PART) {
        state->hits[state->n++] = hit;
    }
}

static void gave_up(struct scanner *s, uint32_t part, struct str source)
{
    const id_list *patterns = &s->program->parts.at[part].patterns;
    for (uint32_t i = 0; i < patterns->n; i++) {
        uint32_t item = s->program->patterns.at[patterns->at[i]].item;
        vec_push(s->arena, &s->out->gave_up,
                 ((struct gave_up){item, s->sentence, source}));
    }
}

static bool has_needs(const struct scanner *s, const struct part *part)
{
    for (uint32_t i = 0; i < part->need_literals.n; i++) {
        if (s->literal_seen[part->need_literals.at[i]] != s->sentence + 1) {
            return false;
        }
    }
    for (uint32_t i = 0; i < part->need_sets.n; i++) {
        if (s->set_seen[part->need_sets.at[i]] != s->sentence + 1) {
            return false;
        }
    }
    return true;
}

// Marks the words of the sentence, so that parts that need others are not even tried.
static void mark_words(struct scanner *s)
{
    uint32_t end = s->literals.from[s->window.end];
    for (uint32_t i = s->literals.from[s->window.start]; i < end; i++) {
        uint32_t id = s->literals.list.at[i].literal;
        const struct literal *literal = &s->program->literals.at[id];
        if (s->literal_seen[id] == s->sentence + 1) {
            continue;
        }
        s->literal_seen[id] = s->sentence + 1;
        for (uint32_t k = 0; k < literal->sets.n; k++) {
            s->set_seen[literal->sets.at[k]] = s->sentence + 1;
        }
    }
}

static void try_part(struct scanner *s, uint32_t part, uint32_t at)
{
    if (!has_needs(s, &s->program->parts.at[part])) {
        return;
    }
    struct part_state *state = state_of(s, part);
    if (state->last_start == at + 1) {
        return; // two words begin here and both ask for it
    }
    state->last_start = at + 1;
    s->steps = STEPS;
    struct attempt t = {.s = s};
    struct rest all = {&s->program->parts.at[part].sequence, 0, NULL};
    if (match_from(&t, &all, at) && t.end > at) {
        part_found(s, part, (struct part_hit){{at, t.end}, t.figure});
    } else if (s->steps == 0) {
        const struct ustr source = s->program->parts.at[part].source;
        gave_up(s, part, units_to_utf8(s->arena, source.p, source.n));
    }
}

static void try_parts(struct scanner *s, const id_list *parts, uint32_t at)
{
    for (uint32_t i = 0; i < parts->n; i++) {
        try_part(s, parts->at[i], at);
    }
}

static void try_expression(struct scanner *s, uint32_t part)
{
    struct part_state *state = state_of(s, part);
    if (state->last_start) {
        return; // once a sentence
    }
    state->last_start = 1;
    const struct expression *e = s->program->parts.at[part].expression;
    struct span window = s->window;
    for (int i = 0; i < SPANS_OF_PART && !span_empty(window); i++) {
        struct span found;
        enum expression_result r = expression_find(e, s->doc, window, &found);
        if (r == EXPRESSION_LIMIT) {
            gave_up(s, part, expression_source(e));
        }
        if (r != EXPRESSION_FOUND) {
            return;
        }
        part_found(s, part, (struct part_hit){found, false});
        window.start = found.end;
    }
}

static void find_parts(struct scanner *s)
{
    const struct program *p = s->program;
    mark_words(s);
    for (uint32_t at = s->window.start; at < s->window.end; at++) {
        for (uint32_t i = s->literals.from[at]; i < s->literals.from[at + 1]; i++) {
            const struct literal *word =
                &p->literals.at[s->literals.list.at[i].literal];
            try_parts(s, &word->parts, at);
            for (uint32_t k = 0; k < word->expressions.n; k++) {
                try_expression(s, word->expressions.at[k]);
            }
        }
        if (s->figure_at[at]) {
            try_parts(s, &p->figure_parts, at);
        }
    }
    for (uint32_t i = 0; i < p->free_expressions.n; i++) {
        try_expression(s, p->free_expressions.at[i]);
    }
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
    struct scanner s = {
        .arena = a, .program = program, .doc = doc, .out = out, .hope = hope};
    s.parts = arena_array(a, struct part_state, program->parts.n + 1);
    s.figure_at = arena_array(a, uint32_t, doc->n + 1);
    for (uint32_t i = 0; i < doc->figures.n; i++) {
        s.figure_at[doc->figures.at[i].span.start] = i + 1;
    }
    s.clause_end = clause_ends(a, doc);
    s.literal_seen = arena_array(a, uint32_t, program->literals.n + 1);
    s.set_seen = arena_array(a, uint32_t, program->sets.n + 1);
    literal_scan(a, program, doc, &s.literals);
    if (hope) {
        literal_scan_lost(a, program, doc, hope, &s.literals);
    }
    for (uint32_t i = 0; i < doc->sentences.n; i++) {
        s.sentence = i;
        s.window = doc->sentences.at[i].span;
        find_parts(&s);
        complete_patterns(&s);
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
