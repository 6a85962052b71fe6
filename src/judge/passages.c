// passages.c: the text of the file beside the verdicts: its lines, and in each the
// stretches that are evidence, a nearest miss or a finding.
#include "judge/judge.h"

#include "base/mask.h"
#include "base/utf8.h"

#include <stdlib.h>

// What one quotation marks.
struct stroke {
    struct span raw;
    enum mark_use use;
    uint32_t of;
    uint32_t *mark; // where the quotation learns its first passage
};

struct showing {
    struct arena *a;
    const struct doc *doc;
    struct report *out;
    VEC(struct stroke) strokes; // by place
    uint32_t next;              // the first one that is not behind the line
    const struct para **paras;  // by line of the file; NULL: set aside or blank
};

static void add_stroke(struct showing *s, struct span raw, enum mark_use use,
                       uint32_t of, uint32_t *mark)
{
    if (!span_empty(raw)) {
        vec_push(s->a, &s->strokes, ((struct stroke){raw, use, of, mark}));
    }
}

static int by_place(const void *x, const void *y)
{
    const struct stroke *a = x, *b = y;
    if (a->raw.start != b->raw.start) {
        return a->raw.start < b->raw.start ? -1 : 1;
    }
    if (a->use != b->use) {
        return a->use < b->use ? -1 : 1;
    }
    if (a->of != b->of) {
        return a->of < b->of ? -1 : 1;
    }
    return a->raw.end < b->raw.end ? -1 : a->raw.end > b->raw.end;
}

static void gather(struct showing *s)
{
    for (uint32_t i = 0; i < s->out->items.n; i++) {
        struct item_result *r = &s->out->items.at[i];
        for (uint32_t k = 0; k < r->evidence.n; k++) {
            struct quotation *q = &r->evidence.at[k];
            add_stroke(s, q->raw, MARK_EVIDENCE, i, &q->mark);
        }
        if (r->has_nearest) {
            add_stroke(s, r->nearest.raw, MARK_NEAREST, i, &r->nearest.mark);
        }
    }
    for (uint32_t i = 0; i < s->out->findings.n; i++) {
        struct finding *f = &s->out->findings.at[i];
        add_stroke(s, f->raw, MARK_FINDING, i, &f->mark);
    }
    if (s->strokes.n) {
        qsort(s->strokes.at, s->strokes.n, sizeof *s->strokes.at, by_place);
    }
}

