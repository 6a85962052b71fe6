// print_frame.c: page numbers, and the heads and feet that several pages share.
#include "read/print.h"

#include "base/utf8.h"

enum {
    EDGE_LINES = 2,    // a head or foot has no more lines
    NUMBER_UNITS = 16, // of a page number with all its words
    NUMBER_DIGITS = 8,
    AROUND = 20, // pages on either side in which a head is looked for
};

static bool in(uint32_t c, const uint16_t *set)
{
    for (; *set; set++) {
        if (*set == c) {
            return true;
        }
    }
    return false;
}

// 3, - 3 -, 第 3 页, 第三页 共十二页, 3 / 12, Page 3 of 12
static bool is_page_number(struct str s)
{
    uint32_t units = 0, digits = 0, page = 0, han = 0;
    for (size_t i = 0, len = 1; i < s.n; i += len) {
        uint32_t c = utf8_decode((struct str){s.p + i, s.n - i}, &len);
        bool digit = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
        units += c != ' ';
        digits += digit;
        han += in(c, u"一二三四五六七八九十〇零百");
        page += c == u'页' || c == u'頁';
        if (!digit &&
            !in(c, u"一二三四五六七八九十〇零百第页頁共总 -–—―－－·•─/／,，Pageof")) {
            return false;
        }
    }
    bool counted =
        digits > 0 ? digits <= NUMBER_DIGITS && (!han || page) : han > 0 && page > 0;
    return counted && units <= NUMBER_UNITS;
}

// The same words, whatever figures stand between them.
static bool same_words(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.n && ((a.p[i] >= '0' && a.p[i] <= '9') || a.p[i] == ' ')) {
            i++;
        }
        while (k < b.n && ((b.p[k] >= '0' && b.p[k] <= '9') || b.p[k] == ' ')) {
            k++;
        }
        if (i == a.n || k == b.n) {
            return i == a.n && k == b.n;
        }
        if (a.p[i++] != b.p[k++]) {
            return false;
        }
    }
}

// Lines of one page from the upper or lower edge on.
struct edge {
    uint32_t line[EDGE_LINES];
    uint32_t n;
};

// Line numbers at an edge of the page whose lines are [first, end).
static struct edge edge_of(const struct print *print, uint32_t first, uint32_t end,
                           bool upper)
{
    struct edge e = {.n = 0};
    while (e.n < EDGE_LINES) {
        uint32_t best = end;
        for (uint32_t i = first; i < end; i++) {
            bool taken = e.n && e.line[0] == i;
            int32_t top = print->lines.at[i].top;
            if (!taken && (best == end || (upper ? top < print->lines.at[best].top
                                                 : top > print->lines.at[best].top))) {
                best = i;
            }
        }
        if (best == end) {
            break;
        }
        e.line[e.n++] = best;
    }
    return e;
}

typedef VEC(struct edge) edges;

// On how many of the pages around page `at` the line stands at the same height.
static uint32_t pages_with(const struct print *print, const edges *all, uint32_t from,
                           uint32_t to, const struct print_line *l)
{
    uint32_t count = 0;
    for (uint32_t i = from; i < to; i++) {
        for (uint32_t k = 0; k < all->at[i].n; k++) {
            const struct print_line *other = &print->lines.at[all->at[i].line[k]];
            int32_t apart =
                l->top > other->top ? l->top - other->top : other->top - l->top;
            if (apart * 2 < l->height && same_words(l->text, other->text)) {
                count++;
                break;
            }
        }
    }
    return count;
}

static void mark_edge(struct print *print, const edges *all, uint32_t page)
{
    const struct edge *e = &all->at[page];
    uint32_t from = page > AROUND ? page - AROUND : 0;
    uint32_t to = page + AROUND < all->n ? page + AROUND + 1 : all->n;
    for (uint32_t k = 0; k < e->n; k++) {
        struct print_line *line = &print->lines.at[e->line[k]];
        bool before = k == 0 || print->lines.at[e->line[k - 1]].furniture;
        bool number = before && is_page_number(line->text);
        uint32_t shared = number ? 0 : pages_with(print, all, from, to, line);
        line->furniture =
            number || (shared > 1 && (shared > 2 || shared * 2 >= to - from));
    }
}

void print_frame(struct print *print)
{
    edges upper = {0}, lower = {0};
    for (uint32_t i = 0, end; i < print->lines.n; i = end) {
        end = i;
        while (end < print->lines.n &&
               print->lines.at[end].page == print->lines.at[i].page) {
            end++;
        }
        vec_push(print->arena, &upper, edge_of(print, i, end, true));
        vec_push(print->arena, &lower, edge_of(print, i, end, false));
    }
    for (uint32_t i = 0; i < upper.n; i++) {
        mark_edge(print, &upper, i);
        mark_edge(print, &lower, i);
    }
}
