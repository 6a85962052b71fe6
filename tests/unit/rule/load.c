// load.c: a small correct pack arrives whole; limits of folders and files hold.
#include "rule/load.h"

#include "base/file.h"
#include "base/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

struct folder {
    struct arena arena;
    struct diags diags;
    struct pack pack;
    char path[64];
};

static const char pack_yaml[] =
    "pack:\n"
    "  id: toy\n"
    "  name: 玩具\n"
    "  name_en: Toy\n"
    "  edition: '2025'\n"
    "  note: 说明\n"
    "  note_en: note\n"
    "  bodies:\n"
    "    - {id: department, name: 部门, name_en: dep, title: [局, 委]}\n"
    "    - {id: township, name: 乡镇, title: 镇}\n"
    "  groups:\n"
    "    - {id: D, name: 决策, name_en: Decisions, words: [决策, 合同]}\n"
    "  scoring:\n"
    "    weak: [40, 60]\n"
    "    caps: {one: 75, more: 60.5}\n"
    "    pass: 60\n"
    "    grades: [{name: 优秀, name_en: excellent, from: 90}, {name: 差, from: 0}]\n";

static const char words_yaml[] =
    "outline:\n"
    "  roles:\n"
    "    achievements: [主要举措…成效, 工作情况]\n"
    "    plan: 下一步\n"
    "  shortcoming_cues: [仍存在]\n"
    "  plan_cues: [明年将]\n"
    "  lead: [报告如下]\n"
    "  title: [法治政府建设]\n"
    "  title_ends: [报告, 总结]\n"
    "  addressee: [人民政府]\n"
    "  closing: [特此报告]\n"
    "  furniture: [扫一扫]\n"
    "  not_figures: [三项制度]\n"
    "  made: [制定]\n"
    "  genres: [{name: 年报, name_en: annual, title: [信息公开]}]\n"
    "vocabulary:\n"
    "  律师: [律师, '{司法所}']\n"
    "  份: {units: [份, 件]}\n"
    "guards:\n"
    "  - {name: negated, say: 否定, say_en: negated, before: [尚未], before_within: "
    "8,\n"
    "     after: 有待, after_within: 14, scope: sentence, unless: [不断]}\n";

static const char items_yaml[] =
    "items:\n"
    "  - id: D03\n"
    "    name: 法律顾问\n"
    "    name_en: Legal advisers\n"
    "    group: D\n"
    "    basis:\n"
    "      - {document: 意见, number: 中办发〔2016〕30号, article: 第三条, checked: "
    "yes}\n"
    "    applies: {department: M, township: -}\n"
    "    weight: {department: 33.35, township: 0.5}\n"
    "    where: [achievements, plan]\n"
    "    where_weak: preamble\n"
    "    when: 执法\n"
    "    core: [法律顾问, \"公职律师\"]\n"
    "    aspects:\n"
    "      聘请: ['{律师}…聘请', 律所]\n"
    "      坐班: 坐班\n"
    "    figures: [N份]\n"
    "    full:\n"
    "      - {aspects: 2, figure: yes}\n"
    "      - {named: 坐班}\n"
    "    shown: [a]\n"
    "    nil: [b, c]\n"
    "    friends: [d]\n"
    "    friends_sentence: [e]\n"
    "    advice: 写明\n"
    "    advice_en: say\n"
    "    model: 聘请____\n"
    "    model_en: engaged ____\n"
    "    examples:\n"
    "      full: [甲, 乙]\n"
    "      weak: 丙\n"
    "      none: [丁]\n"
    "      todo: {weak: [戊]}\n"
    "  - id: S02\n"
    "    name: 问题\n"
    "    group: D\n"
    "    kind: section\n"
    "    basis: [{document: 意见}]\n"
    "    applies: {department: E, township: C}\n"
    "    weight: {department: 66.65, township: 99.5}\n"
    "    role: shortcomings\n"
    "    mandatory_section: yes\n"
    "    at_least: 3\n"
    "    weak_at_least: 2\n"
    "    min_chars: 40\n"
    "    per_thousand: 1.5\n"
    "    weak_per_thousand: 0.25\n"
    "    items: [D03]\n"
    "    detail: [具体]\n"
    "    themes: [{name: 人, problem: [力量不足], answer: 培训}]\n"
    "  - {id: S03, name: 原因, group: D, kind: causes, basis: [{document: 意见}],\n"
    "     applies: {department: O, township: O}, weight: {department: 0, township: "
    "0}}\n";

