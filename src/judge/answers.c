// answers.c: does the plan take up the shortcomings? Each is met again by its theme
// (the pack lists words of problem and answer) or by its own words.
#include "judge/state.h"

#include "base/utf8.h"

// A run of so many Chinese characters in both is no chance: 证明事项告知承诺.
// Only the first points are compared so, all with all: real reports have a dozen.
enum { RUN = 5, POINTS_MOST = 60 };

// Place of the run in the span; false when it does not stand there.
static bool run_in(const struct doc *d, uint32_t run, struct span where, uint32_t *at)
{
    for (uint32_t i = where.start; i + RUN <= where.end; i++) {
        if (memcmp(d->unit + i, d->unit + run, RUN * sizeof *d->unit) == 0) {
            *at = i;
            return true;
        }
    }
    return false;
}

static bool theme_in(const struct state *s, const struct cue_list *words,
                     const point_list *points, struct point *where)
{
    struct span found;
    for (uint32_t i = 0; i < points->n; i++) {
        if (cue_in(s->doc, words, points->at[i].span, &found)) {
            *where = (struct point){found, points->at[i].sentence};
            return true;
        }
    }
    return false;
}

static void note_lacking(struct state *s, struct item_result *r, struct str theme)
{
    for (uint32_t i = 0; i < r->lacking.n; i++) {
        if (str_eq(r->lacking.at[i], theme)) {
            return;
        }
    }
    vec_push(s->a, &r->lacking, theme);
}

// Does a run of the shortcoming's own words stand in the title or in another one? Then
// it tells these two apart from nothing.
static bool is_common_run(const struct state *s, const struct point *p, uint32_t at)
{
    const struct doc *d = s->doc;
    uint32_t found;
    if (run_in(d, at, d->facts.title, &found)) {
        return true;
    }
    for (uint32_t i = 0; i < s->problems.n && i < POINTS_MOST; i++) {
        struct span other = s->problems.at[i].span;
        if (other.start != p->span.start && run_in(d, at, other, &found)) {
            return true;
        }
    }
    return false;
}

// The first plan point that takes up a run of the shortcoming's own words.
static bool own_words_in(const struct state *s, const struct point *p,
                         struct point *where)
{
    const struct doc *d = s->doc;
    uint32_t han = 0;
    for (uint32_t i = p->span.start; i < p->span.end; i++) {
        han = unit_is_han(d->unit[i]) ? han + 1 : 0;
        if (han < RUN) {
            continue;
        }
        uint32_t run = i + 1 - RUN, at;
        for (uint32_t k = 0; k < s->plans.n && k < POINTS_MOST; k++) {
            const struct point *plan = &s->plans.at[k];
            if (run_in(d, run, plan->span, &at) && !is_common_run(s, p, run)) {
                *where = (struct point){{at, at + RUN}, plan->sentence};
                return true;
            }
        }
    }
    return false;
}

// How much of one shortcoming the plan answers: the answered share of its themes, or
// all of it when the plan takes up its own words.
static uint32_t answered_h(struct state *s, const struct item *item,
                           const struct point *p, struct item_result *r)
{
    struct point own;
    if (own_words_in(s, p, &own)) {
        add_evidence(s, r, own.span, own.sentence, str_of(say("own words")));
        return 100;
    }
    uint32_t asked = 0;
    uint32_t answered = 0;
    for (uint32_t i = 0; i < item->themes.n && i < s->in->words->themes.n; i++) {
        struct span found;
        struct point answer;
        const struct theme_words *words = &s->in->words->themes.at[i];
        if (!cue_in(s->doc, &words->problem, p->span, &found)) {
            continue;
        }
        asked++;
        if (theme_in(s, &words->answer, &s->plans, &answer)) {
            answered++;
            add_evidence(s, r, answer.span, answer.sentence, item->themes.at[i].name);
        } else {
            note_lacking(s, r, item->themes.at[i].name);
        }
    }
    if (asked == 0) {
        struct quotation q = quote(s, p->span, ROLE_SHORTCOMINGS, STR(""));
        note_lacking(s, r, q.quote);
    }
    return asked ? answered * 100 / asked : 0;
}

void judge_answers(struct state *s, uint32_t index, struct item_result *r)
{
    enum { FULL_H = 80, HALF_H = 50 };
    const struct item *item = rule_of(s, index);
    uint32_t sum_h = 0;
    uint32_t met = 0;
    for (uint32_t i = 0; i < s->problems.n && s->plans.n; i++) {
        uint32_t share_h = answered_h(s, item, &s->problems.at[i], r);
        sum_h += share_h;
        met += share_h >= HALF_H;
    }
    if (s->problems.n == 0 || s->plans.n == 0) {
        conclude(
            r, VERDICT_MISSING, 0,
            s->problems.n
                ? str_of(say("there is no plan that could answer the shortcomings"))
                : str_of(
                      say("no shortcomings are named, so there is nothing to answer")));
        lacks(s, r,
              s->problems.n ? say("a plan")
                            : say("shortcomings and a plan that answers them"));
        return;
    }
    uint32_t mean_h = sum_h / s->problems.n;
    enum verdict v = mean_h >= FULL_H   ? VERDICT_PRESENT
                     : mean_h >= HALF_H ? VERDICT_WEAK
                                        : VERDICT_MISSING;
    conclude(r, v, weak_points(s, r, mean_h, 100),
             arena_fmt(s->a, say("%u of %u shortcomings are met again in the plan"),
                       met, s->problems.n));
}
