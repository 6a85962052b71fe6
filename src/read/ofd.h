// ofd.h: reader of OFD, the national format of fixed pages (GB/T 33190-2016). Text
// comes as pieces at places on pages; templates (what all pages share) and watermarks
// are no text. Each run has its page, counted from 1 in the order of the document.
#pragma once

#include "read/flow.h"
#include "read/source.h"

// False: one error was added.
bool read_ofd(struct arena *a, struct diags *d, const struct source *in,
              struct flow *out);