static int set_up(void **state)
{
    struct folder *f = calloc(1, sizeof *f);
    assert_non_null(f);
    (void)snprintf(f->path, sizeof f->path, "/tmp/qingdan-load-XXXXXX");
    assert_non_null(mkdtemp(f->path));
    f->diags.arena = &f->arena;
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct folder *f = *state;
    struct paths names = {0};
    assert_true(file_list(&f->arena, &f->diags, str_of(f->path), &names));
    for (uint32_t i = 0; i < names.list.n; i++) {
        (void)unlink(file_join(&f->arena, str_of(f->path), names.list.at[i]).p);
    }
    (void)rmdir(f->path);
    arena_free(&f->arena);
    free(f);
    return 0;
}

static void put(struct folder *f, const char *name, const char *text)
{
    struct str path = file_join(&f->arena, str_of(f->path), str_of(name));
    assert_true(file_write(&f->diags, path, str_of(text)));
}

static void put_all(struct folder *f)
{
    put(f, "a-items.yaml", items_yaml); // before the pack: order of files is free
    put(f, "pack.yaml", pack_yaml);
    put(f, "words.yaml", words_yaml);
}

static bool load(struct folder *f)
{
    return rules_load(&f->arena, &f->arena, &f->diags, str_of(f->path), &f->pack);
}

static void is(struct str got, const char *want)
{
    assert_int_equal(got.n, strlen(want));
    assert_memory_equal(got.p, want, got.n);
}

static void has_code(const struct folder *f, const char *code, const char *text)
{
    for (uint32_t i = 0; i < f->diags.list.n; i++) {
        const struct diag *d = &f->diags.list.at[i];
        if (strcmp(diag_code_name(d->code), code) == 0 && strstr(d->text.p, text)) {
            return;
        }
    }
    fail_msg("no %s with '%s'", code, text);
}

static void pack_arrives(void **state)
{
    struct folder *f = *state;
    put_all(f);
    assert_true(load(f));
    assert_int_equal(f->diags.list.n, 0);
    const struct pack *p = &f->pack;
    is(p->id, "toy");
    is(p->name, "玩具");
    is(p->name_en, "Toy");
    is(p->edition, "2025");
    is(p->note, "说明");
    is(p->note_en, "note");
    is(p->folder, f->path);
    assert_int_equal(p->sha256.n, 64);
    assert_int_equal(p->bodies.n, 2);
    is(p->bodies.at[0].id, "department");
    is(p->bodies.at[0].name_en, "dep");
    is(p->bodies.at[0].title.at[1], "委");
    assert_int_equal(p->bodies.at[1].title.n, 1);
    assert_int_equal(p->groups.n, 1);
    is(p->groups.at[0].words.at[1], "合同");
    assert_int_equal(p->scoring.weak_low, 40);
    assert_int_equal(p->scoring.weak_high, 60);
    assert_int_equal(p->scoring.cap_one_h, 7500);
    assert_int_equal(p->scoring.cap_more_h, 6050);
    assert_int_equal(p->scoring.pass_h, 6000);
    assert_int_equal(p->scoring.grades.n, 2);
    assert_int_equal(p->scoring.grades.at[0].from_h, 9000);
}

static void outline_arrives(void **state)
{
    struct folder *f = *state;
    put_all(f);
    assert_true(load(f));
    const struct outline *o = &f->pack.outline;
    is(o->roles[ROLE_ACHIEVEMENTS].at[0], "主要举措…成效");
    assert_int_equal(o->roles[ROLE_ACHIEVEMENTS].n, 2);
    is(o->roles[ROLE_PLAN].at[0], "下一步");
    assert_int_equal(o->roles[ROLE_OTHER].n, 0);
    is(o->shortcoming_cues.at[0], "仍存在");
    is(o->plan_cues.at[0], "明年将");
    is(o->lead.at[0], "报告如下");
    is(o->title.at[0], "法治政府建设");
    is(o->title_ends.at[1], "总结");
    is(o->addressee.at[0], "人民政府");
    is(o->closing.at[0], "特此报告");
    is(o->furniture.at[0], "扫一扫");
    is(o->not_figures.at[0], "三项制度");
    is(o->made.at[0], "制定");
    is(o->genres.at[0].title.at[0], "信息公开");
}

