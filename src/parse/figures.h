// figures.h: the numbers that say how many, and the documents named in 《》.
#pragma once

#include "parse/wording.h"

// Fills doc->figures. Reads doc->unit only.
void figures_read(struct arena *a, const struct wordings *w, struct doc *doc);

// Fills doc->named.
void named_read(struct arena *a, const struct wordings *w, struct doc *doc);

// True when a figure written in digits and with a unit lies inside `s`.
bool figures_counted_in(const struct doc *doc, struct span s);
