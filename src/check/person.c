// person.c: data about persons that must not be published: numbers, homes, names.
#include "base/mask.h"
#include "base/utf8.h"
#include "check/state.h"

enum { DIGITS_MAX = 24, HOUSE_REACH = 20, HOME_REACH = 40, GIVEN_MOST = 2 };

// Digits from `at` on, with `joined` also over single blanks and hyphens.
static size_t collect(const struct doc *d, uint32_t at, bool joined, char *digits,
                      uint32_t *end)
{
    size_t n = 0;
    for (; at < d->n && n < DIGITS_MAX; at++) {
        uint16_t u = d->unit[at];
        bool gap = joined && n && (u == ' ' || u == '-') && at + 1 < d->n &&
                   unit_is_digit(d->unit[at + 1]);
        bool letter = n == 17 && (u == 'X' || u == 'x');
        if (!unit_is_digit(u) && !gap && !letter) {
            break;
        }
        if (!gap) {
            digits[n++] = (char)u;
        }
        *end = at + 1;
        if (letter) {
            break;
        }
    }
    return n;
}

static enum private_number read_number(const struct doc *d, uint32_t at, uint32_t *end)
{
    char digits[DIGITS_MAX];
    size_t n = collect(d, at, false, digits, end);
    uint32_t plain = *end;
    enum private_number kind = private_number(digits, n);
    if (kind == PRIVATE_NONE) {
        n = collect(d, at, true, digits, end);
        kind = private_number(digits, n);
    }
    *end = kind == PRIVATE_NONE ? plain : *end;
    return kind;
}

// 62… is a bank card by itself; other numbers need a word of `words` near.
static bool is_card(const struct state *s, uint32_t at)
{
    const struct doc *d = s->doc;
    bool union_pay = d->unit[at] == '6' && d->unit[at + 1] == '2';
    return union_pay || term_in(d, &s->terms->words, sentence_at(d, at));
}

static void numbers(struct state *s, enum private_number wanted)
{
    const struct doc *d = s->doc;
    for (uint32_t i = 0; i < d->n; i++) {
        uint32_t end = i + 1;
        if (!unit_is_digit(d->unit[i])) {
            continue;
        }
        enum private_number kind = read_number(d, i, &end);
        bool counts =
            kind == wanted && !term_in(d, &s->terms->unless, sentence_at(d, i));
        if (counts && (kind != PRIVATE_CARD || is_card(s, i))) {
            found(s, (struct span){i, end}, text_of(s, (struct span){i, end}), STR(""),
                  STR(""));
        }
        i = end - 1;
    }
}

void check_id_number(struct state *s)
{
    numbers(s, PRIVATE_ID);
}

void check_mobile(struct state *s)
{
    numbers(s, PRIVATE_MOBILE);
}

void check_bank_card(struct state *s)
{
    numbers(s, PRIVATE_CARD);
}

// A number before one of 号 栋 幢 单元 室, in [from, to); returns its word or 0.
static uint16_t house_in(const struct doc *d, uint32_t from, uint32_t to, uint32_t *at)
{
    for (uint32_t i = from; i < to && i + 1 < d->n; i++) {
        uint16_t u = d->unit[i + 1];
        if (unit_is_digit(d->unit[i]) &&
            (u == u'号' || u == u'栋' || u == u'幢' || u == u'室' ||
             (u == u'单' && i + 2 < d->n && d->unit[i + 2] == u'元'))) {
            *at = i + 1;
            return u;
        }
    }
    return 0;
}

// 住…路12号 with a word of `words`; 3栋2单元501室 without.
void check_address(struct state *s)
{
    const struct doc *d = s->doc;
    struct span cue;
    for (uint32_t i = 0; i < d->n; i++) {
        struct span sentence = {0, 0};
        uint32_t house = 0, room = 0;
        bool home = false;
        if (term_at(d, &s->terms->words, i, d->n, &cue)) {
            sentence = sentence_at(d, i);
            uint32_t to = cue.end + HOME_REACH;
            home = house_in(d, cue.end, to < sentence.end ? to : sentence.end, &house);
        } else if (unit_is_digit(d->unit[i]) && house_in(d, i, i + 1, &house) &&
                   d->unit[house] != u'室') {
            sentence = sentence_at(d, i);
            uint32_t to = house + HOUSE_REACH;
            to = to < sentence.end ? to : sentence.end;
            uint16_t kind = house_in(d, house + 1, to, &room);
            while (kind && kind != u'室') {
                kind = house_in(d, room + 1, to, &room);
            }
            home = kind == u'室';
            house = room;
        }
        if (home && !term_in(d, &s->terms->unless, sentence)) {
            found(s, (struct span){i, house + 1}, STR(""), STR(""), STR(""));
            i = house;
        }
    }
}

static bool is_one_of(struct ustr set, uint16_t u)
{
    for (size_t i = 0; i < set.n; i++) {
        if (set.p[i] == u) {
            return true;
        }
    }
    return false;
}

// A name of two or three characters from `at`, with a word of `second` behind it.
static bool name_at(const struct state *s, uint32_t at, struct span *name)
{
    const struct doc *d = s->doc;
    struct span hit;
    if (at + 2 >= d->n || !is_one_of(s->terms->characters, d->unit[at]) ||
        term_at(d, &s->terms->unless, at, d->n, &hit)) {
        return false;
    }
    for (uint32_t given = GIVEN_MOST; given >= 1; given--) {
        uint32_t end = at + 1 + given;
        bool han = true;
        for (uint32_t i = at + 1; i < end && i < d->n; i++) {
            han = han && unit_is_han(d->unit[i]);
        }
        if (han && end < d->n && term_at(d, &s->terms->second, end, d->n, &hit)) {
            *name = (struct span){at, end};
            return true;
        }
    }
    return false;
}

void check_person(struct state *s)
{
    const struct doc *d = s->doc;
    struct span cue, name;
    for (uint32_t i = 0; i < d->n; i++) {
        if (term_at(d, &s->terms->words, i, d->n, &cue) && name_at(s, cue.end, &name) &&
            !in_title_marks(d, i)) {
            found_name(s, (struct span){i, name.end}, name);
            i = name.end - 1;
        }
    }
}
