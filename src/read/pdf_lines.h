// pdf_lines.h: the lines on the pages of a PDF with their places, and what part they
// play there.
#pragma once

#include "base/arena.h"
#include "base/vec.h"

// Lengths are hundredths of a point (1/72 inch), from the left and upper edges.
struct pdf_line {
    uint32_t page; // 1-based
    int32_t left, right, top, height;
    int32_t end;     // of the last word
    struct str text; // words with a blank between them, as the table has them
    bool furniture;  // page number or running head
    bool continues;  // the paragraph of the line before goes on here
};

struct pdf {
    struct arena *arena;
    VEC(struct pdf_line) lines; // in reading order, page by page
    uint32_t pages;
    int32_t em; // width of a Chinese character of the text, 0 when there is none
};

// Reads the table; lines that are none of a table are passed over.
void pdf_lines(struct arena *a, struct str table, struct pdf *out);

// Marks page numbers, and the heads and feet that several pages share (pdf_frame.c).
void pdf_frame(struct pdf *pdf);

// Finds the lines that go on with the paragraph of the line before (pdf_join.c).
void pdf_join(struct pdf *pdf);
