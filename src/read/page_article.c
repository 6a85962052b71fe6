// page_article.c: which lines of a page are the report. Rather too much than too little
// is kept: the words of navigation are known further on (parse/), and dropped there.
#include "read/page.h"

#include "base/utf8.h"

#include <strings.h>

enum {
    FOREIGN_SHARE = 10, // per cent of the prose that may stand in a part named as frame
    HIDDEN_SHARE = 30,  // … in a part that is not shown
    COPY_LEAST = 4,     // lines of prose that make a second print
    TITLE_LINES = 60,   // lines above the text in which its title is looked for
    TITLE_HAN = 6,      // ideographs of the shortest title
    TAIL_LINES = 4,     // lines behind the text's element that may be its signature
    TAIL_CHARS = 40,
};

struct finder {
    struct page *page;
    uint32_t *prose; // ideographs of prose before each line; lines.n + 1 entries
    bool *foreign;   // by line
};

// --- elements and their lines ---

// The first line that does not begin before `node`.
static uint32_t line_from(const struct page *p, uint32_t node)
{
    uint32_t low = 0, high = p->lines.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (p->lines.at[middle].first < node) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static uint32_t node_end(const struct page *p, uint32_t node)
{
    return node == XML_NONE ? p->tree.nodes.n : p->tree.nodes.at[node].end;
}

static uint32_t parent_of(const struct page *p, uint32_t node)
{
    return node == XML_NONE ? XML_NONE : p->tree.nodes.at[node].parent;
}

static bool counts(const struct finder *f, uint32_t line)
{
    const struct page_line *l = &f->page->lines.at[line];
    return !l->dropped && !f->foreign[line] && page_is_prose(l);
}

static void sum_prose(struct finder *f)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < f->page->lines.n; i++) {
        f->prose[i] = sum;
        sum += counts(f, i) ? f->page->lines.at[i].han : 0;
    }
    f->prose[f->page->lines.n] = sum;
}

// --- foreign parts ---

