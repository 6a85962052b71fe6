// guess.c: encodings told apart, marks, damage, and what is refused.
#include "read/guess.h"
#include "base/utf8.h"
#include "read/read.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char simplified[] = "某某市水务局2024年度法治政府建设情况报告\n"
                                 "2024年，我局坚持以习近平新时代中国特色社会主义思想为"
                                 "指导，深入贯彻落实党的二十大精神，"
                                 "现将法治政府建设情况报告如下：\n一、主要举措和成效\n"
                                 "（一）加强组织领导，召开党组会议3次。\n";
static const char traditional[] = "某某市水務局2024年度法治政府建設情況報告\n"
                                  "2024年，我局堅持以習近平新時代中國特色社會主義思想為"
                                  "指導，深入貫徹落實黨的二十大精神，"
                                  "現將法治政府建設情況報告如下：\n一、主要舉措和成效\n"
                                  "（一）加強組織領導，召開黨組會議3次。\n";

static struct str convert(struct arena *a, const char *to, const char *utf8)
{
    size_t left = strlen(utf8), room = 4 * left + 16, space = room;
    char *in = arena_copy(a, str_of(utf8)).p ? (char *)arena_alloc(a, left + 1) : NULL;
    memcpy(in, utf8, left);
    char *bytes = arena_alloc(a, room), *out = bytes;
    iconv_t cd = iconv_open(to, "UTF-8");
    assert_true(cd != (iconv_t)-1);
    assert_int_equal(iconv(cd, &in, &left, &out, &space), 0);
    iconv_close(cd);
    return (struct str){bytes, room - space};
}

static bool read_bytes(struct arena *a, struct diags *d, struct str bytes,
                       const char *encoding, struct read_result *r)
{
    struct read_options options = {.encoding = str_of(encoding)};
    *d = (struct diags){.arena = a};
    return read_document(a, d, STR("x.txt"), bytes, &options, r);
}

// Reads `utf8` converted to an encoding and expects the same characters back.
static void expect_encoding(const char *to, const char *utf8, const char *name,
                            bool guessed)
{
    struct arena a = {0};
    struct diags d;
    struct read_result r;
    assert_true(read_bytes(&a, &d, convert(&a, to, utf8), "", &r));
    assert_string_equal(r.text.encoding.p, name);
    assert_int_equal(r.text.guessed, guessed);
    assert_string_equal(units_to_utf8(&a, r.text.raw, r.text.raw_n).p, utf8);
    assert_string_equal(r.text.script.p, utf8 == traditional ? "Hant" : "Hans");
    assert_int_equal(d.list.n, guessed ? 1 : 0);
    arena_free(&a);
}

static void encodings(void **state)
{
    (void)state;
    expect_encoding("UTF-8", simplified, "UTF-8", false);
    expect_encoding("UTF-8", traditional, "UTF-8", false);
    expect_encoding("GB18030", simplified, "GB18030", true);
    expect_encoding("GB18030", traditional, "GB18030", true);
    expect_encoding("BIG5", traditional, "Big5", true);
    expect_encoding("UTF-16LE", simplified, "UTF-16LE", true);
    expect_encoding("UTF-16BE", simplified, "UTF-16BE", true);
    expect_encoding("UTF-16LE", "法治政府建设", "UTF-16LE", true);
    expect_encoding("GB18030", "法治", "GB18030", true);
}

static void marks(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"UTF-8", "UTF-8"},
        {"UTF-16LE", "UTF-16LE"},
        {"UTF-16BE", "UTF-16BE"},
        {"GB18030", "GB18030"},
    };
    for (size_t i = 0; i < 4; i++) {
        struct arena a = {0};
        struct diags d;
        struct read_result r;
        struct str bytes = convert(&a, names[i][0], "\xEF\xBB\xBF法治\n");
        assert_true(read_bytes(&a, &d, bytes, "", &r));
        assert_string_equal(r.text.encoding.p, names[i][1]);
        assert_false(r.text.guessed);
        assert_int_equal(r.text.raw_n, 3);
        assert_int_equal(d.list.n, 0);
        arena_free(&a);
    }
}

