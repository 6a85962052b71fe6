// wording.c: outline words, folded once per run, found by first unit.
#include "parse/wording.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/parse.h"

#include <stdlib.h>

enum { PIECES_MAX = 16, NEXT_YEAR = u'明' << 16 | u'年' };

static const char ELLIPSIS[] = "\xE2\x80\xA6";

static uint32_t key_of(struct ustr s)
{
    return (uint32_t)s.p[0] << 16 | (s.n > 1 ? s.p[1] : 0);
}

// Splits `word` at its gaps and folds the pieces. Empty pieces widen the next gap.
static void word_push(struct arena *a, fold_fn *fold, struct word_index *index,
                      struct str word, uint32_t tag)
{
    struct piece pieces[PIECES_MAX];
    uint32_t n = 0, gap = 0;
    for (size_t i = 0, start = 0; i <= word.n && n < PIECES_MAX; i++) {
        bool at_gap = i + 3 <= word.n && memcmp(word.p + i, ELLIPSIS, 3) == 0;
        if (!at_gap && i < word.n) {
            continue;
        }
        struct ustr text = fold(a, (struct str){word.p + start, i - start});
        if (text.n) {
            pieces[n] = (struct piece){text, n ? gap : 0};
            n++;
            gap = 0;
        }
        gap = gap ? GAP_LONG : GAP_SHORT;
        start = i + 3;
        i += at_gap ? 2 : 0;
    }
    if (n == 0) {
        return;
    }
    struct piece *piece = arena_array(a, struct piece, n);
    memcpy(piece, pieces, n * sizeof *piece);
    uint32_t key = key_of(piece[0].text);
    index->next_year = index->next_year || key == NEXT_YEAR;
    vec_push(a, &index->list, ((struct wording){piece, n, key, tag}));
}

static void words_push(struct arena *a, fold_fn *fold, struct word_index *index,
                       const word_list *words, uint32_t tag)
{
    for (uint32_t i = 0; i < words->n; i++) {
        word_push(a, fold, index, words->at[i], tag);
    }
}

static int by_key(const void *left, const void *right)
{
    const struct wording *l = left, *r = right;
    return l->key != r->key ? (l->key > r->key) - (l->key < r->key)
                            : (l->tag > r->tag) - (l->tag < r->tag);
}

static void mark(uint64_t *bits, uint32_t key)
{
    bits[key >> 6] |= (uint64_t)1 << (key & 63);
}

static void index_close(struct word_index *index)
{
    if (index->list.n) {
        qsort(index->list.at, index->list.n, sizeof *index->list.at, by_key);
    }
    for (uint32_t i = 0; i < index->list.n; i++) {
        const struct ustr *t = &index->list.at[i].piece[0].text;
        if (t->n == 1) {
            mark(index->single, t->p[0] & 4095);
        } else {
            mark(index->pair, word_pair(t->p[0], t->p[1]));
        }
    }
    if (index->next_year) {
        mark(index->pair, word_pair('2', '0'));
    }
}

static const struct word_set *set_named(const struct pack *pack, struct str name)
{
    for (uint32_t i = 0; i < pack->sets.n; i++) {
        if (str_eq(pack->sets.at[i].name, name)) {
            return &pack->sets.at[i];
        }
    }
    return NULL;
}

// Measure words are plain words; a {set} among them stands for its words.
static void units_push(struct arena *a, fold_fn *fold, struct wordings *w,
                       const struct word_set *set, int depth)
{
    for (uint32_t i = 0; i < set->words.n; i++) {
        struct str word = set->words.at[i].source;
        if (word.n > 2 && word.p[0] == '{' && word.p[word.n - 1] == '}') {
            const struct word_set *inner =
                set_named(w->pack, (struct str){word.p + 1, word.n - 2});
            if (inner && depth < LIMIT_SET_NESTING) {
                units_push(a, fold, w, inner, depth + 1);
            }
        } else if (word.n && !memchr(word.p, '(', word.n) &&
                   !memchr(word.p, '[', word.n)) {
            word_push(a, fold, &w->unit, word, 0);
        }
    }
}

static void prepare_units(struct arena *a, fold_fn *fold, struct wordings *w)
{
    static const char *const always[] = {"个", "倍", "元"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++) {
        word_push(a, fold, &w->unit, str_of(always[i]), 0);
    }
    for (uint32_t i = 0; i < w->pack->sets.n; i++) {
        if (w->pack->sets.at[i].units) {
            units_push(a, fold, w, &w->pack->sets.at[i], 0);
        }
    }
    index_close(&w->unit);
}

// Place of `piece` in [from, end) not more than its gap away and in the same sentence.
static bool piece_after(struct looking in, const struct piece *piece, uint32_t from,
                        uint32_t *stop)
{
    uint32_t n = (uint32_t)piece->text.n;
    for (uint32_t i = from; i <= from + piece->gap && i + n <= in.within.end; i++) {
        if (in.unit[i] == piece->text.p[0] &&
            memcmp(in.unit + i, piece->text.p, n * sizeof *in.unit) == 0) {
            *stop = i + n;
            return true;
        }
        if (is_sentence_stop(in.unit[i])) {
            return false;
        }
    }
    return false;
}

