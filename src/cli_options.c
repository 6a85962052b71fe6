// cli_options.c: what each option does with its value.
#include "cli_options.h"

#include "base/date.h"
#include "base/limits.h"

#include <stdlib.h>

static bool set_rules(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->rules = v;
    return v.n > 0;
}

static bool set_body(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->body = v;
    return v.n > 0;
}

static bool set_encoding(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->encoding = v;
    return v.n > 0;
}

static bool set_files_from(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->files_from = v;
    return v.n > 0;
}

static bool set_sentences(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->sentences = v;
    return v.n > 0;
}

static bool set_corpus(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->corpus = v;
    return v.n > 0;
}

static bool set_kind(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->kind = v;
    return v.n > 0;
}

static bool set_items(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->items = v;
    return v.n > 0;
}

static bool set_waivers(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->waivers = v;
    return v.n > 0;
}

static bool set_today(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->today = v;
    return date_number(v) > 0;
}

static bool whole_number(struct str v, long most, long *out)
{
    char *end;
    *out = v.n ? strtol(v.p, &end, 10) : -1;
    return v.n && v.n < 12 && *end == '\0' && *out >= 0 && *out <= most;
}

static bool set_year(struct arena *a, struct options *o, struct str v)
{
    long n;
    (void)a;
    bool ok = whole_number(v, 2100, &n) && n >= 2000;
    o->year = (int)n;
    return ok;
}

static bool set_width(struct arena *a, struct options *o, struct str v)
{
    long n;
    (void)a;
    bool ok = whole_number(v, 1000, &n) && n >= 40;
    o->width = (int)n;
    return ok;
}

static bool set_min_length(struct arena *a, struct options *o, struct str v)
{
    long n;
    (void)a;
    bool ok = whole_number(v, 10000, &n) && n >= 10;
    o->min_length = ok ? (uint32_t)n : 0;
    return ok;
}

static bool set_common(struct arena *a, struct options *o, struct str v)
{
    long n;
    (void)a;
    bool ok = whole_number(v, 100, &n) && n > 0;
    o->common = ok ? (uint32_t)n : 0;
    return ok;
}

static bool set_max_size(struct arena *a, struct options *o, struct str v)
{
    long n;
    struct str digits = v;
    long unit = 1;
    if (str_ends(v, "K") || str_ends(v, "M")) {
        unit = str_ends(v, "K") ? 1024 : 1024 * 1024;
        digits = arena_copy(a, (struct str){v.p, v.n - 1});
    }
    bool ok = whole_number(digits, LIMIT_MAX_SIZE / unit, &n) && n > 0;
    o->max_size = ok ? (size_t)(n * unit) : 0;
    return ok;
}

static bool set_timeout(struct arena *a, struct options *o, struct str v)
{
    long n;
    (void)a;
    bool ok = whole_number(v, LIMIT_MAX_SECONDS, &n) && n > 0;
    o->seconds = ok ? (uint32_t)n : 0;
    return ok;
}

static bool set_min_score(struct arena *a, struct options *o, struct str v)
{
    char *end;
    (void)a;
    double n = v.n ? strtod(v.p, &end) : -1;
    bool ok = v.n && *end == '\0' && n >= 0 && n <= 100;
    o->min_score_h = ok ? (int32_t)(n * 100 + 0.5) : -1;
    return ok;
}

static bool set_fail_on(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->fail_on_none = str_is(v, "none");
    for (int i = FINDING_NOTE; i <= FINDING_RETURN; i++) {
        if (str_is(v, finding_severity_name((enum finding_severity)i))) {
            o->fail_on = (enum finding_severity)i;
            return true;
        }
    }
    return o->fail_on_none;
}

static bool set_color(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->color = str_is(v, "always")  ? COLOR_ALWAYS
               : str_is(v, "never") ? COLOR_NEVER
                                    : COLOR_AUTO;
    return o->color != COLOR_AUTO || str_is(v, "auto");
}

static bool set_lang(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->lang = str_is(v, "zh") ? LANG_ZH : str_is(v, "en") ? LANG_EN : LANG_AUTO;
    return o->lang != LANG_AUTO;
}

static bool set_rows(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->rows = str_is(v, "odd") ? ROWS_ODD : str_is(v, "even") ? ROWS_EVEN : ROWS_ALL;
    return o->rows != ROWS_ALL || str_is(v, "all");
}

static bool set_second(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    o->second = str_is(v, "on")      ? SECOND_ON
                : str_is(v, "alone") ? SECOND_ALONE
                                     : SECOND_OFF;
    return o->second != SECOND_OFF || str_is(v, "off");
}

static bool set_format(struct arena *a, struct options *o, struct str v)
{
    const char *equals = memchr(v.p, '=', v.n);
    size_t n = equals ? (size_t)(equals - v.p) : v.n;
    struct output *output = vec_add(a, &o->outputs);
    output->format = arena_copy(a, (struct str){v.p, n});
    output->path = equals ? str_of(equals + 1) : STR("");
    return n > 0 && (!equals || output->path.n > 0);
}

