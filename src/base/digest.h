// digest.h: SHA-256 (libmd), for the identity of reports and packs.
#pragma once

#include "base/arena.h"

// 64 lower-case hexadecimal digits.
struct str sha256_hex(struct arena *a, struct str bytes);

// The digest in base64, as a page's security policy names its scripts.
struct str sha256_base64(struct arena *a, struct str bytes);
