// compare_text.c: comparisons for people.
#include "compare.h"

#include "base/utf8.h"

enum {
    COMPACT_FROM = 4, // a line a pair from this many on
    QUOTES_SHOWN = 3, // of each side of an item
    NAME_WIDTH = 36,
};

static void put_arrow(struct buf *out, int32_t before_h, int32_t after_h)
{
    buf_hundredths(out, before_h);
    buf_addz(out, " → ");
    buf_hundredths(out, after_h);
}

static void put_gain(struct buf *out, int32_t gain_h)
{
    buf_addz(out, gain_h > 0 ? "+" : "");
    buf_hundredths(out, gain_h);
}

static void put_quotation(struct buf *out, const char *label, const struct quotation *q)
{
    buf_fmt(out, "      %s %u:%u 「", label, q->at.line, q->at.column);
    safe_put(out, q->quote);
    buf_addz(out, "」");
    if (q->aspect.n || q->guard_said.n) {
        buf_addz(out, " (");
        safe_put(out, q->aspect.n ? q->aspect : q->guard_said);
        buf_byte(out, ')');
    }
    buf_byte(out, '\n');
}

static void put_heading(struct buf *out, const char *heading)
{
    buf_fmt(out, "\n%s\n", heading);
}

// --- items ---

static const char *said(const struct compared_verdict *v)
{
    static const char *const names[VERDICT_N] = {
        SAY_LATER("present"), SAY_LATER("weak"), SAY_LATER("missing"),
        SAY_LATER("not applicable"), SAY_LATER("unknown")};
    return v->there ? say(names[v->verdict]) : say("not in the pack");
}

static void put_verdict(struct buf *out, const char *label,
                        const struct compared_verdict *v)
{
    if (!v->there) {
        return;
    }
    buf_fmt(out, "      %s: ", label);
    safe_put(out, v->reason);
    buf_byte(out, '\n');
    for (uint32_t i = 0, shown = 0; i < v->evidence.n && shown < QUOTES_SHOWN; i++) {
        const struct quotation *q = &v->evidence.at[i];
        if (i == 0 || !position_same(q->at, v->evidence.at[i - 1].at)) {
            put_quotation(out, "  ", q);
            shown++;
        }
    }
}

static void put_items_that(struct buf *out, const struct comparison *c,
                           enum change change)
{
    static const char *const marks[] = {"▼", "·", "▲"};
    for (uint32_t i = 0; i < c->items.n; i++) {
        const struct compared_item *item = &c->items.at[i];
        if (item->change != change) {
            continue;
        }
        buf_fmt(out, "  %s %s ", marks[change + 1], item->id.p);
        safe_put(out, item->name);
        buf_fmt(out, ": %s → %s  ", said(&item->before), said(&item->after));
        put_arrow(out, item->before.points_h, item->after.points_h);
        buf_byte(out, '\n');
        put_verdict(out, say("before"), &item->before);
        put_verdict(out, say("after"), &item->after);
    }
}

// What got worse comes first.
static void put_items(struct buf *out, const struct comparison *c)
{
    buf_byte(out, '\n');
    buf_fmt(out, say("Verdicts that changed: %u better, %u worse\n"), c->items_better,
            c->items_worse);
    put_items_that(out, c, CHANGE_WORSE);
    put_items_that(out, c, CHANGE_NONE);
    put_items_that(out, c, CHANGE_BETTER);
}

// --- groups, findings ---

static void put_groups(struct buf *out, const struct comparison *c)
{
    put_heading(out, say("Score by group"));
    for (uint32_t i = 0; i < c->groups.n; i++) {
        const struct compared_group *g = &c->groups.at[i];
        int pad = NAME_WIDTH - utf8_width(g->name);
        buf_addz(out, "  ");
        safe_put(out, g->name);
        buf_fmt(out, "%*s", pad > 1 ? pad : 1, "");
        buf_hundredths(out, g->before_h);
        buf_byte(out, '/');
        buf_hundredths(out, g->before_of_h);
        buf_addz(out, " → ");
        buf_hundredths(out, g->after_h);
        buf_byte(out, '/');
        buf_hundredths(out, g->after_of_h);
        if (g->after_h != g->before_h) {
            buf_addz(out, "  ");
            put_gain(out, g->after_h - g->before_h);
        }
        buf_byte(out, '\n');
    }
}

static void put_findings(struct buf *out, const struct comparison *c)
{
    static const char *const fates[] = {SAY_LATER("solved"), SAY_LATER("new"),
                                        SAY_LATER("remaining")};
    buf_byte(out, '\n');
    buf_fmt(out, say("Findings: %u solved, %u new, %u remaining\n"), c->solved,
            c->new_findings, c->remaining);
    for (uint32_t i = 0; i < c->findings.n; i++) {
        const struct compared_finding *f = &c->findings.at[i];
        buf_fmt(out, "  %s: %s %s %u:%u ", say(fates[f->fate]),
                finding_severity_name(f->finding.severity), f->finding.id.p,
                f->finding.at.line, f->finding.at.column);
        safe_put(out, f->finding.message);
        buf_byte(out, '\n');
    }
}

// --- texts of two years ---

