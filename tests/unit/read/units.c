// units.c: whole texts: repairs, places in the file, stability.
#include "read/units.h"
#include "base/utf8.h"
#include "read/fold.h"
#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct text read_utf8(struct arena *a, const char *z)
{
    struct ustr raw = utf8_to_units(a, str_of(z));
    struct text t = {.raw = raw.p, .raw_n = (uint32_t)raw.n};
    units_fold(a, &t);
    return t;
}

static void check_places(const struct text *t)
{
    assert_int_equal(t->at[t->n], t->raw_n);
    for (uint32_t i = 0; i < t->n; i++) {
        assert_true(t->at[i] <= t->at[i + 1]);
        assert_true(t->at[i] < t->raw_n);
    }
    for (uint32_t i = 0; i < t->line_n; i++) {
        assert_true(t->line_start[i] <= t->raw_n);
        assert_true(i == 0 || t->line_start[i - 1] < t->line_start[i]);
    }
}

static void expect(const char *from, const char *into, struct damage damage)
{
    struct arena a = {0};
    struct text t = read_utf8(&a, from);
    assert_string_equal(units_to_utf8(&a, t.unit, t.n).p, into);
    assert_int_equal(t.damage.pinyin_notes, damage.pinyin_notes);
    assert_int_equal(t.damage.shifted_bytes, damage.shifted_bytes);
    assert_int_equal(t.damage.lost_characters, damage.lost_characters);
    check_places(&t);
    arena_free(&a);
}

static void blanks(void **state)
{
    (void)state;
    expect("2021 — 2025 年 18 次", "2021-2025年18次", (struct damage){0});
    expect("Wi Fi 5 G\xE3\x80\x80网 A", "Wi Fi 5 G网A", (struct damage){0});
    expect(" a\t \xC2\xA0 b \n c", "a b\nc", (struct damage){0});
}

static void notes(void **state)
{
    (void)state;
    expect("區(qū)人民政府習(xí)近平會(huì )議", "区人民政府习近平会议",
           (struct damage){.pinyin_notes = 3});
    expect("區（qū）域(qu)內", "区域内", (struct damage){.pinyin_notes = 2});
    expect("人工智能(AI)软件(app)机(pos)", "人工智能(AI)软件(app)机(pos)",
           (struct damage){0});
    expect("(一)加强(二)提高", "(一)加强(二)提高", (struct damage){0});
    expect("，F(xiàn)將", ",\xEF\xBF\xBD将",
           (struct damage){.pinyin_notes = 1, .lost_characters = 1});
}

static void shifts(void **state)
{
    (void)state;
    static const struct {
        const char *from, *into;
        uint32_t notes;
    } rows[] = {
        {"\n ?。ㄈ\xEE\x90\x8C╅_展衛(wèi)健", "\n(三)开展卫健", 1},
        {"?。ㄒ唬\n", "(一)\n", 0},
        {"?。ㄒ唬┘訌娊M織領(lǐng)導", "(一)加强组织领导", 1},
        {"成效?，F(xiàn)將有關", "成效。现将有关", 1},
        {"成效?,F(xiàn)將有關", "成效。现将有关", 1},
        {"確?！扒鍐沃\xEE\x86\xA4鉄o事項”。", "确保\"清单之外无事项\"。", 0},
        // the private-use character was dropped on the way
        {"?。ㄈ╅_展", "(三)开展", 0},
        {"確?！扒鍐沃鉄o事項”。", "确保\"清单之外无事项\"。", 0},
        {"收件,當?shù)貙徟?,大大提高", "收件,当地审批,大大提高", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect(rows[i].from, rows[i].into,
               (struct damage){.shifted_bytes = 1, .pinyin_notes = rows[i].notes});
    }
}

static void questions_stay(void **state)
{
    (void)state;
    expect("怎么办？我们", "怎么办?我们", (struct damage){0});
    expect("办理了?\n下一步", "办理了?\n下一步", (struct damage){0});
    expect("是否合格?A股如何", "是否合格?A股如何", (struct damage){0});
    expect("落?责任", "落?责任", (struct damage){.lost_characters = 1});
    expect("落\xEF\xBF\xBD责\xEE\x80\x80", "落\xEF\xBF\xBD责\xEF\xBF\xBD",
           (struct damage){.lost_characters = 2});
}

static void lines(void **state)
{
    (void)state;
    struct arena a = {0};
    struct text t = read_utf8(&a, "甲\r\n乙\r丙\n\n丁\xE2\x80\xA8戊");
    assert_string_equal(units_to_utf8(&a, t.unit, t.n).p, "甲\n乙\n丙\n\n丁\n戊");
    static const uint32_t starts[] = {0, 3, 5, 7, 8, 10};
    assert_int_equal(t.line_n, 6);
    assert_memory_equal(t.line_start, starts, sizeof starts);
    check_places(&t);
    arena_free(&a);
}

static void places(void **state)
{
    (void)state;
    struct arena a = {0};
    const char *mixed =
        "　　（一）區(qū)委\r\n ＡＢ　12 ,習(xí)\xE2\x80\x8B近平𠀀成效?，F(xiàn)將有關";
    struct text t = read_utf8(&a, mixed);
    assert_string_equal(units_to_utf8(&a, t.unit, t.n).p,
                        "(一)区委\nAB 12,习近平〓成效。现将有关");
    static const uint32_t at[] = {2,  3,  4,  5,  10, 11, 14, 15, 16, 17, 18, 20,
                                  21, 27, 28, 29, 31, 32, 33, 34, 42, 43, 44, 45};
    assert_int_equal(t.n + 1, sizeof at / sizeof *at);
    assert_memory_equal(t.at, at, sizeof at);
    struct position p = text_position(&t, t.at[6]);
    assert_int_equal(p.line, 2);
    assert_int_equal(p.column, 2);
    check_places(&t);
    arena_free(&a);
}

static void folded_text_is_stable(void **state)
{
    (void)state;
    struct arena a = {0};
    struct text once = read_utf8(
        &a, "　　（一）區(qū)委“ 三项制度” \r\n ＡＢ　12 a \tb,二○二四—習(xí)近平𠀀"
            "成效?，F(xiàn)將有關落?责 12 ● 4\f完");
    struct str first = units_to_utf8(&a, once.unit, once.n);
    struct text twice = read_utf8(&a, first.p);
    assert_string_equal(units_to_utf8(&a, twice.unit, twice.n).p, first.p);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks),
        cmocka_unit_test(notes),
        cmocka_unit_test(shifts),
        cmocka_unit_test(questions_stay),
        cmocka_unit_test(lines),
        cmocka_unit_test(places),
        cmocka_unit_test(folded_text_is_stable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
