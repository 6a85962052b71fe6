// parse.h: folded text to document. The words that give headings and lines their role
// come from the pack (struct outline, folded with the function the caller passes, so
// that this stage knows no language by itself).
#pragma once

#include "base/arena.h"
#include "model/doc.h"
#include "model/pack.h"
#include "model/vocabulary.h"

// The pack's outline words, folded and split at `…`; made once per run, immutable.
struct wordings;

typedef struct ustr fold_fn(struct arena *a, struct str utf8);

const struct wordings *parse_prepare(struct arena *a, const struct pack *pack,
                                     fold_fn *fold);

// Adds the words that headings and lines are known by; they live as long as `w`.
void parse_words(struct arena *a, const struct wordings *w, struct vocabulary *out);

struct parse_options {
    struct str body; // --body, "" = from the title
    int year;        // --year, 0 = from the title, heading, lead sentence, date
};

// Never fails: a text without any structure is one section. `text` must outlive `out`.
void parse_document(struct arena *a, const struct wordings *w, const struct text *text,
                    const struct parse_options *options, struct doc *out);
