// source.h: one rule file as read, with its lines.
#pragma once

#include "base/diag.h"

struct source {
    struct str path, name, bytes; // bytes without a byte-order mark
    VEC(uint32_t) starts; // where each line begins; filled at the first question
};

// Drops a leading byte-order mark, so that columns count from the first character.
void source_strip_mark(struct source *s);

// The 1-based line without its end; empty when there is none.
struct str source_line(struct arena *a, struct source *s, uint32_t line);

// What stands at the 1-based line and column (in characters), to the end of the line.
struct str source_at(struct arena *a, struct source *s, uint32_t line, uint32_t column);

// Line and column of a byte offset.
struct place source_place(struct arena *a, struct source *s, size_t offset);
