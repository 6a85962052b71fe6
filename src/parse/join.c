// join.c: which lines continue the sentence of the line before: lines broken in the
// middle of a sentence, and texts wrapped at a constant width.
#include "parse/lines.h"

#include "parse/numeral.h"

enum {
    WRAP_LEAST = 40, // columns
    WRAP_MOST = 140,
    WRAP_LINES = 6,
    WRAP_SLACK = 6,      // a full line may be so much narrower than the widest
    SENTENCE_UNITS = 40, // an unfinished line longer than this is no heading
};

// Width at which the text was wrapped by hand or by a converter; 0 when it was not.
static uint32_t wrap_width(const struct lines *l)
{
    uint32_t widest = 0, full = 0, body = 0;
    for (uint32_t i = 0; i < l->list.n; i++) {
        if (l->list.at[i].part == LINE_BODY && l->list.at[i].width > widest) {
            widest = l->list.at[i].width;
        }
    }
    if (widest < WRAP_LEAST || widest > WRAP_MOST) {
        return 0;
    }
    for (uint32_t i = 0; i < l->list.n; i++) {
        const struct line *line = &l->list.at[i];
        body += line->part == LINE_BODY;
        full += line->part == LINE_BODY && line->width + WRAP_SLACK >= widest &&
                !line_ends_sentence(l, i);
    }
    return full >= WRAP_LINES && full * 3 >= body ? widest : 0;
}

static bool ends_open(struct ustr s)
{
    uint16_t u = s.p[s.n - 1];
    return u == ',' || u == u'、' || u == u'《' || u == '(' || u == '-';
}

// Is the line longer than a heading, or more than one sentence?
static bool is_text(const struct lines *l, uint32_t i)
{
    return line_units(l, i).n > SENTENCE_UNITS || line_has_inner_stop(l, i);
}

// Line `i` breaks off in the middle of a sentence; its paragraph begins with `first`.
static bool is_open(const struct lines *l, uint32_t first, uint32_t i, uint32_t wrap)
{
    struct ustr s = line_units(l, i);
    if (line_ends_sentence(l, i) || is_table_row(s)) {
        return false;
    }
    if (ends_open(s) || (first != i && is_text(l, first))) {
        return true; // once broken, a sentence goes on to its stop
    }
    struct marker m = marker_read(s);
    if (m.numbering != NUMBERING_NONE && m.length == s.n) {
        return true; // a number alone: its heading is on the next line
    }
    if (wrap) {
        return l->list.at[i].width + WRAP_SLACK >= wrap;
    }
    bool heading = m.numbering != NUMBERING_NONE && !line_has_inner_stop(l, i);
    return !heading && is_text(l, i);
}

// A line cannot begin with such a mark.
static bool begins_inside(struct ustr s)
{
    uint16_t u = s.p[0];
    return u == ',' || u == u'、' || u == u'。' || u == ';' || u == u'》' || u == ')' ||
           u == ':';
}

// `page`: only the number of a page stands between the two.
static bool can_follow(const struct lines *l, uint32_t before, uint32_t i,
                       uint32_t wrap, bool page)
{
    const struct line *line = &l->list.at[i];
    if (line->part != LINE_BODY || is_table_row(line_units(l, i))) {
        return false;
    }
    struct marker m = marker_read(line_units(l, i));
    bool inside = m.number == 0 && !line_ends_sentence(l, before);
    if (m.numbering != NUMBERING_NONE && !inside) {
        // 二是 may stand at the start of any line of a wrapped paragraph
        return m.numbering == NUMBERING_RUN_IN && wrap && !line->gap && !line->indented;
    }
    return !line->gap || page || wrap || ends_open(line_units(l, before)) ||
           begins_inside(line_units(l, i));
}

// A wrapped text that indents its paragraphs: a full line may end with a sentence and
// the paragraph still goes on.
static bool goes_on(const struct lines *l, uint32_t before, uint32_t i, uint32_t wrap,
                    bool indents)
{
    return wrap && indents && l->list.at[before].width + WRAP_SLACK >= wrap &&
           !l->list.at[i].indented && !l->list.at[i].gap;
}

void lines_join(struct lines *l)
{
    uint32_t wrap = wrap_width(l), indented = 0;
    for (uint32_t i = 0; i < l->list.n; i++) {
        indented += l->list.at[i].part == LINE_BODY && l->list.at[i].indented;
    }
    uint32_t before = UINT32_MAX; // last line that is not furniture
    uint32_t first = 0;           // of its paragraph
    bool page = false;
    for (uint32_t i = 0; i < l->list.n; i++) {
        struct line *line = &l->list.at[i];
        if (line->part == LINE_FURNITURE) {
            page = true;
            continue;
        }
        if (before != UINT32_MAX && l->list.at[before].part == LINE_BODY &&
            can_follow(l, before, i, wrap, page)) {
            bool break_here = wrap && indented && line->indented;
            line->continues =
                begins_inside(line_units(l, i)) ||
                (!break_here && (is_open(l, first, before, wrap) ||
                                 goes_on(l, before, i, wrap, indented > 0)));
        }
        first = line->continues ? first : i;
        before = i;
        page = false;
    }
}
