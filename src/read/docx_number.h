// docx_number.h: the numbers that Word writes before paragraphs by itself.
#pragma once

#include "base/buf.h"
#include "read/docx_styles.h"

enum { DOCX_LEVELS = 9 };

struct docx_level {
    int32_t start;
    int32_t restart; // after a number of so many levels; DOCX_UNSET: of any higher one
    struct str format; // w:numFmt
    struct str text;   // w:lvlText: "（%1）"
    struct str style;  // paragraphs of this style stand on this level
    bool legal;        // all numbers in it as 1, 2, 3
    bool set;
};

// A scheme of numbers (w:abstractNum) with the counters of all lists that use it.
struct docx_scheme {
    struct str id, style_link,
        link_to; // link_to: the scheme of that style_link instead
    struct docx_level level[DOCX_LEVELS];
    int32_t count[DOCX_LEVELS]; // last number given; DOCX_UNSET: none since the restart
};

// A list (w:num).
struct docx_numbered {
    int32_t id;
    uint32_t scheme;                    // index; UINT32_MAX: none
    struct docx_level own[DOCX_LEVELS]; // replaces the scheme's where set
    int32_t restart_at[DOCX_LEVELS];    // DOCX_UNSET: goes on counting
    bool begun[DOCX_LEVELS];
};

struct docx_numbers {
    VEC(struct docx_scheme) schemes;
    VEC(struct docx_numbered) lists;
};

// `tree` is the part numbering.xml.
void docx_numbers_read(struct arena *a, const struct xml_tree *tree,
                       struct docx_numbers *out);

// Counts the paragraph and appends its number as Word shows it, without the gap behind
// it. `style` finds the level where `list` names none. Nothing for a bullet.
void docx_number_next(struct docx_numbers *n, struct docx_list list, struct str style,
                      struct buf *out);

// Appends `n` in a format of w:numFmt; unknown ones in Arabic figures (docx_numeral.c).
void docx_numeral(struct buf *out, struct str format, int32_t n);
