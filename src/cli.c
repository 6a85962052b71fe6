// cli.c: commands and options.
#include "cli.h"

#include "base/buf.h"
#include "cli_options.h"

struct command_row {
    const char *word, *second; // second word, or NULL
    enum command command;
    const char *arguments, *help;
};

static const struct command_row commands[] = {
    {"score", NULL, COMMAND_SCORE, "FILE|DIR|-…",
     SAY_LATER("score reports against the checklist")},
    {"extract", NULL, COMMAND_EXTRACT, "FILE",
     SAY_LATER("show the text and outline as they are judged, with positions")},
    {"agree", NULL, COMMAND_AGREE, "GOLD.csv FILE|DIR…",
     SAY_LATER("compare the verdicts with a person's")},
    {"compare", NULL, COMMAND_COMPARE, "BEFORE AFTER",
     SAY_LATER("what changed between two drafts, two years or two runs")},
    {"overlap", NULL, COMMAND_OVERLAP, "FILE|DIR…",
     SAY_LATER("passages copied between reports")},
    {"disputes", NULL, COMMAND_DISPUTES, "WAIVERS.csv FILE|DIR…",
     SAY_LATER("decisions `wrong` as rows for agree, or as examples for rules")},
    {"rules", "check", COMMAND_RULES_CHECK, "[PACK]",
     SAY_LATER("check a pack of rules")},
    {"rules", "test", COMMAND_RULES_TEST, "[PACK]",
     SAY_LATER("run the examples written beside the rules")},
    {"rules", "list", COMMAND_RULES_LIST, "[PACK]", SAY_LATER("list the items")},
    {"rules", "explain", COMMAND_RULES_EXPLAIN, "[ID] [PACK]",
     SAY_LATER("say in words what an item asks for (without ID: all items)")},
    {"rules", "diff", COMMAND_RULES_DIFF, "OLD NEW",
     SAY_LATER("what changed between two packs, and on which reports")},
    {"rules", "coverage", COMMAND_RULES_COVERAGE, "[PACK]",
     SAY_LATER("which items cover which clauses of the law")},
    {"rules", "new", COMMAND_RULES_NEW, "ID [PACK]",
     SAY_LATER("print a new item to fill in")},
    {"rules", "schema", COMMAND_RULES_SCHEMA, "",
     SAY_LATER("print a JSON Schema of rule files, for editors")},
    {"help", NULL, COMMAND_HELP, "", SAY_LATER("this text")},
    {"version", NULL, COMMAND_VERSION, "",
     SAY_LATER("the version; --verbose: of the libraries too, and the pack in use")},
};

static const struct option_row *option_find(struct str name)
{
    for (const struct option_row *row = cli_options; row->name; row++) {
        if (str_is(name, row->name)) {
            return row;
        }
    }
    return NULL;
}

static bool usage(struct diags *d, struct arena *a, const char *what, struct str which)
{
    struct str text = arena_fmt(a, "%s: %s", say(what), arena_copy(a, which).p);
    diag_add(d, DIAG_USAGE, (struct place){STR(""), 0, 0}, text.p);
    diag_hint(d, "%s", say("see: qingdan help"));
    return false;
}

// Takes the option at argv[*i], and its value from there or the next argument.
static bool take_option(struct arena *a, struct diags *d, char **argv, int *i,
                        struct options *o)
{
    struct str word = str_of(argv[*i]);
    const char *equals = strchr(word.p, '=');
    struct str name = {word.p, equals ? (size_t)(equals - word.p) : word.n};
    struct str value = str_of(equals ? equals + 1 : "");
    const struct option_row *row = option_find(name);
    if (!row) {
        return usage(d, a, SAY_LATER("unknown option"), name);
    }
    if (!row->value && equals) {
        return usage(d, a, SAY_LATER("this option takes no value"), name);
    }
    if (row->value && !equals) {
        if (!argv[*i + 1]) {
            return usage(d, a, SAY_LATER("this option needs a value"), name);
        }
        value = str_of(argv[++*i]);
    }
    if (!row->set(a, o, value)) {
        usage(d, a, SAY_LATER("bad value"), arena_fmt(a, "%s %s", row->name, value.p));
        diag_hint(d, "%s %s: %s", row->name, row->value, say(row->help));
        return false;
    }
    return true;
}

static bool take_command(struct arena *a, struct diags *d, char **argv, int *i,
                         struct options *o)
{
    struct str word = str_of(argv[*i]);
    bool first_word = false;
    for (size_t k = 0; k < sizeof commands / sizeof *commands; k++) {
        const struct command_row *row = &commands[k];
        if (!str_is(word, row->word)) {
            continue;
        }
        first_word = true;
        if (!row->second || (argv[*i + 1] && strcmp(argv[*i + 1], row->second) == 0)) {
            *i += row->second != NULL;
            o->command = row->command;
            return true;
        }
    }
    return first_word ? usage(d, a,
                              SAY_LATER("which command of 'rules'? check, test, list, "
                                        "explain, diff, coverage, new or schema"),
                              word)
                      : usage(d, a, SAY_LATER("unknown command"), word);
}

bool cli_parse(struct arena *a, struct diags *d, int argc, char **argv,
               struct options *o)
{
    *o = (struct options){.min_score_h = -1, .fail_on = FINDING_RETURN};
    bool options_end = false;
    for (int i = 1; i < argc; i++) {
        struct str word = str_of(argv[i]);
        bool option = !options_end && word.n > 1 && word.p[0] == '-';
        if (option && str_is(word, "--")) {
            options_end = true;
        } else if (option) {
            if (!take_option(a, d, argv, &i, o)) {
                return false;
            }
        } else if (o->command == COMMAND_NONE) {
            if (!take_command(a, d, argv, &i, o)) {
                return false;
            }
        } else {
            vec_push(a, &o->inputs, word);
        }
    }
    return true;
}

enum lang cli_lang(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *value = strncmp(argv[i], "--lang=", 7) == 0 ? argv[i] + 7
                            : strcmp(argv[i], "--lang") == 0 && i + 1 < argc
                                ? argv[i + 1]
                                : "";
        if (strcmp(value, "zh") == 0 || strcmp(value, "en") == 0) {
            return value[0] == 'z' ? LANG_ZH : LANG_EN;
        }
    }
    return LANG_AUTO;
}

void cli_help(struct buf *out)
{
    buf_fmt(out, "qingdan %s — %s\n\n", VERSION,
            say("scores the annual reports of agencies against a checklist"));
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const struct command_row *row = &commands[i];
        struct buf line = {0};
        buf_fmt(&line, "qingdan %s%s%s %s", row->word, row->second ? " " : "",
                row->second ? row->second : "", row->arguments);
        buf_fmt(out, "  %-36s %s\n", line.p, say(row->help));
        buf_free(&line);
    }
    buf_fmt(out, "\n%s\n", say("Options"));
    for (const struct option_row *row = cli_options; row->name; row++) {
        struct buf line = {0};
        buf_fmt(&line, "%s %s", row->name, row->value ? row->value : "");
        buf_fmt(out, "  %-22s %s\n", line.p, say(row->help));
        buf_free(&line);
    }
    buf_fmt(out, "\n%s\n%s\n", say("Exit status"),
            say("  0 passed   1 below the bar or findings at the fail level; compare: "
                "worse;\n"
                "  overlap: copied passages   2 usage   3 rules faulty\n"
                "  4 some input could not be read   5 internal error"));
}
