// rules_command.c: the commands `rules check` and `rules test`.
#include "session.h"

#include "base/buf.h"
#include "sentences.h"

#include <stdlib.h>

static bool load_named(struct session *s, struct pipeline *p)
{
    const char *why;
    if (s->options.inputs.n) {
        s->options.rules = s->options.inputs.at[0];
    }
    p->lang = s->lang;
    return pipeline_load(p, &s->diags, session_pack(s, &why));
}

static bool too_many(struct session *s)
{
    if (s->options.inputs.n <= 1) {
        return false;
    }
    diag_add(&s->diags, DIAG_USAGE, (struct place){STR(""), 0, 0},
             say("name one pack only"));
    session_print(s, &s->diags, SEVERITY_ERROR);
    return true;
}

static int by_place(const void *a, const void *b)
{
    const struct diag *x = a;
    const struct diag *y = b;
    int path = strcmp(x->place.path.p, y->place.path.p);
    if (path) {
        return path;
    }
    if (x->place.line != y->place.line) {
        return x->place.line < y->place.line ? -1 : 1;
    }
    if (x->place.column != y->place.column) {
        return x->place.column < y->place.column ? -1 : 1;
    }
    return (int)x->code - (int)y->code;
}

static void say_counts(struct session *s, const struct pipeline *p)
{
    struct buf out = {0};
    if (s->diags.errors) {
        buf_fmt(&out, say("%s: %u errors, %u warnings\n"), p->pack.folder.p,
                s->diags.errors, s->diags.warnings);
    } else {
        buf_fmt(&out, say("%s: %u items, %u sets, %u guards; no errors, %u warnings\n"),
                p->pack.folder.p, p->pack.items.n, p->pack.sets.n, p->pack.guards.n,
                s->diags.warnings);
    }
    (void)session_write(s, &out);
}

enum status command_rules_check(struct session *s)
{
    struct pipeline p = {0};
    if (too_many(s)) {
        return STATUS_USAGE;
    }
    bool ok = load_named(s, &p);
    if (s->diags.list.n) {
        qsort(s->diags.list.at, s->diags.list.n, sizeof *s->diags.list.at, by_place);
    }
    session_print(s, &s->diags, s->options.quiet ? SEVERITY_ERROR : SEVERITY_WARNING);
    say_counts(s, &p);
    pipeline_close(&p);
    return ok ? STATUS_PASSED : STATUS_RULES;
}

// --- rules test ---

struct tally {
    uint32_t ok, noisy, missed, todo, todo_ok;
};

static enum verdict wanted(enum example_want want)
{
    return want == EXAMPLE_FULL   ? VERDICT_PRESENT
           : want == EXAMPLE_WEAK ? VERDICT_WEAK
                                  : VERDICT_MISSING;
}

static const char *outcome(enum verdict want, enum verdict got)
{
    return want == got ? "ok" : got < want ? "noisy" : "missed";
}

// Judges the example for the first kind of agency the item applies to.
static enum verdict judge_example(const struct pipeline *p, uint32_t index,
                                  struct str example, struct item_result *result)
{
    const struct item *item = &p->pack.items.at[index];
    for (uint32_t b = 0; b < p->pack.bodies.n; b++) {
        if (item->applies[b] != APPLIES_NOT) {
            return judge_sentence(p, index, p->pack.bodies.at[b].id, example, result);
        }
    }
    return VERDICT_NOT_APPLICABLE;
}

static void test_example(struct session *s, const struct pipeline *p, uint32_t index,
                         uint32_t example, struct tally *t)
{
    const struct item *item = &p->pack.items.at[index];
    const struct example *e = &item->examples.at[example];
    struct item_result result;
    enum verdict want = wanted(e->want);
    enum verdict got = judge_example(p, index, e->text, &result);
    const char *how = outcome(want, got);
    if (e->todo) {
        t->todo++;
        t->todo_ok += want == got;
        return;
    }
    t->ok += want == got;
    t->noisy += strcmp(how, "noisy") == 0;
    t->missed += strcmp(how, "missed") == 0;
    if (want != got) {
        struct buf out = {0};
        buf_fmt(&out, "%s:%u:%u: %s %s: %s → %s\n    ", e->place.path.p, e->place.line,
                e->place.column, item->id.p, how, verdict_name(want),
                verdict_name(got));
        safe_put(&out, e->text);
        buf_byte(&out, '\n');
        (void)session_write(s, &out);
    }
}

static bool selected(const struct session *s, struct str id)
{
    struct str list = s->options.items;
    while (list.n) {
        const char *comma = memchr(list.p, ',', list.n);
        size_t n = comma ? (size_t)(comma - list.p) : list.n;
        if (str_eq(id, (struct str){list.p, n})) {
            return true;
        }
        n += n < list.n;
        list.p += n;
        list.n -= n;
    }
    return s->options.items.n == 0;
}

static void say_tally(struct session *s, const struct tally *t)
{
    struct buf out = {0};
    buf_fmt(&out,
            say("examples: %u ok, %u noisy, %u missed, %u todo (%u of them work)\n"),
            t->ok, t->noisy, t->missed, t->todo, t->todo_ok);
    (void)session_write(s, &out);
}

enum status command_rules_test(struct session *s)
{
    struct pipeline p = {0};
    struct tally t = {0};
    if (too_many(s)) {
        return STATUS_USAGE;
    }
    if (!load_named(s, &p)) {
        session_print(s, &s->diags, SEVERITY_ERROR);
        pipeline_close(&p);
        return STATUS_RULES;
    }
    for (uint32_t i = 0; i < p.pack.items.n; i++) {
        for (uint32_t k = 0;
             selected(s, p.pack.items.at[i].id) && k < p.pack.items.at[i].examples.n;
             k++) {
            test_example(s, &p, i, k, &t);
        }
    }
    say_tally(s, &t);
    bool ok = t.noisy == 0 && t.missed == 0;
    if (s->options.sentences.n) {
        ok = test_sentences(s, &p) && ok;
    }
    pipeline_close(&p);
    return ok ? STATUS_PASSED : STATUS_BELOW;
}
