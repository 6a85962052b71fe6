// render.h: reports to bytes. Formats are rows of a table; each is three functions, so
// that a long run streams. Renderers print what a report holds: no sums, no sorting by
// policy, no text search. They never see document or rules.
#pragma once

#include "base/buf.h"
#include "model/report.h"

struct render_options {
    bool color;   // terminal colours (text only)
    int width;    // terminal columns, 0 = do not wrap (text only)
    bool bom;     // CSV: begin with a byte-order mark
    bool verbose; // text: also list present items with their evidence
    bool compact; // text: one line per report, for runs of many; verbose wins over it
    bool explain; // reserved for later formats
};

struct renderer {
    const char *name;   // "--format" value
    const char *ending; // usual file ending
    bool machine; // the result's own words are Chinese unless --lang says otherwise
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
