// mask.c: private numbers are hidden, all other numbers stay.
#include "base/mask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void hides(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"电话13812345678。", "电话138******78。"},
        {"+8613812345678", "+861********78"},
        {"138 1234 5678", "138 **** **78"},
        {"１３８１２３４５６７８", "１３８******７８"},
        {"身份证11010519491231002X号", "身份证110*************2X号"},
        {"110105194912310021", "110*************21"}, // one digit wrong
        {"卡号6222021234567890128", "卡号622**************28"},
        {"卡号6222 0212 3456 7890 128", "卡号622* **** **** **** *28"},
        {"幸福路12号3栋2单元501室", "幸福路**号*栋*单元***室"},
        // and these stay
        {"2024年12月31日共办理12345热线1540件", "2024年12月31日共办理12345热线1540件"},
        {"罚款712250元", "罚款712250元"},
        {"电话0755-25201234", "电话0755-25201234"},
        {"12000000000元", "12000000000元"},
        {"政务服务中心305室", "政务服务中心305室"},
        {"没有数字", "没有数字"},
        {"", ""},
    };
    struct arena a = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str got = mask_private(&a, str_of(rows[i].text));
        assert_string_equal(arena_copy(&a, got).p, rows[i].want);
    }
    arena_free(&a);
}

static void knows_kinds(void **state)
{
    (void)state;
    assert_int_equal(private_number("11010519491231002X", 18), PRIVATE_ID);
    assert_int_equal(private_number("110105194912310021", 18), PRIVATE_ID_LIKE);
    assert_int_equal(private_number("110105194913310021", 18), PRIVATE_NONE);
    assert_int_equal(private_number("13812345678", 11), PRIVATE_MOBILE);
    assert_int_equal(private_number("12812345678", 11), PRIVATE_NONE);
    assert_int_equal(private_number("6222021234567890128", 19), PRIVATE_CARD);
    assert_int_equal(private_number("6222021234567890129", 19), PRIVATE_NONE);
    assert_int_equal(private_number("", 0), PRIVATE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hides),
        cmocka_unit_test(knows_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
