// mend.c: what may have stood in the place of a lost character, and how good the reason
// for it is: the number of known characters of the word, or of the surroundings, that
// agree. A repair asks for a good reason and for one character far ahead of all others.
#include "read/mend.h"

#include "base/utf8.h"
#include "read/fold.h"
#include "read/ordinal.h"

enum {
    UNITS = 0x10000,
    WORD_MAX = 12,  // characters of a word looked at
    AROUND_MAX = 8, // characters of the surroundings that count
    // Of a reason: four for a character that agrees, one for each repetition.
    AGREES = 4,
    REPEATS_MAX = 6,
    SURE = 3 * AGREES,
    AHEAD = 3,
    COMPARED_MAX = 50000000, // characters compared in one text
};

struct candidate {
    uint16_t unit;
    uint32_t agree, repeats;
};

struct search {
    const struct vocabulary *v;
    const struct text *text;
    uint16_t *unit; // the copy under repair
    uint32_t n, far;
    uint32_t i;             // the lost character
    struct candidate *list; // UNITS of them at most
    uint32_t list_n;
    uint16_t *place; // of each unit: its index in the list; checked there
};

static bool is_lost_unit(uint16_t u)
{
    return u == FOLD_LOST;
}

static bool is_lost(const struct search *s, uint32_t i)
{
    uint16_t u = s->unit[i];
    if (u == '?') {
        return s->text->raw[s->text->at[i]] == '?' && i > 0 &&
               unit_is_han(s->unit[i - 1]) && i + 1 < s->n &&
               unit_is_han(s->unit[i + 1]);
    }
    return is_lost_unit(u);
}

static void propose(struct search *s, uint16_t unit, uint32_t agree)
{
    uint32_t i = s->place[unit];
    if (i >= s->list_n || s->list[i].unit != unit) {
        i = s->list_n++;
        s->place[unit] = (uint16_t)i;
        s->list[i] = (struct candidate){.unit = unit};
    }
    struct candidate *c = &s->list[i];
    if (agree > c->agree) {
        c->agree = agree;
        c->repeats = 0;
    }
    c->repeats += agree == c->agree && c->repeats < REPEATS_MAX;
}

// --- words of the vocabulary ---

