// render.h: reports to bytes. Formats are rows of a table; each is three functions, so
// that a long run streams. Renderers print what a report holds: no sums, no sorting by
// policy, no text search. They never see document or rules.
#pragma once

#include "base/buf.h"
#include "model/report.h"

// What a renderer keeps from one report to the next, when it ends with an overview. It
// must stay small: a row a report.
struct render_memory {
    struct arena arena;
    void *kept; // the renderer's own, in the arena
};

struct render_options {
    bool color;       // terminal colours (text only)
    int width;        // terminal columns, 0 = do not wrap (text only)
    bool bom;         // CSV: begin with a byte-order mark
    bool verbose;     // text: also list present items with their evidence
    bool compact;     // one line per report, for runs of many; verbose wins over it
    bool only_fail;   // sarif: results that fail, nothing else
    uint32_t reports; // how many there will be at most
    struct render_memory *memory; // of this output, freed by the caller after end()
};

struct renderer {
    const char *name;   // "--format" value
    const char *ending; // usual file ending
    bool machine; // the result's own words are Chinese unless --lang says otherwise
    uint32_t text_up_to; // wants the text of the reports in runs of at most so many
    void (*begin)(struct buf *out, const struct run_frame *run,
                  const struct render_options *options);
    void (*report)(struct buf *out, const struct run_frame *run,
                   const struct report *report, const struct render_options *options,
                   uint32_t index);
    void (*end)(struct buf *out, const struct run_frame *run,
                const struct summary *summary, const struct render_options *options);
};

// NULL when there is no such format.
const struct renderer *render_find(struct str name);

// All of them, NULL-terminated, for messages and help.
const struct renderer *const *render_all(void);

// Appends the version of the JSON library, one line.
void render_versions(struct buf *out);
