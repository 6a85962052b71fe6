// content.c: the verdict of an item that is told in sentences: core, aspects, figures,
// paraphrases, nil statements (rules/README.md, "How an item is judged").
#include "judge/state.h"

#include "base/limits.h"

enum { ASPECTS_MAX = 32 };

struct counted {
    const struct hit *hit;
    bool weak_only;
};

struct content {
    VEC(struct counted) list; // hits that count, in order of place
    const struct hit *core, *weak_core,
        *complete; // first of each; complete: shown or nil
    const struct hit *aspects[ASPECTS_MAX];
    const struct hit *figure;
    const struct hit *refused; // best hit that does not count
    struct verdict_on_hit why;
    uint32_t aspects_shown;
};

static int refusal_rank(const struct hit *h)
{
    return h->use == USE_SHOWN || h->use == USE_NIL ? 2 : h->use == USE_CORE ? 1 : 0;
}

static void sort_out(struct state *s, uint32_t item, struct content *c)
{
    for (uint32_t i = s->item_hits[item]; i < s->item_hits[item + 1]; i++) {
        const struct hit *h = &s->in->hits->list.at[i];
        if (h->use > USE_NIL) {
            continue;
        }
        struct verdict_on_hit v = hit_verdict(s, item, h);
        if (v.counts) {
            vec_push(s->a, &c->list, ((struct counted){h, v.weak_only}));
        } else if (refusal_rank(h) &&
                   (!c->refused || refusal_rank(h) > refusal_rank(c->refused))) {
            c->refused = h;
            c->why = v;
        }
    }
}

static void find_cores(struct content *c)
{
    for (uint32_t i = 0; i < c->list.n; i++) {
        const struct counted *k = &c->list.at[i];
        bool complete = k->hit->use == USE_SHOWN || k->hit->use == USE_NIL;
        if (complete && !k->weak_only && !c->complete) {
            c->complete = k->hit;
        }
        if (k->hit->use == USE_CORE || (complete && k->weak_only)) {
            const struct hit **slot = k->weak_only ? &c->weak_core : &c->core;
            *slot = *slot ? *slot : k->hit;
        }
    }
}

// Whose facts does a sentence tell? One that names another item tells that item's;
// items of one group may share aspects, nobody shares figures.
static bool belongs_elsewhere(const struct state *s, uint32_t item, const struct hit *h,
                              bool figure)
{
    const struct sentence_owner *o = &s->owners[h->sentence];
    uint32_t group = UINT32_C(1) << s->group_of[item];
    bool other_item = o->item == OWNER_SEVERAL || (o->item != 0 && o->item != item + 1);
    return figure ? other_item : (o->groups & ~group) != 0;
}

static bool anchored(const struct state *s, uint32_t item, const struct mentions *m,
                     const struct hit *h)
{
    return mention_in(m, h->sentence, MENTION_CORE) ||
           (mention_near(s, m, h->sentence, MENTION_CORE) &&
            !belongs_elsewhere(s, item, h, h->use == USE_FIGURE));
}

// A figure counts in the sentence of the mention itself; under a heading that is the
// mention also beside an aspect in a sentence that names nothing else. Figures of
// neighbour sentences belong to other things too often.
static bool shares_figure(const struct state *s, uint32_t item,
                          const struct mentions *m, const struct hit *h)
{
    bool beside_aspect =
        h->use == USE_ASPECT || mention_in(m, h->sentence, MENTION_ASPECT);
    return mention_in(m, h->sentence, MENTION_ANY_CORE) ||
           (beside_aspect && mention_near(s, m, h->sentence, MENTION_HEADING) &&
            !belongs_elsewhere(s, item, h, true));
}

static void note_mentions(struct state *s, const struct content *c, struct mentions *m)
{
    mentions_open(s, m);
    for (uint32_t i = 0; i < c->list.n; i++) {
        const struct hit *h = c->list.at[i].hit;
        if (h->use == USE_CORE) {
            mention_core(s, m, h->sentence, c->list.at[i].weak_only);
        } else if (h->use == USE_ASPECT) {
            mention_aspect(s, m, h->sentence);
        }
    }
}

