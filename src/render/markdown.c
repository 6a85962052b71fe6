// markdown.c: reports as Markdown, for a pull request, a wiki or a message: one in
// full, many as a table.
#include "render/formats.h"

#include "base/say.h"
#include "render/escape.h"
#include "render/words.h"

static bool is_table(const struct render_options *options)
{
    return options->compact && !options->verbose;
}

static void put_cells(struct buf *out, const char *const *words, int n)
{
    for (int i = 0; i < n; i++) {
        buf_fmt(out, "| %s ", say(words[i]));
    }
    buf_addz(out, "|\n");
}

static void begin_markdown(struct buf *out, const struct run_frame *run,
                           const struct render_options *options)
{
    static const char *const heads[] = {
        SAY_LATER("report"), SAY_LATER("agency"), SAY_LATER("score"),
        SAY_LATER("grade"),  SAY_LATER("result"), SAY_LATER("missing"),
        SAY_LATER("weak"),
    };
    if (!is_table(options)) {
        return;
    }
    buf_addz(out, "# ");
    escape_markdown(out, run->pack_name.n ? run->pack_name : run->pack_id);
    buf_byte(out, ' ');
    escape_markdown(out, run->pack_edition);
    buf_addz(out, "\n\n");
    put_cells(out, heads, sizeof heads / sizeof *heads);
    buf_addz(out, "|---|---|--:|---|---|--:|--:|\n");
}

static uint32_t count(const struct report *report, enum verdict verdict)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->items.n; i++) {
        n += report->items.at[i].verdict == verdict;
    }
    return n;
}

static void put_row(struct buf *out, const struct run_frame *run,
                    const struct report *report)
{
    bool passed = report_passes(report, run);
    buf_addz(out, "| ");
    escape_markdown(out, report->path);
    buf_addz(out, " | ");
    escape_markdown(out, report->issuer);
    buf_addz(out, " | ");
    if (!report->judged) {
        buf_fmt(out, "| | ✗ %s", say("could not be judged"));
        if (report->problems.n) {
            buf_addz(out, ": ");
            escape_markdown(out, report->problems.at[0].message);
        }
        buf_addz(out, " | | |\n");
        return;
    }
    buf_hundredths(out, report->score.points_h);
    buf_addz(out, " | ");
    escape_markdown(out, report->score.grade);
    buf_fmt(out, " | %s %s | %u | %u |\n", passed ? "✓" : "✗",
            result_said(report, run, passed), count(report, VERDICT_MISSING),
            count(report, VERDICT_WEAK));
}

static void put_head(struct buf *out, const struct run_frame *run,
                     const struct report *report)
{
    bool passed = report_passes(report, run);
    buf_addz(out, "# ");
    escape_markdown(out, report->title.n ? report->title : report->path);
    buf_addz(out, "\n\n");
    escape_markdown(out, report->issuer);
    buf_addz(out, report->issuer.n ? " · " : "");
    escape_markdown(out, report->body_name);
    if (report->year) {
        buf_addz(out, " · ");
        buf_fmt(out, say("year %d"), report->year);
    }
    buf_addz(out, " · ");
    escape_markdown(out, report->path);
    buf_addz(out, "\n\n**");
    buf_hundredths(out, report->score.points_h);
    buf_addz(out, "/100 ");
    escape_markdown(out, report->score.grade);
    buf_fmt(out, "** %s %s (%s", passed ? "✓" : "✗", result_said(report, run, passed),
            say("pass mark "));
    buf_hundredths(out, run->bar_h);
    buf_addz(out, ")\n\n");
    escape_markdown(out, report->score.formula);
    buf_addz(out, "\n");
}

static void put_problems(struct buf *out, const struct report *report)
{
    for (uint32_t i = 0; i < report->problems.n; i++) {
        const struct problem *p = &report->problems.at[i];
        buf_fmt(out, "%s- %s %s: ", i ? "" : "\n", severity_said(p->severity),
                p->code.p);
        escape_markdown(out, p->message);
        buf_byte(out, '\n');
    }
}

static void put_groups(struct buf *out, const struct report *report)
{
    static const char *const heads[] = {SAY_LATER("group"), SAY_LATER("points")};
    buf_byte(out, '\n');
    put_cells(out, heads, 2);
    buf_addz(out, "|---|--:|\n");
    for (uint32_t i = 0; i < report->groups.n; i++) {
        const struct group_result *g = &report->groups.at[i];
        buf_addz(out, "| ");
        escape_markdown(out, g->name);
        buf_addz(out, " | ");
        buf_hundredths(out, g->earned_h);
        buf_byte(out, '/');
        buf_hundredths(out, g->possible_h);
        buf_addz(out, " |\n");
    }
}

static void put_findings(struct buf *out, const struct report *report)
{
    if (report->findings.n) {
        buf_fmt(out, "\n## %s\n\n", say("Inconsistencies"));
    }
    for (uint32_t i = 0; i < report->findings.n; i++) {
        const struct finding *f = &report->findings.at[i];
        buf_fmt(out, "- %s %s %s, %u:%u: ", finding_mark(f->severity),
                finding_said(f->severity), f->id.p, f->at.line, f->at.column);
        escape_markdown(out, f->message);
        if (f->quote.n) {
            buf_addz(out, " 「");
            escape_markdown(out, f->quote);
            buf_addz(out, "」");
        }
        buf_byte(out, '\n');
    }
}

