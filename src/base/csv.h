// csv.h: tables in RFC 4180 form (libcsv), UTF-8.
#pragma once

#include "base/buf.h"
#include "base/vec.h"

struct csv_row {
    uint32_t line; // 1-based line where the row begins
    VEC(struct str) cells;
};

struct csv_table {
    VEC(struct csv_row) rows; // the first is the heading, if the table has one
};

// Parses bytes (a leading BOM is skipped); blank lines are dropped. False when the
// quoting is broken; `bad_line` then says where.
bool csv_parse_table(struct arena *a, struct str bytes, struct csv_table *table,
                     uint32_t *bad_line);

// Appends one cell, quoted where needed. A cell that begins with = + - @ or a control
// character gets a leading apostrophe, so that no spreadsheet runs it; control
// characters and bidi overrides inside are shown as \u{…} (line ends stay).
void csv_put_cell(struct buf *out, struct str cell);
