// html.c: reports as one HTML file that opens anywhere: a single report with its text
// beside it, or an overview of many with each report behind it.
#include "render/formats.h"

#include "base/say.h"
#include "render/html.h"

static bool is_single(const struct render_options *options)
{
    return options->reports == 1;
}

static struct str pack_title(const struct run_frame *run)
{
    return run->pack_name.n ? run->pack_name : run->pack_id;
}

static void put_maker(struct buf *out, const struct run_frame *run)
{
    buf_addz(out, "<footer>qingdan ");
    html_text(out, run->tool_version);
    buf_addz(out, " · ");
    html_text(out, pack_title(run));
    buf_byte(out, ' ');
    html_text(out, run->pack_edition);
    buf_addz(out, " · <code>");
    html_text(out, run->pack_sha256);
    buf_addz(out, "</code></footer>\n");
}

static void begin_html(struct buf *out, const struct run_frame *run,
                       const struct render_options *options)
{
    struct html_kept *kept = arena_new(&options->memory->arena, struct html_kept);
    options->memory->kept = kept;
    if (!is_single(options)) {
        html_open(out, run, pack_title(run), "many");
    }
}

static void put_jump(struct buf *out, const char *where, const char *said, bool there)
{
    if (there) {
        buf_fmt(out, "<a href=\"#%s\">%s</a> ", where, said);
    }
}

static void put_jumps(struct buf *out, const struct report *report)
{
    buf_fmt(out, "<nav class=\"jump\" aria-label=\"%s\">", say("On this page"));
    put_jump(out, "gain", say("What to do next"), report->todo.n > 0);
    put_jump(out, "findings", say("Inconsistencies"), report->findings.n > 0);
    put_jump(out, "items", say("All items, worst first"), true);
    put_jump(out, "text", say("The report"), report->lines.n > 0);
    buf_addz(out, "</nav>\n");
}

static void put_single(struct buf *out, const struct run_frame *run,
                       const struct report *report)
{
    struct html h = {.out = out, .run = run, .report = report, .ids = "", .level = 1};
    html_open(out, run, report->title.n ? report->title : report->path,
              report->lines.n ? "single beside" : "single");
    buf_addz(out, "<main>\n");
    if (report->judged) {
        put_jumps(out, report);
        html_report(&h);
        html_passages(&h);
    } else {
        html_unread(&h);
    }
    put_maker(out, run);
    buf_addz(out, "</main>\n");
    html_close(out, run);
}

// A report among many, closed until somebody wants it.
static void put_one(struct buf *out, const struct run_frame *run,
                    const struct report *report, uint32_t index)
{
    struct arena a = {0};
    struct html h = {.out = out, .run = run, .report = report, .level = 3};
    h.ids = arena_fmt(&a, "r%u-", index + 1).p;
    buf_fmt(out, "<details class=\"report\" id=\"r%u\"", index + 1);
    html_attribute(out, "data-path", report->path);
    buf_addz(out, "><summary><span class=\"pts\">");
    if (report->judged && report->genre_ok) {
        buf_hundredths(out, report->score.points_h);
    } else {
        buf_addz(out, "–");
    }
    buf_addz(out, "</span> <bdi>");
    html_text(out, report->issuer.n ? report->issuer : report->path);
    buf_addz(out, "</bdi> <span class=\"file\"><bdi>");
    html_text(out, report->path);
    buf_addz(out, "</bdi></span></summary>\n");
    if (report->judged) {
        html_report(&h);
        html_passages(&h);
    } else {
        html_unread(&h);
    }
    buf_fmt(out, "<p><a href=\"#ranking\">%s</a></p></details>\n",
            say("Back to the ranking"));
    arena_free(&a);
}

static void report_html(struct buf *out, const struct run_frame *run,
                        const struct report *report,
                        const struct render_options *options, uint32_t index)
{
    struct html_kept *kept = options->memory->kept;
    if (is_single(options)) {
        put_single(out, run, report);
        return;
    }
    html_keep(run, report, options, index);
    if (options->reports <= HTML_FULL) {
        put_one(&kept->details, run, report, index);
    } else {
        html_data(out, report, index);
    }
}

static void end_html(struct buf *out, const struct run_frame *run,
                     const struct summary *summary,
                     const struct render_options *options)
{
    struct html_kept *kept = options->memory->kept;
    if (is_single(options)) {
        return;
    }
    buf_addz(out, "<main>\n");
    html_overview(out, run, summary, kept);
    buf_fmt(out, "<section id=\"reports\"><h2>%s</h2>\n",
            say("The reports one by one"));
    if (options->reports <= HTML_FULL) {
        buf_add(out, buf_str(&kept->details));
    } else {
        buf_fmt(
            out,
            "<noscript><p>%s</p></noscript>\n<div id=\"one\" "
            "aria-live=\"polite\"><p>%s</p></div>\n",
            say("So many reports are shown one by one only with JavaScript. Without "
                "it, score the file alone: qingdan score --format html=page.html "
                "FILE"),
            say("Choose a report in the ranking or in the matrix."));
        html_data_words(out);
    }
    buf_addz(out, "</section>\n");
    put_maker(out, run);
    buf_addz(out, "</main>\n");
    html_close(out, run);
    buf_free(&kept->details);
}

const struct renderer render_html = {
    .name = "html",
    .ending = "html",
    .machine = false,
    .text_up_to = HTML_FULL,
    .begin = begin_html,
    .report = report_html,
    .end = end_html,
};