static void put_line(struct buf *out, enum label label, const struct str *at,
                     uint32_t n)
{
    for (uint32_t i = 0; i < n && at[0].n; i++) {
        buf_fmt(out, "%s%s", i ? say(", ") : "- ", i ? "" : label_said(label));
        buf_addz(out, i ? "" : ": ");
        escape_markdown(out, at[i]);
    }
    buf_addz(out, n && at[0].n ? "\n" : "");
}

static void put_quote(struct buf *out, enum label label, const struct quotation *q)
{
    buf_fmt(out, "- %s: %u:%u 「", label_said(label), q->at.line, q->at.column);
    escape_markdown(out, q->quote);
    buf_addz(out, "」");
}

static void put_item(struct buf *out, const struct item_result *item)
{
    buf_fmt(out, "\n### %s %s %s ", verdict_mark(item->verdict),
            verdict_said(item->verdict), item->id.p);
    escape_markdown(out, item->name);
    buf_addz(out, "\n\n");
    put_line(out, LABEL_WHY, &item->reason, 1);
    for (uint32_t i = 0; i < item->evidence.n; i++) {
        put_quote(out, LABEL_FOUND, &item->evidence.at[i]);
        buf_byte(out, '\n');
    }
    put_line(out, LABEL_LACKING, item->lacking.at, item->lacking.n);
    if (item->has_nearest) {
        struct str guard;
        put_quote(out, LABEL_CLOSEST, &item->nearest);
        buf_fmt(out, " %s", nearest_said(&item->nearest, &guard));
        escape_markdown(out, guard);
        buf_byte(out, '\n');
    }
    put_line(out, LABEL_WRITE, &item->advice, 1);
    put_line(out, LABEL_MODEL, &item->model, 1);
    put_line(out, LABEL_BASIS, item->basis.at, item->basis.n);
}

static void put_items(struct buf *out, const struct report *report)
{
    static const char *const heads[] = {SAY_LATER("item"), SAY_LATER("verdict"),
                                        SAY_LATER("points"), SAY_LATER("to gain")};
    buf_fmt(out, "\n## %s\n\n", say("Items"));
    put_cells(out, heads, 4);
    buf_addz(out, "|---|---|--:|--:|\n");
    for (uint32_t i = 0; i < report->items.n; i++) {
        const struct item_result *item = &report->items.at[i];
        buf_fmt(out, "| %s ", item->id.p);
        escape_markdown(out, item->name);
        buf_fmt(out, " | %s %s | ", verdict_mark(item->verdict),
                verdict_said(item->verdict));
        buf_hundredths(out, item->points_h);
        buf_byte(out, '/');
        buf_hundredths(out, item->weight_h);
        buf_addz(out, item->gain_h > 0 ? " | +" : " | ");
        if (item->gain_h > 0) {
            buf_hundredths(out, item->gain_h);
        }
        buf_addz(out, " |\n");
    }
}

static void put_whole(struct buf *out, const struct run_frame *run,
                      const struct report *report)
{
    put_head(out, run, report);
    put_problems(out, report);
    put_groups(out, report);
    put_findings(out, report);
    if (report->todo.n) {
        buf_fmt(out, "\n## %s\n", say("What to do next, most to gain first"));
    }
    for (uint32_t i = 0; i < report->todo.n; i++) {
        put_item(out, &report->items.at[report->todo.at[i]]);
    }
    put_items(out, report);
}

static void report_markdown(struct buf *out, const struct run_frame *run,
                            const struct report *report,
                            const struct render_options *options, uint32_t index)
{
    if (is_table(options)) {
        put_row(out, run, report);
        return;
    }
    buf_addz(out, index ? "\n---\n\n" : "");
    if (report->judged) {
        put_whole(out, run, report);
    } else {
        buf_addz(out, "# ");
        escape_markdown(out, report->path);
        buf_fmt(out, "\n\n%s\n", say("could not be judged"));
        put_problems(out, report);
    }
}

static void end_markdown(struct buf *out, const struct run_frame *run,
                         const struct summary *summary,
                         const struct render_options *options)
{
    if (is_table(options)) {
        buf_byte(out, '\n');
        buf_fmt(out, say("reports: %u, judged: %u, could not be judged: %u"),
                summary->reports, summary->judged, summary->failed);
        if (summary->other) {
            buf_fmt(out, say("; of another kind: %u"), summary->other);
        }
        if (summary->judged > summary->other) {
            buf_fmt(out, say("; not passed: %u; mean score: "),
                    summary->below - summary->other);
            buf_hundredths(out, summary->mean_h);
        }
        buf_byte(out, '\n');
    }
    if (run->pack_note.n) {
        buf_byte(out, '\n');
        escape_markdown(out, run->pack_note);
        buf_byte(out, '\n');
    }
}

const struct renderer render_markdown = {
    .name = "markdown",
    .ending = "md",
    .machine = false,
    .begin = begin_markdown,
    .report = report_markdown,
    .end = end_markdown,
};
