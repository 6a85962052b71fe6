// likeness.h: look-alikes that scanning mixes up: 0/O, 1/l, 日/曰, 己/已/巳, 末/未.
#pragma once

#include "base/str.h"

// Puts right, in folded text, what the neighbours leave no doubt about. Returns how
// many.
uint32_t likeness_mend(uint16_t *unit, uint32_t n);
