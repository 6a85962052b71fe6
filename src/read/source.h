// source.h: one input file on its way into a reader.
#pragma once

#include "base/diag.h"
#include "read/decode.h"

struct source {
    struct str path;  // for messages, and for its ending where the bytes do not decide
    struct str bytes; // borrowed
    enum encoding encoding; // named by the user; ENCODING_NONE = find out
    size_t max_bytes;       // what an archive may unpack to, at most; never 0
};

static inline struct place source_place(const struct source *in)
{
    return (struct place){.path = in->path};
}
