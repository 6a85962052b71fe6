// decode.c: UTF-8 by hand (the common case, one pass), everything else with iconv.
#include "read/decode.h"

#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <strings.h>

struct row {
    const char *name;  // as encoding_named takes it
    const char *iconv; // as iconv takes it
    enum encoding encoding;
};

// The first ENCODING_N rows stand in the order of the enumeration.
static const struct row rows[] = {
    {"UTF-8", "UTF-8", ENCODING_UTF8},
    {"GB18030", "GB18030", ENCODING_GB18030},
    {"Big5", "BIG5-HKSCS", ENCODING_BIG5},
    {"UTF-16LE", "UTF-16LE", ENCODING_UTF16LE},
    {"UTF-16BE", "UTF-16BE", ENCODING_UTF16BE},
    {"UTF8", "", ENCODING_UTF8},
    {"GBK", "", ENCODING_GB18030},
    {"GB2312", "", ENCODING_GB18030},
    {"CP936", "", ENCODING_GB18030},
    {"BIG5-HKSCS", "", ENCODING_BIG5},
    {"CP950", "", ENCODING_BIG5},
    {"UTF-16", "", ENCODING_UTF16LE},
};

const char *const *encoding_names(void)
{
    static const char *const names[ENCODING_N + 1] = {
        "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", NULL,
    };
    return names;
}

enum encoding encoding_named(struct str name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strlen(rows[i].name) == name.n &&
            strncasecmp(rows[i].name, name.p, name.n) == 0) {
            return rows[i].encoding;
        }
    }
    return ENCODING_NONE;
}

static uint32_t put_code_point(uint16_t *p, uint32_t n, uint32_t cp)
{
    if (cp >= 0x10000) {
        p[n++] = (uint16_t)(0xD7C0 + (cp >> 10));
        p[n++] = (uint16_t)(0xDC00 + (cp & 0x3FF));
    } else {
        p[n++] = (uint16_t)cp;
    }
    return n;
}

// One loss for all that is left of a broken character.
static const unsigned char *after_remains(const unsigned char *p,
                                          const unsigned char *end)
{
    for (int rest = 0; rest < 2 && p < end && (*p & 0xC0) == 0x80; rest++) {
        p++;
    }
    return p;
}

// Three-byte characters and ASCII make up nearly all of a report; the rest is left to
// utf8_decode.
static void decode_utf8(struct str s, struct decoded *out)
{
    const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
    uint16_t *unit = out->unit;
    uint32_t n = 0;
    while (p < end) {
        unsigned c = *p;
        if (c < 0x80) {
            unit[n++] = (uint16_t)c;
            p++;
        } else if (c > 0xE0 && c < 0xED && end - p >= 3 && (p[1] & 0xC0) == 0x80 &&
                   (p[2] & 0xC0) == 0x80) {
            unit[n++] =
                (uint16_t)((c & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu));
            p += 3;
        } else {
            size_t len;
            uint32_t cp =
                utf8_decode((struct str){(const char *)p, (size_t)(end - p)}, &len);
            n = put_code_point(unit, n, cp);
            p += len;
            if (cp == 0xFFFD && len == 1) {
                out->lost++;
                p = after_remains(p, end);
            }
        }
    }
    out->n = n;
}

// How many bytes to give up on: a whole code unit of UTF-16; two bytes where the second
// belongs to the unknown character (it is above ASCII), else one.
static size_t bad_length(enum encoding e, const char *p, size_t left)
{
    bool wide = e == ENCODING_UTF16LE || e == ENCODING_UTF16BE;
    bool pair = left > 1 && (unsigned char)p[0] >= 0x81 && (unsigned char)p[1] >= 0x80;
    return (wide || pair) && left > 1 ? 2 : 1;
}

static const char *host_units(void)
{
    const uint16_t one = 1;
    unsigned char first;
    memcpy(&first, &one, 1);
    return first ? "UTF-16LE" : "UTF-16BE";
}

