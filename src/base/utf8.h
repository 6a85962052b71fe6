// utf8.h: code points in bytes and in 16-bit units; classes and width. No locale.
#pragma once

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

// Decodes one code point at s.p (s.n > 0), stores its byte length; an invalid byte
// gives U+FFFD and length 1.
uint32_t utf8_decode(struct str s, size_t *len);

// True when all of `s` is well-formed UTF-8 (no surrogates, no overlong forms).
bool utf8_valid(struct str s);

// Appends one code point to `b` as UTF-8.
void utf8_put(struct buf *b, uint32_t cp);

// UTF-8 to 16-bit units; invalid bytes become U+FFFD.
struct ustr utf8_to_units(struct arena *a, struct str s);

// 16-bit units to NUL-terminated UTF-8; lone surrogates become U+FFFD.
struct str units_to_utf8(struct arena *a, const uint16_t *p, size_t n);

// Number of code points in `s`, bytes that are no UTF-8 counted one each.
size_t utf8_count(struct str s);

// Columns a terminal needs for the code point: 0 for marks and controls, 2 for East
// Asian wide and full-width forms, else 1.
int char_width(uint32_t cp);
int utf8_width(struct str s);

static inline bool unit_is_han(uint16_t u)
{
    return (u >= 0x3400 && u <= 0x9FFF) || (u >= 0xF900 && u <= 0xFAFF) ||
           u == 0x3007 || (u >= 0xD800 && u <= 0xDFFF);
}

static inline bool unit_is_digit(uint16_t u)
{
    return u >= '0' && u <= '9';
}

static inline bool unit_is_alpha(uint16_t u)
{
    return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}
