// explain.c: items of a pack in words, as plain text or Markdown.
#include "explain.h"

#include "base/buf.h"

enum { PATTERNS_SHOWN = 12, EXAMPLES_SHOWN = 3 }; // all with --verbose

static struct str said(const struct explain *e, struct str zh, struct str en)
{
    return workbench_said(e->s, zh, en);
}

// --- lines ---

static void heading(struct explain *e, int level, struct str text)
{
    if (e->markdown) {
        buf_fmt(e->out, "%.*s %s\n\n", level, "######", text.p);
    } else {
        buf_fmt(e->out, "%s\n", text.p);
    }
}

static void label(struct explain *e, const char *text)
{
    buf_fmt(e->out, e->markdown ? "**%s**\n\n" : "  %s\n", text);
}

static void end_block(struct explain *e)
{
    buf_addz(e->out, e->markdown ? "\n" : "");
}

// Rule texts are no markup.
static void put_plain(struct explain *e, struct str text)
{
    size_t from = 0;
    for (size_t i = 0; e->markdown && i < text.n; i++) {
        if (text.p[i] && strchr("\\`*_<>[]|#", text.p[i])) {
            safe_put(e->out, (struct str){text.p + from, i - from});
            buf_byte(e->out, '\\');
            from = i;
        }
    }
    safe_put(e->out, (struct str){text.p + from, text.n - from});
}

static void bullet(struct explain *e, struct str text)
{
    buf_addz(e->out, e->markdown ? "- " : "    ");
    put_plain(e, text);
    buf_byte(e->out, '\n');
}

// Notation: in Markdown as code, where nothing of it is markup.
static void notation(struct explain *e, struct str text)
{
    bool tick = e->markdown && !memchr(text.p, '`', text.n);
    buf_addz(e->out, e->markdown ? "- " : "    ");
    buf_addz(e->out, tick ? "`" : "");
    safe_put(e->out, text);
    buf_addz(e->out, tick ? "`\n" : "\n");
}

static void block(struct explain *e, const char *name, struct str text)
{
    if (text.n) {
        label(e, name);
        bullet(e, text);
        end_block(e);
    }
}

static void patterns(struct explain *e, const char *name, const pattern_list *list)
{
    if (list->n == 0) {
        return;
    }
    uint32_t shown = e->s->options.verbose || list->n <= PATTERNS_SHOWN
                         ? list->n
                         : (uint32_t)PATTERNS_SHOWN;
    label(e, name);
    for (uint32_t i = 0; i < shown; i++) {
        notation(e, list->at[i].source);
    }
    if (shown < list->n) {
        bullet(e, arena_fmt(&e->s->arena, say("… and %u more (--verbose)"),
                            list->n - shown));
    }
    end_block(e);
}

// --- an item ---

static void put_basis(struct explain *e, const struct item *it)
{
    if (it->basis.n == 0) {
        return;
    }
    label(e, say("Basis"));
    for (uint32_t i = 0; i < it->basis.n; i++) {
        const struct basis *b = &it->basis.at[i];
        bullet(e, arena_fmt(&e->s->arena, "《%s》%s%s%s%s %s", b->document.p,
                            b->number.n ? " " : "", b->number.p,
                            b->article.n ? " " : "", b->article.p,
                            b->checked ? say("(checked against the text)")
                                       : say("(not checked against the text)")));
    }
    end_block(e);
}

static const char *applies_said(enum applies how)
{
    switch (how) {
    case APPLIES_MANDATORY:
        return say("mandatory");
    case APPLIES_EXPECTED:
        return say("expected");
    case APPLIES_CONDITIONAL:
        return say("if the agency does such work");
    case APPLIES_OPTIONAL:
        return say("optional");
    case APPLIES_NOT:
        break;
    }
    return say("does not apply");
}

static void put_applies(struct explain *e, const struct item *it)
{
    label(e, say("Applies"));
    for (uint32_t b = 0; b < e->pack->bodies.n; b++) {
        const struct body_kind *body = &e->pack->bodies.at[b];
        struct buf line = {0};
        buf_fmt(&line, "%s: %s", said(e, body->name, body->name_en).p,
                applies_said(it->applies[b]));
        if (it->applies[b] != APPLIES_NOT) {
            buf_addz(&line, ", ");
            buf_hundredths(&line, it->weight_h[b]);
            buf_fmt(&line, " %s", say("points"));
        }
        bullet(e, buf_str(&line));
        buf_free(&line);
    }
    if (it->from) {
        bullet(e, arena_fmt(&e->s->arena, say("from report year %u on"), it->from));
    }
    if (it->until) {
        bullet(e, arena_fmt(&e->s->arena, say("until report year %u"), it->until));
    }
    end_block(e);
}

