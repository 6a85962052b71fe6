// skeleton.h: an example sentence in a small complete report, so that it is judged by
// the whole pipeline, guards and sections included. The report is the pack's `sample`.
#pragma once

#include "base/buf.h"
#include "model/pack.h"

// Appends the report (UTF-8) for an agency of the kind `body`, with the example where
// the item looks: a sentence of the measures, a shortcoming, a title …; for
// KIND_ANSWERS the first line is the shortcoming, the rest the plan.
void skeleton_put(struct buf *out, const struct pack *pack, const struct item *item,
                  struct str body, struct str example);
