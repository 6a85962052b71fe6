// pdf_lines.c: the table of pdftotext to lines. Columns: level, page, paragraph, block,
// line, word, left, top, width, height, confidence, text; a row of level 4 begins a
// line, rows of level 5 are its words.
#include "read/pdf_lines.h"

#include "base/utf8.h"

#include <stdlib.h>

enum {
    LEVEL_PAGE = 1,
    LEVEL_LINE = 4,
    LEVEL_WORD = 5,
    COLUMNS = 12,
    LONG_LINE = 15,   // characters from which a line tells their width
    COLUMN_LINE = 12, // characters of a line in a column of text
    COLUMN_PAIRS = 5,
    MOST = 1000000 // hundredths of a point; no page is larger
};

// 12.345 -> 1234; anything else 0.
static int32_t hundredths(struct str s)
{
    int64_t n = 0;
    uint32_t decimals = 0;
    bool point = false, minus = s.n && s.p[0] == '-';
    for (size_t i = minus; i < s.n && decimals < 2 && n < MOST; i++) {
        if (s.p[i] == '.') {
            point = true;
        } else if (s.p[i] >= '0' && s.p[i] <= '9') {
            n = n * 10 + (s.p[i] - '0');
            decimals += point;
        } else {
            return 0;
        }
    }
    for (; decimals < 2; decimals++) {
        n *= 10;
    }
    n = n > MOST ? MOST : n;
    return (int32_t)(minus ? -n : n);
}

static uint32_t whole(struct str s)
{
    int32_t n = hundredths(s) / 100;
    return n > 0 ? (uint32_t)n : 0;
}

struct row {
    struct str cell[COLUMNS];
    uint32_t level, page;
};

static bool row_read(struct str line, struct row *row)
{
    uint32_t n = 0;
    while (n + 1 < COLUMNS && line.n) {
        row->cell[n++] = str_cut(&line, '\t');
    }
    row->cell[n] = line;
    row->level = whole(row->cell[0]);
    row->page = whole(row->cell[1]);
    return n + 1 == COLUMNS && row->page > 0;
}

static void line_begin(struct pdf *pdf, const struct row *row)
{
    struct pdf_line *line = vec_add(pdf->arena, &pdf->lines);
    line->page = row->page;
    line->left = hundredths(row->cell[6]);
    line->top = hundredths(row->cell[7]);
    line->right = line->left + hundredths(row->cell[8]);
    line->height = hundredths(row->cell[9]);
}

