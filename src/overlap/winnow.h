// winnow.h: the few shingles of a text by which copies of it are found again
// (Schleimer, Wilkerson, Aiken: Winnowing, 2003). Private to overlap/.
#pragma once

#include "base/vec.h"

enum {
    SHINGLE = 6, // characters of a shingle: shorter ones are words, not wordings
    WINDOW = 4,  // one shingle of so many neighbours is kept, the least by hash
    // So any stretch of SHINGLE + WINDOW - 1 equal characters shares a kept shingle.
};

struct print {
    uint32_t hash, at; // at: first unit of the shingle
};
typedef VEC(struct print) print_list;

// Hash of the SHINGLE units at `u`.
uint32_t shingle_hash(const uint16_t *u);

// Appends the kept shingles in the order of the text.
void winnow(struct arena *a, const uint16_t *u, uint32_t n, print_list *out);
