// sequence.c: one phrase at one place: words, sets, gaps and figures in their order.
#include "match/scanner.h"

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

bool literal_has_key(const struct literal *literal, uint32_t key)
{
    uint32_t low = 0, high = literal->keys.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (literal->keys.at[middle] < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < literal->keys.n && literal->keys.at[low] == key;
}

// A cheap look at the first element of a phrase.
static bool may_begin(const struct scanner *s, const struct element *e, uint32_t at)
{
    const struct program *p = s->program;
    if (s->hope) {
        return true;
    }
    if (e->kind == ELEMENT_LITERAL) {
        return at < s->window.end &&
               p->literals.at[e->id].units.p[0] == s->doc->unit[at];
    }
    return e->kind != ELEMENT_SET || !set_is_words(&p->sets.at[e->id]) ||
           key_stands(s, e->id);
}

static bool match_set(struct attempt *t, uint32_t id, const struct rest *next,
                      uint32_t at)
{
    struct scanner *s = t->s;
    const struct set *set = &s->program->sets.at[id];
    uint32_t end = s->literals.from[key_stands(s, id) ? at + 1 : at];
    for (uint32_t i = s->literals.from[at]; i < end; i++) {
        const struct literal *literal =
            &s->program->literals.at[s->literals.list.at[i].literal];
        if (literal_has_key(literal, id) && at + literal->units.n <= s->window.end &&
            match_from(t, next, at + (uint32_t)literal->units.n)) {
            return true;
        }
    }
    for (uint32_t i = 0; i < set->phrases.n; i++) {
        struct rest word = {&set->phrases.at[i], 0, next};
        if (may_begin(s, &set->phrases.at[i].elements.at[0], at) &&
            match_from(t, &word, at)) {
            return true;
        }
    }
    return set->optional && match_from(t, next, at);
}

// A word: the places to try are the hits of the one pass over the text.
static bool match_gap_to_literal(struct attempt *t, uint32_t literal,
                                 const struct rest *next, struct span reach)
{
    const struct literal_hits *hits = &t->s->literals;
    for (uint32_t i = hits->from[reach.start]; i < hits->from[reach.end + 1]; i++) {
        if (hits->list.at[i].literal == literal &&
            match_from(t, next, hits->list.at[i].start)) {
            return true;
        }
    }
    return false;
}

// One of a set of words that stands at few places: those are tried.
static bool match_gap_to_marks(struct attempt *t, uint32_t key, const struct rest *next,
                               struct span reach)
{
    const struct scanner *s = t->s;
    uint32_t tried = UINT32_MAX;
    for (uint32_t i = s->keys[key].first; i; i = s->marks.at[i - 1].next) {
        uint32_t at = s->marks.at[i - 1].start;
        if (at > reach.end) {
            return false;
        }
        if (at >= reach.start && at != tried) {
            tried = at;
            if (match_from(t, next, at)) {
                return true;
            }
        }
    }
    return false;
}

// At many: the words within reach are asked whether they belong to it.
static bool match_gap_to_words(struct attempt *t, uint32_t key, const struct rest *next,
                               struct span reach)
{
    const struct literal_hits *hits = &t->s->literals;
    uint32_t tried = UINT32_MAX;
    for (uint32_t i = hits->from[reach.start]; i < hits->from[reach.end + 1]; i++) {
        struct literal_hit hit = hits->list.at[i];
        if (hit.start != tried &&
            literal_has_key(&t->s->program->literals.at[hit.literal], key)) {
            tried = hit.start;
            if (match_from(t, next, hit.start)) {
                return true;
            }
        }
    }
    return false;
}

static bool match_gap_to_key(struct attempt *t, uint32_t key, const struct rest *next,
                             struct span reach)
{
    enum { FEW = 12 };
    if (!key_stands(t->s, key)) {
        return false;
    }
    return t->s->keys[key].n <= FEW ? match_gap_to_marks(t, key, next, reach)
                                    : match_gap_to_words(t, key, next, reach);
}

static bool something_at(const struct scanner *s, uint32_t at)
{
    return s->hope || s->literals.from[at] < s->literals.from[at + 1] ||
           s->figure_at[at];
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
    if (e->kind == ELEMENT_LITERAL) {
        return match_gap_to_literal(t, e->id, next, (struct span){at, end});
    }
    if (e->kind == ELEMENT_SET && set_is_words(&t->s->program->sets.at[e->id])) {
        return match_gap_to_key(t, e->id, next, (struct span){at, end});
    }
    bool anywhere = e->kind == ELEMENT_SET && !t->s->program->sets.at[e->id].solid;
    for (uint32_t i = at; i <= end; i++) {
        if ((anywhere || something_at(t->s, i)) && match_from(t, next, i)) {
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

bool sequence_behind(struct scanner *s, const struct sequence *sequence,
                     struct mark first, struct part_hit *out)
{
    s->steps = STEPS;
    struct attempt t = {.s = s};
    struct rest all = {sequence, 1, NULL};
    bool found = match_from(&t, &all, first.end);
    s->out->work += STEPS - s->steps;
    *out = (struct part_hit){{first.start, t.end}, t.figure};
    return found;
}

bool sequence_at(struct scanner *s, const struct sequence *sequence, uint32_t at,
                 struct part_hit *out)
{
    s->steps = STEPS;
    struct attempt t = {.s = s};
    struct rest all = {sequence, 0, NULL};
    bool found = match_from(&t, &all, at) && t.end > at;
    s->out->work += STEPS - s->steps;
    *out = (struct part_hit){{at, t.end}, t.figure};
    return found;
}
