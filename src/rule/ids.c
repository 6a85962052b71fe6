// ids.c: ids with their nodes, sorted: those used twice, and look-up by text.
#include "rule/field.h"

#include <stdlib.h>

static int by_text(const void *x, const void *y)
{
    const struct node *a = *(const struct node *const *)x;
    const struct node *b = *(const struct node *const *)y;
    int order = strcmp(a->text.p, b->text.p);
    if (order == 0) {
        order = strcmp(a->source->path.p, b->source->path.p);
    }
    if (order == 0 && a != b) {
        bool earlier = a->line != b->line ? a->line < b->line : a->column < b->column;
        order = earlier ? -1 : 1;
    }
    return order;
}

void ids_seal(struct loader *l, node_list *ids)
{
    if (ids->n == 0) {
        return;
    }
    qsort(ids->at, ids->n, sizeof *ids->at, by_text);
    const struct node *first = ids->at[0];
    for (uint32_t i = 1; i < ids->n; i++) {
        if (!str_eq(first->text, ids->at[i]->text)) {
            first = ids->at[i];
            continue;
        }
        struct str where =
            arena_fmt(l->scratch, "%s:%u", first->source->path.p, first->line);
        field_fault(l, ids->at[i], DIAG_RULE_DUPLICATE_ID, first->text.p, where.p);
    }
}

const struct node *ids_find(const node_list *ids, struct str text)
{
    uint32_t low = 0, high = ids->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(ids->at[middle]->text.p, text.p);
        if (order == 0) {
            return ids->at[middle];
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return NULL;
}
