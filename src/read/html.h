// html.h: reader of web pages.
#pragma once

#include "read/flow.h"
#include "read/source.h"

// The text of the page's article with lines and columns of the decoded source. False:
// one error was added.
bool read_html(struct arena *a, struct diags *d, const struct source *in,
               struct flow *out);
