// index.c: what to try where. Each part learns by which keys it can begin and which it
// cannot do without; each pattern is entered under one key that it needs, if possible
// the rarest, so that most patterns are not even looked at in most sentences.
#include "match/program.h"

#include "base/limits.h"
#include "base/utf8.h"

// The literal's own key, for parts that ask for this word and no other.
static uint32_t own_key(struct compiler *c, uint32_t literal)
{
    struct program *p = c->program;
    id_list *keys = &p->literals.at[literal].keys;
    if (keys->n == 0 || keys->at[keys->n - 1] <= key_of_all(p)) {
        vec_push(c->arena, keys, p->keys_n++);
    }
    return keys->at[keys->n - 1];
}

static void add_key(struct compiler *c, id_list *list, uint32_t key)
{
    for (uint32_t i = 0; i < list->n; i++) {
        if (list->at[i] == key) {
            return;
        }
    }
    vec_push(c->arena, list, key);
}

// --- parts ---

struct starts {
    struct compiler *c;
    uint32_t part;
    bool deep; // nested deeper than allowed
};

static void enter_starts(struct starts *s, const struct sequence *seq, int depth);

static void enter_set(struct starts *s, uint32_t id, int depth)
{
    struct set *set = &s->c->program->sets.at[id];
    if (set->entered_for == s->part + 1) {
        return; // once a part is enough
    }
    set->entered_for = s->part + 1;
    if (set->words.n) {
        add_key(s->c, &s->c->program->parts.at[s->part].starts, id);
    }
    for (uint32_t k = 0; k < set->phrases.n; k++) {
        enter_starts(s, &set->phrases.at[k], depth + 1);
    }
}

// Enters the keys that the sequence can begin with.
static void enter_starts(struct starts *s, const struct sequence *seq, int depth)
{
    struct program *p = s->c->program;
    id_list *starts = &p->parts.at[s->part].starts;
    s->deep = s->deep || depth > LIMIT_SET_NESTING;
    for (uint32_t i = 0; i < seq->elements.n && !s->deep; i++) {
        const struct element *e = &seq->elements.at[i];
        if (e->kind == ELEMENT_LITERAL) {
            add_key(s->c, starts, own_key(s->c, e->id));
            return;
        }
        if (e->kind == ELEMENT_FIGURE) {
            add_key(s->c, starts, key_of_figures(p));
            return;
        }
        if (e->kind == ELEMENT_SET) { // a gap stands behind an optional part
            enter_set(s, e->id, depth);
            if (!p->sets.at[e->id].optional) {
                return;
            }
        }
    }
}

static void enter_needs(struct compiler *c, struct part *part)
{
    struct program *p = c->program;
    for (uint32_t i = 0; i < part->sequence.elements.n; i++) {
        const struct element *e = &part->sequence.elements.at[i];
        if (e->kind == ELEMENT_LITERAL) {
            add_key(c, &part->needs, own_key(c, e->id));
        } else if (e->kind == ELEMENT_FIGURE) {
            add_key(c, &part->needs, key_of_figures(p));
        } else if (e->kind == ELEMENT_SET && set_is_words(&p->sets.at[e->id])) {
            add_key(c, &part->needs, e->id);
        }
    }
    if (part->words) {
        add_key(c, &part->needs, part->words - 1);
    }
}

static bool begins_with_word(const struct program *p, const struct sequence *s)
{
    const struct element *e = s->elements.at;
    return s->elements.n > 0 &&
           (e->kind == ELEMENT_LITERAL ||
            (e->kind == ELEMENT_SET && set_is_words(&p->sets.at[e->id])));
}

static bool enter_part(struct compiler *c, uint32_t id)
{
    struct part *part = &c->program->parts.at[id];
    struct starts s = {c, id, false};
    enter_needs(c, part);
    enter_starts(&s, &part->sequence, 0);
    part->word_first = begins_with_word(c->program, &part->sequence);
    part->plain = part->word_first && part->sequence.elements.n == 1;
    if (part->expression) {
        add_key(c, &part->starts,
                part->needs.n ? part->needs.at[0] : key_of_all(c->program));
    }
    if (s.deep) {
        struct str source = units_to_utf8(c->arena, part->source.p, part->source.n);
        diag_add(c->diags, DIAG_RULE_CYCLE, (struct place){c->pack->folder, 0, 0},
                 source.p);
    }
    return !s.deep;
}

// --- sets ---

static bool phrase_is_solid(const struct program *p, const struct sequence *s)
{
    const struct element *e = s->elements.at;
    return e->kind == ELEMENT_LITERAL || e->kind == ELEMENT_FIGURE ||
           (e->kind == ELEMENT_SET && set_is_words(&p->sets.at[e->id]));
}

