// arena.h: memory grouped by lifetime.
//
// Everything a stage returns lives in the arena that was passed to it and dies with
// that arena. Memory is zeroed and aligned for any type. Out of memory prints one line
// and ends the process (status 5), so callers never test for NULL. One arena, one
// owner.
#pragma once

#include "base/str.h"

#include <stdarg.h>

struct arena_page;

struct arena {
    struct arena_page *page;  // newest page first
    struct arena_page *spare; // zeroed pages from before the last reset
    size_t used;              // bytes handed out, for the memory figures of --verbose
};

void *arena_alloc(struct arena *a, size_t bytes);

// Grows the block `old` of `old_bytes` to `bytes`; in place when it was the last one.
void *arena_grow(struct arena *a, void *old, size_t old_bytes, size_t bytes);

// NUL-terminated copy of `s`.
struct str arena_copy(struct arena *a, struct str s);

// printf into the arena; the result is NUL-terminated.
struct str arena_fmt(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct str arena_vfmt(struct arena *a, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

// An arena over zeroed memory of the caller's, which outlives it; what does not fit
// goes elsewhere. Not to be reset.
void arena_over(struct arena *a, void *memory, size_t bytes);
// Does all of such an arena lie in the caller's memory? `bytes` = how much of it.
bool arena_is_over(const struct arena *a, size_t *bytes);

// Forgets everything; the ordinary pages are kept for reuse.
void arena_reset(struct arena *a);
void arena_free(struct arena *a);

#define arena_new(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define arena_array(a, T, n) ((T *)arena_alloc((a), (size_t)(n) * sizeof(T)))
