// compare_reports.c: what is different between two results.
#include "compare.h"

struct quotation compare_keep(struct arena *a, const struct quotation *q)
{
    struct quotation kept = *q;
    kept.quote = arena_copy(a, q->quote);
    kept.aspect = arena_copy(a, q->aspect);
    kept.guard = arena_copy(a, q->guard);
    kept.guard_said = arena_copy(a, q->guard_said);
    return kept;
}

struct compared_side compare_side(struct arena *a, const struct report *r)
{
    struct compared_side side = {
        .path = arena_copy(a, r->path),
        .title = arena_copy(a, r->title),
        .issuer = arena_copy(a, r->issuer),
        .year = r->year,
        .score = r->score,
    };
    side.score.grade = arena_copy(a, r->score.grade);
    side.score.formula = arena_copy(a, r->score.formula);
    return side;
}

// --- items ---

static struct compared_verdict verdict_of(struct arena *a, const struct item_result *r)
{
    struct compared_verdict v = {0};
    if (!r) {
        return v;
    }
    v = (struct compared_verdict){.there = true,
                                  .verdict = r->verdict,
                                  .points_h = r->points_h,
                                  .weight_h = r->weight_h,
                                  .reason = arena_copy(a, r->reason)};
    for (uint32_t i = 0; i < r->evidence.n; i++) {
        vec_push(a, &v.evidence, compare_keep(a, &r->evidence.at[i]));
    }
    if (r->has_nearest && r->evidence.n == 0) {
        vec_push(a, &v.evidence, compare_keep(a, &r->nearest));
    }
    return v;
}

// Worth of a verdict; -1: it says nothing of better or worse.
static int worth(const struct item_result *r)
{
    if (!r) {
        return -1;
    }
    switch (r->verdict) {
    case VERDICT_MISSING:
        return 0;
    case VERDICT_WEAK:
        return 1;
    case VERDICT_PRESENT:
        return 2;
    case VERDICT_NOT_APPLICABLE:
    case VERDICT_UNKNOWN:
    case VERDICT_N:
        break;
    }
    return -1;
}

static enum change change_of(const struct item_result *x, const struct item_result *y)
{
    int before = worth(x), after = worth(y);
    if (before < 0 || after < 0) {
        return CHANGE_NONE;
    }
    if (before == after) {
        before = x->points_h;
        after = y->points_h;
    }
    return before < after ? CHANGE_BETTER : before > after ? CHANGE_WORSE : CHANGE_NONE;
}

static bool same(const struct item_result *x, const struct item_result *y)
{
    return x && y && x->verdict == y->verdict && x->points_h == y->points_h;
}

static void add_item(struct session *s, const struct item_result *x,
                     const struct item_result *y, struct comparison *out)
{
    struct arena *a = &s->arena;
    const struct item_result *known = y ? y : x;
    if (same(x, y) || !workbench_selected(s, known->id)) {
        return;
    }
    struct compared_item item = {.id = arena_copy(a, known->id),
                                 .name = arena_copy(a, known->name),
                                 .change = change_of(x, y),
                                 .before = verdict_of(a, x),
                                 .after = verdict_of(a, y)};
    bool verdict = !x || !y || x->verdict != y->verdict;
    out->items_better += verdict && item.change == CHANGE_BETTER;
    out->items_worse += verdict && item.change == CHANGE_WORSE;
    vec_push(a, &out->items, item);
}

static void compare_items(struct session *s, const struct report *before,
                          const struct report *after, struct comparison *out)
{
    for (uint32_t i = 0; i < after->items.n; i++) {
        const struct item_result *y = &after->items.at[i];
        add_item(s, report_item(before, y->id), y, out);
    }
    for (uint32_t i = 0; i < before->items.n; i++) {
        const struct item_result *x = &before->items.at[i];
        if (!report_item(after, x->id)) {
            add_item(s, x, NULL, out);
        }
    }
}

// --- groups ---

