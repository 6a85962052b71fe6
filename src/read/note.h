// note.h: pinyin notes that page converters put behind a character, such as 區(qū).
#pragma once

#include "base/str.h"

// Length of the note that begins with the parenthesis at p[0], 0 when it is none. A
// note without a tone mark counts only when `plain` is true and its letters are a
// syllable that is not a usual abbreviation.
uint32_t note_length(const uint16_t *p, uint32_t n, bool plain);

// Length of `letters)` with a tone mark at p[0]: a note whose parenthesis was
// swallowed.
uint32_t note_tail_length(const uint16_t *p, uint32_t n);
