// freeze.c: the finished program, copied list by list into as little room as it needs.
#include "match/program.h"

// Copies a vector's elements; capacity is what it holds.
#define FREEZE(a, v)                                                                   \
    ((v)->at = freeze((a), (v)->at, (size_t)(v)->n * sizeof *(v)->at),                 \
     (v)->cap = (v)->n)

static void *freeze(struct arena *a, const void *from, size_t bytes)
{
    if (bytes == 0) {
        return NULL;
    }
    void *p = arena_alloc(a, bytes);
    memcpy(p, from, bytes);
    return p;
}

// All lists of ids, one behind the other without the arena's rounding.
struct pool {
    uint32_t *at;
    size_t n;
};

static void freeze_ids(struct pool *pool, id_list *ids)
{
    if (ids->n) {
        memcpy(pool->at + pool->n, ids->at, ids->n * sizeof *ids->at);
    }
    ids->at = ids->n ? pool->at + pool->n : NULL;
    ids->cap = ids->n;
    pool->n += ids->n;
}

static size_t count_ids(const struct program *p)
{
    size_t n = 0;
    for (uint32_t i = 0; i < p->literals.n; i++) {
        n += p->literals.at[i].keys.n;
    }
    for (uint32_t i = 0; i < p->sets.n; i++) {
        n += p->sets.at[i].words.n + p->sets.at[i].inherits.n;
    }
    for (uint32_t i = 0; i < p->parts.n; i++) {
        const struct part *part = &p->parts.at[i];
        n += part->patterns.n + part->starts.n + part->needs.n;
    }
    for (uint32_t i = 0; i < p->patterns.n; i++) {
        const struct compiled_pattern *pattern = &p->patterns.at[i];
        n += pattern->without.n + pattern->needs.n;
        for (uint32_t k = 0; k < pattern->groups.n; k++) {
            n += pattern->groups.at[k].parts.n;
        }
    }
    return n;
}

static void freeze_literals(struct arena *a, struct pool *ids, struct program *p)
{
    size_t n = 0;
    FREEZE(a, &p->literals);
    for (uint32_t i = 0; i < p->literals.n; i++) {
        n += p->literals.at[i].units.n;
    }
    uint16_t *units = arena_array(a, uint16_t, n + 1);
    for (uint32_t i = 0; i < p->literals.n; i++) {
        struct literal *l = &p->literals.at[i];
        memcpy(units, l->units.p, l->units.n * sizeof *units);
        l->units.p = units;
        units += l->units.n;
        freeze_ids(ids, &l->keys);
    }
}

static void freeze_sets(struct arena *a, struct pool *ids, struct program *p)
{
    FREEZE(a, &p->sets);
    for (uint32_t i = 0; i < p->sets.n; i++) {
        struct set *set = &p->sets.at[i];
        freeze_ids(ids, &set->words);
        freeze_ids(ids, &set->inherits);
        FREEZE(a, &set->phrases);
        for (uint32_t k = 0; k < set->phrases.n; k++) {
            FREEZE(a, &set->phrases.at[k].elements);
        }
    }
}

static void freeze_parts(struct arena *a, struct pool *ids, struct program *p)
{
    FREEZE(a, &p->parts);
    for (uint32_t i = 0; i < p->parts.n; i++) {
        struct part *part = &p->parts.at[i];
        part->source.p = freeze(a, part->source.p, part->source.n * sizeof(uint16_t));
        FREEZE(a, &part->sequence.elements);
        freeze_ids(ids, &part->patterns);
        freeze_ids(ids, &part->starts);
        freeze_ids(ids, &part->needs);
    }
}

static void freeze_patterns(struct arena *a, struct pool *ids, struct program *p)
{
    FREEZE(a, &p->patterns);
    for (uint32_t i = 0; i < p->patterns.n; i++) {
        struct compiled_pattern *pattern = &p->patterns.at[i];
        freeze_ids(ids, &pattern->without);
        freeze_ids(ids, &pattern->needs);
        FREEZE(a, &pattern->groups);
        for (uint32_t k = 0; k < pattern->groups.n; k++) {
            freeze_ids(ids, &pattern->groups.at[k].parts);
        }
    }
}

struct program *program_freeze(struct arena *a, const struct program *from)
{
    struct program *p = freeze(a, from, sizeof *from);
    struct pool ids = {arena_array(a, uint32_t, count_ids(p) + 1), 0};
    freeze_literals(a, &ids, p);
    freeze_sets(a, &ids, p);
    freeze_parts(a, &ids, p);
    freeze_patterns(a, &ids, p);
    p->triggers = freeze(a, p->triggers, p->keys_n * sizeof *p->triggers);
    for (uint32_t i = 0; i < p->keys_n; i++) {
        FREEZE(a, &p->triggers[i].list);
    }
    return p;
}
