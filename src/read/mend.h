// mend.h: puts characters in the place of lost ones (U+FFFD of the folded text, and '?'
// inside a word) where a word of the vocabulary, or the same surroundings elsewhere,
// say what stood there.
#pragma once

#include "base/arena.h"
#include "model/text.h"
#include "model/vocabulary.h"

// Copies `in` to `out` with lost characters filled in. Counts them in `damage.filled`
// and takes them off `damage.lost_characters`.
void mend_text(struct arena *a, const struct vocabulary *v, const struct text *in,
               struct text *out);
