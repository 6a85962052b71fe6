// pdf.h: the words of a PDF, as `pdftotext -tsv` lists them with their places on the
// page, to text: page numbers and running heads dropped, lines joined into paragraphs.
// Every run has its page; the format has no lines of its own.
#pragma once

#include "base/diag.h"
#include "read/flow.h"

// `table` is the program's output, `path` for messages. False: one error was added (a
// PDF of scanned pages without text).
bool read_pdf(struct arena *a, struct diags *d, struct str path, struct str table,
              struct flow *out);

// Some text beside page numbers, so that nothing needs to be recognised from pictures.
bool pdf_has_text(struct arena *a, struct str table);
