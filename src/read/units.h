// units.h: the one pass from a file's characters to folded text, with repairs on the
// way.
#pragma once

#include "base/arena.h"
#include "model/text.h"

// Reads raw and raw_n of `t` and fills everything else but encoding and guessed.
void units_fold(struct arena *a, struct text *t);
