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

// The second reader: what the examples of the pack teach about wordings that no rule
// foresaw. Made once per run, computed when the first item needs it.
struct second_reader;
const struct second_reader *second_prepare(struct arena *a, const struct pack *pack,
                                           fold_fn *fold);
// The item whose full examples a full example is most like when it is left out itself:
// its own when all is well. UINT32_MAX: the reader has not been taught it.
uint32_t second_rival(const struct second_reader *r, uint32_t item, uint32_t example);

// A passage in which no pattern of the item is found, though it reads like its full
// examples.
struct like_passage {
    uint32_t item, sentence;
    struct span span;
    uint32_t example; // of the item: the one it is most like
    float lead;
    uint32_t percent; // confidence
};
typedef VEC(struct like_passage) like_passages;
// Appends the passages of one report, in the order of the text, one per sentence at
// most.
void second_near(const struct second_reader *r, struct arena *a, const struct doc *doc,
                 const struct hits *hits, like_passages *out);

enum second_mode {
    SECOND_OFF,   // the rules alone
    SECOND_ON,    // the second reader looks where they find too little
    SECOND_ALONE, // for measuring: items told in sentences are judged by examples alone
    SECOND_N
};

struct judge_input {
    const struct pack *pack;
    const struct judge_words *words;
    const struct doc *doc;
    const struct hits *hits;
    enum lang lang;                     // LANG_ZH or LANG_EN
    const struct second_reader *second; // NULL = the rules alone
    bool second_alone; // items told in sentences are judged by examples alone
    // The same report with its lost characters read in its favour: as far as a careful
    // reader would go (NULL when none are lost), and as far as words allow (NULL when
    // few are).
    const struct report *likely, *possible;
    bool illegible;              // so much is lost that nothing can be called missing
    const struct str *set_aside; // of each item: why a person says that it does not
                                 // apply, n = 0: nobody does; NULL = none
};

// Fills facts, sections, items, groups and score of `out`; path, hashes, format and
// problems are the caller's.
void judge_report(struct arena *a, const struct judge_input *in, struct report *out);

// Fills lines, marks and refs of `out` for renderers that show the text. Comes after
// check/, so that findings are marked and names that check/ found stay hidden.
void judge_passages(struct arena *a, const struct doc *doc, struct report *out);

// --- two years of one agency (follow.c) ---

// The single shortcomings and plan points of one report, in the order of the text.
struct judged_points {
    VEC(struct span) problems, plans;
};
void judge_points(struct arena *a, const struct judge_input *in,
                  struct judged_points *out);

// The original's characters of a stretch with their place, cut to one line.
struct quotation judge_quote(struct arena *a, const struct judge_input *in,
                             struct span what, enum role role);

// Is a point of the plan `before` met again in the measures of `after`?
enum followed_how {
    FOLLOWED_NOT,
    FOLLOWED_THEME, // a word of the theme in both
    FOLLOWED_WORDS, // the point's own words
};
struct followed {
    enum followed_how how;
    struct str theme;       // FOLLOWED_THEME
    struct span at;         // in the document `after`
    uint32_t sentence;      // …
    struct quotation quote; // …
};
struct followed judge_followed(struct arena *a, const struct judge_input *before,
                               const struct judged_points *points, uint32_t plan,
                               const struct judge_input *after);
