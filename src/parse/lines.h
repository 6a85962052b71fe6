// lines.h: the lines of a folded text and the part each plays: page furniture, title,
// addressee, signature, date, or body; and which lines continue the line before.
#pragma once

#include "parse/wording.h"

enum line_part {
    LINE_BODY,
    LINE_FURNITURE,
    LINE_TITLE,
    LINE_ADDRESSEE,
    LINE_AGENCY, // agency under the title or at the end
    LINE_DATE,
    LINE_CLOSING, // 特此报告
};

struct line {
    struct span span; // in text->unit, without the line end; never empty
    uint32_t width;   // columns in the file: 2 for Han and full width, 1 for ASCII
    bool indented;    // blanks stand before it in the file
    bool gap;         // an empty line stands before it
    bool continues;   // the sentence of the line before goes on here
    enum line_part part;
};

struct lines {
    const struct text *text;
    const struct wordings *words;
    VEC(struct line) list;
    uint32_t title_first, title_end; // lines of the title; equal: none
    uint32_t title_repeats;          // how often the title stands in the file
    struct ustr source;              // what a line 来源: names, or empty
};

// Splits the text and finds the part of every line (frame.c) and the joins (join.c).
void lines_read(struct arena *a, const struct wordings *w, const struct text *text,
                struct lines *out);

void lines_frame(struct arena *a, struct lines *lines);
void lines_join(struct lines *lines);

static inline struct ustr line_units(const struct lines *l, uint32_t i)
{
    struct span s = l->list.at[i].span;
    return (struct ustr){l->text->unit + s.start, s.end - s.start};
}

static inline struct looking line_looking(const struct lines *l, uint32_t i)
{
    return (struct looking){l->text->unit, l->list.at[i].span, 0};
}

static inline uint32_t line_length(const struct lines *l, uint32_t i)
{
    return l->list.at[i].span.end - l->list.at[i].span.start;
}

// True when 。 ; ! ? stands in the line before its last unit.
bool line_has_inner_stop(const struct lines *l, uint32_t i);

// How many cells of a table's row hold a number: 规章|0|0|3 and, from tabs, 规章0 0 3
// have 3 and 2 (the first stands at its label). A cell may hold a stroke: 规章|/|/|/.
uint32_t number_cells(struct ustr s);

// True for a row of a table: cells with bars between them, or two numbers and more.
bool is_table_row(struct ustr s);

// True when the line ends like a sentence: 。 ; ! ? : and closing marks behind them.
bool line_ends_sentence(const struct lines *l, uint32_t i);

bool line_has_marker(const struct lines *l, uint32_t i);
