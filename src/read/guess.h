// guess.h: which encoding the bytes are in, and whether they are text at all.
#pragma once

#include "read/decode.h"

struct guess {
    enum encoding encoding; // ENCODING_NONE: bytes of a kind no reader takes
    bool certain;           // byte-order mark or valid UTF-8
    size_t mark;            // bytes of the byte-order mark
    const char *binary;     // msgid: what it is instead of text, or NULL
};

// Looks for another format's signature; NULL when there is none.
const char *guess_signature(struct str bytes);

// `out` holds the decoded text when `encoding` is not ENCODING_NONE.
struct guess guess_decode(struct arena *a, struct str bytes, struct decoded *out);

// NULL, or what makes `bytes` no text of the encoding (msgid).
const char *guess_controls(struct str bytes, enum encoding e);
