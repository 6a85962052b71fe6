// facts.c: title, issuer, year, date, body and genre.
#include "parsing.h"

#define LEAD "2024年,我局认真抓好法治政府建设。现将有关情况报告如下:\n"
#define TEXT "局党组全年专题研究法治工作四次,审议议题九项,并按要求逐项抓好落实。\n"
#define BODY LEAD "一、主要工作\n" TEXT "二、存在的问题\n" TEXT
#define NO_YEAR "我局认真抓好法治政府建设。现将有关情况报告如下:\n一、主要工作\n" TEXT

struct facts_case {
    const char *text;
    const char *want; // title|issuer|year|date|body|genre
};

static const struct facts_case cases[] = {
    {"某县教育局2024年法治政府建设情况报告\n" BODY "某县教育局\n2025年1月8日\n",
     "某县教育局2024年法治政府建设情况报告|某县教育局|2024|2025-1-8|department|"},
    {"某县人民政府关于2024年度法治政府建设情况的报告\n" BODY
     "某县人民政府\n二〇二五年二月二十日\n",
     "某县人民政府关于2024年度法治政府建设情况的报告|某县人民政府|2024|2025-2-20|"
     "government|"},
    {"某镇人民政府2024年法治政府建设年度报告\n" BODY "某镇人民政府\n2025-01-08\n",
     "某镇人民政府2024年法治政府建设年度报告|某镇人民政府|2024|2025-1-8|township|"},
    {"中共某镇委员会 某镇人民政府关于2024年法治政府建设情况的报告\n" BODY,
     "中共某镇委员会某镇人民政府关于2024年法治政府建设情况的报告|"
     "中共某镇委员会某镇人民政府|2024|0-0-"
     "0|township|"},
    {"中共某县委员会\n某县人民政府\n关于2024年法治政府建设情况的报告\n" BODY,
     "中共某县委员会某县人民政府关于2024年法治政府建设情况的报告|"
     "中共某县委员会某县人民政府|2024|0-0-"
     "0|government|"},
    {"桐麓街道办事处2025年度法治政府建设工作情况\n" BODY,
     "桐麓街道办事处2025年度法治政府建设工作情况|桐麓街道办事处|2025|0-0-0|township|"},
    {"某县城镇管理局2024年法治政府建设工作报告\n" BODY,
     "某县城镇管理局2024年法治政府建设工作报告|某县城镇管理局|2024|0-0-0|department|"},
    {"某县人民政府办公室2024年法治政府建设工作报告\n" BODY,
     "某县人民政府办公室2024年法治政府建设工作报告|某县人民政府办公室|2024|0-0-0|"
     "department|"},
    {"某县自然资源和规划局2024年法治政府建设年度报告\n" BODY,
     "某县自然资源和规划局2024年法治政府建设年度报告|某县自然资源和规划局|2024|0-0-0|"
     "department|"},
    {"关于2024年度法治政府建设情况的报告\n某县档案馆\n" BODY,
     "关于2024年度法治政府建设情况的报告|某县档案馆|2024|0-0-0|department|"},
    {"法治政府建设情况报告\n" NO_YEAR "某县教育局\n2025年1月8日\n",
     "法治政府建设情况报告|某县教育局|2024|2025-1-8|department|"},
    {"某县教育局法治政府建设情况报告\n" NO_YEAR "某县教育局\n2023年11月30日\n",
     "某县教育局法治政府建设情况报告|某县教育局|2023|2023-11-30|department|"},
    {"某县教育局法治政府建设情况报告\n我局认真抓好工作。\n一、2022年主要举措\n" TEXT,
     "某县教育局法治政府建设情况报告|某县教育局|2022|0-0-0|department|"},
    {"某县教育局二〇二四年法治政府建设情况报告\n" BODY,
     "某县教育局二〇二四年法治政府建设情况报告|某县教育局|2024|0-0-0|department|"},
    {"某县教育局2024年法治政府建设工作总结\n" BODY,
     "某县教育局2024年法治政府建设工作总结|某县教育局|2024|0-0-0|department|"},
    {"某县教育局2024年工作总结\n" BODY,
     "某县教育局2024年工作总结|某县教育局|2024|0-0-0|department|部门工作总结"},
    {"某县教育局2024年政府信息公开工作年度报告\n" BODY,
     "某县教育局2024年政府信息公开工作年度报告|某县教育局|2024|0-0-0|department|"
     "政府信息公开工作年度报告"},
    {"某县教育局2024年普法工作总结\n" BODY,
     "某县教育局2024年普法工作总结|某县教育局|2024|0-0-0|department|普法工作总结"},
    {"某县教育局2024年度述法报告\n" BODY,
     "某县教育局2024年度述法报告|某县教育局|2024|0-0-0|department|述法报告"},
    {"在全市法治政府建设工作推进会上的讲话\n" BODY,
     "在全市法治政府建设工作推进会上的讲话||2024|0-0-0|?|讲话"},
    {"某县2024年法治政府建设工作要点\n" BODY,
     "某县2024年法治政府建设工作要点|某县|2024|0-0-0|?|方案或规划"},
    {"索引号:123\n发布日期:2019-12-03\n某县教育局2024年法治政府建设情况报告\n" BODY,
     "某县教育局2024年法治政府建设情况报告|某县教育局|2024|0-0-0|department|"},
};

