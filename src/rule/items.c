// items.c: the key `items`: the requirements.
#include "base/limits.h"
#include "base/say.h"
#include "rule/keys.h"

static void read_kind(struct loader *l, const struct node *n, void *out)
{
    const char *names[KIND_N + 1] = {NULL};
    for (int k = 0; k < KIND_N; k++) {
        names[k] = item_kind_name((enum item_kind)k);
    }
    int i = field_pick(l, n, names, NULL);
    *(enum item_kind *)out = i < 0 ? KIND_CONTENT : (enum item_kind)i;
}

static void read_basis(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"document", true, value_text, offsetof(struct basis, document)},
        {"number", false, value_text, offsetof(struct basis, number)},
        {"article", false, value_text, offsetof(struct basis, article)},
        {"checked", false, value_yes, offsetof(struct basis, checked)},
        {0},
    };
    struct item *it = out;
    (void)field_record(l, n, fields, vec_add(l->a, &it->basis));
}

static void read_bases(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_basis, out);
}

static void read_one_applies(struct loader *l, const struct node *n, void *out)
{
    static const char *const names[] = {"M", "E", "C", "O", "-", NULL};
    struct item *it = out;
    int body = value_body(l, n->key);
    int i = field_pick(l, n, names, NULL);
    if (body >= 0 && i >= 0) {
        it->applies[body] = (enum applies)i;
    }
}

static void read_one_weight(struct loader *l, const struct node *n, void *out)
{
    struct item *it = out;
    int32_t weight = 0;
    int body = value_body(l, n->key);
    value_points(l, n, &weight);
    if (body >= 0) {
        it->weight_h[body] = weight;
    }
}

// Every body of the pack is named, so that none is forgotten.
static void read_bodies_of(struct loader *l, const struct node *n, read_fn *one,
                           void *out)
{
    uint32_t errors = l->d->errors;
    field_values(l, n, say("a mapping with a value for each body"), one, out);
    bool sound = l->bodies_known && l->d->errors == errors;
    for (uint32_t b = 0; sound && b < l->pack->bodies.n; b++) {
        const char *body = l->pack->bodies.at[b].id.p;
        if (body && !node_get(n, body)) {
            field_fault(l, n, DIAG_RULE_MISSING_KEY, body, "");
            diag_hint(l->d, say("'%s' names every body of the pack"), n->key->text.p);
        }
    }
}

static void read_applies(struct loader *l, const struct node *n, void *out)
{
    read_bodies_of(l, n, read_one_applies, out);
}

static void read_weight(struct loader *l, const struct node *n, void *out)
{
    uint32_t errors = l->d->errors;
    read_bodies_of(l, n, read_one_weight, out);
    l->weights_known = l->weights_known && l->d->errors == errors;
}

static void read_aspect(struct loader *l, const struct node *n, void *out)
{
    struct item *it = out;
    struct aspect *aspect = vec_add(l->a, &it->aspects);
    uint32_t errors = l->d->errors;
    aspect->name = arena_copy(l->a, n->key->text);
    aspect->name_en = aspect->name; // rules name aspects in one language
    if (!node_empty(n)) {
        value_patterns(l, n, &aspect->patterns);
    }
    if (aspect->patterns.n == 0 && l->d->errors == errors) {
        field_fault(l, n, DIAG_RULE_TYPE, aspect->name.p, say("a list of patterns"));
    }
}

static void read_aspects(struct loader *l, const struct node *n, void *out)
{
    field_values(l, n, say("a mapping of names to patterns"), read_aspect, out);
}

static void read_named(struct loader *l, const struct node *n, void *out)
{
    struct full_way *way = out;
    word_list names = {0};
    value_words(l, n, &names);
    way->named.at = names.at;
    way->named.n = names.n;
    way->named.cap = names.cap;
}

static void read_way(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"aspects", false, value_count, offsetof(struct full_way, aspects)},
        {"figure", false, value_yes, offsetof(struct full_way, figure)},
        {"named", false, read_named, 0},
        {0},
    };
    struct item *it = out;
    struct full_way *way = vec_add(l->a, &it->full);
    uint32_t errors = l->d->errors;
    way->place = node_place(n);
    (void)field_record(l, n, fields, way);
    if (!way->aspects && !way->figure && !way->named.n && l->d->errors == errors) {
        field_fault_type(
            l, n, say("a list of mappings that ask for aspects, figure or named"));
    }
}

static void read_full(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_way, out);
}

static void add_example(struct loader *l, const struct node *n, void *out)
{
    struct example e = *(const struct example *)out;
    struct item *it = &l->pack->items.at[l->pack->items.n - 1];
    e.text = arena_copy(l->a, n->text);
    e.place = node_place(n);
    if (e.text.n == 0) {
        field_fault_value(l, n, say("an example is a sentence"));
        return;
    }
    vec_push(l->a, &it->examples, e);
}

static void read_example_list(struct loader *l, const struct node *n, bool todo)
{
    static const char *const names[] = {"full", "weak", "none", NULL};
    static const char *const names_todo[] = {"full", "weak", "none", "todo", NULL};
    int want = field_pick(l, n->key, todo ? names : names_todo, NULL);
    if (want < 0 || node_empty(n)) {
        return;
    }
    struct example e = {.want = (enum example_want)want, .todo = todo};
    field_each(l, n, say("a list of texts"), add_example, &e);
}

static void read_todo_list(struct loader *l, const struct node *n, void *out)
{
    (void)out;
    read_example_list(l, n, true);
}

