// The matcher against a plain one that looks for one pattern at a time, at every place,
// on random rules and texts: the same hits, in every detail.
//   SEED=N ROUNDS=N build/unit/match/same_hits
#include "base/buf.h"
#include "base/utf8.h"
#include "match/match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { SETS = 5, WORDS = 4, ELEMENTS = 4, GROUPS = 3, PATTERNS = 24, MOST_HITS = 6 };
enum { LONGEST = 60, GAP_CLAUSE = 12, GAP_SENTENCE = 40 };

// --- chance ---

struct dice {
    uint64_t state;
};

static uint32_t roll(struct dice *d, uint32_t n)
{
    d->state = d->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(d->state >> 33) % n;
}

// --- a pattern as the plain matcher sees it ---

enum kind { WORD, SET, GAP, WIDE_GAP, FIGURE };

struct plain_set;

struct plain_element {
    enum kind kind;
    struct ustr word;
    const struct plain_set *set;
};

struct plain_phrase {
    struct plain_element at[ELEMENTS];
    uint32_t n;
};

struct plain_set {
    bool optional;
    struct plain_phrase at[WORDS];
    uint32_t n;
};

struct plain_group {
    uint32_t at_least, n;
    struct plain_phrase parts[3];
};

struct plain_pattern {
    struct plain_group groups[GROUPS];
    uint32_t n;
    bool has_without;
    struct plain_phrase without;
};

// --- making rules: the notation and its plain form side by side ---

struct maker {
    struct arena *a;
    struct dice *dice;
    struct plain_set named[SETS];
    uint32_t named_n; // made so far: a set names earlier ones only
};

static void put(struct maker *m, struct str *text, const char *more)
{
    *text = arena_fmt(m->a, "%s%s", text->p, more);
}

static struct plain_element make_word(struct maker *m, struct str *text)
{
    static const char *const letters[] = {"甲", "乙", "丙", "丁", "戊"};
    struct str word = STR("");
    uint32_t n = 1 + roll(m->dice, 3);
    for (uint32_t i = 0; i < n; i++) {
        put(m, &word, letters[roll(m->dice, 5)]);
    }
    put(m, text, word.p);
    return (struct plain_element){WORD, utf8_to_units(m->a, word), NULL};
}

static struct plain_phrase make_phrase(struct maker *m, struct str *text, int depth);

// Optional parts stand first in a whole part only: a set whose words may be nothing is
// a matter of its own.
static struct plain_element make_bracket(struct maker *m, struct str *text, int depth,
                                         bool may_lack)
{
    struct plain_set *set = arena_new(m->a, struct plain_set);
    set->optional = may_lack && roll(m->dice, 3) == 0;
    set->n = 1 + roll(m->dice, WORDS);
    put(m, text, set->optional ? "[" : "(");
    for (uint32_t i = 0; i < set->n; i++) {
        put(m, text, i ? "|" : "");
        set->at[i] = make_phrase(m, text, depth + 1);
    }
    put(m, text, set->optional ? "]" : ")");
    return (struct plain_element){SET, {NULL, 0}, set};
}

static struct plain_element make_named(struct maker *m, struct str *text)
{
    uint32_t which = roll(m->dice, m->named_n);
    put(m, text, arena_fmt(m->a, "{集%u}", which).p);
    return (struct plain_element){SET, {NULL, 0}, &m->named[which]};
}

// A gap stands between two things that cannot be nothing: what may follow an optional
// part at the beginning is a matter of its own.
static bool may_gap(const struct plain_phrase *p)
{
    if (p->n == 0) {
        return false;
    }
    const struct plain_element *last = &p->at[p->n - 1];
    return p->n + 1 < ELEMENTS && last->kind != GAP && last->kind != WIDE_GAP &&
           !(last->kind == SET && last->set->optional);
}

