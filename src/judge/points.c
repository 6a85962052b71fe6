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

enum marker { MARKER_NONE, MARKER_IS, MARKER_PAREN, MARKER_DIGIT };

// 一是 … 九是, (一) …, 1. at `i`.
static enum marker marker_at(const struct doc *d, struct span s, uint32_t i)
{
    const uint16_t *u = d->unit;
    if (i + 2 < s.end && is_small_number(u[i]) && u[i + 1] == 0x662F) { // 是
        return i == s.start || !is_small_number(u[i - 1]) ? MARKER_IS : MARKER_NONE;
    }
    if (i + 3 < s.end && u[i] == '(' && is_small_number(u[i + 1])) {
        return u[i + 2] == ')' || u[i + 3] == ')' ? MARKER_PAREN : MARKER_NONE;
    }
    bool digit = i == s.start && i + 2 < s.end && unit_is_digit(u[i]) &&
                 (u[i + 1] == '.' || u[i + 1] == 0x3001);
    return digit ? MARKER_DIGIT : MARKER_NONE;
}

static void add_point(struct state *s, point_list *out, uint32_t sentence,
                      uint32_t start, uint32_t end)
{
    if (end > start) {
        vec_push(s->a, out, ((struct point){{start, end}, sentence}));
    }
}

// The marker that a sub-heading stands for, its number being outside the sentence or
// not.
static enum marker heading_marker(const struct section *s)
{
    switch (s->numbering) {
    case NUMBERING_ARABIC:
    case NUMBERING_ARABIC_PAREN:
        return MARKER_DIGIT;
    case NUMBERING_RUN_IN:
        return MARKER_IS;
    case NUMBERING_NONE:
    case NUMBERING_HAN:
    case NUMBERING_HAN_PAREN:
    case NUMBERING_CHAPTER:
        break;
    }
    return MARKER_PAREN;
}

struct splitting {
    struct state *s;
    point_list *out;
    enum marker kind; // other markers stand deeper or higher and split nothing
    bool open;
};

static void open_point(struct splitting *p, enum marker kind, uint32_t sentence,
                       struct span span)
{
    if (kind != p->kind) {
        return;
    }
    if (p->open && p->out->n && p->out->at[p->out->n - 1].span.end > span.start) {
        p->out->at[p->out->n - 1].span.end = span.start;
    }
    add_point(p->s, p->out, sentence, span.start, span.end);
    p->open = true;
}

static void split_sentence(struct splitting *p, uint32_t i)
{
    const struct doc *d = p->s->doc;
    const struct sentence *sentence = &d->sentences.at[i];
    struct span span = sentence->span;
    if (sentence->heading && d->sections.at[sentence->section].level >= 2) {
        open_point(p, heading_marker(&d->sections.at[sentence->section]), i, span);
    } else {
        for (uint32_t k = span.start; k < span.end; k++) {
            enum marker kind = marker_at(d, span, k);
            if (kind != MARKER_NONE) {
                open_point(p, kind, i, (struct span){k, span.end});
            }
        }
    }
    if (p->open && p->out->n) {
        p->out->at[p->out->n - 1].span.end = span.end;
    }
}

// Points begin at markers and sub-headings of one kind and run to the next.
static void points_by_marker(struct state *s, enum role role, enum marker kind,
                             point_list *out)
{
    const struct doc *d = s->doc;
    struct splitting p = {.s = s, .out = out, .kind = kind};
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const struct sentence *sentence = &d->sentences.at[i];
        bool main_heading =
            sentence->heading && d->sections.at[sentence->section].level <= 1;
        if (sentence->role != role) {
            p.open = false;
        } else if (!main_heading) {
            split_sentence(&p, i);
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

// Does the item that lists the words of shortcomings have one in the span?
static bool names_shortcoming(const struct state *s, struct span span)
{
    const struct pack *pack = s->in->pack;
    for (uint32_t i = 0; i < s->in->hits->list.n; i++) {
        const struct hit *h = &s->in->hits->list.at[i];
        if (pack->items.at[h->item].kind == KIND_PROBLEMS && h->use == USE_CORE &&
            h->head.start >= span.start && h->head.start < span.end) {
            return true;
        }
    }
    return false;
}

// Of single clauses only those are shortcomings that say so: the rest leads over.
static void keep_shortcomings(const struct state *s, point_list *points)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < points->n; i++) {
        if (names_shortcoming(s, points->at[i].span)) {
            points->at[kept++] = points->at[i];
        }
    }
    points->n = kept ? kept : points->n;
}

static void points_of(struct state *s, enum role role, point_list *out)
{
    static const enum marker kinds[] = {MARKER_PAREN, MARKER_DIGIT, MARKER_IS};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        out->n = 0;
        points_by_marker(s, role, kinds[i], out);
        if (out->n >= 2) {
            return;
        }
    }
    out->n = 0;
    points_by_paragraph(s, role, out);
    if (out->n >= 3) {
        return;
    }
    out->n = 0;
    points_by_clause(s, role, out);
    if (role == ROLE_SHORTCOMINGS) {
        keep_shortcomings(s, out);
    }
}

void find_points(struct state *s)
{
    points_of(s, ROLE_SHORTCOMINGS, &s->problems);
    points_of(s, ROLE_PLAN, &s->plans);
}
