// page.h: paragraphs for a terminal, coloured and wrapped by display width. Private to
// this folder.
//
// A paragraph is gathered in `line` and written by page_end(). Our own words are added
// with buf_addz(&p->line, say(…)), text from documents only with safe_put(&p->line, …):
// so every escape and control byte in `line` is one of this module's.
#pragma once

#include "base/buf.h"
#include "model/text.h"

enum ink {
    INK_PLAIN,
    INK_BOLD,
    INK_DIM,
    INK_RED,
    INK_YELLOW,
    INK_GREEN,
    INK_MAGENTA,
    INK_CYAN,
    INK_N
};

struct page {
    struct buf *out;
    struct buf line; // the paragraph so far
    int width;       // columns of the terminal, 0 = never wrap
    bool color;
};

struct page page_open(struct buf *out, int width, bool color);
void page_close(struct page *p);

// Colour of what follows; INK_PLAIN ends it.
void page_ink(struct page *p, enum ink ink);

// `path:line:column`, never broken, so that editors can jump there: the one thing that
// may stand out over the width. Page and paragraph follow where the format has them.
void page_place(struct page *p, struct str path, struct position at);
void page_path(struct page *p, struct str path);

// Blanks up to a column of the paragraph, counted from its start.
void page_pad(struct page *p, int column);

// Blanks and then the text, so that it ends at the column.
void page_right(struct page *p, int column, struct str text);

// Writes the paragraph: the first line indented by `indent`, the others by `hang`. No
// line begins with a closing mark, ends with an opening one or breaks a word or number,
// unless that alone is longer than a line.
void page_end(struct page *p, int indent, int hang);
void page_blank(struct page *p);

// A line across the page.
void page_rule(struct page *p);
