// diagnostics.h: diagnostics about rules for machines: JSON and SARIF 2.1.0.
#pragma once

#include "base/buf.h"
#include "base/diag.h"

struct diags_frame {
    struct str tool_version, pack; // pack: its folder
    enum severity least;           // what is below stays out
};

void render_diags_json(struct buf *out, const struct diags_frame *frame,
                       const struct diags *d);
void render_diags_sarif(struct buf *out, const struct diags_frame *frame,
                        const struct diags *d);
