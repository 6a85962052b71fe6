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
