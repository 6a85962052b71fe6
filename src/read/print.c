// print.c: see print.h.
#include "read/print.h"

#include "base/utf8.h"

#include <stdlib.h>

enum {
    LONG_LINE = 15,   // characters from which a line tells their width
    COLUMN_LINE = 12, // characters of a line in a column of text
    COLUMN_PAIRS = 5,
};

static bool is_latin(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void line_text(struct arena *a, struct print_line *line, struct str more)
{
    size_t n = line->text.n;
    if (line->own) {
        line->own = arena_grow(a, line->own, n, n + more.n);
    } else {
        line->own = arena_alloc(a, n + more.n);
        memcpy(line->own, line->text.p, n);
    }
    memcpy(line->own + n, more.p, more.n);
    line->text = (struct str){line->own, n + more.n};
}

// Appends a word. Typesetters put a little air between a character and a figure: only a
// wide gap is a blank there.
static void line_add(struct arena *a, struct print_line *line, struct str word,
                     int32_t left, int32_t right)
{
    struct str t = line->text;
    if (word.n == 0) {
        return;
    }
    bool words = t.n && is_latin(t.p[t.n - 1]) && is_latin(word.p[0]);
    int32_t gap = left - line->end;
    if (t.n && gap * (words ? 12 : 2) > line->height) {
        line_text(a, line, STR(" "));
    }
    if (t.n) {
        line_text(a, line, word);
    } else {
        line->text = word;
    }
    line->end = right;
}

void print_line(struct print *print, struct print_line line)
{
    vec_push(print->arena, &print->lines, line);
    print->pages = line.page > print->pages ? line.page : print->pages;
}

void print_word(struct print *print, struct str word, int32_t left, int32_t right)
{
    if (print->lines.n) {
        struct print_line *line = &print->lines.at[print->lines.n - 1];
        line_add(print->arena, line, word, left, right);
        line->right = right > line->right ? right : line->right;
    }
}

// --- the order of lines ---

static int by_top(const void *x, const void *y)
{
    const struct print_line *a = x, *b = y;
    return a->top != b->top ? (a->top < b->top ? -1 : 1)
                            : (a->left > b->left) - (a->left < b->left);
}

static int by_left(const void *x, const void *y)
{
    const struct print_line *a = x, *b = y;
    return (a->left > b->left) - (a->left < b->left);
}

// Number of lines from `l` on that stand side by side with it; at least 1.
static uint32_t side_by_side(const struct print_line *l, uint32_t n)
{
    uint32_t k = 1;
    while (k < n && (l[k].top - l->top) * 3 < l->height) {
        k++;
    }
    return k;
}

// Two columns of text: many pairs of long lines side by side.
static bool has_columns(const struct print_line *l, uint32_t n)
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
static void page_sort(struct arena *a, struct print_line *l, uint32_t n)
{
    struct print_line *rows = arena_array(a, struct print_line, n);
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
static bool beside(const struct print_line *a, const struct print_line *b)
{
    int32_t apart = a->top > b->top ? a->top - b->top : b->top - a->top;
    return a->page == b->page && apart * 3 < a->height &&
           b->left >= a->right - a->height / 2;
}

static void lines_order(struct print *print)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < print->lines.n; i++) { // empty lines go
        if (print->lines.at[i].text.n) {
            print->lines.at[n++] = print->lines.at[i];
        }
    }
    print->lines.n = n;
    for (uint32_t i = 0, k; i < n; i += k) {
        k = 1;
        while (i + k < n && print->lines.at[i + k].page == print->lines.at[i].page) {
            k++;
        }
        page_sort(print->arena, &print->lines.at[i], k);
    }
    n = 0;
    for (uint32_t i = 0; i < print->lines.n; i++) {
        struct print_line line = print->lines.at[i];
        struct print_line *before = n ? &print->lines.at[n - 1] : NULL;
        if (before && beside(before, &line)) {
            line_add(print->arena, before, line.text, line.left, line.right);
            before->right = line.right;
        } else {
            print->lines.at[n++] = line;
        }
    }
    print->lines.n = n;
}

// The most common width of a character among long lines.
static int32_t em_of(const struct print *print)
{
    enum { WIDEST = 60, STEPS = WIDEST * 2 }; // half points
    uint32_t count[STEPS] = {0}, best = 0;
    for (uint32_t i = 0; i < print->lines.n; i++) {
        const struct print_line *line = &print->lines.at[i];
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

void print_settle(struct print *print)
{
    lines_order(print);
    print->em = em_of(print);
    print_frame(print);
    print_join(print);
}