static bool set_bom(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    (void)v;
    o->bom = true;
    return true;
}

static bool set_sarif_only_fail(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    (void)v;
    o->sarif_only_fail = true;
    return true;
}

static bool set_verbose(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    (void)v;
    o->verbose = true;
    return true;
}

static bool set_quiet(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    (void)v;
    o->quiet = true;
    return true;
}

static bool set_watch(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    (void)v;
    o->watch = true;
    return true;
}

static bool set_no_cache(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    (void)v;
    o->no_cache = true;
    return true;
}

static bool set_every_file(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    (void)v;
    o->every_file = true;
    return true;
}

static bool set_ocr(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    (void)v;
    o->ocr = true;
    return true;
}

static bool set_help(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    (void)v;
    o->command = COMMAND_HELP;
    return true;
}

static bool set_version(struct arena *a, struct options *o, struct str v)
{
    (void)a;
    (void)v;
    o->command = COMMAND_VERSION;
    return true;
}

const struct option_row cli_options[] = {
    {"--rules", "PACK", set_rules,
     SAY_LATER("folder or name of a pack (else $QINGDAN_RULES, else rules/fazhi)")},
    {"--format", "F[=FILE]", set_format,
     SAY_LATER("text, html, markdown, json, ndjson, csv, csv-summary, junit, sarif, "
               "github; may be repeated; extract: text, html")},
    {"--body", "KIND", set_body,
     SAY_LATER(
         "kind of agency: department, government, township (else from the title)")},
    {"--year", "YYYY", set_year, SAY_LATER("report year (else from the title)")},
    {"--encoding", "NAME", set_encoding,
     SAY_LATER("encoding of the files (else found out)")},
    {"--min-score", "N", set_min_score,
     SAY_LATER("pass mark, 0 to 100 (else the pack's)")},
    {"--fail-on", "LEVEL", set_fail_on,
     SAY_LATER("return, fix, note or none: findings that fail a report (return)")},
    {"--files-from", "FILE", set_files_from,
     SAY_LATER("read the names of the inputs from FILE, one a line")},
    {"--max-size", "BYTES", set_max_size,
     SAY_LATER("largest file to read, K or M may follow (64M)")},
    {"--timeout", "SECONDS", set_timeout,
     SAY_LATER("longest time to read one file that is not plain text (30)")},
    {"--every-file", NULL, set_every_file,
     SAY_LATER("of several files of one name in a folder, read all formats")},
    {"--ocr", NULL, set_ocr,
     SAY_LATER("recognise the text of scanned PDFs (needs ocrmypdf)")},
    {"--lang", "zh|en", set_lang,
     SAY_LATER("language of messages (else the locale's) and results (json and csv: "
               "else Chinese)")},
    {"--color", "WHEN", set_color, SAY_LATER("auto, always or never")},
    {"--width", "N", set_width, SAY_LATER("columns of the text output")},
    {"--bom", NULL, set_bom, SAY_LATER("begin CSV with a byte-order mark, for Excel")},
    {"--sarif-only-fail", NULL, set_sarif_only_fail,
     SAY_LATER("sarif: only what fails, for consumers that show all results alike")},
    {"--sentences", "TSV", set_sentences,
     SAY_LATER("rules test: also judge labelled sentences (item, verdict, degree, "
               "body, text)")},
    {"--second-reader", "WHEN", set_second,
     SAY_LATER(
         "on or off: passages like the examples of a rule; alone: for measuring")},
    {"--rows", "SET", set_rows,
     SAY_LATER("rules test: all, odd or even rows of --sentences")},
    {"--items", "LIST", set_items,
     SAY_LATER("rules …: only these items, for example D03,E01")},
    {"--corpus", "DIR", set_corpus,
     SAY_LATER("rules test, rules diff: also judge all reports of a folder")},
    {"--kind", "KIND", set_kind, SAY_LATER("rules new: kind of the item (content)")},
    {"--waivers", "CSV", set_waivers,
     SAY_LATER("score: decisions of a reviewer (item, where, decision, reason, owner, "
               "expires)")},
    {"--today", "YYYY-MM-DD", set_today,
     SAY_LATER(
         "the day by which decisions expire (else $SOURCE_DATE_EPOCH, else now)")},
    {"--min-length", "N", set_min_length,
     SAY_LATER("overlap: characters of a copied passage, at least 10 (24)")},
    {"--common", "PERCENT", set_common,
     SAY_LATER("overlap: what more of the reports write is nobody's copy (5)")},
    {"--watch", NULL, set_watch,
     SAY_LATER("score, rules check, rules test: again whenever a file is saved")},
    {"--no-cache", NULL, set_no_cache,
     SAY_LATER("neither read nor write the cache of compiled rules")},
    {"--quiet", NULL, set_quiet, SAY_LATER("no notes and warnings about the inputs")},
    {"--verbose", NULL, set_verbose, SAY_LATER("more detail")},
    {"--help", NULL, set_help, SAY_LATER("this text")},
    {"--version", NULL, set_version,
     SAY_LATER("the version; --verbose: of the libraries too, and the pack in use")},
    {0},
};
