// text_report.c: one report in full: what it is, how it stands, what to do next.
#include "render/text_report.h"

#include "base/say.h"
#include "base/utf8.h"
#include "render/damage.h"
#include "render/text_item.h"
#include "render/words.h"

enum {
    INDENT = 2,
    BAR_CELLS = 20,
    SCORE_WIDTH = 6, // 100.00
    GAP = 2,
};

static void put_title(struct page *p, struct str heading)
{
    page_blank(p);
    page_ink(p, INK_BOLD);
    safe_put(&p->line, heading);
    page_ink(p, INK_PLAIN);
    page_end(p, 0, 0);
}

// One of several facts on a line, with a dot between them.
static void put_fact(struct page *p, struct str fact)
{
    if (fact.n) {
        buf_addz(&p->line, p->line.n ? " · " : "");
        safe_put(&p->line, fact);
    }
}

static void put_identity(struct page *p, const struct report *report)
{
    put_fact(p, report->issuer);
    put_fact(p, report->body_name);
    if (report->year) {
        buf_addz(&p->line, p->line.n ? " · " : "");
        buf_fmt(&p->line, say("year %d"), report->year);
    }
    put_fact(p, report->date);
    buf_addz(&p->line, p->line.n ? " · " : "");
    buf_fmt(&p->line, say("%u Chinese characters"), report->characters);
    page_end(p, 0, INDENT);
}

static void put_damage(struct page *p, const struct damage *damage)
{
    size_t before = p->line.n;
    buf_addz(&p->line, " · ");
    size_t start = p->line.n;
    damage_put(&p->line, damage, " · ");
    p->line.n = p->line.n == start ? before : p->line.n;
}

static void put_file_facts(struct page *p, const struct report *report)
{
    page_path(p, report->path);
    put_fact(p, report->format);
    put_fact(p, report->encoding);
    if (str_is(report->script, "Hant")) {
        put_fact(p, str_of(say("Traditional characters")));
    }
    put_damage(p, &report->damage);
    page_end(p, 0, INDENT);
}

static void put_header(struct page *p, const struct report *report)
{
    page_ink(p, INK_BOLD);
    if (report->title.n) {
        safe_put(&p->line, report->title);
    } else {
        buf_addz(&p->line, say("(no title found)"));
    }
    page_ink(p, INK_PLAIN);
    page_end(p, 0, 0);
    put_identity(p, report);
    put_file_facts(p, report);
}

static void put_warning(struct page *p, const char *mark)
{
    page_ink(p, INK_YELLOW);
    buf_addz(&p->line, mark);
    page_ink(p, INK_PLAIN);
    buf_byte(&p->line, ' ');
}

static void put_limits(struct page *p, const struct score *score)
{
    if (score->cap_h) {
        put_warning(p, "!");
        buf_addz(&p->line, say("held down by a ceiling, because a required section is "
                               "missing: "));
        buf_hundredths(&p->line, score->cap_h);
        page_end(p, INDENT, INDENT * 2);
    }
    if (score->unknown_n) {
        put_warning(p, "?");
        buf_fmt(&p->line, say("items that could not be judged: %u, points: "),
                score->unknown_n);
        buf_hundredths(&p->line, score->unknown_h);
        page_end(p, INDENT, INDENT * 2);
    }
}

static void put_note(struct page *p, struct str text)
{
    if (text.n) {
        page_ink(p, INK_DIM);
        safe_put(&p->line, text);
        page_ink(p, INK_PLAIN);
        page_end(p, INDENT, INDENT);
    }
}

static void put_score(struct page *p, const struct run_frame *run,
                      const struct report *report)
{
    const struct score *score = &report->score;
    bool passed = report_passes(report, run);
    page_blank(p);
    page_ink(p, INK_BOLD);
    page_ink(p, passed ? INK_GREEN : INK_RED);
    buf_hundredths(&p->line, score->points_h);
    page_ink(p, INK_PLAIN);
    buf_addz(&p->line, "/100  ");
    page_ink(p, INK_BOLD);
    safe_put(&p->line, score->grade);
    page_ink(p, INK_PLAIN);
    buf_addz(&p->line, "  ");
    page_ink(p, passed ? INK_GREEN : INK_RED);
    buf_addz(&p->line, passed ? "✓ " : "✗ ");
    buf_addz(&p->line, result_said(report, run, passed));
    page_ink(p, INK_PLAIN);
    buf_addz(&p->line, " (");
    buf_addz(&p->line, say("pass mark "));
    buf_hundredths(&p->line, run->bar_h);
    buf_addz(&p->line, ")");
    page_end(p, INDENT, INDENT * 2);
    put_note(p, score->formula);
    put_limits(p, score);
    put_note(p, run->pack_note);
}

// Full only when nothing is lacking, empty only when there is nothing.
static int bar_cells(int32_t earned_h, int32_t possible_h)
{
    if (earned_h <= 0 || possible_h <= 0) {
        return 0;
    }
    int64_t cells = (int64_t)earned_h * BAR_CELLS / possible_h;
    return cells < 1 ? 1 : cells > BAR_CELLS ? BAR_CELLS : (int)cells;
}

