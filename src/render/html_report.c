// html_report.c: one report: what it is, how it stands, what gains most.
#include "render/html.h"

#include "base/say.h"
#include "render/damage.h"
#include "render/words.h"

static void put_fact(struct buf *out, bool *first, struct str fact)
{
    if (fact.n) {
        buf_addz(out, *first ? "<bdi>" : " · <bdi>");
        html_text(out, fact);
        buf_addz(out, "</bdi>");
        *first = false;
    }
}

static void put_identity(struct buf *out, const struct report *report)
{
    struct arena a = {0};
    bool first = true;
    buf_addz(out, "<p class=\"who\">");
    put_fact(out, &first, report->issuer);
    put_fact(out, &first, report->body_name);
    if (report->year) {
        put_fact(out, &first, arena_fmt(&a, say("year %d"), report->year));
    }
    put_fact(out, &first, report->date);
    put_fact(out, &first,
             arena_fmt(&a, say("%u Chinese characters"), report->characters));
    buf_addz(out, "</p>\n");
    arena_free(&a);
}

static void put_file(struct buf *out, const struct report *report)
{
    struct buf damage = {0};
    bool first = true;
    buf_addz(out, "<p class=\"file\">");
    put_fact(out, &first, report->path);
    put_fact(out, &first, report->format);
    put_fact(out, &first, report->encoding);
    if (str_is(report->script, "Hant")) {
        put_fact(out, &first, str_of(say("Traditional characters")));
    }
    damage_put(&damage, &report->damage, " · ");
    put_fact(out, &first, buf_str(&damage));
    buf_addz(out, "</p>\n");
    buf_free(&damage);
}

static void put_limits(struct buf *out, const struct score *score)
{
    if (score->cap_h) {
        buf_fmt(out, "<p class=\"warn\">! %s",
                say("held down by a ceiling, because a required section is missing: "));
        buf_hundredths(out, score->cap_h);
        buf_addz(out, "</p>\n");
    }
    if (score->unknown_n) {
        buf_addz(out, "<p class=\"warn\">? ");
        buf_fmt(out, say("items that could not be judged: %u, points: "),
                score->unknown_n);
        buf_hundredths(out, score->unknown_h);
        buf_addz(out, "</p>\n");
    }
}

static void put_score(const struct html *h, const struct report *report)
{
    const struct score *score = &report->score;
    struct buf *out = h->out;
    bool passed = report_passes(report, h->run);
    buf_fmt(out, "<section class=\"score %s\"", passed ? "p" : "m");
    html_points(out, "data-score", score->points_h);
    html_points(out, "data-earned", score->earned_h);
    html_points(out, "data-possible", score->possible_h);
    buf_fmt(out, "><h%d class=\"vh\">%s</h%d><p class=\"big\"><b>", h->level + 1,
            say("Score"), h->level + 1);
    buf_hundredths(out, score->points_h);
    buf_addz(out, "</b><span>/100</span> <span class=\"grade\">");
    html_text(out, score->grade);
    buf_fmt(out, "</span> <span class=\"v %s\">%s %s</span></p>\n", passed ? "p" : "m",
            passed ? "✓" : "✗", result_said(report, h->run, passed));
    html_bar(out, score->points_h, 10000);
    buf_fmt(out, "<p class=\"formula\">%s ", say("Formula:"));
    html_text(out, score->formula);
    buf_fmt(out, " · %s", say("pass mark "));
    buf_hundredths(out, h->run->bar_h);
    buf_addz(out, "</p>\n");
    put_limits(out, score);
    buf_addz(out, "</section>\n");
}

static void put_problems(struct buf *out, const struct report *report)
{
    static const char *const classes[] = {"n", "w", "m"};
    if (report->problems.n == 0) {
        return;
    }
    buf_addz(out, "<ul class=\"problems\">\n");
    for (uint32_t i = 0; i < report->problems.n; i++) {
        const struct problem *p = &report->problems.at[i];
        buf_fmt(out, "<li class=\"%s\">%s %s %s: ", classes[p->severity],
                p->severity == SEVERITY_NOTE ? "·" : "!", severity_said(p->severity),
                p->code.p);
        html_text(out, p->message);
        buf_addz(out, "</li>\n");
    }
    buf_addz(out, "</ul>\n");
}

static void put_groups(const struct html *h, const struct report *report)
{
    struct buf *out = h->out;
    buf_fmt(out, "<section><h%d>%s</h%d>\n<table class=\"bars\"><tbody>\n",
            h->level + 1, say("Points by group"), h->level + 1);
    for (uint32_t i = 0; i < report->groups.n; i++) {
        const struct group_result *g = &report->groups.at[i];
        buf_addz(out, "<tr");
        html_attribute(out, "data-group", g->id);
        html_points(out, "data-earned", g->earned_h);
        html_points(out, "data-possible", g->possible_h);
        buf_addz(out, "><th scope=\"row\">");
        html_text(out, g->name);
        buf_addz(out, "</th><td>");
        html_bar(out, g->earned_h, g->possible_h);
        buf_addz(out, "</td><td class=\"pts\">");
        if (g->possible_h > 0) {
            buf_hundredths(out, g->earned_h);
            buf_byte(out, '/');
            buf_hundredths(out, g->possible_h);
        } else {
            buf_addz(out, say("not applicable"));
        }
        buf_addz(out, "</td></tr>\n");
    }
    buf_addz(out, "</tbody></table></section>\n");
}

