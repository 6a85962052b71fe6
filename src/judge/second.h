// second.h: the second reader, private to judge/: how like the examples of each item a
// stretch of text is.
//
// Texts are taken as characters and pairs of characters ("grams") that never cross
// punctuation; figures are masked. An item's weight of a gram is the log-odds of its
// full examples against everything else: the full examples of the other items and, with
// more weight, its own weak ones and false friends. All in closed form, from the
// examples of the pack alone.
#pragma once

#include "judge/state.h"

struct gram {
    uint32_t key;     // two units, or 0 and one unit; figures are '#'
    struct span span; // place in the units given
    float weight;     // single characters count less
};
typedef VEC(struct gram) gram_list;

// --- second_grams.c ---
// Replaces the content of `out`. `units` is folded.
void grams_read(struct arena *a, struct ustr units, gram_list *out);
// Does the text hold a masked figure?
bool grams_figure(const gram_list *grams);
// Does it say that there was none? That something was not done?
bool says_none(struct ustr units);
bool negates(struct ustr units);

// --- second_model.c ---
struct taught {
    uint32_t item; // index in the pack
    uint32_t example;
    enum example_want want;
    struct ustr units;
};

// A gram in the examples of one item.
struct posting {
    uint32_t next; // index + 1 of the gram's next posting, 0 = none
    uint32_t item;
    float full, other; // how often: in full examples, in weak ones and false friends
    float more;        // what the item's weight is above the gram's base
};

struct gram_entry {
    uint32_t key;
    uint32_t first; // index + 1 of a posting; later items come first
    float full;     // how often all full examples hold it
    float base;     // weight for items that never show it
};

struct second_model {
    const struct pack *pack;
    VEC(struct taught) examples; // in the order of the pack
    uint32_t *item_examples;     // first example of each item, items + 1 entries
    struct gram_entry *grams;
    struct posting *postings;
    uint32_t grams_n, postings_n;
    uint32_t *slots, slot_mask;  // of grams; index + 1
    float *full, *other, *prior; // of each item; prior: added per gram
    float total;                 // of `full`
};

// Built at the first call.
const struct second_model *second_model(const struct second_reader *r);
const struct gram_entry *gram_find(const struct second_model *m, uint32_t key);
// Adds to `like`, one entry per item.
void second_weigh(const struct second_model *m, const gram_list *grams, float *like);
// The same weight as if one full example had not been taught.
struct left_out {
    uint32_t item;
    float size;    // its grams
    float of_gram; // how often it holds the gram
};
float gram_weight_without(const struct second_model *m, const struct gram_entry *e,
                          uint32_t item, const struct left_out *out);
float gram_weight(const struct second_model *m, const struct gram_entry *e,
                  uint32_t item);

// From this lead on a passage is worth naming.
#define LEAD_NAMED 10.0f

// The item that a text is most like, given how like each item it is, and how far it is
// ahead of the second one. item == UINT32_MAX: nothing was taught.
struct winner {
    uint32_t item;
    float like, lead;
};
struct winner second_compete(const struct second_model *m, const float *like);
// Share of passages with such a lead that a person calls a full treatment, percent.
uint32_t second_confidence(float lead);

// --- second_like.c ---
// The full example of the item that shares most with the text; NULL when it has none.
// Sorts `text`.
const struct taught *second_nearest(const struct second_model *m, struct arena *a,
                                    uint32_t item, gram_list *text);
