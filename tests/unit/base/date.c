// date.c: days of the calendar, and how far apart they are.
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void reads_days(void **state)
{
    static const struct {
        const char *text;
        int32_t want; // 0 = no day
    } rows[] = {
        {"2026-12-31", 20261231}, {"1970-01-01", 19700101}, {"2024-02-29", 20240229},
        {"2025-02-29", 0},        {"2100-02-29", 0},        {"2000-02-29", 20000229},
        {"2026-00-10", 0},        {"2026-13-01", 0},        {"2026-04-31", 0},
        {"2026-04-00", 0},        {"2026-4-1", 0},          {"2026/04/01", 0},
        {"20260401", 0},          {"2026-04-011", 0},       {"", 0},
        {"1969-12-31", 0},        {"二〇二六年", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(date_number(str_of(rows[i].text)), rows[i].want);
    }
}

static void counts_days(void **state)
{
    static const struct {
        int32_t number, days;
    } rows[] = {{19700101, 0},     {19700201, 31},    {19720229, 789},
                {20000301, 11017}, {20261231, 20818}, {20270101, 20819}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(date_days(rows[i].number), rows[i].days);
        assert_int_equal(date_of_days(rows[i].days), rows[i].number);
    }
}

static void takes_the_day_from_the_environment(void **state)
{
    (void)state;
    assert_int_equal(setenv("SOURCE_DATE_EPOCH", "1788134400", 1), 0);
    assert_int_equal(date_today(), 20260831);
    assert_int_equal(setenv("SOURCE_DATE_EPOCH", "soon", 1), 0);
    assert_true(date_today() >= 20250101); // the clock's
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_days),
        cmocka_unit_test(counts_days),
        cmocka_unit_test(takes_the_day_from_the_environment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
