// place.c: what surrounds a place of the text.
#include "base/utf8.h"
#include "check/state.h"

enum { REACH = 2000 }; // no sentence is longer; keeps a text without stops linear

static bool is_stop(uint16_t u)
{
    return u == u'。' || u == ';' || u == '!' || u == '?' || u == '\n';
}

bool is_clause_end(uint16_t u)
{
    return is_stop(u) || u == ',' || u == ':';
}

struct span sentence_at(const struct doc *d, uint32_t at)
{
    struct span s = {at, at};
    uint32_t least = at > REACH ? at - REACH : 0;
    uint32_t most = d->n - at > REACH ? at + REACH : d->n;
    while (s.start > least && !is_stop(d->unit[s.start - 1])) {
        s.start--;
    }
    while (s.end < most && !is_stop(d->unit[s.end])) {
        s.end++;
    }
    return s;
}

struct span clause_at(const struct doc *d, struct span sentence, uint32_t at)
{
    struct span c = {at, at};
    while (c.start > sentence.start && !is_clause_end(d->unit[c.start - 1])) {
        c.start--;
    }
    while (c.end < sentence.end && !is_clause_end(d->unit[c.end])) {
        c.end++;
    }
    return c;
}

enum role role_at(const struct doc *d, uint32_t at)
{
    uint32_t low = 0, high = d->sentences.n;
    while (low < high) { // first sentence that begins behind `at`
        uint32_t middle = low + (high - low) / 2;
        if (d->sentences.at[middle].span.start <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low ? d->sentences.at[low - 1].role : ROLE_PREAMBLE;
}

bool in_role(const struct state *s, uint32_t at)
{
    return s->check->where == 0 || (s->check->where >> role_at(s->doc, at) & 1);
}

bool in_title_marks(const struct doc *d, uint32_t at)
{
    uint32_t low = 0, high = d->named.n;
    while (low < high) { // first that ends behind `at`
        uint32_t middle = low + (high - low) / 2;
        if (d->named.at[middle].span.end <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < d->named.n && d->named.at[low].span.start <= at;
}

bool in_quotes(const struct doc *d, struct span sentence, uint32_t at)
{
    bool open = false;
    for (uint32_t i = sentence.start; i < at; i++) {
        open = d->unit[i] == '"' ? !open : open;
    }
    return open;
}

int year_at(const struct doc *d, uint32_t at, uint32_t end)
{
    int year = 0;
    if (at + 5 > end || d->unit[at + 4] != u'年' ||
        (at > 0 && unit_is_digit(d->unit[at - 1]))) {
        return 0;
    }
    for (uint32_t k = 0; k < 4; k++) {
        if (!unit_is_digit(d->unit[at + k])) {
            return 0;
        }
        year = year * 10 + d->unit[at + k] - '0';
    }
    return year >= 1990 && year < 2100 ? year : 0;
}

uint32_t first_figure(const struct doc *d, uint32_t from)
{
    uint32_t low = 0, high = d->figures.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->figures.at[middle].span.start < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool is_exact(const struct figure *f)
{
    return f->kind == FIGURE_COUNT && !f->about && !span_empty(f->unit);
}

bool same_unit(const struct doc *d, const struct figure *x, const struct figure *y)
{
    uint32_t n = x->unit.end - x->unit.start;
    return n == y->unit.end - y->unit.start &&
           memcmp(d->unit + x->unit.start, d->unit + y->unit.start,
                  n * sizeof *d->unit) == 0;
}
