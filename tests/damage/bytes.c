// bytes.c: damage done by programs that read the bytes of one encoding as another.
#include "damage.h"

#include <iconv.h>
#include <stdlib.h>

enum { ROOM = 4 }; // bytes of a character, at most

// What `from` says in the encoding `to`; a sequence that is none becomes '?'. The
// caller frees it.
static char *convert(const char *to, const char *from, const void *bytes, size_t n,
                     size_t *out_n)
{
    size_t room = ROOM * n + ROOM;
    char *out = malloc(room), *pen = out, *in = (char *)(uintptr_t)bytes;
    iconv_t cd = iconv_open(to, from);
    if (!out || cd == (iconv_t)-1) {
        abort();
    }
    while (n && iconv(cd, &in, &n, &pen, &room) == (size_t)-1) {
        const uint32_t lost = '?';
        size_t size = to[0] == 'U' ? sizeof lost : 1; // UTF-32 or bytes
        for (size_t i = 0; i < size; i++) {
            *pen++ = (char)(i ? 0 : lost);
        }
        room -= size;
        size_t skip = from[0] == 'U' && n >= sizeof lost ? sizeof lost : 1;
        in += skip;
        n -= skip;
    }
    iconv_close(cd);
    *out_n = (size_t)(pen - out);
    return out;
}

static void put_bytes(struct maker *m, const char *encoding, const char *bytes,
                      size_t n)
{
    size_t size;
    char *units = convert("UTF-32LE", encoding, bytes, n, &size);
    for (size_t i = 0; i + 3 < size; i += 4) {
        const unsigned char *u = (const unsigned char *)units + i;
        put(m,
            u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24);
    }
    free(units);
}

// From here to the next ASCII character, at least four characters.
static size_t run_length(const struct maker *m, size_t i)
{
    size_t n = 0;
    while (i + n < m->in.n && m->in.at[i + n] >= 0x80) {
        n++;
    }
    return n;
}

// One byte of GBK lost: the first becomes '?', the rest is read one byte too early.
void damage_shift(struct maker *m)
{
    enum { USUAL_RUN = 15 }; // characters of such a run on the average
    unsigned share = m->share;
    m->share = share / USUAL_RUN + 1;
    for (size_t i = 0; i < m->in.n;) {
        size_t n = run_length(m, i);
        if (n < 4 || !is_han(m->in.at[i]) || !struck(m)) {
            put(m, m->in.at[i++]);
            continue;
        }
        size_t size;
        char *gbk = convert("GB18030", "UTF-32LE", m->in.at + i, 4 * n, &size);
        uint32_t next = i + n < m->in.n ? m->in.at[i + n] : '\n';
        put(m, '?');
        if (next >= 0x40 && next < 0x7F) { // it becomes the second byte of a character
            char *with =
                convert("GB18030", "UTF-32LE", m->in.at + i, 4 * (n + 1), &size);
            put_bytes(m, "GB18030", with + 1, size - 1);
            free(with);
            i += n + 1;
        } else {
            put_bytes(m, "GB18030", gbk + 1, size - 1);
            i += n;
        }
        free(gbk);
    }
    m->share = share;
}

// Lines whose UTF-8 bytes were read as `encoding`.
static void misread_lines(struct maker *m, const char *encoding)
{
    for (size_t i = 0; i < m->in.n;) {
        size_t end = line_end(m, i), size;
        if (struck(m)) {
            size_t n = end - i - (m->in.at[end - 1] == '\n');
            char *utf8 = convert("utf-8", "UTF-32LE", m->in.at + i, 4 * n, &size);
            put_bytes(m, encoding, utf8, size);
            free(utf8);
            i += n;
        }
        while (i < end) {
            put(m, m->in.at[i++]);
        }
    }
}

// Programs that say Latin-1 mean Windows' superset of it: U+0080..U+009F become
// punctuation, but for five bytes that mean nothing.
void damage_latin(struct maker *m)
{
    static const uint16_t windows[32] = {
        0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
        0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178,
    };
    misread_lines(m, "ISO-8859-1");
    bool other = next_random(m, 2);
    for (size_t i = 0; other && i < m->out.n; i++) {
        uint32_t c = m->out.at[i];
        m->out.at[i] = c >= 0x80 && c < 0xA0 ? windows[c - 0x80] : c;
    }
}

void damage_gbk(struct maker *m)
{
    misread_lines(m, "GB18030");
}

// Two characters that were lost and then read in another encoding: 锟斤拷.
void damage_kun(struct maker *m)
{
    static const uint32_t kun[] = {0x951F, 0x65A4, 0x62F7, 0};
    unsigned share = m->share;
    m->share = share / 2;
    for (size_t i = 0; i < m->in.n; i++) {
        if (i + 1 < m->in.n && is_han(m->in.at[i]) && is_han(m->in.at[i + 1]) &&
            struck(m)) {
            put_text(m, kun);
            i++;
        } else {
            put(m, m->in.at[i]);
        }
    }
    m->share = share;
}
