// pairs.h: how often two characters stand together, in one text and in official texts
// at large: what chooses among the characters a damaged one may have been.
#pragma once

#include "base/str.h"

enum { PAIR_BITS = 17, PAIR_ROWS = 3 };

// A counting filter: independent hashes, of which the least count holds. Zeroed =
// empty.
struct pairs {
    uint8_t count[PAIR_ROWS][1u << PAIR_BITS];
};

// Counts the folded characters of the text, leaving pinyin notes out.
void pairs_learn(struct pairs *pairs, const uint16_t *raw, uint32_t n);

// Up to 200; '\n' stands for the edge of a line.
uint32_t pairs_count(const struct pairs *pairs, uint16_t a, uint16_t b);

// True when the character was seen at all.
bool pairs_know(const struct pairs *pairs, uint16_t u);
