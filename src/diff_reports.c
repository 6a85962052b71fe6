// diff_reports.c: which verdicts and scores two packs give differently.
#include "rules_diff.h"

static struct quotation copy_quotation(struct arena *a, const struct quotation *q)
{
    struct quotation copy = *q;
    copy.quote = arena_copy(a, q->quote);
    copy.aspect = arena_copy(a, q->aspect);
    copy.guard = arena_copy(a, q->guard);
    copy.guard_said = arena_copy(a, q->guard_said);
    return copy;
}

// What the verdict rests on: the evidence, else the nearest miss.
static struct judged_item copy_item(struct arena *a, const struct item_result *r)
{
    struct judged_item out = {0};
    if (!r) {
        return out;
    }
    out = (struct judged_item){.there = true,
                               .verdict = r->verdict,
                               .points_h = r->points_h,
                               .reason = arena_copy(a, r->reason)};
    for (uint32_t i = 0; i < r->evidence.n; i++) {
        vec_push(a, &out.evidence, copy_quotation(a, &r->evidence.at[i]));
    }
    if (r->has_nearest && r->evidence.n == 0) {
        vec_push(a, &out.evidence, copy_quotation(a, &r->nearest));
    }
    return out;
}

static bool same(const struct item_result *x, const struct item_result *y)
{
    return x && y && x->verdict == y->verdict && x->points_h == y->points_h;
}

static void add_item(struct arena *a, struct report_change *change,
                     const struct item_result *x, const struct item_result *y)
{
    struct item_change *item = vec_add(a, &change->items);
    *item = (struct item_change){.id = arena_copy(a, x ? x->id : y->id),
                                 .name = arena_copy(a, x ? x->name : y->name),
                                 .old = copy_item(a, x),
                                 .new = copy_item(a, y)};
}

static bool holds_finding(const struct report *report, const struct finding *f)
{
    for (uint32_t i = 0; i < report->findings.n; i++) {
        const struct finding *g = &report->findings.at[i];
        if (str_eq(f->id, g->id) && f->severity == g->severity &&
            position_same(f->at, g->at) && str_eq(f->message, g->message)) {
            return true;
        }
    }
    return false;
}

static void add_findings(struct arena *a, struct report_change *change, char sign,
                         const struct report *from, const struct report *in)
{
    for (uint32_t i = 0; i < from->findings.n; i++) {
        struct finding f = from->findings.at[i];
        if (!holds_finding(in, &f)) {
            f.id = arena_copy(a, f.id);
            f.message = arena_copy(a, f.message);
            f.quote = arena_copy(a, f.quote);
            vec_push(a, &change->findings, ((struct finding_change){sign, f}));
        }
    }
}

// Adds the report when anything differs.
static void compare(struct session *s, struct corpus_change *out, struct str path,
                    const struct report *old, const struct report *new)
{
    struct arena *a = &s->arena;
    struct report_change change = {
        .path = path, .old_h = old->score.points_h, .new_h = new->score.points_h};
    for (uint32_t i = 0; i < old->items.n; i++) {
        const struct item_result *x = &old->items.at[i];
        const struct item_result *y = report_item(new, x->id);
        if (!same(x, y) && workbench_selected(s, x->id)) {
            add_item(a, &change, x, y);
        }
    }
    for (uint32_t i = 0; i < new->items.n; i++) {
        const struct item_result *y = &new->items.at[i];
        if (!report_item(old, y->id) && workbench_selected(s, y->id)) {
            add_item(a, &change, NULL, y);
        }
    }
    add_findings(a, &change, '-', old, new);
    add_findings(a, &change, '+', new, old);
    if (change.items.n || change.findings.n || change.old_h != change.new_h) {
        vec_push(a, &out->list, change);
    }
}

bool diff_reports(struct session *s, const struct pipeline *old,
                  const struct pipeline *new, struct corpus_change *out)
{
    struct paths files = {0};
    struct arena document = {0};
    if (!corpus_files(s, &files)) {
        return false;
    }
    for (uint32_t i = 0; i < files.list.n; i++) {
        struct report x, y;
        struct str path = files.list.at[i];
        if (corpus_judge(s, old, &document, path, &x, NULL) &&
            corpus_judge(s, new, &document, path, &y, NULL)) {
            compare(s, out, path, &x, &y);
            out->reports++;
        } else {
            out->failed++;
        }
        arena_reset(&document);
    }
    arena_free(&document);
    return out->failed == 0;
}