static const struct group_result *group_of(const struct report *r, struct str id)
{
    for (uint32_t i = 0; i < r->groups.n; i++) {
        if (str_eq(r->groups.at[i].id, id)) {
            return &r->groups.at[i];
        }
    }
    return NULL;
}

static void add_group(struct arena *a, const struct group_result *x,
                      const struct group_result *y, struct comparison *out)
{
    const struct group_result *known = y ? y : x;
    struct compared_group g = {.id = arena_copy(a, known->id),
                               .name = arena_copy(a, known->name)};
    if (x) {
        g.before_h = x->earned_h;
        g.before_of_h = x->possible_h;
    }
    if (y) {
        g.after_h = y->earned_h;
        g.after_of_h = y->possible_h;
    }
    vec_push(a, &out->groups, g);
}

static void compare_groups(struct arena *a, const struct report *before,
                           const struct report *after, struct comparison *out)
{
    for (uint32_t i = 0; i < after->groups.n; i++) {
        const struct group_result *y = &after->groups.at[i];
        add_group(a, group_of(before, y->id), y, out);
    }
    for (uint32_t i = 0; i < before->groups.n; i++) {
        const struct group_result *x = &before->groups.at[i];
        if (!group_of(after, x->id)) {
            add_group(a, x, NULL, out);
        }
    }
}

// --- findings ---

// Places move from draft to draft: a finding remains when its words do, else when its
// message does.
static bool same_finding(const struct finding *x, const struct finding *y, bool quote)
{
    return str_eq(x->id, y->id) && (quote ? x->quote.n && str_eq(x->quote, y->quote)
                                          : str_eq(x->message, y->message));
}

static void add_finding(struct arena *a, enum finding_fate fate,
                        const struct finding *from, struct comparison *out)
{
    struct finding f = *from;
    f.id = arena_copy(a, from->id);
    f.message = arena_copy(a, from->message);
    f.quote = arena_copy(a, from->quote);
    vec_push(a, &out->findings, ((struct compared_finding){fate, f}));
    out->solved += fate == FINDING_SOLVED;
    out->new_findings += fate == FINDING_NEW;
    out->remaining += fate == FINDING_REMAINING;
}

static void pair_findings(const struct report *before, const struct report *after,
                          bool *taken_before, bool *taken_after, bool quote)
{
    for (uint32_t i = 0; i < before->findings.n; i++) {
        for (uint32_t k = 0; k < after->findings.n && !taken_before[i]; k++) {
            if (!taken_after[k] &&
                same_finding(&before->findings.at[i], &after->findings.at[k], quote)) {
                taken_before[i] = taken_after[k] = true;
            }
        }
    }
}

static void compare_findings(struct arena *a, const struct report *before,
                             const struct report *after, struct comparison *out)
{
    bool *old = arena_array(a, bool, before->findings.n + 1);
    bool *new = arena_array(a, bool, after->findings.n + 1);
    pair_findings(before, after, old, new, true);
    pair_findings(before, after, old, new, false);
    for (uint32_t i = 0; i < before->findings.n; i++) {
        if (!old[i]) {
            add_finding(a, FINDING_SOLVED, &before->findings.at[i], out);
        }
    }
    for (uint32_t i = 0; i < after->findings.n; i++) {
        add_finding(a, new[i] ? FINDING_REMAINING : FINDING_NEW, &after->findings.at[i],
                    out);
    }
}

static bool new_failure(const struct options *o, const struct comparison *c)
{
    for (uint32_t i = 0; i < c->findings.n && !o->fail_on_none; i++) {
        const struct compared_finding *f = &c->findings.at[i];
        if (f->fate == FINDING_NEW && f->finding.severity >= o->fail_on) {
            return true;
        }
    }
    return false;
}

void compare_reports(struct session *s, const struct report *before,
                     const struct report *after, struct comparison *out)
{
    struct arena *a = &s->arena;
    out->before = compare_side(a, before);
    out->after = compare_side(a, after);
    compare_items(s, before, after, out);
    compare_groups(a, before, after, out);
    compare_findings(a, before, after, out);
    out->worse =
        after->score.points_h < before->score.points_h || new_failure(&s->options, out);
}
