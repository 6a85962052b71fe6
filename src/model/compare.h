// compare.h: what is different between two results of one agency: drafts, years or
// runs. Made by the command `compare`; strings are UTF-8 in the arena of the run.
#pragma once

#include "model/report.h"

// One side of an item: the verdict and what it rests on.
struct compared_verdict {
    bool there; // the item stands in that result
    enum verdict verdict;
    int32_t points_h, weight_h;
    struct str reason;
    VEC(struct quotation) evidence; // else the nearest miss
};

enum change { CHANGE_WORSE = -1, CHANGE_NONE, CHANGE_BETTER };

struct compared_item {
    struct str id, name;
    enum change change; // of the verdict; of the points when it is the same
    struct compared_verdict before, after;
};

struct compared_group {
    struct str id, name;
    int32_t before_h, before_of_h, after_h, after_of_h; // earned, possible
};

enum finding_fate { FINDING_SOLVED, FINDING_NEW, FINDING_REMAINING };

struct compared_finding {
    enum finding_fate fate;
    struct finding finding; // of the side where it stands; of after when it remains
};

// A shortcoming or a plan point that stands in both, names and figures aside.
struct repeated_point {
    enum role role; // ROLE_SHORTCOMINGS, ROLE_PLAN
    uint32_t percent;
    struct quotation before, after;
};

// A point of the plan before, and where the measures after take it up.
struct kept_promise {
    struct quotation plan;
    enum { KEPT_NOT, KEPT_THEME, KEPT_WORDS } kept;
    struct str theme; // KEPT_THEME
    struct quotation measure;
};

struct compared_side {
    struct str path, title, issuer;
    int year;
    struct score score;
};

struct comparison {
    struct compared_side before, after;
    bool worse; // fewer points, or a new finding at the fail level
    uint32_t items_better, items_worse; // verdicts
    uint32_t solved, new_findings, remaining;
    VEC(struct compared_item) items; // that changed, in pack order
    VEC(struct compared_group) groups;
    VEC(struct compared_finding) findings;
    bool texts;             // the texts were at hand: the rest is known
    uint32_t kept, touched; // of `promises`: by own words, by theme
    VEC(struct repeated_point) repeated;
    VEC(struct kept_promise) promises;
};

struct comparisons {
    VEC(struct comparison) pairs; // most points lost first
    VEC(struct compared_side) only_before, only_after;
    uint32_t worse, failed;              // failed: could not be read
    int32_t mean_before_h, mean_after_h; // of the pairs
};
