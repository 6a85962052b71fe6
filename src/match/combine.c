// combine.c: which patterns have all the parts they ask for in one sentence.
#include "match/scanner.h"

struct taken {
    struct span spans[32];
    uint32_t n;
    struct span all;
    bool figure;
};

static bool overlaps(const struct taken *t, struct span s)
{
    for (uint32_t i = 0; i < t->n; i++) {
        if (s.start < t->spans[i].end && t->spans[i].start < s.end) {
            return true;
        }
    }
    return false;
}

static void take(struct taken *t, struct part_hit hit)
{
    if (t->n < sizeof t->spans / sizeof *t->spans) {
        t->spans[t->n++] = hit.span;
    }
    t->figure = t->figure || hit.figure;
    if (span_empty(t->all)) {
        t->all = hit.span;
    }
    t->all.start = hit.span.start < t->all.start ? hit.span.start : t->all.start;
    t->all.end = hit.span.end > t->all.end ? hit.span.end : t->all.end;
}

static uint32_t distance(const struct taken *t, struct span s)
{
    if (t->n == 0) {
        return 0;
    }
    return s.start >= t->all.end   ? s.start - t->all.end
           : s.end <= t->all.start ? t->all.start - s.end
                                   : 0;
}

// Takes the occurrence of the part nearest to what is taken, if it overlaps none of it.
static bool take_part(struct scanner *s, uint32_t part, struct taken *t)
{
    uint32_t n;
    const struct part_hit *hits = part_hits(s, part, &n), *best = NULL;
    for (uint32_t i = 0; i < n; i++) {
        const struct part_hit *hit = &hits[i];
        if (!overlaps(t, hit->span) &&
            (!best || distance(t, hit->span) < distance(t, best->span))) {
            best = hit;
        }
    }
    if (best) {
        take(t, *best);
    }
    return best != NULL;
}

static bool take_group(struct scanner *s, const struct group_of_parts *group,
                       struct taken *t)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < group->parts.n && found < group->at_least; i++) {
        found += take_part(s, group->parts.at[i], t);
    }
    return found == group->at_least;
}

static bool forbidden(struct scanner *s, const struct compiled_pattern *p)
{
    for (uint32_t i = 0; i < p->without.n; i++) {
        uint32_t n;
        const struct part_hit *hits = part_hits(s, p->without.at[i], &n);
        for (uint32_t k = 0; k < n; k++) {
            if (s->hope == HOPE_NONE || !span_lost(s->doc, hits[k].span)) {
                return true;
            }
        }
    }
    return false;
}

static bool ranks_before(struct near_rank x, struct near_rank y)
{
    return x.start != y.start ? x.start < y.start
           : x.part != y.part ? x.part < y.part
                              : x.pattern < y.pattern;
}

// Keeps the better one of each item; of equal ones the first in the text.
static void near_miss(struct scanner *s, struct near_hit hit, struct near_rank rank)
{
    for (uint32_t i = 0; i < s->out->near.n; i++) {
        struct near_hit *best = &s->out->near.at[i];
        if (best->item != hit.item) {
            continue;
        }
        uint32_t new = hit.parts * best->wanted, old = best->parts *hit.wanted;
        if (new > old ||
            (new == old &&
             best->sentence == hit.sentence &&ranks_before(rank, s->near_rank.at[i]))) {
            *best = hit;
            s->near_rank.at[i] = rank;
        }
        return;
    }
    vec_push(s->arena, &s->out->near, hit);
    vec_push(s->arena, &s->near_rank, rank);
}

static bool within_reach(const struct taken *t)
{
    return t->all.end - t->all.start <= REACH;
}

static void add_hit(struct scanner *s, const struct compiled_pattern *p,
                    struct span head, const struct taken *t)
{
    *vec_add(s->arena, &s->out->list) = (struct hit){
        .item = p->item,
        .use = p->use,
        .index = p->index,
        .pattern = p->pattern,
        .sentence = s->sentence,
        .has_figure = t->figure,
        .head = head,
        .span = t->all,
    };
}

// A pattern under way; whether what must not stand there does is asked last.
struct completing {
    struct scanner *s;
    const struct compiled_pattern *pattern;
    uint32_t id;
    bool asked, forbidden;
};

static bool allowed(struct completing *c)
{
    if (!c->asked) {
        c->asked = true;
        c->forbidden = forbidden(c->s, c->pattern);
    }
    return !c->forbidden;
}

// Completes the pattern with `first` as its first part.
static void complete(struct completing *c, struct part_hit first)
{
    struct scanner *s = c->s;
    const struct compiled_pattern *p = c->pattern;
    struct taken t = {.n = 0};
    take(&t, first);
    uint32_t have = 1, lacking = 0;
    for (uint32_t i = 1; i < p->groups.n; i++) {
        bool taken = take_group(s, &p->groups.at[i], &t);
        have += taken;
        lacking += !taken;
        if (lacking * 4 > p->groups.n || (lacking && p->use != USE_SHOWN)) {
            return; // not even a near miss any more
        }
    }
    if (have == p->groups.n && within_reach(&t)) {
        if (allowed(c)) {
            add_hit(s, p, first.span, &t);
        }
    } else if (p->use == USE_SHOWN && allowed(c)) {
        near_miss(
            s, (struct near_hit){p->item, s->sentence, have, p->groups.n, t.all},
            (struct near_rank){first.span.start, p->groups.at[0].parts.at[0], c->id});
    }
}

// A counted first group has no single head: it is completed once, from its first parts.
static void complete_counted(struct completing *c)
{
    const struct compiled_pattern *p = c->pattern;
    struct taken t = {.n = 0};
    bool all = true;
    for (uint32_t i = 0; i < p->groups.n && all; i++) {
        all = take_group(c->s, &p->groups.at[i], &t);
    }
    if (all && within_reach(&t) && allowed(c)) {
        add_hit(c->s, p, t.spans[0], &t);
    }
}

static bool has_needs(const struct scanner *s, const struct compiled_pattern *p)
{
    for (uint32_t i = 0; i < p->needs.n; i++) {
        if (!key_stands(s, p->needs.at[i])) {
            return false;
        }
    }
    return true;
}

static void complete_pattern(struct scanner *s, uint32_t id)
{
    struct completing c = {.s = s, .pattern = &s->program->patterns.at[id], .id = id};
    const id_list *first = &c.pattern->groups.at[0].parts;
    if (s->pattern_done[id] == s->sentence + 1 || !has_needs(s, c.pattern)) {
        return;
    }
    s->pattern_done[id] = s->sentence + 1;
    if (first->n > 1) {
        complete_counted(&c);
        return;
    }
    uint32_t n;
    (void)part_hits(s, first->at[0], &n);
    for (uint32_t h = 0; h < n; h++) { // the hits may move while others are looked for
        complete(&c, part_hits(s, first->at[0], &n)[h]);
    }
}

void complete_patterns(struct scanner *s)
{
    for (uint32_t i = 0; i < s->marked.n; i++) {
        const struct trigger_list *t = &s->program->triggers[s->marked.at[i]];
        for (uint32_t k = 0; k < t->list.n; k++) {
            if (key_stands(s, t->list.at[k].also)) {
                complete_pattern(s, t->list.at[k].pattern);
            }
        }
    }
}
