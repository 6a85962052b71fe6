// substance.c: what the measures amount to: slogans, business without law, praise that
// the shortcomings contradict.
#include "base/utf8.h"
#include "check/state.h"

enum { SENTENCE_LEAST = 8, SENTENCES_LEAST = 10, TOPICS_MOST = 64 };

static bool looked_at(const struct state *s, const struct sentence *sentence)
{
    return !sentence->heading &&
           (s->check->where == 0 || s->check->where >> sentence->role & 1);
}

static bool holds_named(const struct doc *d, struct span in)
{
    for (uint32_t i = in.start; i < in.end; i++) {
        if (d->unit[i] == u'《') {
            return true;
        }
    }
    return false;
}

static bool is_slogan(const struct state *s, struct span in)
{
    const struct doc *d = s->doc;
    uint32_t i = first_figure(d, in.start);
    bool figure = i < d->figures.n && d->figures.at[i].span.end <= in.end;
    return !figure && !holds_named(d, in) && term_in(d, &s->terms->words, in) &&
           !term_in(d, &s->terms->unless, in);
}

void check_slogans(struct state *s)
{
    const struct doc *d = s->doc;
    uint32_t all = 0, empty = 0;
    struct span first = {0, 0};
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const struct sentence *sentence = &d->sentences.at[i];
        struct span in = sentence->span;
        if (!looked_at(s, sentence) || in.end - in.start < SENTENCE_LEAST) {
            continue;
        }
        bool slogan = is_slogan(s, in);
        first = slogan && empty == 0 ? in : first;
        empty += slogan;
        all++;
    }
    uint32_t percent = all ? empty * 100 / all : 0;
    if (all >= SENTENCES_LEAST && percent >= s->check->percent) {
        found(s, first, arena_fmt(s->a, "%u", percent), arena_fmt(s->a, "%u", empty),
              arena_fmt(s->a, "%u", all));
    }
}

static void flush(struct state *s, struct span *run, uint32_t *length)
{
    if (*length >= s->check->within) {
        found(s, *run, arena_fmt(s->a, "%u", *length), STR(""), STR(""));
    }
    *length = 0;
}

void check_off_topic(struct state *s)
{
    const struct doc *d = s->doc;
    struct span run = {0, 0};
    uint32_t length = 0;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const struct sentence *sentence = &d->sentences.at[i];
        bool other =
            !looked_at(s, sentence) || term_in(d, &s->terms->words, sentence->span);
        if (other) {
            flush(s, &run, &length);
            continue;
        }
        run = length ? (struct span){run.start, sentence->span.end} : sentence->span;
        length += sentence->span.end - sentence->span.start;
    }
    flush(s, &run, &length);
}

// The topics of `words` named in a clause, a bit each.
static uint64_t topics_in(const struct state *s, struct span clause)
{
    uint64_t topics = 0;
    struct term_list one = s->terms->words;
    if (!term_in(s->doc, &s->terms->words, clause)) {
        return 0;
    }
    for (uint32_t i = 0; i < s->terms->words.list.n && i < TOPICS_MOST; i++) {
        one.list.at = &s->terms->words.list.at[i];
        one.list.n = 1;
        topics |= (uint64_t)term_in(s->doc, &one, clause) << i;
    }
    return topics;
}

// Calls for each clause with a word of `cue`; returns the topics claimed, or reports
// those of `claimed`.
static uint64_t topics_of(struct state *s, const struct sentence *sentence,
                          const struct term_list *cue, uint64_t claimed)
{
    const struct doc *d = s->doc;
    uint64_t all = 0;
    for (uint32_t i = sentence->span.start; i < sentence->span.end; i++) {
        struct span clause = clause_at(d, sentence->span, i);
        if (term_in(d, cue, clause)) {
            uint64_t topics = topics_in(s, clause);
            if (topics & claimed) {
                found(s, clause, STR(""), STR(""), STR(""));
                claimed &= ~topics;
            }
            all |= topics;
        }
        i = clause.end;
    }
    return all;
}

void check_contrast(struct state *s)
{
    const struct doc *d = s->doc;
    uint64_t claimed = 0, told = 0;
    if (s->terms->pairs.n == 0) {
        return;
    }
    const struct pair_terms *pair = &s->terms->pairs.at[0];
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const struct sentence *sentence = &d->sentences.at[i];
        if (looked_at(s, sentence)) {
            claimed |= topics_of(s, sentence, &pair->more, 0);
        }
    }
    for (uint32_t i = 0; i < d->sentences.n && claimed; i++) {
        const struct sentence *sentence = &d->sentences.at[i];
        if (sentence->role == ROLE_SHORTCOMINGS) {
            told |= topics_of(s, sentence, &pair->less, claimed & ~told) & claimed;
        }
    }
}