static void put_item_link(const struct html *h, const struct item_result *item)
{
    buf_fmt(h->out, "<a href=\"#%s", h->ids);
    html_text(h->out, item->id);
    buf_addz(h->out, "\">");
    html_text(h->out, item->id);
    buf_byte(h->out, ' ');
    html_text(h->out, item->name);
    buf_addz(h->out, "</a>");
}

static void put_mandatory(const struct html *h, const struct report *report)
{
    bool any = false;
    for (uint32_t i = 0; i < report->items.n; i++) {
        const struct item_result *item = &report->items.at[i];
        if (!item->mandatory || item->verdict == VERDICT_NOT_APPLICABLE) {
            continue;
        }
        if (!any) {
            buf_fmt(h->out,
                    "<section><h%d>%s</h%d>\n<p class=\"note\">%s</p>\n"
                    "<ul class=\"must\">\n",
                    h->level + 1, say("Mandatory parts"), h->level + 1,
                    say("Where one of them is missing, the total is held down."));
        }
        any = true;
        buf_addz(h->out, "<li>");
        html_verdict(h->out, item->verdict);
        buf_byte(h->out, ' ');
        put_item_link(h, item);
        buf_addz(h->out, "</li>\n");
    }
    buf_addz(h->out, any ? "</ul></section>\n" : "");
}

// What gains points, in the order of the report's own list of what to do.
static void put_gains(const struct html *h, const struct report *report)
{
    struct buf *out = h->out;
    if (report->todo.n == 0) {
        return;
    }
    buf_fmt(out,
            "<section><h%d id=\"%sgain\">%s</h%d>\n<table class=\"gains\"><thead>"
            "<tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
            "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>"
            "<tbody>\n",
            h->level + 1, h->ids, say("What to do next, most to gain first"),
            h->level + 1, say("to gain"), say("verdict"), say("item"),
            label_said(LABEL_WHY));
    for (uint32_t i = 0; i < report->todo.n; i++) {
        const struct item_result *item = &report->items.at[report->todo.at[i]];
        buf_addz(out, "<tr><td class=\"gain\">");
        if (item->gain_h > 0) {
            buf_byte(out, '+');
            buf_hundredths(out, item->gain_h);
        } else if (item->later_h > 0) {
            buf_addz(out, "(+");
            buf_hundredths(out, item->later_h);
            buf_byte(out, ')');
        } else {
            buf_addz(out, "–");
        }
        buf_addz(out, "</td><td>");
        html_verdict(out, item->verdict);
        buf_addz(out, "</td><td>");
        put_item_link(h, item);
        buf_addz(out, "</td><td class=\"why\">");
        html_text(out, item->reason);
        buf_addz(out, "</td></tr>\n");
    }
    buf_addz(out, "</tbody></table></section>\n");
}

static void put_title(const struct html *h, const struct report *report)
{
    buf_fmt(h->out, "<h%d class=\"title\"><bdi>", h->level);
    if (report->title.n) {
        html_text(h->out, report->title);
    } else if (report->judged) {
        buf_addz(h->out, say("(no title found)"));
    } else {
        html_text(h->out, report->path);
    }
    buf_fmt(h->out, "</bdi></h%d>\n", h->level);
}

static void put_note(const struct html *h)
{
    if (h->run->pack_note.n) {
        buf_addz(h->out, "<p class=\"note\">");
        html_text(h->out, h->run->pack_note);
        buf_addz(h->out, "</p>\n");
    }
}

void html_report(const struct html *h)
{
    const struct report *report = h->report;
    buf_addz(h->out, "<div class=\"head\">\n");
    put_title(h, report);
    put_identity(h->out, report);
    put_file(h->out, report);
    buf_addz(h->out, "</div>\n");
    put_score(h, report);
    put_problems(h->out, report);
    put_note(h);
    buf_addz(h->out, "<div class=\"pair\">\n");
    put_groups(h, report);
    put_mandatory(h, report);
    buf_addz(h->out, "</div>\n");
    put_gains(h, report);
    html_findings(h);
    html_items(h);
}

void html_unread(const struct html *h)
{
    const struct report *report = h->report;
    put_title(h, report);
    buf_addz(h->out, "<p class=\"file\"><bdi>");
    html_text(h->out, report->path);
    buf_fmt(h->out, "</bdi></p>\n<p class=\"v m\">✗ %s</p>\n",
            say("could not be judged"));
    put_problems(h->out, report);
}
