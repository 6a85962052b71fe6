// twice.h: text that was decoded twice: its UTF-8 bytes were taken for Latin-1
// (`æ³\u0095` for 法) or for GBK (`娉昏` …), all of it or some lines; and 锟斤拷, which
// is what becomes of two lost characters.
#pragma once

#include "base/arena.h"
#include "read/fold.h"

struct twice {
    struct arena *arena;
    const uint16_t *raw;
    uint32_t raw_n;
    bool gbk, kun;      // the text holds signs of them
    struct gbk *tables; // NULL until needed
};

// What a repair did.
struct recoded {
    uint32_t end;        // place behind what was read; 0 = nothing to repair
    uint32_t good, lost; // characters restored, characters that stay unknown
};

struct twice twice_open(struct arena *a, const uint16_t *raw, uint32_t n);

// The character that begins at raw[i] as Latin-1.
struct recoded twice_latin(const struct twice *t, uint32_t i, struct folded *to);

// The line that begins at raw[i], if it is UTF-8 read as GBK. Its end is not taken.
struct recoded twice_gbk_line(struct twice *t, uint32_t i, struct folded *to);

// 锟斤拷 at raw[i].
struct recoded twice_kun(const struct twice *t, uint32_t i, struct folded *to);
