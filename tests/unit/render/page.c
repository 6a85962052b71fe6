// page.c: what wrapping promises, on golden lines and on random text.
#include "render/page.h"

#include "base/say.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void wrap(struct buf *out, int width, int hang, const char *text)
{
    struct page p = page_open(out, width, false);
    safe_put(&p.line, str_of(text));
    page_end(&p, 0, hang);
    page_close(&p);
}

static void check(int width, int hang, const char *text, const char *want)
{
    struct buf out = {0};
    wrap(&out, width, hang, text);
    assert_string_equal(out.p, want);
    buf_free(&out);
}

static void test_breaks_between_han(void **state)
{
    (void)state;
    check(30, 2, "一二三四五六七八九十一二三四五六七八九十",
          "一二三四五六七八九十一二三四五\n  六七八九十\n");
}

static void test_no_closing_mark_begins_a_line(void **state)
{
    (void)state;
    check(30, 0, "一二三四五六七八九十一二三四五，六七",
          "一二三四五六七八九十一二三四\n五，六七\n");
    check(30, 0, "一二三四五六七八九十一二三四五》》。六七",
          "一二三四五六七八九十一二三四\n五》》。六七\n");
    check(30, 0, "一二三四五六七八九十一二三四《五六》",
          "一二三四五六七八九十一二三四\n《五六》\n");
}

static void test_words_and_numbers_stay_whole(void **state)
{
    (void)state;
    check(30, 0, "出具法律意见书一二三四五六七1234567份",
          "出具法律意见书一二三四五六七\n1234567份\n");
    check(30, 0, "the quick brown fox jumps over the lazy dog",
          "the quick brown fox jumps over\nthe lazy dog\n");
    check(30, 0, "a  · b", "a  · b\n");
}

static void test_blanks_vanish_at_a_full_line(void **state)
{
    (void)state;
    check(30, 1, "一二三四五六七八九十一二三四五 六七",
          "一二三四五六七八九十一二三四五\n 六七\n");
}

static void test_long_word_breaks_somewhere(void **state)
{
    (void)state;
    check(30, 2, "xyz aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "xyz\n  aaaaaaaaaaaaaaaaaaaaaaaaaaaa\n  aaaaaaaaaaaa\n");
}

static void test_no_width_no_wrap(void **state)
{
    (void)state;
    check(0, 2, "一二三四五六七八九十一二三四五六七八九十",
          "一二三四五六七八九十一二三四五六七八九十\n");
    check(0, 0, "", "\n");
}

static void test_place_is_never_broken(void **state)
{
    struct buf out = {0};
    struct page p = page_open(&out, 30, false);
    (void)state;
    buf_addz(&p.line, "found ");
    page_place(&p, STR("报告/一个很长的文件夹/水利局二〇二四年.txt"),
               (struct position){.line = 14, .column = 3});
    buf_addz(&p.line, " 「引文」");
    page_end(&p, 0, 6);
    assert_string_equal(
        out.p,
        "found 报告/一个很长的文件夹/水利局二〇二四年.txt:14:3\n      「引文」\n");
    page_close(&p);
    buf_free(&out);
}

static void test_colours_have_no_width(void **state)
{
    struct buf out = {0};
    struct page p = page_open(&out, 30, true);
    (void)state;
    page_ink(&p, INK_RED);
    buf_addz(&p.line, "一二三");
    page_ink(&p, INK_PLAIN);
    page_pad(&p, 8);
    page_right(&p, 12, STR("1.5"));
    page_end(&p, 1, 1);
    assert_string_equal(out.p, " \033[31m一二三\033[0m   1.5\n");
    page_close(&p);
    buf_free(&out);
}

static void test_escapes_of_a_document_are_shown(void **state)
{
    (void)state;
    check(0, 0, "a\033[31mb\001c\002d\n\xE2\x80\xAE",
          "a\\u{1B}[31mb\\u{1}c\\u{2}d\\u{A}\\u{202E}\n");
}

// Deterministic random text of Han characters, words, figures and marks.
static void random_text(struct buf *b, uint32_t seed)
{
    static const char *const pieces[] = {
        "法", "治政", "，", "。",    "、", "；", "：", "）", "」", "》", "「",   "《",
        "（", " ",    "  ", "12.5%", "PC", "…",  "·",  "“",  "”",  "A",  "2024",
    };
    for (int i = 0; i < 120; i++) {
        seed = seed * 1664525u + 1013904223u;
        buf_addz(b, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
    }
}

static void check_lines(const char *text, const char *wrapped, int width)
{
    for (struct str s = str_of(wrapped); s.n;) {
        const char *end = memchr(s.p, '\n', s.n);
        assert_non_null(end);
        assert_true(utf8_width((struct str){s.p, (size_t)(end - s.p)}) <= width);
        s.n -= (size_t)(end - s.p) + 1;
        s.p = end + 1;
    }
    // Nothing is lost: both are the same but for blanks and line ends.
    for (;; text++, wrapped++) {
        text += strspn(text, " ");
        wrapped += strspn(wrapped, " \n");
        assert_int_equal(*text, *wrapped);
        if (!*text) {
            return;
        }
    }
}

static void test_no_line_is_wider(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 400; seed++) {
        struct buf text = {0}, out = {0};
        int width = 30 + (int)(seed % 60);
        random_text(&text, seed);
        wrap(&out, width, (int)(seed % 20), text.p);
        check_lines(text.p, out.p, width);
        buf_free(&text);
        buf_free(&out);
    }
}

// Sentences as people write them: never more than two marks in a row.
static void random_prose(struct buf *b, uint32_t seed)
{
    static const char *const words[] = {"依法",     "《条例》", "办件203件",
                                        "「引文」", "（一）",   "AI",
                                        "98.5%",    "推进",     "Word文档"};
    static const char *const marks[] = {"，", "。", "、", "；", "：", "", "", ""};
    for (int i = 0; i < 120; i++) {
        seed = seed * 1664525u + 1013904223u;
        buf_addz(b, words[(seed >> 16) % (sizeof words / sizeof *words)]);
        buf_addz(b, marks[(seed >> 24) % (sizeof marks / sizeof *marks)]);
    }
}

static void test_no_line_begins_with_a_mark(void **state)
{
    static const char *const marks[] = {"，", "。", "、", "；", "：",
                                        "）", "」", "》", "%"};
    (void)state;
    for (uint32_t seed = 1; seed <= 400; seed++) {
        struct buf text = {0}, out = {0};
        random_prose(&text, seed);
        wrap(&out, 30 + (int)(seed % 60), 0, text.p);
        check_lines(text.p, out.p, 30 + (int)(seed % 60));
        for (const char *line = strchr(out.p, '\n'); line;
             line = strchr(line + 1, '\n')) {
            for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
                assert_false(str_starts(str_of(line + 1), marks[i]));
            }
        }
        buf_free(&text);
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_breaks_between_han),
        cmocka_unit_test(test_no_closing_mark_begins_a_line),
        cmocka_unit_test(test_words_and_numbers_stay_whole),
        cmocka_unit_test(test_blanks_vanish_at_a_full_line),
        cmocka_unit_test(test_long_word_breaks_somewhere),
        cmocka_unit_test(test_no_width_no_wrap),
        cmocka_unit_test(test_place_is_never_broken),
        cmocka_unit_test(test_colours_have_no_width),
        cmocka_unit_test(test_escapes_of_a_document_are_shown),
        cmocka_unit_test(test_no_line_is_wider),
        cmocka_unit_test(test_no_line_begins_with_a_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
