// repeat.c: patterns and sets that repeat others.
#include "match/program.h"

static bool same_list(const struct compiled_pattern *x,
                      const struct compiled_pattern *y)
{
    return x->item == y->item && x->use == y->use && x->index == y->index;
}

// The words of a pattern that is nothing but one word.
static bool pattern_words(const struct program *p, const struct compiled_pattern *x,
                          id_list *words)
{
    const struct group_of_parts *g = x->groups.at;
    return x->groups.n == 1 && g->parts.n == 1 && x->without.n == 0 &&
           part_words(p, g->parts.at[0], words);
}

static bool same_source(const struct pack *pack, const struct compiled_pattern *x,
                        const struct compiled_pattern *y)
{
    return str_eq(pattern_source(pack, x)->source, pattern_source(pack, y)->source);
}

// True when `y` is found wherever `x` is. A figure in an aspect counts by itself.
static bool subsumed(struct comparer *c, const struct pack *pack,
                     const struct compiled_pattern *x, const struct compiled_pattern *y)
{
    const struct program *p = c->program;
    id_list words;
    if (same_source(pack, x, y)) {
        return true;
    }
    bool loses_figure = x->use == USE_ASPECT && pattern_has_figure(p, x);
    return !loses_figure && pattern_words(p, y, &words) &&
           pattern_implies(c, x, &words, false);
}

static void warn_subsumed(struct comparer *c, struct diags *d, const struct pack *pack,
                          uint32_t first, uint32_t end)
{
    const struct program *p = c->program;
    for (uint32_t i = first; i < end; i++) {
        const struct compiled_pattern *x = &p->patterns.at[i];
        for (uint32_t k = first; k < end && comparer_step(c); k++) {
            const struct compiled_pattern *y = &p->patterns.at[k];
            // Of two that say the same the later is one too many.
            if (k != i && subsumed(c, pack, x, y) &&
                (k < i || !subsumed(c, pack, y, x))) {
                diag_add(d, DIAG_PATTERN_SUBSUMED, pattern_source(pack, x)->place,
                         pattern_source(pack, y)->source.p);
                break;
            }
        }
    }
}

static void note_shared_core(struct comparer *c, struct diags *d,
                             const struct pack *pack, uint32_t i)
{
    const struct program *p = c->program;
    const struct compiled_pattern *x = &p->patterns.at[i];
    for (uint32_t k = 0; k < i && comparer_step(c); k++) {
        const struct compiled_pattern *y = &p->patterns.at[k];
        if (y->use == USE_CORE && y->item != x->item && same_source(pack, x, y)) {
            diag_add(d, DIAG_PATTERN_SHARED, pattern_source(pack, x)->place,
                     pack->items.at[y->item].id.p);
            return;
        }
    }
}

static bool holds_words_of(struct comparer *c, uint32_t outer, uint32_t inner)
{
    const struct program *p = c->program;
    const struct set *in = &p->sets.at[inner];
    for (uint32_t i = 0; i < in->words.n; i++) {
        const id_list *keys = &p->literals.at[in->words.at[i]].keys;
        bool held = false;
        for (uint32_t k = 0; k < keys->n && !held && comparer_step(c); k++) {
            held = keys->at[k] == outer;
        }
        if (!held) {
            return false;
        }
    }
    return in->phrases.n == 0 && in->words.n > 0;
}

// Sets that stand beside each other as words of one set or alternatives.
static void warn_shadowed(struct comparer *c, struct diags *d, const struct set *set)
{
    const struct program *p = c->program;
    for (uint32_t i = 0; i < set->inherits.n; i++) {
        for (uint32_t k = 0; k < set->inherits.n && comparer_step(c); k++) {
            uint32_t x = set->inherits.at[i], y = set->inherits.at[k];
            if (i != k && holds_words_of(c, y, x) &&
                (k < i || !holds_words_of(c, x, y))) {
                diag_add(d, DIAG_SET_SHADOWED, set->place, p->sets.at[x].name.p,
                         p->sets.at[y].name.p);
                break;
            }
        }
    }
}

void warn_repeats(struct comparer *c, struct diags *d, const struct pack *pack)
{
    const struct program *p = c->program;
    for (uint32_t first = 0, i = 0; i <= p->patterns.n; i++) {
        if (i == p->patterns.n ||
            !same_list(&p->patterns.at[first], &p->patterns.at[i])) {
            warn_subsumed(c, d, pack, first, i);
            first = i;
        }
    }
    for (uint32_t i = 0; i < p->patterns.n; i++) {
        if (p->patterns.at[i].use == USE_CORE) {
            note_shared_core(c, d, pack, i);
        }
    }
    for (uint32_t i = 0; i < p->sets.n; i++) {
        warn_shadowed(c, d, &p->sets.at[i]);
    }
}
