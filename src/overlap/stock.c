// stock.c: phrases that everybody writes: those that the pack lists, its examples and
// model sentences, and what many reports of the set share.
#include "overlap/set.h"

#include <stdlib.h>

enum { FILTER_BITS = 1 << 22 };

static void add_text(struct overlap_set *set, struct str text, overlap_fold_fn *fold)
{
    struct arena *a = set->a;
    struct masked m = mask_text(a, fold(a, text));
    for (uint32_t i = 0; i + SHINGLE <= m.n; i++) {
        vec_push(a, &set->stock.hashes, shingle_hash(m.unit + i));
    }
}

static void add_words(struct overlap_set *set, const word_list *words,
                      overlap_fold_fn *fold)
{
    for (uint32_t i = 0; i < words->n; i++) {
        add_text(set, words->at[i], fold);
    }
}

void stock_add_pack(struct overlap_set *set, const struct pack *pack,
                    overlap_fold_fn *fold)
{
    add_words(set, &pack->outline.stock, fold);
    for (uint32_t i = 0; i < pack->checks.n; i++) {
        if (pack->checks.at[i].kind == CHECK_REPEAT) {
            add_words(set, &pack->checks.at[i].unless, fold);
        }
    }
    for (uint32_t i = 0; i < pack->items.n; i++) {
        const struct item *item = &pack->items.at[i];
        add_text(set, item->model, fold);
        for (uint32_t k = 0; k < item->examples.n; k++) {
            add_text(set, item->examples.at[k].text, fold);
        }
    }
}

static int by_value(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

void stock_settle(struct overlap_set *set)
{
    struct stock *s = &set->stock;
    if (!s->filter) {
        s->filter = arena_array(set->a, uint64_t, FILTER_BITS / 64);
    }
    if (s->hashes.n) {
        qsort(s->hashes.at, s->hashes.n, sizeof *s->hashes.at, by_value);
    }
    for (uint32_t i = 0; i < s->hashes.n; i++) {
        uint32_t bit = s->hashes.at[i] % FILTER_BITS;
        s->filter[bit / 64] |= UINT64_C(1) << bit % 64;
    }
}

bool stock_holds(const struct stock *s, uint32_t hash)
{
    uint32_t bit = hash % FILTER_BITS;
    return (s->filter[bit / 64] >> bit % 64 & 1) &&
           bsearch(&hash, s->hashes.at, s->hashes.n, sizeof hash, by_value);
}

void stock_mark(struct overlap_set *set)
{
    for (uint32_t i = 0; i < set->members.n; i++) {
        struct member *m = &set->members.at[i];
        uint32_t all = 0, left = 0;
        for (uint32_t k = 0; k < m->masked.n; k++) {
            all += m->masked.own[k];
        }
        for (uint32_t k = 0; k + SHINGLE <= m->masked.n; k++) {
            if (stock_holds(&set->stock, shingle_hash(m->masked.unit + k))) {
                memset(m->masked.own + k, 0, SHINGLE);
            }
        }
        for (uint32_t k = 0; k < m->masked.n; k++) {
            left += m->masked.own[k];
        }
        m->own = left;
        set->reports.at[i].characters = left;
        set->reports.at[i].stock_percent = all ? (all - left) * 100 / all : 0;
    }
}
