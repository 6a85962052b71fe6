// outline.h: sections, sentences and roles.
#pragma once

#include "parse/wording.h"

// Fills doc->sections, doc->sentences, para.section, para.kind of headings and the
// facts lead and signature. Needs paragraphs, figures and the report year.
void outline_build(struct arena *a, const struct wordings *w, struct doc *doc);