static void facts_are_found(void **state)
{
    bool good = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct doc doc;
        parse_text(*state, cases[i].text, &doc);
        const struct facts *f = &doc.facts;
        struct buf got = {0};
        bool any =
            strstr(cases[i].want, "|?|") != NULL; // the kind of agency is not clear
        buf_fmt(&got, "%s|%s|%d|%d-%d-%d|%.*s|%.*s", units_of(*state, &doc, f->title),
                units_of(*state, &doc, f->issuer), f->year, f->date_year, f->date_month,
                f->date_day, any ? 1 : (int)f->body.n, any ? "?" : f->body.p,
                (int)f->genre.n, f->genre.p);
        if (strcmp(got.p, cases[i].want) != 0) {
            print_error("got  %s\nwant %s\n", got.p, cases[i].want);
            good = false;
        }
        buf_free(&got);
    }
    assert_true(good);
}

static void options_win(void **state)
{
    struct parsing *p = *state;
    struct diags diags = {.arena = &p->document};
    struct read_options read = {.encoding = STR("UTF-8")};
    struct parse_options options = {.body = STR("township"), .year = 2020};
    struct read_result *result = arena_new(&p->document, struct read_result);
    assert_true(read_document(&p->document, &diags, STR("test"),
                              STR("某县教育局2024年法治政府建设情况报告\n" BODY), &read,
                              result));
    struct doc doc;
    parse_document(&p->document, p->words, &result->text, &options, &doc);
    assert_int_equal(doc.facts.year, 2020);
    assert_true(str_is(doc.facts.body, "township"));
    assert_false(doc.facts.body_guessed);
}

static void the_frame_is_found(void **state)
{
    struct doc doc;
    parse_text(*state,
               "某县教育局2024年法治政府建设情况报告\n县委、县政府:\n" BODY
               "特此报告。\n某县教育局\n2025年1月8日\n",
               &doc);
    const struct facts *f = &doc.facts;
    assert_string_equal(units_of(*state, &doc, f->addressee), "县委、县政府:");
    assert_string_equal(units_of(*state, &doc, f->lead), "现将有关情况报告如下:");
    assert_string_equal(units_of(*state, &doc, f->signature), "某县教育局");
    assert_string_equal(units_of(*state, &doc, f->date_span), "2025年1月8日");
    assert_int_equal(f->title_repeats, 1);
}

static void titles_are_counted(void **state)
{
    struct doc doc;
    parse_text(*state,
               "某县教育局2024年法治政府建设情况报告\n某县教育局2024年度法治政府建设情"
               "况报告\n" BODY,
               &doc);
    assert_int_equal(doc.facts.title_repeats, 2);
    parse_text(*state, BODY, &doc);
    assert_int_equal(doc.facts.title_repeats, 0);
    assert_true(span_empty(doc.facts.title));
}

static void a_guessed_body_is_said(void **state)
{
    struct doc doc;
    parse_text(
        *state,
        "2024年,我镇认真抓好法治政府建设。现将有关情况报告如下:\n一、工作\n" TEXT,
        &doc);
    assert_true(doc.facts.body_guessed);
    assert_true(str_is(doc.facts.body, "township"));
    parse_text(*state, "来源:某县教育局 发布时间:2025-02-18\n" BODY, &doc);
    assert_true(str_is(doc.facts.body, "department"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_are_found),        cmocka_unit_test(options_win),
        cmocka_unit_test(the_frame_is_found),     cmocka_unit_test(titles_are_counted),
        cmocka_unit_test(a_guessed_body_is_said),
    };
    return cmocka_run_group_tests(tests, parsing_open, parsing_close);
}