static void find_aspects(struct state *s, uint32_t item, struct content *c)
{
    struct mentions m;
    note_mentions(s, c, &m);
    for (uint32_t i = 0; i < c->list.n; i++) {
        const struct hit *h = c->list.at[i].hit;
        bool aspect = h->use == USE_ASPECT && h->index < ASPECTS_MAX;
        if (c->list.at[i].weak_only || (!aspect && h->use != USE_FIGURE) ||
            !anchored(s, item, &m, h)) {
            continue;
        }
        if (aspect && !c->aspects[h->index]) {
            c->aspects[h->index] = h;
            c->aspects_shown++;
        }
        if (!c->figure && (h->use == USE_FIGURE || h->has_figure) &&
            shares_figure(s, item, &m, h)) {
            c->figure = h;
        }
    }
    mentions_close(&m);
}

static bool way_holds(const struct item *item, const struct content *c,
                      const struct full_way *way)
{
    for (uint32_t i = 0; i < way->named.n; i++) {
        bool shown = false;
        for (uint32_t k = 0; k < item->aspects.n && k < ASPECTS_MAX; k++) {
            shown = shown || (c->aspects[k] &&
                              str_eq(item->aspects.at[k].name, way->named.at[i]));
        }
        if (!shown) {
            return false;
        }
    }
    return c->aspects_shown >= way->aspects && (!way->figure || c->figure);
}

static bool is_full(const struct item *item, const struct content *c)
{
    for (uint32_t i = 0; c->core && i < item->full.n; i++) {
        if (way_holds(item, c, &item->full.at[i])) {
            return true;
        }
    }
    return false;
}

// A long passage is cut in its quotation: quote its end as well.
static void add_end_of(struct state *s, struct item_result *r, const struct hit *h,
                       struct str what)
{
    if (h->span.end - h->span.start > LIMIT_QUOTE) {
        struct span end = {h->span.end - 1, h->span.end};
        add_evidence(s, r, end, h->sentence, what);
    }
}

static void put_evidence(struct state *s, const struct item *item,
                         const struct content *c, struct item_result *r)
{
    if (c->complete) {
        struct str what = c->complete->use == USE_NIL ? str_of(say("reported as none"))
                                                      : str_of(say("told in full"));
        add_evidence(s, r, c->complete->span, c->complete->sentence, what);
        add_end_of(s, r, c->complete, what);
    }
    for (uint32_t i = 0; i < item->aspects.n && i < ASPECTS_MAX; i++) {
        const struct hit *h = c->aspects[i];
        if (h) {
            struct str name =
                by_lang(s, item->aspects.at[i].name, item->aspects.at[i].name_en);
            add_evidence(s, r, h->span, h->sentence, name);
        }
    }
    if (c->figure && c->figure->use == USE_FIGURE) {
        add_evidence(s, r, c->figure->span, c->figure->sentence, str_of(say("figure")));
    }
    const struct hit *core = c->core ? c->core : c->weak_core;
    if (core && r->evidence.n == 0) {
        add_evidence(s, r, core->span, core->sentence, str_of(say("mention")));
    }
}

static void put_lacking(struct state *s, const struct item *item,
                        const struct content *c, struct item_result *r)
{
    for (uint32_t i = 0; i < item->aspects.n && i < ASPECTS_MAX; i++) {
        if (!c->aspects[i]) {
            struct str name =
                by_lang(s, item->aspects.at[i].name, item->aspects.at[i].name_en);
            vec_push(s->a, &r->lacking, name);
        }
    }
    if (!c->figure && item->figures.n) {
        vec_push(s->a, &r->lacking, str_of(say("a figure")));
    }
    if (r->lacking.n == 0) {
        vec_push(s->a, &r->lacking,
                 str_of(say("facts: what was done, how often, with what result")));
    }
}

