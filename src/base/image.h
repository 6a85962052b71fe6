// image.h: an arena that outlives its process: built at one fixed address, written to a
// file, mapped at the same address by later processes. Nothing in it may point outside.
//
// Every function may fail for reasons that are nobody's fault (the address is taken,
// the file is damaged, foreign or of another build); the caller then does without.
#pragma once

#include "base/arena.h"
#include "base/fingerprint.h"

// Makes `a` an arena at the fixed address. False: the address is not to be had.
bool image_reserve(struct arena *a);

// Writes the arena to `path` (mode 0600, under a temporary name first). `key` says what
// it was made from, `root` lies in it. False: not written; a pointer that leads out of
// the arena is a reason.
bool image_write(struct str path, struct fingerprint key, const struct arena *a,
                 const void *root);

// Maps the file if it is ours, whole and made from `key`; returns the root, else NULL.
// The memory may be written to; the file stays as it is.
void *image_map(struct str path, struct fingerprint key);

// Gives the fixed address back. Its arena, or the mapped image, is gone.
void image_release(void);
