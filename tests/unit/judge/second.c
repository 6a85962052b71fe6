// second.c: the second reader: grams and masking, weights, competition between items,
// guards before likeness, and nothing at all when it is off.
#include "judge/second.h"
#include "pipeline.h"

#include "base/file.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

// Three items whose own rules never fire.
static const char pack_yaml[] =
    "pack:\n"
    "  id: toy\n"
    "  name: 玩具\n"
    "  edition: '2025'\n"
    "  bodies: [{id: department, name: 部门, title: [局]}]\n"
    "  groups: [{id: D, name: 决策, words: [合同]}]\n"
    "  scoring:\n"
    "    weak: [40, 60]\n"
    "    caps: {one: 75, more: 60}\n"
    "    pass: 60\n"
    "    grades: [{name: 好, from: 0}]\n"
    "outline:\n"
    "  roles: {achievements: [主要举措], shortcomings: [存在的不足], plan: [下一步]}\n"
    "  lead: [报告如下]\n"
    "  title: [法治政府建设]\n"
    "  title_ends: [报告]\n"
    "vocabulary:\n"
    "  份: {units: [份, 件, 次, 名]}\n"
    "guards:\n"
    "  - {name: negated, say: 否定, say_en: negated, before: [尚未], scope: clause}\n"
    "items:\n"
    "  - id: A\n"
    "    name: 合同\n"
    "    group: D\n"
    "    applies: {department: M}\n"
    "    weight: {department: 40}\n"
    "    core: [绝不出现甲]\n"
    "    shown: [绝不出现甲]\n"
    "    friends: [劳务合同]\n"
    "    examples:\n"
    "      full: [请律师逐份审看对外合同64份，改动条款120处。,\n"
    "             对外签订的合同先由律师过目，全年审查31份。,\n"
    "             对外协议、合同文本一律送法律顾问把关，共把关22件。,\n"
    "             本年度没有对外签订合同。]\n"
    "      weak: [加强合同管理。]\n"
    "      none: [与村民签订土地承包合同300份。]\n"
    "  - id: B\n"
    "    name: 调解\n"
    "    group: D\n"
    "    applies: {department: M}\n"
    "    weight: {department: 30}\n"
    "    core: [绝不出现乙]\n"
    "    shown: [绝不出现乙]\n"
    "    examples:\n"
    "      full: [全年调解邻里纠纷87件，调成85件。, "
    "司法所调处矛盾纠纷120件，无一激化。,\n"
    "             人民调解员走村入户劝和，化解争执43件。]\n"
    "      weak: [积极化解矛盾纠纷。]\n"
    "      todo: {full: [请律师逐份审看对外合同。]}\n"
    "  - id: C\n"
    "    name: 普法\n"
    "    group: D\n"
    "    applies: {department: M}\n"
    "    weight: {department: 30}\n"
    "    core: [绝不出现丙]\n"
    "    shown: [绝不出现丙]\n"
    "    examples:\n"
    "      full: [进集市、进校园讲法34场，发放资料8000份。, "
    "举办普法讲座12次，听众900人次。,\n"
    "             律师过目6次。]\n"
    "      weak: [开展普法宣传。]\n";

struct bench {
    struct pipeline pipeline;
    struct arena arena;
    struct diags diags;
    char path[64];
};

static int set_up(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    assert_non_null(b);
    b->diags.arena = &b->arena;
    (void)snprintf(b->path, sizeof b->path, "/tmp/qingdan-second-XXXXXX");
    assert_non_null(mkdtemp(b->path));
    struct str file = file_join(&b->arena, str_of(b->path), STR("toy.yaml"));
    assert_true(file_write(&b->diags, file, STR(pack_yaml)));
    b->pipeline.lang = LANG_EN;
    assert_true(pipeline_load(&b->pipeline, &b->diags, str_of(b->path)));
    *state = b;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *b = *state;
    (void)unlink(file_join(&b->arena, str_of(b->path), STR("toy.yaml")).p);
    (void)rmdir(b->path);
    pipeline_close(&b->pipeline);
    arena_free(&b->arena);
    free(b);
    return 0;
}

static gram_list read_grams(struct bench *b, const char *text)
{
    gram_list grams = {0};
    grams_read(&b->arena, read_fold_rule(&b->arena, str_of(text)), &grams);
    return grams;
}

static uint32_t pair(uint32_t a, uint32_t c)
{
    return a << 16 | c;
}

static uint32_t count_key(const gram_list *grams, uint32_t key)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < grams->n; i++) {
        n += grams->at[i].key == key;
    }
    return n;
}

