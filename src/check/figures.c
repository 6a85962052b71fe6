// figures.c: figures against each other: the same told differently, more done than
// there was, vague numbers, mixed units, numbers without a unit.
#include "base/utf8.h"
#include "check/arith.h"
#include "check/state.h"

#include <stdlib.h>

enum { PAIR_APART = 60, PAIR_FIGURES = 5, SUFFIX_MOST = 16 };

static struct span label_in_clause(const struct doc *d, const struct figure *f)
{
    struct span sentence = sentence_at(d, f->span.start);
    struct span clause = clause_at(d, sentence, f->span.start);
    return (struct span){clause.start, f->span.start};
}

// --- the same quantity with different numbers ---

struct quantity {
    struct span core; // what is counted, without 全年, 共 …
    uint32_t figure;
    uint32_t hash; // of the unit and the end of the core
};

static bool ends_clause(const struct doc *d, uint32_t at)
{
    return at >= d->n || is_clause_end(d->unit[at]) || d->unit[at] == u'、';
}

static bool is_skipped(uint16_t u)
{
    return u == u'、' || u == ' ' || u == u'(' || u == u')';
}

static struct span without_head(const struct state *s, struct span label)
{
    struct span head = {0, 0};
    while (label.start < label.end &&
           (is_skipped(s->doc->unit[label.start]) ||
            term_at(s->doc, &s->terms->second, label.start, label.end, &head))) {
        label.start =
            is_skipped(s->doc->unit[label.start]) ? label.start + 1 : head.end;
    }
    return label;
}

static struct span without_tail(const struct state *s, struct span label)
{
    struct span tail = {0, 0};
    for (uint32_t i = label.start; i < label.end; i++) {
        if (term_at(s->doc, &s->terms->second, i, label.end, &tail) &&
            tail.end == label.end) {
            label.end = i;
        }
    }
    return label;
}

static uint32_t hash_units(const struct doc *d, struct span in, uint32_t hash)
{
    for (uint32_t i = in.start; i < in.end; i++) {
        hash = (hash ^ d->unit[i]) * UINT32_C(16777619);
    }
    return hash;
}

static bool quantity_of(const struct state *s, uint32_t i, struct quantity *q)
{
    const struct doc *d = s->doc;
    const struct figure *f = &d->figures.at[i];
    if (!is_exact(f) || !ends_clause(d, f->unit.end) || !in_role(s, f->span.start)) {
        return false;
    }
    struct span label = label_in_clause(d, f);
    struct span sentence = sentence_at(d, f->span.start);
    if (!term_in(d, &s->terms->words, (struct span){sentence.start, f->span.start}) ||
        term_in(d, &s->terms->unless, label)) {
        return false;
    }
    q->core = without_tail(s, without_head(s, label));
    q->figure = i;
    if (q->core.end - q->core.start < s->check->within) {
        return false;
    }
    struct span tail = {q->core.end - s->check->within, q->core.end};
    q->hash = hash_units(d, f->unit, hash_units(d, tail, UINT32_C(2166136261)));
    return true;
}

static int by_hash(const void *x, const void *y)
{
    const struct quantity *a = x, *b = y;
    if (a->hash != b->hash) {
        return a->hash < b->hash ? -1 : 1;
    }
    return a->figure < b->figure ? -1 : a->figure > b->figure;
}

static bool same_units(const struct doc *d, struct span x, struct span y)
{
    uint32_t n = x.end - x.start;
    return n == y.end - y.start &&
           memcmp(d->unit + x.start, d->unit + y.start, n * sizeof *d->unit) == 0;
}

static void judge_quantities(struct state *s, const struct quantity *x,
                             const struct quantity *y)
{
    const struct doc *d = s->doc;
    const struct figure *f = &d->figures.at[x->figure], *g = &d->figures.at[y->figure];
    uint32_t n = s->check->within;
    struct span a = {x->core.end - n, x->core.end}, b = {y->core.end - n, y->core.end};
    if (f->hundredths == g->hundredths || !same_unit(d, f, g) || !same_units(d, a, b)) {
        return;
    }
    struct position first = text_position(d->text, doc_raw(d, f->span.start));
    s->hint = !same_units(d, x->core, y->core);
    found(s, (struct span){y->core.start, g->unit.end},
          text_of(s, (struct span){g->span.start, g->unit.end}),
          text_of(s, (struct span){f->span.start, f->unit.end}),
          arena_fmt(s->a, "%u", first.line));
}

