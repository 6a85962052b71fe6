// diff_item.c: what changed in one item.
#include "rules_diff.h"

#include "base/buf.h"

// What is compared at the moment.
struct pair {
    struct changes *c;
    const struct item *x, *y;
};

static struct str what(const struct pair *p, const char *key)
{
    return arena_fmt(p->c->arena, "%s %s", p->y->id.p, key);
}

static bool holds(const pattern_list *list, struct str source)
{
    for (uint32_t i = 0; i < list->n; i++) {
        if (str_eq(list->at[i].source, source)) {
            return true;
        }
    }
    return false;
}

static void add_missing(const struct pair *p, char sign, const char *key,
                        const pattern_list *from, const pattern_list *in)
{
    for (uint32_t i = 0; i < from->n; i++) {
        if (!holds(in, from->at[i].source)) {
            struct change change = {sign, what(p, key), from->at[i].source,
                                    from->at[i].place};
            vec_push(p->c->arena, &p->c->list, change);
        }
    }
}

static void patterns(const struct pair *p, const char *key, const pattern_list *x,
                     const pattern_list *y)
{
    add_missing(p, '-', key, x, y);
    add_missing(p, '+', key, y, x);
}

static void text(const struct pair *p, const char *key, struct str x, struct str y)
{
    diff_text(p->c, what(p, key), x, y, p->y->place);
}

static void number(const struct pair *p, const char *key, int64_t x, int64_t y,
                   bool hundredths)
{
    struct buf old = {0}, new = {0};
    if (x == y) {
        return;
    }
    if (hundredths) {
        buf_hundredths(&old, x);
        buf_hundredths(&new, y);
    } else {
        buf_fmt(&old, "%lld", (long long)x);
        buf_fmt(&new, "%lld", (long long)y);
    }
    text(p, key, buf_str(&old), buf_str(&new));
    buf_free(&old);
    buf_free(&new);
}

static struct str roles(struct arena *a, uint32_t mask)
{
    struct str list = STR("");
    for (int r = 0; r < ROLE_N; r++) {
        if (mask >> r & 1) {
            list = arena_fmt(a, "%s%s%s", list.p, list.n ? ", " : "",
                             role_name((enum role)r));
        }
    }
    return list;
}

static void bodies(const struct pair *p, const struct pack *old, const struct pack *new)
{
    static const char *const letters[] = {"M", "E", "C", "O", "-"};
    for (uint32_t b = 0; b < new->bodies.n; b++) {
        int k = pack_body(old, new->bodies.at[b].id);
        if (k < 0) {
            continue;
        }
        const char *body = new->bodies.at[b].id.p;
        text(p, arena_fmt(p->c->arena, "applies %s", body).p,
             str_of(letters[p->x->applies[k]]), str_of(letters[p->y->applies[b]]));
        number(p, arena_fmt(p->c->arena, "weight %s", body).p, p->x->weight_h[k],
               p->y->weight_h[b], true);
    }
}

static const struct aspect *aspect_of(const struct item *it, struct str name)
{
    for (uint32_t i = 0; i < it->aspects.n; i++) {
        if (str_eq(it->aspects.at[i].name, name)) {
            return &it->aspects.at[i];
        }
    }
    return NULL;
}

static void aspects(const struct pair *p)
{
    static const pattern_list none = {0};
    for (uint32_t i = 0; i < p->x->aspects.n; i++) {
        const struct aspect *x = &p->x->aspects.at[i];
        const struct aspect *y = aspect_of(p->y, x->name);
        patterns(p, arena_fmt(p->c->arena, "aspects %s", x->name.p).p, &x->patterns,
                 y ? &y->patterns : &none);
    }
    for (uint32_t i = 0; i < p->y->aspects.n; i++) {
        const struct aspect *y = &p->y->aspects.at[i];
        if (!aspect_of(p->x, y->name)) {
            patterns(p, arena_fmt(p->c->arena, "aspects %s", y->name.p).p, &none,
                     &y->patterns);
        }
    }
}

static word_list ways(struct arena *a, const struct item *it)
{
    word_list list = {0};
    for (uint32_t i = 0; i < it->full.n; i++) {
        const struct full_way *w = &it->full.at[i];
        struct str way = arena_fmt(a, "{aspects: %u, figure: %s", w->aspects,
                                   w->figure ? "yes" : "no");
        for (uint32_t k = 0; k < w->named.n; k++) {
            way = arena_fmt(a, "%s%s%s", way.p, k ? ", " : ", named: [",
                            w->named.at[k].p);
        }
        vec_push(a, &list, arena_fmt(a, "%s%s}", way.p, w->named.n ? "]" : ""));
    }
    return list;
}

