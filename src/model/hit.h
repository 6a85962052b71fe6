// hit.h: where the patterns of a pack occur in one document. Made by match/, read by
// judge/.
#pragma once

#include "base/vec.h"
#include "model/doc.h"

// What a pattern is for, in the item that owns it.
enum use {
    USE_CORE,
    USE_ASPECT, // `index` = aspect
    USE_FIGURE,
    USE_SHOWN,
    USE_NIL,
    USE_FRIEND,          // kills in its clause
    USE_FRIEND_SENTENCE, // kills in its sentence
    USE_WHEN,
    USE_WHEN_NOT,
    USE_DETAIL,
    USE_N
};

struct hit {
    uint32_t item; // index in pack order
    enum use use;
    uint32_t index;    // aspect, else 0
    uint32_t pattern;  // index in the pattern list, for explanations
    uint32_t sentence; // index in doc.sentences
    bool has_figure;   // a figure took part in the match
    struct span head;  // what the first part of the pattern matched: guards look here
    struct span span;  // of all parts that matched, first to last
};

// The closest thing to a hit of a `shown` pattern: most of its parts met in a sentence.
struct near_hit {
    uint32_t item, sentence;
    uint32_t parts, wanted;
    struct span span;
};

struct gave_up {
    uint32_t item;
    uint32_t sentence;
    struct str expression;
};

struct hits {
    VEC(struct hit) list;        // ordered by item, then place
    VEC(struct near_hit) near;   // best one per item at most
    VEC(struct gave_up) gave_up; // expressions that ran into a limit
    uint64_t work; // what finding them took, in steps: for tests of its growth
};
