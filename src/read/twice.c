// twice.c: puts the bytes back together and decodes them as what they are.
#include "read/twice.h"

#include "base/utf8.h"
#include "read/decode.h"

enum {
    BYTE_LOST = 0x100, // a byte that is gone
    LINE_MAX = 20000,  // characters of a line looked at
};

// Characters that every misread text has many of and right ones hardly any.
struct twice twice_open(struct arena *a, const uint16_t *raw, uint32_t n)
{
    static const uint16_t signs[] = u"銆锛鈥鐨娉琛鏀寤瀹鍏鎵";
    struct twice t = {.arena = a, .raw = raw, .raw_n = n};
    uint32_t gbk = 0, kun = 0;
    for (size_t k = 0; signs[k]; k++) {
        for (uint32_t i = 0; i < n; i++) {
            gbk |= raw[i] == signs[k];
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        kun |= raw[i] == u'锟';
    }
    t.gbk = gbk;
    t.kun = kun;
    return t;
}

// --- Latin-1 ---

// The byte behind a character of Latin-1 or of Windows' superset of it; 0: none.
static unsigned latin_byte(uint16_t u)
{
    static const uint16_t windows[32] = {
        0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
        0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17D,  0,
        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178,
    };
    if (u < 0x100) {
        return u;
    }
    for (unsigned i = 0; i < 32; i++) {
        if (windows[i] == u) {
            return 0x80 + i;
        }
    }
    return 0;
}

static bool continues(unsigned byte)
{
    return (byte & 0xFFC0) == 0x80;
}

struct recoded twice_latin(const struct twice *t, uint32_t i, struct folded *to)
{
    unsigned lead = t->raw[i];
    uint32_t n = lead >= 0xE0 && lead <= 0xEF   ? 3u
                 : lead == 0xC2 || lead == 0xC3 ? 2u
                                                : 0u;
    if (n == 0 || n > t->raw_n - i) {
        return (struct recoded){0};
    }
    uint32_t cp = n == 3 ? lead & 0xF : lead & 0x1F;
    for (uint32_t k = 1; k < n; k++) {
        unsigned byte = latin_byte(t->raw[i + k]);
        if (!continues(byte)) {
            return (struct recoded){0};
        }
        cp = cp << 6 | (byte & 0x3F);
    }
    if (n == 3 && (cp < 0x800 || (cp >= 0xD800 && cp <= 0xDFFF))) {
        return (struct recoded){0};
    }
    uint16_t unit = fold_unit((uint16_t)cp);
    fold_put(to, unit, i);
    return (struct recoded){i + n, unit != FOLD_LOST, unit == FOLD_LOST};
}

// --- GBK ---

struct bytes {
    uint16_t *byte; // 0..255 or BYTE_LOST
    uint32_t *at;   // place of the character each came from
    uint32_t n;
};

static void add_byte(struct bytes *b, unsigned byte, uint32_t at)
{
    b->byte[b->n] = (uint16_t)byte;
    b->at[b->n++] = at;
}

static struct bytes bytes_of(const struct twice *t, uint32_t start, uint32_t end)
{
    uint32_t room = 2 * (end - start) + 1;
    struct bytes b = {arena_array(t->arena, uint16_t, room),
                      arena_array(t->arena, uint32_t, room), 0};
    for (uint32_t i = start; i < end; i++) {
        uint16_t u = t->raw[i];
        unsigned code = t->tables->code[u];
        if (u == '?' || u == 0xFFFD) {
            add_byte(&b, BYTE_LOST, i);
        } else if (u < 0x80 || code == 0) {
            add_byte(&b, u < 0x80 ? u : BYTE_LOST, i);
        } else {
            add_byte(&b, code >> 8, i);
            add_byte(&b, code & 0xFF, i);
        }
    }
    return b;
}

static unsigned byte_at(const struct bytes *b, uint32_t i)
{
    return i < b->n ? b->byte[i] : 0;
}

// Bytes of the character at `i`, 0: none begins here. `cp` gets U+FFFD when a byte of
// it is lost.
static uint32_t character_at(const struct bytes *b, uint32_t i, uint32_t *cp)
{
    unsigned lead = byte_at(b, i), second = byte_at(b, i + 1),
             third = byte_at(b, i + 2);
    *cp = FOLD_LOST;
    if (lead < 0x80) {
        *cp = lead;
        return 1;
    }
    bool two = lead == 0xC2 || lead == 0xC3;
    if (two && continues(second)) {
        *cp = (lead & 0x1F) << 6 | (second & 0x3F);
        return 2;
    }
    bool three = lead == BYTE_LOST || (lead >= 0xE2 && lead <= 0xEF);
    uint32_t known = (lead != BYTE_LOST ? 1u : 0u) + (continues(second) ? 1u : 0u) +
                     (continues(third) ? 1u : 0u);
    bool fits = (continues(second) || second == BYTE_LOST) &&
                (continues(third) || third == BYTE_LOST) && known >= 2;
    if (!three || !fits) {
        return 0;
    }
    if (known == 3) {
        *cp = (lead & 0xF) << 12 | (second & 0x3F) << 6 | (third & 0x3F);
    }
    return 3;
}

// Is nearly all of it UTF-8? What is plain ASCII says nothing.
static bool is_utf8(const struct bytes *b)
{
    uint32_t good = 0, bad = 0, cp;
    for (uint32_t i = 0; i < b->n;) {
        uint32_t n = character_at(b, i, &cp);
        good += n == 3 && cp >= 0x2000 && cp != FOLD_LOST;
        bad += n == 0;
        i += n ? n : 1;
    }
    return good >= 2 && good >= 4 * bad;
}

static struct recoded put_bytes(const struct bytes *b, struct folded *to)
{
    struct recoded done = {0};
    bool broken = false;
    for (uint32_t i = 0; i < b->n;) {
        uint32_t cp, n = character_at(b, i, &cp);
        if (n == 0 || (cp == FOLD_LOST && n == 1)) {
            done.lost += !broken;
            if (!broken) { // one for all that is left of it
                fold_put(to, FOLD_LOST, b->at[i]);
            }
            broken = true;
            i++;
            continue;
        }
        broken = false;
        uint16_t unit = cp == FOLD_LOST ? FOLD_LOST : fold_unit((uint16_t)cp);
        fold_put(to, unit, b->at[i]);
        done.lost += unit == FOLD_LOST;
        done.good += unit != FOLD_LOST && n > 1;
        i += n;
    }
    return done;
}

struct recoded twice_gbk_line(struct twice *t, uint32_t i, struct folded *to)
{
    uint32_t end = i;
    while (end < t->raw_n && t->raw[end] != '\n' && t->raw[end] != '\r' &&
           end - i < LINE_MAX) {
        end++;
    }
    if (!t->tables) {
        t->tables = arena_new(t->arena, struct gbk);
        gbk_fill(t->tables);
    }
    struct bytes b = bytes_of(t, i, end);
    if (!is_utf8(&b)) {
        return (struct recoded){0};
    }
    struct recoded done = put_bytes(&b, to);
    done.end = end;
    return done;
}

// --- 锟斤拷 ---

struct recoded twice_kun(const struct twice *t, uint32_t i, struct folded *to)
{
    if (t->raw_n - i < 3 || t->raw[i + 1] != u'斤' || t->raw[i + 2] != u'拷') {
        return (struct recoded){0};
    }
    fold_put(to, FOLD_LOST, i);
    fold_put(to, FOLD_LOST, i + 1);
    return (struct recoded){i + 3, 0, 2};
}
