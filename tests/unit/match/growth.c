// Hard patterns on hard texts: four times the text is at most a little more than four
// times the work, counted in steps. Each text is one sentence without an end.
#include "base/utf8.h"
#include "match/match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

enum { SHORT = 4000, TIMES = 4, TOO_MUCH_IN_100 = 440 };

struct hard_case {
    const char *pattern;
    const char *text; // repeated
    const char *why;
};

static const struct hard_case cases[] = {
    {"甲甲甲甲甲甲甲乙", "甲", "a prefix that stands everywhere"},
    {"甲…甲…甲…甲…乙", "甲", "gaps, each of which can begin and end everywhere"},
    {"甲……甲……甲……甲……乙", "甲", "wide gaps"},
    {"{集}…{集}…{集}…乙", "甲丙", "gaps to words of a set that stand everywhere"},
    {"{集}……{集}丁……{集}", "甲丙丁", "a set at every place, found in the end"},
    {"[甲][甲丙][甲丙甲]……[甲](甲乙|乙)", "甲丙", "optional parts"},
    {"(甲(丙|丙甲)|甲丙)(甲(丙|丙甲)|甲丙)乙", "甲丙",
     "alternatives inside each other"},
    {"甲 + 丙 + 丁 + 戊", "甲丙丁", "parts of which one is lacking"},
    {"甲丙 + 丁 - {集}丁", "甲丙丁", "what must not stand there"},
    {"3 of (甲, 丙, 丁, {集}) + 丁甲", "甲丙丁", "a counted group"},
    {"N…N…N乙", "7甲", "figures everywhere"},
    {"(N|甲)(N|甲)…(N|甲)乙", "7甲", "figures or words"},
};

static void fill(struct arena *a, const char *piece, uint32_t n, struct doc *doc)
{
    struct ustr u = utf8_to_units(a, str_of(piece));
    uint16_t *unit = arena_array(a, uint16_t, n);
    for (uint32_t i = 0; i < n; i++) {
        unit[i] = u.p[i % u.n];
        if (unit[i] == '7') {
            vec_push(a, &doc->figures, ((struct figure){.span = {i, i + 1}}));
        }
    }
    doc->unit = unit;
    doc->n = n;
    vec_push(a, &doc->sentences, ((struct sentence){.span = {0, n}}));
}

static uint64_t work_on(const struct program *program, const char *text, uint32_t n)
{
    struct arena a = {0};
    struct doc doc = {0};
    struct hits hits = {0};
    fill(&a, text, n, &doc);
    match_scan(&a, program, &doc, &hits);
    arena_free(&a);
    return hits.work;
}

static void check_case(const struct hard_case *c)
{
    struct arena a = {0};
    struct diags diags = {.arena = &a};
    struct pack pack = {0};
    struct item *item = vec_add(&a, &pack.items);
    struct word_set *set = vec_add(&a, &pack.sets);
    set->name = STR("集");
    static const char *const words[] = {"甲",   "丙",   "甲丙", "丙甲",
                                        "甲甲", "丙丁", "甲…丁"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        vec_push(&a, &set->words, ((struct pattern){.source = str_of(words[i])}));
    }
    vec_push(&a, &item->core, ((struct pattern){.source = str_of(c->pattern)}));
    const struct program *program = match_compile(&a, &diags, &pack, utf8_to_units);
    assert_non_null(program);
    uint64_t small = work_on(program, c->text, SHORT);
    uint64_t large = work_on(program, c->text, SHORT * TIMES);
    if (large * 100 > small * TOO_MUCH_IN_100) {
        print_error("%s (%s): %d characters take %ju steps, %d take %ju\n", c->pattern,
                    c->why, SHORT, (uintmax_t)small, SHORT * TIMES, (uintmax_t)large);
        fail();
    }
    match_close(program);
    arena_free(&a);
}

static void test_growth(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_case(&cases[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_growth)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