static void put_bar(struct page *p, const struct group_result *group, int name_width)
{
    int filled = bar_cells(group->earned_h, group->possible_h);
    struct buf earned = {0};
    safe_put(&p->line, group->name);
    page_pad(p, name_width + GAP);
    for (int i = 0; i < BAR_CELLS; i++) {
        buf_addz(&p->line, i < filled ? "█" : "░");
    }
    if (group->possible_h > 0) {
        buf_hundredths(&earned, group->earned_h);
        page_right(p, name_width + GAP + BAR_CELLS + 1 + SCORE_WIDTH, buf_str(&earned));
        buf_addz(&p->line, "/");
        buf_hundredths(&p->line, group->possible_h);
    } else {
        buf_addz(&p->line, " ");
        buf_addz(&p->line, say("not applicable"));
    }
    page_end(p, INDENT, INDENT + name_width + GAP);
    buf_free(&earned);
}

static void put_groups(struct page *p, const struct report *report)
{
    int widest = 0;
    for (uint32_t i = 0; i < report->groups.n; i++) {
        int width = utf8_width(report->groups.at[i].name);
        widest = width > widest ? width : widest;
    }
    if (report->groups.n) {
        page_blank(p);
    }
    for (uint32_t i = 0; i < report->groups.n; i++) {
        put_bar(p, &report->groups.at[i], widest);
    }
}

void text_report_problems(struct page *p, const struct report *report,
                          enum severity least, int indent)
{
    static const enum ink inks[] = {INK_DIM, INK_YELLOW, INK_RED};
    for (uint32_t i = 0; i < report->problems.n; i++) {
        const struct problem *problem = &report->problems.at[i];
        if (problem->severity < least) {
            continue;
        }
        page_ink(p, inks[problem->severity]);
        buf_addz(&p->line, problem->severity == SEVERITY_NOTE ? "· " : "! ");
        buf_addz(&p->line, severity_said(problem->severity));
        buf_byte(&p->line, ' ');
        safe_put(&p->line, problem->code);
        page_ink(p, INK_PLAIN);
        buf_addz(&p->line, ": ");
        safe_put(&p->line, problem->message);
        page_end(p, indent, indent + INDENT);
    }
}

static void put_finding(struct page *p, struct str path, const struct finding *finding)
{
    static const enum ink inks[] = {
        [FINDING_NOTE] = INK_DIM,
        [FINDING_FIX] = INK_YELLOW,
        [FINDING_RETURN] = INK_RED,
    };
    page_ink(p, inks[finding->severity]);
    buf_fmt(&p->line, "%s %s ", finding_mark(finding->severity),
            finding_said(finding->severity));
    page_ink(p, INK_PLAIN);
    safe_put(&p->line, finding->id);
    buf_byte(&p->line, ' ');
    page_place(p, path, finding->at);
    buf_byte(&p->line, ' ');
    safe_put(&p->line, finding->message);
    if (finding->quote.n) {
        buf_addz(&p->line, " 「");
        safe_put(&p->line, finding->quote);
        buf_addz(&p->line, "」");
    }
    page_end(p, INDENT, INDENT * 2);
}

static void put_findings(struct page *p, const struct report *report)
{
    if (report->findings.n) {
        put_title(p, str_of(say("Inconsistencies")));
    }
    for (uint32_t i = 0; i < report->findings.n; i++) {
        put_finding(p, report->path, &report->findings.at[i]);
    }
}

static void put_outline(struct page *p, const struct report *report)
{
    if (report->sections.n) {
        put_title(p, str_of(say("Outline as read")));
    }
    for (uint32_t i = 0; i < report->sections.n; i++) {
        const struct outline_entry *entry = &report->sections.at[i];
        int depth =
            entry->level > 1 ? (int)(entry->level > 6 ? 6 : entry->level) - 1 : 0;
        page_place(p, report->path, entry->at);
        buf_byte(&p->line, ' ');
        safe_put(&p->line, entry->heading);
        page_ink(p, INK_DIM);
        buf_fmt(&p->line, " [%s]", role_said(entry->role));
        page_ink(p, INK_PLAIN);
        page_end(p, INDENT * (1 + depth), INDENT * (2 + depth));
    }
}

static bool has_decisions(const struct report *report)
{
    for (uint32_t i = 0; i < report->items.n; i++) {
        if (report->items.at[i].decision.kind != DECISION_NONE) {
            return true;
        }
    }
    return false;
}

void text_report_whole(struct page *p, const struct run_frame *run,
                       const struct report *report, bool verbose)
{
    put_header(p, report);
    put_score(p, run, report);
    put_groups(p, report);
    if (report->problems.n) {
        page_blank(p);
        text_report_problems(p, report, SEVERITY_NOTE, INDENT);
    }
    put_findings(p, report);
    if (verbose) {
        put_outline(p, report);
    }
    if (report->todo.n) {
        put_title(p, str_of(say("What to do next, most to gain first")));
        text_item_todo(p, report);
    }
    if (verbose) {
        put_title(p, str_of(say("What stands already")));
        text_item_proofs(p, report);
    }
    if (has_decisions(report)) {
        put_title(p, str_of(say("Decided by a reviewer")));
        text_item_decisions(p, report);
    }
    text_item_lists(p, report, !verbose);
}

void text_report_unread(struct page *p, const struct report *report)
{
    page_path(p, report->path);
    buf_byte(&p->line, ' ');
    page_ink(p, INK_RED);
    buf_addz(&p->line, say("could not be judged"));
    page_ink(p, INK_PLAIN);
    page_end(p, 0, INDENT);
    text_report_problems(p, report, SEVERITY_NOTE, INDENT);
}
