// text.c: the terminal format: reports in full, or one row each when there are many.
#include "render/formats.h"

#include "base/say.h"
#include "base/utf8.h"
#include "render/page.h"
#include "render/text_report.h"

// Where the columns of the compact table end; the report's name comes last, so that a
// long one disturbs nobody.
struct row_shape {
    int score, grade, missing, weak;
};

enum {
    MARK_WIDTH = 2,
    SCORE_WIDTH = 6, // 100.00
    GRADE_WIDTH = 8,
    GAP = 2,
};

static bool is_compact(const struct render_options *options)
{
    return options->compact && !options->verbose;
}

static int wider(int least, const char *heading)
{
    int width = utf8_width(str_of(heading));
    return width > least ? width : least;
}

static struct row_shape shape_row(void)
{
    struct row_shape s;
    s.score = MARK_WIDTH + wider(SCORE_WIDTH, say("score"));
    s.grade = s.score + GAP + wider(GRADE_WIDTH, say("grade"));
    s.missing = s.grade + GAP + wider(0, say("missing"));
    s.weak = s.missing + GAP + wider(0, say("weak"));
    return s;
}

static void put_row_heading(struct page *p)
{
    struct row_shape s = shape_row();
    page_ink(p, INK_DIM);
    page_right(p, s.score, str_of(say("score")));
    page_pad(p, s.score + GAP);
    buf_addz(&p->line, say("grade"));
    page_right(p, s.missing, str_of(say("missing")));
    page_right(p, s.weak, str_of(say("weak")));
    page_pad(p, s.weak + GAP);
    buf_addz(&p->line, say("report"));
    page_ink(p, INK_PLAIN);
    page_end(p, 0, 0);
}

static void put_count(struct page *p, int column, const struct report *report,
                      enum verdict verdict)
{
    struct buf number = {0};
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->items.n; i++) {
        n += report->items.at[i].verdict == verdict;
    }
    buf_fmt(&number, "%u", n);
    page_right(p, column, buf_str(&number));
    buf_free(&number);
}

static void put_row_remarks(struct page *p, const struct report *report)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->findings.n; i++) {
        n += report->findings.at[i].severity == FINDING_RETURN;
    }
    if (n) {
        buf_addz(&p->line, "  ");
        page_ink(p, INK_RED);
        buf_fmt(&p->line, say("reasons to send it back: %u"), n);
        page_ink(p, INK_PLAIN);
    }
    if (report->score.unknown_n) {
        buf_addz(&p->line, "  ");
        page_ink(p, INK_MAGENTA);
        buf_fmt(&p->line, say("not judged: %u"), report->score.unknown_n);
        page_ink(p, INK_PLAIN);
    }
}

static void put_row_figures(struct page *p, const struct run_frame *run,
                            const struct report *report, struct row_shape s)
{
    bool passed = report_passes(report, run);
    struct buf score = {0};
    buf_hundredths(&score, report->score.points_h);
    page_ink(p, passed ? INK_GREEN : INK_RED);
    buf_addz(&p->line, passed ? "✓" : "✗");
    page_right(p, s.score, buf_str(&score));
    page_ink(p, INK_PLAIN);
    page_pad(p, s.score + GAP);
    safe_put(&p->line, report->score.grade);
    put_count(p, s.missing, report, VERDICT_MISSING);
    put_count(p, s.weak, report, VERDICT_WEAK);
    buf_free(&score);
}

// The points of another kind of document say nothing.
static void put_row_other(struct page *p, struct row_shape s)
{
    struct str none = STR("–");
    page_ink(p, INK_RED);
    buf_addz(&p->line, "✗");
    page_ink(p, INK_PLAIN);
    page_right(p, s.score, none);
    page_pad(p, s.score + GAP);
    safe_put(&p->line, none);
    page_right(p, s.missing, none);
    page_right(p, s.weak, none);
}

static void put_row(struct page *p, const struct run_frame *run,
                    const struct report *report)
{
    struct row_shape s = shape_row();
    if (report->judged && !report->genre_ok) {
        put_row_other(p, s);
    } else if (report->judged) {
        put_row_figures(p, run, report, s);
    } else {
        page_ink(p, INK_RED);
        buf_addz(&p->line, "! ");
        buf_addz(&p->line, say("could not be judged"));
        page_ink(p, INK_PLAIN);
    }
    page_pad(p, s.weak + GAP);
    page_path(p, report->path);
    if (report->genre_ok) {
        put_row_remarks(p, report);
    }
    page_end(p, 0, s.weak + GAP);
    text_report_problems(p, report, report->judged ? SEVERITY_WARNING : SEVERITY_NOTE,
                         s.weak + GAP);
}

static void begin_text(struct buf *out, const struct run_frame *run,
                       const struct render_options *options)
{
    struct page p = page_open(out, options->width, options->color);
    page_ink(&p, INK_DIM);
    buf_addz(&p.line, "qingdan ");
    safe_put(&p.line, run->tool_version);
    buf_addz(&p.line, " · ");
    safe_put(&p.line, run->pack_name.n ? run->pack_name : run->pack_id);
    buf_byte(&p.line, ' ');
    safe_put(&p.line, run->pack_edition);
    page_ink(&p, INK_PLAIN);
    page_end(&p, 0, 0);
    page_blank(&p);
    if (is_compact(options)) {
        put_row_heading(&p);
    }
    page_close(&p);
}

static void report_text(struct buf *out, const struct run_frame *run,
                        const struct report *report,
                        const struct render_options *options, uint32_t index)
{
    struct page p = page_open(out, options->width, options->color);
    if (is_compact(options)) {
        put_row(&p, run, report);
    } else {
        if (index > 0) {
            page_blank(&p);
            page_rule(&p);
        }
        if (report->judged) {
            text_report_whole(&p, run, report, options->verbose);
        } else {
            text_report_unread(&p, report);
        }
    }
    page_close(&p);
}

static void end_text(struct buf *out, const struct run_frame *run,
                     const struct summary *summary,
                     const struct render_options *options)
{
    struct page p = page_open(out, options->width, options->color);
    if (summary->reports > 1) {
        page_blank(&p);
        page_rule(&p);
        buf_fmt(&p.line, say("reports: %u, judged: %u, could not be judged: %u"),
                summary->reports, summary->judged, summary->failed);
        if (summary->other) {
            buf_fmt(&p.line, say("; of another kind: %u"), summary->other);
        }
        if (summary->judged > summary->other) {
            buf_fmt(&p.line, say("; not passed: %u; mean score: "),
                    summary->below - summary->other);
            buf_hundredths(&p.line, summary->mean_h);
        }
        page_end(&p, 0, 0);
        if (is_compact(options) && run->pack_note.n) {
            safe_put(&p.line, run->pack_note);
            page_end(&p, 0, 0);
        }
    }
    page_close(&p);
}

const struct renderer render_text = {
    .name = "text",
    .ending = "txt",
    .machine = false,
    .begin = begin_text,
    .report = report_text,
    .end = end_text,
};