static struct plain_phrase make_phrase(struct maker *m, struct str *text, int depth)
{
    struct plain_phrase p = {.n = 0};
    uint32_t want = 1 + roll(m->dice, depth ? 2 : ELEMENTS);
    while (p.n < want) {
        uint32_t what = roll(m->dice, 10);
        bool after_word = p.n && p.at[p.n - 1].kind == WORD; // two words are one
        struct plain_element e;
        if (what < 2 && depth == 0 && may_gap(&p)) {
            bool wide = what == 0;
            put(m, text, wide ? "……" : "…");
            p.at[p.n++] =
                (struct plain_element){wide ? WIDE_GAP : GAP, {NULL, 0}, NULL};
            e = make_word(m, text);
            want += want < p.n + 1;
        } else if (what < 4 && depth < 2 &&
                   roll(m->dice, 1 + 2 * (uint32_t)depth) == 0) {
            e = make_bracket(m, text, depth, p.n > 0 || depth == 0);
        } else if (what < 6 && m->named_n && (depth == 0 || roll(m->dice, 3) == 0)) {
            e = make_named(m, text);
        } else if (what < 7 && depth < 2) {
            put(m, text, "N");
            e = (struct plain_element){FIGURE, {NULL, 0}, NULL};
        } else if (!after_word) {
            e = make_word(m, text);
        } else {
            break;
        }
        p.at[p.n++] = e;
    }
    return p;
}

static struct plain_group make_group(struct maker *m, struct str *text)
{
    struct plain_group g = {.at_least = 1, .n = 1};
    if (roll(m->dice, 6) == 0) {
        g.n = 2 + roll(m->dice, 2);
        g.at_least = 1 + roll(m->dice, g.n);
        put(m, text, arena_fmt(m->a, "%u of (", g.at_least).p);
        for (uint32_t i = 0; i < g.n; i++) {
            put(m, text, i ? ", " : "");
            g.parts[i] = make_phrase(m, text, 1);
        }
        put(m, text, ")");
    } else {
        g.parts[0] = make_phrase(m, text, 0);
    }
    return g;
}

static struct plain_pattern make_pattern(struct maker *m, struct str *text)
{
    struct plain_pattern p = {.n = 1 + roll(m->dice, GROUPS)};
    for (uint32_t i = 0; i < p.n; i++) {
        put(m, text, i ? " + " : "");
        p.groups[i] = make_group(m, text);
    }
    p.has_without = roll(m->dice, 5) == 0;
    if (p.has_without) {
        put(m, text, " - ");
        p.without = make_phrase(m, text, 1);
    }
    return p;
}

// --- the plain matcher ---

struct rest { // what follows when the phrase under way is complete
    const struct plain_phrase *phrase;
    uint32_t i;
    const struct rest *next;
};

struct found {
    struct span span;
    bool figure;
};

struct plain {
    const struct doc *doc;
    struct span window;
    bool figure;
    uint32_t end;
};

static bool follows(struct plain *p, const struct rest *r, uint32_t at);

static bool word_stands(const struct plain *p, struct ustr w, uint32_t at)
{
    return w.n <= p->window.end - at &&
           memcmp(w.p, p->doc->unit + at, w.n * sizeof *w.p) == 0;
}

static bool is_word(const struct plain_phrase *p)
{
    return p->n == 1 && p->at[0].kind == WORD;
}

static bool is_set(const struct plain_phrase *p)
{
    return p->n == 1 && p->at[0].kind == SET;
}

// The longest word of the set, and of those it names, shorter than `below` at `at`.
static void longest(const struct plain *p, const struct plain_set *s, uint32_t at,
                    size_t below, size_t *best)
{
    for (uint32_t i = 0; i < s->n; i++) {
        const struct plain_phrase *w = &s->at[i];
        if (is_set(w)) {
            longest(p, w->at[0].set, at, below, best);
        } else if (is_word(w) && w->at[0].word.n < below && w->at[0].word.n > *best &&
                   word_stands(p, w->at[0].word, at)) {
            *best = w->at[0].word.n;
        }
    }
}

