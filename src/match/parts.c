// parts.c: where a part stands in the sentence under way.
#include "match/scanner.h"

#include "base/utf8.h"

static void add_hit(struct scanner *s, struct part_state *state, struct part_hit hit)
{
    vec_push(s->arena, &s->hits, hit);
    state->n++;
}

static void gave_up(struct scanner *s, const struct part *part, struct str source)
{
    for (uint32_t i = 0; i < part->patterns.n; i++) {
        uint32_t item = s->program->patterns.at[part->patterns.at[i]].item;
        vec_push(s->arena, &s->out->gave_up,
                 ((struct gave_up){item, s->sentence, source}));
    }
}

static bool has_needs(const struct scanner *s, const struct part *part)
{
    for (uint32_t i = 0; i < part->needs.n; i++) {
        if (!key_stands(s, part->needs.at[i])) {
            return false;
        }
    }
    return true;
}

// A word: its marks are its hits; of words that begin together the longest.
static void find_plain(struct scanner *s, uint32_t key, struct part_state *state)
{
    uint32_t before = UINT32_MAX;
    for (uint32_t i = s->keys[key].first; i && state->n < SPANS_OF_PART;) {
        const struct mark *m = &s->marks.at[i - 1];
        if (m->start != before) {
            add_hit(s, state, (struct part_hit){{m->start, m->end}, false});
        }
        before = m->start;
        i = m->next;
    }
}

static void found_or_not(struct scanner *s, const struct part *part, bool found,
                         struct part_hit hit, struct part_state *state)
{
    if (found) {
        add_hit(s, state, hit);
    } else if (s->steps == 0) {
        gave_up(s, part, units_to_utf8(s->arena, part->source.p, part->source.n));
    }
}

// The phrase begins with a word: each mark of its key is a beginning that stands, of
// those at one place the longest first.
static void find_behind_word(struct scanner *s, const struct part *part,
                             struct part_state *state)
{
    uint32_t done = UINT32_MAX; // a place where the phrase was found
    for (uint32_t i = s->keys[part->starts.at[0]].first;
         i && state->n < SPANS_OF_PART;) {
        struct mark m = s->marks.at[i - 1];
        struct part_hit hit;
        i = m.next;
        if (m.start == done) {
            continue;
        }
        bool found = sequence_behind(s, &part->sequence, m, &hit);
        found_or_not(s, part, found, hit, state);
        done = found ? m.start : done;
    }
}

// Notes the places where the key stands.
static void note_places(struct scanner *s, uint32_t key)
{
    uint32_t i = key_stands(s, key) ? s->keys[key].first : 0;
    for (; i; i = s->marks.at[i - 1].next) {
        uint32_t at = s->marks.at[i - 1].start;
        s->places[at / 64] |= UINT64_C(1) << at % 64;
    }
}

// In the order of the text, whichever key it was; the notes are gone afterwards.
static void try_places(struct scanner *s, const struct part *part,
                       struct part_state *state)
{
    for (uint32_t w = s->window.start / 64; w <= s->window.end / 64; w++) {
        for (uint64_t bits = s->places[w]; bits && state->n < SPANS_OF_PART;
             bits &= bits - 1) {
            uint32_t at = w * 64 + (uint32_t)__builtin_ctzll(bits);
            struct part_hit hit;
            bool found = sequence_at(s, &part->sequence, at, &hit);
            found_or_not(s, part, found, hit, state);
        }
        s->places[w] = 0;
    }
}

static void find_sequence(struct scanner *s, const struct part *part,
                          struct part_state *state)
{
    if (part->word_first) {
        find_behind_word(s, part, state);
        return;
    }
    for (uint32_t i = 0; i < part->starts.n; i++) {
        note_places(s, part->starts.at[i]);
    }
    try_places(s, part, state);
}

static void find_expression(struct scanner *s, const struct part *part,
                            struct part_state *state)
{
    struct expression *e = part->expression;
    struct span window = s->window;
    while (state->n < SPANS_OF_PART && !span_empty(window)) {
        struct span found;
        enum expression_result r = expression_find(e, s->doc, window, &found);
        if (r == EXPRESSION_LIMIT) {
            gave_up(s, part, expression_source(e));
        }
        if (r != EXPRESSION_FOUND) {
            return;
        }
        add_hit(s, state, (struct part_hit){found, false});
        window.start = found.end;
    }
}

const struct part_hit *part_hits(struct scanner *s, uint32_t id, uint32_t *n)
{
    struct part_state *state = &s->parts[id];
    if (state->sentence != s->sentence + 1) {
        const struct part *part = &s->program->parts.at[id];
        *state = (struct part_state){s->sentence + 1, s->hits.n, 0};
        if (!has_needs(s, part)) {
            *n = 0;
            return NULL;
        }
        if (part->expression) {
            find_expression(s, part, state);
        } else if (part->plain) {
            find_plain(s, part->starts.at[0], state);
        } else {
            find_sequence(s, part, state);
        }
    }
    *n = state->n;
    return state->n ? s->hits.at + state->first : NULL;
}
