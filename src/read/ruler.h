// ruler.h: the decoded source of a document with lines, as its parser sees it, and the
// line and column of its bytes.
#pragma once

#include "base/arena.h"
#include "model/text.h"

struct ruler {
    struct str source;
    size_t at; // what was measured so far
    struct position here;
};

// The characters of a file as UTF-8, one for one: those that no markup may hold (NUL
// and other controls) are blanks or U+FFFD.
struct str ruler_source(struct arena *a, struct ustr raw);

struct ruler ruler_new(struct str source);

// Line and column of a byte; cheap for ascending offsets. Lines end as in plain text.
struct position ruler_at(struct ruler *r, size_t offset);
