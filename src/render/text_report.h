// text_report.h: one report for a reader at a terminal. Private to this folder.
#pragma once

#include "model/report.h"
#include "render/page.h"

void text_report_whole(struct page *p, const struct run_frame *run,
                       const struct report *report, bool verbose);

// A file that could not be read: its name and why.
void text_report_unread(struct page *p, const struct report *report);

// Its problems of at least this severity, a paragraph each, indented.
void text_report_problems(struct page *p, const struct report *report,
                          enum severity least, int indent);
