// second_read.c: the second reader at work on one report: where the rules left an item
// weak or missing, the passage that is most like its full examples.
//
// Passages are one to three clauses of a sentence. Each belongs to the item that it is
// most like, and only to that; its lead is how far it is ahead of the second one.
// Clauses that are evidence of a present item are taken; what a guard refuses is
// refused here as well.
#include "judge/second.h"

#include "base/limits.h"
#include "base/utf8.h"

enum {
    CLAUSES_MAX = 3,
    EXAMPLE_SHOWN = 36, // characters of an example in a reason
    // Confidence, percent, that lifts a verdict; chosen on development reports. Beside
    // a mention the rules have looked already and found too little.
    SURE_MISSING = 80,
    SURE_WEAK = 90,
    MENTIONED = 20, // that makes an item weak when examples judge alone
};

struct stretch {
    struct span span;
    uint32_t sentence;
    bool figure, none;
    float *like; // of each item of the pack
};

struct passage {
    bool found;
    bool none; // tells that there was none
    struct span span;
    uint32_t sentence;
    float lead, like;
};

struct reading {
    struct state *s;
    const struct second_model *m;
    VEC(struct stretch) stretches;
    bool *wanted;                      // of each item
    struct passage *with_figure, *any; // best of each item
    float *sum;
    gram_list grams;
};

// --- clauses ---

static bool has_figure(const struct doc *d, struct span span)
{
    uint32_t low = 0, high = d->figures.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->figures.at[middle].span.start < span.start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < d->figures.n && d->figures.at[low].span.start < span.end;
}

// Is the clause evidence of an item that is present?
static bool is_taken(const struct reading *r, struct span span)
{
    const struct state *s = r->s;
    for (uint32_t i = 0; i < s->used->n; i++) {
        const struct evidence_use *u = &s->used->at[i];
        if (u->span.start < span.end && span.start < u->span.end &&
            s->out->items.at[u->item].verdict == VERDICT_PRESENT &&
            rule_of(s, u->item)->kind == KIND_CONTENT) {
            return true;
        }
    }
    return false;
}

static void add_clause(struct reading *r, struct span span, uint32_t sentence)
{
    const struct doc *d = r->s->doc;
    grams_read(r->s->a, doc_units(d, span), &r->grams);
    struct stretch c = {
        .span = span,
        .sentence = sentence,
        .figure = has_figure(d, span),
        .none = says_none(doc_units(d, span)),
        .like = arena_array(r->s->a, float, r->s->out->items.n + 1),
    };
    second_weigh(r->m, &r->grams, c.like);
    vec_push(r->s->a, &r->stretches, c);
}

static void add_sentence(struct reading *r, uint32_t sentence)
{
    const struct doc *d = r->s->doc;
    struct span whole = d->sentences.at[sentence].span;
    for (uint32_t i = whole.start; i < whole.end;) {
        struct span clause = clause_around(d, whole, (struct span){i, i});
        if (!span_empty(clause) && !is_taken(r, clause)) {
            add_clause(r, clause, sentence);
        }
        i = clause.end + 1;
    }
}

// --- guards ---

// The words of the clause that speak most for the item: guards look at what stands
// around them.
static struct span strongest(struct reading *r, uint32_t item, struct span clause)
{
    struct span best = clause;
    float most = 0;
    grams_read(r->s->a, doc_units(r->s->doc, clause), &r->grams);
    for (uint32_t i = 0; i < r->grams.n; i++) {
        const struct gram *g = &r->grams.at[i];
        const struct gram_entry *e = gram_find(r->m, g->key);
        float weight = e ? g->weight * gram_weight(r->m, e, item) : 0;
        if (weight > most) {
            most = weight;
            best =
                (struct span){clause.start + g->span.start, clause.start + g->span.end};
        }
    }
    return best;
}

// Did a guard refuse a hit of the item's own rules in the passage?
static bool rules_refuse(struct reading *r, uint32_t item, const struct passage *p)
{
    const struct state *s = r->s;
    for (uint32_t i = s->item_hits[item]; i < s->item_hits[item + 1]; i++) {
        const struct hit *h = &s->in->hits->list.at[i];
        bool own = h->use == USE_CORE || h->use == USE_SHOWN || h->use == USE_NIL;
        if (own && h->sentence == p->sentence && h->span.start < p->span.end &&
            p->span.start < h->span.end && !hit_verdict(s, item, h).counts) {
            return true;
        }
    }
    return false;
}

