// text_item.c: what is to do, why, where, and what stands already.
#include "render/text_item.h"

#include "base/say.h"
#include "base/utf8.h"
#include "render/words.h"

enum {
    INDENT = 2,
    DETAIL = 4,         // indent of the lines under an item
    NAME_WIDEST = 44,   // names beyond this do not widen the column
    POINTS_WIDTH = 6,   // 100.00
    FIGURES_WIDTH = 28, // 100.00/100.00  +100.00 points
};

static const enum ink inks[VERDICT_N] = {
    [VERDICT_PRESENT] = INK_GREEN,   [VERDICT_WEAK] = INK_YELLOW,
    [VERDICT_MISSING] = INK_RED,     [VERDICT_NOT_APPLICABLE] = INK_DIM,
    [VERDICT_UNKNOWN] = INK_MAGENTA,
};

// Columns of the item lines, the same for all items of a report.
struct columns {
    int word, id, name, label;
};

static void widen(int *column, int width)
{
    if (*column < width) {
        *column = width;
    }
}

// Names give way so that the figures behind them stay on the line.
static int widest_name(const struct page *p, const struct columns *c)
{
    int room = p->width - INDENT - c->word - 4 - c->id - 1 - FIGURES_WIDTH;
    return p->width <= 0 || room > NAME_WIDEST ? NAME_WIDEST : room;
}

static bool is_decided(const struct item_result *item)
{
    return item->decision.kind != DECISION_NONE;
}

static struct columns measure(const struct page *p, const struct report *report)
{
    struct columns c = {0};
    for (uint32_t i = 0; i < report->items.n; i++) {
        const struct item_result *item = &report->items.at[i];
        if (item->verdict != VERDICT_NOT_APPLICABLE || is_decided(item)) {
            widen(&c.word, utf8_width(str_of(verdict_said(item->verdict))));
            widen(&c.id, utf8_width(item->id));
            widen(&c.name, utf8_width(item->name));
        }
    }
    if (c.name > widest_name(p, &c)) {
        c.name = widest_name(p, &c);
    }
    for (int i = 0; i < LABEL_N; i++) {
        widen(&c.label, utf8_width(str_of(label_said((enum label)i))));
    }
    c.label += 2;
    return c;
}

// Points, weight and, where something can be gained, how much.
static void put_figures(struct page *p, const struct item_result *item, int column)
{
    struct buf number = {0};
    buf_hundredths(&number, item->points_h);
    buf_byte(&p->line, ' ');
    page_right(p, column, buf_str(&number));
    buf_byte(&p->line, '/');
    buf_hundredths(&p->line, item->weight_h);
    if (item->gain_h > 0) {
        page_pad(p, column + 1 + POINTS_WIDTH);
        page_ink(p, INK_BOLD);
        buf_addz(&p->line, " +");
        buf_hundredths(&p->line, item->gain_h);
        buf_byte(&p->line, ' ');
        buf_addz(&p->line, say("points"));
        page_ink(p, INK_PLAIN);
    } else if (item->later_h > 0) {
        page_pad(p, column + 1 + POINTS_WIDTH);
        buf_addz(&p->line, say(" (once the missing parts are written: +"));
        buf_hundredths(&p->line, item->later_h);
        buf_byte(&p->line, ')');
    }
    buf_free(&number);
}

// ✗ missing  D03 法律顾问与公职律师   0.00/3.00   +3.53 points
static void put_head(struct page *p, const struct item_result *item, struct columns c)
{
    int column = 2 + c.word + 2;
    page_ink(p, inks[item->verdict]);
    buf_addz(&p->line, verdict_mark(item->verdict));
    buf_byte(&p->line, ' ');
    buf_addz(&p->line, verdict_said(item->verdict));
    page_ink(p, INK_PLAIN);
    page_pad(p, column);
    safe_put(&p->line, item->id);
    column += c.id + 1;
    page_pad(p, column);
    page_ink(p, INK_BOLD);
    safe_put(&p->line, item->name);
    page_ink(p, INK_PLAIN);
    put_figures(p, item, column + c.name + 1 + POINTS_WIDTH);
    page_end(p, INDENT, DETAIL);
}

