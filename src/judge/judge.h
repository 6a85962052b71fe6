// judge.h: pack, document and hits to the verdicts of a report. Pure: same inputs, same
// bytes. Texts in the result are in the language of say() and, for the pack's own
// words, in `lang`.
#pragma once

#include "base/say.h"
#include "model/hit.h"
#include "model/pack.h"
#include "model/report.h"

// Guard cues of a pack, folded; made once per run, immutable.
struct judge_words;
typedef struct ustr fold_fn(struct arena *a, struct str utf8);
const struct judge_words *judge_prepare(struct arena *a, const struct pack *pack,
                                        fold_fn *fold);

struct judge_input {
    const struct pack *pack;
    const struct judge_words *words;
    const struct doc *doc;
    const struct hits *hits;
    enum lang lang; // LANG_ZH or LANG_EN
};

// Fills facts, sections, items, groups and score of `out`; path, hashes, format and
// problems are the caller's.
void judge_report(struct arena *a, const struct judge_input *in, struct report *out);
