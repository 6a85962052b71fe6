// foreign.h: the readers of formats that need foreign libraries. Only `qingdan-read`
// uses them.
#pragma once

#include "read/flow.h"
#include "read/source.h"

// Reads `in`, which is of the format named, into `out`. False: one error was added.
bool foreign_read(struct arena *a, struct diags *d, struct str format,
                  const struct source *in, struct flow *out);