static const char *role_said(enum role role)
{
    static const char *const names[ROLE_N] = {
        SAY_LATER("achievements"),  SAY_LATER("first responsible person"),
        SAY_LATER("shortcomings"),  SAY_LATER("plan"),
        SAY_LATER("other matters"), SAY_LATER("opening"),
        SAY_LATER("signature"),     SAY_LATER("set aside"),
    };
    return say(names[role]);
}

static void put_roles(struct explain *e, uint32_t mask, const char *only)
{
    struct buf line = {0};
    for (int r = 0; r < ROLE_N; r++) {
        if (mask >> r & 1) {
            buf_fmt(&line, "%s%s", line.n ? say(", ") : "", role_said((enum role)r));
        }
    }
    if (line.n) {
        buf_addz(&line, only);
        bullet(e, buf_str(&line));
    }
    buf_free(&line);
}

static void put_where(struct explain *e, const struct item *it)
{
    label(e, say("Where it counts"));
    if (it->kind == KIND_CONTENT || it->kind == KIND_DUTY) {
        put_roles(e, it->where, "");
        put_roles(e, it->where_weak, say(" (a mention there makes weak only)"));
    } else {
        put_roles(e, UINT32_C(1) << it->role, "");
    }
    end_block(e);
}

static struct str way_said(struct explain *e, const struct item *it,
                           const struct full_way *way)
{
    struct arena *a = &e->s->arena;
    struct str line = str_of(say("it is named"));
    if (way->aspects) {
        line = arena_fmt(a, say("%s, with %u of %u aspects"), line.p, way->aspects,
                         it->aspects.n);
    }
    for (uint32_t i = 0; i < way->named.n; i++) {
        line = arena_fmt(a, i ? "%s, %s" : say("%s, among them %s"), line.p,
                         way->named.at[i].p);
    }
    return way->figure ? arena_fmt(a, say("%s, with a figure"), line.p) : line;
}

static void put_ways(struct explain *e, const struct item *it)
{
    if (it->kind != KIND_CONTENT) {
        return;
    }
    label(e, say("Present when any of these holds"));
    for (uint32_t i = 0; i < it->full.n; i++) {
        bullet(e, way_said(e, it, &it->full.at[i]));
    }
    if (it->shown.n) {
        bullet(e, str_of(say("one sentence tells the deed and its result")));
    }
    if (it->nil.n) {
        bullet(e, str_of(say("it says that there was none")));
    }
    if (it->core.n) {
        end_block(e);
        label(e, say("Weak when"));
        bullet(e, str_of(say("it is only named")));
    }
    end_block(e);
}

static void put_count(struct explain *e, const char *key, uint32_t value)
{
    if (value) {
        bullet(e, arena_fmt(&e->s->arena, "%s: %u", key, value));
    }
}

static void put_rate(struct explain *e, const char *key, int32_t hundredths)
{
    struct buf line = {0};
    if (hundredths) {
        buf_fmt(&line, "%s: ", key);
        buf_hundredths(&line, hundredths);
        bullet(e, buf_str(&line));
    }
    buf_free(&line);
}

// The numbers a fixed procedure works with, under the names they have in rule files.
static void put_procedure(struct explain *e, const struct item *it)
{
    if (it->kind == KIND_CONTENT) {
        return;
    }
    label(e, say("Judged by a fixed procedure"));
    bullet(e, arena_fmt(&e->s->arena, "kind: %s", item_kind_name(it->kind)));
    put_count(e, "at_least", it->at_least);
    put_count(e, "weak_at_least", it->weak_at_least);
    put_count(e, "min_chars", it->min_chars);
    put_rate(e, "per_thousand", it->per_thousand_h);
    put_rate(e, "weak_per_thousand", it->weak_per_thousand_h);
    if (it->mandatory_section) {
        bullet(e, str_of(say("its absence caps the total")));
    }
    for (uint32_t i = 0; i < it->items.n; i++) {
        bullet(e, arena_fmt(&e->s->arena, say("together with %s"), it->items.at[i].p));
    }
    for (uint32_t i = 0; i < it->themes.n; i++) {
        bullet(e, arena_fmt(&e->s->arena, say("theme: %s"), it->themes.at[i].name.p));
    }
    end_block(e);
}

