// mask.h: a text as it is compared: names, agencies and figures masked, punctuation and
// headings gone. Private to overlap/ but for overlap.h.
#pragma once

#include "model/doc.h"

enum {
    MASK_FIGURE = '#',
    MASK_AGENCY = '@',
    MASK_NAMED = 0x300A, // 《: a document, whatever its name
    MASK_BREAK = '\n',   // between paragraphs
};

// `own[i]`: the unit is a character that counts as copied when it is. All arrays have n
// entries.
struct masked {
    const uint16_t *unit;
    const uint32_t *at; // raw offset in the file
    uint8_t *own;
    uint32_t n;
};

// The body text of a report: paragraphs without headings, title, lead, signature and
// tables.
struct masked mask_report(struct arena *a, const struct doc *d);

// A stretch of it, whatever it is.
struct masked mask_span(struct arena *a, const struct doc *d, struct span span);

// Any folded text that belongs to no report.
struct masked mask_text(struct arena *a, struct ustr folded);
