// report_sarif.c: reports as SARIF 2.1.0: a result per item and per finding. What is no
// failure has level none and a kind that says what it is.
#include "render/formats.h"

#include "base/digest.h"
#include "render/sarif.h"
#include "render/words.h"

enum { FINGERPRINT = 16 }; // hexadecimal digits

// Rules are told after the results, so that results stream.
struct kept {
    struct json_t *rules, *notices;
    VEC(struct str) ids; // of the rules so far, in their order
    uint32_t results;
};

static void begin_sarif(struct buf *out, const struct run_frame *run,
                        const struct render_options *options)
{
    struct kept *k = arena_new(&options->memory->arena, struct kept);
    (void)run;
    *k = (struct kept){.rules = tree_list(), .notices = tree_list()};
    options->memory->kept = k;
    sarif_begin(out);
}

static struct json_t *new_rule(struct str id, struct str name)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "id", id);
    tree_put(o, "shortDescription", sarif_message(name));
    return o;
}

// The rule's place among those told so far; a new one is described by what was found.
static uint32_t rule_of(const struct render_options *options, struct str id,
                        struct str name, struct str advice, struct str basis)
{
    struct kept *k = options->memory->kept;
    for (uint32_t i = 0; i < k->ids.n; i++) {
        if (str_eq(k->ids.at[i], id)) {
            return i;
        }
    }
    struct json_t *o = new_rule(id, name);
    if (advice.n) {
        tree_put(o, "fullDescription", sarif_message(advice));
    }
    if (basis.n) {
        tree_put(o, "help", sarif_message(basis));
    }
    tree_push(k->rules, o);
    vec_push(&options->memory->arena, &k->ids, arena_copy(&options->memory->arena, id));
    return k->ids.n - 1;
}

static void put_result(struct buf *out, const struct render_options *options,
                       struct json_t *result)
{
    struct kept *k = options->memory->kept;
    sarif_result(out, result, &k->results);
}

// The same passage under the same rule keeps its identity when lines move.
static void put_fingerprint(struct json_t *o, struct str id, struct str quote)
{
    struct arena a = {0};
    struct json_t *prints = tree_object();
    struct str both = arena_fmt(&a, "%.*s %.*s", (int)id.n, id.p, (int)quote.n,
                                quote.n ? quote.p : "");
    struct str hex = sha256_hex(&a, both);
    tree_put_text(prints, "primaryLocationLineHash",
                  arena_fmt(&a, "%.*s:1", FINGERPRINT, hex.p));
    tree_put(o, "partialFingerprints", prints);
    arena_free(&a);
}

static struct json_t *new_result(struct str rule, uint32_t index, const char *kind,
                                 const char *level, struct str message)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "ruleId", rule);
    tree_put_number(o, "ruleIndex", index);
    tree_put_text(o, "kind", str_of(kind));
    tree_put_text(o, "level", str_of(level));
    tree_put(o, "message", sarif_message(message));
    return o;
}

static void put_place(struct json_t *o, struct str path, struct position at)
{
    struct json_t *places = tree_list();
    tree_push(places, sarif_location(path, at.line ? at.line : 1, at.column));
    tree_put(o, "locations", places);
}

// The name, why, and where something is lacking what to write.
static void item_message(struct buf *out, const struct item_result *item)
{
    buf_fmt(out, "%s%s", item->name.p, item->reason.n ? ": " : "");
    buf_add(out, item->reason);
    if (item->verdict == VERDICT_WEAK || item->verdict == VERDICT_MISSING) {
        buf_addz(out, item->advice.n ? "\n" : "");
        buf_add(out, item->advice);
    }
}

static void put_item(struct buf *out, const struct report *report,
                     const struct item_result *item,
                     const struct render_options *options)
{
    static const char *const kinds[VERDICT_N] = {
        [VERDICT_PRESENT] = "pass",   [VERDICT_WEAK] = "review",
        [VERDICT_MISSING] = "fail",   [VERDICT_NOT_APPLICABLE] = "notApplicable",
        [VERDICT_UNKNOWN] = "review",
    };
    const char *level = item->verdict != VERDICT_MISSING ? "none"
                        : item->mandatory                ? "error"
                                                         : "warning";
    uint32_t rule = rule_of(options, item->id, item->name, item->advice,
                            item->basis.n ? item->basis.at[0] : STR(""));
    if (options->only_fail && item->verdict != VERDICT_MISSING) {
        return;
    }
    struct buf message = {0};
    item_message(&message, item);
    struct json_t *o =
        new_result(item->id, rule, kinds[item->verdict], level, buf_str(&message));
    put_place(o, report->path, item->at);
    put_fingerprint(o, item->id,
                    item->evidence.n ? item->evidence.at[0].quote : item->reason);
    struct json_t *more = tree_object();
    tree_put_text(more, "verdict", str_of(verdict_name(item->verdict)));
    tree_put_points(more, "points", item->points_h);
    tree_put_points(more, "weight", item->weight_h);
    tree_put_points(more, "gain", item->gain_h);
    tree_put(o, "properties", more);
    put_result(out, options, o);
    buf_free(&message);
}

static void put_finding(struct buf *out, const struct report *report,
                        const struct finding *finding,
                        const struct render_options *options)
{
    static const char *const levels[] = {
        [FINDING_NOTE] = "note", [FINDING_FIX] = "warning", [FINDING_RETURN] = "error"};
    uint32_t rule = rule_of(options, finding->id, finding->message, STR(""), STR(""));
    struct json_t *o = new_result(finding->id, rule, "fail", levels[finding->severity],
                                  finding->message);
    put_place(o, report->path, finding->at);
    put_fingerprint(o, finding->id, finding->quote);
    put_result(out, options, o);
}

static void keep_problem(const struct report *report, const struct problem *problem,
                         const struct render_options *options)
{
    struct kept *k = options->memory->kept;
    struct json_t *o = tree_object(), *places = tree_list(), *code = tree_object();
    tree_put_text(code, "id", problem->code);
    tree_put(o, "descriptor", code);
    tree_put_text(o, "level", str_of(severity_name(problem->severity)));
    tree_put(o, "message", sarif_message(problem->message));
    tree_push(places, sarif_location(report->path, 0, 0));
    tree_put(o, "locations", places);
    tree_push(k->notices, o);
}

static void report_sarif(struct buf *out, const struct run_frame *run,
                         const struct report *report,
                         const struct render_options *options, uint32_t index)
{
    (void)run;
    (void)index;
    for (uint32_t i = 0; i < report->items.n; i++) {
        put_item(out, report, &report->items.at[i], options);
    }
    for (uint32_t i = 0; i < report->findings.n; i++) {
        put_finding(out, report, &report->findings.at[i], options);
    }
    for (uint32_t i = 0; i < report->problems.n; i++) {
        keep_problem(report, &report->problems.at[i], options);
    }
}

static void end_sarif(struct buf *out, const struct run_frame *run,
                      const struct summary *summary,
                      const struct render_options *options)
{
    struct kept *k = options->memory->kept;
    sarif_end(out, run->tool_version, k->rules, summary->failed == 0, k->notices);
}

const struct renderer render_sarif = {
    .name = "sarif",
    .ending = "sarif",
    .machine = true,
    .begin = begin_sarif,
    .report = report_sarif,
    .end = end_sarif,
};