static void put_repeated(struct buf *out, const struct comparison *c, enum role role,
                         const char *heading)
{
    bool any = false;
    for (uint32_t i = 0; i < c->repeated.n; i++) {
        const struct repeated_point *r = &c->repeated.at[i];
        if (r->role != role) {
            continue;
        }
        if (!any) {
            put_heading(out, heading);
            any = true;
        }
        buf_fmt(out, say("  %u%% the same\n"), r->percent);
        put_quotation(out, say("before"), &r->before);
        put_quotation(out, say("after"), &r->after);
    }
}

static void put_promises(struct buf *out, const struct comparison *c)
{
    buf_byte(out, '\n');
    buf_fmt(out,
            say("Plan of before against the measures of after: of %u points %u met "
                "again in their own words, %u touched on, %u not met again\n"),
            c->promises.n, c->kept, c->touched, c->promises.n - c->kept - c->touched);
    for (uint32_t i = 0; i < c->promises.n; i++) {
        const struct kept_promise *p = &c->promises.at[i];
        buf_fmt(out, "  %s\n",
                p->kept == KEPT_WORDS   ? say("✓ met again")
                : p->kept == KEPT_THEME ? say("~ touched on")
                                        : say("✗ not met again"));
        put_quotation(out, say("plan"), &p->plan);
        if (p->kept != KEPT_NOT) {
            put_quotation(out, say("measure"), &p->measure);
        }
    }
}

// --- pairs ---

static void put_year(struct buf *out, const struct compared_side *side)
{
    safe_put(out, side->issuer.n ? side->issuer : side->path);
    if (side->year) {
        buf_fmt(out, " %d", side->year);
    }
}

static void put_who(struct buf *out, const struct comparison *c)
{
    bool same = str_eq(c->before.issuer, c->after.issuer) && c->before.issuer.n;
    put_year(out, &c->before);
    buf_addz(out, " → ");
    if (!same) {
        put_year(out, &c->after);
    } else if (c->after.year) {
        buf_fmt(out, "%d", c->after.year);
    } else {
        safe_put(out, c->after.path);
    }
}

static const char *verdict_on(const struct comparison *c)
{
    int32_t gain = c->after.score.points_h - c->before.score.points_h;
    return c->worse ? say("worse") : gain > 0 ? say("better") : say("the same");
}

static void put_pair(struct buf *out, const struct comparison *c)
{
    put_who(out, c);
    buf_addz(out, "\n  ");
    safe_put(out, c->before.path);
    buf_addz(out, " → ");
    safe_put(out, c->after.path);
    buf_addz(out, "\n  ");
    put_arrow(out, c->before.score.points_h, c->after.score.points_h);
    buf_addz(out, "  (");
    put_gain(out, c->after.score.points_h - c->before.score.points_h);
    buf_fmt(out, ")  %s\n", verdict_on(c));
    put_groups(out, c);
    put_items(out, c);
    put_findings(out, c);
    if (c->texts) {
        put_repeated(out, c, ROLE_SHORTCOMINGS,
                     say("Shortcomings that stand there again"));
        put_repeated(out, c, ROLE_PLAN, say("Plans that stand there again"));
        put_promises(out, c);
    }
    buf_byte(out, '\n');
}

static void put_line(struct buf *out, const struct comparison *c)
{
    struct buf gain = {0};
    put_gain(&gain, c->after.score.points_h - c->before.score.points_h);
    buf_fmt(out, "%8s  ", gain.p);
    buf_free(&gain);
    put_arrow(out, c->before.score.points_h, c->after.score.points_h);
    buf_addz(out, "  ");
    put_who(out, c);
    buf_fmt(out, say("  verdicts %u better %u worse, findings %u solved %u new"),
            c->items_better, c->items_worse, c->solved, c->new_findings);
    if (c->texts) {
        buf_fmt(out, say(", repeated %u, plan %u of %u not met again"), c->repeated.n,
                c->promises.n - c->kept - c->touched, c->promises.n);
    }
    buf_byte(out, '\n');
}

static void put_single(struct buf *out, const char *heading,
                       const struct compared_side *sides, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        buf_fmt(out, "%s: ", heading);
        safe_put(out, sides[i].path);
        if (sides[i].issuer.n) {
            buf_addz(out, "  ");
            put_year(out, &sides[i]);
        }
        buf_byte(out, '\n');
    }
}

void compare_put_text(struct session *s, struct buf *out, const void *what)
{
    const struct comparisons *all = what;
    bool compact = all->pairs.n >= COMPACT_FROM && !s->options.verbose;
    for (uint32_t i = 0; i < all->pairs.n; i++) {
        if (compact) {
            put_line(out, &all->pairs.at[i]);
        } else {
            put_pair(out, &all->pairs.at[i]);
        }
    }
    put_single(out, say("only before"), all->only_before.at, all->only_before.n);
    put_single(out, say("only after"), all->only_after.at, all->only_after.n);
    if (all->pairs.n + all->only_before.n + all->only_after.n > 1) {
        buf_fmt(out, say("%u compared, %u worse, mean "), all->pairs.n, all->worse);
        put_arrow(out, all->mean_before_h, all->mean_after_h);
        buf_fmt(out, "%s\n", compact ? say("  (--verbose shows each in full)") : "");
    }
}
