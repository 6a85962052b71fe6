// digest.c: adapter of libmd.
#include "base/digest.h"

#include <sha2.h>

struct str sha256_hex(struct arena *a, struct str bytes)
{
    SHA2_CTX context;
    char *hex = arena_alloc(a, SHA256_DIGEST_STRING_LENGTH);
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)bytes.p, bytes.n);
    (void)SHA256End(&context, hex);
    return (struct str){hex, SHA256_DIGEST_STRING_LENGTH - 1};
}
