// match.h: patterns to program, program and document to hits.
//
// A program is immutable after match_compile and may be shared; all running state is in
// the arena passed to match_scan. Says where patterns occur, judges nothing.
#pragma once

#include "base/diag.h"
#include "model/hit.h"
#include "model/pack.h"
#include "model/vocabulary.h"

struct program;

typedef struct ustr fold_fn(struct arena *a, struct str utf8);

// Reports every bad pattern at its place in the YAML; NULL when there was an error.
const struct program *match_compile(struct arena *a, struct diags *d,
                                    const struct pack *pack, fold_fn *fold);

// Adds the words that the patterns are made of; they live as long as the program.
void match_words(struct arena *a, const struct program *program,
                 struct vocabulary *out);

void match_scan(struct arena *a, const struct program *program, const struct doc *doc,
                struct hits *out);

// The same where a lost character (U+FFFD) may have been whatever a pattern asks for,
// as much of each word as `hope` allows: all that may have been there.
enum hope {
    HOPE_NONE,
    HOPE_SOME, // a third of a word
    HOPE_MUCH, // half of it
};
void match_scan_hopeful(struct arena *a, const struct program *program,
                        const struct doc *doc, enum hope hope, struct hits *out);

// Warns of patterns that can never count, are found nearly everywhere or repeat others,
// and notes cores that two items share. For rule authors: no run needs it.
void match_warn(struct arena *a, struct diags *d, const struct pack *pack,
                const struct program *program, fold_fn *fold);

// Appends the version of the expression library, one line.
struct buf;
void match_versions(struct buf *out);

// Releases compiled expressions; a later match_scan compiles those it needs again.
void match_close(const struct program *program);