void check_disagree(struct state *s)
{
    const struct doc *d = s->doc;
    struct quantity *q = arena_array(s->a, struct quantity, d->figures.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->figures.n; i++) {
        n += quantity_of(s, i, &q[n]);
    }
    if (n) {
        qsort(q, n, sizeof *q, by_hash);
    }
    for (uint32_t i = 1; i < n; i++) {
        if (q[i].hash == q[i - 1].hash) {
            judge_quantities(s, &q[i - 1], &q[i]);
        }
    }
}

// --- more done than there was ---

// What a label says beside the word itself and the words of `second` must stand before
// the first figure too: else it counts something else.
static bool same_object(const struct state *s, struct span label, struct span word,
                        struct span before)
{
    const struct doc *d = s->doc;
    struct span skip;
    for (uint32_t i = label.start; i < label.end; i++) {
        if (i == word.start) {
            i = word.end - 1;
        } else if (term_at(d, &s->terms->second, i, label.end, &skip)) {
            i = skip.end - 1;
        } else if (unit_is_han(d->unit[i])) {
            bool met = false;
            for (uint32_t k = before.start; k < before.end && !met; k++) {
                met = d->unit[k] == d->unit[i];
            }
            if (!met) {
                return false;
            }
        }
    }
    return true;
}

static void judge_pair(struct state *s, const struct pair_terms *pair, uint32_t i,
                       uint32_t j)
{
    const struct doc *d = s->doc;
    const struct figure *more = &d->figures.at[i], *less = &d->figures.at[j];
    struct span before = {sentence_at(d, more->span.start).start, more->span.start};
    struct span own = label_in_clause(d, more), label = label_in_clause(d, less), word;
    label.start = label.start < d->figures.at[j - 1].unit.end &&
                          d->figures.at[j - 1].unit.end < label.end
                      ? d->figures.at[j - 1].unit.end
                      : label.start;
    if (term_in(d, &pair->more, own) && term_find(d, &pair->less, label, &word) &&
        !term_in(d, &pair->less, own) && same_object(s, label, word, before)) {
        found(s, (struct span){own.start, less->unit.end},
              text_of(s, (struct span){less->span.start, less->unit.end}),
              text_of(s, (struct span){more->span.start, more->unit.end}), STR(""));
    }
}

void check_not_more(struct state *s)
{
    const struct doc *d = s->doc;
    for (uint32_t i = 0; i < d->figures.n; i++) {
        const struct figure *more = &d->figures.at[i];
        struct span sentence = sentence_at(d, more->span.start);
        uint32_t before = s->found;
        if (!is_exact(more) || !in_role(s, more->span.start) ||
            term_in(d, &s->terms->unless, sentence)) {
            continue;
        }
        for (uint32_t j = i + 1; j < d->figures.n && j <= i + PAIR_FIGURES; j++) {
            const struct figure *less = &d->figures.at[j];
            if (less->span.end > sentence.end ||
                less->span.start - more->unit.end > PAIR_APART) {
                break;
            }
            bool over = is_exact(less) && same_unit(d, more, less) &&
                        less->hundredths > more->hundredths;
            for (uint32_t k = 0; over && k < s->terms->pairs.n && s->found == before;
                 k++) {
                judge_pair(s, &s->terms->pairs.at[k], i, j);
            }
        }
    }
}

// --- how numbers are written ---

static bool is_about(uint16_t u)
{
    return u == u'余' || u == u'多';
}

static bool is_power(uint16_t u)
{
    return u == u'万' || u == u'亿' || u == u'千' || u == u'百';
}

