// buf.h: a growing output buffer with a ceiling. After the ceiling is met it keeps a
// sticky flag and ignores further writes, so callers test once at the end. Always
// NUL-terminated.
#pragma once

#include "base/str.h"

struct buf {
    char *p;
    size_t n, cap, ceiling; // ceiling 0: LIMIT_OUTPUT_BYTES
    bool overflow;
};

void buf_add(struct buf *b, struct str s);
void buf_addz(struct buf *b, const char *z);
void buf_byte(struct buf *b, char c);
void buf_fmt(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Integer hundredths as a decimal with two places: 6150 -> "61.50".
void buf_hundredths(struct buf *b, int64_t value);

struct str buf_str(const struct buf *b); // borrowed until the next write
void buf_clear(struct buf *b);
void buf_free(struct buf *b);
