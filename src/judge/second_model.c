// second_model.c: the weights of the second reader, counted once from the examples.
#include "judge/second.h"

// Smoothing: a gram that an item never showed counts ALPHA, plus BETA shared out by how
// common the gram is. FRIENDS: how much more an item's own weak examples and false
// friends speak against a gram than the other items do. Chosen on development
// sentences.
#define ALPHA 0.02f
#define BETA 15.0f
#define FRIENDS 5.0f

struct second_reader {
    struct arena *arena;
    const struct pack *pack;
    fold_fn *fold;
    struct second_model **model; // built at the first question
};

static uint32_t hash_key(uint32_t key)
{
    uint32_t h = key * 0x9E3779B1u;
    return h ^ h >> 15;
}

// Base-2 logarithm to four digits, the same on every machine.
static float log_2(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> 23) - 127;
    bits = (bits & 0x7FFFFFu) | 0x3F800000u;
    float m;
    memcpy(&m, &bits, sizeof m);
    float t = (m - 1) / (m + 1);
    float tt = t * t;
    float p =
        t * (2.8853901f + tt * (0.9617967f + tt * (0.5770780f + tt * 0.4121986f)));
    return (float)exponent + p;
}

static void slot_put(struct second_model *m, uint32_t gram)
{
    uint32_t at = hash_key(m->grams[gram].key) & m->slot_mask;
    while (m->slots[at]) {
        at = (at + 1) & m->slot_mask;
    }
    m->slots[at] = gram + 1;
}

static void rehash(struct arena *a, struct second_model *m)
{
    uint32_t size = m->slot_mask ? (m->slot_mask + 1) * 2 : 16384;
    m->slots = arena_array(a, uint32_t, size);
    m->slot_mask = size - 1;
    for (uint32_t i = 0; i < m->grams_n; i++) {
        slot_put(m, i);
    }
}

const struct gram_entry *gram_find(const struct second_model *m, uint32_t key)
{
    uint32_t at = hash_key(key) & m->slot_mask;
    for (; m->slots[at]; at = (at + 1) & m->slot_mask) {
        if (m->grams[m->slots[at] - 1].key == key) {
            return &m->grams[m->slots[at] - 1];
        }
    }
    return NULL;
}

static struct gram_entry *gram_of(struct arena *a, struct second_model *m, uint32_t key)
{
    const struct gram_entry *known = gram_find(m, key);
    if (known) {
        return &m->grams[known - m->grams];
    }
    if ((m->grams_n + 1) * 2 > m->slot_mask) {
        rehash(a, m);
    }
    m->grams[m->grams_n].key = key;
    slot_put(m, m->grams_n);
    return &m->grams[m->grams_n++];
}

static void count_gram(struct arena *a, struct second_model *m, const struct taught *e,
                       const struct gram *g)
{
    struct gram_entry *entry = gram_of(a, m, g->key);
    if (!entry->first || m->postings[entry->first - 1].item != e->item) {
        m->postings[m->postings_n] =
            (struct posting){.next = entry->first, .item = e->item};
        entry->first = ++m->postings_n;
    }
    struct posting *p = &m->postings[entry->first - 1];
    if (e->want == EXAMPLE_FULL) {
        p->full += g->weight;
        entry->full += g->weight;
        m->full[e->item] += g->weight;
        m->total += g->weight;
    } else {
        p->other += g->weight;
        m->other[e->item] += g->weight;
    }
}

static void fold_examples(struct arena *a, struct second_model *m, fold_fn *fold)
{
    for (uint32_t i = 0; i < m->pack->items.n; i++) {
        const struct item *item = &m->pack->items.at[i];
        m->item_examples[i] = m->examples.n;
        for (uint32_t k = 0; item->kind == KIND_CONTENT && k < item->examples.n; k++) {
            const struct example *e = &item->examples.at[k];
            if (!e->todo) {
                struct taught t = {i, k, e->want, fold(a, e->text)};
                vec_push(a, &m->examples, t);
            }
        }
    }
    m->item_examples[m->pack->items.n] = m->examples.n;
}

// Room for the most that the examples can hold; what is not touched costs nothing.
static void count_examples(struct arena *a, struct second_model *m)
{
    size_t most = 1;
    gram_list grams = {0};
    for (uint32_t i = 0; i < m->examples.n; i++) {
        most += 2 * m->examples.at[i].units.n;
    }
    m->grams = arena_array(a, struct gram_entry, most);
    m->postings = arena_array(a, struct posting, most);
    for (uint32_t i = 0; i < m->examples.n; i++) {
        grams_read(a, m->examples.at[i].units, &grams);
        for (uint32_t g = 0; g < grams.n; g++) {
            count_gram(a, m, &m->examples.at[i], &grams.at[g]);
        }
    }
}

