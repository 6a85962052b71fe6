// html_many.c: what is kept of each report of many, and the overview: figures, spread
// of the scores, failures, ranking, the items most often missing.
#include "render/html.h"

#include "base/say.h"
#include "render/words.h"

#include <stdlib.h>

enum { BINS = 10, BIN_H = 1000 };

static void keep_names(const struct report *report, struct html_kept *kept,
                       struct arena *a)
{
    for (uint32_t i = 0; i < report->items.n; i++) {
        vec_push(a, &kept->names, arena_copy(a, report->items.at[i].name));
        vec_push(a, &kept->groups, arena_copy(a, report->items.at[i].group));
    }
}

static void keep_verdicts(const struct run_frame *run, const struct report *report,
                          struct html_row *row, struct arena *a)
{
    row->verdicts = arena_array(a, char, run->item_ids.n + 1);
    for (uint32_t i = 0; i < run->item_ids.n; i++) {
        const struct item_result *item =
            i < report->items.n && str_eq(report->items.at[i].id, run->item_ids.at[i])
                ? &report->items.at[i]
                : report_item(report, run->item_ids.at[i]);
        row->verdicts[i] = item ? *html_class(item->verdict) : ' ';
        row->missing += row->verdicts[i] == 'm';
        row->weak += row->verdicts[i] == 'w';
        row->unknown += row->verdicts[i] == 'u';
    }
}

void html_keep(const struct run_frame *run, const struct report *report,
               const struct render_options *options, uint32_t index)
{
    struct html_kept *kept = options->memory->kept;
    struct arena *a = &options->memory->arena;
    struct html_row *row = vec_add(a, &kept->rows);
    *row = (struct html_row){
        .path = arena_copy(a, report->path),
        .title = arena_copy(a, report->title),
        .issuer = arena_copy(a, report->issuer),
        .body = arena_copy(a, report->body_name),
        .grade = arena_copy(a, report->score.grade),
        .year = report->year,
        .points_h = report->score.points_h,
        .judged = report->judged,
        .other = !report->genre_ok,
        .passed = report->judged && report_passes(report, run),
        .index = index,
    };
    if (report->problems.n) {
        row->problem = arena_copy(a, report->problems.at[0].message);
    }
    for (uint32_t i = 0; i < report->findings.n; i++) {
        row->returns += report->findings.at[i].severity == FINDING_RETURN;
    }
    keep_verdicts(run, report, row, a);
    if (report->judged && kept->names.n == 0) {
        keep_names(report, kept, a);
    }
}

static bool is_ranked(const struct html_row *row)
{
    return row->judged && !row->other;
}

