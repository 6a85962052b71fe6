// github.c: reports as GitHub's workflow commands, which show as notes beside the lines
// of a pull request. GitHub shows the first ten of a kind: the gravest come first.
#include "render/formats.h"

#include "base/say.h"
#include "render/escape.h"
#include "render/words.h"

static void open_command(struct buf *out, const char *kind, struct str path,
                         struct position at)
{
    buf_fmt(out, "::%s file=", kind);
    escape_github(out, path, true);
    if (at.line) {
        buf_fmt(out, ",line=%u,col=%u", at.line, at.column);
    }
    buf_addz(out, ",title=");
}

static void put_problem(struct buf *out, const struct report *report,
                        const struct problem *problem)
{
    static const char *const kinds[] = {
        [SEVERITY_NOTE] = "notice",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
    };
    open_command(out, kinds[problem->severity], report->path, (struct position){0});
    escape_github(out, problem->code, true);
    buf_addz(out, "::");
    escape_github(out, problem->message, false);
    buf_byte(out, '\n');
}

static void put_finding(struct buf *out, const struct report *report,
                        const struct finding *finding)
{
    static const char *const kinds[] = {[FINDING_NOTE] = "notice",
                                        [FINDING_FIX] = "warning",
                                        [FINDING_RETURN] = "error"};
    open_command(out, kinds[finding->severity], report->path, finding->at);
    escape_github(out, finding->id, true);
    buf_addz(out, "::");
    escape_github(out, finding->message, false);
    buf_byte(out, '\n');
}

static void put_item(struct buf *out, const struct report *report,
                     const struct item_result *item)
{
    bool missing = item->verdict == VERDICT_MISSING;
    open_command(out, missing ? "error" : "warning", report->path, item->at);
    escape_github(out, item->id, true);
    buf_byte(out, ' ');
    escape_github(out, item->name, true);
    buf_fmt(out, "::%s", verdict_said(item->verdict));
    if (item->gain_h > 0) {
        buf_addz(out, " +");
        buf_hundredths(out, item->gain_h);
    }
    buf_addz(out, ": ");
    escape_github(out, item->reason, false);
    if (item->advice.n) {
        buf_addz(out, "%0A");
        escape_github(out, item->advice, false);
    }
    buf_byte(out, '\n');
}

static void put_score(struct buf *out, const struct run_frame *run,
                      const struct report *report)
{
    bool passed = report_passes(report, run);
    open_command(out, "notice", report->path,
                 (struct position){.line = 1, .column = 1});
    buf_addz(out, "qingdan::");
    buf_hundredths(out, report->score.points_h);
    buf_addz(out, "/100 ");
    escape_github(out, report->score.grade, false);
    buf_fmt(out, " %s %s", passed ? "✓" : "✗", result_said(report, run, passed));
    buf_byte(out, '\n');
}

static void report_github(struct buf *out, const struct run_frame *run,
                          const struct report *report,
                          const struct render_options *options, uint32_t index)
{
    (void)options;
    (void)index;
    for (uint32_t i = 0; i < report->problems.n; i++) {
        put_problem(out, report, &report->problems.at[i]);
    }
    if (!report->judged) {
        return;
    }
    put_score(out, run, report);
    for (uint32_t i = 0; i < report->findings.n; i++) {
        put_finding(out, report, &report->findings.at[i]);
    }
    for (uint32_t i = 0; i < report->todo.n; i++) {
        put_item(out, report, &report->items.at[report->todo.at[i]]);
    }
}

static void begin_github(struct buf *out, const struct run_frame *run,
                         const struct render_options *options)
{
    (void)out;
    (void)run;
    (void)options;
}

static void end_github(struct buf *out, const struct run_frame *run,
                       const struct summary *summary,
                       const struct render_options *options)
{
    (void)summary;
    begin_github(out, run, options);
}

const struct renderer render_github = {
    .name = "github",
    .ending = "txt",
    .machine = true,
    .begin = begin_github,
    .report = report_github,
    .end = end_github,
};
