// names.c: the key `names`: names of documents and institutions, and their wrong forms.
#include "base/say.h"
#include "rule/keys.h"

static void read_name(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"right", true, value_text, offsetof(struct right_name, right)},
        {"wrong", true, value_words, offsetof(struct right_name, wrong)},
        {0},
    };
    struct pack *p = out;
    struct right_name *name = vec_add(l->a, &p->names);
    (void)field_record(l, n, fields, name);
    for (uint32_t i = 0; i < name->wrong.n; i++) {
        if (str_eq(name->wrong.at[i], name->right)) {
            field_fault_value(l, node_get(n, "right"),
                              say("the right name stands among the wrong ones"));
        }
    }
}

void key_names(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_name, out);
}
