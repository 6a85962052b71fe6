// overlap.h: which passages stand in two reports of a set. Names, agencies and figures
// are masked; what many reports of the set write, and the stock phrases of the pack,
// are nobody's copy. Pure: same reports in the same order, same result.
#pragma once

#include "base/limits.h"
#include "model/doc.h"
#include "model/overlap.h"
#include "model/pack.h"

struct overlap_set;

typedef struct ustr overlap_fold_fn(struct arena *a, struct str utf8);

// An empty set in the arena, which then holds all of it.
struct overlap_set *overlap_begin(struct arena *a, const struct pack *pack,
                                  overlap_fold_fn *fold);

// Takes what it needs of the document: about ten bytes a character. False: the set is
// full (LIMIT_OVERLAP_UNITS).
bool overlap_add(struct overlap_set *set, const struct doc *d, struct str path);

struct overlap_options {
    uint32_t least;  // characters of a passage, 0 = OVERLAP_LEAST
    uint32_t common; // percent of the reports, 0 = OVERLAP_COMMON: what more of them
                     // write is stock
};

enum {
    OVERLAP_LEAST = 24,
    OVERLAP_COMMON = 5,
    OVERLAP_FEW = 5,   // wordings of so few reports are never stock
    OVERLAP_MANY = 50, // wordings of more reports always are
};

void overlap_find(struct overlap_set *set, const struct overlap_options *options,
                  struct overlaps *out);

// --- one passage in two years ---

// How much of the shorter of two stretches is in the other, in percent, names and
// figures masked. Stretches of less than `SHINGLE` characters are unlike.
uint32_t overlap_alike(struct arena *a, const struct doc *x, struct span in_x,
                       const struct doc *y, struct span in_y);
