// damage.h: what was found damaged in a file, in words.
#pragma once

#include "base/buf.h"
#include "model/text.h"

// Appends a phrase for each kind of damage there is, `between` in front of each but the
// first; nothing for a clean text.
void damage_put(struct buf *b, const struct damage *damage, const char *between);
