// text.c: the terminal format, whole runs as strings.
#include "fixture.h"

#include "base/utf8.h"

#define TOP "qingdan 0.1.0 · 法治政府建设年度报告 2025\n\n"
#define RULE                                                                           \
    "────────────────────────────────────────────────────────────────────────\n"

static void check(struct rendering *r, const char *want)
{
    assert_string_equal(r->out.p, want);
    rendering_free(r);
}

static void check_holds(const struct rendering *r, const char *part)
{
    if (!strstr(r->out.p, part)) {
        print_error("%s\nis not in\n%s\n", part, r->out.p);
        fail();
    }
}

static void test_whole_report(void **state)
{
    struct rendering r = rendering_of("text");
    struct report report = full_report(&r.arena);
    (void)state;
    r.options.width = 80;
    rendering_run(&r, &report, 1);
    check(&r, TOP "水利局2024年法治政府建设年度报告\n"
                  "水利局 · 部门 · year 2024 · 2025-01-08 · 3308 Chinese characters\n"
                  "water.txt · txt · UTF-8\n"
                  "\n"
                  "  61.50/100  合格  ✓ passed (pass mark 60.00)\n"
                  "  52.28 / 85.00 * 100 = 61.50\n"
                  "\n"
                  "  依法决策  ██████████░░░░░░░░░░   4.50/9.00\n"
                  "  执法      █░░░░░░░░░░░░░░░░░░░   0.01/10.00\n"
                  "\n"
                  "What to do next, most to gain first\n"
                  "\n"
                  "  ✗ missing  D02 法律顾问           0.00/3.00   +3.53 points\n"
                  "    why      no passage speaks of it\n"
                  "    closest  water.txt:30:4 「下一步将聘请法律顾问」 does not "
                  "count: 只是计划\n"
                  "    write    写明聘请了谁、参与了哪些决策、出具意见多少份。\n"
                  "    model    聘请____律师事务所为法律顾问，出具意见__份。\n"
                  "\n"
                  "  ▲ weak     E01 行政执法三项制度   1.50/3.00   +1.76 points\n"
                  "    why      a mention without figures\n"
                  "    found    water.txt:20:1 「落实“三项制度”」\n"
                  "             water.txt:22:1 「坚持执法全程留痕」 (记录)\n"
                  "    lacking  公示, 法制审核\n"
                  "\n"
                  "  ? unknown  E02 执法监督           0.00/3.00\n"
                  "\n"
                  "✓ present (1)  D01 重大决策程序\n"
                  "\n"
                  "– not applicable (1)  E03 综合执法\n");
}

static void test_verbose_shows_proofs_and_outline(void **state)
{
    struct rendering r = rendering_of("text");
    struct report report = full_report(&r.arena);
    (void)state;
    r.options.verbose = true;
    r.options.compact = true; // verbose wins
    rendering_run(&r, &report, 1);
    check_holds(&r, "Outline as read\n  water.txt:6:3 主要举措和成效 [achievements]\n");
    check_holds(&r, "What stands already\n"
                    "\n"
                    "  ✓ present  D01 重大决策程序       3.00/3.00\n"
                    "    why      shown with a figure\n"
                    "    found    water.txt:14:1 「召开党组会27次」 (集体讨论)\n"
                    "    basis    《条例》第3条\n");
    rendering_free(&r);
}

