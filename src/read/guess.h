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

// Does it begin as a web page does? Any encoding that contains ASCII, and UTF-16.
bool guess_html(struct str bytes);

// `out` holds the decoded text when `encoding` is not ENCODING_NONE.
struct guess guess_decode(struct arena *a, struct str bytes, struct decoded *out);

// The encoding that was named, but for UTF-16 in the byte order of its mark, if it has
// one.
enum encoding guess_named(struct str bytes, enum encoding named);

// Is the text, decoded from UTF-16, made of what a report is made of? Any pair of bytes
// is some character, so that wrong ones decode without loss.
bool guess_plausible(const struct decoded *text);

// NULL, or what makes `bytes` no text of the encoding (msgid).
const char *guess_controls(struct str bytes, enum encoding e);
