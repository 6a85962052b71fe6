// fingerprint.c: adapter of xxHash (header only).
#include "base/fingerprint.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

void fingerprint_add(struct fingerprint *f, struct str bytes)
{
    XXH128_hash_t part = XXH3_128bits(bytes.n ? bytes.p : "", bytes.n);
    const uint64_t chain[] = {f->low, f->high, part.low64, part.high64, bytes.n};
    XXH128_hash_t all = XXH3_128bits(chain, sizeof chain);
    *f = (struct fingerprint){all.low64, all.high64};
}
