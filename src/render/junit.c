// junit.c: reports as JUnit XML: a test suite a report, a test case an item. Passes are
// told too, so that totals can be compared.
#include "render/formats.h"

#include "render/escape.h"
#include "render/words.h"

static void begin_junit(struct buf *out, const struct run_frame *run,
                        const struct render_options *options)
{
    (void)options;
    buf_addz(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"");
    escape_markup(out, run->pack_name.n ? run->pack_name : run->pack_id);
    buf_addz(out, "\">\n");
}

static void put_attribute(struct buf *out, const char *name, struct str value)
{
    buf_fmt(out, " %s=\"", name);
    escape_markup(out, value);
    buf_byte(out, '"');
}

static uint32_t count(const struct report *report, enum verdict verdict)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->items.n; i++) {
        n += report->items.at[i].verdict == verdict;
    }
    return n;
}

static void put_suite(struct buf *out, const struct report *report)
{
    bool judged = report->judged;
    buf_addz(out, "  <testsuite");
    put_attribute(out, "name", report->path);
    buf_fmt(out, " tests=\"%u\" failures=\"%u\" errors=\"%u\" skipped=\"%u\">\n",
            judged ? report->items.n : 1,
            count(report, VERDICT_MISSING) + count(report, VERDICT_WEAK),
            judged ? count(report, VERDICT_UNKNOWN) : 1,
            count(report, VERDICT_NOT_APPLICABLE));
}

static void put_property(struct buf *out, const char *name, struct str value)
{
    buf_fmt(out, "      <property name=\"%s\"", name);
    put_attribute(out, "value", value);
    buf_addz(out, "/>\n");
}

static void put_points(struct buf *out, const char *name, int32_t hundredths)
{
    struct buf number = {0};
    buf_hundredths(&number, hundredths);
    put_property(out, name, buf_str(&number));
    buf_free(&number);
}

static void put_properties(struct buf *out, const struct run_frame *run,
                           const struct report *report)
{
    buf_addz(out, "    <properties>\n");
    put_property(out, "title", report->title);
    put_property(out, "issuer", report->issuer);
    put_property(out, "body", report->body);
    put_points(out, "score", report->score.points_h);
    put_points(out, "earned", report->score.earned_h);
    put_points(out, "possible", report->score.possible_h);
    put_points(out, "pass_mark", run->bar_h);
    put_property(out, "grade", report->score.grade);
    put_property(out, "passed",
                 report_passes(report, run) ? STR("true") : STR("false"));
    buf_addz(out, "    </properties>\n");
}

static void put_list(struct buf *out, enum label label, const struct str *at,
                     uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        buf_fmt(out, "%s%s", i ? ", " : label_said(label), i ? "" : ": ");
        escape_markup(out, at[i]);
    }
    buf_addz(out, n ? "\n" : "");
}

// Where, what is lacking, what to write.
static void put_failure(struct buf *out, const struct report *report,
                        const struct item_result *item)
{
    bool judged = item->verdict != VERDICT_UNKNOWN;
    buf_fmt(out, "      <%s", judged ? "failure" : "error");
    put_attribute(out, "type", str_of(verdict_name(item->verdict)));
    put_attribute(out, "message", item->reason);
    buf_byte(out, '>');
    escape_markup(out, report->path);
    buf_fmt(out, ":%u:%u\n", item->at.line, item->at.column);
    put_list(out, LABEL_LACKING, item->lacking.at, item->lacking.n);
    put_list(out, LABEL_WRITE, &item->advice, item->advice.n > 0);
    put_list(out, LABEL_BASIS, item->basis.at, item->basis.n);
    buf_fmt(out, "      </%s>\n", judged ? "failure" : "error");
}

static void put_case(struct buf *out, const struct report *report,
                     const struct item_result *item)
{
    buf_addz(out, "    <testcase");
    put_attribute(out, "classname", item->group);
    buf_addz(out, " name=\"");
    escape_markup(out, item->id);
    buf_byte(out, ' ');
    escape_markup(out, item->name);
    buf_byte(out, '"');
    if (item->verdict == VERDICT_PRESENT) {
        buf_addz(out, "/>\n");
        return;
    }
    buf_addz(out, ">\n");
    if (item->verdict == VERDICT_NOT_APPLICABLE) {
        buf_addz(out, "      <skipped");
        put_attribute(out, "message", item->reason);
        buf_addz(out, "/>\n");
    } else {
        put_failure(out, report, item);
    }
    buf_addz(out, "    </testcase>\n");
}

static void put_unread(struct buf *out, const struct report *report)
{
    buf_addz(out, "    <testcase classname=\"qingdan\" name=\"read\">\n      <error");
    put_attribute(out, "type", STR("unread"));
    put_attribute(out, "message",
                  report->problems.n ? report->problems.at[0].message : STR(""));
    buf_addz(out, "/>\n    </testcase>\n");
}

// Findings and problems, a line each, as a person would have seen them.
static void put_said(struct buf *out, const struct report *report)
{
    if (report->findings.n + report->problems.n == 0) {
        return;
    }
    buf_addz(out, "    <system-err>");
    for (uint32_t i = 0; i < report->findings.n; i++) {
        const struct finding *f = &report->findings.at[i];
        escape_markup(out, report->path);
        buf_fmt(out, ":%u:%u: %s %s: ", f->at.line, f->at.column,
                finding_severity_name(f->severity), f->id.p);
        escape_markup(out, f->message);
        buf_byte(out, '\n');
    }
    for (uint32_t i = 0; i < report->problems.n; i++) {
        const struct problem *p = &report->problems.at[i];
        buf_fmt(out, "%s %s: ", severity_name(p->severity), p->code.p);
        escape_markup(out, p->message);
        buf_byte(out, '\n');
    }
    buf_addz(out, "</system-err>\n");
}

static void report_junit(struct buf *out, const struct run_frame *run,
                         const struct report *report,
                         const struct render_options *options, uint32_t index)
{
    (void)options;
    (void)index;
    put_suite(out, report);
    if (report->judged) {
        put_properties(out, run, report);
    } else {
        put_unread(out, report);
    }
    for (uint32_t i = 0; i < report->items.n; i++) {
        put_case(out, report, &report->items.at[i]);
    }
    put_said(out, report);
    buf_addz(out, "  </testsuite>\n");
}

static void end_junit(struct buf *out, const struct run_frame *run,
                      const struct summary *summary,
                      const struct render_options *options)
{
    (void)run;
    (void)summary;
    (void)options;
    buf_addz(out, "</testsuites>\n");
}

const struct renderer render_junit = {
    .name = "junit",
    .ending = "xml",
    .machine = true,
    .begin = begin_junit,
    .report = report_junit,
    .end = end_junit,
};
