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

struct str sha256_base64(struct arena *a, struct str bytes)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    SHA2_CTX context;
    uint8_t digest[SHA256_DIGEST_LENGTH + 1] = {
        0}; // 32 bytes and the last group's third
    char *out = arena_alloc(a, (SHA256_DIGEST_LENGTH + 2) / 3 * 4 + 1), *end = out;
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)bytes.p, bytes.n);
    SHA256Final(digest, &context);
    for (size_t i = 0; i < SHA256_DIGEST_LENGTH; i += 3) {
        uint32_t group =
            (uint32_t)digest[i] << 16 | (uint32_t)digest[i + 1] << 8 | digest[i + 2];
        for (int shift = 18; shift >= 0; shift -= 6) {
            *end++ = letters[group >> shift & 63];
        }
    }
    end[-1] = '='; // the last group holds two bytes
    return (struct str){out, (size_t)(end - out)};
}
