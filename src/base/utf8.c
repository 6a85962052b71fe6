// utf8.c: strict decoding; width from the East Asian Width blocks of Unicode 15.
#include "base/utf8.h"

static bool continuation(struct str s, size_t i)
{
    return i < s.n && ((unsigned char)s.p[i] & 0xC0) == 0x80;
}

uint32_t utf8_decode(struct str s, size_t *len)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char c = (unsigned char)s.p[0];
    size_t n = c < 0x80             ? 1
               : (c & 0xE0) == 0xC0 ? 2
               : (c & 0xF0) == 0xE0 ? 3
               : (c & 0xF8) == 0xF0 ? 4
                                    : 0;
    *len = 1;
    if (n <= 1) {
        return n ? c : 0xFFFD;
    }
    uint32_t cp = c & (0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++) {
        if (!continuation(s, i)) {
            return 0xFFFD;
        }
        cp = cp << 6 | ((unsigned char)s.p[i] & 0x3F);
    }
    if (cp < least[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
        return 0xFFFD;
    }
    *len = n;
    return cp;
}

bool utf8_valid(struct str s)
{
    while (s.n) {
        size_t len;
        uint32_t cp = utf8_decode(s, &len);
        if (cp == 0xFFFD && len == 1) {
            return false;
        }
        s.p += len;
        s.n -= len;
    }
    return true;
}

void utf8_put(struct buf *b, uint32_t cp)
{
    char z[4];
    size_t n = 0;
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
        cp = 0xFFFD;
    }
    if (cp < 0x80) {
        z[n++] = (char)cp;
    } else {
        int bytes = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
        z[n++] = (char)((0xF00u >> bytes & 0xFF) | cp >> (6 * (bytes - 1)));
        for (int i = bytes - 2; i >= 0; i--) {
            z[n++] = (char)(0x80 | (cp >> (6 * i) & 0x3F));
        }
    }
    buf_add(b, (struct str){z, n});
}

struct ustr utf8_to_units(struct arena *a, struct str s)
{
    uint16_t *p = arena_array(a, uint16_t, s.n + 1);
    size_t n = 0;
    while (s.n) {
        size_t len;
        uint32_t cp = utf8_decode(s, &len);
        if (cp >= 0x10000) {
            p[n++] = (uint16_t)(0xD800 + ((cp - 0x10000) >> 10));
            p[n++] = (uint16_t)(0xDC00 + ((cp - 0x10000) & 0x3FF));
        } else {
            p[n++] = (uint16_t)cp;
        }
        s.p += len;
        s.n -= len;
    }
    return (struct ustr){p, n};
}

static uint32_t unit_code_point(const uint16_t *p, size_t n, size_t *i)
{
    uint32_t u = p[(*i)++];
    if (u < 0xD800 || u > 0xDFFF) {
        return u;
    }
    if (u < 0xDC00 && *i < n && p[*i] >= 0xDC00 && p[*i] <= 0xDFFF) {
        return 0x10000 + ((u - 0xD800) << 10) + (p[(*i)++] - 0xDC00u);
    }
    return 0xFFFD;
}

struct str units_to_utf8(struct arena *a, const uint16_t *p, size_t n)
{
    struct buf b = {0};
    for (size_t i = 0; i < n;) {
        utf8_put(&b, unit_code_point(p, n, &i));
    }
    struct str s = arena_copy(a, buf_str(&b));
    buf_free(&b);
    return s;
}

size_t utf8_count(struct str s)
{
    size_t count = 0;
    for (; s.n; count++) {
        size_t len;
        (void)utf8_decode(s, &len);
        s.p += len;
        s.n -= len;
    }
    return count;
}

int char_width(uint32_t cp)
{
    if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x300 && cp <= 0x36F) ||
        (cp >= 0x200B && cp <= 0x200F) || (cp >= 0xFE00 && cp <= 0xFE0F) ||
        cp == 0xFEFF) {
        return 0;
    }
    bool wide = (cp >= 0x1100 && cp <= 0x115F) || (cp >= 0x2E80 && cp <= 0x303E) ||
                (cp >= 0x3041 && cp <= 0xA4CF) || (cp >= 0xAC00 && cp <= 0xD7A3) ||
                (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0xFE30 && cp <= 0xFE6F) ||
                (cp >= 0xFF00 && cp <= 0xFF60) || (cp >= 0xFFE0 && cp <= 0xFFE6) ||
                (cp >= 0x1F300 && cp <= 0x1FAFF) || (cp >= 0x20000 && cp <= 0x3FFFD);
    return wide ? 2 : 1;
}

int utf8_width(struct str s)
{
    int width = 0;
    while (s.n) {
        size_t len;
        width += char_width(utf8_decode(s, &len));
        s.p += len;
        s.n -= len;
    }
    return width;
}
