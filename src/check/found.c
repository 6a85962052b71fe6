// found.c: findings: message, place, quotation, and what damage nearby does to them.
#include "base/limits.h"
#include "base/mask.h"
#include "base/utf8.h"
#include "check/state.h"

enum { KEPT_PER_CHECK = 20 }; // the last one says how many more there are

struct str said_in(const struct state *s, struct str zh, struct str en)
{
    return s->in->lang == LANG_EN && en.n ? en : zh;
}

struct str text_of(const struct state *s, struct span what)
{
    struct ustr u = doc_units(s->doc, what);
    return mask_private(s->a, units_to_utf8(s->a, u.p, u.n));
}

static struct str fill(const struct state *s, const struct str *with)
{
    struct str m = said_in(s, s->check->message, s->check->message_en);
    struct buf out = {0};
    for (size_t i = 0; i < m.n; i++) {
        if (m.p[i] == '{' && i + 2 < m.n && m.p[i + 2] == '}') {
            buf_add(&out, with[m.p[i + 1] - '1']);
            i += 2;
        } else {
            buf_byte(&out, m.p[i]);
        }
    }
    struct str text = arena_copy(s->a, buf_str(&out));
    buf_free(&out);
    return text;
}

static bool is_blank(uint16_t u)
{
    return u <= ' ' || u == 0xA0 || u == 0x3000 || u == 0xFEFF;
}

static bool is_digit(uint16_t u)
{
    return unit_is_digit(u) || (u >= 0xFF10 && u <= 0xFF19);
}

static struct span on_line(const struct text *t, struct span raw)
{
    for (uint32_t i = raw.start; i < raw.end; i++) {
        bool line_end = t->raw[i] == '\n' || t->raw[i] == '\r' || t->raw[i] == 0x2028;
        raw.end = line_end ? i : raw.end;
    }
    return raw;
}

// On one line, without blanks at its ends, cut when long, never inside a number.
static struct str quote(const struct state *s, struct span raw, struct span name)
{
    const struct text *t = s->doc->text;
    raw = on_line(t, raw);
    bool was_cut = raw.end - raw.start > LIMIT_QUOTE;
    raw.end = was_cut ? raw.start + LIMIT_QUOTE : raw.end;
    while (was_cut && raw.end > raw.start && is_digit(t->raw[raw.end - 1])) {
        raw.end--;
    }
    if (raw.end > raw.start && t->raw[raw.end - 1] >= 0xD800 &&
        t->raw[raw.end - 1] <= 0xDBFF) {
        raw.end--;
    }
    while (raw.end > raw.start && is_blank(t->raw[raw.end - 1])) {
        raw.end--;
    }
    uint16_t *copy = arena_array(s->a, uint16_t, raw.end - raw.start + 1);
    for (uint32_t i = raw.start; i < raw.end; i++) {
        bool secret = i >= name.start && i < name.end && unit_is_han(t->raw[i]);
        copy[i - raw.start] = secret ? '*' : t->raw[i];
    }
    struct str text = units_to_utf8(s->a, copy, raw.end - raw.start);
    text = mask_private(s->a, text);
    return was_cut ? arena_fmt(s->a, "%.*s…", (int)text.n, text.p) : text;
}

// Signs of lost or repaired characters in the file.
static bool is_damaged(const struct text *t, struct span raw)
{
    for (uint32_t i = raw.start; i < raw.end; i++) {
        uint16_t u = t->raw[i];
        uint16_t before = i > raw.start ? t->raw[i - 1] : '\n';
        bool lost = u == '?' && (unit_is_han(before) || unit_is_digit(before));
        if (u == 0xFFFD || u == 0x3013 || u == u'锟' || (u >= 0xE000 && u <= 0xF8FF) ||
            lost) {
            return true;
        }
    }
    return false;
}

static void keep(struct state *s, struct span raw, struct span name, bool damaged,
                 struct str message)
{
    const struct text *t = s->doc->text;
    struct str id = s->check->id;
    const char *dot = memchr(id.p, '.', id.n);
    enum finding_severity severity = s->check->severity;
    if (s->hint) {
        severity = FINDING_NOTE;
    }
    if (damaged && severity > FINDING_NOTE) {
        severity = (enum finding_severity)(severity - 1);
    }
    if (damaged) {
        message = arena_fmt(s->a, "%s%s", message.p,
                            say(" (the text is damaged here: look at the original)"));
    }
    if (!span_empty(name)) {
        vec_push(s->a, &s->out->secrets, name);
    }
    s->hint = false;
    s->found++;
    if (s->kept >= KEPT_PER_CHECK) {
        return;
    }
    while (raw.start < raw.end && is_blank(t->raw[raw.start])) {
        raw.start++;
    }
    struct position p = text_position(t, raw.start);
    struct finding f = {
        .id = dot ? arena_copy(s->a, (struct str){id.p, (size_t)(dot - id.p)}) : id,
        .severity = severity,
        .at = p,
        .raw = on_line(t, raw),
        .message = mask_private(s->a, message),
        .quote = quote(s, raw, name),
    };
    s->kept++;
    vec_push(s->a, &s->out->findings, f);
}

static void found_at(struct state *s, struct span what, struct span name,
                     const struct str *with)
{
    const struct doc *d = s->doc;
    struct span raw = {doc_raw(d, what.start), doc_raw(d, what.end)};
    struct span hidden = {doc_raw(d, name.start), doc_raw(d, name.end)};
    struct span sentence = sentence_at(d, what.start);
    struct span around = {doc_raw(d, sentence.start), doc_raw(d, sentence.end)};
    keep(s, raw, span_empty(name) ? name : hidden, is_damaged(d->text, around),
         fill(s, with));
}

void found(struct state *s, struct span what, struct str x, struct str y, struct str z)
{
    const struct str with[] = {x, y, z};
    found_at(s, what, (struct span){0, 0}, with);
}

void found_name(struct state *s, struct span what, struct span name)
{
    const struct str with[] = {STR(""), STR(""), STR("")};
    found_at(s, what, name, with);
}

void found_in_file(struct state *s, struct span raw, struct str x)
{
    const struct str with[] = {x, STR(""), STR("")};
    keep(s, raw, (struct span){0, 0}, false, fill(s, with));
}
