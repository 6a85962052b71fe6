// wire.c: see wire.h.
#include "read/wire.h"

#include "base/limits.h"
#include "base/utf8.h"

static const uint32_t mark = 0x31524451; // "QDR1"

// --- numbers and strings ---

static void put_number(struct buf *out, uint64_t n)
{
    buf_add(out, (struct str){(const char *)&n, sizeof n});
}

static void put_text(struct buf *out, struct str s)
{
    put_number(out, s.n);
    buf_add(out, s);
}

struct cursor {
    struct str rest;
    bool bad;
};

static struct str take(struct cursor *c, uint64_t n)
{
    if (c->bad || n > c->rest.n) {
        c->bad = true;
        return (struct str){"", 0};
    }
    struct str piece = {c->rest.p, (size_t)n};
    c->rest.p += n;
    c->rest.n -= (size_t)n;
    return piece;
}

// A number of at most `most`.
static uint64_t take_number(struct cursor *c, uint64_t most)
{
    uint64_t n = 0;
    struct str piece = take(c, sizeof n);
    if (c->bad) {
        return 0;
    }
    memcpy(&n, piece.p, sizeof n);
    c->bad = n > most;
    return c->bad ? 0 : n;
}

static uint32_t take_small(struct cursor *c, uint32_t most)
{
    return (uint32_t)take_number(c, most);
}

static struct str take_bytes(struct cursor *c)
{
    return take(c, take_number(c, c->rest.n));
}

static struct str take_text(struct cursor *c)
{
    struct str text = take_bytes(c);
    c->bad = c->bad || !utf8_valid(text);
    return text;
}

// How many things follow of which each takes at least `bytes`.
static uint32_t take_count(struct cursor *c, size_t bytes)
{
    uint64_t most = c->rest.n / bytes;
    return take_small(c, most > UINT32_MAX ? UINT32_MAX : (uint32_t)most);
}

// --- head ---

void wire_put_head(char head[WIRE_HEAD], uint32_t number, uint64_t length)
{
    memcpy(head, &mark, sizeof mark);
    memcpy(head + 4, &number, sizeof number);
    memcpy(head + 8, &length, sizeof length);
}

bool wire_get_head(const char head[WIRE_HEAD], uint32_t *number, uint64_t *length)
{
    uint32_t found;
    memcpy(&found, head, sizeof found);
    memcpy(number, head + 4, sizeof *number);
    memcpy(length, head + 8, sizeof *length);
    return found == mark;
}

// --- request ---

void wire_put_request(struct buf *out, const struct wire_request *r)
{
    put_text(out, r->format);
    put_text(out, r->source.path);
    put_number(out, r->source.encoding);
    put_number(out, r->source.max_bytes);
    put_number(out, r->lang);
    put_number(out, r->seconds);
    put_number(out, r->source.bytes.n);
}

bool wire_get_request(struct str body, struct wire_request *r)
{
    struct cursor c = {body, false};
    *r = (struct wire_request){.format = take_text(&c)};
    r->source.path = take_bytes(&c); // a name of any bytes
    r->source.encoding = (enum encoding)take_small(&c, ENCODING_NONE);
    r->source.max_bytes = take_number(&c, LIMIT_MAX_SIZE);
    r->lang = (enum lang)take_small(&c, LANG_EN);
    r->seconds = take_small(&c, LIMIT_MAX_SECONDS);
    r->source.bytes = take_bytes(&c);
    return !c.bad && c.rest.n == 0;
}

// --- answer ---

static void put_diags(struct buf *out, const struct diags *d)
{
    put_number(out, d->list.n);
    for (uint32_t i = 0; i < d->list.n; i++) {
        const struct diag *it = &d->list.at[i];
        put_number(out, it->code);
        put_number(out, it->place.line);
        put_number(out, it->place.column);
        put_text(out, it->text);
        put_text(out, it->excerpt);
        put_text(out, it->hint);
    }
}

static void put_position(struct buf *out, struct position p)
{
    put_number(out, p.line);
    put_number(out, p.column);
    put_number(out, p.page);
    put_number(out, p.paragraph);
}