static void test_notes_on_file_and_score(void **state)
{
    struct rendering r = rendering_of("text");
    struct report report = small_report(&r.arena);
    (void)state;
    report.title = STR("");
    report.script = STR("Hant");
    report.damage =
        (struct damage){.pinyin_notes = 1, .shifted_bytes = 2, .lost_characters = 3};
    report.score.points_h = 5999;
    report.score.cap_h = 7500;
    report.score.unknown_n = 2;
    report.score.unknown_h = 450;
    report.groups.n = 1;
    report.groups.at[0].possible_h = 0;
    r.run.pack_note = STR("weights are rescaled");
    vec_push(
        &r.arena, &report.problems,
        ((struct problem){STR("I009"), STR("3 characters lost"), SEVERITY_WARNING}));
    vec_push(&r.arena, &report.findings,
             ((struct finding){.id = STR("X07"),
                               .severity = FINDING_RETURN,
                               .at = {.line = 15, .column = 30},
                               .message = STR("两处不一"),
                               .quote = STR("15份")}));
    rendering_run(&r, &report, 1);
    check(&r, TOP
          "(no title found)\n"
          "水利局 · 部门 · year 2024 · 2025-01-08 · 3308 Chinese characters\n"
          "water.txt · txt · UTF-8 · Traditional characters · pinyin notes removed: 1"
          " · damaged places repaired: 2 · characters lost: 3\n"
          "\n"
          "  59.99/100  合格  ✗ below the pass mark (pass mark 60.00)\n"
          "  52.28 / 85.00 * 100 = 61.50\n"
          "  ! held down by a ceiling, because a required section is missing: 75.00\n"
          "  ? items that could not be judged: 2, points: 4.50\n"
          "  weights are rescaled\n"
          "\n"
          "  依法决策  ░░░░░░░░░░░░░░░░░░░░ not applicable\n"
          "\n"
          "  ! warning I009: 3 characters lost\n"
          "\n"
          "Inconsistencies\n"
          "  ✗ would be sent back X07 water.txt:15:30 两处不一 「15份」\n");
}

static void test_several_reports(void **state)
{
    struct rendering r = rendering_of("text");
    struct report reports[2] = {unread_report(&r.arena), unread_report(&r.arena)};
    (void)state;
    r.summary = (struct summary){.judged = 0, .failed = 2};
    rendering_run(&r, reports, 2);
    check(&r, TOP "gone.txt could not be judged\n"
                  "  ! error I001: cannot read the file: No such file\n"
                  "\n" RULE "gone.txt could not be judged\n"
                  "  ! error I001: cannot read the file: No such file\n"
                  "\n" RULE "reports: 2, judged: 0, could not be judged: 2\n");
}

static void test_compact_rows(void **state)
{
    struct rendering r = rendering_of("text");
    struct report reports[3] = {full_report(&r.arena), small_report(&r.arena),
                                unread_report(&r.arena)};
    (void)state;
    r.options.compact = true;
    reports[0].score.unknown_n = 1;
    reports[1].path = STR("long path/b.txt");
    reports[1].score.points_h = 900;
    vec_push(&r.arena, &reports[1].problems,
             ((struct problem){STR("I010"), STR("another kind"), SEVERITY_WARNING}));
    vec_push(&r.arena, &reports[1].findings,
             ((struct finding){.id = STR("X01"), .severity = FINDING_RETURN}));
    r.summary = (struct summary){.judged = 2, .failed = 1, .below = 1, .mean_h = 3525};
    rendering_run(&r, reports, 3);
    check(&r,
          TOP "   score  grade     missing  weak  report\n"
              "✓  61.50  合格            1     1  water.txt  not judged: 1\n"
              "✗   9.00  合格            0     0  long path/b.txt"
              "  reasons to send it back: 1\n"
              "                                   ! warning I010: another kind\n"
              "! could not be judged              gone.txt\n"
              "                                   ! error I001: cannot read the file: "
              "No such file\n"
              "\n" RULE "reports: 3, judged: 2, could not be judged: 1; not passed: 1; "
              "mean score: 35.25\n");
}

static void test_finding_fails(void **state)
{
    struct rendering r = rendering_of("text");
    struct report report = small_report(&r.arena);
    (void)state;
    vec_push(&r.arena, &report.findings,
             ((struct finding){.id = STR("X07"), .severity = FINDING_RETURN}));
    rendering_run(&r, &report, 1);
    check_holds(&r, "61.50/100  合格  ✗ not passed: points enough, but a finding");
    r.run.fail_on_none = true;
    rendering_run(&r, &report, 1);
    check_holds(&r, "61.50/100  合格  ✓ passed");
    rendering_free(&r);
}

static void test_nothing_known(void **state)
{
    struct rendering r = rendering_of("text");
    struct report report = {.judged = true};
    (void)state;
    rendering_run(&r, &report, 1);
    check(&r, TOP
          "(no title found)\n0 Chinese characters\n\n\n"
          "  0.00/100    ✗ not passed: another kind of document (pass mark 60.00)\n");
}

