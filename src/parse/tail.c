// tail.c: the end of a report: 特此报告, agency, date, and the page furniture behind
// them.
#include "parse/frame.h"

#include "base/utf8.h"

enum { CLOSING_UNITS = 20, AGENCY_LINES = 3, TEXT_UNITS = 40, CLOSING_LINES = 8 };

// True for a line that nobody would find behind the date of a report.
static bool is_text(const struct lines *l, uint32_t i)
{
    struct ustr s = line_units(l, i);
    if (is_furniture(l, i)) {
        return false;
    }
    bool stop = false;
    for (size_t k = 0; k < s.n; k++) {
        stop = stop || s.p[k] == u'。';
    }
    struct marker m = marker_read(s);
    return (stop && s.n >= TEXT_UNITS) || m.numbering == NUMBERING_HAN ||
           m.numbering == NUMBERING_HAN_PAREN;
}

// Cuts `某某局2025年1月8日` before its date; true when the line is or now ends with a
// date.
static bool date_line(struct arena *a, struct lines *l, uint32_t *i)
{
    struct ustr s = line_units(l, *i);
    if (whole_date(s).length) {
        return true;
    }
    for (size_t k = 3; k + 8 <= s.n && s.n <= 60; k++) {
        struct date d = date_read(ustr_cut(s, k));
        if (d.day && k + d.length == s.n && is_agency((struct ustr){s.p, k})) {
            line_cut(a, l, *i, (uint32_t)k);
            ++*i;
            return true;
        }
    }
    return false;
}

// The first date line that no text follows, or the number of lines.
static uint32_t date_find(struct arena *a, struct lines *l, uint32_t from)
{
    uint32_t last_text = from;
    for (uint32_t i = from; i < l->list.n; i++) {
        last_text = is_text(l, i) ? i + 1 : last_text;
    }
    for (uint32_t i = last_text; i < l->list.n; i++) {
        if (!is_furniture(l, i) && date_line(a, l, &i)) {
            return i;
        }
    }
    return l->list.n;
}

// Marks the agency lines directly above line `end`; returns the first of them.
static uint32_t agency_above(struct lines *l, uint32_t from, uint32_t end)
{
    uint32_t i = end;
    while (i > from && end - i < AGENCY_LINES && l->list.at[i - 1].part == LINE_BODY &&
           is_agency(line_units(l, i - 1)) && !is_furniture(l, i - 1)) {
        l->list.at[--i].part = LINE_AGENCY;
    }
    return i;
}

// Without a date: an agency line behind the last sentence.
static uint32_t agency_last(struct lines *l, uint32_t from)
{
    uint32_t end = l->list.n;
    while (end > from && !is_text(l, end - 1) && !line_ends_sentence(l, end - 1)) {
        end--;
    }
    for (uint32_t i = end; i < l->list.n; i++) {
        if (is_agency(line_units(l, i)) && !is_furniture(l, i)) {
            l->list.at[i].part = LINE_AGENCY;
            return i;
        }
    }
    return l->list.n;
}

static void closing_find(struct lines *l, uint32_t from)
{
    uint32_t first = l->list.n > CLOSING_LINES ? l->list.n - CLOSING_LINES : 0;
    for (uint32_t i = first > from ? first : from; i < l->list.n; i++) {
        if (l->list.at[i].part == LINE_BODY && line_length(l, i) <= CLOSING_UNITS &&
            !line_has_marker(l, i) && word_in(&l->words->closing, line_looking(l, i))) {
            l->list.at[i].part = LINE_CLOSING;
        }
    }
}

void tail_find(struct arena *a, struct lines *l, uint32_t from)
{
    uint32_t date = date_find(a, l, from), end = date + 1;
    if (date < l->list.n) {
        l->list.at[date].part = LINE_DATE;
        if (agency_above(l, from, date) == date && date + 1 < l->list.n &&
            is_agency(line_units(l, date + 1))) {
            l->list.at[date + 1].part = LINE_AGENCY;
            end = date + 2;
        }
    } else {
        end = agency_last(l, from) + 1;
    }
    for (uint32_t i = end; i < l->list.n; i++) {
        l->list.at[i].part = LINE_FURNITURE;
    }
    closing_find(l, from);
    for (uint32_t i = l->list.n; i > from;
         i--) { // longer than a stray line in the middle
        struct line *line = &l->list.at[i - 1];
        if (line->part != LINE_FURNITURE && !is_furniture(l, i - 1)) {
            break;
        }
        line->part = LINE_FURNITURE;
    }
}
