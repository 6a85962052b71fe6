// terms.c: words of the checks, folded once per run.
#include "check/terms.h"

#include "base/utf8.h"

static const char ELLIPSIS[] = "\xE2\x80\xA6";

static uint16_t lower(uint16_t u)
{
    return u >= 'A' && u <= 'Z' ? (uint16_t)(u + 32) : u;
}

static bool is_stop(uint16_t u)
{
    return u == u'。' || u == ';' || u == '!' || u == '?' || u == '\n';
}

static void mark(struct term_list *terms, uint16_t u)
{
    terms->first[(u & 4095) >> 6] |= UINT64_C(1) << (u & 63);
}

static void mark_first(struct term_list *terms, const struct term *t)
{
    const struct term_piece *p = &t->pieces.at[0];
    if (p->kind == PIECE_DIGITS) {
        for (int digit = 0; digit < 10; digit++) {
            mark(terms, (uint16_t)('0' + digit));
        }
        return;
    }
    mark(terms, p->text.p[0]);
    mark(terms, lower(p->text.p[0]));
    if (unit_is_alpha(p->text.p[0])) {
        mark(terms, (uint16_t)(lower(p->text.p[0]) - 32));
    }
}

static void add_piece(struct arena *a, struct term *t, enum piece_kind kind,
                      struct ustr text)
{
    struct term_piece *piece = vec_add(a, &t->pieces);
    piece->kind = kind;
    piece->text = text;
}

static void add_text(struct arena *a, fold_fn *fold, struct term *t, struct str text)
{
    struct ustr units = fold(a, text);
    if (units.n) {
        add_piece(a, t, PIECE_TEXT, units);
    }
}

static void split(struct arena *a, fold_fn *fold, struct str word, struct term *t)
{
    size_t from = 0;
    for (size_t i = 0; i <= word.n; i++) {
        bool gap = i + 3 <= word.n && memcmp(word.p + i, ELLIPSIS, 3) == 0;
        bool digits = i < word.n && word.p[i] == '#';
        if (!gap && !digits && i < word.n) {
            continue;
        }
        add_text(a, fold, t, (struct str){word.p + from, i - from});
        if (gap || digits) {
            enum piece_kind kind = gap ? PIECE_GAP : PIECE_DIGITS;
            add_piece(a, t, kind, (struct ustr){NULL, 0});
        }
        i += gap ? 2 : 0;
        from = i + 1;
    }
}

void terms_prepare(struct arena *a, fold_fn *fold, const word_list *words,
                   struct term_list *out)
{
    for (uint32_t i = 0; i < words->n; i++) {
        struct term t = {0};
        split(a, fold, words->at[i], &t);
        if (t.pieces.n && t.pieces.at[0].kind != PIECE_GAP) {
            vec_push(a, &out->list, t);
            mark_first(out, &t);
        }
    }
}

static bool text_stands(const struct doc *d, struct ustr text, uint32_t at,
                        uint32_t end)
{
    if (at + text.n > end) {
        return false;
    }
    for (size_t i = 0; i < text.n; i++) {
        if (lower(d->unit[at + i]) != lower(text.p[i])) {
            return false;
        }
    }
    return true;
}

// Moves *at behind the piece; a gap is crossed up to the text behind it.
static bool piece_read(const struct doc *d, const struct term *t, uint32_t k,
                       uint32_t *at, uint32_t end)
{
    const struct term_piece *p = &t->pieces.at[k];
    if (p->kind == PIECE_TEXT) {
        bool stands = text_stands(d, p->text, *at, end);
        *at += stands ? (uint32_t)p->text.n : 0;
        return stands;
    }
    if (p->kind == PIECE_DIGITS) {
        uint32_t from = *at;
        while (*at < end && unit_is_digit(d->unit[*at])) {
            ++*at;
        }
        return *at > from;
    }
    for (uint32_t step = 0; step <= TERM_GAP && *at < end; step++, ++*at) {
        uint32_t probe = *at;
        if (k + 1 == t->pieces.n || piece_read(d, t, k + 1, &probe, end)) {
            return true;
        }
        if (is_stop(d->unit[*at])) {
            return false;
        }
    }
    return false;
}

bool term_read(const struct doc *d, const struct term_list *terms, uint32_t at,
               uint32_t end, struct span *out)
{
    uint16_t u = d->unit[at];
    *out = (struct span){at, at};
    for (uint32_t i = 0; i < terms->list.n; i++) {
        const struct term *t = &terms->list.at[i];
        const struct term_piece *first = &t->pieces.at[0];
        if (first->kind == PIECE_TEXT && lower(first->text.p[0]) != lower(u)) {
            continue;
        }
        uint32_t stop = at, k = 0;
        while (k < t->pieces.n && piece_read(d, t, k, &stop, end)) {
            k++;
        }
        if (k == t->pieces.n && stop > out->end) {
            out->end = stop;
        }
    }
    return out->end > at;
}

bool term_find(const struct doc *d, const struct term_list *terms, struct span where,
               struct span *out)
{
    for (uint32_t i = where.start; i < where.end; i++) {
        if (term_at(d, terms, i, where.end, out)) {
            return true;
        }
    }
    return false;
}

bool term_in(const struct doc *d, const struct term_list *terms, struct span where)
{
    struct span at;
    return terms->list.n && term_find(d, terms, where, &at);
}