#define NASTY "\033[2J\xE2\x80\xAE甲\r\n\x9B\x07"

// Whatever a document holds, only our own colours steer the terminal.
static void test_hostile_text(void **state)
{
    struct rendering r = rendering_of("text");
    struct report report = full_report(&r.arena);
    (void)state;
    r.options.color = true;
    r.options.width = 40;
    report.path = report.title = report.issuer = STR(NASTY);
    report.score.grade = report.score.formula = report.groups.at[0].name = STR(NASTY);
    struct item_result *item = &report.items.at[1];
    item->id = item->name = item->reason = item->advice = item->model = STR(NASTY);
    item->nearest.quote = item->nearest.guard_said = STR(NASTY);
    vec_push(&r.arena, &item->lacking, STR(NASTY));
    add_evidence(&r.arena, item, 1, STR(NASTY), STR(NASTY));
    vec_push(&r.arena, &report.findings,
             ((struct finding){.message = STR(NASTY), .quote = STR(NASTY)}));
    vec_push(&r.arena, &report.problems,
             ((struct problem){STR(NASTY), STR(NASTY), SEVERITY_NOTE}));
    rendering_run(&r, &report, 1);
    for (const char *p = r.out.p; *p; p++) {
        if (*p == '\033') {
            assert_non_null(strchr("0123", p[2]));
            assert_true(p[3] == 'm' || p[4] == 'm');
        } else {
            assert_true((unsigned char)*p >= 0x20 || *p == '\n');
        }
    }
    assert_true(utf8_valid(buf_str(&r.out)));
    assert_null(strstr(r.out.p, "\xE2\x80\xAE"));
    check_holds(&r, "\\u{1B}");
    rendering_free(&r);
}

static void test_colours_only_when_asked(void **state)
{
    struct rendering r = rendering_of("text");
    struct report report = full_report(&r.arena);
    (void)state;
    rendering_run(&r, &report, 1);
    assert_null(strchr(r.out.p, '\033'));
    buf_clear(&r.out);
    r.options.color = true;
    rendering_run(&r, &report, 1);
    check_holds(&r, "\033[31m✗ missing\033[0m");
    rendering_free(&r);
}

// Long texts in every place, at every width: no line is wider, but for places.
static void test_width_is_kept(void **state)
{
    static const char text[] =
        "全年主持党组会议专题研究法治工作4次，听取河道采砂监管、取水许可管理等"
        "方面执法情况汇报2次（含专题会）；组织26名干部参加网上学法考试，参考率、"
        "合格率均为100%。";
    (void)state;
    for (int width = 40; width <= 120; width += 3) {
        struct rendering r = rendering_of("text");
        struct report report = full_report(&r.arena);
        r.options.width = width;
        report.title = report.score.formula = str_of(text);
        struct item_result *item = &report.items.at[1];
        item->name = item->reason = item->advice = item->model = str_of(text);
        add_evidence(&r.arena, item, 1, str_of(text), str_of(text));
        rendering_run(&r, &report, 1);
        for (const char *line = r.out.p; *line;) {
            const char *end = strchr(line, '\n');
            int columns = utf8_width((struct str){line, (size_t)(end - line)});
            if (columns > width) {
                print_error("width %d: %.*s\n", width, (int)(end - line), line);
                fail();
            }
            line = end + 1;
        }
        rendering_free(&r);
    }
}

static void test_formats_are_found(void **state)
{
    (void)state;
    for (const struct renderer *const *r = render_all(); *r; r++) {
        assert_ptr_equal(render_find(str_of((*r)->name)), *r);
    }
    assert_null(render_find(STR("pdf")));
    assert_null(render_find(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_report),
        cmocka_unit_test(test_verbose_shows_proofs_and_outline),
        cmocka_unit_test(test_notes_on_file_and_score),
        cmocka_unit_test(test_several_reports),
        cmocka_unit_test(test_compact_rows),
        cmocka_unit_test(test_finding_fails),
        cmocka_unit_test(test_nothing_known),
        cmocka_unit_test(test_hostile_text),
        cmocka_unit_test(test_colours_only_when_asked),
        cmocka_unit_test(test_width_is_kept),
        cmocka_unit_test(test_formats_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
