// repeat.c: the same words twice: whole clauses within a paragraph, long stretches
// anywhere.
#include "base/utf8.h"
#include "check/state.h"

enum { FIGURE_CLAUSE = 8, CLAUSES_BACK = 4 };

struct repeats {
    struct state *s;
    const struct doc *d;
    uint32_t *free; // of each unit: how many from here on may be part of a repeat
    bool *told;     // of each unit: stands in a repeat that was reported
};

// Headings and fixed phrases may repeat.
static void bar(struct repeats *r, struct span span)
{
    for (uint32_t i = span.start; i < span.end && i < r->d->n; i++) {
        r->free[i] = UINT32_MAX;
    }
}

// The cells of tables repeat.
static bool is_stop(uint16_t u)
{
    return u == u'。' || u == '|' || u == ';' || u == '!' || u == '?' || u == '\n';
}

static void find_barriers(struct repeats *r)
{
    const struct doc *d = r->d;
    struct span hit;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        if (d->sentences.at[i].heading) {
            bar(r, d->sentences.at[i].span);
        }
    }
    for (uint32_t i = 0; i < d->paras.n; i++) {
        if (d->paras.at[i].kind != PARA_BODY) {
            bar(r, d->paras.at[i].span);
        }
    }
    for (uint32_t i = 0; i < d->n; i++) {
        if (term_at(d, &r->s->terms->unless, i, d->n, &hit)) {
            bar(r, hit);
        }
    }
    uint32_t run = 0;
    for (uint32_t i = d->n; i > 0; i--) {
        bool barred = r->free[i - 1] == UINT32_MAX || is_stop(d->unit[i - 1]);
        run = barred ? 0 : run + 1;
        r->free[i - 1] = run;
    }
}

// Units outside 《》: a long name alone is no repeat.
static uint32_t own_words(const struct repeats *r, struct span what)
{
    uint32_t n = 0;
    for (uint32_t i = what.start; i < what.end; i++) {
        n += !in_title_marks(r->d, i);
    }
    return n;
}

static bool told(const struct repeats *r, struct span what)
{
    for (uint32_t i = what.start; i < what.end; i++) {
        if (r->told[i]) {
            return true;
        }
    }
    return false;
}

static bool holds_digit(const struct doc *d, struct span in)
{
    for (uint32_t i = in.start; i < in.end; i++) {
        if (unit_is_digit(d->unit[i])) {
            return true;
        }
    }
    return false;
}

static void tell(struct repeats *r, uint32_t first, struct span again)
{
    struct position p = text_position(r->d->text, doc_raw(r->d, first));
    while (again.start < again.end && !unit_is_han(r->d->unit[again.start]) &&
           !unit_is_digit(r->d->unit[again.start])) {
        again.start++;
    }
    bool figures = holds_digit(r->d, again);
    uint32_t least = figures ? FIGURE_CLAUSE : r->s->check->within;
    if (told(r, again) || own_words(r, again) < least) {
        return;
    }
    found(r->s, again, arena_fmt(r->s->a, "%u", p.line), STR(""), STR(""));
    memset(r->told + again.start, 1, again.end - again.start);
}

static uint32_t hash_at(const struct doc *d, uint32_t at, uint32_t n)
{
    uint32_t hash = UINT32_C(2166136261);
    for (uint32_t i = at; i < at + n; i++) {
        hash = (hash ^ d->unit[i]) * UINT32_C(16777619);
    }
    return hash ^ hash >> 15;
}

static uint32_t common(const struct repeats *r, uint32_t x, uint32_t y)
{
    uint32_t n = 0, most = r->free[x] < r->free[y] ? r->free[x] : r->free[y];
    while (n < most && r->d->unit[x + n] == r->d->unit[y + n]) {
        n++;
    }
    return n;
}

// Each place is looked up by the hash of the units it begins with.
static void long_repeats(struct repeats *r)
{
    const uint32_t empty = UINT32_MAX;
    uint32_t least = r->s->check->anywhere, slots = 1024;
    if (least == 0 || r->d->n < least) {
        return;
    }
    while (slots < r->d->n * 2) {
        slots *= 2;
    }
    uint32_t *slot = arena_array(r->s->a, uint32_t, slots);
    memset(slot, 0xFF, slots * sizeof *slot);
    for (uint32_t i = 0; i + least <= r->d->n; i++) {
        if (r->free[i] < least) {
            continue;
        }
        uint32_t at = hash_at(r->d, i, least) & (slots - 1);
        while (slot[at] != empty && common(r, slot[at], i) < least) {
            at = (at + 1) & (slots - 1);
        }
        if (slot[at] == empty) {
            slot[at] = i;
        } else if (slot[at] + least <= i) {
            uint32_t n = common(r, slot[at], i);
            tell(r, slot[at], (struct span){i, i + n});
            i += n - 1;
        }
    }
}

struct clauses {
    VEC(struct span) list;
};

static void clauses_of(struct repeats *r, struct span para, struct clauses *out)
{
    uint32_t start = para.start;
    out->list.n = 0;
    for (uint32_t i = para.start; i <= para.end; i++) {
        if (i < para.end && !is_clause_end(r->d->unit[i])) {
            continue;
        }
        if (i > start && r->free[start] >= i - start) {
            vec_push(r->s->a, &out->list, ((struct span){start, i}));
        }
        start = i + 1;
    }
}

// 行政处罚案件共15起,办结15起,办结行政处罚案件共15起: a clause that ends as a clause
// shortly before it is, figure and all.
static bool ends_as(const struct repeats *r, struct span old, struct span clause)
{
    uint32_t n = old.end - old.start;
    return n >= FIGURE_CLAUSE && n <= clause.end - clause.start &&
           holds_digit(r->d, old) &&
           memcmp(r->d->unit + old.start, r->d->unit + clause.end - n,
                  n * sizeof *r->d->unit) == 0;
}

static void short_repeats(struct repeats *r, struct span para, struct clauses *c)
{
    enum { BACK = 400 }; // clauses of a paragraph that are compared
    uint32_t least = r->s->check->within;
    clauses_of(r, para, c);
    for (uint32_t i = 1; i < c->list.n; i++) {
        struct span x = c->list.at[i];
        for (uint32_t k = i; k > 0 && i - k < BACK; k--) {
            struct span y = c->list.at[k - 1];
            uint32_t n = x.end - x.start;
            bool same = n >= least && n == y.end - y.start &&
                        memcmp(r->d->unit + x.start, r->d->unit + y.start,
                               n * sizeof *r->d->unit) == 0;
            if (same || (i - k < CLAUSES_BACK && ends_as(r, y, x))) {
                tell(r, y.start, x);
                break;
            }
        }
    }
}

void check_repeat(struct state *s)
{
    const struct doc *d = s->doc;
    struct clauses clauses = {0};
    struct repeats r = {.s = s, .d = d};
    r.free = arena_array(s->a, uint32_t, d->n + 1);
    r.told = arena_array(s->a, bool, d->n + 1);
    find_barriers(&r);
    long_repeats(&r);
    for (uint32_t i = 0; i < d->paras.n && s->check->within; i++) {
        if (d->paras.at[i].kind == PARA_BODY) {
            short_repeats(&r, d->paras.at[i].span, &clauses);
        }
    }
}