static void start_line(struct page *p, enum label label, struct columns c)
{
    page_ink(p, INK_DIM);
    buf_addz(&p->line, label_said(label));
    page_ink(p, INK_PLAIN);
    page_pad(p, c.label);
}

static void end_line(struct page *p, struct columns c)
{
    page_end(p, DETAIL, DETAIL + c.label);
}

static void put_line(struct page *p, enum label label, struct str text,
                     struct columns c)
{
    if (text.n) {
        start_line(p, label, c);
        safe_put(&p->line, text);
        end_line(p, c);
    }
}

static void put_strings(struct page *p, enum label label,
                        const struct item_result *item, struct columns c)
{
    bool basis = label == LABEL_BASIS;
    uint32_t n = basis ? item->basis.n : item->lacking.n;
    const struct str *at = basis ? item->basis.at : item->lacking.at;
    if (n == 0) {
        return;
    }
    start_line(p, label, c);
    for (uint32_t i = 0; i < n; i++) {
        buf_addz(&p->line, i ? say(", ") : "");
        safe_put(&p->line, at[i]);
    }
    end_line(p, c);
}

static void put_quote(struct page *p, struct str path, const struct quotation *q)
{
    page_place(p, path, q->at);
    buf_addz(&p->line, " 「");
    safe_put(&p->line, q->quote);
    buf_addz(&p->line, "」");
}

static void put_evidence(struct page *p, struct str path,
                         const struct item_result *item, struct columns c)
{
    for (uint32_t i = 0; i < item->evidence.n; i++) {
        const struct quotation *q = &item->evidence.at[i];
        if (i == 0) {
            start_line(p, LABEL_FOUND, c);
        }
        page_pad(p, c.label);
        put_quote(p, path, q);
        if (q->aspect.n) {
            page_ink(p, INK_DIM);
            buf_addz(&p->line, " (");
            safe_put(&p->line, q->aspect);
            buf_addz(&p->line, ")");
            page_ink(p, INK_PLAIN);
        }
        end_line(p, c);
    }
}

static void put_nearest(struct page *p, struct str path, const struct item_result *item,
                        struct columns c)
{
    const struct quotation *q = &item->nearest;
    if (!item->has_nearest) {
        return;
    }
    start_line(p, LABEL_CLOSEST, c);
    put_quote(p, path, q);
    buf_byte(&p->line, ' ');
    if (q->guard.n) {
        buf_addz(&p->line, say("does not count: "));
        safe_put(&p->line, q->guard_said.n ? q->guard_said : q->guard);
    } else {
        buf_addz(&p->line, say("not complete enough to count"));
    }
    end_line(p, c);
}

void text_item_todo(struct page *p, const struct report *report)
{
    struct columns c = measure(p, report);
    for (uint32_t i = 0; i < report->todo.n; i++) {
        if (report->todo.at[i] >= report->items.n) {
            continue;
        }
        const struct item_result *item = &report->items.at[report->todo.at[i]];
        page_blank(p);
        put_head(p, item, c);
        put_line(p, LABEL_WHY, item->reason, c);
        put_evidence(p, report->path, item, c);
        put_strings(p, LABEL_LACKING, item, c);
        put_nearest(p, report->path, item, c);
        put_line(p, LABEL_WRITE, item->advice, c);
        put_line(p, LABEL_MODEL, item->model, c);
        put_strings(p, LABEL_BASIS, item, c);
    }
}

typedef bool wanted_fn(const struct item_result *item);

static bool is_present(const struct item_result *item)
{
    return item->verdict == VERDICT_PRESENT && !is_decided(item);
}

