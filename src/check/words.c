// words.c: wordings that should not stand there: by list, placeholders, wrong names,
// fixed series in the wrong order.
#include "base/utf8.h"
#include "check/state.h"

static bool in_scope(const struct state *s, uint32_t at)
{
    const struct doc *d = s->doc;
    struct span title = d->facts.title;
    switch (s->check->scope) {
    case SCOPE_TITLE:
        return at >= title.start && at < title.end;
    case SCOPE_HEADINGS:
        for (uint32_t i = 1; i < d->sections.n; i++) {
            struct span h = d->sections.at[i].heading;
            if (at >= h.start && at < h.end && d->sections.at[i].level == 1) {
                return true;
            }
        }
        return false;
    case SCOPE_TEXT:
        return true;
    }
    return true;
}

static bool holds_figure(const struct doc *d, struct span sentence)
{
    uint32_t i = first_figure(d, sentence.start);
    return i < d->figures.n && d->figures.at[i].span.end <= sentence.end;
}

// A word cut out of a longer run of digits is another number.
static bool cuts_number(const struct doc *d, struct span hit)
{
    return hit.start > 0 && unit_is_digit(d->unit[hit.start]) &&
           unit_is_digit(d->unit[hit.start - 1]);
}

static bool counts(const struct state *s, struct span hit)
{
    const struct doc *d = s->doc;
    const struct check *c = s->check;
    struct span sentence = sentence_at(d, hit.start);
    bool begins = hit.start == 0 || is_clause_end(d->unit[hit.start - 1]);
    if (!in_scope(s, hit.start) || !in_role(s, hit.start) || cuts_number(d, hit) ||
        (c->at_clause && !begins)) {
        return false;
    }
    if (c->plain &&
        (in_title_marks(d, hit.start) || in_quotes(d, sentence, hit.start))) {
        return false;
    }
    return (!c->figure || holds_figure(d, sentence)) &&
           !term_in(d, &s->terms->unless, sentence);
}

void check_words(struct state *s)
{
    const struct doc *d = s->doc;
    struct span hit;
    for (uint32_t i = 0; i < d->n; i++) {
        if (term_at(d, &s->terms->words, i, d->n, &hit) && counts(s, hit)) {
            found(s, hit, text_of(s, hit), STR(""), STR(""));
            i = hit.end - 1;
        }
    }
}

static bool is_letter(uint16_t u)
{
    return unit_is_alpha(u) || unit_is_digit(u) || u == '.' || u == '/' || u == '_';
}

// XX inside an address of the web is no placeholder.
static bool stands_alone(const struct doc *d, struct span hit)
{
    uint16_t first = d->unit[hit.start], last = d->unit[hit.end - 1];
    bool before = unit_is_alpha(first) && hit.start > 0 &&
                  is_letter(d->unit[hit.start - 1]) &&
                  !unit_is_digit(d->unit[hit.start - 1]);
    bool behind = unit_is_alpha(last) && hit.end < d->n && is_letter(d->unit[hit.end]);
    return !before && !behind;
}

// A date line such as 2026年X月X日 is no date, so it was set aside as page furniture.
static void placeholder_in_tail(struct state *s)
{
    const struct text *t = s->doc->text;
    struct doc tail = {.text = t, .unit = t->unit, .at = t->at, .n = t->n};
    uint32_t from = t->n;
    uint32_t n = s->doc->n;
    while (n > 0 && s->doc->unit[n - 1] == '\n') {
        n--;
    }
    uint32_t last = n ? s->doc->at[n - 1] : 0;
    while (from > 0 && t->at[from - 1] > last) {
        from--;
    }
    for (uint32_t i = from; i < t->n; i++) {
        struct span hit;
        if (!term_at(&tail, &s->terms->words, i, t->n, &hit) ||
            !stands_alone(&tail, hit)) { // before the sentence, which may be long
            continue;
        }
        struct span line = sentence_at(&tail, i);
        if (term_in(&tail, &s->terms->second, line) &&
            !term_in(&tail, &s->terms->unless, line)) {
            struct ustr u = doc_units(&tail, hit);
            found_in_file(s, (struct span){t->at[hit.start], t->at[hit.end]},
                          units_to_utf8(s->a, u.p, u.n));
            i = hit.end - 1;
        }
    }
}

void check_placeholder(struct state *s)
{
    const struct doc *d = s->doc;
    struct span hit;
    placeholder_in_tail(s);
    for (uint32_t i = 0; i < d->n; i++) {
        if (term_at(d, &s->terms->words, i, d->n, &hit) && stands_alone(d, hit) &&
            counts(s, hit)) {
            struct span clause = clause_at(d, sentence_at(d, i), i);
            found(s, (struct span){i, clause.end > hit.end ? clause.end : hit.end},
                  text_of(s, hit), STR(""), STR(""));
            i = hit.end - 1;
        }
    }
}

void check_names(struct state *s)
{
    const struct doc *d = s->doc;
    struct span hit;
    for (uint32_t i = 0; i < d->n; i++) {
        bool may = unit_in(s->in->words->names_first, d->unit[i]);
        for (uint32_t k = 0; may && k < s->in->words->names.n; k++) {
            const struct term_list *wrong = &s->in->words->names.at[k];
            if (term_at(d, wrong, i, d->n, &hit) && in_role(s, i) &&
                !term_in(d, &s->terms->unless, sentence_at(d, i))) {
                found(s, hit, text_of(s, hit), s->in->pack->names.at[k].right, STR(""));
                i = hit.end - 1;
                break;
            }
        }
    }
}

// Which term of the list the hit is, as a rank.
static uint32_t rank_of(const struct state *s, struct span hit)
{
    const struct term_list *all = &s->terms->words;
    struct term_list one = *all;
    uint32_t rank = 0;
    for (; rank < all->list.n; rank++) {
        one.list.at = &all->list.at[rank];
        one.list.n = 1;
        if (term_in(s->doc, &one, hit)) {
            break;
        }
    }
    return rank;
}

static void check_order_in(struct state *s, struct span in)
{
    struct span hit = {0, 0};
    uint32_t last = 0, rank_of_last = 0;
    bool any = false;
    for (uint32_t at = in.start; at < in.end; at++) {
        if (!term_at(s->doc, &s->terms->words, at, in.end, &hit)) {
            continue;
        }
        uint32_t rank = rank_of(s, hit);
        if (any && rank < rank_of_last && at - last <= s->check->within) {
            found(s, (struct span){last, hit.end}, text_of(s, hit), STR(""), STR(""));
            return;
        }
        any = true;
        last = at;
        rank_of_last = rank;
    }
}

// The words that stand in one sentence keep the order of the list.
void check_order(struct state *s)
{
    for (uint32_t i = 0; i < s->doc->sentences.n; i++) {
        check_order_in(s, s->doc->sentences.at[i].span);
    }
}
