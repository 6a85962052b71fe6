// sets.c: sets inside sets: no cycles, bounded size, words copied in.
#include "match/program.h"

#include "base/limits.h"

// --- cycles ---

struct visit {
    struct compiler *c;
    const struct set *named; // the nearest set with a name, for the message
    bool ok;
};

static void refuse(struct visit *v, enum diag_code code, const char *what)
{
    diag_add(v->c->diags, code, v->named->place, what);
    v->ok = false;
}

static void visit_set(struct visit *v, uint32_t id, int depth);

static void visit_phrases(struct visit *v, const struct set *set, int depth)
{
    for (uint32_t i = 0; i < set->phrases.n && v->ok; i++) {
        const struct sequence *s = &set->phrases.at[i];
        for (uint32_t k = 0; k < s->elements.n && v->ok; k++) {
            if (s->elements.at[k].kind == ELEMENT_SET) {
                visit_set(v, s->elements.at[k].id, depth + 1);
            }
        }
    }
}

static void visit_set(struct visit *v, uint32_t id, int depth)
{
    struct set *set = &v->c->program->sets.at[id];
    if (set->visited == 2 || !v->ok) {
        return;
    }
    if (set->visited == 1) {
        refuse(v, DIAG_RULE_CYCLE, arena_copy(v->c->arena, v->named->name).p);
        return;
    }
    if (depth > LIMIT_SET_NESTING) {
        refuse(v, DIAG_RULE_DEPTH, arena_fmt(v->c->arena, "%d", LIMIT_SET_NESTING).p);
        return;
    }
    const struct set *above = v->named;
    v->named = set->name.n ? set : above;
    set->visited = 1;
    for (uint32_t i = 0; i < set->inherits.n && v->ok; i++) {
        visit_set(v, set->inherits.at[i], depth + 1);
    }
    visit_phrases(v, set, depth);
    set->visited = 2;
    v->named = above;
}

// --- words ---

struct flattening {
    struct compiler *c;
    uint32_t *seen; // by literal: set + 1 that has it already
    uint32_t copied;
};

static void copy_word(struct flattening *f, uint32_t id, uint32_t literal)
{
    if (f->seen[literal] != id + 1) {
        f->seen[literal] = id + 1;
        f->copied++;
        vec_push(f->c->arena, &f->c->program->sets.at[id].words, literal);
    }
}

// Inherited sets first, so that one level of copying is enough. Cycles were refused
// before.
static void flatten(struct flattening *f, uint32_t id)
{
    struct set *set = &f->c->program->sets.at[id];
    if (set->flattened) {
        return;
    }
    set->flattened = true;
    for (uint32_t i = 0; i < set->inherits.n; i++) {
        flatten(f, set->inherits.at[i]);
    }
    for (uint32_t k = 0; k < set->words.n; k++) {
        f->seen[set->words.at[k]] = id + 1;
    }
    for (uint32_t i = 0; i < set->inherits.n && f->copied < LIMIT_LITERALS; i++) {
        const struct set *other = &f->c->program->sets.at[set->inherits.at[i]];
        for (uint32_t k = 0; k < other->words.n; k++) {
            copy_word(f, id, other->words.at[k]);
        }
        for (uint32_t k = 0; k < other->phrases.n && f->copied < LIMIT_LITERALS; k++) {
            f->copied++;
            vec_push(f->c->arena, &set->phrases, other->phrases.at[k]);
        }
    }
}

static void tell_literals(struct compiler *c)
{
    struct program *p = c->program;
    for (uint32_t i = 0; i < p->sets.n; i++) {
        for (uint32_t k = 0; k < p->sets.at[i].words.n; k++) {
            struct literal *word = &p->literals.at[p->sets.at[i].words.at[k]];
            if (word->keys.n == 0 || word->keys.at[word->keys.n - 1] != i) {
                vec_push(c->arena, &word->keys, i);
            }
        }
    }
}

bool sets_flatten(struct compiler *c)
{
    struct program *p = c->program;
    bool ok = true;
    for (uint32_t i = 0; i < p->sets.n; i++) {
        struct visit v = {c, &p->sets.at[i], true};
        visit_set(&v, i, 0);
        ok = ok && v.ok;
    }
    if (!ok) {
        return false;
    }
    struct flattening f = {c, arena_array(c->arena, uint32_t, p->literals.n + 1), 0};
    for (uint32_t i = 0; i < p->sets.n; i++) {
        flatten(&f, i);
    }
    if (f.copied >= LIMIT_LITERALS) {
        struct str most = arena_fmt(c->arena, "%d", LIMIT_LITERALS);
        diag_add(c->diags, DIAG_RULE_TOO_LARGE, (struct place){c->pack->folder, 0, 0},
                 most.p);
        return false;
    }
    tell_literals(c);
    return true;
}