// A passage that is evidence already is no near miss.
static void drop_repeated_nearest(struct item_result *r)
{
    for (uint32_t i = 0; r->has_nearest && i < r->evidence.n; i++) {
        const struct quotation *q = &r->evidence.at[i];
        r->has_nearest = !position_same(q->at, r->nearest.at);
    }
}

static void put_nearest(struct state *s, uint32_t item, const struct content *c,
                        struct item_result *r)
{
    const struct hits *hits = s->in->hits;
    if (c->refused) {
        set_nearest(s, r, c->refused, c->why);
        return;
    }
    for (uint32_t i = 0; i < hits->near.n && !r->has_nearest; i++) {
        const struct near_hit *n = &hits->near.at[i];
        if (n->item == item) {
            const struct sentence *in = &s->doc->sentences.at[n->sentence];
            r->nearest =
                quote(s, clause_around(s->doc, in->span, n->span), in->role, STR(""));
            r->nearest.guard = STR("incomplete");
            r->nearest.guard_said = str_of(say("comes close, but a part is lacking"));
            r->has_nearest = true;
        }
    }
}

static struct str shown_names(const struct state *s, const struct item *item,
                              const struct content *c)
{
    struct str list = STR("");
    for (uint32_t i = 0; i < item->aspects.n && i < ASPECTS_MAX; i++) {
        if (c->aspects[i]) {
            struct str name =
                by_lang(s, item->aspects.at[i].name, item->aspects.at[i].name_en);
            list = arena_fmt(s->a, "%s%s%s", list.p, list.n ? say(", ") : "", name.p);
        }
    }
    return list;
}

static struct str why_present(const struct state *s, const struct item *item,
                              const struct content *c)
{
    if (c->complete && c->complete->use == USE_NIL) {
        return str_of(say("reported as none, which counts as reported"));
    }
    if (c->complete) {
        return str_of(say("the deed and its result stand in one sentence"));
    }
    return arena_fmt(s->a,
                     c->figure ? say("%u of %u aspects shown (%s), with figures")
                               : say("%u of %u aspects shown (%s)"),
                     c->aspects_shown, item->aspects.n, shown_names(s, item, c).p);
}

static struct str why_weak(const struct state *s, const struct item *item,
                           const struct content *c)
{
    if (!c->core) {
        return str_of(say("mentioned only in a part where it counts little"));
    }
    if (c->aspects_shown == 0 && !c->figure) {
        return str_of(say("named only, without facts"));
    }
    if (c->aspects_shown == 0) {
        return str_of(say("named, with a figure, but without facts about it"));
    }
    return arena_fmt(s->a,
                     c->figure ? say("%u of %u aspects shown (%s), with figures")
                               : say("%u of %u aspects shown (%s), no figure"),
                     c->aspects_shown, item->aspects.n, shown_names(s, item, c).p);
}

static struct str why_missing(const struct state *s, const struct content *c)
{
    if (c->refused) {
        return arena_fmt(s->a, say("mentioned, but it does not count: %s"),
                         c->why.guard_said.p);
    }
    return str_of(say("not mentioned"));
}

void judge_content(struct state *s, uint32_t index, struct item_result *r)
{
    const struct item *item = &s->in->pack->items.at[index];
    struct content c = {0};
    if (!s->in->second_alone) {
        sort_out(s, index, &c);
    }
    find_cores(&c);
    find_aspects(s, index, &c);
    if (c.complete || is_full(item, &c)) {
        conclude(r, VERDICT_PRESENT, 0, why_present(s, item, &c));
        put_evidence(s, item, &c, r);
        return;
    }
    if (c.core || c.weak_core) {
        int32_t points_h = weak_points(s, r, c.aspects_shown, item->aspects.n);
        conclude(r, VERDICT_WEAK, points_h, why_weak(s, item, &c));
        put_evidence(s, item, &c, r);
    } else {
        conclude(r, VERDICT_MISSING, 0, why_missing(s, &c));
    }
    put_lacking(s, item, &c, r);
    put_nearest(s, index, &c, r);
    drop_repeated_nearest(r);
}
