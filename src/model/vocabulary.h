// vocabulary.h: what texts of this kind say: the words that rules look for and sample
// sentences. A reader uses it to restore lost characters, as a person would who knows
// the subject.
#pragma once

#include "base/str.h"
#include "base/vec.h"

struct vocabulary {
    VEC(struct ustr) words; // folded; ordered by vocabulary_close, none twice
    VEC(uint16_t) texts;    // folded sentences, a line each
    // Where in `texts` a character stands behind a given one: first[that one], and so
    // on with next[place]; 0 ends the chain.
    const uint32_t *first, *next;
    // Likewise the words by their second character: index + 1, 0 ends the chain.
    const uint32_t *second, *next_word;
};

// Negative, 0, positive: the order of `words`.
int vocabulary_compare(struct ustr a, struct ustr b);
void vocabulary_add_text(struct arena *a, struct vocabulary *v, struct ustr text);
// Orders the words and links the texts; nothing may be added afterwards.
void vocabulary_close(struct arena *a, struct vocabulary *v);
