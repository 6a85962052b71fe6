// words.c: cue words, folded once per run, found by plain search in short stretches.
#include "judge/state.h"

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

void cues_prepare(struct arena *a, const word_list *words, fold_fn *fold, cue_list *out)
{
    for (uint32_t i = 0; i < words->n; i++) {
        split(a, words->at[i], fold, vec_add(a, out));
    }
}

static bool piece_at(const struct doc *d, struct ustr piece, struct span where,
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

static bool cue_at(const struct doc *d, const struct cue *cue, struct span where,
                   struct span *found)
{
    uint32_t at = where.start;
    for (uint32_t i = 0; i < cue->pieces.n; i++) {
        if (!piece_at(d, cue->pieces.at[i], where, &at)) {
            return false;
        }
        if (i == 0) {
            found->start = at;
        }
        at += (uint32_t)cue->pieces.at[i].n;
    }
    found->end = at;
    return cue->pieces.n > 0;
}

bool cue_in(const struct doc *d, const cue_list *cues, struct span where,
            struct span *found)
{
    for (uint32_t i = 0; i < cues->n; i++) {
        if (cue_at(d, &cues->at[i], where, found)) {
            return true;
        }
    }
    return false;
}

const struct judge_words *judge_prepare(struct arena *a, const struct pack *pack,
                                        fold_fn *fold)
{
    struct judge_words *w = arena_new(a, struct judge_words);
    for (uint32_t i = 0; i < pack->guards.n; i++) {
        struct guard_words *g = vec_add(a, &w->guards);
        cues_prepare(a, &pack->guards.at[i].before, fold, &g->before);
        cues_prepare(a, &pack->guards.at[i].after, fold, &g->after);
        cues_prepare(a, &pack->guards.at[i].unless, fold, &g->unless);
    }
    for (uint32_t i = 0; i < pack->groups.n; i++) {
        cue_list *g = vec_add(a, &w->groups);
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
