// paras.c: copying the lines that count into the document.
#include "parse/paras.h"

static enum para_kind kind_of(enum line_part part)
{
    switch (part) {
    case LINE_TITLE:
        return PARA_TITLE;
    case LINE_ADDRESSEE:
        return PARA_ADDRESSEE;
    case LINE_AGENCY:
        return PARA_SIGNATURE;
    case LINE_DATE:
        return PARA_DATE;
    case LINE_CLOSING:
        return PARA_CLOSING;
    case LINE_BODY:
    case LINE_FURNITURE:
        break;
    }
    return PARA_BODY;
}

struct copy {
    uint16_t *unit;
    uint32_t *at;
    uint32_t n;
};

static void put_line(struct copy *c, const struct text *t, struct span s)
{
    uint32_t n = s.end - s.start;
    memcpy(c->unit + c->n, t->unit + s.start, n * sizeof *c->unit);
    memcpy(c->at + c->n, t->at + s.start, n * sizeof *c->at);
    c->n += n;
}

static void put_break(struct copy *c, const struct text *t, uint32_t after)
{
    c->unit[c->n] = '\n';
    c->at[c->n] = t->at[after];
    c->n++;
}

void paras_build(struct arena *a, const struct lines *l, struct doc *doc)
{
    const struct text *t = l->text;
    // a line that was cut in two needs one more line end than the text has
    size_t room = (size_t)t->n + l->list.n + 1;
    struct copy c = {arena_array(a, uint16_t, room), arena_array(a, uint32_t, room), 0};
    uint32_t last = 0; // where the last copied line ends in the text
    bool titled = false;
    for (uint32_t i = 0; i < l->list.n; i++) {
        const struct line *line = &l->list.at[i];
        if (line->part == LINE_FURNITURE) {
            continue;
        }
        bool joins = line->continues || (titled && line->part == LINE_TITLE);
        if (joins && doc->paras.n) {
            put_line(&c, t, line->span);
            doc->paras.at[doc->paras.n - 1].span.end = c.n;
        } else {
            if (c.n) {
                put_break(&c, t, last);
            }
            uint32_t start = c.n;
            put_line(&c, t, line->span);
            vec_push(
                a, &doc->paras,
                ((struct para){.kind = kind_of(line->part), .span = {start, c.n}}));
        }
        titled = line->part == LINE_TITLE;
        last = line->span.end;
    }
    c.at[c.n] = t->raw_n;
    doc->text = t;
    doc->unit = c.unit;
    doc->at = c.at;
    doc->n = c.n;
}