static bool phrases_follow(struct plain *p, const struct plain_set *s,
                           const struct rest *next, uint32_t at)
{
    for (uint32_t i = 0; i < s->n; i++) {
        struct rest word = {&s->at[i], 0, next};
        if (!is_word(&s->at[i]) && !is_set(&s->at[i]) && follows(p, &word, at)) {
            return true;
        }
    }
    for (uint32_t i = 0; i < s->n; i++) {
        if (is_set(&s->at[i]) && phrases_follow(p, s->at[i].at[0].set, next, at)) {
            return true;
        }
    }
    return false;
}

static bool set_follows(struct plain *p, const struct plain_set *s,
                        const struct rest *next, uint32_t at)
{
    for (size_t below = SIZE_MAX;;) {
        size_t best = 0;
        longest(p, s, at, below, &best);
        if (best == 0) {
            break;
        }
        if (follows(p, next, at + (uint32_t)best)) {
            return true;
        }
        below = best;
    }
    return phrases_follow(p, s, next, at) || (s->optional && follows(p, next, at));
}

static bool gap_follows(struct plain *p, bool wide, const struct rest *next,
                        uint32_t at)
{
    uint32_t end = at + (wide ? GAP_SENTENCE : GAP_CLAUSE);
    for (uint32_t i = at; i <= end && i <= p->window.end; i++) {
        if (follows(p, next, i)) {
            return true;
        }
        if (!wide && i < p->window.end && p->doc->unit[i] == ',') {
            return false;
        }
    }
    return false;
}

static bool figure_follows(struct plain *p, const struct rest *next, uint32_t at)
{
    for (uint32_t i = 0; at < p->window.end && i < p->doc->figures.n; i++) {
        struct span span = p->doc->figures.at[i].span;
        bool before = p->figure;
        if (span.start == at && span.end <= p->window.end) {
            p->figure = true;
            if (follows(p, next, span.end)) {
                return true;
            }
            p->figure = before;
        }
    }
    return false;
}

static bool follows(struct plain *p, const struct rest *r, uint32_t at)
{
    while (r && r->i == r->phrase->n) {
        r = r->next;
    }
    if (!r) {
        p->end = at;
        return true;
    }
    const struct plain_element *e = &r->phrase->at[r->i];
    struct rest next = {r->phrase, r->i + 1, r->next};
    switch (e->kind) {
    case WORD:
        return word_stands(p, e->word, at) &&
               follows(p, &next, at + (uint32_t)e->word.n);
    case SET:
        return set_follows(p, e->set, &next, at);
    case GAP:
    case WIDE_GAP:
        return gap_follows(p, e->kind == WIDE_GAP, &next, at);
    case FIGURE:
        return figure_follows(p, &next, at);
    }
    return false;
}

static uint32_t find_all(struct plain *p, const struct plain_phrase *phrase,
                         struct found *out)
{
    uint32_t n = 0;
    for (uint32_t at = p->window.start; at < p->window.end && n < MOST_HITS; at++) {
        struct rest all = {phrase, 0, NULL};
        p->figure = false;
        if (follows(p, &all, at) && p->end > at) {
            out[n++] = (struct found){{at, p->end}, p->figure};
        }
    }
    return n;
}

struct taken {
    struct found at[16];
    uint32_t n;
    struct span all;
};

static uint32_t distance(struct span all, struct span s)
{
    return s.start >= all.end   ? s.start - all.end
           : s.end <= all.start ? all.start - s.end
                                : 0;
}

static bool take_nearest(struct plain *p, const struct plain_phrase *part,
                         struct taken *t)
{
    struct found hits[MOST_HITS], *best = NULL;
    uint32_t n = find_all(p, part, hits);
    for (uint32_t i = 0; i < n; i++) {
        bool free = true;
        for (uint32_t k = 0; k < t->n; k++) {
            free = free && (hits[i].span.start >= t->at[k].span.end ||
                            t->at[k].span.start >= hits[i].span.end);
        }
        if (free && (!best || (t->n && distance(t->all, hits[i].span) <
                                           distance(t->all, best->span)))) {
            best = &hits[i];
        }
    }
    if (!best) {
        return false;
    }
    t->all = t->n ? t->all : best->span;
    t->at[t->n++] = *best;
    t->all.start = best->span.start < t->all.start ? best->span.start : t->all.start;
    t->all.end = best->span.end > t->all.end ? best->span.end : t->all.end;
    return true;
}