static void named(void **state)
{
    (void)state;
    struct arena a = {0};
    struct diags d;
    struct read_result r;
    struct str big5 = convert(&a, "BIG5", "是");
    assert_true(read_bytes(&a, &d, big5, "big5", &r));
    assert_string_equal(r.text.encoding.p, "Big5");
    assert_false(r.text.guessed);
    assert_true(read_bytes(&a, &d, convert(&a, "GBK", "是"), "gbk", &r));
    assert_string_equal(r.text.encoding.p, "GB18030");
    assert_false(read_bytes(&a, &d, big5, "latin", &r));
    assert_int_equal(d.list.at[0].code, DIAG_INPUT_ENCODING_UNKNOWN);
    assert_false(read_bytes(&a, &d, convert(&a, "GBK", simplified), "UTF-8", &r));
    assert_int_equal(d.list.at[0].code, DIAG_INPUT_ENCODING_BAD);
    arena_free(&a);
}

static void a_few_bad_bytes(void **state)
{
    (void)state;
    static const char *const encodings[][2] = {
        {"GB18030", "GB18030"},
        {"BIG5", "Big5"},
        {"UTF-8", "UTF-8"},
    };
    for (size_t i = 0; i < 3; i++) {
        struct arena a = {0};
        struct diags d;
        struct read_result r;
        struct str bytes = convert(&a, encodings[i][0], traditional);
        char *damaged = arena_alloc(&a, bytes.n);
        memcpy(damaged, bytes.p, bytes.n);
        damaged[bytes.n - 2] = '\xFF'; // in place of 。
        assert_true(read_bytes(&a, &d, (struct str){damaged, bytes.n}, "", &r));
        assert_string_equal(r.text.encoding.p, encodings[i][1]);
        assert_in_range(r.text.damage.lost_characters, 1, 3);
        arena_free(&a);
    }
}

static void expect_refused(struct str bytes, enum diag_code code)
{
    struct arena a = {0};
    struct diags d;
    struct read_result r;
    assert_false(read_bytes(&a, &d, bytes, "", &r));
    assert_int_equal(d.list.n, 1);
    assert_int_equal(d.list.at[0].code, code);
    arena_free(&a);
}

static void refused(void **state)
{
    (void)state;
    expect_refused(STR(""), DIAG_INPUT_EMPTY);
    expect_refused(STR("\xEF\xBB\xBF"), DIAG_INPUT_EMPTY);
    expect_refused(STR(" \n\t\r\n\xE3\x80\x80"), DIAG_INPUT_EMPTY);
    expect_refused(STR("PK\3\4\24\0\6\0"), DIAG_INPUT_BINARY);
    expect_refused(STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), DIAG_INPUT_BINARY);
    expect_refused(STR("\x89PNG\r\n\x1A\n"), DIAG_INPUT_BINARY);
    expect_refused(STR("abc\0def\1\2\3xyz"), DIAG_INPUT_BINARY);
    expect_refused(STR("\1\2\3\4\5\6\7"), DIAG_INPUT_BINARY);
    expect_refused(STR("\xFF\xFE\0\0\x11\0\0\0"), DIAG_INPUT_BINARY);
    expect_refused(STR("\x81\xFF\x81\xFF\x81\xFF"), DIAG_INPUT_ENCODING_BAD);
}

static void too_large(void **state)
{
    (void)state;
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct read_result r;
    struct read_options options = {.max_bytes = 3};
    assert_false(read_document(&a, &d, STR("x"), STR("abcd"), &options, &r));
    assert_int_equal(d.list.at[0].code, DIAG_INPUT_TOO_LARGE);
    arena_free(&a);
}

static void names(void **state)
{
    (void)state;
    for (const char *const *name = read_encodings(); *name; name++) {
        enum encoding e = encoding_named(str_of(*name));
        assert_string_equal(encoding_names()[e], *name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings), cmocka_unit_test(marks),
        cmocka_unit_test(named),     cmocka_unit_test(refused),
        cmocka_unit_test(too_large), cmocka_unit_test(a_few_bad_bytes),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
