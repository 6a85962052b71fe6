// charset.h: the encoding of a document that may say it itself, such as a web page.
#pragma once

#include "read/plain.h"

// Decodes by byte-order mark or as UTF-8 where that fits, else as the document declares
// itself (`charset=…`), else by guess, with uchardet where ours leaves doubt. False:
// one error was added.
bool charset_decode(struct arena *a, struct diags *d, const struct source *in,
                    struct plain *out);
