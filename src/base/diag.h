// diag.h: diagnostics about the user's data, as values. Whoever notices a fault adds
// exactly one diagnostic and returns false; nobody above adds another. Only commands
// print them.
#pragma once

#include "base/arena.h"
#include "base/vec.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

enum diag_code {
#define X(id, code, severity, text) DIAG_##id,
#include "base/diag_list.h"
    DIAG_N
};

// Where: 1-based line and column (in characters); 0 = the file as a whole.
struct place {
    struct str path;
    uint32_t line, column;
};

struct diag {
    enum diag_code code;
    enum severity severity;
    struct place place;
    struct str text;    // translated, without place and code
    struct str excerpt; // the source line, or empty
    struct str hint;    // what to do, or empty
};

struct diags {
    struct arena *arena; // owns every string
    VEC(struct diag) list;
    uint32_t errors, warnings;
    bool full; // LIMIT_DIAGS reached: later ones were counted, not kept
};

// The arguments fill the text of `code`. Excerpt and place are copied.
void diag_add(struct diags *d, enum diag_code code, struct place place, ...);

// Adds a diagnostic that was made elsewhere; its severity follows from its code.
// Copied.
void diag_keep(struct diags *d, const struct diag *diag);

// Adds to the newest diagnostic the source line and a hint (either may be empty).
void diag_excerpt(struct diags *d, struct str line);
void diag_hint(struct diags *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

const char *diag_code_name(enum diag_code code); // "R004"
// The untranslated text of the code, with … for what differs; into the arena.
struct str diag_code_text(struct arena *a, enum diag_code code);
const char *severity_name(enum severity s); // "error", for machines
const char *severity_said(enum severity s); // in the language in force, for people

// `path:line:column: error R004: text`, source line, caret, hint; ends with a newline.
// Control characters and bidi overrides in the excerpt are made visible.
struct buf;
void diag_print(struct buf *out, const struct diag *diag);
