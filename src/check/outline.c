// outline.c: numbers of headings and of 一是 …, what is left of a page, and what no
// text can show.
#include "base/utf8.h"
#include "check/state.h"

enum { NUMBERINGS = NUMBERING_CHAPTER + 1, RUN_IN_MOST = 10 };

static struct str number(const struct state *s, uint32_t n)
{
    return arena_fmt(s->a, "%u", n);
}

static void headings_in_order(struct state *s)
{
    const struct doc *d = s->doc;
    uint32_t *last =
        arena_array(s->a, uint32_t, (size_t)d->sections.n * NUMBERINGS + 1);
    for (uint32_t i = 1; i < d->sections.n; i++) {
        const struct section *h = &d->sections.at[i];
        if (h->numbering == NUMBERING_NONE || h->numbering == NUMBERING_RUN_IN ||
            h->parent >= d->sections.n) {
            continue;
        }
        uint32_t *before = &last[h->parent * NUMBERINGS + h->numbering];
        if (h->number == 0) {
            *before += *before > 0; // the number is lost: take it as the next one
            continue;
        }
        if (h->number != *before + 1 && h->number != 1) {
            found(s, h->heading, number(s, h->number), number(s, *before + 1), STR(""));
        }
        *before = h->number;
    }
}

// 1 for 一是, 10 for 十是; 0 when nothing of the kind begins at `at`.
static uint32_t run_in_number(const struct doc *d, uint32_t at)
{
    static const uint16_t digits[RUN_IN_MOST] = u"一二三四五六七八九十";
    uint16_t before = at > 0 ? d->unit[at - 1] : '\n';
    bool begins = is_clause_end(before) || before == u'、' || before == ')';
    if (!begins || at + 1 >= d->n || d->unit[at + 1] != u'是') {
        return 0;
    }
    for (uint32_t i = 0; i < RUN_IN_MOST; i++) {
        if (d->unit[at] == digits[i]) {
            return i + 1;
        }
    }
    return 0;
}

static void run_in_order(struct state *s)
{
    const struct doc *d = s->doc;
    uint32_t last = 0, section = 0, para = 0;
    for (uint32_t i = 0; i < d->n; i++) {
        while (para < d->paras.n && d->paras.at[para].span.end <= i) {
            para++;
        }
        uint32_t here = para < d->paras.n ? d->paras.at[para].section : section;
        uint32_t n = run_in_number(d, i);
        if (here != section && d->sections.at[here].numbering != NUMBERING_RUN_IN) {
            section = here;
            last = 0;
        }
        if (n > 1 && last > 0 && n != last + 1) {
            struct span what = clause_at(d, sentence_at(d, i), i);
            found(s, what, number(s, n), number(s, last + 1), STR(""));
        }
        last = n ? n : last;
    }
}

void check_numbering(struct state *s)
{
    headings_in_order(s);
    run_in_order(s);
}

static bool blank(const struct text *t, struct span raw)
{
    for (uint32_t i = raw.start; i < raw.end; i++) {
        uint16_t u = t->raw[i];
        if (u > ' ' && u != 0x3000 && u != 0xA0 && u != 0xFEFF) {
            return false;
        }
    }
    return true;
}

// Lines of the file that are no part of the text, in blocks.
void check_furniture(struct state *s)
{
    const struct doc *d = s->doc;
    const struct text *t = d->text;
    uint32_t unit = 0;
    bool inside = false;
    for (uint32_t line = 0; line < t->line_n; line++) {
        uint32_t end = line + 1 < t->line_n ? t->line_start[line + 1] : t->raw_n;
        struct span raw = {t->line_start[line], end};
        while (unit < d->n && d->at[unit] < raw.start) {
            unit++;
        }
        while (unit < d->n && d->at[unit] < end && d->unit[unit] == '\n') {
            unit++;
        }
        if (blank(t, raw)) {
            continue;
        }
        bool set_aside = unit >= d->n || d->at[unit] >= end;
        if (set_aside && !inside) {
            found_in_file(s, raw, STR(""));
        }
        inside = set_aside;
    }
}

void check_reminder(struct state *s)
{
    const struct facts *f = &s->doc->facts;
    if (f->genre.n == 0) {
        struct span at = span_empty(f->date_span) ? f->title : f->date_span;
        found(s, (struct span){at.start, at.start}, STR(""), STR(""), STR(""));
    }
}