static bool take_groups(struct plain *p, const struct plain_pattern *x, uint32_t from,
                        struct taken *t)
{
    for (uint32_t i = from; i < x->n; i++) {
        uint32_t have = 0;
        for (uint32_t k = 0; k < x->groups[i].n && have < x->groups[i].at_least; k++) {
            have += take_nearest(p, &x->groups[i].parts[k], t);
        }
        if (have < x->groups[i].at_least) {
            return false;
        }
    }
    return t->all.end - t->all.start <= LONGEST;
}

static struct hit hit_of(const struct hit *frame, const struct taken *t)
{
    struct hit h = *frame;
    h.head = t->at[0].span;
    h.span = t->all;
    for (uint32_t i = 0; i < t->n; i++) {
        h.has_figure = h.has_figure || t->at[i].figure;
    }
    return h;
}

typedef VEC(struct hit) hit_list;

static void find_pattern(struct arena *a, struct plain *p,
                         const struct plain_pattern *x, const struct hit *frame,
                         hit_list *out)
{
    struct found heads[MOST_HITS];
    if (x->has_without && find_all(p, &x->without, heads)) {
        return;
    }
    if (x->groups[0].n > 1) {
        struct taken t = {.n = 0};
        if (take_groups(p, x, 0, &t)) {
            vec_push(a, out, hit_of(frame, &t));
        }
        return;
    }
    uint32_t n = find_all(p, &x->groups[0].parts[0], heads);
    for (uint32_t i = 0; i < n; i++) {
        struct taken t = {.at = {heads[i]}, .n = 1, .all = heads[i].span};
        if (take_groups(p, x, 1, &t)) {
            vec_push(a, out, hit_of(frame, &t));
        }
    }
}

// --- a text ---

static void make_doc(struct arena *a, struct dice *dice, struct doc *doc)
{
    static const uint16_t letters[] = {u'甲', u'乙', u'丙', u'丁',
                                       u'戊', ',',   '7',   u'。'};
    uint32_t n = 40 + roll(dice, 160);
    uint16_t *unit = arena_array(a, uint16_t, n);
    for (uint32_t i = 0; i < n; i++) {
        unit[i] = letters[roll(dice, roll(dice, 3) ? 5 : 8)];
    }
    unit[n - 1] = u'。';
    *doc = (struct doc){.unit = unit, .n = n};
    uint32_t from = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (unit[i] == '7') {
            vec_push(a, &doc->figures, ((struct figure){.span = {i, i + 1}}));
        }
        if (unit[i] == u'。') {
            vec_push(a, &doc->sentences, ((struct sentence){.span = {from, i + 1}}));
            from = i + 1;
        }
    }
}

// --- one round ---

struct rules {
    struct maker maker;
    struct pack pack;
    struct plain_pattern patterns[PATTERNS];
};

static void make_rules(struct arena *a, struct dice *dice, struct rules *r)
{
    r->maker = (struct maker){.a = a, .dice = dice};
    for (uint32_t i = 0; i < SETS; i++) {
        struct word_set *set = vec_add(a, &r->pack.sets);
        struct plain_set *plain = &r->maker.named[i];
        set->name = arena_fmt(a, "集%u", i);
        plain->n = 1 + roll(dice, WORDS);
        for (uint32_t k = 0; k < plain->n; k++) {
            struct pattern word = {.source = STR("")};
            plain->at[k] = make_phrase(&r->maker, &word.source, 1);
            vec_push(a, &set->words, word);
        }
        r->maker.named_n++;
    }
    struct item *item = vec_add(a, &r->pack.items);
    for (uint32_t i = 0; i < PATTERNS; i++) {
        struct pattern pattern = {.source = STR("")};
        r->patterns[i] = make_pattern(&r->maker, &pattern.source);
        vec_push(a, &item->core, pattern);
    }
}