// Words with which classes and ids of a page's frame begin.
static bool names_frame(struct str names)
{
    static const char *const words[] = {
        "nav",     "menu",      "crumb",   "breadcrumb", "foot",    "copyright",
        "share",   "bdshare",   "relat",   "xgwz",       "xgyd",    "xglj",
        "xgxw",    "recommend", "sidebar", "aside",      "dialog",  "popup",
        "pop",     "modal",     "layui",   "mask",       "search",  "login",
        "banner",  "qrcode",    "ewm",     "erweima",    "wza",     "access",
        "barrier", "comment",   "friend",  "yqlj",       "toolbar", "print",
        "fontsize"};
    for (size_t i = 0; i < names.n; i++) {
        bool begins = i == 0 || names.p[i - 1] == ' ' || names.p[i - 1] == '-' ||
                      names.p[i - 1] == '_';
        for (size_t k = 0; begins && k < sizeof words / sizeof *words; k++) {
            size_t n = strlen(words[k]);
            if (names.n - i >= n && strncasecmp(names.p + i, words[k], n) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool is_frame(const struct page *p, uint32_t node)
{
    return page_is(p, node, "nav") || page_is(p, node, "footer") ||
           page_is(p, node, "aside") || page_is(p, node, "dialog") ||
           names_frame(xml_value(&p->tree, node, "class")) ||
           names_frame(xml_value(&p->tree, node, "id"));
}

// Marks the lines of parts that are named as the page's frame and hold next to nothing
// of its prose.
static void mark_frames(struct finder *f)
{
    const struct page *p = f->page;
    uint32_t all = f->prose[p->lines.n];
    for (uint32_t i = 0; i < p->tree.nodes.n;) {
        const struct xml_node *node = &p->tree.nodes.at[i];
        if (node->kind != XML_ELEMENT || !is_frame(p, i)) {
            i++;
            continue;
        }
        uint32_t from = line_from(p, i), to = line_from(p, node->end);
        uint64_t share = (uint64_t)(f->prose[to] - f->prose[from]) * 100;
        if (share > (uint64_t)all * FOREIGN_SHARE) {
            i++;
            continue;
        }
        for (uint32_t k = from; k < to; k++) {
            f->foreign[k] = true;
        }
        i = node->end;
    }
}

// What is not shown is not read, unless it is the better part of the page: a script
// may show it.
static void mark_hidden(struct finder *f)
{
    const struct page *p = f->page;
    uint64_t hidden = 0;
    for (uint32_t i = 0; i < p->lines.n; i++) {
        hidden += p->lines.at[i].hidden ? f->prose[i + 1] - f->prose[i] : 0;
    }
    for (uint32_t i = 0; i < p->lines.n &&
                         hidden * 100 <= (uint64_t)f->prose[p->lines.n] * HIDDEN_SHARE;
         i++) {
        f->foreign[i] = f->foreign[i] || p->lines.at[i].hidden;
    }
}

// --- second prints ---

// How many lines of prose from `second` on repeat those from `first` on.
static uint32_t repeated(const struct finder *f, const uint32_t *prose, uint32_t n,
                         uint32_t first, uint32_t second)
{
    uint32_t k = 0;
    while (second + k < n && first + k < second &&
           f->page->lines.at[prose[first + k]].print ==
               f->page->lines.at[prose[second + k]].print) {
        k++;
    }
    return k;
}

// The highest element around line `line` that does not hold line `before`.
static uint32_t part_apart(const struct page *p, uint32_t line, uint32_t before)
{
    uint32_t node = p->lines.at[line].block;
    for (uint32_t up = parent_of(p, node);
         up != XML_NONE && p->lines.at[before].first < up; up = parent_of(p, node)) {
        node = up;
    }
    return node;
}

// A page may hold its article twice, for wide and for narrow screens: the second print
// is set aside, when it repeats the first from its beginning to the page's end; the
// first, when only that one is hidden.
static void drop_second_print(struct finder *f)
{
    struct page *p = f->page;
    uint32_t *prose = arena_array(p->arena, uint32_t, p->lines.n + 1), n = 0;
    for (uint32_t i = 0; i < p->lines.n; i++) {
        if (counts(f, i)) {
            prose[n++] = i;
        }
    }
    for (uint32_t second = COPY_LEAST; second < n; second++) {
        uint32_t same = repeated(f, prose, n, 0, second);
        if (same < COPY_LEAST || same < second || second + same < n) {
            continue;
        }
        uint32_t part = part_apart(p, prose[second], prose[second - 1]);
        uint32_t from = part == XML_NONE ? prose[second] : line_from(p, part);
        bool other = p->lines.at[prose[0]].hidden && !p->lines.at[prose[second]].hidden;
        for (uint32_t k = other ? 0 : from; k < (other ? from : p->lines.n); k++) {
            f->foreign[k] = !other || p->lines.at[k].hidden;
        }
        return;
    }
}

// --- article ---

// The smallest element that holds all prose; XML_NONE: the page as a whole.
static uint32_t prose_element(const struct finder *f, uint32_t *first, uint32_t *last)
{
    const struct page *p = f->page;
    *first = p->lines.n;
    *last = 0;
    for (uint32_t i = 0; i < p->lines.n; i++) {
        if (counts(f, i)) {
            *first = *first < i ? *first : i;
            *last = i;
        }
    }
    if (*first == p->lines.n) {
        return XML_NONE;
    }
    uint32_t node = p->lines.at[*first].block;
    while (node != XML_NONE && p->lines.at[*last].first >= node_end(p, node)) {
        node = parent_of(p, node);
    }
    return node;
}

// --- title ---

static uint32_t bare_han(struct str bare)
{
    uint32_t han = 0;
    for (size_t i = 0; i < bare.n; i++) {
        han += (unsigned char)bare.p[i] >= 0xE0;
    }
    return han;
}

static bool holds(struct str where, struct str what)
{
    for (size_t i = 0; what.n && i + what.n <= where.n; i++) {
        if (memcmp(where.p + i, what.p, what.n) == 0) {
            return true;
        }
    }
    return false;
}

// Two prints of one title: equal, or one cut a little shorter.
static bool same_title(struct str a, struct str b)
{
    size_t least = a.n < b.n ? a.n : b.n, most = a.n + b.n - least;
    return least >= (size_t)TITLE_HAN * 3 && least * 3 >= most * 2 &&
           (holds(a, b) || holds(b, a));
}

static bool is_heading(const struct page *p, uint32_t block)
{
    static const char *const names[] = {"h1", "h2", "h3"};
    for (size_t i = 0; block != XML_NONE && i < sizeof names / sizeof *names; i++) {
        if (page_is(p, block, names[i])) {
            return true;
        }
    }
    return false;
}

// The lines of one block joined, beginning at `*line`, which moves to the last of them.
static struct str block_text(const struct page *p, uint32_t *line, uint32_t end)
{
    struct str all = page_bare(p->arena, page_line_text(p, *line));
    uint32_t block = p->lines.at[*line].block;
    while (*line + 1 < end && p->lines.at[*line + 1].block == block &&
           all.n < (size_t)TITLE_HAN * 30) {
        struct str next = page_bare(p->arena, page_line_text(p, ++*line));
        all = arena_fmt(p->arena, "%.*s%.*s", (int)all.n, all.p, (int)next.n, next.p);
    }
    return all;
}

// The line at which the title of the article begins, nearest above line `text`; `text`
// when there is none. Its own print in a heading counts when the page names no title.
static uint32_t title_line(const struct finder *f, uint32_t from, uint32_t text)
{
    const struct page *p = f->page;
    struct str wanted = page_bare(p->arena, p->title);
    uint32_t found = text, heading = text;
    for (uint32_t i = from; i < text; i++) {
        uint32_t begin = i;
        if (f->foreign[i] || p->lines.at[i].dropped) {
            continue;
        }
        struct str bare = block_text(p, &i, text);
        bool linked = page_is_linked(&p->lines.at[begin]);
        found = !linked && same_title(bare, wanted) ? begin : found;
        bool fits = is_heading(p, p->lines.at[begin].block) &&
                    bare_han(bare) >= TITLE_HAN && !linked;
        heading = fits ? begin : heading;
    }
    return found < text ? found : heading;
}

// --- tail ---

// 2025年1月8日, 二〇二五年一月八日, with or without a name before it.
static bool ends_with_day(struct str s)
{
    static const char day[] = "日";
    while (s.n && (unsigned char)s.p[s.n - 1] <= ' ') {
        s.n--;
    }
    return str_ends(s, day) && holds(s, STR("年")) && holds(s, STR("月"));
}

// Signature and date may stand in an element of their own.
static uint32_t tail_end(const struct finder *f, uint32_t end)
{
    const struct page *p = f->page;
    uint32_t kept = 0;
    for (uint32_t i = end; i < p->lines.n && kept < TAIL_LINES; i++) {
        const struct page_line *l = &p->lines.at[i];
        if (f->foreign[i] || l->dropped || l->chars > TAIL_CHARS || l->linked) {
            return end;
        }
        if (ends_with_day(page_line_text(p, i))) {
            return i + 1;
        }
        kept++;
    }
    return end;
}

void page_article(struct page *p)
{
    struct finder f = {
        .page = p,
        .prose = arena_array(p->arena, uint32_t, p->lines.n + 1),
        .foreign = arena_array(p->arena, bool, p->lines.n + 1),
    };
    uint32_t first, last;
    sum_prose(&f);
    mark_frames(&f);
    mark_hidden(&f);
    drop_second_print(&f);
    uint32_t node = prose_element(&f, &first, &last);
    uint32_t from = node == XML_NONE ? 0 : line_from(p, node);
    uint32_t end = node == XML_NONE ? p->lines.n : line_from(p, node_end(p, node));
    uint32_t text = first < p->lines.n ? first : p->lines.n;
    uint32_t least = text > TITLE_LINES ? text - TITLE_LINES : 0;
    uint32_t title = title_line(&f, from > least ? from : least, text);
    title = title == text ? title_line(&f, least, text) : title;
    p->title_lacking =
        title == text && bare_han(page_bare(p->arena, p->title)) >= TITLE_HAN;
    p->begin = title < from ? title : from;
    p->end = tail_end(&f, end);
    for (uint32_t i = 0; i < p->lines.n; i++) {
        struct page_line *l = &p->lines.at[i];
        l->dropped = l->dropped || f.foreign[i] || page_is_linked(l) || i < p->begin ||
                     i >= p->end;
    }
}
