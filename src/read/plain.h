// plain.h: the bytes of a text file in any encoding.
#pragma once

#include "read/source.h"

struct plain {
    struct ustr raw; // without the byte-order mark; in the arena
    enum encoding encoding;
    bool guessed;
};

// False: one error was added (binary, not of the encoding named, of none we know).
bool plain_decode(struct arena *a, struct diags *d, const struct source *in,
                  struct plain *out);
