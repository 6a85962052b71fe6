// note.c: pinyin notes against abbreviations in parentheses.
#include "read/note.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static uint32_t length_of(const char *z, bool plain)
{
    struct arena a = {0};
    struct ustr u = utf8_to_units(&a, str_of(z));
    uint32_t length = note_length(u.p, (uint32_t)u.n, plain);
    arena_free(&a);
    return length;
}

static void toned_notes(void **state)
{
    (void)state;
    assert_int_equal(length_of("(qū)域", true), 4);
    assert_int_equal(length_of("（xí）近", true), 4);
    assert_int_equal(length_of("(huì )議", false), 6);
    assert_int_equal(length_of("(shuāng)", false), 8);
    assert_int_equal(length_of("(lǜ)師", false), 4);
    assert_int_equal(length_of("(lü)", false), 4);
    assert_int_equal(length_of("(ê)", false), 3);
    assert_int_equal(length_of("(xia\xCC\x80n)", false), 7); // a combining mark
}

static void plain_notes(void **state)
{
    (void)state;
    assert_int_equal(length_of("(qu)", true), 4);
    assert_int_equal(length_of("(zhuang)", true), 8);
    assert_int_equal(length_of("(qu)", false), 0);
}

static void other_parentheses(void **state)
{
    (void)state;
    static const char *const kept[] = {
        "(AI)", "(app)", "(pos)",       "(ai)", "(a)", "(一)",  "(1)",   "()",
        "( )",  "(qū",   "(qūabcdefg)", "(q",   "(",   "(ppp)", "(GIS)", "(xml)",
    };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        assert_int_equal(length_of(kept[i], true), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(toned_notes),
        cmocka_unit_test(plain_notes),
        cmocka_unit_test(other_parentheses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