// The report with `text` under the achievements, `plan` under the plan.
static const struct item_result *judge(struct bench *b, enum second_mode mode,
                                       char item, const char *text, const char *plan)
{
    struct report *report = arena_new(&b->arena, struct report);
    struct str bytes = arena_fmt(&b->arena,
                                 "青阳县档案局2025年度法治政府建设情况报告\n现将工作情"
                                 "况报告如下：\n一、主要举措\n"
                                 "%s\n二、存在的不足\n还有差距。\n三、下一步打算\n%"
                                 "s\n青阳县档案局\n2026年1月15日\n",
                                 text, plan);
    struct input in = {.path = STR("-"), .bytes = bytes, .readable = true};
    b->pipeline.second_mode = mode;
    pipeline_check(&b->pipeline, &b->arena, &b->diags, &in, report);
    assert_true(report->judged);
    return &report->items.at[item - 'A'];
}

static const char contract[] = "全年请律师把对外合同逐份过目审看55份。";

// --- grams ---

static void counts_characters_and_pairs(void **state)
{
    gram_list grams = read_grams(*state, "合同合同");
    assert_int_equal(grams.n, 7);
    assert_int_equal(count_key(&grams, 0x5408), 2);               // 合
    assert_int_equal(count_key(&grams, pair(0x5408, 0x540C)), 2); // 合同
    assert_int_equal(count_key(&grams, pair(0x540C, 0x5408)), 1); // 同合
}

static void pairs_never_cross_punctuation(void **state)
{
    gram_list grams = read_grams(*state, "合，同。合");
    assert_int_equal(grams.n, 3);
    assert_int_equal(read_grams(*state, "").n, 0);
    assert_int_equal(read_grams(*state, "，。").n, 0);
}

static void masks_figures(void **state)
{
    static const char *const figures[] = {"审64份", "审1,200份", "审二十余份",
                                          "审7.5万份", "审６４份"};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        gram_list grams = read_grams(*state, figures[i]);
        assert_int_equal(grams.n, 5);
        assert_int_equal(count_key(&grams, '#'), 1);
        assert_int_equal(count_key(&grams, pair(0x5BA1, '#')), 1); // 审#
        assert_int_equal(count_key(&grams, pair('#', 0x4EFD)), 1); // #份
        assert_true(grams_figure(&grams));
    }
    gram_list two = read_grams(*state, "审64,改");
    assert_int_equal(count_key(&two, pair('#', 0x6539)), 0); // #改
}

static void tells_none_from_not_done(void **state)
{
    struct bench *b = *state;
    assert_true(says_none(read_fold_rule(&b->arena, STR("无行政复议案件"))));
    assert_false(says_none(read_fold_rule(&b->arena, STR("面向未来"))));
    assert_true(negates(read_fold_rule(&b->arena, STR("仍有3件"))));
    assert_false(negates(read_fold_rule(&b->arena, STR("无案件"))));
}

// --- weights ---

static void examples_are_most_like_their_item(void **state)
{
    struct bench *b = *state;
    const struct second_model *m = second_model(b->pipeline.second);
    assert_int_equal(m->examples.n, 4 + 1 + 1 + 3 + 1 + 3 + 1); // without todo
    for (uint32_t i = 0; i < m->examples.n; i++) {
        const struct taught *e = &m->examples.at[i];
        float like[3] = {0};
        gram_list grams = {0};
        grams_read(&b->arena, e->units, &grams);
        second_weigh(m, &grams, like);
        for (uint32_t k = 0; e->want == EXAMPLE_FULL && k < 3; k++) {
            assert_true(k == e->item || like[k] < like[e->item]);
        }
    }
}

static void weights_agree_with_their_formula(void **state)
{
    struct bench *b = *state;
    const struct second_model *m = second_model(b->pipeline.second);
    gram_list law = read_grams(b, "律师"); // A: 2 of 4, C: 1 of 3
    const struct gram_entry *e = gram_find(m, law.at[law.n - 1].key);
    assert_non_null(e);
    struct left_out nothing = {.item = 0};
    float a = gram_weight(m, e, 0) - gram_weight_without(m, e, 0, &nothing);
    float c = gram_weight(m, e, 1) - gram_weight_without(m, e, 1, &nothing);
    assert_true(a < 0.01f && a > -0.01f);
    assert_true(c < 0.01f && c > -0.01f);
    assert_true(gram_weight(m, e, 0) > gram_weight(m, e, 2));
    assert_true(gram_weight(m, e, 2) > gram_weight(m, e, 1));
}

static void names_the_nearest_example(void **state)
{
    struct bench *b = *state;
    const struct second_model *m = second_model(b->pipeline.second);
    gram_list grams = read_grams(b, "送法律顾问把关协议13件");
    assert_int_equal(second_nearest(m, &b->arena, 0, &grams)->example, 2);
}

static void an_example_is_not_its_own_neighbour(void **state)
{
    struct bench *b = *state;
    assert_int_equal(second_rival(b->pipeline.second, 0, 0), 0);
    assert_int_equal(second_rival(b->pipeline.second, 1, 0), 1);
    // Without itself it is like the contracts that lawyers read.
    assert_int_equal(second_rival(b->pipeline.second, 2, 2), 0);
    // Weak, false and unknown ones are not compared.
    assert_int_equal(second_rival(b->pipeline.second, 1, 4), UINT32_MAX);
    assert_int_equal(second_rival(b->pipeline.second, 1, 3), UINT32_MAX);
}

