// result.c: filling in the result of one item.
#include "judge/state.h"

const struct item *rule_of(const struct state *s, uint32_t index)
{
    return &s->in->pack->items.at[index];
}

int32_t weak_points(const struct state *s, const struct item_result *r, uint32_t have,
                    uint32_t want)
{
    const struct scoring *rule = &s->in->pack->scoring;
    int64_t percent = want ? (int64_t)have * 100 / want : 0;
    percent = percent < rule->weak_low ? rule->weak_low : percent;
    percent = percent > rule->weak_high ? rule->weak_high : percent;
    return (int32_t)(r->weight_h * percent / 100);
}

void conclude(struct item_result *r, enum verdict v, int32_t points_h,
              struct str reason)
{
    r->verdict = v;
    r->points_h = v == VERDICT_PRESENT ? r->weight_h : v == VERDICT_WEAK ? points_h : 0;
    r->reason = reason;
}

void lacks(const struct state *s, struct item_result *r, const char *what)
{
    vec_push(s->a, &r->lacking, str_of(what));
}

void set_nearest(const struct state *s, struct item_result *r, const struct hit *hit,
                 struct verdict_on_hit why)
{
    const struct sentence *in = &s->doc->sentences.at[hit->sentence];
    r->nearest =
        quote(s, clause_around(s->doc, in->span, hit->span), in->role, STR(""));
    r->nearest.guard = str_of(why.guard);
    r->nearest.guard_said = why.guard_said;
    r->has_nearest = true;
}
