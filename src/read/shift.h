// shift.h: repairs the one-byte GBK shift: a lead byte became '?' (or U+FFFD) and all
// pairs up to the next ASCII byte were read one byte too early, as in `?。ㄈ╅_展` for
// （三）開展.
#pragma once

#include "base/arena.h"
#include "read/fold.h"

struct shift_tables;

// What the repair needs to know of the whole text; the tables are made when first
// needed.
struct shift {
    struct arena *arena;
    const uint16_t *raw;
    uint32_t raw_n;
    struct shift_tables *tables; // NULL until needed
};

struct repair {
    uint32_t end;   // place behind the damaged run
    uint32_t lost;  // characters that stay unknown: U+3013
    uint32_t notes; // pinyin notes skipped in the run
};

// Tries to read the run behind the '?' at raw[i] and appends what it says to `to`.
// False: nothing better was found, nothing was appended.
bool shift_repair(struct shift *s, uint32_t i, struct folded *to, struct repair *out);
