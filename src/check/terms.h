// terms.h: words of the checks. In a word `…` stands for up to 16 characters of the
// same sentence and `#` for one or more digits; letters match in either case.
#pragma once

#include "check/check.h"

enum { TERM_GAP = 16 };

enum piece_kind { PIECE_TEXT, PIECE_DIGITS, PIECE_GAP };

struct term_piece {
    enum piece_kind kind;
    struct ustr text;
};

struct term {
    VEC(struct term_piece) pieces;
};

struct term_list {
    VEC(struct term) list;
    uint64_t first[64]; // 4096 bits: first units, so that most places cost one test
};

void terms_prepare(struct arena *a, fold_fn *fold, const word_list *words,
                   struct term_list *out);

static inline bool unit_in(const uint64_t *bits, uint16_t u)
{
    return bits[(u & 4095) >> 6] >> (u & 63) & 1;
}

// The longest word that begins exactly at `at`, not reaching behind `end`.
bool term_read(const struct doc *d, const struct term_list *terms, uint32_t at,
               uint32_t end, struct span *found);

// The same; false at once for most places.
static inline bool term_at(const struct doc *d, const struct term_list *terms,
                           uint32_t at, uint32_t end, struct span *found)
{
    return unit_in(terms->first, d->unit[at]) && term_read(d, terms, at, end, found);
}

// The first word in a stretch.
bool term_find(const struct doc *d, const struct term_list *terms, struct span where,
               struct span *found);
bool term_in(const struct doc *d, const struct term_list *terms, struct span where);
