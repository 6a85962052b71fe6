// extract_page.h: `extract --format html`: a page for people who want to see what the
// program made of a file.
#pragma once

#include "base/buf.h"
#include "model/doc.h"

// One HTML file without references to others: each paragraph of the original beside its
// normalised text, what was left out between them marked as such; facts first. Personal
// data is masked.
void extract_page(struct arena *a, struct buf *out, struct str path,
                  const struct doc *doc);
