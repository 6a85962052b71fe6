// sarif.h: what all SARIF 2.1.0 logs of this program have in common. One run a log, its
// results streamed. Private to this folder.
#pragma once

#include "render/tree.h"

void sarif_begin(struct buf *out);
// Writes and releases one result; `n` counts them, 0 at first.
void sarif_result(struct buf *out, struct json_t *result, uint32_t *n);
// Takes `rules`, and `notices` (what was said about the run itself, NULL = nothing);
// `whole`: every input was looked at.
void sarif_end(struct buf *out, struct str tool_version, struct json_t *rules,
               bool whole, struct json_t *notices);

struct json_t *sarif_message(struct str text);
// A place in a file; line or column 0: not known.
struct json_t *sarif_location(struct str path, uint32_t line, uint32_t column);
