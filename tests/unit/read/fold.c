// fold.c: folding of single characters, of rule text, and its stability.
#include "read/fold.h"
#include "base/utf8.h"
#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void expect_rule(const char *from, const char *into)
{
    struct arena a = {0};
    struct ustr folded = read_fold_rule(&a, str_of(from));
    assert_string_equal(units_to_utf8(&a, folded.p, folded.n).p, into);
    arena_free(&a);
}

static void width_and_punctuation(void **state)
{
    (void)state;
    expect_rule("（一）ＡＢ１２％：；？！，", "(一)AB12%:;?!,");
    expect_rule("“甲”„乙‟「丙」『丁』＂戊‘己’", "\"甲\"\"乙\"\"丙\"\"丁\"\"戊\"己\"");
    expect_rule("2021—2025–－―−─", "2021-2025-----");
    expect_rule("12·4 12•4 12・4 12‧4 12●4", "12·412·412·412·412·4");
    expect_rule("。、《》【】…", "。、《》【】…");
    expect_rule("﹐﹔﹙﹚", ",;()");
}

static void blanks_go(void **state)
{
    (void)state;
    expect_rule(
        "法\xC2\xA0治\xE3\x80\x80政\xE2\x80\x8B府\xEF\xBB\xBF建\xC2\xAD设\t\r\n",
        "法治政府建设");
    expect_rule("法\xEF\xB8\x8F治 \xE2\x80\x82政", "法治政");
}

static void simplified(void **state)
{
    (void)state;
    expect_rule("複議復議覆議", "复议复议复议");
    expect_rule("落實執法監督與審核，發佈於網站", "落实执法监督与审核,发布于网站");
    expect_rule("著後於乾藉週佈裡裏製係繫麵彙徵啟啓",
                "着后于干借周布里里制系系面汇征启启");
    expect_rule("⼀⼆⼈民", "一二人民");
    expect_rule("二○二四年", "二〇二四年");
    expect_rule("𠀀", "〓");
}

static void every_unit_is_stable(void **state)
{
    (void)state;
    for (uint32_t u = 1; u <= 0xFFFF; u++) {
        uint16_t once = fold_unit((uint16_t)u);
        if (once != FOLD_DROP) {
            assert_int_equal(fold_unit(once), once);
        }
    }
}

static void expect_at(const uint16_t *raw, uint32_t n, uint16_t unit, uint32_t next)
{
    uint32_t i = 0;
    assert_int_equal(fold_next(raw, n, &i), unit);
    assert_int_equal(i, next);
}

static void characters_of_two_units(void **state)
{
    (void)state;
    expect_at((const uint16_t[]){'\r', '\n'}, 2, FOLD_LINE, 2);
    expect_at((const uint16_t[]){'\r', 'a'}, 2, FOLD_LINE, 1);
    expect_at((const uint16_t[]){0xD840, 0xDC00}, 2, FOLD_GETA, 2);
    expect_at((const uint16_t[]){0xDB40, 0xDD00}, 2, FOLD_DROP, 2);
    expect_at((const uint16_t[]){0xD840, 'a'}, 2, 0xFFFD, 1);
    expect_at((const uint16_t[]){0xDC00}, 1, 0xFFFD, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_and_punctuation),
        cmocka_unit_test(blanks_go),
        cmocka_unit_test(simplified),
        cmocka_unit_test(every_unit_is_stable),
        cmocka_unit_test(characters_of_two_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
