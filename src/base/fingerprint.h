// fingerprint.h: has something changed? 128 bits of XXH3, at the speed of reading. Not
// for identity towards others: that is digest.h.
#pragma once

#include "base/str.h"

struct fingerprint {
    uint64_t low, high;
};

// Adds a stretch of bytes; the order and the borders of stretches count.
void fingerprint_add(struct fingerprint *f, struct str bytes);

static inline bool fingerprint_eq(struct fingerprint a, struct fingerprint b)
{
    return a.low == b.low && a.high == b.high;
}
