// headings.h: which paragraphs are headings or begin with one.
#pragma once

#include "parse/numeral.h"
#include "parse/wording.h"

// What headings are read from; `marker` has one entry per paragraph.
struct outline_source {
    const struct wordings *words;
    const struct doc *doc;
    const struct marker *marker;
    uint32_t body_end; // paragraphs from here on are signature
    uint32_t numbered; // paragraphs with a marker 一、 to (1)
    int next_year;
};

// How deep a heading stands: a smaller rank is nearer to the root.
enum rank {
    RANK_NONE,
    RANK_CHAPTER,
    RANK_HAN,
    RANK_HAN_INNER, // 一、 used a second time below 一、
    RANK_HAN_PAREN,
    RANK_UNNUMBERED,
    RANK_ARABIC,
    RANK_ARABIC_PAREN,
    RANK_RUN_IN,
};

struct heading {
    enum rank rank; // RANK_NONE: the paragraph opens no section
    struct marker marker;
    struct span text; // the heading without its number
    bool is_heading;  // false: a numbered paragraph without a heading of its own
    bool run_in;      // text follows in the same paragraph
    uint32_t end;     // where the heading's sentence ends
};

// Reads paragraph `i`. `last_han` is the number of the last 一、 heading, `inside`
// tells that a section is open.
struct heading heading_read(const struct outline_source *s, uint32_t i,
                            uint32_t last_han, bool inside);

// End of the sentence that begins at `from`, closing marks included, not behind `end`.
uint32_t sentence_end(const struct doc *doc, uint32_t from, uint32_t end);

static inline struct looking looking_at(const struct outline_source *s, uint32_t start,
                                        uint32_t end)
{
    return (struct looking){s->doc->unit, {start, end}, s->next_year};
}
