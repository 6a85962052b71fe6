// cli.h: the command line as a value. One table holds every option, so that parsing,
// help and the error for an unknown one cannot drift apart.
#pragma once

#include "base/diag.h"
#include "base/say.h"
#include "judge/judge.h"
#include "model/report.h"

enum status { // exit statuses, also in --help and the README
    STATUS_PASSED = 0,
    STATUS_BELOW = 1,
    STATUS_USAGE = 2,
    STATUS_RULES = 3,
    STATUS_INPUT = 4,
    STATUS_INTERNAL = 5
};

enum command {
    COMMAND_NONE,
    COMMAND_SCORE,
    COMMAND_EXTRACT,
    COMMAND_RULES_CHECK,
    COMMAND_RULES_TEST,
    COMMAND_RULES_LIST,
    COMMAND_RULES_EXPLAIN,
    COMMAND_RULES_DIFF,
    COMMAND_RULES_COVERAGE,
    COMMAND_RULES_NEW,
    COMMAND_RULES_SCHEMA,
    COMMAND_AGREE,
    COMMAND_COMPARE,
    COMMAND_OVERLAP,
    COMMAND_DISPUTES,
    COMMAND_HELP,
    COMMAND_VERSION,
};

struct output {
    struct str format, path; // path "" = standard output
};

enum rows { ROWS_ALL, ROWS_ODD, ROWS_EVEN };

struct options {
    enum command command;
    VEC(struct str)
    inputs; // files, folders, "-"; for rules: the pack; for agree: GOLD first
    VEC(struct output) outputs;
    struct str waivers, today; // "" = none; today "2026-12-31"
    struct str rules, body, encoding, files_from, sentences, items, corpus, kind;
    int year;
    int32_t min_score_h; // -1 = the pack's pass mark
    enum finding_severity fail_on;
    bool fail_on_none;
    size_t max_size;
    uint32_t seconds; // for reading one file; 0 = LIMIT_SECONDS
    enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color;
    enum lang lang;
    enum rows rows;
    enum second_mode second;
    int width;                   // 0 = the terminal's
    uint32_t min_length, common; // overlap: characters, percent; 0 = as a rule
    bool bom, verbose, quiet, watch, no_cache, ocr, every_file, sarif_only_fail;
};

// False: a usage diagnostic (U001) was added.
bool cli_parse(struct arena *a, struct diags *d, int argc, char **argv,
               struct options *out);

// Finds --lang before anything is said, so that even usage errors are in that language.
enum lang cli_lang(int argc, char **argv);

void cli_help(struct buf *out);
