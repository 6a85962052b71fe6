// words.h: the words and marks of results that all formats for people share; in the
// language of say(). Private to this folder.
#pragma once

#include "model/report.h"

const char *verdict_mark(enum verdict v); // ✓ ▲ ✗ – ?
const char *verdict_said(enum verdict v);

const char *finding_mark(enum finding_severity s); // · ▲ ✗
const char *finding_said(enum finding_severity s);

const char *role_said(enum role role);

// "passed", or why not.
const char *result_said(const struct report *report, const struct run_frame *run,
                        bool passed);

// The labels of what is told about an item.
enum label {
    LABEL_WHY,
    LABEL_FOUND,
    LABEL_LACKING,
    LABEL_CLOSEST,
    LABEL_WRITE,
    LABEL_MODEL,
    LABEL_BASIS,
    LABEL_N
};
const char *label_said(enum label label);

// Why a nearest miss does not count; `guard` is its own word for it, or empty.
const char *nearest_said(const struct quotation *q, struct str *guard);
