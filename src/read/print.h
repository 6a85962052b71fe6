// print.h: text that is given as lines at places on pages (PDF, OFD): put in reading
// order, page numbers and running heads dropped, lines joined into paragraphs.
#pragma once

#include "base/diag.h"
#include "read/flow.h"

// Lengths are hundredths of a point (1/72 inch), from the left and upper edges.
struct print_line {
    uint32_t page; // 1-based
    int32_t left, right, top, height;
    int32_t end;     // of its last word
    struct str text; // a blank where two words or figures, or two columns, meet
    char *own;       // the text, where it was put together from several words
    bool furniture;  // page number or running head
    bool continues;  // the paragraph of the line before goes on here
};

struct print {
    struct arena *arena;
    VEC(struct print_line) lines; // page by page
    uint32_t pages;
    int32_t em; // width of a Chinese character of the text, 0 when there is none
};

// Gathering: a line without text, and a word behind the last line's text.
void print_line(struct print *print, struct print_line line);
void print_word(struct print *print, struct str word, int32_t left, int32_t right);

// Once all is gathered: order, furniture, paragraphs.
void print_settle(struct print *print);

// Some text beside page numbers: no pictures of pages only.
bool print_has_text(const struct print *print);

// The text, each run with its page. Pages without any are said.
void print_put(const struct print *print, struct diags *d, struct str path,
               struct flow *out);

// Steps of print_settle: marks page numbers, and the heads and feet that several pages
// share (print_frame.c); finds the lines that go on with the paragraph of the line
// before (print_join.c).
void print_frame(struct print *print);
void print_join(struct print *print);
