// page_lines.c: the tree of a page as lines, broken where a browser breaks them.
#include "read/page.h"

#include "base/utf8.h"

enum {
    CELL_MOST = 300, // characters of a cell; with more, the table only lays out a page
    CELLS_LEAST = 2, // of a row
};

enum sort {
    SORT_INLINE, // and everything unknown, as in browsers
    SORT_BLOCK,
    SORT_CELL,
    SORT_BREAK,
    SORT_UNSEEN,
};

// An element around the pen.
struct around {
    uint32_t node, end;
    enum sort sort;
    bool link, hidden;
    bool in_row; // cells and blocks inside are parts of one line
    uint32_t block;
};

struct setter {
    struct page *page;
    struct page_numbers *numbers;
    VEC(struct around) around;
    bool open;         // the newest line may still grow
    bool blank;        // one is due before the next run
    bool gap;          // the next line begins a paragraph
    bool broken;       // a line was ended by hand and nothing followed yet
    struct str number; // due before the next run
};

bool page_is(const struct page *p, uint32_t node, const char *name)
{
    const struct xml_node *n = &p->tree.nodes.at[node];
    return n->kind == XML_ELEMENT && str_is(n->name, name);
}

static bool is_one_of(struct str name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

static enum sort sort_of(struct str name)
{
    static const char *const blocks[] = {
        "p",       "div",      "li",     "tr",     "h1",       "h2",         "h3",
        "h4",      "h5",       "h6",     "table",  "ul",       "ol",         "dl",
        "dt",      "dd",       "tbody",  "thead",  "tfoot",    "body",       "html",
        "section", "article",  "main",   "header", "footer",   "nav",        "aside",
        "center",  "form",     "pre",    "hr",     "fieldset", "blockquote", "caption",
        "address", "figure",   "legend", "menu",   "dir",      "figcaption", "details",
        "summary", "frameset", "dialog", "hgroup"};
    static const char *const unseen[] = {
        "script", "style",  "noscript", "template", "select", "textarea",
        "head",   "iframe", "object",   "svg",      "rt",     "rp",
        "button", "audio",  "video",    "canvas",   "map"};
    if (is_one_of(name, blocks, sizeof blocks / sizeof *blocks)) {
        return SORT_BLOCK;
    }
    if (is_one_of(name, unseen, sizeof unseen / sizeof *unseen)) {
        return SORT_UNSEEN;
    }
    return str_is(name, "td") || str_is(name, "th") ? SORT_CELL
           : str_is(name, "br")                     ? SORT_BREAK
                                                    : SORT_INLINE;
}

// Whether a style attribute holds the declaration, written in any way.
static bool styled(struct str style, const char *declaration)
{
    char squeezed[512];
    size_t n = 0;
    for (size_t i = 0; i < style.n && n + 1 < sizeof squeezed; i++) {
        char c = style.p[i];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            squeezed[n++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
        }
    }
    squeezed[n] = '\0';
    return strstr(squeezed, declaration) != NULL;
}

static uint32_t han_in(struct str s, uint32_t *chars)
{
    uint32_t han = 0;
    while (s.n) {
        size_t len;
        uint32_t cp = utf8_decode(s, &len);
        han += (cp >= 0x3400 && cp <= 0x9FFF) || cp >= 0x20000;
        *chars += cp > ' ' && cp != 0xA0 && cp != 0x3000;
        s.p += len;
        s.n -= len;
    }
    return han;
}

// A table whose rows are to be read as lines: several short cells in a row, no table
// inside. Ends at the first table inside, so that nested ones cost no more than their
// size.
static bool is_data_table(const struct page *p, uint32_t table)
{
    uint32_t cells = 0, most = 0, chars = 0;
    for (uint32_t i = table + 1; i < p->tree.nodes.at[table].end; i++) {
        const struct xml_node *node = &p->tree.nodes.at[i];
        if (node->kind == XML_TEXT) {
            (void)han_in(node->text, &chars);
        } else if (str_is(node->name, "table")) {
            return false;
        } else if (str_is(node->name, "tr")) {
            cells = 0;
            chars = 0;
        } else if (sort_of(node->name) == SORT_CELL) {
            cells++;
            most = cells > most ? cells : most;
            chars = 0;
        }
        if (chars > CELL_MOST) {
            return false;
        }
    }
    return most >= CELLS_LEAST;
}

// --- lines ---

static void end_line(struct setter *s, bool gap)
{
    s->open = false;
    s->blank = false;
    s->gap = s->gap || gap;
}

static const struct around *innermost(const struct setter *s)
{
    static const struct around none = {.block = XML_NONE};
    return s->around.n ? &s->around.at[s->around.n - 1] : &none;
}

static struct page_line *line_for(struct setter *s, uint32_t node)
{
    struct page *p = s->page;
    const struct around *in = innermost(s);
    if (s->open) {
        return &p->lines.at[p->lines.n - 1];
    }
    struct page_line *line = vec_add(p->arena, &p->lines);
    *line = (struct page_line){
        .run = p->runs.n,
        .first = node,
        .block = in->block,
        .gap = s->gap,
        .row = in->in_row,
        .hidden = in->hidden,
        .print = 14695981039346656037u,
    };
    s->open = true;
    s->gap = false;
    s->broken = false;
    return line;
}

static void count_run(struct page_line *line, struct str s, bool link)
{
    while (s.n) {
        size_t len;
        uint32_t cp = utf8_decode(s, &len);
        bool han = (cp >= 0x3400 && cp <= 0x9FFF) || cp >= 0x20000;
        bool word = han || (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
                    (cp >= 'A' && cp <= 'Z');
        bool seen = cp > ' ' && cp != 0xA0 && cp != 0x3000;
        line->chars += seen;
        line->linked += seen && link;
        line->han += han;
        line->stops += cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF1B;
        line->print = word ? (line->print ^ cp) * 1099511628211u : line->print;
        s.p += len;
        s.n -= len;
    }
}

static void put_run(struct setter *s, uint32_t node, struct str text, uint32_t offset,
                    bool made)
{
    struct page *p = s->page;
    struct page_line *line = line_for(s, node);
    struct page_run run = {text, offset, s->blank && line->run_n > 0, made};
    count_run(line, text, innermost(s)->link);
    line->run_n++;
    s->blank = false;
    vec_push(p->arena, &p->runs, run);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void put_text(struct setter *s, uint32_t i, bool keep_lines)
{
    const struct xml_node *node = &s->page->tree.nodes.at[i];
    struct str t = node->text;
    for (size_t k = 0; k < t.n;) {
        size_t start = k;
        while (k < t.n && is_blank(t.p[k])) {
            if (keep_lines && t.p[k] == '\n') {
                end_line(s, false);
            }
            k++;
        }
        s->blank = s->blank || k > start;
        start = k;
        while (k < t.n && !is_blank(t.p[k])) {
            k++;
        }
        if (k == start) {
            break;
        }
        uint32_t offset = node->offset + (node->literal ? (uint32_t)start : 0);
        if (s->number.n) {
            put_run(s, i, s->number, offset, true);
            s->number.n = 0;
        }
        put_run(s, i, (struct str){t.p + start, k - start}, offset, false);
    }
}

// --- elements ---

static void break_line(struct setter *s)
{
    if (innermost(s)->in_row) {
        s->blank = true;
        return;
    }
    bool again = s->broken; // two in a row end a paragraph
    end_line(s, again);
    s->broken = true;
}

static struct around enter(struct setter *s, uint32_t i)
{
    const struct page *p = s->page;
    const struct xml_node *node = &p->tree.nodes.at[i];
    const struct around *in = innermost(s);
    struct str style = xml_value(&p->tree, i, "style");
    struct around a = {i,          node->end, sort_of(node->name), in->link, in->hidden,
                       in->in_row, in->block};
    if (style.n && a.sort != SORT_UNSEEN) {
        a.hidden = a.hidden || styled(style, "display:none") ||
                   styled(style, "visibility:hidden");
        a.sort = styled(style, "display:inline") && a.sort == SORT_BLOCK   ? SORT_INLINE
                 : styled(style, "display:block") && a.sort == SORT_INLINE ? SORT_BLOCK
                                                                           : a.sort;
    }
    a.link = a.link || (str_is(node->name, "a") && xml_value(&p->tree, i, "href").n);
    if (str_is(node->name, "table")) {
        a.in_row = false;
    } else if (str_is(node->name, "tr")) {
        a.in_row = s->around.n > 0 && in->in_row;
    }
    return a;
}

// A data table marks its rows: they alone begin and end lines.
static void open_element(struct setter *s, uint32_t i)
{
    struct around a = enter(s, i);
    bool row = page_is(s->page, i, "tr");
    struct str number = page_number(s->numbers, i);
    if (a.sort == SORT_BREAK) {
        break_line(s);
        return;
    }
    if (a.sort == SORT_CELL && !a.in_row) {
        a.sort = SORT_BLOCK;
    }
    if (a.sort == SORT_BLOCK && a.in_row && !row) {
        a.sort = SORT_CELL;
    }
    if (a.sort == SORT_BLOCK) {
        end_line(s, true);
        a.block = i;
    } else if (a.sort == SORT_CELL) {
        s->blank = true;
    }
    if (page_is(s->page, i, "table") && is_data_table(s->page, i)) {
        a.in_row = true;
    }
    if (number.n) {
        s->number = number;
    }
    vec_push(s->page->arena, &s->around, a);
}

static void close_elements(struct setter *s, uint32_t i)
{
    while (s->around.n && s->around.at[s->around.n - 1].end <= i) {
        struct around a = s->around.at[--s->around.n];
        if (a.sort == SORT_BLOCK) {
            end_line(s, true);
            s->number.n = 0;
        } else if (a.sort == SORT_CELL) {
            s->blank = true;
        }
    }
}

void page_lines(struct page *p)
{
    struct setter s = {.page = p, .numbers = page_numbers_new(p)};
    for (uint32_t i = 0; i < p->tree.nodes.n;) {
        const struct xml_node *node = &p->tree.nodes.at[i];
        close_elements(&s, i);
        if (node->kind == XML_TEXT) {
            uint32_t parent = node->parent;
            put_text(&s, i, parent != XML_NONE && page_is(p, parent, "pre"));
        } else if (sort_of(node->name) == SORT_UNSEEN) {
            i = node->end;
            continue;
        } else {
            open_element(&s, i);
        }
        i++;
    }
}

// --- words of lines ---

struct str page_bare(struct arena *a, struct str text)
{
    char *out = arena_alloc(a, text.n + 1);
    size_t n = 0;
    while (text.n) {
        size_t len;
        uint32_t cp = utf8_decode(text, &len);
        bool small = (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z');
        bool capital = cp >= 'A' && cp <= 'Z';
        if (small || capital || (cp >= 0x3400 && cp <= 0x9FFF) || cp >= 0x20000) {
            memcpy(out + n, text.p, len);
            out[n] = capital ? (char)(out[n] | 0x20) : out[n];
            n += len;
        }
        text.p += len;
        text.n -= len;
    }
    return (struct str){out, n};
}

struct str page_line_text(const struct page *p, uint32_t line)
{
    const struct page_line *l = &p->lines.at[line];
    struct buf out = {0};
    for (uint32_t i = l->run; i < l->run + l->run_n; i++) {
        buf_addz(&out, p->runs.at[i].blank ? " " : "");
        buf_add(&out, p->runs.at[i].text);
    }
    struct str text = arena_copy(p->arena, buf_str(&out));
    buf_free(&out);
    return text;
}
