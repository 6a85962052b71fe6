// json.c: json and ndjson as bytes.
#include "fixture.h"

static void test_ndjson_report(void **state)
{
    struct rendering r = rendering_of("ndjson");
    struct report report = full_report(&r.arena);
    (void)state;
    report.items.n = 2;
    report.groups.n = 1;
    rendering_run(&r, &report, 1);
    assert_string_equal(
        r.out.p,
        "{\"path\":\"water.txt\",\"sha256\":\"cd34\",\"format\":\"txt\",\"encoding\":"
        "\"UTF-8\",\"script\":\"Hans\",\"title\":\"水利局2024年法治政府建设年度报告\","
        "\"issuer\":\"水利局\",\"body\":\"department\",\"year\":2024,\"date\":"
        "\"2025-01-08\",\"genre\":\"ok\",\"characters\":3308,\"damage\":{\"pinyin_"
        "notes\":"
        "0,\"shifted_bytes\":0,\"recoded\":0,\"confused\":0,\"filled\":0,\"lost_"
        "characters\":0},\"score\":{\"points\":61.50,"
        "\"earned\":52.28,\"possible\":85.00,\"cap\":null,\"grade\":\"合格\","
        "\"formula\":"
        "\"52.28 / 85.00 * 100 = 61.50\"},\"sections\":[{\"role\":\"achievements\","
        "\"heading\":\"主要举措和成效\",\"line\":6,\"column\":3,\"level\":1}],"
        "\"groups\":[{\"id\":"
        "\"D\","
        "\"name\":\"依法决策\",\"earned\":4.50,\"possible\":9.00}],\"items\":[{\"id\":"
        "\"D01\",\"name\":\"重大决策程序\",\"group\":\"D\",\"verdict\":\"present\","
        "\"points\":3.00,\"weight\":3.00,\"reason\":\"shown with a "
        "figure\",\"evidence\":"
        "[{\"aspect\":\"集体讨论\",\"line\":14,\"column\":1,\"quote\":"
        "\"召开党组会27次\","
        "\"section\":\"achievements\"}],\"lacking\":[],\"gain\":0.00,\"advice\":\"\","
        "\"basis\":[\"《条例》第3条\"]},{\"id\":\"D02\",\"name\":\"法律顾问\","
        "\"group\":"
        "\"D\",\"verdict\":\"missing\",\"points\":0.00,\"weight\":3.00,\"reason\":\"no "
        "passage speaks of "
        "it\",\"evidence\":[],\"lacking\":[],\"nearest\":{\"line\":30,"
        "\"column\":4,\"quote\":\"下一步将聘请法律顾问\",\"guard\":\"planned\"},"
        "\"gain\":"
        "3.53,\"advice\":\"写明聘请了谁、参与了哪些决策、出具意见多少份。\",\"basis\":["
        "]}],"
        "\"findings\":[],\"problems\":[]}\n");
    rendering_free(&r);
}

static void test_unread_file(void **state)
{
    struct rendering r = rendering_of("ndjson");
    struct report report = unread_report(&r.arena);
    (void)state;
    report.path = STR("a\xFF\"\n.txt");
    rendering_run(&r, &report, 1);
    assert_string_equal(
        r.out.p, "{\"path\":\"a\xEF\xBF\xBD\\\"\\n.txt\",\"problems\":[{\"code\":"
                 "\"I001\",\"message\":\"cannot read the file: No such file\"}]}\n");
    rendering_free(&r);
}

#define HEAD                                                                           \
    "{\n  \"schema\": \"qingdan.run/1\",\n  \"tool\": {\n    \"name\": \"qingdan\",\n" \
    "    \"version\": \"0.1.0\"\n  },\n  \"pack\": {\n    \"id\": \"fazhi\",\n"        \
    "    \"edition\": \"2025\",\n    \"sha256\": \"ab12\"\n  },\n  \"reports\": ["

