// facts.h: title, issuer, year, date, kind of agency, kind of document.
#pragma once

#include "parse/lines.h"
#include "parse/parse.h"

// Fills doc->facts but for lead and signature. Needs doc->paras.
void facts_read(const struct lines *lines, const struct parse_options *options,
                struct doc *doc);

// A text that has nothing of a report is of another kind. Needs the outline.
void facts_check_shape(struct doc *doc);
