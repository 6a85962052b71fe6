// ruler.c: see ruler.h.
#include "read/ruler.h"

#include "base/utf8.h"

struct str ruler_source(struct arena *a, struct ustr raw)
{
    uint16_t *p = arena_array(a, uint16_t, raw.n);
    for (size_t i = 0; i < raw.n; i++) {
        uint16_t u = raw.p[i];
        bool control = u < ' ' && u != '\t' && u != '\n' && u != '\r';
        p[i] = control || u == 0x7F ? ' ' : u >= 0xFFFE ? 0xFFFD : u;
    }
    return units_to_utf8(a, p, raw.n);
}

struct ruler ruler_new(struct str source)
{
    return (struct ruler){source, 0, {.line = 1, .column = 1}};
}

// Length of the line end at `at`, 0 when there is none.
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

struct position ruler_at(struct ruler *r, size_t offset)
{
    offset = offset < r->source.n ? offset : r->source.n;
    if (offset < r->at) {
        *r = ruler_new(r->source);
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
