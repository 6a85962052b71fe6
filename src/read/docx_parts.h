// docx_parts.h: the parts of a Word document, found by their relations as the format
// asks, not by their usual names.
#pragma once

#include "read/docx_number.h"
#include "read/zip.h"

struct docx_parts {
    struct xml_tree body, footnotes, endnotes; // without nodes where there is none
    struct docx_styles styles;
    struct docx_numbers numbers;
};

// False: one error was added (no such part as the text itself, broken XML, …).
bool docx_parts_read(struct arena *a, struct diags *d, struct zip_parts *zip,
                     const struct source *in, struct docx_parts *out);
