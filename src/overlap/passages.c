// passages.c: from shared shingles of two texts to the passages they have in common.
#include "overlap/set.h"

#include <stdlib.h>

enum { SAME_LEAST = 60 }; // percent of a passage that must be equal

static bool holds(const struct stretch *s, const struct seed *seed)
{
    return seed->at_x >= s->x.start && seed->at_x < s->x.end &&
           seed->at_y >= s->y.start && seed->at_y < s->y.end;
}

static bool is_copy(const struct stretch *s, uint32_t least)
{
    uint32_t x = s->x.end - s->x.start, y = s->y.end - s->y.start;
    uint32_t longer = x > y ? x : y;
    return s->own >= least && s->same * 100 >= longer * SAME_LEAST;
}

static int longest_first(const void *a, const void *b)
{
    const struct stretch *x = a, *y = b;
    if (x->own != y->own) {
        return x->own > y->own ? -1 : 1;
    }
    return x->x.start != y->x.start   ? (x->x.start < y->x.start ? -1 : 1)
           : x->y.start != y->y.start ? (x->y.start < y->y.start ? -1 : 1)
                                      : 0;
}

static int by_place(const void *a, const void *b)
{
    const struct stretch *x = a, *y = b;
    return x->x.start < y->x.start ? -1 : x->x.start > y->x.start;
}

static bool meet(struct span a, struct span b)
{
    return a.start < b.end && b.start < a.end;
}

static void drop_overlapping(stretch_list *list)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        bool free = true;
        for (uint32_t k = 0; k < kept && free; k++) {
            free = !meet(list->at[k].x, list->at[i].x) &&
                   !meet(list->at[k].y, list->at[i].y);
        }
        if (free) {
            list->at[kept++] = list->at[i];
        }
    }
    list->n = kept;
}

// A seed inside a stretch that was tried before would give the same one again.
static bool tried(const stretch_list *list, const struct seed *seed)
{
    enum { BACK = 8 };
    uint32_t from = list->n > BACK ? list->n - BACK : 0;
    for (uint32_t i = from; i < list->n; i++) {
        if (holds(&list->at[i], seed)) {
            return true;
        }
    }
    return false;
}

void passages_find(struct arena *a, const struct masked *x, const struct masked *y,
                   struct seeds seeds, uint32_t least, stretch_list *out)
{
    stretch_list all = {0};
    for (uint32_t i = 0; i < seeds.n; i++) {
        const struct seed *seed = &seeds.at[i];
        if (!tried(&all, seed)) {
            vec_push(a, &all, stretch_from(x, y, seed->at_x, seed->at_y));
        }
    }
    for (uint32_t i = 0; i < all.n; i++) {
        if (is_copy(&all.at[i], least)) {
            vec_push(a, out, all.at[i]);
        }
    }
    if (out->n) {
        qsort(out->at, out->n, sizeof *out->at, longest_first);
        drop_overlapping(out);
        qsort(out->at, out->n, sizeof *out->at, by_place);
    }
}
