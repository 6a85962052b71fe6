// lines.c: splitting the folded text into lines.
#include "parse/lines.h"

#include "base/utf8.h"
#include "parse/numeral.h"

bool line_has_inner_stop(const struct lines *l, uint32_t i)
{
    struct ustr s = line_units(l, i);
    for (size_t k = 0; k + 1 < s.n; k++) {
        if (is_sentence_stop(s.p[k])) {
            return true;
        }
    }
    return false;
}

bool line_ends_sentence(const struct lines *l, uint32_t i)
{
    struct ustr s = line_units(l, i);
    size_t n = s.n;
    while (n > 1 && (s.p[n - 1] == '"' || s.p[n - 1] == ')' || s.p[n - 1] == '\'')) {
        n--;
    }
    uint16_t u = s.p[n - 1];
    return is_sentence_stop(u) || (u == ':' && n == s.n) || u == u'…';
}

bool line_has_marker(const struct lines *l, uint32_t i)
{
    return marker_read(line_units(l, i)).numbering != NUMBERING_NONE;
}

static bool is_blank(uint16_t u)
{
    return u == ' ' || u == '\t' || u == 0x3000 || u == 0xA0;
}

// What the file shows of a line and folding has dropped: its indent and its width.
static void measure(const struct text *t, struct line *line)
{
    uint32_t first = t->at[line->span.start], start = first;
    while (start > 0 && is_blank(t->raw[start - 1])) {
        start--;
    }
    line->indented = first - start > 1 || (first > start && t->raw[start] == 0x3000);
    for (uint32_t i = start; i < t->raw_n && t->raw[i] != '\n' && t->raw[i] != '\r';
         i++) {
        line->width += t->raw[i] < 0x2000 ? 1 : 2;
    }
}

static void split(struct arena *a, struct lines *out)
{
    const struct text *t = out->text;
    bool gap = false;
    for (uint32_t start = 0; start < t->n;) {
        uint32_t end = start;
        while (end < t->n && t->unit[end] != '\n') {
            end++;
        }
        if (end > start) {
            struct line *line = vec_add(a, &out->list);
            *line = (struct line){.span = {start, end}, .gap = gap};
            measure(t, line);
        }
        gap = end == start;
        start = end + 1;
    }
}

void lines_read(struct arena *a, const struct wordings *w, const struct text *text,
                struct lines *out)
{
    *out = (struct lines){.text = text, .words = w};
    split(a, out);
    lines_frame(a, out);
    lines_join(out);
}

uint32_t number_cells(struct ustr s)
{
    uint32_t n = 0;
    for (size_t i = 0; i + 1 < s.n; i++) {
        bool edge =
            s.p[i] == '|' || (s.p[i] == ' ' && i > 0 && unit_is_digit(s.p[i - 1]));
        n += edge && (unit_is_digit(s.p[i + 1]) || s.p[i + 1] == '/');
    }
    return n;
}

bool is_table_row(struct ustr s)
{
    uint32_t bars = 0;
    for (size_t i = 0; i < s.n; i++) {
        bars += s.p[i] == '|';
    }
    return bars >= 2 || number_cells(s) >= 2;
}
