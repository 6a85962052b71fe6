// rules_test.c: the command `rules test`: examples, labelled sentences, a folder of
// reports.
#include "workbench.h"

#include "base/buf.h"
#include "rules_corpus.h"
#include "sentences.h"

enum outcome { OUTCOME_OK, OUTCOME_NOISY, OUTCOME_MISSED, OUTCOME_TODO, OUTCOME_N };

struct tally {
    uint32_t outcomes[OUTCOME_N];
    uint32_t todo_ok;
};

static enum verdict wanted(enum example_want want)
{
    return want == EXAMPLE_FULL   ? VERDICT_PRESENT
           : want == EXAMPLE_WEAK ? VERDICT_WEAK
                                  : VERDICT_MISSING;
}

static const char *outcome_name(enum outcome o)
{
    static const char *const names[OUTCOME_N] = {"ok", "noisy", "missed", "todo"};
    return names[o];
}

// An example is judged as a sentence of the first kind of agency the item applies to.
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

static void say_example(struct session *s, const struct item *item,
                        const struct example *e, enum outcome how, enum verdict got)
{
    struct buf out = {0};
    buf_fmt(&out, "%s:%u:%u: %s %s: %s → %s\n    ", e->place.path.p, e->place.line,
            e->place.column, item->id.p, outcome_name(how),
            verdict_name(wanted(e->want)), verdict_name(got));
    safe_put(&out, e->text);
    buf_byte(&out, '\n');
    (void)session_write(s, &out);
}

static void test_example(struct session *s, const struct pipeline *p, uint32_t index,
                         uint32_t example, struct tally *t)
{
    const struct item *item = &p->pack.items.at[index];
    const struct example *e = &item->examples.at[example];
    struct item_result result;
    enum verdict want = wanted(e->want);
    enum verdict got = judge_example(p, index, e->text, &result);
    enum outcome how = e->todo       ? OUTCOME_TODO
                       : want == got ? OUTCOME_OK
                       : got < want  ? OUTCOME_NOISY
                                     : OUTCOME_MISSED;
    t->outcomes[how]++;
    t->todo_ok += e->todo && want == got;
    if (how == OUTCOME_NOISY || how == OUTCOME_MISSED) {
        say_example(s, item, e, how, got);
    }
}

static void add_tally(struct tally *sum, const struct tally *t)
{
    for (int i = 0; i < OUTCOME_N; i++) {
        sum->outcomes[i] += t->outcomes[i];
    }
    sum->todo_ok += t->todo_ok;
}

static void put_row(struct session *s, struct buf *out, const struct item *item,
                    const struct tally *t)
{
    buf_fmt(out, "%-8s", item->id.p);
    for (int i = 0; i < OUTCOME_N; i++) {
        buf_fmt(out, " %6u", t->outcomes[i]);
    }
    buf_fmt(out, "  %s\n", workbench_said(s, item->name, item->name_en).p);
}

static void say_table(struct session *s, const struct pack *pack,
                      const struct tally *each)
{
    struct buf out = {0};
    buf_fmt(&out, "%-8s", "");
    for (int i = 0; i < OUTCOME_N; i++) {
        buf_fmt(&out, " %6s", outcome_name((enum outcome)i));
    }
    buf_byte(&out, '\n');
    for (uint32_t i = 0; i < pack->items.n; i++) {
        if (workbench_selected(s, pack->items.at[i].id)) {
            put_row(s, &out, &pack->items.at[i], &each[i]);
        }
    }
    (void)session_write(s, &out);
}

// Warns of full examples that are more like another item's: rules that are easily
// taken for each other, or an example that tells two things.
static void say_rivals(struct session *s, const struct pipeline *p, uint32_t index)
{
    const struct item *item = &p->pack.items.at[index];
    for (uint32_t k = 0; k < item->examples.n; k++) {
        const struct example *e = &item->examples.at[k];
        uint32_t rival = second_rival(p->second, index, k);
        if (rival == UINT32_MAX || rival == index) {
            continue;
        }
        struct buf out = {0};
        buf_fmt(&out, "%s:%u:%u: ", e->place.path.p, e->place.line, e->place.column);
        buf_fmt(&out, say("%s: this example is more like those of %s"), item->id.p,
                p->pack.items.at[rival].id.p);
        buf_addz(&out, "\n    ");
        safe_put(&out, e->text);
        buf_byte(&out, '\n');
        (void)session_write(s, &out);
    }
}

// Examples teach the second reader, so they are judged by the rules alone.
static bool test_examples(struct session *s, const struct pipeline *pipeline)
{
    struct pipeline alone = *pipeline;
    const struct pipeline *p = &alone;
    alone.second_mode = SECOND_OFF;
    struct tally sum = {0};
    struct tally *each = arena_array(&s->arena, struct tally, p->pack.items.n + 1);
    for (uint32_t i = 0; i < p->pack.items.n; i++) {
        const struct item *item = &p->pack.items.at[i];
        uint32_t n = workbench_selected(s, item->id) ? item->examples.n : 0;
        for (uint32_t k = 0; k < n; k++) {
            test_example(s, p, i, k, &each[i]);
        }
        add_tally(&sum, &each[i]);
    }
    if (s->options.verbose) {
        for (uint32_t i = 0; i < p->pack.items.n; i++) {
            if (workbench_selected(s, p->pack.items.at[i].id)) {
                say_rivals(s, p, i);
            }
        }
        say_table(s, &p->pack, each);
    }
    struct buf out = {0};
    buf_fmt(&out,
            say("examples: %u ok, %u noisy, %u missed, %u todo (%u of them work)\n"),
            sum.outcomes[OUTCOME_OK], sum.outcomes[OUTCOME_NOISY],
            sum.outcomes[OUTCOME_MISSED], sum.outcomes[OUTCOME_TODO], sum.todo_ok);
    (void)session_write(s, &out);
    return sum.outcomes[OUTCOME_NOISY] == 0 && sum.outcomes[OUTCOME_MISSED] == 0;
}

enum status command_rules_test(struct session *s)
{
    struct pipeline p = {0};
    if (!workbench_inputs(s, 0, 1, say("name one pack only"))) {
        return STATUS_USAGE;
    }
    if (!workbench_load(s, 0, &p, true)) {
        pipeline_close(&p);
        return STATUS_RULES;
    }
    if (!workbench_items_known(s, &p.pack)) {
        pipeline_close(&p);
        return STATUS_USAGE;
    }
    bool ok = test_examples(s, &p);
    bool read = true;
    if (s->options.sentences.n) {
        ok = test_sentences(s, &p) && ok;
    }
    if (s->options.corpus.n) {
        read = test_corpus(s, &p);
    }
    pipeline_close(&p);
    return !read ? STATUS_INPUT : ok ? STATUS_PASSED : STATUS_BELOW;
}
