// diff_checks.c: what changed in checks, calendar and names.
#include "rules_diff.h"

#include "base/buf.h"

static const struct place nowhere = {{"", 0}, 0, 0};

static const struct check *check_of(const struct pack *p, struct str id)
{
    for (uint32_t i = 0; i < p->checks.n; i++) {
        if (str_eq(p->checks.at[i].id, id)) {
            return &p->checks.at[i];
        }
    }
    return NULL;
}

static struct str join(struct arena *a, const word_list *words)
{
    struct str line = STR("");
    for (uint32_t i = 0; i < words->n; i++) {
        line = arena_fmt(a, "%s%s%s", line.p, i ? ", " : "", words->at[i].p);
    }
    return line;
}

// All numbers and switches of a check in one line.
static struct str settings(struct arena *a, const struct check *c)
{
    struct str line = arena_fmt(
        a,
        "%s, kind %d%s, bodies %x, scope %d, where %x, %u within, %u anywhere, "
        "%u percent, month_day %04u%s%s%s",
        finding_severity_name(c->severity), (int)c->kind, c->off ? ", off" : "",
        c->bodies, (int)c->scope, c->where, c->within, c->anywhere, c->percent,
        c->month_day, c->at_clause ? ", at_clause" : "", c->plain ? ", plain" : "",
        c->figure ? ", figure" : "");
    for (uint32_t i = 0; i < c->pairs.n; i++) {
        line = arena_fmt(a, "%s; %s > %s", line.p, join(a, &c->pairs.at[i].more).p,
                         join(a, &c->pairs.at[i].less).p);
    }
    return line;
}

static void diff_check(struct changes *c, const struct check *x, const struct check *y)
{
    struct arena *a = c->arena;
    const char *id = y->id.p;
    diff_text(c, arena_fmt(a, "%s name", id), x->name, y->name, y->place);
    diff_text(c, arena_fmt(a, "%s message", id), x->message, y->message, y->place);
    diff_text(c, arena_fmt(a, "%s characters", id), x->characters, y->characters,
              y->place);
    diff_text(c, arena_fmt(a, "%s settings", id), settings(a, x), settings(a, y),
              y->place);
    diff_texts(c, arena_fmt(a, "%s words", id), &x->words, &y->words, y->place);
    diff_texts(c, arena_fmt(a, "%s second", id), &x->second, &y->second, y->place);
    diff_texts(c, arena_fmt(a, "%s unless", id), &x->unless, &y->unless, y->place);
}

static void add(struct changes *c, char sign, const struct check *check)
{
    struct change change = {sign, check->id, check->name, check->place};
    vec_push(c->arena, &c->list, change);
}

static word_list calendar(struct arena *a, const struct pack *p)
{
    word_list list = {0};
    for (uint32_t i = 0; i < p->calendar.n; i++) {
        const struct calendar_entry *e = &p->calendar.at[i];
        vec_push(a, &list,
                 arena_fmt(a, "%s: %u–%u", join(a, &e->term).p, e->from, e->until));
    }
    return list;
}

static word_list names(struct arena *a, const struct pack *p)
{
    word_list list = {0};
    for (uint32_t i = 0; i < p->names.n; i++) {
        const struct right_name *n = &p->names.at[i];
        vec_push(a, &list, arena_fmt(a, "%s: %s", n->right.p, join(a, &n->wrong).p));
    }
    return list;
}

void diff_checks(struct changes *c, const struct pack *old, const struct pack *new)
{
    for (uint32_t i = 0; i < old->checks.n; i++) {
        const struct check *x = &old->checks.at[i];
        const struct check *y = check_of(new, x->id);
        if (y) {
            diff_check(c, x, y);
        } else {
            add(c, '-', x);
        }
    }
    for (uint32_t i = 0; i < new->checks.n; i++) {
        if (!check_of(old, new->checks.at[i].id)) {
            add(c, '+', &new->checks.at[i]);
        }
    }
    word_list x = calendar(c->arena, old), y = calendar(c->arena, new);
    diff_texts(c, STR("calendar"), &x, &y, nowhere);
    x = names(c->arena, old);
    y = names(c->arena, new);
    diff_texts(c, STR("names"), &x, &y, nowhere);
}
