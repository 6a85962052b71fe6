// imply.c: what stands wherever something else stands. Says yes only when it is sure.
#include "match/program.h"

#include "base/limits.h"

static bool holds_literal(struct ustr text, struct ustr word)
{
    for (size_t i = 0; i + word.n <= text.n; i++) {
        if (memcmp(text.p + i, word.p, word.n * sizeof *word.p) == 0) {
            return true;
        }
    }
    return false;
}

bool comparer_step(struct comparer *c)
{
    c->left -= c->left > 0;
    return c->left > 0;
}

static bool literal_implies(struct comparer *c, uint32_t literal, const id_list *words)
{
    const struct program *p = c->program;
    for (uint32_t i = 0; i < words->n && comparer_step(c); i++) {
        if (holds_literal(p->literals.at[literal].units,
                          p->literals.at[words->at[i]].units)) {
            return true;
        }
    }
    return false;
}

static bool sequence_implies(struct comparer *c, const struct sequence *s,
                             const id_list *words, int depth);

// Whichever word of the set stands there, it must hold one of `words`.
static bool set_implies(struct comparer *c, const struct set *set, const id_list *words,
                        int depth)
{
    if (set->optional || set->words.n + set->phrases.n == 0 ||
        depth > LIMIT_SET_NESTING) {
        return false;
    }
    for (uint32_t i = 0; i < set->words.n; i++) {
        if (!literal_implies(c, set->words.at[i], words)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < set->phrases.n; i++) {
        if (!sequence_implies(c, &set->phrases.at[i], words, depth + 1)) {
            return false;
        }
    }
    return true;
}

static bool sequence_implies(struct comparer *c, const struct sequence *s,
                             const id_list *words, int depth)
{
    for (uint32_t i = 0; i < s->elements.n; i++) {
        const struct element *e = &s->elements.at[i];
        if ((e->kind == ELEMENT_LITERAL && literal_implies(c, e->id, words)) ||
            (e->kind == ELEMENT_SET &&
             set_implies(c, &c->program->sets.at[e->id], words, depth))) {
            return true;
        }
    }
    return false;
}

bool part_words(const struct program *p, uint32_t part, id_list *words)
{
    const struct sequence *s = &p->parts.at[part].sequence;
    const struct element *e = s->elements.at;
    if (s->elements.n != 1 || (e->kind != ELEMENT_LITERAL && e->kind != ELEMENT_SET)) {
        return false;
    }
    // A list of one borrows the element's own id.
    *words = e->kind == ELEMENT_SET ? p->sets.at[e->id].words
                                    : (id_list){&s->elements.at[0].id, 1, 1};
    return words->n > 0;
}

bool pattern_implies(struct comparer *c, const struct compiled_pattern *pattern,
                     const id_list *words, bool head)
{
    uint32_t n = head ? 1 : pattern->groups.n;
    for (uint32_t i = 0; i < n; i++) {
        const struct group_of_parts *g = &pattern->groups.at[i];
        bool all = g->at_least == g->parts.n; // else a part may be lacking
        for (uint32_t k = 0; all && k < g->parts.n; k++) {
            const struct part *part = &c->program->parts.at[g->parts.at[k]];
            if ((!head || k == 0) && sequence_implies(c, &part->sequence, words, 0)) {
                return true;
            }
        }
    }
    return false;
}

static bool sequence_has_figure(const struct sequence *s)
{
    for (uint32_t i = 0; i < s->elements.n; i++) {
        if (s->elements.at[i].kind == ELEMENT_FIGURE) {
            return true;
        }
    }
    return false;
}

bool pattern_has_figure(const struct program *p, const struct compiled_pattern *pattern)
{
    for (uint32_t i = 0; i < pattern->groups.n; i++) {
        const id_list *parts = &pattern->groups.at[i].parts;
        for (uint32_t k = 0; k < parts->n; k++) {
            if (sequence_has_figure(&p->parts.at[parts->at[k]].sequence)) {
                return true;
            }
        }
    }
    return false;
}

const struct pattern *pattern_source(const struct pack *pack,
                                     const struct compiled_pattern *pattern)
{
    const struct item *item = &pack->items.at[pattern->item];
    const pattern_list *const lists[USE_N] = {
        [USE_CORE] = &item->core,
        [USE_FIGURE] = &item->figures,
        [USE_SHOWN] = &item->shown,
        [USE_NIL] = &item->nil,
        [USE_FRIEND] = &item->friends,
        [USE_FRIEND_SENTENCE] = &item->friends_sentence,
        [USE_WHEN_NOT] = &item->when_not,
        [USE_WHEN] = &item->when,
        [USE_DETAIL] = &item->detail,
    };
    const pattern_list *list = pattern->use == USE_ASPECT
                                   ? &item->aspects.at[pattern->index].patterns
                                   : lists[pattern->use];
    return &list->at[pattern->pattern];
}
