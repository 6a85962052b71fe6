// check.h: consistency checks of one report: what the text says against itself, the
// calendar, right names, and what must not be published. Reads pack and document, never
// verdicts. Pure: same inputs, same bytes.
#pragma once

#include "base/say.h"
#include "model/pack.h"

// The words of the checks, folded; made once per run, immutable.
struct check_words;
typedef struct ustr fold_fn(struct arena *a, struct str utf8);
const struct check_words *check_prepare(struct arena *a, const struct pack *pack,
                                        fold_fn *fold);

struct check_input {
    const struct pack *pack;
    const struct check_words *words;
    const struct doc *doc;
    enum lang lang; // LANG_ZH or LANG_EN
};

// Fills `out->findings`, the gravest first, then by place, and masks what is private in
// the facts and headings of `out`.
void check_document(struct arena *a, const struct check_input *in, struct report *out);
