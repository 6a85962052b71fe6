// markdown.h: reader of Markdown.
#pragma once

#include "read/flow.h"
#include "read/source.h"

// Text without its marks, lists with their numbers, tables row by row; a line of the
// source ends a line, as people write Chinese Markdown. Lines and columns are those of
// the decoded source. False: one error was added.
bool read_markdown(struct arena *a, struct diags *d, const struct source *in,
                   struct flow *out);
