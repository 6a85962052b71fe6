// stretch.h: how far two texts go together from a place where both are equal. Private
// to overlap/.
#pragma once

#include "overlap/mask.h"

struct stretch {
    struct span x, y; // units of the masked texts
    uint32_t same;    // units that are equal
    uint32_t own;     // … of them characters that count in both
};

// Grows both ways from x[i], y[j]; gaps of a few characters, where a copy was reworded,
// are bridged as long as more is equal than not.
struct stretch stretch_from(const struct masked *x, const struct masked *y, uint32_t i,
                            uint32_t j);
