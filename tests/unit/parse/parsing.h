// parsing.h: texts to documents for the tests of parse/, with the words of rules/fazhi.
#pragma once

#include "base/buf.h"
#include "base/utf8.h"
#include "parse/parse.h"
#include "read/read.h"
#include "rule/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#ifndef SOURCE_FOLDER
#define SOURCE_FOLDER "."
#endif

struct parsing {
    struct arena run, document;
    struct pack pack;
    const struct wordings *words;
};

// Faults elsewhere in the pack are no concern of these tests.
static inline int parsing_open(void **state)
{
    static struct parsing p;
    struct diags diags = {.arena = &p.run};
    (void)rules_load(&p.run, &p.run, &diags, STR(SOURCE_FOLDER "/rules/fazhi"),
                     &p.pack);
    assert_true(p.pack.outline.title.n > 0);
    p.words = parse_prepare(&p.run, &p.pack, read_fold_rule);
    *state = &p;
    return 0;
}

static inline int parsing_close(void **state)
{
    struct parsing *p = *state;
    arena_free(&p->run);
    arena_free(&p->document);
    return 0;
}

static inline void parse_text(struct parsing *p, const char *text, struct doc *out)
{
    arena_reset(&p->document);
    struct diags diags = {.arena = &p->document};
    struct read_options read = {.encoding = STR("UTF-8")};
    struct parse_options options = {.body = STR("")};
    struct read_result *result = arena_new(&p->document, struct read_result);
    assert_true(
        read_document(&p->document, &diags, STR("test"), str_of(text), &read, result));
    parse_document(&p->document, p->words, &result->text, &options, out);
}

static inline const char *units_of(struct parsing *p, const struct doc *doc,
                                   struct span s)
{
    return units_to_utf8(&p->document, doc->unit + s.start, s.end - s.start).p;
}