// The word at `at`, of which `skip` units are already known to stand before `at`.
static bool wording_at(const struct wording *w, struct looking in, uint32_t at,
                       uint32_t skip, uint32_t *stop)
{
    uint32_t n = (uint32_t)w->piece[0].text.n - skip;
    if (at + n > in.within.end ||
        memcmp(in.unit + at, w->piece[0].text.p + skip, n * sizeof *in.unit) != 0) {
        return false;
    }
    *stop = at + n;
    for (uint32_t k = 1; k < w->piece_n; k++) {
        if (!piece_after(in, &w->piece[k], *stop, stop)) {
            return false;
        }
    }
    return true;
}

// True when `at` begins with in.next_year and 年.
static bool year_at(struct looking in, uint32_t at)
{
    if (in.next_year == 0 || at + 5 > in.within.end) {
        return false;
    }
    int year = 0;
    for (uint32_t i = 0; i < 4; i++) {
        uint16_t u = in.unit[at + i];
        if (!unit_is_digit(u)) {
            return false;
        }
        year = year * 10 + (u - '0');
    }
    return year == in.next_year && in.unit[at + 4] == u'年';
}

// Index of the first word whose key is not below `key`.
static uint32_t first_word(const struct word_index *index, uint32_t key)
{
    uint32_t low = 0, high = index->list.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (index->list.at[middle].key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

// Tries the words of one key at `at`; words with 明年 also where the number of next
// year stands instead.
static void words_of_key(const struct word_index *index, struct looking in, uint32_t at,
                         uint32_t key, struct word_hit *out)
{
    bool year = key == NEXT_YEAR && in.unit[at] == '2';
    for (uint32_t i = first_word(index, key); i < index->list.n; i++) {
        const struct wording *w = &index->list.at[i];
        uint32_t stop;
        if (w->key != key) {
            break;
        }
        bool here = wording_at(w, in, year ? at + 5 : at, year ? 2 : 0, &stop);
        if (here && stop > out->span.end) {
            *out = (struct word_hit){{at, stop}, w->tag};
        }
    }
}

bool word_read(const struct word_index *index, struct looking in, uint32_t at,
               struct word_hit *out)
{
    uint32_t u = in.unit[at], v = at + 1 < in.within.end ? in.unit[at + 1] : 0;
    *out = (struct word_hit){{at, at}, 0};
    if (word_bit(index->single, u & 4095)) {
        words_of_key(index, in, at, u << 16, out);
    }
    words_of_key(index, in, at, u << 16 | v, out);
    if (u == '2' && index->next_year && year_at(in, at)) {
        words_of_key(index, in, at, NEXT_YEAR, out);
    }
    return out->span.end > at;
}

bool word_find(const struct word_index *index, struct looking in, struct word_hit *out)
{
    for (uint32_t i = in.within.start; i < in.within.end; i++) {
        if (word_at(index, in, i, out)) {
            return true;
        }
    }
    return false;
}

bool word_in(const struct word_index *index, struct looking in)
{
    struct word_hit hit;
    return word_find(index, in, &hit);
}

bool word_ends(const struct word_index *index, struct looking in)
{
    struct word_hit hit;
    for (uint32_t i = in.within.start; i < in.within.end; i++) {
        if (word_at(index, in, i, &hit) && hit.span.end == in.within.end) {
            return true;
        }
    }
    return false;
}

static void add_words(struct arena *a, const struct word_index *index,
                      struct vocabulary *out)
{
    for (uint32_t i = 0; i < index->list.n; i++) {
        const struct wording *w = &index->list.at[i];
        for (uint32_t k = 0; k < w->piece_n; k++) {
            vec_push(a, &out->words, w->piece[k].text);
        }
    }
}

void parse_words(struct arena *a, const struct wordings *w, struct vocabulary *out)
{
    const struct word_index *const all[] = {
        &w->role,      &w->shortcoming, &w->plan,    &w->lead,  &w->title,
        &w->title_end, &w->addressee,   &w->closing, &w->genre, &w->body,
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        add_words(a, all[i], out);
    }
}

const struct wordings *parse_prepare(struct arena *a, const struct pack *pack,
                                     fold_fn *fold)
{
    struct wordings *w = arena_new(a, struct wordings);
    const struct outline *o = &pack->outline;
    w->pack = pack;
    const struct {
        struct word_index *index;
        const word_list *words;
    } lists[] = {
        {&w->shortcoming, &o->shortcoming_cues},
        {&w->plan, &o->plan_cues},
        {&w->lead, &o->lead},
        {&w->title, &o->title},
        {&w->title_end, &o->title_ends},
        {&w->addressee, &o->addressee},
        {&w->closing, &o->closing},
        {&w->furniture, &o->furniture},
        {&w->not_figure, &o->not_figures},
        {&w->made, &o->made},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        words_push(a, fold, lists[i].index, lists[i].words, 0);
        index_close(lists[i].index);
    }
    for (uint32_t r = 0; r < ROLE_N; r++) {
        words_push(a, fold, &w->role, &o->roles[r], r);
    }
    for (uint32_t i = 0; i < o->genres.n; i++) {
        words_push(a, fold, &w->genre, &o->genres.at[i].title, i);
    }
    for (uint32_t i = 0; i < pack->bodies.n; i++) {
        words_push(a, fold, &w->body, &pack->bodies.at[i].title, i);
    }
    index_close(&w->role);
    index_close(&w->genre);
    index_close(&w->body);
    prepare_units(a, fold, w);
    return w;
}
