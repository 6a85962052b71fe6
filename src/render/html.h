// html.h: the pieces of the HTML pages. Text from documents goes through html_text()
// only; ids and classes are the program's own or item ids of the pack. Private to this
// folder.
#pragma once

#include "model/report.h"
#include "render/render.h"

// Reports of one run up to which each stands in the page in full, its text included;
// beyond, the page holds what its script needs to show them.
enum { HTML_FULL = 60 };

struct html {
    struct buf *out;
    const struct run_frame *run;
    const struct report *report;
    const char *ids; // what the ids of this report begin with: "" or "r12-"
    int level;       // of the report's own heading: 1 alone on a page, else 3
};

// --- html_page.c: the frame of a page and small pieces ---
void html_open(struct buf *out, const struct run_frame *run, struct str title,
               const char *class);
void html_close(struct buf *out, const struct run_frame *run);
void html_text(struct buf *out, struct str text);
// ` name="value"`
void html_attribute(struct buf *out, const char *name, struct str value);
// ` name="12.30"`
void html_points(struct buf *out, const char *name, int32_t hundredths);
// A bar, `part` of `whole` filled; says nothing: the number stands beside it.
void html_bar(struct buf *out, int64_t part, int64_t whole);
// ▲ weak
void html_verdict(struct buf *out, enum verdict v);
const char *html_class(enum verdict v);

// --- html_report.c: one report ---
void html_report(const struct html *h);
void html_unread(const struct html *h);

// --- html_item.c: its items and findings ---
void html_items(const struct html *h);
void html_findings(const struct html *h);
// Where it stands; a link to the mark, else to the line, where the text is shown.
void html_place(const struct html *h, struct position at, uint32_t mark);

// --- html_passages.c: its text ---
void html_passages(const struct html *h);

// --- html_many.c: what is kept of each report of many, and the overview ---
struct html_row {
    struct str path, title, issuer, body, grade, problem;
    int year;
    int32_t points_h;
    bool judged, other, passed; // other: another kind of document
    uint32_t missing, weak, unknown, returns;
    uint32_t index, rank; // rank: 1-based, the same for the same points; 0 = none
    char *verdicts;       // a letter an item: p w m n u
};

struct html_kept {
    VEC(struct html_row) rows;
    VEC(struct str) names, groups; // of the items, as in run_frame.item_ids
    struct buf details;            // reports in full, written behind the overview
};

void html_keep(const struct run_frame *run, const struct report *report,
               const struct render_options *options, uint32_t index);
void html_overview(struct buf *out, const struct run_frame *run,
                   const struct summary *summary, struct html_kept *kept);

// --- html_matrix.c: agencies against items ---
void html_matrix(struct buf *out, const struct run_frame *run,
                 const struct html_kept *kept);
void html_row_link(struct buf *out, const struct html_row *row);

// --- html_data.c: a report for the script of a page that holds too many ---
void html_data_words(struct buf *out);
void html_data(struct buf *out, const struct report *report, uint32_t index);
