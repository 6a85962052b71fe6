// buf.c: growth by doubling up to the ceiling.
#include "base/buf.h"

#include "base/limits.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static bool buf_room(struct buf *b, size_t more)
{
    size_t ceiling = b->ceiling ? b->ceiling : (size_t)LIMIT_OUTPUT_BYTES;
    if (b->overflow || more > ceiling - b->n) {
        b->overflow = true;
        return false;
    }
    if (b->n + more + 1 > b->cap) {
        size_t cap = b->cap ? b->cap : 1024;
        while (cap < b->n + more + 1) {
            cap *= 2;
        }
        char *p = realloc(b->p, cap);
        if (!p) {
            (void)fputs("qingdan: out of memory\n", stderr);
            exit(5);
        }
        b->p = p;
        b->cap = cap;
    }
    return true;
}

void buf_add(struct buf *b, struct str s)
{
    if (s.n == 0 || !buf_room(b, s.n)) {
        return;
    }
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
    b->p[b->n] = '\0';
}

void buf_addz(struct buf *b, const char *z)
{
    buf_add(b, str_of(z));
}

void buf_byte(struct buf *b, char c)
{
    buf_add(b, (struct str){&c, 1});
}

void buf_fmt(struct buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0 && buf_room(b, (size_t)n)) {
        (void)vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

void buf_hundredths(struct buf *b, int64_t value)
{
    uint64_t size = value < 0 ? (uint64_t)(-(value + 1)) + 1 : (uint64_t)value;
    buf_fmt(b, "%s%" PRIu64 ".%02" PRIu64, value < 0 ? "-" : "", size / 100,
            size % 100);
}

struct str buf_str(const struct buf *b)
{
    return (struct str){b->p ? b->p : "", b->n};
}

void buf_clear(struct buf *b)
{
    b->n = 0;
    b->overflow = false;
    if (b->p) {
        b->p[0] = '\0';
    }
}

void buf_free(struct buf *b)
{
    free(b->p);
    *b = (struct buf){.ceiling = b->ceiling};
}
