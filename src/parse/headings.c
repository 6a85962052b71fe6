// headings.c: headings by number, by shape and by words.
#include "parse/headings.h"

#include "base/utf8.h"
#include "parse/figures.h"
#include "parse/lines.h"
#include "parse/roles.h"

enum {
    OWN_LINE_MOST = 60, // a heading on its own line, without stop
    SENTENCE_MOST = 40, // a heading that ends with a stop
    COLON_MOST = 20,    // 主要举措:…
    UNNUMBERED_MOST = 45,
    PLAIN_MOST = 25, // unnumbered and without a role's words
    CLAUSE_MOST = 30,
    TEXT_LEAST = 30,
};

static bool is_closing_mark(uint16_t u)
{
    return u == ')' || u == u'》' || u == u'」' || u == u'』' || u == '\'';
}

uint32_t sentence_end(const struct doc *doc, uint32_t from, uint32_t end)
{
    bool quoted = false;
    for (uint32_t i = from; i < end; i++) {
        quoted ^= doc->unit[i] == '"';
        if (!is_sentence_stop(doc->unit[i])) {
            continue;
        }
        for (i++; i < end; i++) {
            bool quote = doc->unit[i] == '"' && quoted;
            if (!quote && !is_closing_mark(doc->unit[i]) &&
                !is_sentence_stop(doc->unit[i])) {
                break;
            }
            quoted = quote ? false : quoted;
        }
        return i;
    }
    return end;
}

static enum rank rank_of(enum numbering numbering)
{
    switch (numbering) {
    case NUMBERING_CHAPTER:
        return RANK_CHAPTER;
    case NUMBERING_HAN:
        return RANK_HAN;
    case NUMBERING_HAN_PAREN:
        return RANK_HAN_PAREN;
    case NUMBERING_ARABIC:
        return RANK_ARABIC;
    case NUMBERING_ARABIC_PAREN:
        return RANK_ARABIC_PAREN;
    case NUMBERING_RUN_IN:
        return RANK_RUN_IN;
    case NUMBERING_NONE:
        break;
    }
    return RANK_NONE;
}

static uint16_t last_unit(const struct doc *doc, struct span s)
{
    return s.end > s.start ? doc->unit[s.end - 1] : 0;
}

static struct ustr rest_of(const struct doc *doc, uint32_t from, uint32_t end)
{
    return (struct ustr){doc->unit + from, end - from};
}

// True when a later sentence of the paragraph is the next of 一是 … 二是.
static bool holds_next_item(const struct doc *doc, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i = sentence_end(doc, i, end)) {
        if (item_number(rest_of(doc, i, end)) > 1) {
            return true;
        }
    }
    return false;
}

// True when text of its own stands below paragraph `i`.
static bool has_text_below(const struct outline_source *s, uint32_t i)
{
    if (i + 1 >= s->body_end) {
        return false;
    }
    enum rank below = rank_of(s->marker[i + 1].numbering);
    return below == RANK_NONE || below > rank_of(s->marker[i].numbering);
}

// The heading loses its stop or colon; the sentence keeps it.
static struct span without_stop(const struct doc *doc, uint32_t start, uint32_t end)
{
    while (end > start &&
           (is_sentence_stop(doc->unit[end - 1]) || doc->unit[end - 1] == ':')) {
        end--;
    }
    return (struct span){start, end};
}

// 主要举措:… with the colon before any comma; the place behind it, or 0.
static uint32_t colon_end(const struct doc *doc, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end && i - start <= COLON_MOST; i++) {
        if (doc->unit[i] == ',' || is_sentence_stop(doc->unit[i])) {
            return 0;
        }
        if (doc->unit[i] == ':') {
            return i > start + 1 ? i + 1 : 0;
        }
    }
    return 0;
}

static void as_heading(struct heading *h, const struct doc *doc, uint32_t start,
                       uint32_t end, uint32_t para_end)
{
    h->is_heading = true;
    h->text = without_stop(doc, start, end);
    h->end = end;
    h->run_in = end < para_end;
}

// A numbered paragraph without heading: named by its first clause.
static void as_text(struct heading *h, const struct doc *doc, uint32_t start,
                    uint32_t end)
{
    uint32_t i = start;
    while (i < end && i - start < CLAUSE_MOST && doc->unit[i] != ',' &&
           doc->unit[i] != ':' && !is_sentence_stop(doc->unit[i])) {
        i++;
    }
    h->text = (struct span){start, i};
    h->run_in = true;
}

static bool is_full_stop(uint16_t u)
{
    return u == u'。' || u == '!' || u == '?';
}