static void test_empty_run(void **state)
{
    struct rendering r = rendering_of("json");
    (void)state;
    rendering_run(&r, NULL, 0);
    assert_string_equal(
        r.out.p, HEAD "],\n  \"summary\": {\n    \"reports\": 0,\n    \"judged\": 0,\n"
                      "    \"failed\": 0,\n    \"mean\": null\n  }\n}\n");
    rendering_free(&r);
}

static void test_run_is_one_object(void **state)
{
    struct rendering r = rendering_of("json");
    struct report reports[2] = {unread_report(&r.arena), unread_report(&r.arena)};
    (void)state;
    reports[0].problems.n = 0;
    reports[1].problems.n = 0;
    r.summary = (struct summary){.judged = 1, .failed = 1, .mean_h = 7010};
    rendering_run(&r, reports, 2);
    assert_string_equal(
        r.out.p, HEAD
        "\n    {\n      \"path\": \"gone.txt\",\n      \"problems\": []\n    },\n"
        "    {\n      \"path\": \"gone.txt\",\n      \"problems\": []\n    }\n  ],\n"
        "  \"summary\": {\n    \"reports\": 2,\n    \"judged\": 1,\n"
        "    \"failed\": 1,\n    \"mean\": 70.10\n  }\n}\n");
    rendering_free(&r);
}

static void check_holds(const struct rendering *r, const char *part)
{
    if (!strstr(r->out.p, part)) {
        print_error("%s\nis not in\n%s\n", part, r->out.p);
        fail();
    }
}

static void test_two_decimals_outside_strings_only(void **state)
{
    static const struct {
        int32_t hundredths;
        const char *want;
    } cases[] = {
        {0, "\"points\":0.00,"},       {1, "\"points\":0.01,"},
        {5, "\"points\":0.05,"},       {10, "\"points\":0.10,"},
        {50, "\"points\":0.50,"},      {100, "\"points\":1.00,"},
        {1999, "\"points\":19.99,"},   {6150, "\"points\":61.50,"},
        {10000, "\"points\":100.00,"}, {INT32_MAX, "\"points\":21474836.47,"},
        {-150, "\"points\":-1.50,"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rendering r = rendering_of("ndjson");
        struct report report = small_report(&r.arena);
        report.score.points_h = cases[i].hundredths;
        report.score.formula = STR("1.5, \\ 2.5\" 3.5} 4.\"");
        report.score.cap_h = 7500;
        rendering_run(&r, &report, 1);
        check_holds(&r, cases[i].want);
        check_holds(&r, "\"formula\":\"1.5, \\\\ 2.5\\\" 3.5} 4.\\\"\"");
        check_holds(&r, "\"cap\":75.00,");
        rendering_free(&r);
    }
}

static void test_unknown_facts_are_null(void **state)
{
    struct rendering r = rendering_of("ndjson");
    struct report report = {.path = STR("-"), .judged = true};
    (void)state;
    rendering_run(&r, &report, 1);
    check_holds(&r, "\"year\":null,\"date\":null,\"genre\":\"doubtful\"");
    check_holds(&r, "\"items\":[],\"findings\":[],\"problems\":[]}\n");
    rendering_free(&r);
}

static void test_controls_are_escaped(void **state)
{
    struct rendering r = rendering_of("ndjson");
    struct report report = small_report(&r.arena);
    (void)state;
    report.title = (struct str){"a\0\033b", 4};
    rendering_run(&r, &report, 1);
    check_holds(&r, "\"title\":\"a\\u0000\\u001Bb\"");
    rendering_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ndjson_report),
        cmocka_unit_test(test_unread_file),
        cmocka_unit_test(test_empty_run),
        cmocka_unit_test(test_run_is_one_object),
        cmocka_unit_test(test_two_decimals_outside_strings_only),
        cmocka_unit_test(test_unknown_facts_are_null),
        cmocka_unit_test(test_controls_are_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
