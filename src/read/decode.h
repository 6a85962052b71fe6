// decode.h: bytes of a named encoding to 16-bit units. Bytes that cannot be decoded
// become U+FFFD and are counted.
#pragma once

#include "base/arena.h"

enum encoding {
    ENCODING_UTF8,
    ENCODING_GB18030,
    ENCODING_BIG5,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_N,
    ENCODING_NONE = ENCODING_N
};

struct decoded {
    uint16_t *unit;
    uint32_t n;
    uint32_t lost; // U+FFFD put in
};

// Name as --encoding takes it; NULL for ENCODING_N, so that the list can be walked.
const char *const *encoding_names(void);

// The encoding of that name or of an alias (GBK, CP936, …), upper or lower case.
enum encoding encoding_named(struct str name);

void decode_bytes(struct arena *a, enum encoding e, struct str bytes,
                  struct decoded *out);

// GB18030's two-byte characters, for repairs that need the bytes behind a character.
struct gbk {
    uint16_t unit[0x10000]; // by code, lead << 8 | trail; 0 = none
    uint16_t code[0x10000]; // by unit; 0 = none
};

void gbk_fill(struct gbk *g);