static void enter_solid(struct program *p)
{
    for (uint32_t i = 0; i < p->sets.n; i++) {
        struct set *set = &p->sets.at[i];
        set->solid = !set->optional;
        for (uint32_t k = 0; k < set->phrases.n; k++) {
            set->solid = set->solid && phrase_is_solid(p, &set->phrases.at[k]);
        }
    }
}

// --- patterns ---

// Of some patterns the nearest miss is told: those may lack every fourth group.
static bool may_lack(const struct compiled_pattern *pattern)
{
    return pattern->use == USE_SHOWN && pattern->groups.n >= 4;
}

static void enter_pattern_needs(struct compiler *c, struct compiled_pattern *pattern)
{
    uint32_t n = may_lack(pattern) ? 1 : pattern->groups.n;
    for (uint32_t i = 0; i < n; i++) {
        const struct group_of_parts *g = &pattern->groups.at[i];
        for (uint32_t k = 0; g->at_least == g->parts.n && k < g->parts.n; k++) {
            const id_list *needs = &c->program->parts.at[g->parts.at[k]].needs;
            for (uint32_t j = 0; j < needs->n; j++) {
                add_key(c, &pattern->needs, needs->at[j]);
            }
        }
    }
}

// A guess of how often a word stands in a sentence, from its length.
static uint32_t commonness(size_t length)
{
    return length == 1 ? 40 : length == 2 ? 6 : length == 3 ? 2 : 1;
}

static uint32_t *key_commonness(struct compiler *c)
{
    struct program *p = c->program;
    uint32_t *of = arena_array(c->arena, uint32_t, p->keys_n);
    for (uint32_t i = 0; i < p->literals.n; i++) {
        const struct literal *l = &p->literals.at[i];
        for (uint32_t k = 0; k < l->keys.n; k++) {
            of[l->keys.at[k]] += commonness(l->units.n);
        }
    }
    of[key_of_figures(p)] = 400;
    of[key_of_all(p)] = UINT32_MAX;
    return of;
}

// Patterns come in rising order.
static void enter_trigger(struct compiler *c, uint32_t key, struct trigger trigger)
{
    struct trigger_list *t = &c->program->triggers[key];
    if (t->list.n == 0 || t->list.at[t->list.n - 1].pattern != trigger.pattern) {
        vec_push(c->arena, &t->list, trigger);
    }
}

// The rarest need comes first: it is the key, and what is tested first.
static void enter_pattern(struct compiler *c, uint32_t id, const uint32_t *common)
{
    struct program *p = c->program;
    struct compiled_pattern *pattern = &p->patterns.at[id];
    enter_pattern_needs(c, pattern);
    id_list *needs = &pattern->needs;
    for (uint32_t i = 1; i < needs->n; i++) {
        for (uint32_t k = i; k && common[needs->at[k]] < common[needs->at[k - 1]];
             k--) {
            uint32_t rarer = needs->at[k];
            needs->at[k] = needs->at[k - 1];
            needs->at[k - 1] = rarer;
        }
    }
    if (needs->n) {
        enter_trigger(c, needs->at[0],
                      (struct trigger){id, needs->at[needs->n > 1 ? 1 : 0]});
        return;
    }
    const id_list *first = &pattern->groups.at[0].parts;
    for (uint32_t i = 0; i < first->n; i++) {
        const id_list *starts = &p->parts.at[first->at[i]].starts;
        for (uint32_t k = 0; k < starts->n; k++) {
            enter_trigger(c, starts->at[k], (struct trigger){id, starts->at[k]});
        }
    }
}

bool index_build(struct compiler *c)
{
    struct program *p = c->program;
    bool ok = true;
    p->keys_n = key_of_all(p) + 1;
    enter_solid(p);
    for (uint32_t i = 0; i < p->parts.n; i++) {
        ok = enter_part(c, i) && ok;
    }
    for (uint32_t i = 0; i < p->patterns.n; i++) {
        const id_list *first = &p->patterns.at[i].groups.at[0].parts;
        for (uint32_t k = 0; k < first->n; k++) {
            vec_push(c->arena, &p->parts.at[first->at[k]].patterns, i);
        }
    }
    p->triggers = arena_array(c->arena, struct trigger_list, p->keys_n);
    const uint32_t *common = key_commonness(c);
    for (uint32_t i = 0; i < p->patterns.n; i++) {
        enter_pattern(c, i, common);
    }
    return ok;
}
