// office.h: the formats of office programs and of print: how each is known by its
// bytes, and how those that a converter reads reach a reader of ours.
#pragma once

#include "read/read.h"
#include "read/source.h"

bool probe_docx(const struct source *in);
bool probe_ofd(const struct source *in);
bool probe_odt(const struct source *in);
bool probe_rtf(const struct source *in);
bool probe_doc(const struct source *in);
bool probe_wps(const struct source *in); // as doc, and named .wps
bool probe_pdf(const struct source *in);

// Archives that are no text: a spreadsheet, slides, other files. NULL: nothing of that.
const char *refused_archive(const struct source *in);

// doc, wps, odt, rtf: through LibreOffice to docx. False: one error was added.
bool read_office(struct arena *a, struct diags *d, const struct source *in,
                 const struct read_options *o, const char *format, struct text *t);

// PDF: through pdftotext; a PDF of scanned pages through ocrmypdf first, where asked.
bool read_print(struct arena *a, struct diags *d, const struct source *in,
                const struct read_options *o, const char *format, struct text *t);
