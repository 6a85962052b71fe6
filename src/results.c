// results.c: results that `score` wrote as json or ndjson, read back as values.
#include "base/limits.h"
#include "compare.h"
#include "render/tree.h"

bool results_named(struct str path)
{
    return str_ends(path, ".json") || str_ends(path, ".ndjson");
}

static struct str text(struct arena *a, const struct json_t *o, const char *key)
{
    return arena_copy(a, tree_get_text(o, key));
}

static struct position position_of(const struct json_t *o)
{
    return (struct position){
        .line = (uint32_t)tree_get_number(o, "line"),
        .column = (uint32_t)tree_get_number(o, "column"),
        .page = (uint32_t)tree_get_number(o, "page"),
        .paragraph = (uint32_t)tree_get_number(o, "paragraph"),
    };
}

static struct quotation quotation_of(struct arena *a, const struct json_t *o)
{
    return (struct quotation){
        .at = position_of(o),
        .quote = text(a, o, "quote"),
        .aspect = text(a, o, "aspect"),
        .guard = text(a, o, "guard"),
        .guard_said = text(a, o, "guard"),
    };
}

// What a result says that this program does not know counts as unknown.
static enum verdict verdict_of(struct str name)
{
    for (int v = 0; v < VERDICT_N; v++) {
        if (str_is(name, verdict_name((enum verdict)v))) {
            return (enum verdict)v;
        }
    }
    return VERDICT_UNKNOWN;
}

static struct item_result item_of(struct arena *a, const struct json_t *o)
{
    struct item_result r = {
        .id = text(a, o, "id"),
        .name = text(a, o, "name"),
        .group = text(a, o, "group"),
        .verdict = verdict_of(tree_get_text(o, "verdict")),
        .points_h = tree_get_points(o, "points"),
        .weight_h = tree_get_points(o, "weight"),
        .reason = text(a, o, "reason"),
    };
    const struct json_t *evidence = tree_get(o, "evidence");
    for (uint32_t i = 0; i < tree_count(evidence); i++) {
        vec_push(a, &r.evidence, quotation_of(a, tree_at(evidence, i)));
    }
    r.has_nearest = tree_is_object(tree_get(o, "nearest"));
    if (r.has_nearest) {
        r.nearest = quotation_of(a, tree_get(o, "nearest"));
    }
    return r;
}

static struct finding finding_of(struct arena *a, const struct json_t *o)
{
    struct finding f = {
        .id = text(a, o, "id"),
        .severity = FINDING_NOTE,
        .at = position_of(o),
        .message = text(a, o, "message"),
        .quote = text(a, o, "quote"),
    };
    for (int i = FINDING_NOTE; i <= FINDING_RETURN; i++) {
        if (str_is(tree_get_text(o, "severity"),
                   finding_severity_name((enum finding_severity)i))) {
            f.severity = (enum finding_severity)i;
        }
    }
    return f;
}

static struct group_result group_of(struct arena *a, const struct json_t *o)
{
    return (struct group_result){
        .id = text(a, o, "id"),
        .name = text(a, o, "name"),
        .earned_h = tree_get_points(o, "earned"),
        .possible_h = tree_get_points(o, "possible"),
    };
}

static struct report report_of(struct arena *a, const struct json_t *o)
{
    const struct json_t *items = tree_get(o, "items"), *groups = tree_get(o, "groups");
    const struct json_t *findings = tree_get(o, "findings");
    const struct json_t *score = tree_get(o, "score");
    struct report r = {
        .path = text(a, o, "path"),
        .title = text(a, o, "title"),
        .issuer = text(a, o, "issuer"),
        .year = (int)tree_get_number(o, "year"),
        .judged = tree_count(items) > 0,
        .score = {.points_h = tree_get_points(score, "points"),
                  .earned_h = tree_get_points(score, "earned"),
                  .possible_h = tree_get_points(score, "possible"),
                  .cap_h = tree_get_points(score, "cap"),
                  .grade = text(a, score, "grade"),
                  .formula = text(a, score, "formula")},
    };
    for (uint32_t i = 0; i < tree_count(items); i++) {
        vec_push(a, &r.items, item_of(a, tree_at(items, i)));
    }
    for (uint32_t i = 0; i < tree_count(groups); i++) {
        vec_push(a, &r.groups, group_of(a, tree_at(groups, i)));
    }
    for (uint32_t i = 0; i < tree_count(findings); i++) {
        vec_push(a, &r.findings, finding_of(a, tree_at(findings, i)));
    }
    return r;
}

// --- files ---

static bool refused(struct session *s, struct str path, uint32_t line, const char *why)
{
    struct diags d = {.arena = &s->arena};
    diag_add(&d, DIAG_RESULT_BAD, (struct place){path, line, 1}, why);
    diag_hint(&d, "%s", say("make it with: qingdan score --format json=FILE …"));
    session_print(s, &d, SEVERITY_ERROR);
    return false;
}

static bool add_report(struct session *s, const struct json_t *o, struct results *out)
{
    if (tree_get_text(o, "path").n == 0) {
        return false;
    }
    vec_push(&s->arena, &out->list, report_of(&s->arena, o));
    return true;
}

static bool read_run(struct session *s, struct str path, struct str bytes,
                     struct results *out)
{
    uint32_t line;
    struct json_t *run = tree_read(bytes, &line);
    if (!run) {
        return refused(s, path, line, say("this is not JSON"));
    }
    const struct json_t *reports = tree_get(run, "reports");
    bool ok = str_is(tree_get_text(run, "schema"), "qingdan.run/1");
    for (uint32_t i = 0; ok && i < tree_count(reports); i++) {
        ok = add_report(s, tree_at(reports, i), out);
    }
    tree_free(run);
    return ok || refused(s, path, 1, say("this is no result of `qingdan score`"));
}

// Line by line, so that a run of thousands needs the memory of one.
static bool read_lines(struct session *s, struct str path, struct str bytes,
                       struct results *out)
{
    for (uint32_t line = 1; bytes.n; line++) {
        struct str one = str_cut(&bytes, '\n');
        uint32_t ignored;
        if (one.n == 0) {
            continue;
        }
        struct json_t *report = tree_read(one, &ignored);
        if (!report) {
            return refused(s, path, line, say("this is not JSON"));
        }
        bool ok = add_report(s, report, out);
        tree_free(report);
        if (!ok) {
            return refused(s, path, line, say("this is no result of `qingdan score`"));
        }
    }
    return true;
}

bool results_read(struct session *s, struct str path, struct results *out)
{
    struct diags d = {.arena = &s->arena};
    struct str bytes;
    if (!file_read(&s->arena, &d, path, LIMIT_RESULT_BYTES, &bytes)) {
        session_print(s, &d, SEVERITY_ERROR);
        return false;
    }
    return str_ends(path, ".ndjson") ? read_lines(s, path, bytes, out)
                                     : read_run(s, path, bytes, out);
}