static void sets_and_guards_arrive(void **state)
{
    struct folder *f = *state;
    put_all(f);
    assert_true(load(f));
    const struct pack *p = &f->pack;
    assert_int_equal(p->sets.n, 2);
    is(p->sets.at[0].name, "律师");
    is(p->sets.at[0].words.at[1].source, "{司法所}");
    assert_int_equal(p->sets.at[0].words.at[1].place.line, 17);
    assert_int_equal(p->sets.at[0].words.at[1].place.column,
                     13); // behind the quotation mark
    assert_true(str_ends(p->sets.at[0].words.at[1].place.path, "/words.yaml"));
    assert_false(p->sets.at[0].units);
    assert_true(p->sets.at[1].units);
    assert_int_equal(p->sets.at[1].words.n, 2);
    assert_int_equal(p->guards.n, 1);
    const struct guard *g = &p->guards.at[0];
    is(g->name, "negated");
    is(g->say, "否定");
    is(g->before.at[0], "尚未");
    assert_int_equal(g->before_within, 8);
    is(g->after.at[0], "有待");
    assert_int_equal(g->after_within, 14);
    assert_true(g->sentence);
    is(g->unless.at[0], "不断");
}

static void item_arrives(void **state)
{
    struct folder *f = *state;
    put_all(f);
    assert_true(load(f));
    assert_int_equal(f->pack.items.n, 3);
    const struct item *it = &f->pack.items.at[0];
    is(it->id, "D03");
    is(it->group, "D");
    assert_int_equal(it->kind, KIND_CONTENT);
    assert_int_equal(it->place.line, 2);
    is(it->basis.at[0].number, "中办发〔2016〕30号");
    is(it->basis.at[0].article, "第三条");
    assert_true(it->basis.at[0].checked);
    assert_int_equal(it->applies[0], APPLIES_MANDATORY);
    assert_int_equal(it->applies[1], APPLIES_NOT);
    assert_int_equal(it->weight_h[0], 3335);
    assert_int_equal(it->weight_h[1], 50);
    assert_int_equal(it->where, 1 << ROLE_ACHIEVEMENTS | 1 << ROLE_PLAN);
    assert_int_equal(it->where_weak, 1 << ROLE_PREAMBLE);
    is(it->when.at[0].source, "执法");
    is(it->core.at[1].source, "公职律师");
    assert_int_equal(it->aspects.n, 2);
    is(it->aspects.at[0].name, "聘请");
    is(it->aspects.at[0].patterns.at[1].source, "律所");
    is(it->aspects.at[1].patterns.at[0].source, "坐班");
    is(it->figures.at[0].source, "N份");
    assert_int_equal(it->full.n, 2);
    assert_int_equal(it->full.at[0].aspects, 2);
    assert_true(it->full.at[0].figure);
    is(it->full.at[1].named.at[0], "坐班");
    is(it->shown.at[0].source, "a");
    assert_int_equal(it->nil.n, 2);
    is(it->friends.at[0].source, "d");
    is(it->friends_sentence.at[0].source, "e");
    is(it->advice, "写明");
    is(it->model_en, "engaged ____");
    assert_int_equal(it->examples.n, 5);
    assert_int_equal(it->examples.at[2].want, EXAMPLE_WEAK);
    is(it->examples.at[4].text, "戊");
    assert_true(it->examples.at[4].todo);
}

static void parameters_arrive(void **state)
{
    struct folder *f = *state;
    put_all(f);
    assert_true(load(f));
    const struct item *it = &f->pack.items.at[1];
    assert_int_equal(it->kind, KIND_SECTION);
    assert_int_equal(it->applies[1], APPLIES_CONDITIONAL);
    assert_int_equal(it->role, ROLE_SHORTCOMINGS);
    assert_true(it->mandatory_section);
    assert_int_equal(it->at_least, 3);
    assert_int_equal(it->weak_at_least, 2);
    assert_int_equal(it->min_chars, 40);
    assert_int_equal(it->per_thousand_h, 150);
    assert_int_equal(it->weak_per_thousand_h, 25);
    is(it->items.at[0], "D03");
    is(it->detail.at[0].source, "具体");
    is(it->themes.at[0].problem.at[0], "力量不足");
    is(it->themes.at[0].answer.at[0], "培训");
    assert_int_equal(it->where, 1 << ROLE_ACHIEVEMENTS | 1 << ROLE_FIRST_RESPONSIBLE);
    assert_int_equal(f->pack.items.at[2].role, ROLE_SHORTCOMINGS); // usual for causes
}

