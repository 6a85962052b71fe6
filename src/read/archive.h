// archive.h: a ZIP archive of reports as a folder of files.
#pragma once

#include "read/read.h"

struct archive {
    struct str path, bytes; // borrowed; the path is for messages
};

struct archive_names {
    VEC(struct str) list; // UTF-8 paths inside the archive, `/` between folders
};

// Is it an archive of files, not a document that is packed the same way?
bool archive_is(struct str bytes);

// The files in the order of the archive. Names that lead out of it are left out, and
// that is said. False: one error was added (damaged, too many files).
bool archive_list(struct arena *a, struct diags *d, const struct archive *in,
                  struct archive_names *out);

// Unpacks one of them, in qingdan-read. False: one error was added.
bool archive_part(struct arena *a, struct diags *d, const struct read_options *o,
                  const struct archive *in, struct str name, struct str *out);
