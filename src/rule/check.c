// check.c: what only the whole pack shows: references, weights, what is lacking.
#include "base/buf.h"
#include "base/say.h"
#include "rule/keys.h"

enum { FULL_WEIGHT_H = 10000 };

static void check_group(struct loader *l, const struct node *item)
{
    const struct node *group = node_get(item, "group");
    bool text = group && group->kind == NODE_TEXT && !node_empty(group);
    if (text && l->groups_known && !ids_find(&l->group_ids, group->text)) {
        field_unknown(l, group, say("group"), &l->group_ids);
    }
}

static void check_refs(struct loader *l, const struct node *item)
{
    const struct node *refs = node_get(item, "items");
    if (!refs || refs->kind != NODE_LIST || l->incomplete) {
        return;
    }
    for (const struct node *v = refs->first; v; v = v->next) {
        if (v->kind == NODE_TEXT && v->text.n && !ids_find(&l->item_ids, v->text)) {
            field_unknown(l, v, say("item"), &l->item_ids);
        }
    }
}

static void check_named(struct loader *l, const struct node *named,
                        const struct node *aspects)
{
    const struct node *v = named->kind == NODE_LIST ? named->first : named;
    for (; v; v = named->kind == NODE_LIST ? v->next : NULL) {
        if (v->kind != NODE_TEXT || v->text.n == 0 ||
            (aspects && node_get(aspects, v->text.p))) {
            continue;
        }
        node_list known = {0};
        const struct node *a =
            aspects && aspects->kind == NODE_MAP ? aspects->first : NULL;
        for (; a; a = a->next) {
            vec_push(l->scratch, &known, a->key);
        }
        field_unknown(l, v, say("aspect"), &known);
    }
}

static void check_full(struct loader *l, const struct node *node, const struct item *it)
{
    const struct node *full = node_get(node, "full");
    const struct node *aspects = node_get(node, "aspects");
    if (!full || full->kind != NODE_LIST) {
        return;
    }
    for (const struct node *way = full->first; way; way = way->next) {
        const struct node *named = node_get(way, "named");
        const struct node *count = node_get(way, "aspects");
        int32_t asked = 0;
        if (named && !named->bad) {
            check_named(l, named, aspects);
        }
        if (count && count->kind == NODE_TEXT &&
            value_parse_points(count->text, &asked) &&
            asked > 100 * (int32_t)it->aspects.n) {
            field_fault_value(l, count, NULL);
            diag_hint(l->d, say("the item has %u aspects"), it->aspects.n);
        }
    }
}

static bool has_example(const struct item *it, enum example_want want)
{
    for (uint32_t i = 0; i < it->examples.n; i++) {
        if (it->examples.at[i].want == want) {
            return true;
        }
    }
    return false;
}

static void warn_examples(struct loader *l, const struct node *n, const struct item *it)
{
    static const char *const names[EXAMPLE_N] = {"full", "weak", "none"};
    struct buf lacking = {0};
    for (int want = 0; want < EXAMPLE_N; want++) {
        bool possible = want != EXAMPLE_WEAK || it->core.n; // no core: never weak
        if (possible && !has_example(it, (enum example_want)want)) {
            buf_addz(&lacking, lacking.n ? ", " : "");
            buf_addz(&lacking, names[want]);
        }
    }
    if (lacking.n) {
        field_fault(l, n, DIAG_RULE_NO_EXAMPLES, it->id.p, lacking.p);
    }
    buf_free(&lacking);
}

static void check_item(struct loader *l, const struct node *n, const struct item *it)
{
    check_group(l, n);
    check_refs(l, n);
    check_full(l, n, it);
    if (!it->id.n) {
        return;
    }
    if (!node_get(n, "basis")) {
        field_fault(l, n, DIAG_RULE_NO_BASIS, it->id.p, "");
    }
    if (it->kind != KIND_CONTENT) {
        return;
    }
    bool words = node_get(n, "core") || node_get(n, "shown") || node_get(n, "nil");
    if (!words) {
        field_fault(l, n, DIAG_RULE_MISSING_KEY, "core", "");
        diag_hint(l->d, "%s",
                  say("without core, shown or nil nothing can show the item"));
    }
    warn_examples(l, n, it);
}

static void check_weights(struct loader *l)
{
    const struct pack *p = l->pack;
    for (uint32_t b = 0; b < p->bodies.n; b++) {
        int64_t sum = 0;
        for (uint32_t i = 0; i < p->items.n; i++) {
            sum += p->items.at[i].weight_h[b];
        }
        const struct node *id = ids_find(&l->body_ids, p->bodies.at[b].id);
        int32_t wanted = p->bodies.at[b].weight_total_h;
        wanted = wanted ? wanted : FULL_WEIGHT_H;
        if (sum == wanted || !id) {
            continue;
        }
        struct buf said = {0};
        buf_hundredths(&said, sum);
        buf_fmt(&said, say(", not %d"), wanted / 100);
        field_fault(l, id, DIAG_RULE_WEIGHTS, id->text.p, said.p);
        buf_free(&said);
    }
}

void check_pack(struct loader *l)
{
    ids_seal(l, &l->sets);
    ids_seal(l, &l->guard_names);
    ids_seal(l, &l->item_ids);
    ids_seal(l, &l->check_ids);
    for (uint32_t i = 0; i < l->items.n; i++) {
        const struct node *n = l->items.at[i];
        check_item(l, n, &l->pack->items.at[i]);
        l->weights_known = l->weights_known && node_get(n, "weight");
    }
    check_coverage(l);
    if (l->pack->items.n && l->bodies_known && l->weights_known && !l->incomplete) {
        check_weights(l);
    }
}
