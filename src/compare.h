// compare.h: the parts of the command `compare`; values in model/compare.h.
#pragma once

#include "model/compare.h"
#include "workbench.h"

// --- compare_reports.c ---

// Verdicts, groups and findings of two results; copies what it keeps.
void compare_reports(struct session *s, const struct report *before,
                     const struct report *after, struct comparison *out);
struct quotation compare_keep(struct arena *a, const struct quotation *q);
struct compared_side compare_side(struct arena *a, const struct report *r);

// --- compare_texts.c ---

// What stands again, and what became of the plan. `work` is thrown away by the caller.
void compare_texts(struct session *s, const struct pipeline *p, struct arena *work,
                   const struct corpus_seen *before, const struct corpus_seen *after,
                   struct comparison *out);

// --- compare_match.c ---

// What two lists are matched by.
struct compare_key {
    struct str path, name, issuer; // name: of the file, without folder
    int year;
};
struct compare_keys {
    VEC(struct compare_key) list;
};
#define UNMATCHED UINT32_MAX

struct str compare_file_name(struct str path);
// For each of `before` the index of its partner in `after`, or UNMATCHED. `paths`: two
// runs over the same files, so the path comes first; else the agency comes first.
uint32_t *compare_match(struct arena *a, const struct compare_keys *before,
                        const struct compare_keys *after, bool paths);

// --- results.c ---

struct results {
    VEC(struct report) list;
};
bool results_named(struct str path); // ends in .json or .ndjson
// False: it cannot be read, or is no result of `score` (said).
bool results_read(struct session *s, struct str path, struct results *out);

// --- compare_text.c, compare_data.c: formats ---
void compare_put_text(struct session *s, struct buf *out, const void *comparisons);
void compare_put_json(struct session *s, struct buf *out, const void *comparisons);
void compare_put_csv(struct session *s, struct buf *out, const void *comparisons);
