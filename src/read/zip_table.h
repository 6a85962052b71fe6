// zip_table.h: the table of contents of a ZIP archive: what the archive is, by the
// names of its parts, and where they lie. Nothing is unpacked; nothing in the table is
// believed.
#pragma once

#include "base/arena.h"

enum zip_kind {
    ZIP_KIND_NONE,   // no archive
    ZIP_KIND_BROKEN, // begins like one, its table of contents is gone
    ZIP_KIND_DOCX,
    ZIP_KIND_ODT,
    ZIP_KIND_OFD,
    ZIP_KIND_SHEET,  // spreadsheets
    ZIP_KIND_SLIDES, // presentations
    ZIP_KIND_OTHER,  // an archive of files
};

enum zip_kind zip_kind(struct str bytes);

// A row of the table.
struct zip_row {
    struct str name;   // as stored
    struct str record; // the row itself
    struct str part;   // header and packed bytes; empty: not where the table says
};

// Goes on with the row behind `*at`, which is 0 at first. False: no more rows.
bool zip_row_next(struct str bytes, size_t *at, struct zip_row *row);

// An archive that holds this one part.
struct str zip_of_one(struct arena *a, const struct zip_row *row);