static bool refused(struct reading *r, uint32_t item, const struct passage *p,
                    uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++) {
        struct hit hit = {.item = item,
                          .use = p->none ? USE_NIL : USE_SHOWN,
                          .sentence = p->sentence,
                          .head = strongest(r, item, r->stretches.at[i].span),
                          .span = p->span};
        struct verdict_on_hit v = hit_verdict(r->s, item, &hit);
        if (!v.counts || v.weak_only) {
            return true;
        }
    }
    return rules_refuse(r, item, p);
}

// --- competition ---

static void offer(struct reading *r, uint32_t first, uint32_t n)
{
    struct winner w = second_compete(r->m, r->sum);
    if (w.item == UINT32_MAX || !r->wanted[w.item] || w.lead < LEAD_NAMED) {
        return;
    }
    const struct stretch *c = &r->stretches.at[first];
    struct passage p = {
        .found = true,
        .span = {c->span.start, r->stretches.at[first + n - 1].span.end},
        .sentence = c->sentence,
        .lead = w.lead,
        .like = w.like,
    };
    bool figure = false;
    for (uint32_t i = first; i < first + n; i++) {
        figure = figure || r->stretches.at[i].figure;
        p.none = p.none || r->stretches.at[i].none;
    }
    p.none = p.none && !figure;
    struct passage *any = &r->any[w.item];
    struct passage *with = &r->with_figure[w.item];
    bool better = !any->found || p.lead > any->lead;
    bool better_with = (figure || p.none) && (!with->found || p.lead > with->lead);
    if ((better || better_with) && !refused(r, w.item, &p, first, n)) {
        *any = better ? p : *any;
        *with = better_with ? p : *with;
    }
}

static void read_windows(struct reading *r)
{
    uint32_t items = r->s->out->items.n;
    for (uint32_t i = 0; i < r->stretches.n; i++) {
        memset(r->sum, 0, items * sizeof *r->sum);
        for (uint32_t n = 1; n <= CLAUSES_MAX && i + n <= r->stretches.n; n++) {
            const struct stretch *c = &r->stretches.at[i + n - 1];
            if (c->sentence != r->stretches.at[i].sentence ||
                (n > 1 && c->span.start != c[-1].span.end + 1)) {
                break;
            }
            for (uint32_t k = 0; k < items; k++) {
                r->sum[k] += c->like[k];
            }
            offer(r, i, n);
        }
    }
}

// --- what it means for the verdicts ---

static struct str shortened(struct arena *a, struct str text)
{
    size_t at = 0;
    for (uint32_t n = 0; at < text.n; n++) {
        size_t length;
        (void)utf8_decode((struct str){text.p + at, text.n - at}, &length);
        if (n == EXAMPLE_SHOWN) {
            return arena_fmt(a, "%.*s…", (int)at, text.p);
        }
        at += length;
    }
    return text;
}

static const struct taught *nearest_to(struct reading *r, uint32_t item,
                                       const struct passage *p)
{
    grams_read(r->s->a, doc_units(r->s->doc, p->span), &r->grams);
    return second_nearest(r->m, r->s->a, item, &r->grams);
}

static struct str example_text(const struct reading *r, const struct taught *e)
{
    const struct item *item = &r->m->pack->items.at[e->item];
    return shortened(r->s->a, item->examples.at[e->example].text);
}

// A passage without a figure must be like an example that reports none in so many
// words; one that says something was not done, like an example that does.
static bool told_alike(struct reading *r, const struct passage *p,
                       const struct taught *e)
{
    struct ustr text = doc_units(r->s->doc, p->span);
    grams_read(r->s->a, e->units, &r->grams);
    bool none = says_none(e->units) && !grams_figure(&r->grams);
    return (!p->none || none) && (!negates(text) || negates(e->units));
}

// Stands the passage in a paragraph in which the rules saw the item?
static bool beside_mention(const struct reading *r, uint32_t item,
                           const struct passage *p)
{
    const struct state *s = r->s;
    for (uint32_t i = 0; i < s->used->n; i++) {
        const struct evidence_use *u = &s->used->at[i];
        if (u->item == item && s->doc->sentences.at[u->sentence].para ==
                                   s->doc->sentences.at[p->sentence].para) {
            return true;
        }
    }
    return false;
}

static bool mentioned_in(const struct state *s, uint32_t item, uint32_t sentence)
{
    for (uint32_t i = 0; i < s->used->n; i++) {
        if (s->used->at[i].item == item && s->used->at[i].sentence == sentence) {
            return true;
        }
    }
    return false;
}