static int by_place(const void *x, const void *y)
{
    const struct hit *a = x, *b = y;
    const uint32_t keys[][2] = {{a->head.start, b->head.start},
                                {a->pattern, b->pattern},
                                {a->head.end, b->head.end},
                                {a->span.end, b->span.end}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1] ? -1 : 1;
        }
    }
    return 0;
}

static bool same(const struct hit *a, const struct hit *b)
{
    return a->pattern == b->pattern && a->sentence == b->sentence &&
           a->has_figure == b->has_figure && a->head.start == b->head.start &&
           a->head.end == b->head.end && a->span.start == b->span.start &&
           a->span.end == b->span.end;
}

static void tell(const char *who, const struct rules *r, const struct hit *h)
{
    const struct pattern *p = &r->pack.items.at[0].core.at[h->pattern];
    print_error("%s: '%s' head %u-%u span %u-%u%s\n", who, p->source.p, h->head.start,
                h->head.end, h->span.start, h->span.end, h->has_figure ? " N" : "");
}

static void compare(struct arena *a, const struct rules *r, const struct doc *doc,
                    const struct hits *hits, const hit_list *plain)
{
    uint32_t n = hits->list.n < plain->n ? hits->list.n : plain->n, i = 0;
    while (i < n && same(&hits->list.at[i], &plain->at[i])) {
        i++;
    }
    if (i == hits->list.n && i == plain->n) {
        return;
    }
    for (uint32_t k = 0; k < r->pack.sets.n; k++) {
        const struct word_set *set = &r->pack.sets.at[k];
        for (uint32_t w = 0; w < set->words.n; w++) {
            print_error("%s: %s\n", set->name.p, set->words.at[w].source.p);
        }
    }
    print_error("text: %s\n", units_to_utf8(a, doc->unit, doc->n).p);
    if (i < hits->list.n) {
        tell("matcher", r, &hits->list.at[i]);
    }
    if (i < plain->n) {
        tell("plain  ", r, &plain->at[i]);
    }
    fail();
}

static void look_plainly(struct arena *a, const struct rules *r, const struct doc *doc,
                         hit_list *out)
{
    for (uint32_t i = 0; i < doc->sentences.n; i++) {
        struct plain p = {.doc = doc, .window = doc->sentences.at[i].span};
        for (uint32_t k = 0; k < PATTERNS; k++) {
            struct hit frame = {.use = USE_CORE, .pattern = k, .sentence = i};
            find_pattern(a, &p, &r->patterns[k], &frame, out);
        }
    }
    if (out->n) {
        qsort(out->at, out->n, sizeof *out->at, by_place);
    }
}

static uint32_t number(const char *name, uint32_t otherwise)
{
    const char *text = getenv(name);
    return text ? (uint32_t)strtoul(text, NULL, 10) : otherwise;
}

static void test_same_hits(void **unused)
{
    uint32_t seed = number("SEED", 1), rounds = number("ROUNDS", 300), all = 0;
    struct arena a = {0};
    (void)unused;
    for (uint32_t round = 0; round < rounds; round++, arena_reset(&a)) {
        struct dice dice = {seed + round};
        struct diags diags = {.arena = &a};
        struct rules *r = arena_new(&a, struct rules);
        (void)roll(&dice, 2);
        make_rules(&a, &dice, r);
        const struct program *program =
            match_compile(&a, &diags, &r->pack, utf8_to_units);
        if (!program) {
            continue; // an unlucky pattern, such as one that can be nothing
        }
        for (int i = 0; i < 5; i++) {
            struct doc doc;
            struct hits hits = {0};
            hit_list plain = {0};
            make_doc(&a, &dice, &doc);
            match_scan(&a, program, &doc, &hits);
            look_plainly(&a, r, &doc, &plain);
            assert_int_equal(hits.gave_up.n, 0);
            compare(&a, r, &doc, &hits, &plain);
            all += plain.n;
        }
        match_close(program);
    }
    arena_free(&a);
    print_message("%u rounds from seed %u: %u hits\n", rounds, seed, all);
    assert_true(all > rounds * 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_hits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
