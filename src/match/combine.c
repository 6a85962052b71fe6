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
static bool take_part(const struct scanner *s, uint32_t part, struct taken *t)
{
    const struct part_hit *best = NULL;
    for (uint32_t i = 0; stands_here(s, part) && i < s->parts[part].n; i++) {
        const struct part_hit *hit = &s->parts[part].hits[i];
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

static bool take_group(const struct scanner *s, const struct group_of_parts *group,
                       struct taken *t)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < group->parts.n && found < group->at_least; i++) {
        found += take_part(s, group->parts.at[i], t);
    }
    return found == group->at_least;
}

static bool forbidden(const struct scanner *s, const struct compiled_pattern *p)
{
    for (uint32_t i = 0; i < p->without.n; i++) {
        const struct part_state *part = &s->parts[p->without.at[i]];
        bool here = stands_here(s, p->without.at[i]);
        for (uint32_t k = 0; here && k < part->n; k++) {
            if (s->hope == HOPE_NONE || !span_lost(s->doc, part->hits[k].span)) {
                return true;
            }
        }
    }
    return false;
}

static void near_miss(struct scanner *s, const struct compiled_pattern *p,
                      uint32_t parts, struct span span)
{
    struct near_hit hit = {p->item, s->sentence, parts, p->groups.n, span};
    for (uint32_t i = 0; i < s->out->near.n; i++) {
        struct near_hit *best = &s->out->near.at[i];
        if (best->item == p->item) {
            if (hit.parts * best->wanted > best->parts * hit.wanted) {
                *best = hit;
            }
            return;
        }
    }
    vec_push(s->arena, &s->out->near, hit);
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

// Completes the pattern with `first` as its first part.
static void complete(struct scanner *s, const struct compiled_pattern *p,
                     struct part_hit first)
{
    struct taken t = {0};
    take(&t, first);
    uint32_t have = 1;
    for (uint32_t i = 1; i < p->groups.n; i++) {
        have += take_group(s, &p->groups.at[i], &t);
    }
    if (have == p->groups.n && within_reach(&t)) {
        add_hit(s, p, first.span, &t);
    } else if (p->use == USE_SHOWN && have * 4 >= p->groups.n * 3) {
        near_miss(s, p, have, t.all);
    }
}

// A counted first group has no single head: it is completed once, from its first parts.
static void complete_counted(struct scanner *s, const struct compiled_pattern *p)
{
    struct taken t = {0};
    bool all = true;
    for (uint32_t i = 0; i < p->groups.n && all; i++) {
        all = take_group(s, &p->groups.at[i], &t);
    }
    if (all && within_reach(&t)) {
        add_hit(s, p, t.spans[0], &t);
    }
}

static bool first_touched(const struct scanner *s, const struct compiled_pattern *p,
                          uint32_t part)
{
    const struct group_of_parts *first = &p->groups.at[0];
    for (uint32_t i = 0; i < first->parts.n; i++) {
        if (stands_here(s, first->parts.at[i])) {
            return first->parts.at[i] == part;
        }
    }
    return false;
}

static void complete_from(struct scanner *s, const struct compiled_pattern *p,
                          uint32_t part)
{
    const struct part_state *state = &s->parts[part];
    if (forbidden(s, p)) {
        return;
    }
    if (p->groups.at[0].parts.n > 1) {
        if (first_touched(s, p, part)) {
            complete_counted(s, p);
        }
        return;
    }
    for (uint32_t h = 0; h < state->n && h < HITS_OF_PATTERN; h++) {
        complete(s, p, state->hits[h]);
    }
}

void complete_patterns(struct scanner *s)
{
    for (uint32_t i = 0; i < s->touched.n; i++) {
        uint32_t part = s->touched.at[i];
        const id_list *patterns = &s->program->parts.at[part].patterns;
        for (uint32_t k = 0; k < patterns->n; k++) {
            complete_from(s, &s->program->patterns.at[patterns->at[k]], part);
        }
    }
    s->touched.n = 0;
}