static void put_words(struct explain *e, const struct item *it)
{
    patterns(e, say("A mention"), &it->core);
    for (uint32_t i = 0; i < it->aspects.n; i++) {
        const struct aspect *a = &it->aspects.at[i];
        patterns(
            e,
            arena_fmt(&e->s->arena, say("Aspect: %s"), said(e, a->name, a->name_en).p)
                .p,
            &a->patterns);
    }
    patterns(e, say("Figures"), &it->figures);
    patterns(e, say("Present by itself"), &it->shown);
    patterns(e, say("Reported as none"), &it->nil);
    patterns(e, say("Detail"), &it->detail);
    patterns(e, say("Applies only where the report has one of these"), &it->when);
    patterns(e, say("Does not apply where the report says one of these"),
             &it->when_not);
    patterns(e, say("Does not count: in the same clause"), &it->friends);
    patterns(e, say("Does not count: in the same sentence"), &it->friends_sentence);
}

static void put_guards(struct explain *e)
{
    struct buf line = {0};
    for (uint32_t i = 0; i < e->pack->guards.n; i++) {
        const struct guard *g = &e->pack->guards.at[i];
        struct str words = said(e, g->say, g->say_en);
        bool again = i && str_eq(words, said(e, g[-1].say, g[-1].say_en));
        if (!again) {
            buf_fmt(&line, "%s%s", line.n ? say("; ") : "", words.p);
        }
    }
    block(e, say("Does not count either: what"), buf_str(&line));
    buf_free(&line);
}

static void put_examples(struct explain *e, const struct item *it)
{
    static const char *const names[EXAMPLE_N] = {SAY_LATER("Examples: present"),
                                                 SAY_LATER("Examples: weak"),
                                                 SAY_LATER("Examples: do not count")};
    for (int want = 0; want < EXAMPLE_N; want++) {
        uint32_t n = 0;
        for (uint32_t i = 0; i < it->examples.n; i++) {
            const struct example *x = &it->examples.at[i];
            bool shown = (int)x->want == want && !x->todo &&
                         (n < EXAMPLES_SHOWN || e->s->options.verbose);
            if (shown && n++ == 0) {
                label(e, say(names[want]));
            }
            if (shown) {
                bullet(e, x->text);
            }
        }
        if (n) {
            end_block(e);
        }
    }
}

void explain_item(struct explain *e, const struct item *it)
{
    heading(
        e, e->level,
        arena_fmt(&e->s->arena, "%s %s", it->id.p, said(e, it->name, it->name_en).p));
    put_basis(e, it);
    put_applies(e, it);
    put_where(e, it);
    put_procedure(e, it);
    put_ways(e, it);
    put_words(e, it);
    if (e->level == 1) {
        put_guards(e); // the handbook says it once
    }
    block(e, say("Advice"), said(e, it->advice, it->advice_en));
    block(e, say("Model sentence"), said(e, it->model, it->model_en));
    put_examples(e, it);
}

// --- the handbook ---

static void put_scoring(struct explain *e)
{
    const struct scoring *s = &e->pack->scoring;
    struct buf line = {0};
    label(e, say("Scoring"));
    bullet(e, arena_fmt(&e->s->arena,
                        say("present: the full weight; weak: %d to %d percent of it by "
                            "the share of aspects shown; missing: nothing"),
                        (int)s->weak_low, (int)s->weak_high));
    bullet(e, arena_fmt(&e->s->arena,
                        say("one mandatory section missing: %d points at most; more: "
                            "%d"),
                        (int)(s->cap_one_h / 100), (int)(s->cap_more_h / 100)));
    for (uint32_t i = 0; i < s->grades.n; i++) {
        const struct grade *g = &s->grades.at[i];
        buf_fmt(&line, "%s%s: %d+", i ? say(", ") : "", said(e, g->name, g->name_en).p,
                (int)(g->from_h / 100));
    }
    bullet(e, buf_str(&line));
    buf_free(&line);
    end_block(e);
}

void explain_pack(struct explain *e)
{
    const struct pack *p = e->pack;
    heading(e, 1,
            arena_fmt(&e->s->arena, "%s (%s)", said(e, p->name, p->name_en).p,
                      p->edition.p));
    put_scoring(e);
    put_guards(e);
    e->level = 3;
    for (uint32_t g = 0; g < p->groups.n; g++) {
        const struct group *group = &p->groups.at[g];
        bool opened = false;
        for (uint32_t i = 0; i < p->items.n; i++) {
            const struct item *it = &p->items.at[i];
            if (!str_eq(it->group, group->id) || !workbench_selected(e->s, it->id)) {
                continue;
            }
            if (!opened) {
                heading(e, 2,
                        arena_fmt(&e->s->arena, "%s %s", group->id.p,
                                  said(e, group->name, group->name_en).p));
            }
            opened = true;
            explain_item(e, it);
        }
    }
}