static void read_examples_of(struct loader *l, const struct node *n, void *out)
{
    if (str_is(n->key->text, "todo")) {
        field_values(l, n, say("a mapping: full, weak, none"), read_todo_list, out);
    } else {
        read_example_list(l, n, false);
    }
}

static void read_examples(struct loader *l, const struct node *n, void *out)
{
    field_values(l, n, say("a mapping: full, weak, none, todo"), read_examples_of, out);
}

static void read_item_refs(struct loader *l, const struct node *n, void *out)
{
    struct item *it = out;
    word_list ids = {0};
    value_words(l, n, &ids);
    it->items.at = ids.at;
    it->items.n = ids.n;
    it->items.cap = ids.cap;
}

static void read_theme(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"name", true, value_text, offsetof(struct theme, name)},
        {"problem", true, value_words, offsetof(struct theme, problem)},
        {"answer", true, value_words, offsetof(struct theme, answer)},
        {0},
    };
    struct item *it = out;
    (void)field_record(l, n, fields, vec_add(l->a, &it->themes));
}

static void read_themes(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_theme, out);
}

#define FIELD(key, required, read, member)                                             \
    {                                                                                  \
        (key), (required), (read), offsetof(struct item, member)                       \
    }

static const struct field item_fields[] = {
    FIELD("id", true, value_id, id),
    FIELD("name", true, value_text, name),
    FIELD("name_en", false, value_text, name_en),
    FIELD("group", true, value_text, group),
    FIELD("kind", false, read_kind, kind),
    {"basis", false, read_bases, 0},
    {"applies", true, read_applies, 0},
    {"weight", true, read_weight, 0},
    FIELD("where", false, value_roles, where),
    FIELD("where_weak", false, value_roles, where_weak),
    FIELD("from", false, value_count, from),
    FIELD("until", false, value_count, until),
    FIELD("when", false, value_patterns, when),
    FIELD("when_not", false, value_patterns, when_not),
    FIELD("core", false, value_patterns, core),
    {"aspects", false, read_aspects, 0},
    FIELD("figures", false, value_patterns, figures),
    {"full", false, read_full, 0},
    FIELD("shown", false, value_patterns, shown),
    FIELD("nil", false, value_patterns, nil),
    FIELD("friends", false, value_patterns, friends),
    FIELD("friends_sentence", false, value_patterns, friends_sentence),
    FIELD("advice", false, value_text, advice),
    FIELD("advice_en", false, value_text, advice_en),
    FIELD("model", false, value_text, model),
    FIELD("model_en", false, value_text, model_en),
    {"examples", false, read_examples, 0},
    FIELD("role", false, value_role, role),
    FIELD("mandatory_section", false, value_yes, mandatory_section),
    FIELD("at_least", false, value_count, at_least),
    FIELD("weak_at_least", false, value_count, weak_at_least),
    FIELD("min_chars", false, value_count, min_chars),
    FIELD("per_thousand", false, value_points, per_thousand_h),
    FIELD("weak_per_thousand", false, value_points, weak_per_thousand_h),
    FIELD("dated_from", false, value_month_day, dated_from),
    FIELD("dated_until", false, value_month_day, dated_until),
    {"items", false, read_item_refs, 0},
    FIELD("detail", false, value_patterns, detail),
    {"themes", false, read_themes, 0},
    {0},
};

// The section a kind looks at when `role` is absent.
static enum role usual_role(enum item_kind kind)
{
    switch (kind) {
    case KIND_PROBLEMS:
    case KIND_CAUSES:
        return ROLE_SHORTCOMINGS;
    case KIND_DUTY:
        return ROLE_FIRST_RESPONSIBLE;
    case KIND_PLAN:
        return ROLE_PLAN;
    case KIND_OTHER:
        return ROLE_OTHER;
    case KIND_CONTENT:
    case KIND_SECTION:
    case KIND_TITLE:
    case KIND_LEAD:
    case KIND_SIGNATURE:
    case KIND_ANSWERS:
    case KIND_DENSITY:
    case KIND_N:
        break;
    }
    return ROLE_ACHIEVEMENTS;
}

static void read_item(struct loader *l, const struct node *n, void *out)
{
    struct pack *p = out;
    if (p->items.n == LIMIT_ITEMS) {
        struct str limit = arena_fmt(l->scratch, say("%d items"), (int)LIMIT_ITEMS);
        field_fault(l, n, DIAG_RULE_TOO_LARGE, limit.p, "");
        return;
    }
    struct item *it = vec_add(l->a, &p->items);
    it->place = node_place(n);
    it->where = UINT32_C(1) << ROLE_ACHIEVEMENTS | UINT32_C(1)
                                                       << ROLE_FIRST_RESPONSIBLE;
    (void)field_record(l, n, item_fields, it);
    if (!node_get(n, "role")) {
        it->role = usual_role(it->kind);
    }
    vec_push(l->scratch, &l->items, n);
    const struct node *id = node_get(n, "id");
    if (id && id->kind == NODE_TEXT && !node_empty(id)) {
        vec_push(l->scratch, &l->item_ids, id);
    }
}

void key_items(struct loader *l, const struct node *n, void *out)
{
    uint32_t items = l->pack->items.n;
    field_maps(l, n, read_item, out);
    bool all = n->kind == NODE_LIST && l->pack->items.n - items == n->n;
    l->incomplete = l->incomplete || !all;
}