static int by_points(const void *x, const void *y)
{
    const struct html_row *a = x, *b = y;
    if (is_ranked(a) != is_ranked(b)) {
        return is_ranked(a) ? -1 : 1;
    }
    if (a->judged != b->judged) {
        return a->judged ? -1 : 1;
    }
    if (a->judged && a->points_h != b->points_h) {
        return a->points_h > b->points_h ? -1 : 1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

// Equal points share a rank, and the next one counts them all: 1, 2, 2, 4.
static void rank(struct html_kept *kept)
{
    if (kept->rows.n) {
        qsort(kept->rows.at, kept->rows.n, sizeof *kept->rows.at, by_points);
    }
    for (uint32_t i = 0; i < kept->rows.n && is_ranked(&kept->rows.at[i]); i++) {
        struct html_row *row = &kept->rows.at[i];
        bool tie = i && row[-1].points_h == row->points_h;
        row->rank = tie ? row[-1].rank : i + 1;
    }
}

static void put_figure(struct buf *out, const char *name, int64_t number)
{
    buf_fmt(out, "<div><dt>%s</dt><dd>%lld</dd></div>", name, (long long)number);
}

static void put_figures(struct buf *out, const struct summary *summary)
{
    buf_addz(out, "<dl class=\"figures\"");
    buf_fmt(out,
            " data-reports=\"%u\" data-judged=\"%u\" data-failed=\"%u\" "
            "data-other=\"%u\" data-below=\"%u\"",
            summary->reports, summary->judged, summary->failed, summary->other,
            summary->below - summary->other);
    html_points(out, "data-mean", summary->mean_h);
    buf_byte(out, '>');
    put_figure(out, say("reports"), summary->reports);
    put_figure(out, say("scored"), summary->judged);
    put_figure(out, say("could not be judged"), summary->failed);
    if (summary->other) {
        put_figure(out, say("another kind of document"), summary->other);
    }
    put_figure(out, say("below the pass mark, or to be sent back"),
               summary->below - summary->other);
    buf_fmt(out, "<div><dt>%s</dt><dd>", say("mean score"));
    if (summary->judged > summary->other) {
        buf_hundredths(out, summary->mean_h);
    } else {
        buf_addz(out, "–");
    }
    buf_addz(out, "</dd></div></dl>\n");
}

static void put_spread(struct buf *out, const struct html_kept *kept)
{
    uint32_t bins[BINS] = {0}, most = 0;
    for (uint32_t i = 0; i < kept->rows.n; i++) {
        const struct html_row *row = &kept->rows.at[i];
        int bin = row->points_h < 0 ? 0 : row->points_h / BIN_H;
        bins[bin >= BINS ? BINS - 1 : bin] += is_ranked(row);
    }
    for (int i = 0; i < BINS; i++) {
        most = bins[i] > most ? bins[i] : most;
    }
    buf_fmt(out, "<section><h2>%s</h2>\n<table class=\"bars spread\"><tbody>\n",
            say("Spread of the scores"));
    for (int i = BINS - 1; i >= 0; i--) {
        buf_fmt(out, "<tr><th scope=\"row\">%d–%d</th><td>", i * 10,
                i == BINS - 1 ? 100 : i * 10 + 9);
        html_bar(out, bins[i], most);
        buf_fmt(out, "</td><td class=\"pts\">%u</td></tr>\n", bins[i]);
    }
    buf_addz(out, "</tbody></table></section>\n");
}

static void put_failed(struct buf *out, const struct html_kept *kept)
{
    bool any = false;
    for (uint32_t i = 0; i < kept->rows.n; i++) {
        const struct html_row *row = &kept->rows.at[i];
        if (is_ranked(row)) {
            continue;
        }
        if (!any) {
            buf_fmt(out, "<section><h2>%s</h2>\n<ul class=\"problems\">\n",
                    say("Not in the ranking"));
        }
        any = true;
        buf_addz(out, "<li class=\"m\">✗ ");
        html_row_link(out, row);
        buf_fmt(out, ": %s",
                row->judged ? say("another kind of document")
                            : say("could not be judged"));
        if (row->problem.n) {
            buf_addz(out, " – ");
            html_text(out, row->problem);
        }
        buf_addz(out, "</li>\n");
    }
    buf_addz(out, any ? "</ul></section>\n" : "");
}

static void put_ranked(struct buf *out, const struct html_row *row)
{
    buf_fmt(out, "<tr data-report=\"%u\"><td>%u<td>", row->index + 1, row->rank);
    html_row_link(out, row);
    buf_addz(out, "<td class=\"pts\">");
    buf_hundredths(out, row->points_h);
    buf_addz(out, "<td>");
    html_text(out, row->grade);
    buf_fmt(out, "<td class=\"%s\">%s %s<td>%u<td>%u<td>%u<td>",
            row->passed ? "p" : "m", row->passed ? "✓" : "✗",
            row->passed ? say("passed") : say("not passed"), row->missing, row->weak,
            row->returns);
    html_text(out, row->body);
    buf_addz(out, "<td>");
    if (row->year) {
        buf_fmt(out, "%d", row->year);
    }
    buf_byte(out, '\n');
}

static void put_ranking(struct buf *out, const struct html_kept *kept)
{
    static const char *const heads[] = {
        SAY_LATER("rank"),   SAY_LATER("agency"),
        SAY_LATER("score"),  SAY_LATER("grade"),
        SAY_LATER("result"), SAY_LATER("missing"),
        SAY_LATER("weak"),   SAY_LATER("reasons to send it back"),
        SAY_LATER("kind"),   SAY_LATER("year"),
    };
    buf_fmt(out,
            "<section><h2 id=\"ranking\">%s</h2>\n<p class=\"note\">%s</p>\n"
            "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
            "aria-labelledby=\"ranking\"><table class=\"sorted ranking\"><thead><tr>",
            say("Ranking"), say("Equal scores share a rank."));
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        buf_fmt(out, "<th scope=\"col\">%s</th>", say(heads[i]));
    }
    buf_addz(out, "</tr></thead><tbody>\n");
    for (uint32_t i = 0; i < kept->rows.n; i++) {
        if (is_ranked(&kept->rows.at[i])) {
            put_ranked(out, &kept->rows.at[i]);
        }
    }
    buf_addz(out, "</tbody></table></div></section>\n");
}

struct tally {
    uint32_t item, missing, weak, asked;
};

static int by_missing(const void *x, const void *y)
{
    const struct tally *a = x, *b = y;
    if (a->missing != b->missing) {
        return a->missing > b->missing ? -1 : 1;
    }
    if (a->weak != b->weak) {
        return a->weak > b->weak ? -1 : 1;
    }
    return a->item < b->item ? -1 : a->item > b->item;
}

static struct tally tally_of(const struct html_kept *kept, uint32_t item)
{
    struct tally t = {.item = item};
    for (uint32_t i = 0; i < kept->rows.n; i++) {
        const struct html_row *row = &kept->rows.at[i];
        char v = is_ranked(row) ? row->verdicts[item] : 'n';
        t.missing += v == 'm';
        t.weak += v == 'w';
        t.asked += v != 'n' && v != ' ';
    }
    return t;
}

static void put_tally(struct buf *out, const struct run_frame *run,
                      const struct html_kept *kept, const struct tally *t)
{
    buf_addz(out, "<tr id=\"i-");
    html_text(out, run->item_ids.at[t->item]);
    buf_addz(out, "\"><th scope=\"row\">");
    html_text(out, run->item_ids.at[t->item]);
    buf_byte(out, ' ');
    html_text(out, t->item < kept->names.n ? kept->names.at[t->item] : STR(""));
    buf_addz(out, "</th><td>");
    html_bar(out, t->missing, t->asked);
    buf_fmt(out, "</td><td>%u</td><td>%u</td><td>%u</td></tr>\n", t->missing, t->weak,
            t->asked);
}

static void put_tallies(struct buf *out, const struct run_frame *run,
                        const struct html_kept *kept)
{
    static const char *const heads[] = {SAY_LATER("item"), SAY_LATER("share missing"),
                                        SAY_LATER("missing"), SAY_LATER("weak"),
                                        SAY_LATER("asked of")};
    struct arena a = {0};
    struct tally *all = arena_array(&a, struct tally, run->item_ids.n + 1);
    for (uint32_t i = 0; i < run->item_ids.n; i++) {
        all[i] = tally_of(kept, i);
    }
    qsort(all, run->item_ids.n, sizeof *all, by_missing);
    buf_fmt(out,
            "<section><h2 id=\"gaps\">%s</h2>\n<div class=\"wide\" "
            "tabindex=\"0\" role=\"region\" aria-labelledby=\"gaps\"><table "
            "class=\"bars sorted gaps\"><thead><tr>",
            say("The items most often missing"));
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        buf_fmt(out, "<th scope=\"col\">%s</th>", say(heads[i]));
    }
    buf_addz(out, "</tr></thead><tbody>\n");
    for (uint32_t i = 0; i < run->item_ids.n; i++) {
        put_tally(out, run, kept, &all[i]);
    }
    buf_addz(out, "</tbody></table></div></section>\n");
    arena_free(&a);
}

void html_overview(struct buf *out, const struct run_frame *run,
                   const struct summary *summary, struct html_kept *kept)
{
    rank(kept);
    buf_addz(out, "<div class=\"head\"><h1>");
    html_text(out, run->pack_name.n ? run->pack_name : run->pack_id);
    buf_byte(out, ' ');
    html_text(out, run->pack_edition);
    buf_fmt(out,
            "</h1>\n<nav class=\"jump\" aria-label=\"%s\"><a href=\"#ranking\">%s</a> "
            "<a href=\"#gaps\">%s</a> <a href=\"#matrix\">%s</a> <a "
            "href=\"#reports\">%s</a></nav></div>\n",
            say("On this page"), say("Ranking"), say("The items most often missing"),
            say("Matrix"), say("The reports one by one"));
    put_figures(out, summary);
    if (run->pack_note.n) {
        buf_addz(out, "<p class=\"note\">");
        html_text(out, run->pack_note);
        buf_addz(out, "</p>\n");
    }
    put_spread(out, kept);
    put_failed(out, kept);
    put_ranking(out, kept);
    put_tallies(out, run, kept);
    html_matrix(out, run, kept);
}