static struct heading numbered(const struct outline_source *s, uint32_t i)
{
    const struct doc *doc = s->doc;
    struct span p = doc->paras.at[i].span;
    struct heading h = {.marker = s->marker[i],
                        .rank = rank_of(s->marker[i].numbering)};
    uint32_t start = p.start + h.marker.length, end = sentence_end(doc, start, p.end);
    uint32_t n = end - start;
    bool run_in_list = h.rank == RANK_RUN_IN && holds_next_item(doc, end, p.end);
    if (start >= p.end || run_in_list) {
        return (struct heading){.rank = RANK_NONE};
    }
    bool counted = figures_counted_in(doc, (struct span){start, end});
    uint16_t last = last_unit(doc, (struct span){start, end});
    bool stop = is_sentence_stop(last) || end < p.end;
    uint32_t colon = colon_end(doc, start, p.end);
    if (end == p.end && !stop) {
        if (colon && colon < end) {
            as_heading(&h, doc, start, colon, p.end);
        } else if (n <= OWN_LINE_MOST && (!counted || n <= TEXT_LEAST)) {
            as_heading(&h, doc, start, end, p.end);
        }
    } else if (n <= SENTENCE_MOST && !counted && is_full_stop(last) &&
               (end < p.end || has_text_below(s, i))) {
        as_heading(&h, doc, start, end, p.end);
    } else if (colon) {
        as_heading(&h, doc, start, colon, p.end);
    }
    if (!h.is_heading) {
        as_text(&h, doc, start, p.end);
    }
    return h;
}

// A heading has lost its number when the next 一、 is two numbers on.
static bool number_lost(const struct outline_source *s, uint32_t i, uint32_t last_han)
{
    for (uint32_t k = i + 1; k < s->body_end && last_han; k++) {
        if (s->marker[k].numbering == NUMBERING_HAN) {
            return s->marker[k].number == last_han + 2;
        }
    }
    return false;
}

static bool below_is_text(const struct outline_source *s, uint32_t i)
{
    struct span p = s->doc->paras.at[i + 1].span;
    return s->marker[i + 1].numbering != NUMBERING_NONE ||
           p.end - p.start >= TEXT_LEAST;
}

// Rank of an unnumbered line by its words; RANK_NONE: they say nothing.
static enum rank rank_by_words(const struct outline_source *s, struct span p,
                               bool inside)
{
    struct looking in = looking_at(s, p.start, p.end);
    struct role_words words = roles_in(s->words, in);
    static const enum role wrappers[] = {ROLE_FIRST_RESPONSIBLE, ROLE_SHORTCOMINGS,
                                         ROLE_PLAN, ROLE_OTHER};
    for (size_t k = 0; k < sizeof wrappers / sizeof *wrappers; k++) {
        if (is_role_heading(&words, wrappers[k], in)) {
            return RANK_HAN;
        }
    }
    if (is_role_heading(&words, ROLE_ACHIEVEMENTS, in)) {
        return inside && s->numbered ? RANK_UNNUMBERED : RANK_HAN;
    }
    return RANK_NONE;
}

static bool has_digit(const struct doc *doc, struct span s)
{
    for (uint32_t i = s.start; i < s.end; i++) {
        if (unit_is_digit(doc->unit[i])) {
            return true;
        }
    }
    return false;
}

static struct heading unnumbered(const struct outline_source *s, uint32_t i,
                                 uint32_t last_han, bool inside)
{
    const struct doc *doc = s->doc;
    struct span p = doc->paras.at[i].span;
    struct heading none = {.rank = RANK_NONE}, h = none;
    uint32_t n = p.end - p.start;
    uint16_t last = last_unit(doc, p);
    if (n < 2 || n > UNNUMBERED_MOST || i + 1 >= s->body_end ||
        is_sentence_stop(last) || last == ',' || last == u'、' ||
        sentence_end(doc, p.start, p.end) != p.end || figures_counted_in(doc, p) ||
        word_in(&s->words->lead, looking_at(s, p.start, p.end))) {
        return none;
    }
    h.rank = rank_by_words(s, p, inside);
    if (h.rank == RANK_NONE && last != ':' && !has_digit(doc, p)) {
        if (number_lost(s, i, last_han)) {
            h.rank = RANK_HAN;
        } else if (n <= PLAIN_MOST && below_is_text(s, i) && (inside || !s->numbered)) {
            h.rank = inside ? RANK_UNNUMBERED : RANK_HAN;
        }
    }
    if (h.rank != RANK_NONE) {
        as_heading(&h, doc, p.start, p.end, p.end);
    }
    return h;
}

struct heading heading_read(const struct outline_source *s, uint32_t i,
                            uint32_t last_han, bool inside)
{
    if (is_table_row(doc_units(s->doc, s->doc->paras.at[i].span))) {
        return (struct heading){.rank = RANK_NONE};
    }
    return s->marker[i].numbering != NUMBERING_NONE
               ? numbered(s, i)
               : unnumbered(s, i, last_han, inside);
}
