// winnow.c: the kept shingles: few, the same wherever a stretch stands, none too far
// apart.
#include "overlap/winnow.h"
#include "overlap/stretch.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { LONG = 5000 };

// Text of `n` characters that do not repeat by chance.
static uint16_t *random_text(struct arena *a, uint32_t n, uint32_t seed)
{
    uint16_t *u = arena_array(a, uint16_t, n);
    for (uint32_t i = 0; i < n; i++) {
        seed = seed * 1664525 + 1013904223;
        u[i] = (uint16_t)(0x4E00 + (seed >> 16) % 3000);
    }
    return u;
}

static bool kept(const print_list *prints, uint32_t hash)
{
    for (uint32_t i = 0; i < prints->n; i++) {
        if (prints->at[i].hash == hash) {
            return true;
        }
    }
    return false;
}

// Any stretch of SHINGLE + WINDOW - 1 characters that two texts share gives them a
// shingle in common, wherever it stands.
static void promises_a_shared_shingle(void **state)
{
    enum { SHARED = SHINGLE + WINDOW - 1, ROUNDS = 200 };
    struct arena a = {0};
    (void)state;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        print_list x = {0}, y = {0};
        uint16_t *one = random_text(&a, 100, round);
        uint16_t *other = random_text(&a, 100, round + 100000);
        uint32_t from = round % 80, to = round * 7 % 80;
        bool met = false;
        memcpy(other + to, one + from, SHARED * sizeof *one);
        winnow(&a, one, 100, &x);
        winnow(&a, other, 100, &y);
        for (uint32_t i = 0; i < x.n; i++) {
            bool inside = x.at[i].at >= from && x.at[i].at + SHINGLE <= from + SHARED;
            met = met || (inside && kept(&y, x.at[i].hash));
        }
        assert_true(met);
        arena_reset(&a);
    }
    arena_free(&a);
}

// One of every WINDOW neighbours is kept, and on average two of WINDOW + 1.
static void keeps_few_and_leaves_no_hole(void **state)
{
    struct arena a = {0};
    print_list p = {0};
    (void)state;
    winnow(&a, random_text(&a, LONG, 1), LONG, &p);
    assert_in_range(p.n, LONG * 2 / (WINDOW + 1) * 95 / 100,
                    LONG * 2 / (WINDOW + 1) * 105 / 100);
    assert_in_range(p.at[0].at, 0, WINDOW - 1);
    for (uint32_t i = 1; i < p.n; i++) {
        assert_in_range(p.at[i].at - p.at[i - 1].at, 1, WINDOW);
    }
    arena_free(&a);
}

static void takes_short_and_monotonous_texts(void **state)
{
    static const struct {
        uint32_t n, most;
    } rows[] = {{0, 0}, {SHINGLE - 1, 0}, {SHINGLE, 1}, {SHINGLE + 1, 1}};
    struct arena a = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_list p = {0};
        winnow(&a, random_text(&a, 20, 7), rows[i].n, &p);
        assert_int_equal(p.n, rows[i].most);
    }
    uint16_t *same = arena_array(&a, uint16_t, LONG);
    print_list p = {0};
    winnow(&a, same, LONG, &p);
    assert_in_range(p.n, 1, LONG);
    arena_free(&a);
}

// --- stretches ---

static struct masked masked(struct arena *a, const char *utf8)
{
    struct ustr u = utf8_to_units(a, str_of(utf8));
    return mask_text(a, u);
}

static void grows_over_small_changes(void **state)
{
    static const struct {
        const char *x, *y;
        uint32_t i, j; // a place where both are equal
        uint32_t own;  // characters in common from there, both ways
    } rows[] = {
        {"甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚辛", 3, 3, 8},
        // what stands around is not taken
        {"风雨甲乙丙丁戊己庚辛", "山河湖甲乙丙丁戊己庚辛海", 4, 5, 8},
        // a word put in, a word changed, a word dropped
        {"甲乙丙丁戊己庚辛子丑寅卯", "甲乙丙丁戊己进步庚辛子丑寅卯", 0, 0, 12},
        {"甲乙丙丁戊己风雨庚辛子丑寅卯", "甲乙丙丁戊己山河湖庚辛子丑寅卯", 0, 0, 12},
        {"甲乙丙丁戊己风雨庚辛子丑寅卯", "甲乙丙丁戊己庚辛子丑寅卯", 10, 8, 12},
        // figures and agencies are equal whatever they are, and nobody's characters
        {"甲乙丙丁12件戊己庚辛", "甲乙丙丁三百零五件戊己庚辛", 0, 0, 9},
        {"甲乙丙丁全县戊己庚辛", "甲乙丙丁全市戊己庚辛", 0, 0, 9},
        {"甲乙丙丁《法一》戊己庚辛", "甲乙丙丁《某某条例》戊己庚辛", 0, 0, 8},
        // four that meet again behind a long gap do not pay for it
        {"甲乙丙丁戊己风雨雷电霜雪子丑寅卯", "甲乙丙丁戊己山河湖海江溪子丑寅卯", 0, 0,
         6},
    };
    struct arena a = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct masked x = masked(&a, rows[i].x), y = masked(&a, rows[i].y);
        struct stretch s = stretch_from(&x, &y, rows[i].i, rows[i].j);
        print_message("row %zu\n", i);
        assert_int_equal(s.own, rows[i].own);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(promises_a_shared_shingle),
        cmocka_unit_test(keeps_few_and_leaves_no_hole),
        cmocka_unit_test(takes_short_and_monotonous_texts),
        cmocka_unit_test(grows_over_small_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
