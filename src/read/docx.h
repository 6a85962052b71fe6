// docx.h: reader of Word documents (Office Open XML). The text that Word shows when all
// tracked changes are accepted, with its automatic numbers; without comments, headers,
// footers, hidden text and tables of contents. A row of a table is a line unless its
// cells hold several paragraphs. Footnotes and text boxes follow the paragraph they are
// tied to.
#pragma once

#include "read/flow.h"
#include "read/source.h"

// The place of a run is the number of its paragraph: the elements w:p of the main part
// in their order from 1, empty ones and those of tables counted, those inside text
// boxes not (they have the number of the paragraph that holds the box). False: one
// error was added.
bool read_docx(struct arena *a, struct diags *d, const struct source *in,
               struct flow *out);