// --- verdicts ---

static void off_changes_nothing(void **state)
{
    const struct item_result *r = judge(*state, SECOND_OFF, 'A', contract, "继续。");
    assert_int_equal(r->verdict, VERDICT_MISSING);
    assert_false(r->has_nearest);
}

static void lifts_what_is_like_the_examples(void **state)
{
    const struct item_result *r = judge(*state, SECOND_ON, 'A', contract, "继续。");
    assert_int_equal(r->verdict, VERDICT_PRESENT);
    assert_int_equal(r->points_h, r->weight_h);
    assert_int_equal(r->evidence.n, 1);
    assert_non_null(strstr(r->evidence.at[0].quote.p, "55份"));
    assert_int_equal(r->at.line, 4);
    assert_non_null(strstr(r->reason.p, "confidence 0."));
    assert_int_equal(r->lacking.n, 0);
}

static void a_passage_counts_for_one_item(void **state)
{
    const struct item_result *a = judge(*state, SECOND_ON, 'A', contract, "继续。");
    const struct item_result *b = judge(*state, SECOND_ON, 'B', contract, "继续。");
    const struct item_result *c = judge(*state, SECOND_ON, 'C', contract, "继续。");
    assert_int_equal(a->verdict, VERDICT_PRESENT);
    assert_int_equal(b->verdict, VERDICT_MISSING);
    assert_int_equal(c->verdict, VERDICT_MISSING);
    assert_false(b->has_nearest || c->has_nearest);
}

static void guards_win(void **state)
{
    static const char *const texts[] = {
        "尚未请律师把对外合同逐份过目审看55份。",                  // negated
        "与工人签订劳务合同请律师过目审看55份。",                  // friend
        "2025年开会3次。2023年请律师把对外合同逐份过目审看55份。", // other year
        "购置《律师审看对外合同逐份过目》55份。",                  // title
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct item_result *r = judge(*state, SECOND_ON, 'A', texts[i], "继续。");
        assert_int_equal(r->verdict, VERDICT_MISSING);
    }
    const struct item_result *plan =
        judge(*state, SECOND_ON, 'A', "做好工作。", contract);
    assert_int_equal(plan->verdict, VERDICT_MISSING);
    assert_false(plan->has_nearest);
}

static void without_a_figure_only_named(void **state)
{
    const struct item_result *r =
        judge(*state, SECOND_ON, 'A', "请律师把对外合同逐份过目审看。", "继续。");
    assert_int_equal(r->verdict, VERDICT_MISSING);
    assert_true(r->has_nearest);
    assert_true(str_is(r->nearest.guard, "like-example"));
    assert_non_null(strstr(r->nearest.quote.p, "律师"));
}

static void reported_as_none_counts(void **state)
{
    const struct item_result *r =
        judge(*state, SECOND_ON, 'A', "本年度没有对外签订过合同。", "继续。");
    assert_int_equal(r->verdict, VERDICT_PRESENT);
    r = judge(*state, SECOND_ON, 'A', "没有请律师逐份审看对外合同。", "继续。");
    assert_int_equal(r->verdict, VERDICT_MISSING);
}

static void alone_needs_no_rules(void **state)
{
    const struct item_result *r =
        judge(*state, SECOND_ALONE, 'B', "村里调解员调成邻里争执61件。", "继续。");
    assert_int_equal(r->verdict, VERDICT_PRESENT);
    r = judge(*state, SECOND_ALONE, 'B', "召开年会3次。", "继续。");
    assert_int_equal(r->verdict, VERDICT_MISSING);
}

int main(void)
{
    (void)say_in(LANG_EN, NULL);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_characters_and_pairs),
        cmocka_unit_test(pairs_never_cross_punctuation),
        cmocka_unit_test(masks_figures),
        cmocka_unit_test(tells_none_from_not_done),
        cmocka_unit_test(examples_are_most_like_their_item),
        cmocka_unit_test(weights_agree_with_their_formula),
        cmocka_unit_test(names_the_nearest_example),
        cmocka_unit_test(an_example_is_not_its_own_neighbour),
        cmocka_unit_test(off_changes_nothing),
        cmocka_unit_test(lifts_what_is_like_the_examples),
        cmocka_unit_test(a_passage_counts_for_one_item),
        cmocka_unit_test(guards_win),
        cmocka_unit_test(without_a_figure_only_named),
        cmocka_unit_test(reported_as_none_counts),
        cmocka_unit_test(alone_needs_no_rules),
    };
    return cmocka_run_group_tests_name("second", tests, set_up, tear_down);
}
