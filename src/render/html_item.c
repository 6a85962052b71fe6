// html_item.c: the items of a report, worst first, each opening to what was found, what
// is lacking and what to write; and its findings by severity.
#include "render/html.h"

#include "base/say.h"
#include "render/words.h"

static bool shows_line(const struct report *report, uint32_t line)
{
    for (uint32_t i = 0; i < report->lines.n; i++) {
        if (report->lines.at[i].at.line == line) {
            return true;
        }
    }
    return false;
}

void html_place(const struct html *h, struct position at, uint32_t mark)
{
    bool link = mark || shows_line(h->report, at.line);
    if (link) {
        buf_fmt(h->out, "<a class=\"go\" href=\"#%s%s%u\">", h->ids, mark ? "m" : "L",
                mark ? mark : at.line);
    }
    buf_fmt(h->out, say("line %u"), at.line);
    if (at.page) {
        buf_fmt(h->out, say(" (page %u)"), at.page);
    }
    if (at.paragraph) {
        buf_fmt(h->out, say(" (paragraph %u)"), at.paragraph);
    }
    buf_addz(h->out, link ? "</a>" : "");
}

static void put_label(struct buf *out, enum label label)
{
    buf_fmt(out, "<dt>%s</dt><dd>", label_said(label));
}

static void put_line(struct buf *out, enum label label, const char *class,
                     struct str text)
{
    if (text.n) {
        put_label(out, label);
        buf_fmt(out, "<p%s>", class);
        html_text(out, text);
        buf_addz(out, "</p></dd>\n");
    }
}

static void put_list(struct buf *out, enum label label, const char *class,
                     const struct str *at, uint32_t n)
{
    if (n == 0) {
        return;
    }
    put_label(out, label);
    buf_fmt(out, "<ul class=\"%s\">", class);
    for (uint32_t i = 0; i < n; i++) {
        buf_addz(out, "<li>");
        html_text(out, at[i]);
        buf_addz(out, "</li>");
    }
    buf_addz(out, "</ul></dd>\n");
}

static void put_quote(const struct html *h, const struct quotation *q)
{
    html_place(h, q->at, q->mark);
    buf_addz(h->out, " <q>");
    html_text(h->out, q->quote);
    buf_addz(h->out, "</q>");
}

static void put_evidence(const struct html *h, const struct item_result *item)
{
    if (item->evidence.n == 0) {
        return;
    }
    put_label(h->out, LABEL_FOUND);
    buf_addz(h->out, "<ul class=\"quotes\">");
    for (uint32_t i = 0; i < item->evidence.n; i++) {
        const struct quotation *q = &item->evidence.at[i];
        buf_addz(h->out, "<li>");
        put_quote(h, q);
        if (q->aspect.n) {
            buf_addz(h->out, " <span class=\"aspect\">");
            html_text(h->out, q->aspect);
            buf_addz(h->out, "</span>");
        }
        buf_addz(h->out, "</li>\n");
    }
    buf_addz(h->out, "</ul></dd>\n");
}

static void put_nearest(const struct html *h, const struct item_result *item)
{
    struct str guard;
    if (!item->has_nearest) {
        return;
    }
    put_label(h->out, LABEL_CLOSEST);
    buf_addz(h->out, "<p>");
    put_quote(h, &item->nearest);
    buf_fmt(h->out, " <span class=\"why\">%s", nearest_said(&item->nearest, &guard));
    html_text(h->out, guard);
    buf_addz(h->out, "</span></p></dd>\n");
}

static void put_figures(struct buf *out, const struct item_result *item)
{
    buf_addz(out, "<span class=\"pts\">");
    buf_hundredths(out, item->points_h);
    buf_byte(out, '/');
    buf_hundredths(out, item->weight_h);
    buf_addz(out, "</span>");
    if (item->gain_h > 0) {
        buf_addz(out, " <span class=\"gain\">+");
        buf_hundredths(out, item->gain_h);
        buf_fmt(out, " %s</span>", say("points"));
    } else if (item->later_h > 0) {
        buf_fmt(out, " <span class=\"gain later\">%s",
                say(" (once the missing parts are written: +"));
        buf_hundredths(out, item->later_h);
        buf_addz(out, ")</span>");
    }
}

static bool is_open(const struct item_result *item)
{
    return item->verdict != VERDICT_PRESENT && item->verdict != VERDICT_NOT_APPLICABLE;
}

static void put_head(const struct html *h, const struct item_result *item,
                     uint32_t index)
{
    struct buf *out = h->out;
    buf_fmt(out, "<details class=\"item\" id=\"%s", h->ids);
    html_text(out, item->id);
    buf_byte(out, '"');
    html_attribute(out, "data-item", item->id);
    html_attribute(out, "data-verdict", str_of(verdict_name(item->verdict)));
    html_points(out, "data-points", item->points_h);
    html_points(out, "data-weight", item->weight_h);
    html_points(out, "data-gain", item->gain_h);
    buf_fmt(out, " data-n=\"%u\"", index);
    buf_addz(out, is_open(item) ? " open><summary>" : "><summary>");
    html_verdict(out, item->verdict);
    buf_addz(out, " <b class=\"id\">");
    html_text(out, item->id);
    buf_addz(out, "</b> <span class=\"name\">");
    html_text(out, item->name);
    buf_addz(out, "</span> ");
    if (item->verdict != VERDICT_NOT_APPLICABLE) {
        put_figures(out, item);
    }
    buf_addz(out, "</summary>\n<dl>\n");
}

