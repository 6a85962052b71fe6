// jail.h: what `qingdan-read` denies itself before it opens a document of a stranger.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Once, before the first document: no files written, no core, no programs started, and
// the end of the parent is its own.
void jail_enter(void);

// Before each document: memory for one of at most `max_bytes`, and so much processor
// time.
void jail_document(size_t max_bytes, uint32_t seconds);