void wire_put_answer(struct buf *out, bool ok, const struct diags *d,
                     const struct flow *flow)
{
    put_number(out, ok);
    put_diags(out, d);
    if (!ok) {
        return;
    }
    put_number(out, flow->encoding);
    put_number(out, flow->guessed);
    put_number(out, flow->unit.n);
    buf_add(out, (struct str){(const char *)flow->unit.at,
                              flow->unit.n * sizeof *flow->unit.at});
    put_number(out, flow->origins.n);
    for (uint32_t i = 0; i < flow->origins.n; i++) {
        put_number(out, flow->origins.at[i].raw);
        put_position(out, flow->origins.at[i].at);
    }
    put_number(out, flow->stated.n);
    for (uint32_t i = 0; i < flow->stated.n; i++) {
        put_text(out, flow->stated.at[i].name);
        put_text(out, flow->stated.at[i].value);
    }
}

// Only what a reader may say: messages about input files. An error must come with a
// failure and a failure with an error.
static void take_diags(struct cursor *c, struct str path, bool ok, struct diags *found)
{
    uint32_t n = take_count(c, 6 * sizeof(uint64_t));
    c->bad = c->bad || n > LIMIT_DIAGS;
    for (uint32_t i = 0; i < n && !c->bad; i++) {
        struct diag it = {.code = (enum diag_code)take_small(c, DIAG_N - 1),
                          .place.path = path};
        it.place.line = take_small(c, INT32_MAX);
        it.place.column = take_small(c, INT32_MAX);
        it.text = take_bytes(c); // may quote the file; made safe where it is printed
        it.excerpt = take_bytes(c);
        it.hint = take_bytes(c);
        c->bad = c->bad || diag_code_name(it.code)[0] != 'I';
        if (!c->bad) {
            diag_keep(found, &it);
        }
    }
    c->bad = c->bad || (found->errors == 0) != ok;
}

static void take_units(struct arena *a, struct cursor *c, struct text *t)
{
    uint32_t n = take_count(c, sizeof(uint16_t));
    struct str bytes = take(c, (uint64_t)n * sizeof(uint16_t));
    if (!c->bad && n) {
        uint16_t *unit = arena_array(a, uint16_t, n);
        memcpy(unit, bytes.p, bytes.n);
        t->raw = unit;
        t->raw_n = n;
    }
}

static void take_origins(struct arena *a, struct cursor *c, struct text *t)
{
    uint32_t n = take_count(c, 5 * sizeof(uint64_t));
    struct origin *list = arena_array(a, struct origin, n);
    for (uint32_t i = 0; i < n && !c->bad; i++) {
        struct origin *o = &list[i];
        o->raw = take_small(c, t->raw_n);
        o->at.line = take_small(c, INT32_MAX);
        o->at.column = take_small(c, INT32_MAX);
        o->at.page = take_small(c, INT32_MAX);
        o->at.paragraph = take_small(c, INT32_MAX);
        bool placed = o->at.line > 0 && o->at.column > 0;
        bool ordered = i == 0 ? o->raw == 0 : o->raw > list[i - 1].raw;
        c->bad = c->bad || !placed || !ordered || o->raw >= t->raw_n;
    }
    c->bad = c->bad || (t->raw_n && n == 0);
    t->origin = list;
    t->origin_n = n;
}

static void take_stated(struct arena *a, struct cursor *c, struct text *t)
{
    uint32_t n = take_count(c, 2 * sizeof(uint64_t));
    struct stated *list = arena_array(a, struct stated, n);
    for (uint32_t i = 0; i < n && !c->bad; i++) {
        list[i].name = arena_copy(a, take_text(c));
        list[i].value = arena_copy(a, take_text(c));
    }
    t->stated = list;
    t->stated_n = n;
}

bool wire_get_answer(struct arena *a, struct str body, struct str path, struct diags *d,
                     struct text *t, bool *ok)
{
    struct cursor c = {body, false};
    struct diags found = {.arena = d->arena};
    struct text text = {0};
    *ok = take_small(&c, 1) == 1;
    take_diags(&c, path, *ok, &found);
    if (*ok && !c.bad) {
        text.encoding = str_of(encoding_names()[take_small(&c, ENCODING_N - 1)]);
        text.guessed = take_small(&c, 1) == 1;
        take_units(a, &c, &text);
        take_origins(a, &c, &text);
        take_stated(a, &c, &text);
    }
    if (c.bad || c.rest.n) {
        return false;
    }
    for (uint32_t i = 0; i < found.list.n; i++) {
        diag_keep(d, &found.list.at[i]);
    }
    *t = text;
    return true;
}