static void put_item(const struct html *h, const struct report *report, uint32_t index)
{
    const struct item_result *item = &report->items.at[index];
    bool open = is_open(item);
    put_head(h, item, index);
    put_line(h->out, LABEL_WHY, "", item->reason);
    put_evidence(h, item);
    put_list(h->out, LABEL_LACKING, "tags", item->lacking.at, item->lacking.n);
    put_nearest(h, item);
    if (open) {
        put_line(h->out, LABEL_WRITE, "", item->advice);
        put_line(h->out, LABEL_MODEL, " class=\"model\"", item->model);
    }
    put_list(h->out, LABEL_BASIS, "basis", item->basis.at, item->basis.n);
    buf_addz(h->out, "</dl></details>\n");
}

static uint32_t count(const struct report *report, enum verdict v)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->items.n; i++) {
        n += report->items.at[i].verdict == v;
    }
    return n;
}

// Shown by the script, which makes them work.
static void put_tools(const struct html *h, const struct report *report)
{
    struct buf *out = h->out;
    buf_fmt(out,
            "<form class=\"tools\" data-for=\"%sitems\" hidden><fieldset><legend>%s"
            "</legend>",
            h->ids, say("Show"));
    for (int v = 0; v < VERDICT_N; v++) {
        uint32_t n = count(report, (enum verdict)v);
        if (n) {
            buf_fmt(out,
                    "<label><input type=\"checkbox\" name=\"v\" value=\"%s\" checked> "
                    "%s %s (%u)</label> ",
                    verdict_name((enum verdict)v), verdict_mark((enum verdict)v),
                    verdict_said((enum verdict)v), n);
        }
    }
    buf_fmt(out,
            "</fieldset><label class=\"find\">%s <input type=\"search\" "
            "name=\"q\"></label><label>%s <select name=\"sort\"><option "
            "value=\"gain\">%s</option><option value=\"item\">%s</option></select>"
            "</label><button type=\"button\" name=\"open\">%s</button><button "
            "type=\"button\" name=\"shut\">%s</button> <output "
            "aria-live=\"polite\"></output></form>\n",
            say("Find"), say("Order"), say("most to gain first"),
            say("as in the checklist"), say("Open all"), say("Close all"));
}

static void put_of(const struct html *h, const struct report *report, bool *done,
                   enum verdict v)
{
    for (uint32_t i = 0; i < report->items.n; i++) {
        if (!done[i] && report->items.at[i].verdict == v) {
            done[i] = true;
            put_item(h, report, i);
        }
    }
}

void html_items(const struct html *h)
{
    const struct report *report = h->report;
    static const enum verdict order[] = {VERDICT_UNKNOWN, VERDICT_MISSING, VERDICT_WEAK,
                                         VERDICT_PRESENT, VERDICT_NOT_APPLICABLE};
    struct arena a = {0};
    bool *done = arena_array(&a, bool, report->items.n + 1);
    buf_fmt(h->out, "<section class=\"items\"><h%d id=\"%sitems\">%s</h%d>\n",
            h->level + 1, h->ids, say("All items, worst first"), h->level + 1);
    put_tools(h, report);
    buf_addz(h->out, "<div class=\"list\">\n");
    for (uint32_t i = 0; i < report->todo.n; i++) {
        done[report->todo.at[i]] = true;
        put_item(h, report, report->todo.at[i]);
    }
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        put_of(h, report, done, order[i]);
    }
    buf_addz(h->out, "</div></section>\n");
    arena_free(&a);
}

static void put_finding(const struct html *h, const struct finding *f, uint32_t index)
{
    struct buf *out = h->out;
    buf_fmt(out, "<li id=\"%sf%u\"", h->ids, index + 1);
    html_attribute(out, "data-finding", f->id);
    html_attribute(out, "data-severity", str_of(finding_severity_name(f->severity)));
    buf_addz(out, "><b class=\"id\">");
    html_text(out, f->id);
    buf_addz(out, "</b> ");
    html_place(h, f->at, f->mark);
    buf_byte(out, ' ');
    html_text(out, f->message);
    if (f->quote.n) {
        buf_addz(out, " <q>");
        html_text(out, f->quote);
        buf_addz(out, "</q>");
    }
    buf_addz(out, "</li>\n");
}

static void put_severity(const struct html *h, const struct report *report,
                         enum finding_severity severity)
{
    static const char *const classes[] = {"n", "w", "m"};
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->findings.n; i++) {
        n += report->findings.at[i].severity == severity;
    }
    if (n == 0) {
        return;
    }
    buf_fmt(h->out, "<h%d class=\"%s\">%s %s (%u)</h%d>\n<ul class=\"findings\">\n",
            h->level + 2, classes[severity], finding_mark(severity),
            finding_said(severity), n, h->level + 2);
    for (uint32_t i = 0; i < report->findings.n; i++) {
        if (report->findings.at[i].severity == severity) {
            put_finding(h, &report->findings.at[i], i);
        }
    }
    buf_addz(h->out, "</ul>\n");
}

void html_findings(const struct html *h)
{
    const struct report *report = h->report;
    if (report->findings.n == 0) {
        return;
    }
    buf_fmt(h->out, "<section><h%d id=\"%sfindings\">%s</h%d>\n", h->level + 1, h->ids,
            say("Inconsistencies"), h->level + 1);
    put_severity(h, report, FINDING_RETURN);
    put_severity(h, report, FINDING_FIX);
    put_severity(h, report, FINDING_NOTE);
    buf_addz(h->out, "</section>\n");
}
