// years.c: years of headings and lead, the date of signature, terms that were not there
// yet or are no longer in force.
#include "base/utf8.h"
#include "check/state.h"

enum {
    BEHIND_LEAD = 14,      // characters between 现将 and the year
    SIGNED_AT_LATEST = 331 // of the following year, for a report without a date
};

static struct str number(const struct state *s, int n)
{
    return arena_fmt(s->a, "%d", n);
}

// The first year in `in`, neither inside 《》 nor in brackets nor one end of a range.
static int plain_year(const struct doc *d, struct span in, struct span *at)
{
    for (uint32_t i = in.start; i < in.end; i++) {
        int year = year_at(d, i, in.end);
        uint16_t before = i > 0 ? d->unit[i - 1] : 0;
        bool range = before == '-' || before == u'至' || before == u'到';
        if (year && !range && before != '(' && !in_title_marks(d, i)) {
            *at = (struct span){i, i + 5};
            return year;
        }
    }
    return 0;
}

static void judge_heading(struct state *s, const struct section *section)
{
    const struct doc *d = s->doc;
    int own = d->facts.year;
    struct span at;
    int year = plain_year(d, section->heading, &at);
    if (!year || year == own || term_in(d, &s->terms->unless, section->heading)) {
        return;
    }
    bool plan = term_in(d, &s->terms->words, section->heading);
    bool past = section->role <= ROLE_SHORTCOMINGS;
    if (past && year == own + 1 && plan) {
        return; // shortcomings and plan under one heading
    }
    if (past || (section->role == ROLE_PLAN && year != own + 1)) {
        found(s, section->heading, number(s, year),
              number(s, section->role == ROLE_PLAN ? own + 1 : own), STR(""));
    }
}

// A plan that carries the report year itself: 2024年工作安排 in a report on 2024.
static void judge_plan_heading(struct state *s, const struct section *section)
{
    struct span at;
    int own = s->doc->facts.year;
    if (section->role == ROLE_PLAN &&
        plain_year(s->doc, section->heading, &at) == own &&
        !term_in(s->doc, &s->terms->second, section->heading) &&
        !term_in(s->doc, &s->terms->unless, section->heading)) {
        found(s, section->heading, number(s, own), number(s, own + 1), STR(""));
    }
}

void check_heading_year(struct state *s)
{
    const struct doc *d = s->doc;
    for (uint32_t i = 1; i < d->sections.n && d->facts.year; i++) {
        if (d->sections.at[i].level == 1) {
            judge_heading(s, &d->sections.at[i]);
            judge_plan_heading(s, &d->sections.at[i]);
        }
    }
}

void check_lead_year(struct state *s)
{
    const struct doc *d = s->doc;
    struct span at, hit;
    int own = plain_year(d, d->facts.title, &at);
    if (!own || own != d->facts.year) {
        return;
    }
    for (uint32_t i = 0; i < d->paras.n; i++) {
        const struct para *p = &d->paras.at[i];
        if (d->sections.at[p->section].level > 0) {
            return;
        }
        if (p->kind != PARA_BODY || !term_find(d, &s->terms->words, p->span, &hit)) {
            continue;
        }
        struct span behind = {hit.end, hit.end + BEHIND_LEAD + 5};
        behind.end = behind.end < p->span.end ? behind.end : p->span.end;
        int year = plain_year(d, behind, &at);
        if (year && year != own) {
            found(s, (struct span){hit.start, at.end}, number(s, year), number(s, own),
                  STR(""));
        }
    }
}

// The date of signature as 20250108; 0 when there is none.
static uint32_t signed_on(const struct doc *d)
{
    const struct facts *f = &d->facts;
    return f->date_year ? (uint32_t)f->date_year * 10000 +
                              (uint32_t)f->date_month * 100 + (uint32_t)f->date_day
                        : 0;
}

static struct str day_said(const struct state *s, uint32_t day)
{
    uint32_t year = day / 10000, month = day / 100 % 100;
    if (day % 10000 == 101 || day % 10000 == 1231) {
        return arena_fmt(s->a, "%u", year);
    }
    return arena_fmt(s->a, "%u-%02u-%02u", year, month, day % 100);
}

void check_signed_early(struct state *s)
{
    const struct doc *d = s->doc;
    uint32_t day = signed_on(d), year = (uint32_t)d->facts.year;
    struct span hit = d->facts.date_span;
    if (!day || !year || day >= year * 10000 + s->check->month_day) {
        return;
    }
    if (s->check->second.n &&
        !term_find(d, &s->terms->second, (struct span){0, d->n}, &hit)) {
        return;
    }
    found(s, hit, day_said(s, day), number(s, (int)year), STR(""));
}

// Of several limits that are passed the latest one speaks.
void check_signed_late(struct state *s)
{
    const struct doc *d = s->doc;
    uint32_t day = signed_on(d), year = (uint32_t)d->facts.year;
    if (!day || !year || day <= (year + 1) * 10000 + s->check->month_day) {
        return;
    }
    for (uint32_t i = 0; i < s->in->pack->checks.n; i++) {
        const struct check *other = &s->in->pack->checks.at[i];
        if (other->kind == CHECK_SIGNED_LATE && !other->off &&
            other->month_day > s->check->month_day &&
            day > (year + 1) * 10000 + other->month_day) {
            return;
        }
    }
    found(s, d->facts.date_span, day_said(s, day),
          day_said(s, (year + 1) * 10000 + s->check->month_day), STR(""));
}

// The first mention of each term of the calendar in the sections the check looks at,
// not excused by its `unless`; an empty span where there is none.
static struct span *mentions(struct state *s)
{
    const struct doc *d = s->doc;
    const struct check_words *w = s->in->words;
    struct span *first = arena_array(s->a, struct span, w->calendar.n + 1), hit;
    for (uint32_t i = 0; i < d->n; i++) {
        bool may = unit_in(w->calendar_first, d->unit[i]);
        for (uint32_t k = 0; may && k < w->calendar.n; k++) {
            if (span_empty(first[k]) && term_at(d, &w->calendar.at[k], i, d->n, &hit) &&
                in_role(s, i) && !term_in(d, &s->terms->unless, sentence_at(d, i))) {
                first[k] = hit;
            }
        }
    }
    return first;
}

void check_too_new(struct state *s)
{
    uint32_t day = signed_on(s->doc), year = (uint32_t)s->doc->facts.year;
    uint32_t known = day >= year * 10000 ? day : (year + 1) * 10000 + SIGNED_AT_LATEST;
    const struct span *hit = mentions(s);
    for (uint32_t i = 0; i < s->in->pack->calendar.n && year; i++) {
        const struct calendar_entry *e = &s->in->pack->calendar.at[i];
        if (e->from > known && !span_empty(hit[i])) {
            found(s, hit[i], text_of(s, hit[i]), day_said(s, e->from),
                  said_in(s, e->note, e->note_en));
        }
    }
}

void check_outdated(struct state *s)
{
    uint32_t year = (uint32_t)s->doc->facts.year;
    const struct span *hit = mentions(s);
    for (uint32_t i = 0; i < s->in->pack->calendar.n && year; i++) {
        const struct calendar_entry *e = &s->in->pack->calendar.at[i];
        if (e->until && e->until < year * 10000 && !span_empty(hit[i])) {
            found(s, hit[i], text_of(s, hit[i]), day_said(s, e->until),
                  said_in(s, e->note, e->note_en));
        }
    }
}
