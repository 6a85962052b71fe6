// follow.c: two years of one agency: the points of a report, and whether a point of
// last year's plan is met again in this year's measures.
#include "judge/state.h"

#include "base/utf8.h"

enum {
    RUN = 4,       // characters in common that are looked at
    COMMON_IN = 2, // … unless they stand in so many points of the plan
    OWN_RUN = 6,   // one such run in a measure are the point's own words,
    OWN_SUM = 8,   // or several of so many characters
    LONG_WORD = 3, // characters: such a word of a theme tells as much as two short ones
};

static struct state state_of(struct arena *a, const struct judge_input *in)
{
    return (struct state){.a = a, .in = in, .doc = in->doc};
}

void judge_points(struct arena *a, const struct judge_input *in,
                  struct judged_points *out)
{
    struct state s = state_of(a, in);
    find_points(&s);
    for (uint32_t i = 0; i < s.problems.n; i++) {
        vec_push(a, &out->problems, s.problems.at[i].span);
    }
    for (uint32_t i = 0; i < s.plans.n; i++) {
        vec_push(a, &out->plans, s.plans.at[i].span);
    }
}

struct quotation judge_quote(struct arena *a, const struct judge_input *in,
                             struct span what, enum role role)
{
    struct state s = state_of(a, in);
    return quote(&s, what, role, STR(""));
}

struct following {
    struct arena *a;
    const struct judge_input *before, *after;
    const struct judged_points *points; // of the report before
    struct span plan;
    struct followed out;
    uint32_t best; // characters of the point in the best measure
};

static bool is_measure(const struct sentence *s)
{
    return !s->heading &&
           (s->role == ROLE_ACHIEVEMENTS || s->role == ROLE_FIRST_RESPONSIBLE);
}

static bool stands_in(const struct doc *d, struct span where, const uint16_t *run)
{
    for (uint32_t i = where.start; i + RUN <= where.end; i++) {
        if (memcmp(d->unit + i, run, RUN * sizeof *run) == 0) {
            return true;
        }
    }
    return false;
}

// Words of the title or of several points tell nothing of this one: 法治政府建设.
static bool is_common(const struct following *f, const uint16_t *run)
{
    const struct doc *d = f->before->doc;
    uint32_t in = 0;
    for (uint32_t i = 0; i < f->points->plans.n && in < COMMON_IN; i++) {
        in += stands_in(d, f->points->plans.at[i], run);
    }
    return in >= COMMON_IN || stands_in(d, d->facts.title, run);
}

static bool is_han_run(const uint16_t *u, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!unit_is_han(u[i])) {
            return false;
        }
    }
    return true;
}

// How many characters are equal from both places on.
static uint32_t equal_run(const struct following *f, uint32_t i, uint32_t k,
                          uint32_t end)
{
    const struct doc *x = f->before->doc, *y = f->after->doc;
    uint32_t n = 0;
    while (i + n < f->plan.end && k + n < end && x->unit[i + n] == y->unit[k + n] &&
           unit_is_han(x->unit[i + n])) {
        n++;
    }
    return n;
}

static uint32_t longest_run(const struct following *f, uint32_t i, struct span measure,
                            uint32_t *at)
{
    uint32_t best = 0;
    for (uint32_t k = measure.start; k + RUN <= measure.end; k++) {
        uint32_t n = equal_run(f, i, k, measure.end);
        if (n > best) {
            best = n;
            *at = k;
        }
    }
    return best;
}

// Does the measure take up the point's own words, and more of them than one before?
static void try_measure(struct following *f, uint32_t sentence)
{
    struct span measure = f->after->doc->sentences.at[sentence].span;
    uint32_t sum = 0, longest = 0, longest_at = 0;
    for (uint32_t i = f->plan.start; i + RUN <= f->plan.end; i++) {
        const uint16_t *run = f->before->doc->unit + i;
        uint32_t at = 0;
        uint32_t n = is_han_run(run, RUN) ? longest_run(f, i, measure, &at) : 0;
        if (n < RUN || is_common(f, run)) {
            continue;
        }
        sum += n;
        i += n - 1;
        if (n > longest) {
            longest = n;
            longest_at = at;
        }
    }
    if (sum > f->best && (longest >= OWN_RUN || sum >= OWN_SUM)) {
        f->best = sum;
        f->out.how = FOLLOWED_WORDS;
        f->out.at = (struct span){longest_at, longest_at + longest};
        f->out.sentence = sentence;
    }
}

static void own_words(struct following *f)
{
    const struct doc *y = f->after->doc;
    for (uint32_t s = 0; s < y->sentences.n; s++) {
        if (is_measure(&y->sentences.at[s])) {
            try_measure(f, s);
        }
    }
}

// The theme's word in the plan stands in a measure as well: 案卷评查.
static bool same_word(struct following *f, struct span word)
{
    const struct doc *x = f->before->doc, *y = f->after->doc;
    uint32_t n = word.end - word.start;
    for (uint32_t s = 0; s < y->sentences.n; s++) {
        const struct sentence *in = &y->sentences.at[s];
        for (uint32_t k = in->span.start; is_measure(in) && k + n <= in->span.end;
             k++) {
            if (memcmp(x->unit + word.start, y->unit + k, n * sizeof *x->unit) == 0) {
                f->out.at = (struct span){k, k + n};
                f->out.sentence = s;
                return true;
            }
        }
    }
    return false;
}

static const struct item *item_of_themes(const struct pack *pack)
{
    for (uint32_t i = 0; i < pack->items.n; i++) {
        if (pack->items.at[i].kind == KIND_ANSWERS) {
            return &pack->items.at[i];
        }
    }
    return NULL;
}

static bool same_units(const struct doc *d, struct span x, struct span y)
{
    return x.end - x.start == y.end - y.start &&
           memcmp(d->unit + x.start, d->unit + y.start,
                  (x.end - x.start) * sizeof *d->unit) == 0;
}

// One short word alone, such as 宣传, stands in every report: two are asked for.
static bool enough_words(struct following *f, const struct cue_list *words)
{
    struct span rest = f->plan, word, first = {0, 0};
    while (cue_in(f->before->doc, words, rest, &word)) {
        bool again = same_units(f->before->doc, word, first);
        if (!again && same_word(f, word)) {
            if (word.end - word.start >= LONG_WORD || !span_empty(first)) {
                return true;
            }
            first = word;
        }
        rest.start = word.start + 1;
    }
    return false;
}

static void by_theme(struct following *f)
{
    const struct item *item = item_of_themes(f->before->pack);
    const struct judge_words *words = f->before->words;
    for (uint32_t i = 0; item && i < item->themes.n && i < words->themes.n; i++) {
        if (enough_words(f, &words->themes.at[i].answer)) {
            f->out.how = FOLLOWED_THEME;
            f->out.theme = item->themes.at[i].name;
            return;
        }
    }
}

struct followed judge_followed(struct arena *a, const struct judge_input *before,
                               const struct judged_points *points, uint32_t plan,
                               const struct judge_input *after)
{
    struct following f = {.a = a,
                          .before = before,
                          .after = after,
                          .points = points,
                          .plan = points->plans.at[plan]};
    own_words(&f);
    if (f.out.how == FOLLOWED_NOT) {
        by_theme(&f);
    }
    if (f.out.how != FOLLOWED_NOT) {
        struct state s = state_of(a, after);
        const struct sentence *in = &after->doc->sentences.at[f.out.sentence];
        f.out.quote = quote(&s, clause_around(after->doc, in->span, f.out.at), in->role,
                            f.out.theme);
    }
    return f.out;
}
