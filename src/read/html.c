// html.c: see html.h. Bytes to source, source to page (page.h), page to flow.
#include "read/html.h"

#include "read/charset.h"
#include "read/page.h"
#include "read/ruler.h"

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
    struct ruler ruler = ruler_new(p->source);
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
    out->encoding = plain.encoding;
    out->guessed = plain.guessed;
    page.source = ruler_source(a, plain.raw);
    if (!xml_read_html(a, d, in->path, page.source, &page.tree)) {
        return false;
    }
    page_lines(&page);
    page_facts(&page);
    page_article(&page);
    put_page(&page, out);
    return true;
}
