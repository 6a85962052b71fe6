// vocabulary.c: the key `vocabulary`: named sets of words.
#include "base/say.h"
#include "rule/keys.h"

static void read_units(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"units", true, value_patterns, offsetof(struct word_set, words)},
        {0},
    };
    struct word_set *set = out;
    set->units = true;
    (void)field_record(l, n, fields, set);
}

static void read_set(struct loader *l, const struct node *n, void *out)
{
    struct pack *p = out;
    struct word_set *set = vec_add(l->a, &p->sets);
    uint32_t errors = l->d->errors;
    set->name = arena_copy(l->a, n->key->text);
    set->place = node_place(n->key);
    vec_push(l->scratch, &l->sets, n->key);
    if (n->kind == NODE_MAP) {
        read_units(l, n, set);
    } else if (!node_empty(n)) {
        value_patterns(l, n, &set->words);
    }
    if (set->words.n == 0 && l->d->errors == errors) {
        field_fault(l, n, DIAG_RULE_TYPE, set->name.p,
                    say("a list of words, or {units: [...]}"));
    }
}

void key_vocabulary(struct loader *l, const struct node *n, void *out)
{
    field_values(l, n, say("a mapping of names to lists of words"), read_set, out);
}
