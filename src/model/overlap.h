// overlap.h: passages that stand in two reports. Made by overlap/, printed by the
// command; strings are UTF-8 and live in the arena of the run, positions are those of
// the files.
#pragma once

#include "base/vec.h"
#include "model/text.h"

// One side of a passage. `quote` is the original's own text, lines as in the file,
// personal numbers masked.
struct overlap_side {
    struct position at;
    struct str quote;
};

struct overlap_passage {
    uint32_t characters; // Chinese characters that are the same and nobody's stock
    uint32_t percent;    // of the longer side's characters that are the same
    struct overlap_side x, y;
};

// Two reports with passages in common; `x` and `y` are indices of reports.
struct overlap_pair {
    uint32_t x, y;
    uint32_t characters;                  // sum over the passages
    uint32_t percent;                     // of the shorter report's own text
    bool same_issuer;                     // one agency in two years, or two drafts
    bool same_text;                       // nothing but names and figures differs
    VEC(struct overlap_passage) passages; // in the order they stand in x
};

struct overlap_report {
    struct str path, title, issuer;
    int year;
    uint32_t characters; // Chinese characters of its own: no headings, no stock phrases
    uint32_t stock_percent; // of the body text that is stock
};

struct overlaps {
    VEC(struct overlap_report) reports; // as given
    VEC(struct overlap_pair) pairs;     // largest share first, then longest
    uint32_t common_from; // a wording in so many reports is stock, 0 = not learnt
};