// First word from `low` on whose character at `depth` is not below `u`; the words in
// between agree up to `depth`.
static uint32_t narrow(const struct search *s, uint32_t low, uint32_t high,
                       uint32_t depth, uint32_t u)
{
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        struct ustr w = s->v->words.at[middle];
        if (depth >= w.n || w.p[depth] < u) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

struct walk {
    uint32_t start; // where the word begins in the text
    uint16_t fill;  // what stands in it at the lost character
    uint32_t agree;
};

// The words low..high agree with the text up to `depth`, lost characters aside.
static void walk_words(struct search *s, struct walk w, uint32_t low, uint32_t high,
                       uint32_t depth)
{
    uint32_t at = w.start + depth;
    if (low < high && s->v->words.at[low].n == depth) { // the shortest comes first
        if (at > s->i && w.agree + 2 > depth / 2) {
            propose(s, w.fill, w.agree);
        }
        low++;
    }
    if (low >= high || at >= s->n || depth >= WORD_MAX) {
        return;
    }
    if (!is_lost(s, at)) {
        uint16_t u = s->unit[at];
        uint32_t first = narrow(s, low, high, depth, u);
        uint32_t last = narrow(s, first, high, depth, u + 1u);
        w.agree++;
        walk_words(s, w, first, last, depth + 1);
        return;
    }
    while (low < high) { // any character may have stood here
        uint16_t u = s->v->words.at[low].p[depth];
        uint32_t last = narrow(s, low, high, depth, u + 1u);
        struct walk next = w;
        next.fill = at == s->i ? u : w.fill;
        walk_words(s, next, low, last, depth + 1);
        low = last;
    }
}

// The words whose first character is the lost one.
static void propose_beginnings(struct search *s)
{
    const struct vocabulary *v = s->v;
    if (s->i + 1 >= s->n || is_lost(s, s->i + 1)) {
        return;
    }
    for (uint32_t i = v->second[s->unit[s->i + 1]]; i; i = v->next_word[i - 1]) {
        struct ustr w = v->words.at[i - 1];
        uint32_t agree = 0, k = 1;
        while (k < w.n && s->i + k < s->n &&
               (w.p[k] == s->unit[s->i + k] || is_lost(s, s->i + k))) {
            agree += w.p[k] == s->unit[s->i + k];
            k++;
        }
        if (k == w.n) {
            propose(s, w.p[0], agree);
        }
    }
}

static void propose_words(struct search *s)
{
    propose_beginnings(s);
    for (uint32_t back = 1; back < WORD_MAX && back <= s->i; back++) {
        struct walk w = {.start = s->i - back};
        if (s->unit[w.start] == '\n') {
            break;
        }
        if (is_lost(s, w.start)) {
            continue; // a word that begins with another lost character says little
        }
        walk_words(s, w, 0, s->v->words.n, 0);
    }
}

// --- the same surroundings elsewhere ---

// How many characters around p[j] are those around the lost one; 0 when too few.
static uint32_t likeness(const struct search *s, const uint16_t *p, uint32_t n,
                         uint32_t j)
{
    uint32_t left = 0, right = 0;
    while (left < AROUND_MAX && left < s->i && left < j) {
        uint16_t u = p[j - left - 1];
        if (u != s->unit[s->i - left - 1] || u == '\n' || is_lost_unit(u)) {
            break;
        }
        left++;
    }
    while (right < AROUND_MAX && s->i + right + 1 < s->n && j + right + 1 < n) {
        uint16_t u = p[j + right + 1];
        if (u != s->unit[s->i + right + 1] || u == '\n' || is_lost_unit(u)) {
            break;
        }
        right++;
    }
    return left && right ? left + right : 0;
}

static void propose_place(struct search *s, const uint16_t *p, uint32_t n, uint32_t j)
{
    uint32_t like = unit_is_han(p[j]) ? likeness(s, p, n, j) : 0;
    if (like) {
        propose(s, p[j], like);
    }
}

static void propose_seen(struct search *s)
{
    uint16_t before = s->unit[s->i - 1], after = s->unit[s->i + 1];
    uint32_t start = s->i > s->far ? s->i - s->far : 1;
    uint32_t end = s->n - s->i > s->far ? s->i + s->far : s->n;
    for (uint32_t j = start; j + 1 < end; j++) {
        if (s->unit[j - 1] == before && s->unit[j + 1] == after && j != s->i) {
            propose_place(s, s->unit, s->n, j);
        }
    }
    const struct vocabulary *v = s->v;
    for (uint32_t j = v->first[before]; j; j = v->next[j]) {
        propose_place(s, v->texts.at, v->texts.n, j);
    }
}

// --- the choice ---

// Words that turn a sentence round: never put in as a repair.
static bool turns_round(uint16_t u)
{
    static const uint16_t words[] = u"未无没不非否零一二两三四五六七八九十百千万";
    for (size_t i = 0; words[i]; i++) {
        if (words[i] == u) {
            return true;
        }
    }
    return false;
}

// The character that was there, 0 when that is not clear enough.
static uint16_t choose(struct search *s)
{
    s->list_n = 0;
    propose_words(s);
    if (s->i > 0 && s->i + 1 < s->n) {
        propose_seen(s);
    }
    uint32_t best = 0, second = 0;
    uint16_t unit = 0;
    for (uint32_t i = 0; i < s->list_n; i++) {
        const struct candidate *c = &s->list[i];
        uint32_t reason = AGREES * c->agree + c->repeats;
        if (reason > best) {
            second = best;
            best = reason;
            unit = c->unit;
        } else if (reason > second) {
            second = reason;
        }
    }
    // Beside a figure any measure fits.
    bool figure = s->i > 0 && unit_is_digit(s->unit[s->i - 1]);
    bool clear =
        best >= SURE && best >= second + AHEAD && !turns_round(unit) && !figure;
    return clear ? unit : 0;
}

static void count_filled(struct text *t, uint32_t n)
{
    t->damage.filled += n;
    t->damage.lost_characters -= n;
}

void mend_text(struct arena *a, const struct vocabulary *v, const struct text *in,
               struct text *out)
{
    struct search s = {.v = v, .text = in, .n = in->n};
    *out = *in;
    s.unit = arena_array(a, uint16_t, in->n + 1);
    s.list = arena_array(a, struct candidate, UNITS);
    s.place = arena_array(a, uint16_t, UNITS);
    memcpy(s.unit, in->unit, in->n * sizeof *s.unit);
    uint32_t lost = in->damage.lost_characters;
    uint32_t numbers = ordinals_mend(s.unit, s.n);
    count_filled(out, numbers);
    s.far = COMPARED_MAX / (lost + 1);
    for (unsigned pass = 0; pass < 2; pass++) {
        for (s.i = 0; s.i < s.n; s.i++) {
            uint16_t unit = is_lost(&s, s.i) ? choose(&s) : 0;
            if (unit) {
                s.unit[s.i] = unit;
                count_filled(out, 1);
            }
        }
    }
    out->unit = s.unit;
}
