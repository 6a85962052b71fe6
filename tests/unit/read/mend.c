// mend.c: what is put in the place of lost characters, and what is left alone.
#include "read/mend.h"
#include "base/utf8.h"
#include "read/likeness.h"
#include "read/ordinal.h"
#include "read/read.h"
#include "read/units.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct row {
    const char *from, *into;
};

static struct text read_utf8(struct arena *a, const char *z)
{
    struct ustr raw = utf8_to_units(a, str_of(z));
    struct text t = {.raw = raw.p, .raw_n = (uint32_t)raw.n};
    units_fold(a, &t);
    return t;
}

static void words(struct arena *a, struct vocabulary *v)
{
    static const char *const list[] = {"法律顾问", "行政执法", "行政司法",
                                       "规范性文件"};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        vec_push(a, &v->words, read_fold_rule(a, str_of(list[i])));
    }
    vocabulary_add_text(a, v, read_fold_rule(a, STR("全年公开招聘律师三名")));
    vocabulary_close(a, v);
}

// One lost character is told by the word around it; two words in its place, a figure's
// measure, a turn of the sentence are not told by anything.
static void lost_characters(void **state)
{
    static const struct row rows[] = {
        {"聘请法�顾问", "聘请法律顾问"},
        {"聘请法律�问", "聘请法律顾问"},
        {"聘请�律顾问", "聘请法律顾问"},
        {"聘请法律顾�。", "聘请法律顾问。"},
        {"聘请法律?问", "聘请法律顾问"},
        {"聘请法�顾�", "聘请法�顾�"},
        {"推进行政�法工作", "推进行政�法工作"},
        {"公开�聘律师", "公开招聘律师"},
        {"甲行政�法乙", "甲行政�法乙"},
        {"规范性文�，制定规范性文件", "规范性文件,制定规范性文件"},
        {"处理12�，", "处理12�,"},
        {"办理了?我们", "办理了?我们"},
    };
    struct arena a = {0};
    struct vocabulary v = {0};
    (void)state;
    words(&a, &v);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text t = read_utf8(&a, rows[i].from), mended;
        mend_text(&a, &v, &t, &mended);
        assert_string_equal(units_to_utf8(&a, mended.unit, mended.n).p, rows[i].into);
        assert_int_equal(mended.damage.filled + mended.damage.lost_characters,
                         t.damage.lost_characters);
    }
    arena_free(&a);
}

static void expect_folded(const struct row *rows, size_t n,
                          uint32_t (*mend)(uint16_t *, uint32_t))
{
    struct arena a = {0};
    for (size_t i = 0; i < n; i++) {
        struct ustr from = utf8_to_units(&a, str_of(rows[i].from));
        uint16_t *unit = arena_array(&a, uint16_t, from.n + 1);
        memcpy(unit, from.p, from.n * sizeof *unit);
        uint32_t mended = mend(unit, (uint32_t)from.n);
        assert_string_equal(units_to_utf8(&a, unit, from.n).p, rows[i].into);
        assert_int_equal(mended > 0, strcmp(rows[i].from, rows[i].into) != 0);
    }
    arena_free(&a);
}

static void numbers_of_headings(void **state)
{
    static const struct row rows[] = {
        {"�、举措\n�、不足", "一、举措\n二、不足"},
        {"一�举措\n二�2025年安排", "一、举措\n二、2025年安排"},
        {"一、举措\n(�)领导\n(二�决策\n�三)执法",
         "一、举措\n(一)领导\n(二)决策\n(三)执法"},
        {"三�举措", "三�举措"}, // not the number that follows
        {"工作�、举措", "工作�、举措"},
    };
    (void)state;
    expect_folded(rows, sizeof rows / sizeof *rows, ordinals_mend);
}

static void look_alikes(void **state)
{
    static const struct row rows[] = {
        {"2O24年1O月", "2024年10月"},
        {"共l5份", "共15份"},
        {"5G、PM2.5、O2O", "5G、PM2.5、O2O"},
        {"1月15曰", "1月15日"},
        {"己完成", "已完成"},
        {"自己、知己、已完成", "自己、知己、已完成"},
        {"自已学习", "自己学习"},
        {"末发生诉讼", "未发生诉讼"},
        {"2024年末,末位", "2024年末,末位"},
        {"2024年未发生", "2024年未发生"},
        {"未位表态", "末位表态"},
    };
    (void)state;
    expect_folded(rows, sizeof rows / sizeof *rows, likeness_mend);
}

// What was decoded twice is decoded back, line by line; what only looks so is not.
static void decoded_twice(void **state)
{
    static const struct row rows[] = {
        {"æ³\xC2\x95æ²»", "法治"},
        {"æ³•æ²»", "法治"}, // by way of Windows
        {"cafÃ© ï¼\xC2\x8C", "caf\xC3\xA9,"},
        {"Café é", "Caf\xC3\xA9é"},
        {"娉曟不鏀垮簻寤鸿\n法治", "法治政府建�\n法治"},
        {"锟斤拷府", "��府"},
        {"锟铻", "锟铻"},
        {"鏀府", "鏀府"},
    };
    struct arena a = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text t = read_utf8(&a, rows[i].from);
        assert_string_equal(units_to_utf8(&a, t.unit, t.n).p, rows[i].into);
        for (uint32_t k = 0; k < t.n; k++) {
            assert_true(t.at[k] < t.raw_n && t.at[k] <= t.at[k + 1]);
        }
    }
    arena_free(&a);
}

static void blanks_in_figures(void **state)
{
    static const struct row rows[] = {
        {"20 25年工作", "2025年工作"},
        {"2 0 2 5 年", "2025年"},
        {"全 年共 办理行 政执法案件 1 30件，其中罚款类 案件2 0件。",
         "全年共办理行政执法案件130件,其中罚款类案件20件。"},
        {"单位 名称 数量 12 34 56", "单位名称数量12 34 56"},
        {"2024 12 31", "2024 12 31"},
    };
    struct arena a = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text t = read_utf8(&a, rows[i].from);
        assert_string_equal(units_to_utf8(&a, t.unit, t.n).p, rows[i].into);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lost_characters),   cmocka_unit_test(numbers_of_headings),
        cmocka_unit_test(look_alikes),       cmocka_unit_test(decoded_twice),
        cmocka_unit_test(blanks_in_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
