// ordinal.h: numbers of headings of which a character is lost.
#pragma once

#include "base/str.h"

// Puts in what the mark and the headings before leave no doubt about, in folded text.
// Returns how many lost characters (U+FFFD) were filled.
uint32_t ordinals_mend(uint16_t *unit, uint32_t n);
