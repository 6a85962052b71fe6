// waivers_apply.c: which decisions hold for a report, and what they change.
#include "waivers.h"

#include "base/date.h"
#include "base/utf8.h"

#include <fnmatch.h>

enum { SOON = 30 }; // days before it expires that a decision is warned of

bool waiver_fits(const struct waiver *w, struct str path, struct str issuer)
{
    struct str name = path;
    for (size_t i = path.n; i > 0 && name.n == path.n; i--) {
        if (path.p[i - 1] == '/') {
            name = (struct str){path.p + i, path.n - i};
        }
    }
    return (issuer.n && str_eq(w->where, issuer)) ||
           fnmatch(w->where.p, path.p, 0) == 0 || fnmatch(w->where.p, name.p, 0) == 0;
}

// Says of an expired decision that it is; true when it still holds.
static bool holds(struct waivers *all, const struct waiver *w, struct diags *d,
                  const struct input *in)
{
    struct place place = {in->path, 0, 0};
    if (w->expires_on && w->expires_on < all->today) {
        diag_add(d, DIAG_WAIVER_EXPIRED, place, decision_name(w->kind), w->item.p,
                 w->expires.p);
        diag_hint(d, "%s:%u", all->path.p, w->line);
        all->expired++;
        return false;
    }
    if (w->expires_on && date_days(w->expires_on) - date_days(all->today) <= SOON) {
        diag_add(d, DIAG_WAIVER_SOON, place, decision_name(w->kind), w->item.p,
                 w->expires.p);
        diag_hint(d, "%s:%u", all->path.p, w->line);
    }
    return true;
}

const struct str *waivers_decide(void *waivers, struct arena *a, struct diags *d,
                                 const struct input *in)
{
    struct waivers *all = waivers;
    struct ustr units = doc_units(&in->doc, in->doc.facts.issuer);
    struct str issuer = units_to_utf8(a, units.p, units.n);
    struct str *set_aside = arena_array(a, struct str, all->pack->items.n + 1);
    memset(all->of, 0, all->pack->items.n * sizeof *all->of);
    for (uint32_t i = 0; i < all->list.n; i++) {
        struct waiver *w = &all->list.at[i];
        int item = pack_item(all->pack, w->item);
        if (item < 0 || all->of[item] || !waiver_fits(w, in->path, issuer)) {
            continue; // the first row that fits decides
        }
        w->used = true;
        if (!holds(all, w, d, in)) {
            continue;
        }
        all->of[item] = w;
        if (w->kind == DECISION_NOT_APPLICABLE) {
            set_aside[item] = arena_fmt(a, say("by decision: %s"), w->reason.p);
        }
    }
    return set_aside;
}

static bool still_to_do(const struct item_result *r)
{
    return r->decision.kind == DECISION_NONE;
}

void waivers_mark(struct waivers *w, struct report *report)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < report->items.n && i < w->pack->items.n; i++) {
        if (w->of[i]) {
            report->items.at[i].decision = (struct item_decision){
                w->of[i]->kind, w->of[i]->reason, w->of[i]->owner, w->of[i]->expires};
        }
    }
    for (uint32_t i = 0; i < report->todo.n; i++) {
        if (still_to_do(&report->items.at[report->todo.at[i]])) {
            report->todo.at[kept++] = report->todo.at[i];
        }
    }
    report->todo.n = kept;
}

void waivers_unused(const struct waivers *w, struct diags *d)
{
    for (uint32_t i = 0; i < w->list.n; i++) {
        const struct waiver *one = &w->list.at[i];
        if (!one->used) {
            diag_add(d, DIAG_WAIVER_UNUSED, (struct place){w->path, one->line, 1},
                     one->where.p);
        }
    }
}