static void lift(struct reading *r, uint32_t item, struct str example)
{
    struct state *s = r->s;
    struct item_result *result = &s->out->items.at[item];
    const struct passage *p = &r->with_figure[item];
    struct item_result old = *result;
    result->evidence.at = NULL;
    result->evidence.n = result->evidence.cap = 0;
    result->lacking.n = 0;
    result->has_nearest = false;
    add_evidence(s, result, p->span, p->sentence, str_of(say("like an example")));
    for (uint32_t i = 0; i < old.evidence.n && i + 1 < LIMIT_EVIDENCE; i++) {
        vec_push(s->a, &result->evidence, old.evidence.at[i]);
    }
    result->at = result->evidence.at[0].at;
    conclude(result, VERDICT_PRESENT, 0,
             arena_fmt(s->a, say("like the example “%s” (confidence 0.%02u)"),
                       example.p, second_confidence(p->lead)));
}

// A slogan, in a heading above all, is often the most like; the facts beside it or
// under it say more.
static const struct passage *worth_naming(const struct reading *r, uint32_t item)
{
    const struct passage *any = &r->any[item];
    const struct passage *facts = &r->with_figure[item];
    const struct doc *d = r->s->doc;
    if (!facts->found) {
        return any;
    }
    const struct sentence *a = &d->sentences.at[any->sentence];
    const struct sentence *b = &d->sentences.at[facts->sentence];
    bool under = a->heading && span_holds(d->sections.at[a->section].body, b->span);
    return a->para == b->para || under ? facts : any;
}

static void name_nearest(struct reading *r, uint32_t item)
{
    struct state *s = r->s;
    struct item_result *result = &s->out->items.at[item];
    const struct passage *p = worth_naming(r, item);
    if (result->has_nearest || !p->found || mentioned_in(s, item, p->sentence)) {
        return;
    }
    struct str example = example_text(r, nearest_to(r, item, p));
    result->nearest =
        quote(s, p->span, s->doc->sentences.at[p->sentence].role, STR(""));
    result->nearest.guard = STR("like-example");
    result->nearest.guard_said =
        arena_fmt(s->a, say("is most like the example “%s” (confidence 0.%02u)"),
                  example.p, second_confidence(p->lead));
    result->has_nearest = true;
}

static void conclude_item(struct reading *r, uint32_t item)
{
    struct item_result *result = &r->s->out->items.at[item];
    const struct passage *p = &r->with_figure[item];
    bool weak = result->verdict == VERDICT_WEAK;
    uint32_t sure = weak ? SURE_WEAK : SURE_MISSING;
    if (p->found && second_confidence(p->lead) >= sure &&
        (!weak || beside_mention(r, item, p))) {
        const struct taught *e = nearest_to(r, item, p);
        if (told_alike(r, p, e)) {
            lift(r, item, example_text(r, e));
            return;
        }
    }
    if (r->s->in->second_alone && r->any[item].found &&
        second_confidence(r->any[item].lead) >= MENTIONED) {
        conclude(result, VERDICT_WEAK, weak_points(r->s, result, 0, 1), result->reason);
    }
    name_nearest(r, item);
}

// --- the document ---

static uint32_t wanted_roles(struct reading *r)
{
    struct state *s = r->s;
    uint32_t roles = 0;
    for (uint32_t i = 0; i < s->out->items.n; i++) {
        enum verdict v = s->out->items.at[i].verdict;
        const struct item *item = rule_of(s, i);
        r->wanted[i] =
            item->kind == KIND_CONTENT && (v == VERDICT_WEAK || v == VERDICT_MISSING);
        roles |= r->wanted[i] ? item->where : 0;
    }
    return roles;
}

void second_read(struct state *s)
{
    struct reading r = {.s = s};
    uint32_t items = s->out->items.n;
    r.wanted = arena_array(s->a, bool, items + 1);
    uint32_t roles = wanted_roles(&r);
    if (roles == 0) {
        return;
    }
    r.m = second_model(s->in->second);
    r.with_figure = arena_array(s->a, struct passage, items + 1);
    r.any = arena_array(s->a, struct passage, items + 1);
    r.sum = arena_array(s->a, float, items + 1);
    for (uint32_t i = 0; i < s->doc->sentences.n; i++) {
        if (roles >> s->doc->sentences.at[i].role & 1) {
            add_sentence(&r, i);
        }
    }
    read_windows(&r);
    for (uint32_t i = 0; i < items; i++) {
        if (r.wanted[i]) {
            conclude_item(&r, i);
        }
    }
}