static uint32_t line_of(const struct text *t, uint32_t raw)
{
    uint32_t low = 0, high = t->line_n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (t->line_start[middle] <= raw) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

// Which paragraph stands on which lines of the file.
static void place_paras(struct showing *s)
{
    const struct doc *d = s->doc;
    s->paras = arena_array(s->a, const struct para *, d->text->line_n + 1);
    for (uint32_t i = 0; i < d->paras.n; i++) {
        const struct para *p = &d->paras.at[i];
        if (span_empty(p->span)) {
            continue;
        }
        uint32_t last = line_of(d->text, doc_raw(d, p->span.end - 1));
        for (uint32_t k = line_of(d->text, doc_raw(d, p->span.start)); k <= last; k++) {
            s->paras[k] = p;
        }
    }
}

// The raw line without its end; empty when it holds nothing to read.
static struct span raw_line(const struct text *t, uint32_t line)
{
    struct span raw = {t->line_start[line],
                       line + 1 < t->line_n ? t->line_start[line + 1] : t->raw_n};
    while (raw.end > raw.start &&
           (t->raw[raw.end - 1] <= ' ' || t->raw[raw.end - 1] == 0x3000)) {
        raw.end--;
    }
    return raw;
}

static struct str shown_text(const struct showing *s, struct span raw)
{
    uint16_t *copy = arena_array(s->a, uint16_t, raw.end - raw.start + 1);
    memcpy(copy, s->doc->text->raw + raw.start,
           (raw.end - raw.start) * sizeof *s->doc->text->raw);
    for (uint32_t i = 0; i < s->out->secrets.n; i++) {
        struct span name = s->out->secrets.at[i];
        for (uint32_t k = name.start; k < name.end; k++) {
            if (k >= raw.start && k < raw.end && unit_is_han(copy[k - raw.start])) {
                copy[k - raw.start] = '*';
            }
        }
    }
    return mask_private(s->a, units_to_utf8(s->a, copy, raw.end - raw.start));
}

// A place in the line as raw offset and as byte of the shown text; it only moves on.
struct cursor {
    const struct text *t;
    struct str text;
    uint32_t raw, byte;
};

static uint32_t byte_at(struct cursor *c, uint32_t raw)
{
    while (c->raw < raw && c->byte < c->text.n) {
        bool pair = c->t->raw[c->raw] >= 0xD800 && c->t->raw[c->raw] <= 0xDBFF &&
                    c->raw + 1 < c->t->raw_n && c->t->raw[c->raw + 1] >= 0xDC00 &&
                    c->t->raw[c->raw + 1] <= 0xDFFF;
        size_t length;
        (void)utf8_decode((struct str){c->text.p + c->byte, c->text.n - c->byte},
                          &length);
        c->raw += pair ? 2 : 1;
        c->byte += (uint32_t)length;
    }
    return c->byte;
}

static int by_number(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;
    return *a < *b ? -1 : *a > *b;
}

// The strokes that cover all of `piece` become the references of one mark.
static void put_mark(struct showing *s, struct span strokes, struct span piece,
                     struct span where)
{
    struct text_mark mark = {.where = where, .ref = s->out->refs.n};
    for (uint32_t i = strokes.start; i < strokes.end; i++) {
        const struct stroke *k = &s->strokes.at[i];
        if (!span_holds(k->raw, piece)) {
            continue;
        }
        struct mark_ref ref = {k->use, k->of, k->raw.end == piece.end};
        vec_push(s->a, &s->out->refs, ref);
        if (*k->mark == 0) {
            *k->mark = s->out->marks.n + 1;
        }
    }
    mark.ref_n = s->out->refs.n - mark.ref;
    if (mark.ref_n && !span_empty(where)) {
        vec_push(s->a, &s->out->marks, mark);
    }
}

// Cuts the line where a stroke begins or ends.
static void put_marks(struct showing *s, struct text_line *line, struct span raw)
{
    struct span strokes = {s->next, s->next};
    struct cursor cursor = {s->doc->text, line->text, raw.start, 0};
    VEC(uint32_t) cuts = {0};
    while (strokes.end < s->strokes.n &&
           s->strokes.at[strokes.end].raw.start < raw.end) {
        struct span *stroke = &s->strokes.at[strokes.end++].raw;
        stroke->end = stroke->end > raw.end ? raw.end : stroke->end;
        if (stroke->start >= raw.start && !span_empty(*stroke)) {
            vec_push(s->a, &cuts, stroke->start);
            vec_push(s->a, &cuts, stroke->end);
        }
    }
    line->mark = s->out->marks.n;
    if (cuts.n) {
        qsort(cuts.at, cuts.n, sizeof *cuts.at, by_number);
    }
    for (uint32_t i = 0; i + 1 < cuts.n; i++) {
        struct span piece = {cuts.at[i], cuts.at[i + 1]};
        if (!span_empty(piece)) {
            struct span where;
            where.start = byte_at(&cursor, piece.start);
            where.end = byte_at(&cursor, piece.end);
            put_mark(s, strokes, piece, where);
        }
    }
    line->mark_n = s->out->marks.n - line->mark;
    s->next = strokes.end;
}

static void put_line(struct showing *s, uint32_t index, struct span raw)
{
    static const enum shown_as kinds[] = {
        [PARA_BODY] = SHOWN_BODY,      [PARA_HEADING] = SHOWN_HEADING,
        [PARA_TITLE] = SHOWN_TITLE,    [PARA_ADDRESSEE] = SHOWN_BODY,
        [PARA_SIGNATURE] = SHOWN_BODY, [PARA_DATE] = SHOWN_BODY,
        [PARA_CLOSING] = SHOWN_BODY,
    };
    const struct para *para = s->paras[index];
    struct text_line line = {
        .at = text_position(s->doc->text, raw.start),
        .text = shown_text(s, raw),
        .kind = para ? kinds[para->kind] : SHOWN_FURNITURE,
        .level = para ? s->doc->sections.at[para->section].level : 0,
    };
    put_marks(s, &line, raw);
    vec_push(s->a, &s->out->lines, line);
}

void judge_passages(struct arena *a, const struct doc *doc, struct report *out)
{
    struct showing s = {.a = a, .doc = doc, .out = out};
    gather(&s);
    place_paras(&s);
    for (uint32_t i = 0; i < doc->text->line_n; i++) {
        struct span raw = raw_line(doc->text, i);
        if (!span_empty(raw)) {
            put_line(&s, i, raw);
        }
    }
}
