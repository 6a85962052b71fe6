// arith.c: numbers of the text are exact, rates allow for rounding and for no more.
#include "check/arith.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct ustr units(const uint16_t *z)
{
    size_t n = 0;
    while (z[n]) {
        n++;
    }
    return (struct ustr){z, n};
}

static void reads_numbers(void **state)
{
    (void)state;
    static const struct {
        const uint16_t *text;
        int64_t micro;
    } rows[] = {
        {u"15", 15000000},
        {u"0", 0},
        {u"1,234", INT64_C(1234000000)},
        {u"712250", INT64_C(712250000000)},
        {u"0.056万", INT64_C(560000000)},
        {u"7.88万", INT64_C(78800000000)},
        {u"7.936万", INT64_C(79360000000)},
        {u"335.58亿", INT64_C(33558000000) * 1000000},
        {u"99.66", 99660000},
        {u"20余万", INT64_C(200000000000)},
        {u"3264", INT64_C(3264000000)},
        {u"万", -1},
        {u"", -1},
        {u"99999999999999999999", -1},
        {u"9000000000亿", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(micro_read(units(rows[i].text)) == rows[i].micro);
    }
    assert_true(micro_read(units(u"7.88万")) + micro_read(units(u"0.056万")) ==
                micro_read(units(u"7.936万")));
}

static void counts_decimals(void **state)
{
    (void)state;
    assert_int_equal(micro_decimals(units(u"95")), 0);
    assert_int_equal(micro_decimals(units(u"95.3")), 1);
    assert_int_equal(micro_decimals(units(u"99.66")), 2);
}

static bool fits(int64_t part, int64_t whole, const uint16_t *percent)
{
    struct ustr p = units(percent);
    return rate_fits(part * MICRO, whole * MICRO, micro_read(p), micro_decimals(p));
}

static void compares_rates(void **state)
{
    (void)state;
    assert_true(fits(372, 380, u"97.9"));
    assert_true(fits(82, 86, u"95.3"));
    assert_true(fits(82, 86, u"95.35"));
    assert_true(fits(82, 86, u"95"));
    assert_true(fits(2331, 2418, u"96.4"));
    assert_true(fits(4956, 8058, u"61.5"));
    assert_true(fits(2, 3, u"66.6")); // cut, not rounded
    assert_true(fits(2, 3, u"66.7"));
    assert_true(fits(5, 5, u"100"));
    assert_false(fits(82, 86, u"97.3"));
    assert_false(fits(82, 86, u"95.6"));
    assert_false(fits(3181, 3264, u"95.7"));
    assert_false(fits(1, 2, u"52"));
}

static void says_the_right_rate(void **state)
{
    (void)state;
    assert_int_equal(rate_tenths(82, 86), 953);
    assert_int_equal(rate_tenths(3181, 3264), 975);
    assert_int_equal(rate_tenths(1, 1), 1000);
    assert_int_equal(rate_tenths(0, 7), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_numbers),
        cmocka_unit_test(counts_decimals),
        cmocka_unit_test(compares_rates),
        cmocka_unit_test(says_the_right_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
