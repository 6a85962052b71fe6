// schema_keys.c: the keys of rule files for editors, record by record.
#include "schema_keys.h"

#include "base/say.h"

#include <stddef.h>

#define ROLES                                                                          \
    "enum achievements|first-responsible|shortcomings|plan|other|preamble|signature"
#define KINDS                                                                          \
    "enum "                                                                            \
    "content|section|problems|causes|duty|plan|other|title|lead|signature|answers|"    \
    "density"
#define CHECKS                                                                         \
    "enum words|placeholder|names|heading-year|lead-year|signed-early|signed-late|"    \
    "too-new|outdated|title-type|issuers|self-name|other-name|order|parts|fines|"      \
    "row-sum|balance|rate|rate-above|disagree|not-more|vague-number|mixed-units|bare-" \
    "number|contrast|"                                                                 \
    "repeat|numbering|furniture|slogans|off-topic|id-number|mobile|bank-card|address|" \
    "person|reminder|other-report"
#define LETTERS "map enum M|E|C|O|-"

static const struct schema_key keys[] = {
    {"file", "pack", "pack", false, SAY_LATER("identity, bodies, groups, scoring")},
    {"file", "outline", "outline", false,
     SAY_LATER("wordings of titles, headings and lines")},
    {"file", "vocabulary", "map set", false,
     SAY_LATER("named sets of words: {name} in patterns")},
    {"file", "guards", "list guard", false,
     SAY_LATER("reasons why a hit does not count")},
    {"file", "items", "list item", false, SAY_LATER("the requirements")},
    {"file", "checks", "list check", false,
     SAY_LATER("what is looked for beside the items")},
    {"file", "calendar", "list entry", false,
     SAY_LATER("from when to when a term can be cited")},
    {"file", "names", "list right", false,
     SAY_LATER("names of documents and their wrong forms")},
    {"file", "coverage", "list clause", false,
     SAY_LATER("which items look after which clauses of the law")},

    {"pack", "id", "id", true, NULL},
    {"pack", "name", "text", true, NULL},
    {"pack", "name_en", "text", false, NULL},
    {"pack", "edition", "text", true, NULL},
    {"pack", "note", "text", false, SAY_LATER("printed with every score")},
    {"pack", "note_en", "text", false, NULL},
    {"pack", "bodies", "list body", true, SAY_LATER("kinds of agencies")},
    {"pack", "groups", "list group", true, NULL},
    {"pack", "scoring", "scoring", true, NULL},

    {"body", "id", "id", true, NULL},
    {"body", "name", "text", true, NULL},
    {"body", "name_en", "text", false, NULL},
    {"body", "title", "texts", true, SAY_LATER("words in the issuer's name")},
    {"body", "sample", "text", false,
     SAY_LATER("an invented agency, which signs the examples")},
    {"body", "weight_total", "points", false,
     SAY_LATER("what the weights add up to, if not 100")},

    {"group", "id", "id", true, NULL},
    {"group", "name", "text", true, NULL},
    {"group", "name_en", "text", false, NULL},
    {"group", "words", "texts", false,
     SAY_LATER("words by which a passage is about this group")},

    {"scoring", "weak", "list count", true,
     SAY_LATER("percent of the weight: [40, 60]")},
    {"scoring", "caps", "caps", true, SAY_LATER("mandatory sections missing")},
    {"scoring", "pass", "points", true, NULL},
    {"scoring", "grades", "list grade", true, SAY_LATER("highest first")},

    {"caps", "one", "points", true, NULL},
    {"caps", "more", "points", true, NULL},

    {"grade", "name", "text", true, NULL},
    {"grade", "name_en", "text", false, NULL},
    {"grade", "from", "points", true, NULL},

    {"outline", "roles", "roles", true, SAY_LATER("heading wordings per section role")},
    {"outline", "shortcoming_cues", "texts", false, NULL},
    {"outline", "plan_cues", "texts", false, NULL},
    {"outline", "lead", "texts", false, NULL},
    {"outline", "title", "texts", false, NULL},
    {"outline", "title_ends", "texts", false, NULL},
    {"outline", "addressee", "texts", false, NULL},
    {"outline", "closing", "texts", false, NULL},
    {"outline", "furniture", "texts", false, NULL},
    {"outline", "not_figures", "texts", false, NULL},
    {"outline", "made", "texts", false, NULL},
    {"outline", "genres", "list genre", false,
     SAY_LATER("neighbour kinds of documents")},
    {"outline", "sample", "sample", false,
     SAY_LATER("the report in which examples are tried")},

    {"roles", "achievements", "texts", false, NULL},
    {"roles", "first-responsible", "texts", false, NULL},
    {"roles", "shortcomings", "texts", false, NULL},
    {"roles", "plan", "texts", false, NULL},
    {"roles", "other", "texts", false, NULL},
    {"roles", "preamble", "texts", false, NULL},
    {"roles", "signature", "texts", false, NULL},
    {"roles", "furniture", "texts", false, NULL},

    {"genre", "name", "text", true, NULL},
    {"genre", "name_en", "text", false, NULL},
    {"genre", "pack", "id", false,
     SAY_LATER("the pack beside this one that judges it")},
    {"genre", "title", "texts", true, NULL},

    {"sample", "title", "text", true, SAY_LATER("{agency} is the body's sample")},
    {"sample", "opening", "text", false, NULL},
    {"sample", "date", "text", true, NULL},
    {"sample", "parts", "list part", true, NULL},

    {"part", "role", ROLES, true, SAY_LATER("the section it is")},
    {"part", "heading", "text", true, NULL},
    {"part", "text", "text", false,
     SAY_LATER("its text; left out: it stands there for an example only")},

    {"guard", "name", "id", true, SAY_LATER("stable: stands in the results")},
    {"guard", "say", "text", true, SAY_LATER("what it means, for the reader")},
    {"guard", "say_en", "text", false, NULL},
    {"guard", "before", "texts", false, SAY_LATER("cue before the hit")},
    {"guard", "before_within", "count", false, SAY_LATER("characters away at most")},
    {"guard", "after", "texts", false, SAY_LATER("cue behind the hit")},
    {"guard", "after_within", "count", false, SAY_LATER("characters away at most")},
    {"guard", "around", "texts", false, SAY_LATER("or cue around the hit")},
    {"guard", "subject", "texts", false,
     SAY_LATER("or the sentence opens with it: another's deed")},
    {"guard", "scope", "enum clause|sentence", false, NULL},
    {"guard", "unless", "texts", false, SAY_LATER("unless one of these stands there")},
    {"guard", "unless_figure", "yes", false,
     SAY_LATER("unless the clause of the hit holds a figure")},

    {"item", "id", "id", true, SAY_LATER("stable for ever")},
    {"item", "name", "text", true, NULL},
    {"item", "name_en", "text", false, NULL},
    {"item", "group", "text", true, SAY_LATER("a group of the pack")},
    {"item", "kind", KINDS, false,
     SAY_LATER("how it is judged; content is the default")},
    {"item", "basis", "list basis", false, SAY_LATER("what the law says")},
    {"item", "applies", LETTERS, true,
     SAY_LATER("M mandatory, E expected, C if 'when' is found, O optional, - does not "
               "apply")},
    {"item", "weight", "map points", true,
     SAY_LATER("points; those of a body add up to 100")},
    {"item", "where", "where", false, SAY_LATER("sections in which hits count")},
    {"item", "where_weak", "where", false,
     SAY_LATER("sections in which a mention makes weak, never present")},
    {"item", "from", "count", false,
     SAY_LATER("first report year in which it is asked")},
    {"item", "until", "count", false,
     SAY_LATER("last report year in which it is asked")},
    {"item", "when", "texts", false,
     SAY_LATER("applies C: one of these must be found")},
    {"item", "when_not", "texts", false,
     SAY_LATER("not applicable where the report says one of these")},
    {"item", "core", "texts", false,
     SAY_LATER("terms that name the thing: a mention, weak")},
    {"item", "aspects", "map texts", false,
     SAY_LATER("what a full treatment shows; name: patterns")},
    {"item", "figures", "texts", false, SAY_LATER("figures bound to a verb or object")},
    {"item", "full", "list way", false,
     SAY_LATER("ways to be complete; any one is enough")},
    {"item", "shown", "texts", false,
     SAY_LATER("whole paraphrases: who + act + object + figure or result")},
    {"item", "nil", "texts", false,
     SAY_LATER("there was none, and the report says so")},
    {"item", "friends", "texts", false,
     SAY_LATER("false friends: hits in their clause do not count")},
    {"item", "friends_sentence", "texts", false,
     SAY_LATER("false friends: hits in their sentence do not count")},
    {"item", "advice", "text", false, SAY_LATER("what to write, for the clerk")},
    {"item", "advice_en", "text", false, NULL},
    {"item", "model", "text", false, SAY_LATER("a sentence with blanks: ____")},
    {"item", "model_en", "text", false, NULL},
    {"item", "examples", "examples", false, SAY_LATER("sentences and their verdict")},
    {"item", "role", ROLES, false, SAY_LATER("the section it looks at")},
    {"item", "mandatory_section", "yes", false,
     SAY_LATER("yes: without it the total is capped")},
    {"item", "at_least", "count", false, SAY_LATER("how many make it present")},
    {"item", "weak_at_least", "count", false, SAY_LATER("how many make it weak")},
    {"item", "min_chars", "count", false, SAY_LATER("characters of one problem")},
    {"item", "per_thousand", "points", false,
     SAY_LATER("figures per 1,000 characters for present")},
    {"item", "weak_per_thousand", "points", false, SAY_LATER("… and for weak")},
    {"item", "dated_from", "text", false,
     SAY_LATER("kind signature: first day of the date, in the report year (11-30)")},
    {"item", "dated_until", "text", false,
     SAY_LATER("kind signature: last day of the date, in the next year (03-01)")},
    {"item", "items", "texts", false, SAY_LATER("items that make the duty concrete")},
    {"item", "detail", "texts", false,
     SAY_LATER("words of substance: dates, results, named cases")},
    {"item", "themes", "list theme", false,
     SAY_LATER("a problem's words and the plan's")},

    {"basis", "document", "text", true, NULL},
    {"basis", "number", "text", false, NULL},
    {"basis", "article", "text", false, NULL},
    {"basis", "checked", "yes", false,
     SAY_LATER("checked: yes once you have read it in the text itself")},

    {"way", "aspects", "count", false, SAY_LATER("at least so many aspects")},
    {"way", "figure", "yes", false, SAY_LATER("and a figure")},
    {"way", "named", "texts", false, SAY_LATER("and these aspects among them")},

    {"examples", "full", "texts", false, NULL},
    {"examples", "weak", "texts", false, NULL},
    {"examples", "none", "texts", false, NULL},
    {"examples", "todo", "todo", false,
     SAY_LATER("known not to work yet: reported, does not fail")},

    {"todo", "full", "texts", false, NULL},
    {"todo", "weak", "texts", false, NULL},
    {"todo", "none", "texts", false, NULL},

    {"theme", "name", "text", true, NULL},
    {"theme", "problem", "texts", true, NULL},
    {"theme", "answer", "texts", true, NULL},

    {"check", "id", "id", true, SAY_LATER("stable for ever")},
    {"check", "name", "text", true, NULL},
    {"check", "name_en", "text", false, NULL},
    {"check", "kind", CHECKS, true, NULL},
    {"check", "severity", "enum note|fix|return", true, NULL},
    {"check", "message", "text", true, SAY_LATER("{1} {2} {3}: what the kind puts in")},
    {"check", "message_en", "text", false, NULL},
    {"check", "off", "yes", false, NULL},
    {"check", "applies", "texts", false, SAY_LATER("kinds of agencies; all if absent")},
    {"check", "scope", "enum text|title|headings", false, NULL},
    {"check", "where", "where", false, NULL},
    {"check", "words", "texts", false, NULL},
    {"check", "second", "texts", false, NULL},
    {"check", "unless", "texts", false, NULL},
    {"check", "characters", "text", false, NULL},
    {"check", "pairs", "list pair", false, NULL},
    {"check", "at_clause", "yes", false, NULL},
    {"check", "plain", "yes", false, NULL},
    {"check", "figure", "yes", false, NULL},
    {"check", "within", "count", false, NULL},
    {"check", "anywhere", "count", false, NULL},
    {"check", "percent", "count", false, NULL},
    {"check", "month_day", "text", false, NULL},

    {"pair", "more", "texts", true, NULL},
    {"pair", "less", "texts", true, NULL},

    {"entry", "term", "texts", true, NULL},
    {"entry", "from", "text", false, SAY_LATER("a day: 2026, 2026-07 or 2026-07-27")},
    {"entry", "until", "text", false, SAY_LATER("a day: 2026, 2026-07 or 2026-07-27")},
    {"entry", "note", "text", false, NULL},
    {"entry", "note_en", "text", false, NULL},

    {"right", "right", "text", true, NULL},
    {"right", "wrong", "texts", true, NULL},

    {"clause", "source", "text", true, NULL},
    {"clause", "article", "text", false, NULL},
    {"clause", "clause", "text", true, NULL},
    {"clause", "items", "texts", false, NULL},
    {"clause", "how", "enum automated|partly|manual|not", true, NULL},
    {"clause", "note", "text", false, NULL},
    {0},
};

const struct schema_key *schema_keys(void)
{
    return keys;
}
