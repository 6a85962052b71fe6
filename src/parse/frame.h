// frame.h: what frame.c (head) and tail.c share: tests on single lines of the report's
// frame.
#pragma once

#include "parse/lines.h"
#include "parse/numeral.h"

// True for navigation, metadata and page numbers; prose that only names such a word is
// not.
bool is_furniture(const struct lines *l, uint32_t i);

// True for a line that can only be an agency's name: short, no figure, no stop, an
// ending such as 局 府 会.
bool is_agency(struct ustr s);

// The date a whole line consists of, in brackets or not; length 0 when it is none.
struct date whole_date(struct ustr s);

// Cuts line `i` in two, the second part beginning at `at` units from its start.
void line_cut(struct arena *a, struct lines *l, uint32_t i, uint32_t at);

// Finds closing, signature and date behind line `from` and sets aside what follows
// them.
void tail_find(struct arena *a, struct lines *l, uint32_t from);
