// paras.h: lines to the text of the document.
#pragma once

#include "parse/lines.h"

// Fills doc->unit, at, n and paras: lines without furniture, joined where a sentence
// goes on, one '\n' between paragraphs. para.section stays 0.
void paras_build(struct arena *a, const struct lines *lines, struct doc *doc);
