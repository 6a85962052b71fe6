// yaml_said.c: libyaml's problem texts, said for people who write rules.
#include "rule/yaml.h"

#include "base/say.h"

struct saying {
    const char *problem; // libyaml's, whole or its beginning
    const char *said, *hint;
};

#define QUOTE_IT SAY_LATER("put the whole pattern or text in quotation marks: '…'")
#define BRACKETS                                                                       \
    SAY_LATER("inside brackets, a text with [ ] { } or ',' in it is quoted")
#define COLUMN                                                                         \
    SAY_LATER("keys of one mapping and entries of one list stand in one column; a "    \
              "text that begins with {, [ or ' is quoted as a whole")

static const struct saying sayings[] = {
    {"mapping values are not allowed", SAY_LATER("a ':' cannot stand here"),
     SAY_LATER("look for a wrong indentation or a missing quotation mark; a text with "
               "': ' in it is quoted")},
    {"could not find expected ':'", SAY_LATER("a key without ':'"),
     SAY_LATER("a key is followed by ':' and a blank")},
    {"block sequence entries are not allowed",
     SAY_LATER("a list entry cannot stand here"),
     SAY_LATER("a '-' that is itself the value is quoted: '-'")},
    {"found a tab character", SAY_LATER("a tab; only blanks may indent"), NULL},
    {"found character that cannot start any token",
     SAY_LATER("a value cannot begin with this character"), QUOTE_IT},
    {"found unexpected end of stream", SAY_LATER("this quotation mark is not closed"),
     NULL},
    {"found unexpected document indicator",
     SAY_LATER("this quotation mark is not closed before the next document"), NULL},
    {"found unknown escape character",
     SAY_LATER("unknown character after '\\' inside double quotation marks"),
     SAY_LATER("use single quotation marks: nothing is special inside them")},
    {"found invalid Unicode", SAY_LATER("bad character number after '\\'"), NULL},
    {"did not find expected hexdecimal", SAY_LATER("bad character number after '\\'"),
     NULL},
    {"did not find expected alphabetic",
     SAY_LATER("a value that begins with '*' or '&' must be quoted"), QUOTE_IT},
    {"open bracket", SAY_LATER("this bracket is not closed"), NULL},
    {"did not find expected ',' or ']'", SAY_LATER("a ',' or ']' is expected here"),
     BRACKETS},
    {"did not find expected ',' or '}'", SAY_LATER("a ',' or '}' is expected here"),
     BRACKETS},
    {"did not find expected '-' indicator",
     SAY_LATER("this does not go on with the list above"), COLUMN},
    {"did not find expected key", SAY_LATER("a key is expected here"), COLUMN},
    {"did not find expected node content", SAY_LATER("a value is expected here"),
     QUOTE_IT},
    {"did not find expected <document start>",
     SAY_LATER("this does not belong to what stands before it"), COLUMN},
    {"did not find expected comment or line break",
     SAY_LATER("nothing may follow '|' or '>' on its line"), QUOTE_IT},
    {"control characters are not allowed", SAY_LATER("an invisible control character"),
     SAY_LATER("delete it")},
    {"found undefined tag handle",
     SAY_LATER("a value that begins with '!' must be quoted"), QUOTE_IT},
};

const char *yaml_said(const char *problem, const char **hint)
{
    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
        if (str_starts(str_of(problem), sayings[i].problem)) {
            *hint = sayings[i].hint;
            return say(sayings[i].said);
        }
    }
    return problem;
}
