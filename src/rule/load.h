// load.h: YAML files to a pack. Reports every fault in one pass, each with file, line,
// column, source line and, where one is near, a suggestion. Does not compile patterns.
#pragma once

#include "base/buf.h"
#include "base/diag.h"
#include "model/pack.h"

// Loads all *.yaml of `folder` in byte order. False: at least one error was added;
// `out` then holds what could be read, so that later stages can look for further
// faults.
bool rules_load(struct arena *a, struct diags *d, struct str folder, struct pack *out);

// Adds the source line to diagnostics of other stages about places in rule files.
void rules_add_excerpts(struct diags *d);

// Appends a line with the version of the YAML library.
void rules_versions(struct buf *out);