static void digest_follows_content(void **state)
{
    struct folder *f = *state;
    put_all(f);
    assert_true(load(f));
    struct str before = f->pack.sha256;
    assert_true(load(f));
    assert_true(str_eq(before, f->pack.sha256));
    put(f, "z.yaml", "# one more\n");
    assert_true(load(f));
    assert_false(str_eq(before, f->pack.sha256));
}

static void folder_must_be_there(void **state)
{
    struct folder *f = *state;
    assert_false(
        rules_load(&f->arena, &f->arena, &f->diags, STR("/nowhere/at/all"), &f->pack));
    has_code(f, "R001", "no such folder");
    assert_false(load(f));
    has_code(f, "R017", "rule files");
}

static char *repeated(const char *head, const char *part, size_t times)
{
    size_t n = strlen(part);
    char *text = calloc(1, strlen(head) + n * times + 1);
    assert_non_null(text);
    memcpy(text, head, strlen(head));
    for (size_t i = 0; i < times; i++) {
        memcpy(text + strlen(head) + i * n, part, n);
    }
    return text;
}

static void sizes_are_limited(void **state)
{
    static const char item[] =
        "  - {id: X, name: a, group: D, kind: title, basis: [{document: a}],\n"
        "     applies: {department: O, township: O}, weight: {department: 0, township: "
        "0}}\n";
    struct folder *f = *state;
    put_all(f);
    char *blank = repeated("", "\n", LIMIT_RULE_FILE_BYTES + 1);
    char *many = repeated("guards: [", "1,", LIMIT_YAML_NODES);
    char *items = repeated("items:\n", item, LIMIT_ITEMS + 1);
    put(f, "x.yaml", blank);
    put(f, "y.yaml", many);
    put(f, "z.yaml", items);
    assert_false(load(f));
    has_code(f, "R016", "4194304");
    has_code(f, "R016", "400000 values");
    f->diags = (struct diags){.arena = &f->arena};
    put(f, "y.yaml", "");
    assert_false(load(f));
    has_code(f, "R016", "500 items");
    free(blank);
    free(many);
    free(items);
}

static void files_are_limited(void **state)
{
    struct folder *f = *state;
    for (int i = 0; i <= LIMIT_RULE_FILES; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "%03d.yaml", i);
        put(f, name, "");
    }
    assert_false(load(f));
    has_code(f, "R016", "200 files");
}

static void faults_come_with_their_line(void **state)
{
    struct folder *f = *state;
    put_all(f);
    put(f, "b.yaml", "guards: []\nitem: 甲\nvocabulary: {新: {unit: a}}\n");
    assert_false(load(f));
    assert_int_equal(f->diags.errors, 2);
    const struct diag *d = &f->diags.list.at[0];
    assert_int_equal(d->place.line, 2);
    is(d->excerpt, "item: 甲");
    is(d->hint, "did you mean 'items'?");
    assert_int_equal(f->diags.list.at[1].place.column, 18);
}

static void excerpts_are_added(void **state)
{
    struct folder *f = *state;
    put_all(f);
    assert_true(load(f));
    const struct pattern *p = &f->pack.items.at[0].figures.at[0];
    diag_add(&f->diags, DIAG_PATTERN_EMPTY, p->place);
    rules_add_excerpts(&f->diags);
    is(f->diags.list.at[0].excerpt, "    figures: [N份]");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(pack_arrives),           TEST(outline_arrives),
        TEST(sets_and_guards_arrive), TEST(item_arrives),
        TEST(parameters_arrive),      TEST(digest_follows_content),
        TEST(folder_must_be_there),   TEST(sizes_are_limited),
        TEST(files_are_limited),      TEST(faults_come_with_their_line),
        TEST(excerpts_are_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
