// page.c: greedy line breaking in display columns, for Chinese with words and numbers
// in it.
#include "render/page.h"

#include "base/say.h"
#include "base/utf8.h"

#include <limits.h>

enum {
    SOLID_ON = 1, // between these two nothing is broken
    SOLID_OFF = 2,
    ESCAPE = 27,
    NARROWEST = 30, // narrower terminals are taken as this wide
    RULE_WIDTH = 72,
};

// One step through a paragraph: a character, a colour or a bracket of a solid stretch.
struct glyph {
    size_t len;
    uint32_t cp;
    int width;
    bool steers;
};

// What must stay on one line, with the blanks behind it.
struct cluster {
    size_t len;
    int width; // without the blanks
    bool solid;
};

struct pen {
    struct buf *out;
    int width, hang;
    int column;
    int blanks; // owed: written before the next character, dropped at a break
};

// Marks are few and the characters between them many: most leave at the first test.
static bool is_mark(uint32_t cp)
{
    return cp < 0x80 ? cp != ' ' && !unit_is_digit((uint16_t)cp) &&
                           !unit_is_alpha((uint16_t)cp)
                     : cp == 0xB7 || (cp >= 0x2010 && cp <= 0x303F) || cp >= 0xFF00;
}

static bool among(uint32_t cp, const uint16_t *set, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (set[i] == cp) {
            return true;
        }
    }
    return false;
}

static bool closes(uint32_t cp)
{
    static const uint16_t marks[] = {
        u'，', u'。', u'、', u'；', u'：', u'！', u'？', u'）', u'」', u'》',
        u'』', u'】', u'〉', u'〕', u'”',  u'’',  u'…',  u'—',  u'·',  u'％',
        u',',  u'.',  u';',  u':',  u'!',  u'?',  u')',  u']',  u'}',  u'%',
    };
    return is_mark(cp) && among(cp, marks, sizeof marks / sizeof *marks);
}

static bool opens(uint32_t cp)
{
    static const uint16_t marks[] = {
        u'（', u'「', u'《', u'『', u'【', u'〈', u'〔', u'“', u'‘', u'(', u'[', u'{',
    };
    return is_mark(cp) && among(cp, marks, sizeof marks / sizeof *marks);
}

static bool may_break(uint32_t before, uint32_t after)
{
    if (after == ' ' || char_width(after) == 0 || closes(after) || opens(before)) {
        return false;
    }
    return before == ' ' || char_width(before) == 2 || char_width(after) == 2;
}

static struct str rest_of(struct str s, size_t from)
{
    return (struct str){s.p + from, s.n - from};
}

static struct glyph next_glyph(struct str s)
{
    struct glyph g = {.len = 1, .cp = (unsigned char)s.p[0], .steers = true};
    if (g.cp == ESCAPE) {
        const char *end = memchr(s.p, 'm', s.n);
        g.len = end ? (size_t)(end - s.p) + 1 : s.n;
    } else if (g.cp != SOLID_ON && g.cp != SOLID_OFF) {
        g.cp = utf8_decode(s, &g.len);
        g.width = char_width(g.cp);
        g.steers = false;
    }
    return g;
}

static struct cluster next_cluster(struct str s)
{
    struct cluster c = {0};
    uint32_t before = 0;
    int blanks = 0;
    bool inside = false;
    while (c.len < s.n) {
        struct glyph g = next_glyph(rest_of(s, c.len));
        if (before && !inside &&
            (g.cp == SOLID_ON || (!g.steers && may_break(before, g.cp)))) {
            break;
        }
        c.len += g.len;
        if (g.steers) {
            inside = g.cp == SOLID_ON || (inside && g.cp != SOLID_OFF);
            c.solid = c.solid || inside;
            continue;
        }
        before = g.cp;
        if (g.cp == ' ') {
            blanks++;
        } else {
            c.width += blanks + g.width;
            blanks = 0;
        }
    }
    return c;
}

static void put_blanks(struct buf *out, int n)
{
    if (n > 0) {
        buf_fmt(out, "%*s", n, "");
    }
}

static void break_line(struct pen *pen)
{
    buf_byte(pen->out, '\n');
    put_blanks(pen->out, pen->hang);
    pen->column = pen->hang;
    pen->blanks = 0;
}

