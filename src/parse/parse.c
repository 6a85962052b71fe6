// parse.c: the order in which a text becomes a document.
#include "parse/parse.h"

#include "parse/facts.h"
#include "parse/figures.h"
#include "parse/lines.h"
#include "parse/outline.h"
#include "parse/paras.h"

void parse_document(struct arena *a, const struct wordings *w, const struct text *text,
                    const struct parse_options *options, struct doc *out)
{
    struct lines lines;
    *out = (struct doc){.text = text};
    lines_read(a, w, text, &lines);
    paras_build(a, &lines, out);
    figures_read(a, w, out);
    named_read(a, w, out);
    facts_read(&lines, options, out);
    outline_build(a, w, out);
    facts_check_shape(out);
}