// Weight of a gram for an item = log2 of its share in the item's full examples over its
// share in everything else. Split so that only the items that show the gram have to be
// touched: base of the gram + prior of the item + `more`.
static void weigh(struct second_model *m)
{
    float spread = ALPHA * (float)m->grams_n;
    for (uint32_t i = 0; i < m->pack->items.n; i++) {
        m->prior[i] = log_2((m->total - m->full[i] + FRIENDS * m->other[i] + spread) /
                            (m->full[i] + BETA + spread));
    }
    for (uint32_t i = 0; i < m->grams_n; i++) {
        struct gram_entry *e = &m->grams[i];
        float never = BETA * e->full / (m->total + 1) + ALPHA;
        float elsewhere = e->full + ALPHA;
        e->base = log_2(never / elsewhere);
        for (uint32_t k = e->first; k; k = m->postings[k - 1].next) {
            struct posting *p = &m->postings[k - 1];
            float against = elsewhere - p->full + FRIENDS * p->other;
            p->more = log_2((p->full + never) / never * (elsewhere / against));
        }
    }
}

static struct second_model *build(const struct second_reader *r)
{
    struct second_model *m = arena_new(r->arena, struct second_model);
    uint32_t items = r->pack->items.n;
    m->pack = r->pack;
    m->item_examples = arena_array(r->arena, uint32_t, items + 1);
    m->full = arena_array(r->arena, float, items + 1);
    m->other = arena_array(r->arena, float, items + 1);
    m->prior = arena_array(r->arena, float, items + 1);
    rehash(r->arena, m);
    fold_examples(r->arena, m, r->fold);
    count_examples(r->arena, m);
    weigh(m);
    return m;
}

void second_weigh(const struct second_model *m, const gram_list *grams, float *like)
{
    float base = 0, known = 0;
    for (uint32_t i = 0; i < grams->n; i++) {
        const struct gram_entry *e = gram_find(m, grams->at[i].key);
        if (!e) {
            continue;
        }
        float weight = grams->at[i].weight;
        base += weight * e->base;
        known += weight;
        for (uint32_t k = e->first; k; k = m->postings[k - 1].next) {
            like[m->postings[k - 1].item] += weight * m->postings[k - 1].more;
        }
    }
    for (uint32_t i = 0; i < m->pack->items.n; i++) {
        like[i] += base + known * m->prior[i];
    }
}

float gram_weight(const struct second_model *m, const struct gram_entry *e,
                  uint32_t item)
{
    float weight = e->base + m->prior[item];
    for (uint32_t k = e->first; k; k = m->postings[k - 1].next) {
        if (m->postings[k - 1].item == item) {
            weight += m->postings[k - 1].more;
        }
    }
    return weight;
}

float gram_weight_without(const struct second_model *m, const struct gram_entry *e,
                          uint32_t item, const struct left_out *out)
{
    float spread = ALPHA * (float)m->grams_n;
    float total = m->total - out->size, all = e->full - out->of_gram;
    float size = m->full[item], own = 0, other = 0;
    for (uint32_t k = e->first; k; k = m->postings[k - 1].next) {
        if (m->postings[k - 1].item == item) {
            own = m->postings[k - 1].full;
            other = m->postings[k - 1].other;
        }
    }
    if (item == out->item) {
        size -= out->size;
        own -= out->of_gram;
    }
    float never = BETA * all / (total + 1) + ALPHA;
    float here = (own + never) / (size + BETA + spread);
    float elsewhere = (all - own + FRIENDS * other + ALPHA) /
                      (total - size + FRIENDS * m->other[item] + spread);
    return log_2(here / elsewhere);
}

const struct second_reader *second_prepare(struct arena *a, const struct pack *pack,
                                           fold_fn *fold)
{
    struct second_reader *r = arena_new(a, struct second_reader);
    *r = (struct second_reader){a, pack, fold, arena_new(a, struct second_model *)};
    return r;
}

const struct second_model *second_model(const struct second_reader *r)
{
    if (!*r->model) {
        *r->model = build(r);
    }
    return *r->model;
}
