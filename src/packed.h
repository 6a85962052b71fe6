// packed.h: reports inside a ZIP archive, named `heap.zip/folder/report.docx`.
#pragma once

#include "session.h"

// If `path` is an archive of files, adds those whose name `wanted` takes and returns
// true. What is wrong with it is said.
bool packed_list(struct session *s, struct diags *d, struct str path,
                 bool (*wanted)(struct str path), struct paths *files);

// The bytes of a file, on disk or inside an archive. False: one error was added.
bool packed_read(struct session *s, struct arena *a, struct diags *d, struct str path,
                 struct str *out);
