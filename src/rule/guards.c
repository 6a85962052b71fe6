// guards.c: the key `guards`: reasons why a hit does not count.
#include "base/say.h"
#include "rule/keys.h"

static void read_scope(struct loader *l, const struct node *n, void *out)
{
    static const char *const names[] = {"clause", "sentence", NULL};
    *(bool *)out = field_pick(l, n, names, NULL) == 1;
}

static void check_name(struct loader *l, const struct node *name)
{
    static const char *const built_in[] = {"shortcomings", "plan", "title", "section",
                                           "friend"};
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++) {
        if (str_is(name->text, built_in[i])) {
            field_fault(l, name, DIAG_RULE_DUPLICATE_ID, built_in[i],
                        say("the built-in guards"));
        }
    }
    vec_push(l->scratch, &l->guard_names, name);
}

#define FIELD(key, required, read, member)                                             \
    {                                                                                  \
        (key), (required), (read), offsetof(struct guard, member)                      \
    }

static void read_guard(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        FIELD("name", true, value_id, name),
        FIELD("say", true, value_text, say),
        FIELD("say_en", false, value_text, say_en),
        FIELD("before", false, value_words, before),
        FIELD("before_within", false, value_count, before_within),
        FIELD("after", false, value_words, after),
        FIELD("after_within", false, value_count, after_within),
        FIELD("scope", false, read_scope, sentence),
        FIELD("around", false, value_words, around),
        FIELD("subject", false, value_words, subject),
        FIELD("unless", false, value_words, unless),
        FIELD("unless_figure", false, value_yes, unless_figure),
        {0},
    };
    struct pack *p = out;
    struct guard *g = vec_add(l->a, &p->guards);
    uint32_t errors = l->d->errors;
    g->place = node_place(n);
    (void)field_record(l, n, fields, g);
    if (g->before.n == 0 && g->after.n == 0 && g->subject.n == 0 &&
        l->d->errors == errors) {
        field_fault(l, n, DIAG_RULE_MISSING_KEY, "before", "");
        diag_hint(l->d, "%s", say("a guard needs cues: before, after or both"));
    }
    const struct node *name = node_get(n, "name");
    if (name && name->kind == NODE_TEXT && !node_empty(name)) {
        check_name(l, name);
    }
}

void key_guards(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_guard, out);
}
