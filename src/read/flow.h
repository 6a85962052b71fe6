// flow.h: text gathered from a format that is not plain: characters in reading order,
// each run with its place in the original. Readers fill it; the rest of the program
// sees a struct text.
#pragma once

#include "base/arena.h"
#include "base/vec.h"
#include "model/text.h"
#include "read/decode.h"

struct flow {
    struct arena *arena; // owns all that is collected
    VEC(uint16_t) unit;
    VEC(struct origin) origins; // at most one per unit, ordered
    VEC(struct stated) stated;
    uint32_t line, column;  // lines and characters of this line behind the pen, 0-based
    enum encoding encoding; // of the original; UTF-8 where the format leaves no choice
    bool guessed;           // the encoding is a guess
};

// Appends UTF-8 text (bad bytes become U+FFFD) that begins at `at` in the original; its
// line ends become blanks. at.line == 0: the format has no lines, the flow's own count.
void flow_text(struct flow *f, struct str utf8, struct position at);

// Ends the line, unless it is empty.
void flow_break(struct flow *f);

// Ends the line and leaves an empty one, unless there is one: a paragraph begins, or
// nothing stands before it.
void flow_gap(struct flow *f);

// A fact the document states of itself; copied. Empty values are left out.
void flow_stated(struct flow *f, struct str name, struct str value);

// Hands the collected text on; `t` borrows from the flow's arena.
void flow_to_text(const struct flow *f, struct text *t);
