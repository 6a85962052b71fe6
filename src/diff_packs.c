// diff_packs.c: what changed between two packs.
#include "rules_diff.h"

#include "base/buf.h"

static const struct place nowhere = {{"", 0}, 0, 0};

static void add(struct changes *c, char sign, struct str what, struct str text,
                struct place place)
{
    struct change change = {sign, what, text, place};
    vec_push(c->arena, &c->list, change);
}

void diff_text(struct changes *c, struct str what, struct str x, struct str y,
               struct place place)
{
    if (!str_eq(x, y)) {
        add(c, '~', what,
            arena_fmt(c->arena, "%.*s → %.*s", (int)x.n, x.n ? x.p : "", (int)y.n,
                      y.n ? y.p : ""),
            place);
    }
}

static bool holds(const word_list *list, struct str word)
{
    for (uint32_t i = 0; i < list->n; i++) {
        if (str_eq(list->at[i], word)) {
            return true;
        }
    }
    return false;
}

void diff_texts(struct changes *c, struct str what, const word_list *x,
                const word_list *y, struct place place)
{
    for (uint32_t i = 0; i < x->n; i++) {
        if (!holds(y, x->at[i])) {
            add(c, '-', what, x->at[i], nowhere);
        }
    }
    for (uint32_t i = 0; i < y->n; i++) {
        if (!holds(x, y->at[i])) {
            add(c, '+', what, y->at[i], place);
        }
    }
}

static void number(struct changes *c, struct str what, int64_t x, int64_t y)
{
    struct str old = arena_fmt(c->arena, "%lld", (long long)x);
    diff_text(c, what, old, arena_fmt(c->arena, "%lld", (long long)y), nowhere);
}

// --- sets ---

static const struct word_set *set_of(const struct pack *p, struct str name)
{
    for (uint32_t i = 0; i < p->sets.n; i++) {
        if (str_eq(p->sets.at[i].name, name)) {
            return &p->sets.at[i];
        }
    }
    return NULL;
}

static word_list words_of(struct arena *a, const struct word_set *set)
{
    word_list list = {0};
    for (uint32_t i = 0; i < set->words.n; i++) {
        vec_push(a, &list, set->words.at[i].source);
    }
    return list;
}

static void diff_sets(struct changes *c, const struct pack *old, const struct pack *new)
{
    for (uint32_t i = 0; i < old->sets.n; i++) {
        const struct word_set *x = &old->sets.at[i];
        const struct word_set *y = set_of(new, x->name);
        struct str what = arena_fmt(c->arena, "{%s}", x->name.p);
        if (!y) {
            add(c, '-', what, STR(""), x->place);
            continue;
        }
        word_list a = words_of(c->arena, x), b = words_of(c->arena, y);
        diff_texts(c, what, &a, &b, y->place);
        diff_text(c, what, x->units ? STR("units") : STR("words"),
                  y->units ? STR("units") : STR("words"), y->place);
    }
    for (uint32_t i = 0; i < new->sets.n; i++) {
        const struct word_set *y = &new->sets.at[i];
        if (!set_of(old, y->name)) {
            add(c, '+', arena_fmt(c->arena, "{%s}", y->name.p), STR(""), y->place);
        }
    }
}

// --- guards ---

static const struct guard *guard_of(const struct pack *p, struct str name)
{
    for (uint32_t i = 0; i < p->guards.n; i++) {
        if (str_eq(p->guards.at[i].name, name)) {
            return &p->guards.at[i];
        }
    }
    return NULL;
}

static struct str guard_key(struct changes *c, const struct guard *g, const char *key)
{
    return arena_fmt(c->arena, "%s %s %s", say("guard"), g->name.p, key);
}

static void diff_guard(struct changes *c, const struct guard *x, const struct guard *y)
{
    diff_texts(c, guard_key(c, y, "before"), &x->before, &y->before, y->place);
    diff_texts(c, guard_key(c, y, "after"), &x->after, &y->after, y->place);
    diff_texts(c, guard_key(c, y, "around"), &x->around, &y->around, y->place);
    diff_texts(c, guard_key(c, y, "subject"), &x->subject, &y->subject, y->place);
    diff_texts(c, guard_key(c, y, "unless"), &x->unless, &y->unless, y->place);
    number(c, guard_key(c, y, "unless_figure"), x->unless_figure, y->unless_figure);
    number(c, guard_key(c, y, "before_within"), x->before_within, y->before_within);
    number(c, guard_key(c, y, "after_within"), x->after_within, y->after_within);
    diff_text(c, guard_key(c, y, "scope"),
              x->sentence ? STR("sentence") : STR("clause"),
              y->sentence ? STR("sentence") : STR("clause"), y->place);
    diff_text(c, guard_key(c, y, "say"), x->say, y->say, y->place);
}

