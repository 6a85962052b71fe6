// second_like.c: which example a text is like, and which examples are like another
// item's.
#include "judge/second.h"

#include <stdlib.h>

static int by_key(const void *a, const void *b)
{
    const struct gram *x = a;
    const struct gram *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

static bool holds_gram(const gram_list *sorted, uint32_t key)
{
    uint32_t low = 0, high = sorted->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sorted->at[middle].key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < sorted->n && sorted->at[low].key == key;
}

// What text and example share of the words that speak for the item, for its length.
static float shared(const struct second_model *m, uint32_t item,
                    const gram_list *sorted, const gram_list *example)
{
    enum { SHORT = 10 }; // short examples share all of their few words by chance
    float both = 0;
    for (uint32_t i = 0; i < example->n; i++) {
        uint32_t key = example->at[i].key;
        const struct gram_entry *e = holds_gram(sorted, key) ? gram_find(m, key) : NULL;
        float weight = e ? gram_weight(m, e, item) : 0;
        both += weight > 0 ? example->at[i].weight * weight : 0;
    }
    return both * both / (float)(example->n + SHORT);
}

const struct taught *second_nearest(const struct second_model *m, struct arena *a,
                                    uint32_t item, gram_list *text)
{
    const struct taught *best = NULL;
    float most = -1;
    gram_list grams = {0};
    qsort(text->at, text->n, sizeof *text->at, by_key);
    for (uint32_t i = m->item_examples[item]; i < m->item_examples[item + 1]; i++) {
        const struct taught *e = &m->examples.at[i];
        if (e->want != EXAMPLE_FULL) {
            continue;
        }
        grams_read(a, e->units, &grams);
        float score = shared(m, item, text, &grams);
        if (score > most) {
            most = score;
            best = e;
        }
    }
    return best;
}

// --- is an example like another item's? ---

static float weight_in(const gram_list *grams, uint32_t key)
{
    float sum = 0;
    for (uint32_t i = 0; i < grams->n; i++) {
        sum += grams->at[i].key == key ? grams->at[i].weight : 0;
    }
    return sum;
}

// How often the item's examples but one hold each gram of `text`.
static void count_others(const struct second_model *m, struct arena *a,
                         const struct taught *but, const gram_list *text,
                         struct gram_counts *counts)
{
    gram_list grams = {0};
    for (uint32_t i = m->item_examples[but->item]; i < m->item_examples[but->item + 1];
         i++) {
        const struct taught *e = &m->examples.at[i];
        grams_read(a, e->units, &grams);
        for (uint32_t k = 0; e != but && k < text->n; k++) {
            float *slot = e->want == EXAMPLE_FULL ? &counts[k].own : &counts[k].other;
            *slot += weight_in(&grams, text->at[k].key);
        }
    }
}

// How like its item the example would be if it had not been taught.
static float like_without(const struct second_model *m, struct arena *a,
                          const struct taught *e, const gram_list *text)
{
    struct gram_counts *counts = arena_array(a, struct gram_counts, text->n + 1);
    float size = 0, like = 0;
    count_others(m, a, e, text, counts);
    for (uint32_t i = 0; i < text->n; i++) {
        size += text->at[i].weight;
    }
    for (uint32_t i = 0; i < text->n; i++) {
        const struct gram_entry *entry = gram_find(m, text->at[i].key);
        counts[i].all = (entry ? entry->full : 0) - weight_in(text, text->at[i].key);
        counts[i].left_out = size;
        like += text->at[i].weight * second_weight_from(m, e->item, &counts[i]);
    }
    return like;
}

uint32_t second_rival(const struct second_reader *r, uint32_t item, uint32_t example)
{
    const struct second_model *m = second_model(r);
    struct arena a = {0};
    gram_list grams = {0};
    uint32_t best = UINT32_MAX;
    float *like = arena_array(&a, float, m->pack->items.n + 1);
    for (uint32_t i = m->item_examples[item]; i < m->item_examples[item + 1]; i++) {
        const struct taught *e = &m->examples.at[i];
        if (e->example == example && e->want == EXAMPLE_FULL) {
            grams_read(&a, e->units, &grams);
            second_weigh(m, &grams, like);
            like[item] = like_without(m, &a, e, &grams);
            best = item;
        }
    }
    for (uint32_t i = 0; best != UINT32_MAX && i < m->pack->items.n; i++) {
        best = m->full[i] > 0 && like[i] > like[best] ? i : best;
    }
    arena_free(&a);
    return best;
}
