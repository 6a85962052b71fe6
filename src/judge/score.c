// score.c: verdicts and weights to points (design: integer hundredths throughout).
//
// present = full weight, weak = its points, missing = 0. What is not applicable leaves
// the denominator and the rest is rescaled to 100; what is unknown leaves it too, is
// shown and said in the formula. Mandatory sections missing cap the total.
#include "judge/state.h"

#include <stdlib.h>

struct sums {
    int64_t earned_h, possible_h;
    uint32_t sections_missing;
};

static struct sums sum_up(const struct state *s, uint32_t as_full)
{
    struct sums t = {0};
    for (uint32_t i = 0; i < s->out->items.n; i++) {
        const struct item_result *r = &s->out->items.at[i];
        bool counted =
            r->verdict != VERDICT_NOT_APPLICABLE && r->verdict != VERDICT_UNKNOWN;
        t.possible_h += counted ? r->weight_h : 0;
        t.earned_h += !counted ? 0 : i == as_full ? r->weight_h : r->points_h;
        t.sections_missing += i != as_full && r->verdict == VERDICT_MISSING &&
                              s->in->pack->items.at[i].mandatory_section;
    }
    return t;
}

static int32_t rescaled(struct sums t)
{
    // Half up, in integers.
    return t.possible_h
               ? (int32_t)((t.earned_h * 10000 * 2 + t.possible_h) / (t.possible_h * 2))
               : 0;
}

static int32_t cap_of(const struct state *s, struct sums t)
{
    const struct scoring *rule = &s->in->pack->scoring;
    return t.sections_missing == 0   ? 0
           : t.sections_missing == 1 ? rule->cap_one_h
                                     : rule->cap_more_h;
}

static int32_t capped(const struct state *s, struct sums t)
{
    int32_t points = rescaled(t);
    int32_t cap = cap_of(s, t);
    return cap && points > cap ? cap : points;
}

static void put_gains(const struct state *s, struct sums now)
{
    int32_t points = capped(s, now);
    for (uint32_t i = 0; i < s->out->items.n; i++) {
        struct item_result *r = &s->out->items.at[i];
        if (r->verdict != VERDICT_WEAK && r->verdict != VERDICT_MISSING) {
            continue;
        }
        struct sums better = sum_up(s, i);
        int32_t gain = capped(s, better) - points;
        int32_t alone = rescaled(better) - rescaled(now);
        // Under a cap the promise is what the total gains; mandatory parts lift the
        // cap.
        r->gain_h = gain;
        r->later_h = alone > gain ? alone - gain : 0;
    }
}

static void put_groups(const struct state *s)
{
    for (uint32_t g = 0; g < s->in->pack->groups.n; g++) {
        const struct group *group = &s->in->pack->groups.at[g];
        struct group_result sum = {group->id, by_lang(s, group->name, group->name_en),
                                   0, 0};
        bool any = false;
        for (uint32_t i = 0; i < s->out->items.n; i++) {
            const struct item_result *r = &s->out->items.at[i];
            bool counted = str_eq(r->group, group->id) &&
                           r->verdict != VERDICT_NOT_APPLICABLE &&
                           r->verdict != VERDICT_UNKNOWN;
            any = any || counted;
            sum.earned_h += counted ? r->points_h : 0;
            sum.possible_h += counted ? r->weight_h : 0;
        }
        if (any) {
            vec_push(s->a, &s->out->groups, sum);
        }
    }
}

static struct str formula(const struct state *s, const struct score *score)
{
    struct str text = arena_fmt(
        s->a, "%d.%02d ÷ %d.%02d × 100 = %d.%02d", score->earned_h / 100,
        score->earned_h % 100, score->possible_h / 100, score->possible_h % 100,
        rescaled((struct sums){score->earned_h, score->possible_h, 0}) / 100,
        rescaled((struct sums){score->earned_h, score->possible_h, 0}) % 100);
    if (score->cap_h) {
        text =
            arena_fmt(s->a, say("%s, capped at %d.%02d: a mandatory part is missing"),
                      text.p, score->cap_h / 100, score->cap_h % 100);
    }
    if (score->unknown_n) {
        text = arena_fmt(s->a, say("%s, %u items not judged (%d.%02d points left out)"),
                         text.p, score->unknown_n, score->unknown_h / 100,
                         score->unknown_h % 100);
    }
    return text;
}

struct order {
    int32_t gain_h, later_h;
    uint32_t index;
};

static int by_gain(const void *a, const void *b)
{
    const struct order *x = a;
    const struct order *y = b;
    if (x->gain_h != y->gain_h) {
        return x->gain_h > y->gain_h ? -1 : 1;
    }
    if (x->later_h != y->later_h) {
        return x->later_h > y->later_h ? -1 : 1;
    }
    return x->index < y->index ? -1 : x->index > y->index;
}

static void put_todo(const struct state *s)
{
    struct order *order = arena_array(s->a, struct order, s->out->items.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->out->items.n; i++) {
        const struct item_result *r = &s->out->items.at[i];
        bool open =
            r->verdict != VERDICT_PRESENT && r->verdict != VERDICT_NOT_APPLICABLE;
        if (open && (r->weight_h > 0 || r->verdict == VERDICT_UNKNOWN)) {
            order[n++] = (struct order){r->gain_h, r->later_h, i};
        }
    }
    qsort(order, n, sizeof *order, by_gain);
    for (uint32_t i = 0; i < n; i++) {
        vec_push(s->a, &s->out->todo, order[i].index);
    }
}

void score_report(const struct state *s)
{
    struct sums now = sum_up(s, UINT32_MAX);
    struct score *score = &s->out->score;
    score->earned_h = (int32_t)now.earned_h;
    score->possible_h = (int32_t)now.possible_h;
    score->points_h = capped(s, now);
    score->cap_h = cap_of(s, now);
    score->barred = now.sections_missing > 1;
    for (uint32_t i = 0; i < s->out->items.n; i++) {
        const struct item_result *r = &s->out->items.at[i];
        score->unknown_n += r->verdict == VERDICT_UNKNOWN;
        score->unknown_h += r->verdict == VERDICT_UNKNOWN ? r->weight_h : 0;
    }
    score->grade = STR("");
    int32_t pass_h = s->in->pack->scoring.pass_h;
    bool lowered = score->barred && score->points_h >= pass_h;
    int32_t grade_h = lowered ? pass_h - 1 : score->points_h;
    for (uint32_t i = 0; i < s->in->pack->scoring.grades.n && score->grade.n == 0;
         i++) {
        const struct grade *g = &s->in->pack->scoring.grades.at[i];
        score->grade = grade_h >= g->from_h ? by_lang(s, g->name, g->name_en) : STR("");
    }
    score->formula = formula(s, score);
    put_gains(s, now);
    put_groups(s);
    put_todo(s);
}
