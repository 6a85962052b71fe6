// file.h: the only module that opens, lists and writes files. Errors are diagnostics.
#pragma once

#include "base/diag.h"

// Reads a whole file ("-" = standard input) of at most `max` bytes into the arena.
// `too_large` and `open` name the codes to use, so that rules and reports are told
// apart.
bool file_read(struct arena *a, struct diags *d, struct str path, size_t max,
               struct str *out);
bool file_read_rules(struct arena *a, struct diags *d, struct str path,
                     struct str *out);

enum file_kind { FILE_ABSENT, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };
enum file_kind file_kind(struct str path);

// Is the path a symbolic link?
bool file_is_link(struct str path);

// Do both name the same existing file?
bool file_same(struct str a, struct str b);

// A number that changes when the file is saved, replaced or removed.
uint64_t file_stamp(struct str path);

struct paths {
    VEC(struct str) list;
};

// The names (not paths) inside a folder in byte order, without those that begin with a
// dot.
bool file_list(struct arena *a, struct diags *d, struct str folder,
               struct paths *names);

// folder + "/" + name; name alone when folder is empty.
struct str file_join(struct arena *a, struct str folder, struct str name);

// The folder of the running program, or empty.
struct str file_program_folder(struct arena *a);

// Writes under a temporary name beside `path`, then renames; "-" and "" = standard
// output.
bool file_write(struct diags *d, struct str path, struct str bytes);
