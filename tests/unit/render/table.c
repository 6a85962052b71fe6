// table.c: csv and csv-summary as bytes.
#include "fixture.h"

#define HEADING                                                                        \
    "path,title,body,year,item,name,verdict,points,weight,line,quote,reason,"          \
    "advice,decision\r\n"
#define FACTS "water.txt,水利局2024年法治政府建设年度报告,department,2024,"

static void test_row_per_item(void **state)
{
    struct rendering r = rendering_of("csv");
    struct report report = full_report(&r.arena);
    (void)state;
    report.items.n = 2;
    report.items.at[1].decision.kind = DECISION_WAIVE;
    rendering_run(&r, &report, 1);
    assert_string_equal(r.out.p, HEADING FACTS
                        "D01,重大决策程序,present,3.00,3.00,14,召开党组会27次,"
                        "shown with a figure,,\r\n" FACTS
                        "D02,法律顾问,missing,0.00,3.00,6,,no passage speaks of it,"
                        "写明聘请了谁、参与了哪些决策、出具意见多少份。,"
                        "waive\r\n");
    rendering_free(&r);
}

static void test_hostile_cells(void **state)
{
    struct rendering r = rendering_of("csv");
    struct report report = small_report(&r.arena);
    (void)state;
    report.path = STR("a\xFF.txt");
    report.title = STR("=1+1");
    report.body = STR("");
    report.year = 0;
    struct item_result *item =
        add_item(&r.arena, &report, VERDICT_WEAK, STR("D01"), STR("甲,\"乙\""));
    add_evidence(&r.arena, item, 3, STR("@甲\n乙"), STR(""));
    item->at.line = 3;
    item->reason = STR("-1");
    rendering_run(&r, &report, 1);
    assert_string_equal(r.out.p, HEADING
                        "a\xEF\xBF\xBD.txt,'=1+1,,,D01,\"甲,\"\"乙\"\"\",weak,0.00,"
                        "3.00,3,\"'@甲\n乙\",'-1,,\r\n");
    rendering_free(&r);
}

static void test_unread_file(void **state)
{
    struct rendering r = rendering_of("csv");
    struct report report = unread_report(&r.arena);
    (void)state;
    rendering_run(&r, &report, 1);
    assert_string_equal(r.out.p, HEADING
                        "gone.txt,,,,,,,,,,,cannot read the file: No such file,,\r\n");
    rendering_free(&r);
}

static void test_doubt_has_a_row(void **state)
{
    struct rendering r = rendering_of("csv");
    struct report report = small_report(&r.arena);
    (void)state;
    vec_push(&r.arena, &report.problems,
             ((struct problem){STR("I008"), STR("guessed"), SEVERITY_NOTE}));
    vec_push(&r.arena, &report.problems,
             ((struct problem){STR("I010"), STR("another kind"), SEVERITY_WARNING}));
    rendering_run(&r, &report, 1);
    assert_string_equal(r.out.p, HEADING FACTS ",,,,,,,another kind,,\r\n");
    rendering_free(&r);
}

static void test_byte_order_mark(void **state)
{
    struct rendering r = rendering_of("csv");
    (void)state;
    r.options.bom = true;
    rendering_run(&r, NULL, 0);
    assert_string_equal(r.out.p, "\xEF\xBB\xBF" HEADING);
    rendering_free(&r);
}

static void test_row_per_report(void **state)
{
    struct rendering r = rendering_of("csv-summary");
    struct report reports[2] = {full_report(&r.arena), unread_report(&r.arena)};
    (void)state;
    vec_push(&r.arena, &r.run.item_ids, STR("D01"));
    vec_push(&r.arena, &r.run.item_ids, STR("E01")); // not at its place in the report
    vec_push(&r.arena, &r.run.item_ids, STR("Z99"));
    rendering_run(&r, reports, 2);
    assert_string_equal(r.out.p,
                        "path,issuer,body,year,score,grade,D01,E01,Z99,problems\r\n"
                        "water.txt,水利局,department,2024,61.50,合格,present,weak,,\r\n"
                        "gone.txt,,,,,,,,,I001 cannot read the file: No such file\r\n");
    rendering_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_row_per_item),    cmocka_unit_test(test_hostile_cells),
        cmocka_unit_test(test_unread_file),     cmocka_unit_test(test_doubt_has_a_row),
        cmocka_unit_test(test_byte_order_mark), cmocka_unit_test(test_row_per_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
