// formats.h: the rows of render.c's table, each defined in the file of its format.
// Private to this folder.
#pragma once

#include "render/render.h"

extern const struct renderer render_text;        // text.c
extern const struct renderer render_json;        // json.c
extern const struct renderer render_ndjson;      // json.c
extern const struct renderer render_csv;         // table.c
extern const struct renderer render_csv_summary; // table.c
extern const struct renderer render_html;        // html.c
extern const struct renderer render_markdown;    // markdown.c
extern const struct renderer render_junit;       // junit.c
extern const struct renderer render_sarif;       // report_sarif.c
extern const struct renderer render_github;      // github.c

// Appends the text with bytes that are no UTF-8 (file names may hold them) as U+FFFD.
void format_valid(struct buf *out, struct str text);
