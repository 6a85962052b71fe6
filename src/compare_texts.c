// compare_texts.c: two reports of one agency as texts: shortcomings and plans that
// stand there again, and what became of the plan.
#include "compare.h"

#include "base/limits.h"
#include "overlap/overlap.h"

enum {
    SAME_LEAST = 70, // percent: the same point again, reworded at most
    PART_LEAST = 10, // characters of a point that can be compared
};

struct texts {
    struct session *s;
    struct arena *work;
    struct judge_input before, after;
    struct judged_points old, new;
    struct comparison *out;
};

static struct judge_input input_of(const struct pipeline *p,
                                   const struct corpus_seen *seen)
{
    return (struct judge_input){
        .pack = &p->pack,
        .words = p->words,
        .doc = &seen->doc,
        .hits = &seen->hits,
        .lang = p->lang,
    };
}

static struct quotation quote(struct texts *t, const struct judge_input *in,
                              struct span what, enum role role)
{
    struct quotation q = judge_quote(t->work, in, what, role);
    return compare_keep(&t->s->arena, &q);
}

// Repeated is a point most of which stands in one point of the other year.
static void find_again(struct texts *t, struct span old, const struct span *points,
                       uint32_t n, enum role role)
{
    uint32_t best = 0, percent = 0;
    for (uint32_t i = 0; i < n && old.end - old.start >= PART_LEAST; i++) {
        bool long_enough = points[i].end - points[i].start >= PART_LEAST;
        uint32_t alike = long_enough ? overlap_alike(t->work, t->before.doc, old,
                                                     t->after.doc, points[i])
                                     : 0;
        if (alike > percent) {
            percent = alike;
            best = i;
        }
    }
    if (percent >= SAME_LEAST) {
        struct repeated_point r = {
            .role = role,
            .percent = percent,
            .before = quote(t, &t->before, old, role),
            .after = quote(t, &t->after, points[best], role),
        };
        vec_push(&t->s->arena, &t->out->repeated, r);
    }
}

static void find_repeated(struct texts *t)
{
    for (uint32_t i = 0; i < t->old.problems.n; i++) {
        find_again(t, t->old.problems.at[i], t->new.problems.at, t->new.problems.n,
                   ROLE_SHORTCOMINGS);
    }
    for (uint32_t i = 0; i < t->old.plans.n; i++) {
        find_again(t, t->old.plans.at[i], t->new.plans.at, t->new.plans.n, ROLE_PLAN);
    }
}

// Drafts of one year repeat each other by nature, and only a later report can tell what
// became of a plan.
static bool is_later(const struct texts *t)
{
    int before = t->before.doc->facts.year, after = t->after.doc->facts.year;
    return before == 0 || after == 0 || after > before;
}

static void follow_plan(struct texts *t)
{
    struct arena *a = &t->s->arena;
    for (uint32_t i = 0; i < t->old.plans.n; i++) {
        struct followed f = judge_followed(t->work, &t->before, &t->old, i, &t->after);
        struct kept_promise *p = vec_add(a, &t->out->promises);
        p->plan = quote(t, &t->before, t->old.plans.at[i], ROLE_PLAN);
        p->kept = f.how == FOLLOWED_WORDS   ? KEPT_WORDS
                  : f.how == FOLLOWED_THEME ? KEPT_THEME
                                            : KEPT_NOT;
        p->theme = arena_copy(a, f.theme);
        p->measure = compare_keep(a, &f.quote);
        t->out->kept += p->kept == KEPT_WORDS;
        t->out->touched += p->kept == KEPT_THEME;
    }
}

static bool too_long(struct session *s, const struct corpus_seen *seen, struct str path)
{
    struct diags d = {.arena = &s->arena};
    if (seen->doc.n <= LIMIT_POINTS_UNITS) {
        return false;
    }
    diag_add(&d, DIAG_POINTS_LONG, (struct place){path, 0, 0},
             arena_fmt(&s->arena, "%d", LIMIT_POINTS_UNITS).p);
    session_print(s, &d, SEVERITY_WARNING);
    return true;
}

void compare_texts(struct session *s, const struct pipeline *p, struct arena *work,
                   const struct corpus_seen *before, const struct corpus_seen *after,
                   struct comparison *out)
{
    struct texts t = {.s = s,
                      .work = work,
                      .before = input_of(p, before),
                      .after = input_of(p, after),
                      .out = out};
    out->texts = is_later(&t) && !too_long(s, before, out->before.path) &&
                 !too_long(s, after, out->after.path);
    if (out->texts) {
        judge_points(work, &t.before, &t.old);
        judge_points(work, &t.after, &t.new);
        find_repeated(&t);
        follow_plan(&t);
    }
}