static void diff_guards(struct changes *c, const struct pack *old,
                        const struct pack *new)
{
    for (uint32_t i = 0; i < old->guards.n; i++) {
        const struct guard *x = &old->guards.at[i];
        const struct guard *y = guard_of(new, x->name);
        if (y) {
            diff_guard(c, x, y);
        } else {
            add(c, '-', guard_key(c, x, ""), x->say, x->place);
        }
    }
    for (uint32_t i = 0; i < new->guards.n; i++) {
        const struct guard *y = &new->guards.at[i];
        if (!guard_of(old, y->name)) {
            add(c, '+', guard_key(c, y, ""), y->say, y->place);
        }
    }
}

// --- outline ---

static void diff_outline(struct changes *c, const struct outline *x,
                         const struct outline *y)
{
    const struct {
        const char *key;
        const word_list *x, *y;
    } rows[] = {
        {"shortcoming_cues", &x->shortcoming_cues, &y->shortcoming_cues},
        {"plan_cues", &x->plan_cues, &y->plan_cues},
        {"lead", &x->lead, &y->lead},
        {"title", &x->title, &y->title},
        {"title_ends", &x->title_ends, &y->title_ends},
        {"addressee", &x->addressee, &y->addressee},
        {"closing", &x->closing, &y->closing},
        {"furniture", &x->furniture, &y->furniture},
        {"not_figures", &x->not_figures, &y->not_figures},
        {"made", &x->made, &y->made},
        {"stock", &x->stock, &y->stock},
    };
    for (int r = 0; r < ROLE_N; r++) {
        struct str what =
            arena_fmt(c->arena, "outline roles %s", role_name((enum role)r));
        diff_texts(c, what, &x->roles[r], &y->roles[r], nowhere);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str what = arena_fmt(c->arena, "outline %s", rows[i].key);
        diff_texts(c, what, rows[i].x, rows[i].y, nowhere);
    }
}

// --- the pack file ---

static word_list described(struct arena *a, const struct pack *p)
{
    const struct scoring *s = &p->scoring;
    word_list list = {0};
    for (uint32_t i = 0; i < p->bodies.n; i++) {
        struct str line = arena_fmt(a, "body %s:", p->bodies.at[i].id.p);
        for (uint32_t k = 0; k < p->bodies.at[i].title.n; k++) {
            line = arena_fmt(a, "%s %s", line.p, p->bodies.at[i].title.at[k].p);
        }
        vec_push(a, &list, line);
    }
    for (uint32_t i = 0; i < p->groups.n; i++) {
        struct str line =
            arena_fmt(a, "group %s %s:", p->groups.at[i].id.p, p->groups.at[i].name.p);
        for (uint32_t k = 0; k < p->groups.at[i].words.n; k++) {
            line = arena_fmt(a, "%s %s", line.p, p->groups.at[i].words.at[k].p);
        }
        vec_push(a, &list, line);
    }
    for (uint32_t i = 0; i < s->grades.n; i++) {
        vec_push(a, &list,
                 arena_fmt(a, "grade %s from %d/100", s->grades.at[i].name.p,
                           (int)s->grades.at[i].from_h));
    }
    vec_push(a, &list,
             arena_fmt(a, "scoring weak %d–%d, caps %d/100 %d/100, pass %d/100",
                       (int)s->weak_low, (int)s->weak_high, (int)s->cap_one_h,
                       (int)s->cap_more_h, (int)s->pass_h));
    return list;
}

static void diff_items(struct changes *c, const struct pack *old,
                       const struct pack *new)
{
    for (uint32_t i = 0; i < old->items.n; i++) {
        const struct item *x = &old->items.at[i];
        int k = pack_item(new, x->id);
        if (k < 0) {
            add(c, '-', x->id, x->name, x->place);
        } else {
            diff_item(c, old, new, x, &new->items.at[k]);
        }
    }
    for (uint32_t i = 0; i < new->items.n; i++) {
        const struct item *y = &new->items.at[i];
        if (pack_item(old, y->id) < 0) {
            add(c, '+', y->id, y->name, y->place);
        }
    }
}

void diff_packs(struct changes *c, const struct pack *old, const struct pack *new)
{
    word_list x = described(c->arena, old), y = described(c->arena, new);
    diff_text(c, STR("pack edition"), old->edition, new->edition, nowhere);
    diff_texts(c, STR("pack"), &x, &y, nowhere);
    diff_outline(c, &old->outline, &new->outline);
    diff_sets(c, old, new);
    diff_guards(c, old, new);
    diff_items(c, old, new);
    diff_checks(c, old, new);
}
