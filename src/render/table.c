// table.c: csv (a row per report and item) and csv-summary (a row per report).
#include "base/csv.h"
#include "render/formats.h"

// Ends a cell that is not the last one of its row.
static void put_cell(struct buf *out, struct str cell)
{
    csv_put_cell(out, cell);
    buf_byte(out, ',');
}

static void put_points(struct buf *out, int32_t hundredths)
{
    buf_hundredths(out, hundredths);
    buf_byte(out, ',');
}

static void put_number(struct buf *out, int64_t number)
{
    if (number > 0) {
        buf_fmt(out, "%lld", (long long)number);
    }
    buf_byte(out, ',');
}

static void end_row(struct buf *out)
{
    buf_addz(out, "\r\n");
}

static void put_heading(struct buf *out, const struct render_options *options,
                        const char *cells)
{
    buf_addz(out, options->bom ? "\xEF\xBB\xBF" : "");
    buf_addz(out, cells);
}

static void begin_items(struct buf *out, const struct run_frame *run,
                        const struct render_options *options)
{
    (void)run;
    put_heading(
        out, options,
        "path,title,body,year,item,name,verdict,points,weight,line,quote,reason,"
        "advice,decision");
    end_row(out);
}

static void put_path(struct buf *out, struct str path)
{
    struct buf valid = {0};
    format_valid(&valid, path);
    put_cell(out, buf_str(&valid));
    buf_free(&valid);
}

static void put_report_cells(struct buf *out, const struct report *report)
{
    put_path(out, report->path);
    put_cell(out, report->title);
    put_cell(out, report->body);
    put_number(out, report->year);
}

static void put_item_row(struct buf *out, const struct report *report,
                         const struct item_result *item)
{
    put_report_cells(out, report);
    put_cell(out, item->id);
    put_cell(out, item->name);
    put_cell(out, str_of(verdict_name(item->verdict)));
    put_points(out, item->points_h);
    put_points(out, item->weight_h);
    put_number(out, item->at.line);
    put_cell(out, item->evidence.n ? item->evidence.at[0].quote : STR(""));
    put_cell(out, item->reason);
    put_cell(out, item->advice);
    csv_put_cell(out, item->decision.kind == DECISION_NONE
                          ? STR("")
                          : str_of(decision_name(item->decision.kind)));
    end_row(out);
}

// Nothing is passed over in silence: what could not be read, and what was read with
// doubt, has a row without item.
static void put_problem_row(struct buf *out, const struct report *report,
                            struct str message)
{
    put_report_cells(out, report);
    buf_addz(out, ",,,,,,,");
    put_cell(out, message);
    buf_byte(out, ',');
    end_row(out);
}

static void report_items(struct buf *out, const struct run_frame *run,
                         const struct report *report,
                         const struct render_options *options, uint32_t index)
{
    (void)run;
    (void)options;
    (void)index;
    if (!report->judged) {
        put_problem_row(out, report,
                        report->problems.n ? report->problems.at[0].message : STR(""));
        return;
    }
    for (uint32_t i = 0; i < report->items.n; i++) {
        put_item_row(out, report, &report->items.at[i]);
    }
    for (uint32_t i = 0; i < report->problems.n; i++) {
        if (report->problems.at[i].severity != SEVERITY_NOTE) {
            put_problem_row(out, report, report->problems.at[i].message);
        }
    }
}

static void begin_summary(struct buf *out, const struct run_frame *run,
                          const struct render_options *options)
{
    put_heading(out, options, "path,issuer,body,year,score,grade,");
    for (uint32_t i = 0; i < run->item_ids.n; i++) {
        put_cell(out, run->item_ids.at[i]);
    }
    buf_addz(out, "problems");
    end_row(out);
}

// The item of a column; items come in the order of the columns, so the guess is nearly
// always right.
static const struct item_result *item_of(const struct report *report, uint32_t guess,
                                         struct str id)
{
    if (guess < report->items.n && str_eq(report->items.at[guess].id, id)) {
        return &report->items.at[guess];
    }
    return report_item(report, id);
}

static void put_problems_cell(struct buf *out, const struct report *report)
{
    struct buf cell = {0};
    for (uint32_t i = 0; i < report->problems.n; i++) {
        const struct problem *problem = &report->problems.at[i];
        buf_addz(&cell, i ? "; " : "");
        buf_add(&cell, problem->code);
        buf_byte(&cell, ' ');
        buf_add(&cell, problem->message);
    }
    csv_put_cell(out, buf_str(&cell));
    buf_free(&cell);
}

static void report_summary(struct buf *out, const struct run_frame *run,
                           const struct report *report,
                           const struct render_options *options, uint32_t index)
{
    (void)options;
    (void)index;
    put_path(out, report->path);
    put_cell(out, report->issuer);
    put_cell(out, report->body);
    put_number(out, report->year);
    if (report->judged) {
        put_points(out, report->score.points_h);
    } else {
        buf_byte(out, ',');
    }
    put_cell(out, report->score.grade);
    for (uint32_t i = 0; i < run->item_ids.n; i++) {
        const struct item_result *item = item_of(report, i, run->item_ids.at[i]);
        put_cell(out, item ? str_of(verdict_name(item->verdict)) : STR(""));
    }
    put_problems_cell(out, report);
    end_row(out);
}

static void end_table(struct buf *out, const struct run_frame *run,
                      const struct summary *summary,
                      const struct render_options *options)
{
    (void)out;
    (void)run;
    (void)summary;
    (void)options;
}

const struct renderer render_csv = {
    .name = "csv",
    .ending = "csv",
    .machine = true,
    .begin = begin_items,
    .report = report_items,
    .end = end_table,
};

const struct renderer render_csv_summary = {
    .name = "csv-summary",
    .ending = "csv",
    .machine = true,
    .begin = begin_summary,
    .report = report_summary,
    .end = end_table,
};
