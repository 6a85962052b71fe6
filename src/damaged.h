// damaged.h: texts with lost characters: their repair, and the second judgement that
// tells which verdicts the loss decides.
#pragma once

#include "pipeline.h"

// Lost characters in a thousand from which an item counts as possibly told wherever
// words allow, and from which no item can be called missing.
enum { DAMAGED = 20, ILLEGIBLE = 100 };

// Are characters lost, and of a thousand so many at least?
bool damaged_by(const struct text *t, uint32_t per_thousand);

// Once per run, after the pack is compiled; the words are gathered when a text needs
// them.
struct damaged *damaged_prepare(struct pipeline *p);

// Fills in what the words of the pack make clear. `t` is replaced by a copy.
void damaged_repair(const struct pipeline *p, struct arena *a, struct text *t);

// What may have stood in the document: a copy in which every lost character may be a
// figure, and the hits of patterns that may read anything there.
void damaged_hope(const struct pipeline *p, struct arena *a, const struct doc *doc,
                  enum hope hope, struct doc *out, struct hits *hits);
