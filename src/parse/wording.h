// wording.h: the pack's outline words, folded and indexed, and how they are found in
// text.
//
// A word may hold gaps: `…` up to GAP_SHORT characters, `……` up to GAP_LONG, never
// across the end of a sentence. A word that begins with 明年 also stands for the number
// of the year after the report year (2025年 in a report on 2024). Immutable after
// parse_prepare.
#pragma once

#include "base/vec.h"
#include "model/pack.h"

enum { GAP_SHORT = 16, GAP_LONG = 40 };

struct piece {
    struct ustr text;
    uint32_t gap; // most characters that may stand before it; 0 for the first
};

struct wording {
    const struct piece *piece;
    uint32_t piece_n;
    uint32_t key; // its first two units; only one when the first piece has no second
    uint32_t tag; // what the index is about: a role, a genre, a body kind
};

struct word_index {
    VEC(struct wording) list; // by key
    uint64_t single[64];      // 4096 bits: words whose first piece is one unit
    uint64_t pair[64]; // likewise over the first two units: most places cost two tests
    bool next_year;    // a word begins with 明年
};

struct wordings {
    const struct pack *pack;
    struct word_index role, shortcoming, plan, lead, title, title_end, addressee,
        closing, furniture, not_figure, made, genre, body, unit;
};

struct word_hit {
    struct span span;
    uint32_t tag;
};

// Where to look: units, the stretch, and the year that 明年 stands for (0 = none).
struct looking {
    const uint16_t *unit;
    struct span within;
    int next_year;
};

static inline uint32_t word_pair(uint16_t u, uint16_t v)
{
    return ((uint32_t)u * 31 + v) & 4095;
}

static inline bool word_bit(const uint64_t *bits, uint32_t key)
{
    return bits[key >> 6] >> (key & 63) & 1;
}

// The longest word that begins exactly at `at`; the caller has tested word_may_begin.
bool word_read(const struct word_index *index, struct looking in, uint32_t at,
               struct word_hit *out);

// False for most places at which no word begins.
static inline bool word_may_begin(const struct word_index *index, struct looking in,
                                  uint32_t at)
{
    uint16_t u = in.unit[at], v = at + 1 < in.within.end ? in.unit[at + 1] : 0;
    return word_bit(index->pair, word_pair(u, v)) || word_bit(index->single, u & 4095);
}

// The longest word that begins exactly at `at`. False: none.
static inline bool word_at(const struct word_index *index, struct looking in,
                           uint32_t at, struct word_hit *out)
{
    return word_may_begin(index, in, at) && word_read(index, in, at, out);
}

// The first word at or behind in.within.start, the longest at that place.
bool word_find(const struct word_index *index, struct looking in, struct word_hit *out);

bool word_in(const struct word_index *index, struct looking in);

// True when a word ends exactly where the stretch ends.
bool word_ends(const struct word_index *index, struct looking in);

static inline bool is_sentence_stop(uint16_t u)
{
    return u == u'。' || u == ';' || u == '!' || u == '?' || u == '\n';
}
