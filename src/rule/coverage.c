// coverage.c: the key `coverage`: which items look after which clauses of the law.
#include "base/say.h"
#include "rule/keys.h"

enum { FULL_WEIGHT_H = 10000 };

static void read_how(struct loader *l, const struct node *n, void *out)
{
    static const char *const names[CLAUSE_N + 1] = {"automated", "partly", "manual",
                                                    "not", NULL};
    int i = field_pick(l, n, names, NULL);
    *(enum clause_how *)out = i < 0 ? CLAUSE_NOT : (enum clause_how)i;
}

static void add_item(struct loader *l, const struct node *n, void *out)
{
    struct clause *c = out;
    if (n->text.n) {
        vec_push(l->a, &c->items, arena_copy(l->a, n->text));
        vec_push(l->scratch, &l->covering, n);
    }
}

static void read_covering(struct loader *l, const struct node *n, void *out)
{
    field_each(l, n, say("a list of texts"), add_item, out);
}

static void read_clause(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"source", true, value_text, offsetof(struct clause, source)},
        {"article", false, value_text, offsetof(struct clause, article)},
        {"clause", true, value_text, offsetof(struct clause, clause)},
        {"items", false, read_covering, 0},
        {"how", true, read_how, offsetof(struct clause, how)},
        {"note", false, value_text, offsetof(struct clause, note)},
        {0},
    };
    struct pack *p = out;
    struct clause *c = vec_add(l->a, &p->coverage);
    c->place = node_place(n);
    (void)field_record(l, n, fields, c);
}

void key_coverage(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_clause, out);
}

// While a pack says that its weights are not complete, items may still be to come.
static bool items_to_come(const struct pack *p)
{
    for (uint32_t b = 0; b < p->bodies.n; b++) {
        int32_t total = p->bodies.at[b].weight_total_h;
        if (total && total < FULL_WEIGHT_H) {
            return true;
        }
    }
    return false;
}

static bool named_before(const node_list *ids, uint32_t i)
{
    for (uint32_t k = 0; k < i; k++) {
        if (str_eq(ids->at[k]->text, ids->at[i]->text)) {
            return true;
        }
    }
    return false;
}

void check_coverage(struct loader *l)
{
    bool soft = items_to_come(l->pack);
    for (uint32_t i = 0; i < l->covering.n && !l->incomplete; i++) {
        const struct node *n = l->covering.at[i];
        if (ids_find(&l->item_ids, n->text) || named_before(&l->covering, i)) {
            continue;
        }
        if (soft) {
            field_fault(l, n, DIAG_COVERAGE_ITEM, n->text.p, "");
        } else {
            field_unknown(l, n, say("item"), &l->item_ids);
        }
    }
}
