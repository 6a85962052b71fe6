// wire.h: what `qingdan` and `qingdan-read` say to each other: frames of a head and a
// body in the byte order of the machine. A request is answered by one frame of the same
// number. Nothing in an answer is believed: lengths, offsets, codes and characters are
// checked before anything is used.
#pragma once

#include "base/buf.h"
#include "base/diag.h"
#include "base/say.h"
#include "model/text.h"
#include "read/flow.h"
#include "read/source.h"

enum { WIRE_HEAD = 16 }; // bytes of a head: mark, number, length of the body

struct wire_request {
    struct str format;    // name of a reader
    struct source source; // bytes included
    enum lang lang;       // of messages
    uint32_t seconds;     // time the answer may take
};

void wire_put_head(char head[WIRE_HEAD], uint32_t number, uint64_t length);
// False: not a head of ours.
bool wire_get_head(const char head[WIRE_HEAD], uint32_t *number, uint64_t *length);

// The body but for the bytes of the file, which follow it.
void wire_put_request(struct buf *out, const struct wire_request *r);
// `r` borrows from the body. False: not a request.
bool wire_get_request(struct str body, struct wire_request *r);

// `ok`: the flow holds the text; else `d` holds the reason.
void wire_put_answer(struct buf *out, bool ok, const struct diags *d,
                     const struct flow *flow);
// Adds the diagnostics of the answer to `d` as of the file `path`, and fills `t` when
// *ok. False: the answer is broken; then nothing was added.
bool wire_get_answer(struct arena *a, struct str body, struct str path, struct diags *d,
                     struct text *t, bool *ok);