static word_list bases(struct arena *a, const struct item *it)
{
    word_list list = {0};
    for (uint32_t i = 0; i < it->basis.n; i++) {
        const struct basis *b = &it->basis.at[i];
        vec_push(a, &list,
                 arena_fmt(a, "%s %s %s%s", b->document.p, b->number.p, b->article.p,
                           b->checked ? " (checked)" : ""));
    }
    return list;
}

static word_list examples(struct arena *a, const struct item *it)
{
    static const char *const wants[EXAMPLE_N] = {"full", "weak", "none"};
    word_list list = {0};
    for (uint32_t i = 0; i < it->examples.n; i++) {
        const struct example *e = &it->examples.at[i];
        vec_push(a, &list,
                 arena_fmt(a, "%s%s: %s", e->todo ? "todo " : "", wants[e->want],
                           e->text.p));
    }
    return list;
}

static word_list themes(struct arena *a, const struct item *it)
{
    word_list list = {0};
    for (uint32_t i = 0; i < it->themes.n; i++) {
        const struct theme *t = &it->themes.at[i];
        struct str line = arena_fmt(a, "%s:", t->name.p);
        for (uint32_t k = 0; k < t->problem.n; k++) {
            line = arena_fmt(a, "%s %s", line.p, t->problem.at[k].p);
        }
        line = arena_fmt(a, "%s /", line.p);
        for (uint32_t k = 0; k < t->answer.n; k++) {
            line = arena_fmt(a, "%s %s", line.p, t->answer.at[k].p);
        }
        vec_push(a, &list, line);
    }
    return list;
}

static void lists(const struct pair *p)
{
    struct arena *a = p->c->arena;
    const struct {
        const char *key;
        word_list x, y;
    } rows[] = {
        {"basis", bases(a, p->x), bases(a, p->y)},
        {"full", ways(a, p->x), ways(a, p->y)},
        {"themes", themes(a, p->x), themes(a, p->y)},
        {"examples", examples(a, p->x), examples(a, p->y)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        diff_texts(p->c, what(p, rows[i].key), &rows[i].x, &rows[i].y, p->y->place);
    }
}

static void scalars(const struct pair *p)
{
    const struct item *x = p->x, *y = p->y;
    struct arena *a = p->c->arena;
    text(p, "name", x->name, y->name);
    text(p, "name_en", x->name_en, y->name_en);
    text(p, "group", x->group, y->group);
    text(p, "kind", str_of(item_kind_name(x->kind)), str_of(item_kind_name(y->kind)));
    text(p, "where", roles(a, x->where), roles(a, y->where));
    text(p, "where_weak", roles(a, x->where_weak), roles(a, y->where_weak));
    text(p, "role", str_of(role_name(x->role)), str_of(role_name(y->role)));
    text(p, "advice", x->advice, y->advice);
    text(p, "model", x->model, y->model);
    number(p, "mandatory_section", x->mandatory_section, y->mandatory_section, false);
    number(p, "from", x->from, y->from, false);
    number(p, "until", x->until, y->until, false);
    number(p, "at_least", x->at_least, y->at_least, false);
    number(p, "weak_at_least", x->weak_at_least, y->weak_at_least, false);
    number(p, "min_chars", x->min_chars, y->min_chars, false);
    number(p, "per_thousand", x->per_thousand_h, y->per_thousand_h, true);
    number(p, "weak_per_thousand", x->weak_per_thousand_h, y->weak_per_thousand_h,
           true);
}

void diff_item(struct changes *c, const struct pack *old, const struct pack *new,
               const struct item *x, const struct item *y)
{
    struct pair p = {c, x, y};
    word_list refs_x = {x->items.at, x->items.n, x->items.cap};
    word_list refs_y = {y->items.at, y->items.n, y->items.cap};
    scalars(&p);
    bodies(&p, old, new);
    patterns(&p, "when", &x->when, &y->when);
    patterns(&p, "when_not", &x->when_not, &y->when_not);
    patterns(&p, "core", &x->core, &y->core);
    aspects(&p);
    patterns(&p, "figures", &x->figures, &y->figures);
    patterns(&p, "shown", &x->shown, &y->shown);
    patterns(&p, "nil", &x->nil, &y->nil);
    patterns(&p, "friends", &x->friends, &y->friends);
    patterns(&p, "friends_sentence", &x->friends_sentence, &y->friends_sentence);
    patterns(&p, "detail", &x->detail, &y->detail);
    diff_texts(c, what(&p, "items"), &refs_x, &refs_y, y->place);
    lists(&p);
}
