// warn.c: patterns that can never count and patterns that are found nearly everywhere.
#include "match/program.h"

#include "base/limits.h"
#include "base/say.h"
#include "base/utf8.h"

static bool is_stop(uint16_t u)
{
    return u == u'。' || u == ';' || u == '!' || u == '?';
}

// A sentence stop inside a literal, with text behind it: no sentence holds that.
static bool crosses_sentences(struct ustr units)
{
    for (size_t i = 0; i + 1 < units.n; i++) {
        uint16_t next = units.p[i + 1];
        if (is_stop(units.p[i]) && (unit_is_han(next) || unit_is_alpha(next))) {
            return true;
        }
    }
    return false;
}

static bool part_crosses(const struct program *p, uint32_t part)
{
    const struct sequence *s = &p->parts.at[part].sequence;
    for (uint32_t i = 0; i < s->elements.n; i++) {
        const struct element *e = &s->elements.at[i];
        if (e->kind == ELEMENT_LITERAL &&
            crosses_sentences(p->literals.at[e->id].units)) {
            return true;
        }
    }
    return false;
}

static struct str part_source(struct arena *a, const struct program *p, uint32_t part)
{
    struct ustr source = p->parts.at[part].source;
    return units_to_utf8(a, source.p, source.n);
}

static bool asks_for(const struct compiled_pattern *x, uint32_t part)
{
    for (uint32_t i = 0; i < x->groups.n; i++) {
        const struct group_of_parts *g = &x->groups.at[i];
        for (uint32_t k = 0; g->at_least == g->parts.n && k < g->parts.n; k++) {
            if (g->parts.at[k] == part) {
                return true;
            }
        }
    }
    return false;
}

// What must not stand there stands there always.
static bool forbids_itself(struct arena *a, struct comparer *c,
                           const struct compiled_pattern *x, struct str *why)
{
    const struct program *p = c->program;
    for (uint32_t i = 0; i < x->without.n; i++) {
        uint32_t part = x->without.at[i];
        id_list words;
        if (asks_for(x, part) ||
            (part_words(p, part, &words) && pattern_implies(c, x, &words, false))) {
            *why = arena_fmt(a, say("'%s' must stand in the sentence and must not"),
                             part_source(a, p, part).p);
            return true;
        }
    }
    return false;
}

// A false friend of the item stands inside the pattern's own words.
static bool is_own_friend(struct arena *a, struct comparer *c, const struct pack *pack,
                          uint32_t index, struct str *why)
{
    const struct program *p = c->program;
    const struct compiled_pattern *x = &p->patterns.at[index];
    bool killed = x->use <= USE_NIL;
    for (uint32_t i = 0; killed && i < p->patterns.n && comparer_step(c); i++) {
        const struct compiled_pattern *f = &p->patterns.at[i];
        id_list words;
        if (f->item != x->item ||
            (f->use != USE_FRIEND && f->use != USE_FRIEND_SENTENCE) ||
            f->groups.n != 1 || f->groups.at[0].parts.n != 1 || f->without.n ||
            !part_words(p, f->groups.at[0].parts.at[0], &words)) {
            continue;
        }
        if (pattern_implies(c, x, &words, f->use == USE_FRIEND)) {
            *why = arena_fmt(a, say("the false friend '%s' stands in it"),
                             pattern_source(pack, f)->source.p);
            return true;
        }
    }
    return false;
}

static bool crosses(const struct program *p, const struct compiled_pattern *x)
{
    for (uint32_t i = 0; i < x->groups.n; i++) {
        const struct group_of_parts *g = &x->groups.at[i];
        for (uint32_t k = 0; g->at_least == g->parts.n && k < g->parts.n; k++) {
            if (part_crosses(p, g->parts.at[k])) {
                return true;
            }
        }
    }
    return false;
}

static void warn_never(struct arena *a, struct comparer *c, struct diags *d,
                       const struct pack *pack, uint32_t index)
{
    const struct program *p = c->program;
    const struct compiled_pattern *x = &p->patterns.at[index];
    struct str why = STR("");
    if (crosses(p, x)) {
        why = str_of(say("it goes beyond the end of a sentence"));
    } else if (!forbids_itself(a, c, x, &why)) {
        (void)is_own_friend(a, c, pack, index, &why);
    }
    if (why.n) {
        diag_add(d, DIAG_PATTERN_NEVER, pattern_source(pack, x)->place, why.p);
    }
}

// --- nearly everywhere ---

// The element by itself says next to nothing.
static bool says_little(const struct program *p, const struct pack *pack,
                        const struct element *e)
{
    if (e->kind == ELEMENT_LITERAL) {
        return p->literals.at[e->id].units.n == 1;
    }
    return e->kind == ELEMENT_FIGURE ||
           (e->kind == ELEMENT_SET && e->id < pack->sets.n &&
            pack->sets.at[e->id].units);
}

static bool single_part_says_little(const struct program *p, const struct pack *pack,
                                    const struct compiled_pattern *x)
{
    const struct group_of_parts *g = x->groups.at;
    if (x->groups.n != 1 || g->parts.n != 1) {
        return false;
    }
    const struct sequence *s = &p->parts.at[g->parts.at[0]].sequence;
    for (uint32_t i = 0; i < s->elements.n; i++) {
        bool unit = i == 1 && s->elements.at[0].kind == ELEMENT_FIGURE;
        if (!says_little(p, pack, &s->elements.at[i]) || (i && !unit)) {
            return false;
        }
    }
    return s->elements.n > 0;
}

static void warn_always(struct diags *d, const struct pack *pack,
                        const struct program *p, const struct compiled_pattern *x)
{
    bool content = pack->items.at[x->item].kind == KIND_CONTENT;
    bool by_itself = (x->use == USE_CORE && content) || x->use == USE_SHOWN ||
                     x->use == USE_NIL || x->use == USE_FRIEND ||
                     x->use == USE_FRIEND_SENTENCE || x->use == USE_WHEN ||
                     x->use == USE_WHEN_NOT;
    if (by_itself && single_part_says_little(p, pack, x)) {
        diag_add(d, DIAG_PATTERN_ALWAYS, pattern_source(pack, x)->place,
                 say("it is one character, a figure or a measure word by itself"));
    }
}

static void warn_empty_words(struct arena *a, struct diags *d,
                             const struct word_set *set, fold_fn *fold)
{
    for (uint32_t i = 0; i < set->words.n; i++) {
        if (fold(a, set->words.at[i].source).n == 0) {
            diag_add(d, DIAG_PATTERN_NEVER, set->words.at[i].place,
                     say("nothing is left of it when texts are folded"));
        }
    }
}

void match_warn(struct arena *a, struct diags *d, const struct pack *pack,
                const struct program *p, fold_fn *fold)
{
    struct comparer c = {p, LIMIT_COMPARISONS};
    for (uint32_t i = 0; i < pack->sets.n; i++) {
        warn_empty_words(a, d, &pack->sets.at[i], fold);
    }
    for (uint32_t i = 0; i < p->patterns.n; i++) {
        warn_never(a, &c, d, pack, i);
        warn_always(d, pack, p, &p->patterns.at[i]);
    }
    warn_repeats(&c, d, pack);
    if (c.left == 0) {
        diag_add(d, DIAG_RULES_NOT_COMPARED, (struct place){pack->folder, 0, 0});
    }
}
