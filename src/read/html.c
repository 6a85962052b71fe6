// html.c: see html.h. What the page shows, block by block; blocks end lines.
#include "read/html.h"

#include "base/utf8.h"
#include "read/guess.h"
#include "read/plain.h"
#include "read/xml.h"

// A walk along the source, to know the line and column of ascending offsets.
struct ruler {
    struct str source;
    size_t at;
    struct position here;
};

struct page {
    struct arena *arena;
    struct xml_tree tree;
    struct ruler ruler;
    struct flow *flow;
    bool blank; // one is due before the next character
};

// --- source ---

// Length of the line end at `at`, 0 when there is none. The same ones as in plain text.
static size_t line_end(struct str s, size_t at)
{
    const char *p = s.p + at;
    size_t left = s.n - at;
    if (*p == '\r' && left > 1 && p[1] == '\n') {
        return 2;
    }
    bool separator = left > 2 && p[0] == '\xE2' && p[1] == '\x80' &&
                     (p[2] == '\xA8' || p[2] == '\xA9');
    return *p == '\n' || *p == '\r' ? 1 : separator ? 3 : 0;
}

static struct position ruler_at(struct ruler *r, size_t offset)
{
    offset = offset < r->source.n ? offset : r->source.n;
    while (r->at < offset) {
        size_t end = line_end(r->source, r->at);
        if (end) {
            r->at += end;
            r->here.line++;
            r->here.column = 1;
        } else {
            r->at++;
            while (r->at < r->source.n &&
                   ((unsigned char)r->source.p[r->at] & 0xC0) == 0x80) {
                r->at++;
            }
            r->here.column++;
        }
    }
    return r->here;
}

// Characters that no XML may hold become blanks or U+FFFD, one for one.
static void clean(struct arena *a, struct ustr *raw)
{
    uint16_t *p = arena_array(a, uint16_t, raw->n);
    for (size_t i = 0; i < raw->n; i++) {
        uint16_t u = raw->p[i];
        bool control = u < ' ' && u != '\t' && u != '\n' && u != '\r';
        p[i] = control || u == 0x7F ? ' ' : u >= 0xFFFE ? 0xFFFD : u;
    }
    raw->p = p;
}

// --- text ---

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool at_line_begin(const struct flow *f)
{
    return f->unit.n == 0 || f->unit.at[f->unit.n - 1] == '\n';
}

// One run without line ends and blanks at its ends.
static void put_run(struct page *p, struct str run, size_t offset)
{
    struct position at = ruler_at(&p->ruler, offset);
    if (p->blank && !at_line_begin(p->flow)) {
        flow_text(p->flow, STR(" "), at);
    }
    p->blank = false;
    flow_text(p->flow, run, at);
}

static void put_text(struct page *p, const struct xml_node *node)
{
    struct str s = node->text;
    for (size_t i = 0; i < s.n;) {
        size_t start = i;
        while (i < s.n && is_blank(s.p[i])) {
            i++;
        }
        p->blank = p->blank || i > start;
        start = i;
        while (i < s.n && !is_blank(s.p[i])) {
            i++;
        }
        if (i > start) {
            put_run(p, (struct str){s.p + start, i - start},
                    node->offset + (node->literal ? start : 0));
        }
    }
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

static bool is_unseen(struct str name)
{
    static const char *const names[] = {"script", "style",  "noscript", "template",
                                        "select", "button", "textarea", "head",
                                        "iframe", "object", "svg"};
    return is_one_of(name, names, sizeof names / sizeof *names);
}

static bool is_within_line(struct str name)
{
    static const char *const names[] = {
        "a",    "abbr", "b",    "bdi",   "bdo",   "big",    "cite",   "code", "em",
        "font", "i",    "ins",  "kbd",   "label", "mark",   "nobr",   "q",    "rp",
        "rt",   "ruby", "s",    "small", "span",  "strike", "strong", "sub",  "sup",
        "td",   "th",   "time", "tt",    "u",     "wbr",    "img"};
    return is_one_of(name, names, sizeof names / sizeof *names);
}

static void end_line(struct page *p)
{
    flow_break(p->flow);
    p->blank = false;
}

static void put_page(struct page *p)
{
    VEC(uint32_t) ends = {0}; // where the blocks around the pen end
    for (uint32_t i = 0; i < p->tree.nodes.n;) {
        const struct xml_node *node = &p->tree.nodes.at[i];
        while (ends.n && ends.at[ends.n - 1] <= i) {
            ends.n--;
            end_line(p);
        }
        if (node->kind == XML_TEXT) {
            put_text(p, node);
        } else if (is_unseen(node->name)) {
            i = node->end;
            continue;
        } else if (str_is(node->name, "td") || str_is(node->name, "th")) {
            p->blank = true;
        } else if (!is_within_line(node->name)) {
            end_line(p);
            vec_push(p->arena, &ends, node->end);
        }
        i++;
    }
    end_line(p);
}

bool read_html(struct arena *a, struct diags *d, const struct source *in,
               struct flow *out)
{
    struct plain plain;
    struct page page = {.arena = a, .flow = out};
    if (!plain_decode(a, d, in, &plain)) {
        return false;
    }
    out->encoding = plain.encoding;
    out->guessed = plain.guessed;
    clean(a, &plain.raw);
    struct str source = units_to_utf8(a, plain.raw.p, plain.raw.n);
    page.ruler = (struct ruler){source, 0, {.line = 1, .column = 1}};
    if (!xml_read_html(a, d, in->path, source, &page.tree)) {
        return false;
    }
    put_page(&page);
    return true;
}
