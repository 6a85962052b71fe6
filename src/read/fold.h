// fold.h: what one character of a file becomes in folded text, and the array that
// collects the folded units with their places.
#pragma once

#include "base/str.h"

// Answers of fold_unit that are no characters.
enum {
    FOLD_DROP = 0,
    FOLD_BLANK = ' ',
    FOLD_LINE = '\n',
    FOLD_GETA = 0x3013, // a character beyond the 16 bits of a unit
    FOLD_LOST = 0xFFFD, // a character that is gone
};

// The folded form of one 16-bit unit. Surrogates answer U+FFFD: fold_next pairs them.
uint16_t fold_unit(uint16_t u);

// Folds the character at p[*i] and moves *i behind it; a line end of two units and a
// pair of surrogates count as one character.
uint16_t fold_next(const uint16_t *p, uint32_t n, uint32_t *i);

// Folded text under construction. Each character of the file gives one unit at most, so
// the arrays are made at once; whoever wants to append more looks at `room`.
struct folded {
    uint16_t *unit;
    uint32_t *at;
    uint32_t n, room;
    bool blank; // a blank waits for the character that decides whether it stays
    uint32_t blank_at;
};

// Appends an answer of fold_unit; `at` is its place in the file.
void fold_put(struct folded *f, uint16_t unit, uint32_t at);

// True when the sample holds clearly more Traditional than Simplified characters.
bool fold_is_traditional(const uint16_t *p, uint32_t n);

// True for a character that stands in Traditional text only.
bool fold_unit_is_traditional(uint16_t u);
