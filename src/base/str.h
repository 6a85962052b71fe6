// str.h: borrowed byte strings (UTF-8) and half-open spans of text units.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Bytes that somebody else owns; may hold NUL. `n` counts bytes.
struct str {
    const char *p;
    size_t n;
};

// A stretch of a text, counted in its 16-bit units, half open.
struct span {
    uint32_t start, end;
};

// Borrowed 16-bit units (folded text, see model/text.h). `n` counts units.
struct ustr {
    const uint16_t *p;
    size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

static inline struct str str_of(const char *z)
{
    return (struct str){z, z ? strlen(z) : 0};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || (a.p && b.p && memcmp(a.p, b.p, a.n) == 0));
}

static inline bool str_is(struct str a, const char *z)
{
    return str_eq(a, str_of(z));
}

static inline bool str_ends(struct str a, const char *z)
{
    size_t n = strlen(z);
    return a.p && a.n >= n && memcmp(a.p + a.n - n, z, n) == 0;
}

static inline bool str_starts(struct str a, const char *z)
{
    size_t n = strlen(z);
    return a.p && a.n >= n && memcmp(a.p, z, n) == 0;
}

// Takes the piece before the next `separator` off the front of `rest`; the last piece
// leaves `rest` empty. The pieces of a list: while (rest.n) { str_cut(&rest, ','); … }
static inline struct str str_cut(struct str *rest, char separator)
{
    const char *at = rest->n ? memchr(rest->p, separator, rest->n) : NULL;
    struct str piece = {rest->p, at ? (size_t)(at - rest->p) : rest->n};
    size_t used = piece.n + (at != NULL);
    *rest = (struct str){rest->p ? rest->p + used : NULL, rest->n - used};
    return piece;
}

static inline bool span_empty(struct span s)
{
    return s.end <= s.start;
}

static inline bool span_holds(struct span outer, struct span inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}