// 39余件, 3.5余份: more than an exact number.
static bool exact_and_more(const struct doc *d, const struct figure *f)
{
    for (uint32_t i = f->span.start; i < f->span.end + 1 && i < d->n; i++) {
        if (is_about(d->unit[i])) {
            uint16_t before = i > f->span.start ? d->unit[i - 1] : 0;
            uint16_t behind = i + 1 < d->n ? d->unit[i + 1] : 0;
            return before >= '1' && before <= '9' && !is_power(behind) &&
                   i - f->span.start > 1;
        }
    }
    return false;
}

// A word of `words` before the number and one of `second` behind it, or 余, say the
// same twice: 近30余件, 约20件左右.
static bool twice_vague(const struct state *s, const struct figure *f)
{
    const struct doc *d = s->doc;
    struct span head, tail;
    bool before = false, behind = false, more = false;
    for (uint32_t n = 1; n <= 2 && f->span.start >= n; n++) {
        before =
            before || (term_at(d, &s->terms->words, f->span.start - n, d->n, &head) &&
                       head.end == f->span.start);
    }
    uint32_t end = span_empty(f->unit) ? f->span.end : f->unit.end;
    for (uint32_t i = end; i < d->n && i < end + 1; i++) {
        behind = term_at(d, &s->terms->second, i, d->n, &tail);
    }
    for (uint32_t i = f->span.start; i < f->span.end; i++) {
        more = more || is_about(d->unit[i]);
    }
    return (before + behind + more >= 2) || (more && f->kind == FIGURE_PERCENT);
}

void check_vague_number(struct state *s)
{
    const struct doc *d = s->doc;
    for (uint32_t i = 0; i < d->figures.n; i++) {
        const struct figure *f = &d->figures.at[i];
        if (f->about && (exact_and_more(d, f) || twice_vague(s, f))) {
            struct span what = {f->span.start,
                                f->unit.end > f->span.end ? f->unit.end : f->span.end};
            found(s, what, text_of(s, what), STR(""), STR(""));
        }
    }
}

static bool is_money(const struct doc *d, const struct figure *f)
{
    return f->kind == FIGURE_COUNT && !span_empty(f->unit) &&
           d->unit[f->unit.start] == u'元';
}

// Fines once in 元, once in 万元; `words` stand before the amounts. With `second`,
// counts of what `words` name in more than one of these units.
void check_mixed_units(struct state *s)
{
    const struct doc *d = s->doc;
    struct span hit, first = {0, 0};
    bool large_first = false;
    for (uint32_t i = 0; i < d->figures.n; i++) {
        const struct figure *f = &d->figures.at[i];
        if (!unit_is_digit(d->unit[f->span.start]) || !is_money(d, f) ||
            !term_in(d, &s->terms->words, label_in_clause(d, f))) {
            continue;
        }
        bool large =
            d->unit[f->span.end - 1] == u'万' || d->unit[f->span.end - 1] == u'亿';
        hit = (struct span){f->span.start, f->unit.end};
        if (span_empty(first)) {
            first = hit;
            large_first = large;
        } else if (large != large_first) {
            struct position p = text_position(d->text, doc_raw(d, first.start));
            found(s, hit, text_of(s, hit), text_of(s, first),
                  arena_fmt(s->a, "%u", p.line));
            return;
        }
    }
}

// 作出行政处罚170,罚款…: a number where a measure word is expected.
void check_bare_number(struct state *s)
{
    const struct doc *d = s->doc;
    for (uint32_t i = 0; i < d->figures.n; i++) {
        const struct figure *f = &d->figures.at[i];
        uint16_t before = f->span.start ? d->unit[f->span.start - 1] : 0;
        uint16_t behind = f->span.end < d->n ? d->unit[f->span.end] : '\n';
        bool stop = behind == ',' || behind == u'。' || behind == ';';
        struct span clause = clause_at(d, sentence_at(d, f->span.start), f->span.start);
        if (f->kind != FIGURE_BARE || !unit_is_han(before) || !stop ||
            in_title_marks(d, f->span.start) || term_in(d, &s->terms->unless, clause)) {
            continue;
        }
        found(s, (struct span){clause.start, f->span.end}, text_of(s, f->span), STR(""),
              STR(""));
    }
}
