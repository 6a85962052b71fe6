// cache.h: where the images of compiled packs lie ($XDG_CACHE_HOME/qingdan, else
// ~/.cache/qingdan) and what makes one valid: the contents of the pack's files and the
// build of the program. A cache that cannot be had or written is done without.
#pragma once

#include "base/fingerprint.h"
#include "base/str.h"

struct arena;

// The root of the image of this pack, or NULL.
void *cache_open(struct str folder);

// Writes the image for the next run. `content` = the fingerprint of the files as they
// were read.
void cache_write(struct str folder, struct fingerprint content, const struct arena *a,
                 const void *root);
