// load.h: YAML files to a pack. Reports every fault in one pass, each with file, line,
// column, source line and, where one is near, a suggestion. Does not compile patterns.
#pragma once

#include "base/buf.h"
#include "base/diag.h"
#include "model/pack.h"

// Loads all *.yaml of `folder` in byte order. Patterns are put into
// `sources`, the rest into `a`. False: at least one error was added; `out` then holds
// what could be read, so that later stages can look for further faults.
bool rules_load(struct arena *a, struct arena *sources, struct diags *d,
                struct str folder, struct pack *out);

// The fingerprint that rules_load would give the pack. False: something cannot be read.
bool rules_fingerprint(struct str folder, struct fingerprint *out);

// Drops the patterns, whose arena is about to go; their numbers stay.
void rules_forget_sources(struct pack *pack);

// Byte offset of the first character of a kind, or the length when there is none.
typedef size_t rules_find_fn(struct str utf8);

// Warns of items and patterns that can never count and of characters that
// `traditional` finds. For rule authors: no run needs it.
void rules_warn(struct diags *d, const struct pack *pack, rules_find_fn *traditional);

// The folder of the pack `id` beside the folder of another pack, or "" when there is
// none. A folder is a pack when it holds pack.yaml.
struct str rules_beside(struct arena *a, struct str folder, struct str id);

// Adds the source line to diagnostics of other stages about places in rule files.
void rules_add_excerpts(struct diags *d);

// Appends a line with the version of the YAML library.
void rules_versions(struct buf *out);
