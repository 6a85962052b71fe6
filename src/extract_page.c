// extract_page.c: see extract_page.h.
#include "extract_page.h"

#include "base/mask.h"
#include "base/say.h"
#include "base/utf8.h"
#include "model/report.h"

struct page {
    struct arena *a;
    struct buf *out;
    const struct doc *doc;
};

static const char style[] =
    "body{font:15px/1.7 system-ui,sans-serif;margin:2em;max-width:110em}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid #8884;padding:.3em .6em;vertical-align:top;text-align:left;"
    "white-space:pre-wrap;overflow-wrap:anywhere}"
    "th:first-child,td:first-child{width:6em;white-space:nowrap}"
    "th:nth-child(2),td:nth-child(2){width:9em}"
    ".out{opacity:.55}.heading td:last-child,.title td:last-child{font-weight:bold}"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}}";

static void put_escaped(struct buf *out, char c)
{
    static const struct {
        char sign;
        const char *name;
    } names[] = {
        {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].sign == c) {
            buf_addz(out, names[i].name);
            return;
        }
    }
    buf_byte(out, c);
}

// Text from a document: masked, controls made visible, escaped.
static void put_text(struct page *p, struct str text)
{
    struct buf safe = {0};
    for (struct str rest = mask_private(p->a, text); rest.n;) {
        struct str line = str_cut(&rest, '\n');
        safe_put(&safe, line);
        buf_addz(&safe, rest.n ? "\n" : "");
    }
    for (size_t i = 0; i < safe.n; i++) {
        put_escaped(p->out, safe.p[i]);
    }
    buf_free(&safe);
}

static void put_said(struct page *p, const char *message)
{
    put_text(p, str_of(say(message)));
}

static struct str raw_text(struct page *p, uint32_t from, uint32_t to)
{
    const struct text *t = p->doc->text;
    while (from < to && (t->raw[from] == '\n' || t->raw[from] == '\r')) {
        from++;
    }
    while (to > from && (t->raw[to - 1] == '\n' || t->raw[to - 1] == '\r')) {
        to--;
    }
    return units_to_utf8(p->a, t->raw + from, to - from);
}

static bool holds_more_than_blanks(struct str s)
{
    while (s.n) {
        size_t len;
        uint32_t cp = utf8_decode(s, &len);
        if (cp > ' ' && cp != 0xA0 && cp != 0x3000) {
            return true;
        }
        s.p += len;
        s.n -= len;
    }
    return false;
}

static void put_row(struct page *p, const char *kind, const char *said, uint32_t raw,
                    struct str original, struct str text)
{
    struct position at = text_position(p->doc->text, raw);
    buf_fmt(p->out, "<tr class=\"%s\"><td>%u:%u", kind, at.line, at.column);
    if (at.page) {
        buf_fmt(p->out, " p%u", at.page);
    }
    if (at.paragraph) {
        buf_fmt(p->out, " ¶%u", at.paragraph);
    }
    buf_addz(p->out, "</td><td>");
    put_said(p, said);
    buf_addz(p->out, "</td><td>");
    put_text(p, original);
    buf_addz(p->out, "</td><td>");
    put_text(p, text);
    buf_addz(p->out, "</td></tr>\n");
}

// What stands between two paragraphs and is in neither.
static void put_left_out(struct page *p, uint32_t from, uint32_t to)
{
    struct str original = raw_text(p, from, to);
    if (holds_more_than_blanks(original)) {
        put_row(p, "out", SAY_LATER("left out"), from, original, STR(""));
    }
}

static void put_paragraphs(struct page *p)
{
    static const char *const kinds[] = {"body",      "heading", "title",  "addressee",
                                        "signature", "date",    "closing"};
    const struct doc *doc = p->doc;
    uint32_t done = 0;
    for (uint32_t i = 0; i < doc->paras.n; i++) {
        const struct para *para = &doc->paras.at[i];
        uint32_t from = doc_raw(doc, para->span.start);
        uint32_t to = doc_raw(doc, para->span.end);
        struct ustr u = doc_units(doc, para->span);
        enum role role = doc->sections.at[para->section].role;
        bool body = para->kind == PARA_BODY;
        put_left_out(p, done, from);
        put_row(p, kinds[para->kind], body ? role_name(role) : kinds[para->kind], from,
                raw_text(p, from, to), units_to_utf8(p->a, u.p, u.n));
        done = to > done ? to : done;
    }
    put_left_out(p, done, doc->text->raw_n);
}

static void put_facts(struct page *p)
{
    const struct text *t = p->doc->text;
    struct buf line = {0};
    buf_fmt(&line, "%s, %s · %u / %u / %u", t->encoding.p, t->script.p,
            t->damage.pinyin_notes, t->damage.shifted_bytes, t->damage.lost_characters);
    put_text(p, buf_str(&line));
    for (uint32_t i = 0; i < t->stated_n; i++) {
        buf_addz(p->out, "<br>");
        put_text(p, t->stated[i].name);
        buf_addz(p->out, ": ");
        put_text(p, t->stated[i].value);
    }
    buf_free(&line);
}

void extract_page(struct arena *a, struct buf *out, struct str path,
                  const struct doc *doc)
{
    static const char *const columns[] = {SAY_LATER("place"), SAY_LATER("part"),
                                          SAY_LATER("original"),
                                          SAY_LATER("as it is judged")};
    struct page p = {a, out, doc};
    buf_addz(out, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n<title>");
    put_text(&p, path);
    buf_fmt(out, "</title>\n<style>%s</style></head><body>\n<h1>", style);
    put_text(&p, path);
    buf_addz(out, "</h1>\n<p>");
    put_facts(&p);
    buf_addz(out, "</p>\n<table><tr>");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        buf_addz(out, "<th>");
        put_said(&p, columns[i]);
        buf_addz(out, "</th>");
    }
    buf_addz(out, "</tr>\n");
    put_paragraphs(&p);
    buf_addz(out, "</table></body></html>\n");
}
