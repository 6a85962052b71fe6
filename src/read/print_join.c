// print_join.c: lines to paragraphs, by where they begin and end on the page: an
// indent, a line that had room for more, and a gap each begin a paragraph.
#include "read/print.h"

#include "base/utf8.h"

enum {
    GAP_PERCENT = 145, // of the usual distance of lines
    LONG_PERCENT = 60, // of the widest line: one that shows where the margins are
};

// Where the text of a page begins and ends.
struct margins {
    uint32_t page;
    int32_t left, right;
};

struct column {
    const struct print *print;
    VEC(struct margins) margins;
    int32_t widest;
    int32_t distance; // usual, from line to line
    bool indents;     // paragraphs begin with an indent
};

static uint32_t first_of(struct str s, size_t *length)
{
    return s.n ? utf8_decode(s, length) : 0;
}

static uint32_t last_of(struct str s)
{
    size_t i = s.n, length;
    while (i > 0 && ((unsigned char)s.p[i - 1] & 0xC0) == 0x80) {
        i--;
    }
    return i > 0 ? utf8_decode((struct str){s.p + i - 1, s.n - i + 1}, &length) : 0;
}

static bool in(uint32_t c, const uint16_t *set)
{
    for (; *set; set++) {
        if (*set == c) {
            return true;
        }
    }
    return false;
}

static bool is_closing(uint32_t c)
{
    return in(c, u"。，、；：？！）》」』”’】〕％,;:?!)%.");
}

static bool is_stop(uint32_t c)
{
    return in(c, u"。；！？：;!?:…");
}

static bool is_latin(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A mark at the end of a line may hang into the margin.
static bool is_long(const struct column *c, const struct print_line *l)
{
    return !l->furniture && (l->right - l->left) * 100 >= c->widest * LONG_PERCENT;
}

static void margins_find(struct column *c)
{
    const struct print *print = c->print;
    for (uint32_t i = 0; i < print->lines.n; i++) {
        const struct print_line *l = &print->lines.at[i];
        int32_t width = l->right - l->left;
        c->widest = !l->furniture && width > c->widest ? width : c->widest;
    }
    for (uint32_t i = 0; i < print->lines.n; i++) {
        const struct print_line *l = &print->lines.at[i];
        if (!is_long(c, l)) {
            continue;
        }
        struct margins *m = c->margins.n ? &c->margins.at[c->margins.n - 1] : NULL;
        if (!m || m->page != l->page) {
            int32_t right = m ? m->right : 0; // until the page shows its own
            m = vec_add(print->arena, &c->margins);
            *m = (struct margins){l->page, l->left, right};
        }
        m->left = l->left < m->left ? l->left : m->left;
        if (!is_closing(last_of(l->text)) && l->right > m->right) {
            m->right = l->right;
        }
    }
}

// Those of the page; of a page without long lines those of the page before.
static struct margins margins_of(const struct column *c, uint32_t page)
{
    uint32_t low = 0, high = c->margins.n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (c->margins.at[middle].page <= page) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return c->margins.n ? c->margins.at[low] : (struct margins){0};
}

static bool is_indented(const struct column *c, const struct print_line *l)
{
    return l->left - margins_of(c, l->page).left > c->print->em * 9 / 10;
}

// The usual distance of lines, and whether paragraphs are indented.
static void habits_find(struct column *c)
{
    enum { STEPS = 200 }; // half points
    uint32_t count[STEPS] = {0}, best = 0, indented = 0, lines = 0;
    for (uint32_t i = 1; i < c->print->lines.n; i++) {
        const struct print_line *l = &c->print->lines.at[i];
        const struct print_line *before = l - 1;
        int32_t step = (l->top - before->top) / 50;
        if (l->page == before->page && step > 0 && step < STEPS) {
            count[step]++;
            best = count[step] > count[best] ? (uint32_t)step : best;
        }
        int32_t indent = l->left - margins_of(c, l->page).left;
        lines += is_long(c, l);
        indented += is_long(c, l) && indent > c->print->em && indent < c->print->em * 3;
    }
    c->distance = (int32_t)best * 50 + 25;
    c->indents = indented * 12 >= lines && indented > 0;
}

static bool is_opening(uint32_t c)
{
    return in(c, u"（《「『“‘【〔(");
}

static bool is_word(uint32_t c)
{
    bool accented = c >= 0xC0 && c < 0x250; // pinyin has such letters
    return is_latin(c) || accented || in(c, u"·.-—/");
}

// What cannot be torn at the beginning of a line, in hundredths of a point.
static int32_t token_width(const struct column *c, struct str s)
{
    int32_t width = 0;
    uint32_t before = 0;
    while (s.n) {
        size_t length;
        uint32_t u = first_of(s, &length);
        bool keeps = before == 0 || is_opening(before) || is_closing(u) ||
                     (is_word(before) && is_word(u));
        if (!keeps || u == ' ') {
            break;
        }
        width += c->print->em * (u < 0x2000 ? 1 : 2) / 2;
        before = u;
        s = (struct str){s.p + length, s.n - length};
    }
    return width;
}

// 一、 （一） 1. 一是
static bool begins_numbered(struct str s)
{
    size_t length = 0;
    uint32_t n = 0;
    bool paren = in(first_of(s, &length), u"（(");
    s = paren ? (struct str){s.p + length, s.n - length} : s;
    uint32_t u = first_of(s, &length);
    bool digits = u >= '0' && u <= '9';
    while (s.n && (digits ? u >= '0' && u <= '9' : in(u, u"一二三四五六七八九十"))) {
        n++;
        s = (struct str){s.p + length, s.n - length};
        u = first_of(s, &length);
    }
    const uint16_t *after = paren ? u"）)" : digits ? u"、.．" : u"、是";
    return n > 0 && n < 4 && in(u, after);
}

// A list with its numbers in the margin: its lines stand where the text of the first
// one does.
static bool hangs(const struct column *c, const struct print_line *before,
                  const struct print_line *l)
{
    int32_t apart = l->left - before->left, em = c->print->em;
    bool same = apart * 2 < em && apart * 2 > -em;
    bool second = !before->continues && begins_numbered(before->text) &&
                  apart > em / 2 && apart < em * 4;
    return (same && before->continues) || second;
}

static bool begins_paragraph(const struct column *c, const struct print_line *before,
                             const struct print_line *l)
{
    struct margins m = margins_of(c, before->page);
    int32_t room = m.right - before->right;
    if (room > token_width(c, l->text) + c->print->em * 6 / 10) {
        return true;
    }
    if (l->page == before->page &&
        (l->top - before->top) * 100 > c->distance * GAP_PERCENT) {
        return true;
    }
    bool stop = is_stop(last_of(before->text));
    if (is_indented(c, l)) {
        return !hangs(c, before, l) && (c->indents || stop || begins_numbered(l->text));
    }
    return stop && !c->indents && begins_numbered(l->text);
}

void print_join(struct print *print)
{
    struct column c = {.print = print};
    margins_find(&c);
    habits_find(&c);
    const struct print_line *before = NULL;
    for (uint32_t i = 0; i < print->lines.n; i++) {
        struct print_line *l = &print->lines.at[i];
        if (l->furniture) {
            continue;
        }
        l->continues = before && !begins_paragraph(&c, before, l);
        before = l;
    }
}
