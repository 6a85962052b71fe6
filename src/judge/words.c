// words.c: cue words, folded once per run, found by plain search in short stretches.
#include "judge/state.h"

#include <stdlib.h>

static void split(struct arena *a, struct str word, fold_fn *fold, struct cue *out)
{
    size_t from = 0;
    for (size_t i = 0; i <= word.n; i++) {
        bool gap = i + 3 <= word.n && memcmp(word.p + i, "…", 3) == 0;
        if (!gap && i < word.n) {
            continue;
        }
        struct ustr piece = fold(a, (struct str){word.p + from, i - from});
        if (piece.n) {
            vec_push(a, &out->pieces, piece);
        }
        from = i + 3;
        i += gap ? 2 : 0;
    }
}

static int by_first_unit(const void *a, const void *b)
{
    const struct cue *x = a;
    const struct cue *y = b;
    uint16_t u = x->pieces.at[0].p[0];
    uint16_t v = y->pieces.at[0].p[0];
    return u < v ? -1 : u > v;
}

void cues_prepare(struct arena *a, const word_list *words, fold_fn *fold,
                  struct cue_list *out)
{
    for (uint32_t i = 0; i < words->n; i++) {
        struct cue cue = {0};
        split(a, words->at[i], fold, &cue);
        if (cue.pieces.n) {
            uint16_t first = cue.pieces.at[0].p[0];
            out->first[first % 1024 / 64] |= UINT64_C(1) << first % 64;
            vec_push(a, &out->list, cue);
        }
    }
    if (out->list.n) {
        qsort(out->list.at, out->list.n, sizeof *out->list.at, by_first_unit);
    }
}

static bool piece_in(const struct doc *d, struct ustr piece, struct span where,
                     uint32_t *at)
{
    for (; *at + piece.n <= where.end; (*at)++) {
        if (d->unit[*at] == piece.p[0] &&
            memcmp(d->unit + *at, piece.p, piece.n * sizeof *piece.p) == 0) {
            return true;
        }
    }
    return false;
}

// The first piece stands at `at`; the others follow somewhere in `where`.
static bool cue_at(const struct doc *d, const struct cue *cue, struct span where,
                   uint32_t at, struct span *found)
{
    struct ustr head = cue->pieces.at[0];
    if (at + head.n > where.end ||
        memcmp(d->unit + at, head.p, head.n * sizeof *head.p) != 0) {
        return false;
    }
    found->start = at;
    at += (uint32_t)head.n;
    for (uint32_t i = 1; i < cue->pieces.n; i++) {
        if (!piece_in(d, cue->pieces.at[i], where, &at)) {
            return false;
        }
        at += (uint32_t)cue->pieces.at[i].n;
    }
    found->end = at;
    return true;
}

static uint32_t first_cue(const struct cue_list *cues, uint16_t unit)
{
    uint32_t low = 0, high = cues->list.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (cues->list.at[middle].pieces.at[0].p[0] < unit) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool cue_in(const struct doc *d, const struct cue_list *cues, struct span where,
            struct span *found)
{
    for (uint32_t at = where.start; cues->list.n && at < where.end; at++) {
        uint16_t unit = d->unit[at];
        if (!(cues->first[unit % 1024 / 64] >> unit % 64 & 1)) {
            continue;
        }
        for (uint32_t i = first_cue(cues, unit);
             i < cues->list.n && cues->list.at[i].pieces.at[0].p[0] == unit; i++) {
            if (cue_at(d, &cues->list.at[i], where, at, found)) {
                return true;
            }
        }
    }
    return false;
}

bool cue_head_in(const struct doc *d, const struct cue_list *cues, struct span where)
{
    for (uint32_t i = 0; i < cues->list.n; i++) {
        uint32_t at = where.start;
        if (piece_in(d, cues->list.at[i].pieces.at[0], where, &at)) {
            return true;
        }
    }
    return false;
}

bool cue_around(const struct doc *d, const struct cue_list *cues, struct span where,
                struct span inner)
{
    for (uint32_t i = 0; i < cues->list.n; i++) {
        const struct cue *cue = &cues->list.at[i];
        uint32_t first = where.start;
        uint32_t last = inner.start;
        struct span before = {where.start, inner.start};
        if (piece_in(d, cue->pieces.at[0], before, &first) &&
            piece_in(d, cue->pieces.at[cue->pieces.n - 1], where, &last)) {
            return true;
        }
    }
    return false;
}

static void enter_guard(struct judge_words *w, const struct cue_list *cues,
                        uint32_t guard)
{
    for (uint32_t i = 0; i < cues->list.n && guard < GUARDS_OF_FILTER; i++) {
        uint16_t first = cues->list.at[i].pieces.at[0].p[0];
        w->guards_from[first % UNITS_OF_FILTER] |= UINT64_C(1) << guard;
    }
}

const struct judge_words *judge_prepare(struct arena *a, const struct pack *pack,
                                        fold_fn *fold)
{
    struct judge_words *w = arena_new(a, struct judge_words);
    for (uint32_t i = 0; i < pack->guards.n; i++) {
        struct guard_words *g = vec_add(a, &w->guards);
        cues_prepare(a, &pack->guards.at[i].before, fold, &g->before);
        cues_prepare(a, &pack->guards.at[i].after, fold, &g->after);
        cues_prepare(a, &pack->guards.at[i].around, fold, &g->around);
        cues_prepare(a, &pack->guards.at[i].subject, fold, &g->subject);
        cues_prepare(a, &pack->guards.at[i].unless, fold, &g->unless);
        enter_guard(w, &g->before, i);
        enter_guard(w, &g->after, i);
        enter_guard(w, &g->around, i);
        enter_guard(w, &g->subject, i);
    }
    for (uint32_t i = 0; i < pack->groups.n; i++) {
        struct cue_list *g = vec_add(a, &w->groups);
        cues_prepare(a, &pack->groups.at[i].words, fold, g);
    }
    for (uint32_t i = 0; i < pack->items.n; i++) {
        const struct item *item = &pack->items.at[i];
        for (uint32_t k = 0; item->kind == KIND_ANSWERS && k < item->themes.n; k++) {
            struct theme_words *t = vec_add(a, &w->themes);
            cues_prepare(a, &item->themes.at[k].problem, fold, &t->problem);
            cues_prepare(a, &item->themes.at[k].answer, fold, &t->answer);
        }
    }
    return w;
}
