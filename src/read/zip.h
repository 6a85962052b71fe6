// zip.h: reading the parts of a ZIP archive that lies in memory, with ceilings on their
// number, on what they unpack to, and on how often they may have been squeezed.
#pragma once

#include "read/flow.h"
#include "read/source.h"

struct zip_parts; // an open archive; close it

// NULL: one error was added (damaged, too many parts). Borrows the bytes of `in`.
struct zip_parts *zip_parts_open(struct arena *a, struct diags *d,
                                 const struct source *in);
void zip_parts_close(struct zip_parts *z);

uint32_t zip_parts_count(const struct zip_parts *z);

// Number of the part of that name (small and capital letters are one), or -1.
int64_t zip_parts_find(const struct zip_parts *z, struct str name);

// Unpacks a part into the arena. False: one error was added (a password, damage, more
// than may be unpacked in all).
bool zip_parts_unpack(struct zip_parts *z, struct diags *d, uint32_t i,
                      struct str *out);

// A reader like those of formats: the bytes of the first part, two in a unit in the
// order of the machine; an odd number of them is said by a stated fact.
bool read_zip_part(struct arena *a, struct diags *d, const struct source *in,
                   struct flow *out);
