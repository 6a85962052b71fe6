// remote.h: reading through `qingdan-read`, a program of its own that is started with
// the first document that needs it, stays for the following ones, and may crash or hang
// at the cost of one document.
#pragma once

#include "model/text.h"
#include "read/wire.h"

struct helper;

// `program` is the path of qingdan-read; nothing is started yet. Ends with
// helper_stop().
struct helper *helper_new(struct arena *a, struct str program);

// False: one error was added; the next document finds a fresh process.
bool helper_read(struct helper *h, struct arena *a, struct diags *d,
                 const struct wire_request *r, struct text *t);

void helper_stop(struct helper *h); // NULL is fine