// Also true where a new line would not give more room.
static bool fits(const struct pen *pen, int width)
{
    int column = pen->column + pen->blanks;
    return column <= pen->hang || column + width <= pen->width;
}

static void put_glyph(struct pen *pen, struct glyph g, const char *bytes)
{
    if (g.cp == ESCAPE) {
        buf_add(pen->out, (struct str){bytes, g.len});
    } else if (g.cp == ' ') {
        pen->blanks++;
    } else if (!g.steers) {
        put_blanks(pen->out, pen->blanks);
        buf_add(pen->out, (struct str){bytes, g.len});
        pen->column += pen->blanks + g.width;
        pen->blanks = 0;
    }
}

static void put_cluster(struct pen *pen, struct str s, bool solid)
{
    for (size_t i = 0; i < s.n;) {
        struct glyph g = next_glyph(rest_of(s, i));
        if (!solid && g.width && g.cp != ' ' && !fits(pen, g.width)) {
            break_line(pen); // longer than a line: it has to break somewhere
        }
        put_glyph(pen, g, s.p + i);
        i += g.len;
    }
}

static int width_of(const struct page *p)
{
    if (p->width <= 0) {
        return INT_MAX / 2;
    }
    return p->width < NARROWEST ? NARROWEST : p->width;
}

static int columns(struct str line)
{
    int width = 0;
    for (size_t i = 0; i < line.n;) {
        struct glyph g = next_glyph(rest_of(line, i));
        width += g.width;
        i += g.len;
    }
    return width;
}

struct page page_open(struct buf *out, int width, bool color)
{
    return (struct page){.out = out, .width = width, .color = color};
}

void page_close(struct page *p)
{
    buf_free(&p->line);
}

void page_ink(struct page *p, enum ink ink)
{
    static const char *const codes[INK_N] = {
        "\033[0m",  "\033[1m",  "\033[2m",  "\033[31m",
        "\033[33m", "\033[32m", "\033[35m", "\033[36m",
    };
    if (p->color) {
        buf_addz(&p->line, codes[ink]);
    }
}

void page_path(struct page *p, struct str path)
{
    page_place(p, path, (struct position){0});
}

void page_place(struct page *p, struct str path, struct position at)
{
    page_ink(p, INK_CYAN);
    buf_byte(&p->line, SOLID_ON);
    safe_put(&p->line, path);
    if (at.line) {
        buf_fmt(&p->line, ":%u:%u", at.line, at.column);
    }
    buf_byte(&p->line, SOLID_OFF);
    page_ink(p, INK_PLAIN);
    if (at.page) {
        buf_fmt(&p->line, say(" (page %u)"), at.page);
    }
    if (at.paragraph) {
        buf_fmt(&p->line, say(" (paragraph %u)"), at.paragraph);
    }
}

void page_pad(struct page *p, int column)
{
    put_blanks(&p->line, column - columns(buf_str(&p->line)));
}

void page_right(struct page *p, int column, struct str text)
{
    page_pad(p, column - utf8_width(text));
    safe_put(&p->line, text);
}

void page_end(struct page *p, int indent, int hang)
{
    struct pen pen = {.out = p->out, .width = width_of(p), .column = indent};
    pen.hang = hang > pen.width / 2 ? pen.width / 2 : hang;
    put_blanks(p->out, indent);
    for (struct str s = buf_str(&p->line); s.n;) {
        struct cluster c = next_cluster(s);
        if (!fits(&pen, c.width)) {
            break_line(&pen);
        }
        put_cluster(&pen, (struct str){s.p, c.len}, c.solid);
        s = rest_of(s, c.len);
    }
    buf_byte(p->out, '\n');
    buf_clear(&p->line);
}

void page_blank(struct page *p)
{
    buf_byte(p->out, '\n');
}

void page_rule(struct page *p)
{
    int n = p->width > 0 && p->width < RULE_WIDTH ? p->width : RULE_WIDTH;
    page_ink(p, INK_DIM);
    for (int i = 0; i < n; i++) {
        buf_addz(&p->line, "─");
    }
    page_ink(p, INK_PLAIN);
    page_end(p, 0, 0);
}