static bool is_not_applicable(const struct item_result *item)
{
    return item->verdict == VERDICT_NOT_APPLICABLE && !is_decided(item);
}

// Asked for, not complete, but worth no points: not in the list of what to do.
static bool is_unscored(const struct item_result *item)
{
    return item->weight_h == 0 && !is_decided(item) &&
           (item->verdict == VERDICT_WEAK || item->verdict == VERDICT_MISSING);
}

static void put_names(struct page *p, const struct report *report, wanted_fn *wanted)
{
    const char *between = " ";
    for (uint32_t i = 0; i < report->items.n; i++) {
        const struct item_result *item = &report->items.at[i];
        if (wanted(item)) {
            buf_addz(&p->line, between);
            safe_put(&p->line, item->id);
            buf_byte(&p->line, ' ');
            safe_put(&p->line, item->name);
            between = say(", ");
        }
    }
}

static void put_list(struct page *p, const struct report *report, enum ink ink,
                     const char *mark, const char *word, wanted_fn *wanted)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->items.n; i++) {
        n += wanted(&report->items.at[i]);
    }
    if (n == 0) {
        return;
    }
    page_ink(p, ink);
    buf_fmt(&p->line, "%s %s (%u)", mark, word, n);
    page_ink(p, INK_PLAIN);
    buf_byte(&p->line, ' ');
    put_names(p, report, wanted);
    page_blank(p);
    page_end(p, 0, INDENT);
}

static void put_verdict(struct page *p, const struct report *report, enum verdict v,
                        wanted_fn *wanted)
{
    put_list(p, report, inks[v], verdict_mark(v), verdict_said(v), wanted);
}

static void put_decision(struct page *p, const struct item_decision *d)
{
    static const char *const words[DECISION_N] = {
        "", SAY_LATER("accepted"), SAY_LATER("waived"),
        SAY_LATER("set aside as not applicable"), SAY_LATER("disputed")};
    page_ink(p, INK_CYAN);
    buf_fmt(&p->line, "◇ %s", say(words[d->kind]));
    page_ink(p, INK_PLAIN);
    if (d->expires.n) {
        buf_addz(&p->line, say(" until "));
        safe_put(&p->line, d->expires);
    }
    buf_addz(&p->line, ": ");
    safe_put(&p->line, d->reason);
    buf_addz(&p->line, " (");
    safe_put(&p->line, d->owner);
    buf_byte(&p->line, ')');
    page_end(p, DETAIL, DETAIL + INDENT);
}

void text_item_decisions(struct page *p, const struct report *report)
{
    struct columns c = measure(p, report);
    for (uint32_t i = 0; i < report->items.n; i++) {
        const struct item_result *item = &report->items.at[i];
        if (is_decided(item)) {
            page_blank(p);
            put_head(p, item, c);
            put_decision(p, &item->decision);
            if (item->decision.kind != DECISION_NOT_APPLICABLE) {
                put_line(p, LABEL_WHY, item->reason, c);
                put_evidence(p, report->path, item, c);
            }
        }
    }
}

void text_item_lists(struct page *p, const struct report *report, bool present)
{
    if (present) {
        put_verdict(p, report, VERDICT_PRESENT, is_present);
    }
    put_list(p, report, INK_DIM, "·", say("lacking, but worth no points"), is_unscored);
    put_verdict(p, report, VERDICT_NOT_APPLICABLE, is_not_applicable);
}

void text_item_proofs(struct page *p, const struct report *report)
{
    struct columns c = measure(p, report);
    for (uint32_t i = 0; i < report->items.n; i++) {
        const struct item_result *item = &report->items.at[i];
        if (item->verdict == VERDICT_PRESENT) {
            page_blank(p);
            put_head(p, item, c);
            put_line(p, LABEL_WHY, item->reason, c);
            put_evidence(p, report->path, item, c);
            put_strings(p, LABEL_BASIS, item, c);
        }
    }
}