static void decode_iconv(enum encoding e, struct str s, size_t room,
                         struct decoded *out)
{
    iconv_t cd = iconv_open(host_units(), rows[e].iconv);
    if (cd == (iconv_t)-1) { // a C library without this converter
        out->lost = (uint32_t)s.n;
        return;
    }
    // iconv(3) takes the input as char ** for historical reasons and does not write to
    // it.
    union {
        const char *read;
        char *passed;
    } in = {.read = s.p};
    size_t left = s.n, space = room * sizeof *out->unit;
    char *to = (char *)out->unit;
    while (left && iconv(cd, &in.passed, &left, &to, &space) == (size_t)-1) {
        if (errno == E2BIG || space < sizeof *out->unit) {
            break;
        }
        const uint16_t lost = 0xFFFD;
        size_t skip = errno == EINVAL ? left : bad_length(e, in.read, left);
        memcpy(to, &lost, sizeof lost);
        to += sizeof lost;
        space -= sizeof lost;
        in.read += skip;
        left -= skip;
        out->lost++;
    }
    iconv(cd, NULL, NULL, &to, &space);
    iconv_close(cd);
    out->n = (uint32_t)(room - space / sizeof *out->unit);
}

void decode_bytes(struct arena *a, enum encoding e, struct str bytes,
                  struct decoded *out)
{
    // No encoding here gives more units than it has bytes, but for Big5's few
    // characters that are a letter and a mark, and those have two bytes.
    size_t room = bytes.n + 1;
    *out = (struct decoded){.unit = arena_array(a, uint16_t, room)};
    if (e == ENCODING_UTF8) {
        decode_utf8(bytes, out);
    } else {
        decode_iconv(e, bytes, room, out);
    }
}

// Private use has fixed places in GBK: rows AA-AF and F8-FE hold U+E000..U+E4C5.
static uint16_t gbk_private(unsigned lead, unsigned trail)
{
    if (trail < 0xA1 || trail > 0xFE) {
        return 0;
    }
    unsigned row = lead >= 0xAA && lead <= 0xAF   ? lead - 0xAA
                   : lead >= 0xF8 && lead <= 0xFE ? lead - 0xF8 + 6
                                                  : 99;
    return row == 99 ? 0 : (uint16_t)(0xE000 + row * 94 + trail - 0xA1);
}

static void gbk_put(struct gbk *g, unsigned code, uint16_t u)
{
    if (u && u != 0xFFFD) {
        g->unit[code] = u;
        g->code[u] = (uint16_t)code;
    }
}

// All characters of one lead byte in one conversion; a code without a character is
// stepped over.
static void gbk_fill_row(struct gbk *g, iconv_t cd, unsigned lead)
{
    char bytes[2 * 192];
    uint16_t units[2 * 192];
    size_t n = 0;
    for (unsigned trail = 0x40; trail <= 0xFE; trail++) {
        uint16_t u = gbk_private(lead, trail);
        gbk_put(g, lead << 8 | trail, u);
        if (!u && trail != 0x7F) {
            bytes[n++] = (char)lead;
            bytes[n++] = (char)trail;
        }
    }
    for (char *in = bytes; in < bytes + n;) {
        char *from = in, *to = (char *)units;
        size_t left = (size_t)(bytes + n - in), space = sizeof units;
        bool all = iconv(cd, &in, &left, &to, &space) != (size_t)-1;
        size_t got = sizeof units / 2 - space / 2, pairs = (size_t)(in - from) / 2;
        for (size_t i = 0; got == pairs && i < got; i++) {
            gbk_put(g, lead << 8 | (unsigned char)from[2 * i + 1], units[i]);
        }
        in += all ? 0 : 2;
    }
}

void gbk_fill(struct gbk *g)
{
    iconv_t cd = iconv_open(host_units(), "GB18030");
    if (cd == (iconv_t)-1) {
        return;
    }
    for (unsigned lead = 0x81; lead <= 0xFE; lead++) {
        gbk_fill_row(g, cd, lead);
    }
    iconv_close(cd);
}
