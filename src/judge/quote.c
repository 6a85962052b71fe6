// quote.c: quotations from the original file, with their place.
#include "judge/state.h"

#include "base/limits.h"
#include "base/mask.h"
#include "base/utf8.h"

struct str by_lang(const struct state *s, struct str zh, struct str en)
{
    return s->in->lang == LANG_EN && en.n ? en : zh;
}

static bool is_blank(uint16_t u)
{
    return u <= ' ' || u == 0xA0 || u == 0x3000 || (u >= 0x2000 && u <= 0x200F) ||
           u == 0xFEFF;
}

// The stretch of the file that the folded span stands for, on the line where it begins.
static struct span raw_on_line(const struct doc *d, struct span what)
{
    const struct text *t = d->text;
    struct span raw = {doc_raw(d, what.start), doc_raw(d, what.end)};
    while (raw.start < raw.end && is_blank(t->raw[raw.start])) {
        raw.start++;
    }
    for (uint32_t i = raw.start; i < raw.end; i++) {
        if (t->raw[i] == '\n' || t->raw[i] == '\r' || t->raw[i] == 0x2028 ||
            t->raw[i] == 0x2029) {
            raw.end = i;
        }
    }
    while (raw.end > raw.start && is_blank(t->raw[raw.end - 1])) {
        raw.end--;
    }
    return raw;
}

// Cuts after LIMIT_QUOTE units, never inside a surrogate pair.
static bool cut(const struct text *t, struct span *raw)
{
    if (raw->end - raw->start <= LIMIT_QUOTE) {
        return false;
    }
    raw->end = raw->start + LIMIT_QUOTE;
    if (t->raw[raw->end - 1] >= 0xD800 && t->raw[raw->end - 1] <= 0xDBFF) {
        raw->end--;
    }
    while (raw->end > raw->start && t->raw[raw->end] >= '0' &&
           t->raw[raw->end] <= '9' && t->raw[raw->end - 1] >= '0' &&
           t->raw[raw->end - 1] <= '9') {
        raw->end--; // half a number could not be recognised as private
    }
    return true;
}

struct quotation quote(const struct state *s, struct span what, enum role role,
                       struct str aspect)
{
    const struct text *t = s->doc->text;
    struct span whole = raw_on_line(s->doc, what), raw = whole;
    bool was_cut = cut(t, &raw);
    struct position p = text_position(t, raw.start);
    struct str text = mask_private(
        s->a, units_to_utf8(s->a, t->raw + raw.start, raw.end - raw.start));
    return (struct quotation){
        .at = p,
        .raw = whole,
        .quote = was_cut ? arena_fmt(s->a, "%s…", text.p) : text,
        .section = role,
        .aspect = aspect,
        .guard = STR(""),
        .guard_said = STR(""),
    };
}

// What a reader needs to recognise the passage: the clauses of the hit, not the bare
// word.
static struct span widened(const struct doc *d, struct span what, uint32_t sentence)
{
    struct span whole = d->sentences.at[sentence].span;
    struct span wide = clause_around(d, whole, what);
    while (wide.start < what.start &&
           (d->unit[wide.start] == ' ' || d->unit[wide.start] == '\n')) {
        wide.start++;
    }
    if (wide.end - wide.start > LIMIT_QUOTE &&
        what.start - wide.start > LIMIT_QUOTE / 3) {
        wide.start = what.start - LIMIT_QUOTE / 6;
    }
    return wide;
}

void add_evidence(const struct state *s, struct item_result *r, struct span what,
                  uint32_t sentence, struct str aspect)
{
    uint32_t item = (uint32_t)(r - s->out->items.at);
    vec_push(s->a, s->used, ((struct evidence_use){item, sentence, what}));
    if (r->evidence.n >= LIMIT_EVIDENCE) {
        return;
    }
    const struct sentence *in = &s->doc->sentences.at[sentence];
    struct quotation q = quote(s, widened(s->doc, what, sentence), in->role, aspect);
    for (uint32_t i = 0; i < r->evidence.n; i++) {
        const struct quotation *old = &r->evidence.at[i];
        if (position_same(old->at, q.at) && str_eq(old->aspect, aspect)) {
            return;
        }
    }
    vec_push(s->a, &r->evidence, q);
}

void evidence_of_section(const struct state *s, struct item_result *r, uint32_t section)
{
    const struct section *in = &s->doc->sections.at[section];
    struct span what = in->heading;
    if (span_empty(what)) {
        what = in->body;
    }
    if (!span_empty(what)) {
        vec_push(s->a, &r->evidence, quote(s, what, in->role, STR("")));
    }
}
