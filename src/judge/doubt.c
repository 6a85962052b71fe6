// doubt.c: which verdicts lost characters decide. Such an item is unknown: what a copy
// has lost is never held against the report.
#include "judge/state.h"

#include "base/utf8.h"

static int merit(enum verdict v)
{
    return v == VERDICT_PRESENT ? 2 : v == VERDICT_WEAK ? 1 : 0;
}

static bool holds_lost(const struct doc *d, struct span span)
{
    for (uint32_t i = span.start; i < span.end; i++) {
        if (d->unit[i] == 0xFFFD) {
            return true;
        }
    }
    return false;
}

// A passage names the item and does not count, and what stands around it is lost: a
// stop may have parted it from what speaks against it.
static bool hit_in_doubt(const struct state *s, uint32_t item)
{
    for (uint32_t i = s->item_hits[item]; i < s->item_hits[item + 1]; i++) {
        const struct hit *h = &s->in->hits->list.at[i];
        bool names = h->use == USE_CORE || h->use == USE_SHOWN || h->use == USE_NIL;
        if (names && holds_lost(s->doc, s->doc->sentences.at[h->sentence].span)) {
            return true;
        }
    }
    return false;
}

// Parts of the text are known by headings, first and last lines: is one of them broken?
static bool part_in_doubt(const struct state *s, const struct item *item)
{
    const struct doc *d = s->doc;
    bool part = item->kind != KIND_CONTENT && item->kind != KIND_DUTY &&
                item->kind != KIND_DENSITY && item->kind != KIND_ANSWERS;
    for (uint32_t i = 0; part && i < d->sentences.n; i++) {
        const struct sentence *in = &d->sentences.at[i];
        bool opening = item->kind == KIND_LEAD && in->role == ROLE_PREAMBLE;
        bool chapter = in->heading && d->sections.at[in->section].level <= 1;
        bool line = !in->heading && d->paras.at[in->para].kind != PARA_BODY;
        bool frame = chapter || line || in->role == ROLE_SIGNATURE;
        if ((frame || opening) && holds_lost(d, in->span)) {
            return true;
        }
    }
    return false;
}

// The reading in which the item fares better, NULL when none does. Two words may differ
// in one character: what asks for so much luck must be present then, not only named.
static const struct item_result *better_reading(const struct state *s, uint32_t i)
{
    enum verdict now = s->out->items.at[i].verdict;
    const struct item_result *likely = &s->in->likely->items.at[i];
    if (merit(likely->verdict) > merit(now)) {
        return likely;
    }
    if (!s->in->possible || merit(now) > 0) {
        return NULL;
    }
    const struct item_result *possible = &s->in->possible->items.at[i];
    return possible->verdict == VERDICT_PRESENT ? possible : NULL;
}

static bool may_be_there(const struct state *s, uint32_t i)
{
    return s->in->illegible ||
           s->in->likely->items.at[i].verdict == VERDICT_NOT_APPLICABLE ||
           hit_in_doubt(s, i) || part_in_doubt(s, rule_of(s, i));
}

void doubt_lost(struct state *s)
{
    for (uint32_t i = 0; i < s->out->items.n; i++) {
        struct item_result *r = &s->out->items.at[i];
        if (s->in->set_aside && s->in->set_aside[i].n) {
            continue; // whatever is lost, a person has decided
        }
        const struct item_result *hope = better_reading(s, i);
        bool missing = r->verdict == VERDICT_MISSING && may_be_there(s, i);
        if (r->verdict == VERDICT_UNKNOWN || (!hope && !missing)) {
            continue;
        }
        r->verdict = VERDICT_UNKNOWN;
        r->points_h = 0;
        r->reason = str_of(say("lost characters decide: look at the original"));
        if (hope && hope->evidence.n) {
            r->nearest = hope->evidence.at[0]; // the passage that may tell it
            r->nearest.aspect = STR("");
            r->nearest.guard = STR("lost");
            r->nearest.guard_said = str_of(say("characters are lost here"));
            r->has_nearest = true;
        }
    }
}
