// near.c: suggestions are near and only near.
#include "rule/near.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct row {
    const char *word, *want;
};

static void suggests(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"wieght", "weight"},
        {"weights", "weight"},
        {"Core", "core"},
        {"befor_within", "before_within"},
        {"before-within", "before_within"},
        {"法律雇问", "法律顾问"},
        {"法率", "法律"},
        {"d", "D"},
        {"x", ""},
        {"weather", ""},
        {"", ""},
        {"a word far too long to be compared with anything at all", ""},
    };
    static const char *const known[] = {"weight",   "core", "before_within",
                                        "法律顾问", "法律", "D"};
    struct arena a = {0};
    name_list names = {0};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        vec_push(&a, &names, str_of(known[i]));
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(near_name(str_of(rows[i].word), &names).p, rows[i].want);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(suggests)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
