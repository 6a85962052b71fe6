// points.c: the single shortcomings and plan points of a report.
#include "judge/state.h"

#include "base/utf8.h"

uint32_t han_in(const struct doc *d, struct span span)
{
    uint32_t n = 0;
    for (uint32_t i = span.start; i < span.end; i++) {
        n += unit_is_han(d->unit[i]);
    }
    return n;
}

uint32_t han_of_roles(const struct doc *d, uint32_t roles)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const struct sentence *s = &d->sentences.at[i];
        n += roles >> s->role & 1 ? han_in(d, s->span) : 0;
    }
    return n;
}

const struct section *section_of_role(const struct doc *d, enum role role)
{
    const struct section *best = NULL;
    for (uint32_t i = 1; i < d->sections.n; i++) {
        const struct section *s = &d->sections.at[i];
        if (s->role == role && (!best || s->level < best->level)) {
            best = s;
        }
    }
    return best;
}

static bool is_small_number(uint16_t u)
{
    static const uint16_t numbers[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
                                       0x4E03, 0x516B, 0x4E5D, 0x5341}; // 一 … 十
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (u == numbers[i]) {
            return true;
        }
    }
    return false;
}

// 一是 … 九是, (一) …, 1. at `i`.
static bool marker_at(const struct doc *d, struct span s, uint32_t i)
{
    const uint16_t *u = d->unit;
    if (i + 2 < s.end && is_small_number(u[i]) && u[i + 1] == 0x662F) { // 是
        return i == s.start || !is_small_number(u[i - 1]);
    }
    if (i + 3 < s.end && u[i] == '(' && is_small_number(u[i + 1])) {
        return u[i + 2] == ')' || u[i + 3] == ')';
    }
    return i == s.start && i + 2 < s.end && unit_is_digit(u[i]) &&
           (u[i + 1] == '.' || u[i + 1] == 0x3001);
}

static void add_point(struct state *s, point_list *out, uint32_t sentence, uint32_t start,
                      uint32_t end)
{
    if (end > start) {
        vec_push(s->a, out, ((struct point){{start, end}, sentence}));
    }
}

static bool has_point_heading(const struct doc *d, uint32_t i)
{
    const struct sentence *s = &d->sentences.at[i];
    return s->heading && d->sections.at[s->section].level >= 2;
}

// Points begin at markers and sub-headings and run to the next.
static void points_by_marker(struct state *s, enum role role, point_list *out)
{
    const struct doc *d = s->doc;
    bool open = false;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const struct sentence *sentence = &d->sentences.at[i];
        if (sentence->role != role ||
            (sentence->heading && d->sections.at[sentence->section].level <= 1)) {
            open = open && sentence->role == role;
            continue;
        }
        bool heading = has_point_heading(d, i);
        uint32_t from = sentence->span.start;
        if (heading) {
            add_point(s, out, i, from, sentence->span.end);
            open = true;
            continue;
        }
        for (uint32_t k = from; k < sentence->span.end; k++) {
            if (marker_at(d, sentence->span, k)) {
                if (open && out->n && k > from) {
                    out->at[out->n - 1].span.end = k;
                }
                add_point(s, out, i, k, sentence->span.end);
                open = true;
            }
        }
        if (open && out->n) {
            out->at[out->n - 1].span.end = sentence->span.end;
        }
    }
}

static void points_by_paragraph(struct state *s, enum role role, point_list *out)
{
    const struct doc *d = s->doc;
    uint32_t para = UINT32_MAX;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const struct sentence *sentence = &d->sentences.at[i];
        if (sentence->role != role || sentence->heading) {
            continue;
        }
        if (sentence->para != para) {
            para = sentence->para;
            add_point(s, out, i, sentence->span.start, sentence->span.end);
        } else if (out->n) {
            out->at[out->n - 1].span.end = sentence->span.end;
        }
    }
}

// One paragraph without markers: every clause is a point of its own.
static void points_by_clause(struct state *s, enum role role, point_list *out)
{
    const struct doc *d = s->doc;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const struct sentence *sentence = &d->sentences.at[i];
        if (sentence->role != role || sentence->heading) {
            continue;
        }
        for (uint32_t at = sentence->span.start; at < sentence->span.end;) {
            struct span here = {at, at};
            struct span clause = clause_around(d, sentence->span, here);
            add_point(s, out, i, at, clause.end);
            at = clause.end + 1;
        }
    }
}

static void points_of(struct state *s, enum role role, point_list *out)
{
    points_by_marker(s, role, out);
    if (out->n >= 2) {
        return;
    }
    out->n = 0;
    points_by_paragraph(s, role, out);
    if (out->n >= 3) {
        return;
    }
    out->n = 0;
    points_by_clause(s, role, out);
}

void find_points(struct state *s)
{
    points_of(s, ROLE_SHORTCOMINGS, &s->problems);
    points_of(s, ROLE_PLAN, &s->plans);
}
