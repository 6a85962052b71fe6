// fixture.h: reports written by hand, for the tests of the renderers.
#pragma once

#include "base/arena.h"
#include "render/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

// Rendered by one renderer, as a string to compare.
struct rendering {
    struct buf out;
    const struct renderer *renderer;
    struct run_frame run;
    struct render_options options;
    struct summary summary;
    struct arena arena;
};

static inline struct rendering rendering_of(const char *format)
{
    struct rendering r = {.renderer = render_find(str_of(format))};
    assert_non_null(r.renderer);
    r.run = (struct run_frame){
        .tool_version = STR("0.1.0"),
        .pack_id = STR("fazhi"),
        .pack_name = STR("法治政府建设年度报告"),
        .pack_edition = STR("2025"),
        .pack_sha256 = STR("ab12"),
        .bar_h = 6000,
        .fail_on = FINDING_RETURN,
    };
    return r;
}

static inline void rendering_free(struct rendering *r)
{
    buf_free(&r->out);
    arena_free(&r->arena);
}

// The run with the reports given, from begin to end.
static inline void rendering_run(struct rendering *r, const struct report *reports,
                                 uint32_t n)
{
    r->renderer->begin(&r->out, &r->run, &r->options);
    for (uint32_t i = 0; i < n; i++) {
        r->renderer->report(&r->out, &r->run, &reports[i], &r->options, i);
    }
    r->summary.reports = n;
    r->renderer->end(&r->out, &r->run, &r->summary, &r->options);
}

static inline struct item_result *add_item(struct arena *a, struct report *report,
                                           enum verdict verdict, struct str id,
                                           struct str name)
{
    struct item_result *item = vec_add(a, &report->items);
    *item = (struct item_result){
        .id = id, .name = name, .verdict = verdict, .weight_h = 300};
    item->group = (struct str){id.p, 1};
    if (verdict == VERDICT_PRESENT) {
        item->points_h = 300;
    } else if (verdict != VERDICT_NOT_APPLICABLE) {
        vec_push(a, &report->todo, report->items.n - 1);
    }
    return item;
}

static inline void add_evidence(struct arena *a, struct item_result *item,
                                uint32_t line, struct str quote, struct str aspect)
{
    vec_push(a, &item->evidence,
             ((struct quotation){.at = {.line = line, .column = 1},
                                 .quote = quote,
                                 .section = ROLE_ACHIEVEMENTS,
                                 .aspect = aspect}));
}

static inline struct report unread_report(struct arena *a)
{
    struct report report = {.path = STR("gone.txt")};
    vec_push(a, &report.problems,
             ((struct problem){STR("I001"), STR("cannot read the file: No such file"),
                               SEVERITY_ERROR}));
    return report;
}

static inline struct report small_report(struct arena *a)
{
    struct report report = {
        .path = STR("water.txt"),
        .sha256 = STR("cd34"),
        .format = STR("txt"),
        .encoding = STR("UTF-8"),
        .script = STR("Hans"),
        .title = STR("水利局2024年法治政府建设年度报告"),
        .issuer = STR("水利局"),
        .body = STR("department"),
        .body_name = STR("部门"),
        .date = STR("2025-01-08"),
        .year = 2024,
        .genre_ok = true,
        .characters = 3308,
        .judged = true,
        .score = {.points_h = 6150,
                  .earned_h = 5228,
                  .possible_h = 8500,
                  .grade = STR("合格"),
                  .formula = STR("52.28 / 85.00 * 100 = 61.50")},
    };
    vec_push(a, &report.sections,
             ((struct outline_entry){.role = ROLE_ACHIEVEMENTS,
                                     .heading = STR("主要举措和成效"),
                                     .at = {.line = 6, .column = 3},
                                     .level = 1}));
    vec_push(a, &report.groups,
             ((struct group_result){STR("D"), STR("依法决策"), 450, 900}));
    vec_push(a, &report.groups,
             ((struct group_result){STR("E"), STR("执法"), 1, 1000}));
    return report;
}

// One item of every verdict.
static inline struct report full_report(struct arena *a)
{
    struct report report = small_report(a);
    struct item_result *item =
        add_item(a, &report, VERDICT_PRESENT, STR("D01"), STR("重大决策程序"));
    item->reason = STR("shown with a figure");
    item->at = (struct position){.line = 14, .column = 1};
    add_evidence(a, item, 14, STR("召开党组会27次"), STR("集体讨论"));
    vec_push(a, &item->basis, STR("《条例》第3条"));
    item = add_item(a, &report, VERDICT_MISSING, STR("D02"), STR("法律顾问"));
    item->reason = STR("no passage speaks of it");
    item->gain_h = 353;
    item->at.line = 6;
    item->advice = STR("写明聘请了谁、参与了哪些决策、出具意见多少份。");
    item->model = STR("聘请____律师事务所为法律顾问，出具意见__份。");
    item->has_nearest = true;
    item->nearest = (struct quotation){.at = {.line = 30, .column = 4},
                                       .quote = STR("下一步将聘请法律顾问"),
                                       .guard = STR("planned"),
                                       .guard_said = STR("只是计划")};
    item = add_item(a, &report, VERDICT_WEAK, STR("E01"), STR("行政执法三项制度"));
    item->points_h = 150;
    item->gain_h = 176;
    item->at = (struct position){.line = 20, .column = 5};
    item->reason = STR("a mention without figures");
    add_evidence(a, item, 20, STR("落实“三项制度”"), STR(""));
    add_evidence(a, item, 22, STR("坚持执法全程留痕"), STR("记录"));
    vec_push(a, &item->lacking, STR("公示"));
    vec_push(a, &item->lacking, STR("法制审核"));
    add_item(a, &report, VERDICT_UNKNOWN, STR("E02"), STR("执法监督"));
    item = add_item(a, &report, VERDICT_NOT_APPLICABLE, STR("E03"), STR("综合执法"));
    item->weight_h = 0;
    return report;
}
