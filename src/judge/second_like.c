// second_like.c: which item and which example a text is like, and which examples are
// like another item's.
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

// --- competition ---

struct winner second_compete(const struct second_model *m, const float *like)
{
    struct winner w = {UINT32_MAX, -1e9f, 0};
    float second = -1e9f;
    for (uint32_t i = 0; i < m->pack->items.n; i++) {
        float own = m->full[i] > 0 ? like[i] : -1e9f;
        if (own > w.like) {
            second = w.like;
            w.like = own;
            w.item = i;
        } else if (own > second) {
            second = own;
        }
    }
    bool alone =
        second <= -1e9f; // one item only: against everything else it was taught
    w.lead = alone ? w.like : w.like - second;
    return w;
}

// Measured on development reports and sentences. Between the points: a straight line.
uint32_t second_confidence(float lead)
{
    static const struct {
        float lead;
        uint32_t percent;
    } points[] = {{0, 5},   {15, 20}, {25, 40}, {35, 65}, {40, 75},
                  {45, 82}, {60, 93}, {80, 96}, {120, 98}};
    enum { N = sizeof points / sizeof *points };
    for (uint32_t i = 1; i < N; i++) {
        if (lead < points[i].lead) {
            float part =
                (lead - points[i - 1].lead) / (points[i].lead - points[i - 1].lead);
            float more = part * (float)(points[i].percent - points[i - 1].percent);
            return points[i - 1].percent + (uint32_t)(more + 0.5f);
        }
    }
    return points[N - 1].percent;
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

// How like the item the example would be if it had not been taught.
static float like_without(const struct second_model *m, const struct taught *e,
                          const gram_list *text, uint32_t item)
{
    struct left_out out = {.item = e->item};
    float like = 0;
    for (uint32_t i = 0; i < text->n; i++) {
        out.size += text->at[i].weight;
    }
    for (uint32_t i = 0; i < text->n; i++) {
        const struct gram_entry *entry = gram_find(m, text->at[i].key);
        out.of_gram = weight_in(text, text->at[i].key);
        like +=
            entry ? text->at[i].weight * gram_weight_without(m, entry, item, &out) : 0;
    }
    return like;
}

static uint32_t most_like_without(const struct second_model *m, const struct taught *e)
{
    struct arena a = {0};
    gram_list grams = {0};
    grams_read(&a, e->units, &grams);
    uint32_t best = e->item;
    float most = like_without(m, e, &grams, e->item);
    for (uint32_t i = 0; i < m->pack->items.n; i++) {
        float like =
            m->full[i] > 0 && i != e->item ? like_without(m, e, &grams, i) : most;
        best = like > most ? i : best;
        most = like > most ? like : most;
    }
    arena_free(&a);
    return best;
}

uint32_t second_rival(const struct second_reader *r, uint32_t item, uint32_t example)
{
    const struct second_model *m = second_model(r);
    for (uint32_t i = m->item_examples[item]; i < m->item_examples[item + 1]; i++) {
        const struct taught *e = &m->examples.at[i];
        if (e->example == example && e->want == EXAMPLE_FULL) {
            return most_like_without(m, e);
        }
    }
    return UINT32_MAX;
}
