// html.c: see html.h. Bytes to source, source to page (page.h), page to flow.
#include "read/html.h"

#include "base/utf8.h"
#include "read/charset.h"
#include "read/page.h"
#include "read/plain.h"

// A walk along the source, to know the line and column of ascending offsets.
struct ruler {
    struct str source;
    size_t at;
    struct position here;
};

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
    if (offset < r->at) {
        *r = (struct ruler){r->source, 0, {.line = 1, .column = 1}};
    }
    while (r->at < offset) {
        size_t end = line_end(r->source, r->at);
        if (end) {
            r->at += end;
            r->here.line++;
            r->here.column = 1;
            continue;
        }
        r->at++;
        while (r->at < r->source.n &&
               ((unsigned char)r->source.p[r->at] & 0xC0) == 0x80) {
            r->at++;
        }
        r->here.column++;
    }
    return r->here;
}

// Characters that no page may hold become blanks or U+FFFD, one for one.
static struct ustr clean(struct arena *a, struct ustr raw)
{
    uint16_t *p = arena_array(a, uint16_t, raw.n);
    for (size_t i = 0; i < raw.n; i++) {
        uint16_t u = raw.p[i];
        bool control = u < ' ' && u != '\t' && u != '\n' && u != '\r';
        p[i] = control || u == 0x7F ? ' ' : u >= 0xFFFE ? 0xFFFD : u;
    }
    return (struct ustr){p, raw.n};
}

static void put_line(const struct page *p, const struct page_line *line,
                     struct ruler *ruler, struct flow *out)
{
    for (uint32_t i = line->run; i < line->run + line->run_n; i++) {
        const struct page_run *run = &p->runs.at[i];
        struct position at = ruler_at(ruler, run->offset);
        if (run->blank) {
            flow_text(out, STR(" "), at);
        }
        flow_text(out, run->text, at);
    }
}

static void put_page(const struct page *p, struct flow *out)
{
    struct ruler ruler = {p->source, 0, {.line = 1, .column = 1}};
    if (p->title_lacking) {
        flow_text(out, p->title, ruler_at(&ruler, p->title_offset));
        flow_gap(out);
    }
    for (uint32_t i = p->begin; i < p->end; i++) {
        const struct page_line *line = &p->lines.at[i];
        if (line->dropped) {
            continue;
        }
        if (line->gap) {
            flow_gap(out);
        }
        put_line(p, line, &ruler, out);
        flow_break(out);
    }
    for (uint32_t i = 0; i < p->stated.n; i++) {
        flow_stated(out, p->stated.at[i].name, p->stated.at[i].value);
    }
}

bool read_html(struct arena *a, struct diags *d, const struct source *in,
               struct flow *out)
{
    struct plain plain;
    struct page page = {.arena = a};
    if (!charset_decode(a, d, in, &plain)) {
        return false;
    }
    struct ustr raw = clean(a, plain.raw);
    out->encoding = plain.encoding;
    out->guessed = plain.guessed;
    page.source = units_to_utf8(a, raw.p, raw.n);
    if (!xml_read_html(a, d, in->path, page.source, &page.tree)) {
        return false;
    }
    page_lines(&page);
    page_facts(&page);
    page_article(&page);
    put_page(&page, out);
    return true;
}
