// numeral.c: Chinese numerals, numbers of headings, dates and years.
#include "parse/numeral.h"

#include "parsing.h"

static struct ustr folded(void **state, const char *text)
{
    struct parsing *p = *state;
    return read_fold_rule(&p->run, str_of(text));
}

static void numerals_have_values(void **state)
{
    static const struct {
        const char *text;
        int64_t want;
    } cases[] = {
        {"一", 1},
        {"十", 10},
        {"十二", 12},
        {"二十", 20},
        {"二十三", 23},
        {"一百", 100},
        {"一百零五", 105},
        {"两百三十", 230},
        {"三千", 3000},
        {"两万", 20000},
        {"十二万", 120000},
        {"三千五百万", 35000000},
        {"一亿二千万", 120000000},
        {"二〇二四", 2024},
        {"百", 100},
        {"年", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(han_value(folded(state, cases[i].text)), cases[i].want);
    }
}

static void headings_have_numbers(void **state)
{
    static const struct {
        const char *text;
        enum numbering numbering;
        uint32_t number, length;
    } cases[] = {
        {"一、主要工作", NUMBERING_HAN, 1, 2},
        {"十一、问题", NUMBERING_HAN, 11, 3},
        {"(三)执法", NUMBERING_HAN_PAREN, 3, 3},
        {"(十二)执法", NUMBERING_HAN_PAREN, 12, 4},
        {"三)执法", NUMBERING_HAN_PAREN, 3, 2},
        {"1.加强", NUMBERING_ARABIC, 1, 2},
        {"2、加强", NUMBERING_ARABIC, 2, 2},
        {"12.加强", NUMBERING_ARABIC, 12, 3},
        {"(1)加强", NUMBERING_ARABIC_PAREN, 1, 3},
        {"③加强", NUMBERING_ARABIC_PAREN, 3, 1},
        {"一是加强", NUMBERING_RUN_IN, 1, 2},
        {"第一部分 主要工作", NUMBERING_CHAPTER, 1, 4},
        {"第二章 执法", NUMBERING_CHAPTER, 2, 3},
        {"第一责任人职责", NUMBERING_NONE, 0, 0},
        {"第一批事项", NUMBERING_NONE, 0, 0},
        {"1.5万人次", NUMBERING_NONE, 0, 0},
        {"2024年工作", NUMBERING_NONE, 0, 0},
        {"一年来", NUMBERING_NONE, 0, 0},
        {"2024.", NUMBERING_NONE, 0, 0},
        {"(试行)", NUMBERING_NONE, 0, 0},
        {"三项制度", NUMBERING_NONE, 0, 0},
        {"", NUMBERING_NONE, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ustr s = folded(state, cases[i].text);
        struct marker m = marker_read(s);
        assert_int_equal(m.numbering, cases[i].numbering);
        assert_int_equal(m.number, cases[i].number);
        assert_int_equal(m.length, cases[i].length);
    }
}

static void dates_are_read(void **state)
{
    static const struct {
        const char *text;
        int year, month, day;
    } cases[] = {
        {"2025年1月8日", 2025, 1, 8},
        {"2025年01月08日", 2025, 1, 8},
        {"二〇二五年一月八日", 2025, 1, 8},
        {"二○二五年十二月二十日", 2025, 12, 20},
        {"2025-01-08", 2025, 1, 8},
        {"2025.1.8", 2025, 1, 8},
        {"2025/1/8", 2025, 1, 8},
        {"2025年1月", 2025, 1, 0},
        {"2025年13月1日", 0, 0, 0},
        {"2025-1-32", 0, 0, 0},
        {"2025年度", 0, 0, 0},
        {"1月8日", 0, 0, 0},
        {"202382日", 0, 0, 0},
        {"", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date d = date_read(folded(state, cases[i].text));
        assert_int_equal(d.year, cases[i].year);
        assert_int_equal(d.month, cases[i].month);
        assert_int_equal(d.day, cases[i].day);
    }
}

static void years_are_found(void **state)
{
    assert_int_equal(year_in(folded(state, "某局2024年度报告")), 2024);
    assert_int_equal(year_in(folded(state, "2023我局")), 2023);
    assert_int_equal(year_in(folded(state, "二〇二四年")), 2024);
    assert_int_equal(year_in(folded(state, "202382日")), 0);
    assert_int_equal(year_in(folded(state, "20212025年")), 0);
    assert_int_equal(year_in(folded(state, "1000份")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numerals_have_values),
        cmocka_unit_test(headings_have_numbers),
        cmocka_unit_test(dates_are_read),
        cmocka_unit_test(years_are_found),
    };
    return cmocka_run_group_tests(tests, parsing_open, parsing_close);
}
