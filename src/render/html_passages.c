// html_passages.c: the text of the report, its evidence marked, each mark naming the
// items and findings that point at it.
#include "render/html.h"

#include "base/say.h"
#include "render/words.h"

// What a mark looks like: by its strongest reference.
static const char *mark_class(const struct report *report, const struct text_mark *m)
{
    const char *class = "near";
    for (uint32_t i = 0; i < m->ref_n; i++) {
        const struct mark_ref *ref = &report->refs.at[m->ref + i];
        if (ref->use == MARK_FINDING) {
            return "found";
        }
        if (ref->use == MARK_EVIDENCE) {
            class = "proof";
        }
    }
    return class;
}

static struct str ref_id(const struct report *report, const struct mark_ref *ref)
{
    return ref->use == MARK_FINDING ? report->findings.at[ref->of].id
                                    : report->items.at[ref->of].id;
}

static void put_refs(struct buf *out, const struct report *report,
                     const struct text_mark *m)
{
    buf_addz(out, " data-of=\"");
    for (uint32_t i = 0; i < m->ref_n; i++) {
        buf_addz(out, i ? " " : "");
        html_text(out, ref_id(report, &report->refs.at[m->ref + i]));
    }
    buf_byte(out, '"');
}

// The way back from the text: ▲D03 to the item, ≈L04 where it only comes close.
static void put_chip(const struct html *h, const struct report *report,
                     const struct mark_ref *ref)
{
    struct buf *out = h->out;
    if (ref->use == MARK_FINDING) {
        const struct finding *f = &report->findings.at[ref->of];
        buf_fmt(out, "<a class=\"c\" href=\"#%sf%u\">%s", h->ids, ref->of + 1,
                finding_mark(f->severity));
        html_text(out, f->id);
    } else {
        const struct item_result *item = &report->items.at[ref->of];
        buf_fmt(out, "<a class=\"c\" href=\"#%s", h->ids);
        html_text(out, item->id);
        buf_byte(out, '"');
        html_attribute(out, "title", item->name);
        buf_fmt(out, ">%s",
                ref->use == MARK_NEAREST ? "≈" : verdict_mark(item->verdict));
        html_text(out, item->id);
    }
    buf_addz(out, "</a>");
}

static bool told_before(const struct report *report, const struct text_mark *m,
                        uint32_t i)
{
    const struct mark_ref *ref = &report->refs.at[m->ref + i];
    for (uint32_t k = 0; k < i; k++) {
        const struct mark_ref *other = &report->refs.at[m->ref + k];
        if (other->ends && other->of == ref->of && other->use == ref->use) {
            return true;
        }
    }
    return false;
}

static void put_mark(const struct html *h, const struct report *report,
                     const struct text_line *line, uint32_t index)
{
    const struct text_mark *m = &report->marks.at[index];
    buf_fmt(h->out, "<mark id=\"%sm%u\" class=\"%s\"", h->ids, index + 1,
            mark_class(report, m));
    put_refs(h->out, report, m);
    buf_byte(h->out, '>');
    html_text(h->out, (struct str){line->text.p + m->where.start,
                                   m->where.end - m->where.start});
    buf_addz(h->out, "</mark>");
    for (uint32_t i = 0; i < m->ref_n; i++) {
        if (report->refs.at[m->ref + i].ends && !told_before(report, m, i)) {
            put_chip(h, report, &report->refs.at[m->ref + i]);
        }
    }
}

// Paragraphs of a web page may share a line of the file: the first one has its id.
static bool begins_line(const struct report *report, uint32_t index)
{
    return index == 0 ||
           report->lines.at[index - 1].at.line != report->lines.at[index].at.line;
}

static void put_text_line(const struct html *h, const struct report *report,
                          uint32_t index)
{
    const struct text_line *line = &report->lines.at[index];
    static const char *const classes[] = {[SHOWN_BODY] = "",
                                          [SHOWN_TITLE] = " class=\"title\"",
                                          [SHOWN_HEADING] = " class=\"heading\"",
                                          [SHOWN_FURNITURE] = " class=\"aside\""};
    uint32_t from = 0;
    buf_addz(h->out, "<p");
    if (begins_line(report, index)) {
        buf_fmt(h->out, " id=\"%sL%u\"", h->ids, line->at.line);
    }
    buf_fmt(h->out, "%s><span class=\"n\">%u</span>", classes[line->kind],
            line->at.line);
    for (uint32_t i = 0; i < line->mark_n; i++) {
        const struct text_mark *m = &report->marks.at[line->mark + i];
        html_text(h->out, (struct str){line->text.p + from, m->where.start - from});
        put_mark(h, report, line, line->mark + i);
        from = m->where.end;
    }
    html_text(h->out, (struct str){line->text.p + from, line->text.n - from});
    buf_addz(h->out, "</p>\n");
}

static void put_outline(const struct html *h, const struct report *report)
{
    if (report->sections.n == 0) {
        return;
    }
    buf_fmt(h->out, "<details class=\"outline\"><summary>%s</summary><ul>\n",
            say("Outline as read"));
    for (uint32_t i = 0; i < report->sections.n; i++) {
        const struct outline_entry *e = &report->sections.at[i];
        buf_fmt(h->out, "<li class=\"d%u\"><a href=\"#%sL%u\">",
                e->level > 4 ? 4 : e->level, h->ids, e->at.line);
        html_text(h->out, e->heading);
        buf_fmt(h->out, "</a> <span class=\"role\">%s</span></li>\n",
                role_said(e->role));
    }
    buf_addz(h->out, "</ul></details>\n");
}

void html_passages(const struct html *h)
{
    const struct report *report = h->report;
    if (report->lines.n == 0) {
        return;
    }
    buf_fmt(
        h->out,
        "<section class=\"text\" id=\"%stext\" tabindex=\"0\" "
        "aria-labelledby=\"%stext-h\"><h%d id=\"%stext-h\">%s</h%d>\n"
        "<p class=\"key\">%s</p>\n",
        h->ids, h->ids, h->level + 1, h->ids, say("The report"), h->level + 1,
        say("Marked: evidence (✓ ▲ with the item), the nearest passage that does "
            "not count (≈), inconsistencies (X…). The signs behind a mark lead back "
            "to the item."));
    put_outline(h, report);
    buf_addz(h->out, "<div class=\"lines\">\n");
    for (uint32_t i = 0; i < report->lines.n; i++) {
        put_text_line(h, report, i);
    }
    buf_addz(h->out, "</div></section>\n");
}
