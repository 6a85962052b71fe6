// zip_kind.h: what a ZIP archive is, by the names of its parts, without unpacking
// anything.
#pragma once

#include "base/str.h"

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