static bool is_latin(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Appends a word. Typesetters put a little air between a character and a figure: only a
// wide gap is a blank there.
static void line_add(struct arena *a, struct pdf_line *line, struct str word,
                     int32_t left, int32_t right)
{
    struct str t = line->text;
    if (word.n == 0) {
        return;
    }
    bool words = t.n && is_latin(t.p[t.n - 1]) && is_latin(word.p[0]);
    bool blank = t.n && (words || (left - line->end) * 2 > line->height);
    line->text = t.n ? arena_fmt(a, "%.*s%s%.*s", (int)t.n, t.p, blank ? " " : "",
                                 (int)word.n, word.p)
                     : word;
    line->end = right;
}

static void line_word(struct pdf *pdf, const struct row *row)
{
    if (pdf->lines.n) {
        struct pdf_line *line = &pdf->lines.at[pdf->lines.n - 1];
        int32_t left = hundredths(row->cell[6]);
        line_add(pdf->arena, line, row->cell[COLUMNS - 1], left,
                 left + hundredths(row->cell[8]));
    }
}

// --- the order of lines ---

static int by_top(const void *x, const void *y)
{
    const struct pdf_line *a = x, *b = y;
    return a->top != b->top ? (a->top < b->top ? -1 : 1)
                            : (a->left > b->left) - (a->left < b->left);
}

static int by_left(const void *x, const void *y)
{
    const struct pdf_line *a = x, *b = y;
    return (a->left > b->left) - (a->left < b->left);
}

// Number of lines from `l` on that stand side by side with it; at least 1.
static uint32_t side_by_side(const struct pdf_line *l, uint32_t n)
{
    uint32_t k = 1;
    while (k < n && (l[k].top - l->top) * 3 < l->height) {
        k++;
    }
    return k;
}

// Two columns of text: many pairs of long lines side by side.
static bool has_columns(const struct pdf_line *l, uint32_t n)
{
    uint32_t pairs = 0, rows = 0;
    for (uint32_t i = 0, k; i < n; i += k, rows++) {
        k = side_by_side(l + i, n - i);
        uint32_t longs = 0;
        for (uint32_t j = i; j < i + k; j++) {
            longs += utf8_width(l[j].text) >= COLUMN_LINE * 2;
        }
        pairs += longs > 1;
    }
    return pairs >= COLUMN_PAIRS && pairs * 3 >= rows;
}

// The pieces of a row of a table come column by column: rows are read instead, unless
// the page has columns of text.
static void page_sort(struct arena *a, struct pdf_line *l, uint32_t n)
{
    struct pdf_line *rows = arena_array(a, struct pdf_line, n);
    memcpy(rows, l, n * sizeof *l);
    qsort(rows, n, sizeof *rows, by_top);
    if (has_columns(rows, n)) {
        return;
    }
    for (uint32_t i = 0, k; i < n; i += k) {
        k = side_by_side(rows + i, n - i);
        qsort(rows + i, k, sizeof *rows, by_left);
    }
    memcpy(l, rows, n * sizeof *l);
}

// Two pieces of what the eye sees as one line.
static bool beside(const struct pdf_line *a, const struct pdf_line *b)
{
    int32_t apart = a->top > b->top ? a->top - b->top : b->top - a->top;
    return a->page == b->page && apart * 3 < a->height && b->left >= a->right;
}

static void lines_settle(struct pdf *pdf)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < pdf->lines.n; i++) { // empty lines go
        if (pdf->lines.at[i].text.n) {
            pdf->lines.at[n++] = pdf->lines.at[i];
        }
    }
    pdf->lines.n = n;
    for (uint32_t i = 0, k; i < n; i += k) {
        k = 1;
        while (i + k < n && pdf->lines.at[i + k].page == pdf->lines.at[i].page) {
            k++;
        }
        page_sort(pdf->arena, &pdf->lines.at[i], k);
    }
    n = 0;
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        struct pdf_line line = pdf->lines.at[i];
        struct pdf_line *before = n ? &pdf->lines.at[n - 1] : NULL;
        if (before && beside(before, &line)) {
            line_add(pdf->arena, before, line.text, line.left, line.right);
            before->right = line.right;
        } else {
            pdf->lines.at[n++] = line;
        }
    }
    pdf->lines.n = n;
}

// The most common width of a character among long lines.
static int32_t em_of(const struct pdf *pdf)
{
    enum { WIDEST = 60, STEPS = WIDEST * 2 }; // half points
    uint32_t count[STEPS] = {0}, best = 0;
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        const struct pdf_line *line = &pdf->lines.at[i];
        int32_t columns = utf8_width(line->text);
        if (columns < LONG_LINE * 2) {
            continue;
        }
        int32_t step = (line->right - line->left) * 2 / columns / 50;
        if (step > 0 && step < STEPS) {
            count[step]++;
            best = count[step] > count[best] ? (uint32_t)step : best;
        }
    }
    return (int32_t)best * 50 + (best ? 25 : 0);
}

void pdf_lines(struct arena *a, struct str table, struct pdf *out)
{
    *out = (struct pdf){.arena = a};
    while (table.n) {
        struct row row;
        if (!row_read(str_cut(&table, '\n'), &row)) {
            continue;
        }
        out->pages = row.page > out->pages ? row.page : out->pages;
        if (row.level == LEVEL_LINE) {
            line_begin(out, &row);
        } else if (row.level == LEVEL_WORD) {
            line_word(out, &row);
        }
    }
    lines_settle(out);
    out->em = em_of(out);
}
