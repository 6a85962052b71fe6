// convert.h: the programs that read what we do not read ourselves, each run once and
// bounded (child.h). False: one error was added that says what to do: the program is
// not installed (with the name of its package), the file has a password, it is damaged,
// it took too long, it became too large.
#pragma once

#include "base/diag.h"

struct convert_job {
    struct str path;   // for messages
    struct str bytes;  // the file
    uint32_t seconds;  // 0 = LIMIT_CONVERT_SECONDS
    size_t max_output; // 0 = LIMIT_CONVERTED_BYTES
};

// PDF to the table of pdf.h (pdftotext -tsv).
bool convert_pdf(struct arena *a, struct diags *d, const struct convert_job *job,
                 struct str *out);

// PDF of scanned pages to the same with a layer of text (ocrmypdf, Chinese).
bool convert_scan(struct arena *a, struct diags *d, const struct convert_job *job,
                  struct str *out);

// doc, wps, odt, rtf to docx (LibreOffice). `name` tells it the kind: "report.rtf".
bool convert_office(struct arena *a, struct diags *d, const struct convert_job *job,
                    const char *name, struct str *out);
