// diagnostics.c: diagnostics about rules as JSON and as SARIF 2.1.0.
#include "render/diagnostics.h"

#include "render/tree.h"

static struct json_t *diag_object(const struct diag *diag)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "code", str_of(diag_code_name(diag->code)));
    tree_put_text(o, "severity", str_of(severity_name(diag->severity)));
    tree_put_text(o, "path", diag->place.path);
    tree_put_number(o, "line", diag->place.line);
    tree_put_number(o, "column", diag->place.column);
    tree_put_text(o, "message", diag->text);
    tree_put_text(o, "excerpt", diag->excerpt);
    tree_put_text(o, "hint", diag->hint);
    return o;
}

void render_diags_json(struct buf *out, const struct diags_frame *frame,
                       const struct diags *d)
{
    struct json_t *o = tree_object(), *list = tree_list(), *tool = tree_object();
    for (uint32_t i = 0; i < d->list.n; i++) {
        if (d->list.at[i].severity >= frame->least) {
            tree_push(list, diag_object(&d->list.at[i]));
        }
    }
    tree_put_text(tool, "name", STR("qingdan"));
    tree_put_text(tool, "version", frame->tool_version);
    tree_put_text(o, "schema", STR("qingdan.diagnostics/1"));
    tree_put(o, "tool", tool);
    tree_put_text(o, "pack", frame->pack);
    tree_put_number(o, "errors", d->errors);
    tree_put_number(o, "warnings", d->warnings);
    tree_put_yes(o, "complete", !d->full);
    tree_put(o, "diagnostics", list);
    tree_write(out, o);
}

// --- SARIF ---

static struct json_t *message(struct str text)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "text", text);
    return o;
}

// A path as a URI reference: everything but letters, digits, - . _ ~ / is escaped.
static void put_uri(struct json_t *o, struct str path)
{
    struct buf uri = {0};
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.p[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                     (c >= 'a' && c <= 'z') || (c && strchr("-._~/", c));
        if (plain) {
            buf_byte(&uri, path.p[i]);
        } else {
            buf_fmt(&uri, "%%%02X", c);
        }
    }
    tree_put_text(o, "uri", buf_str(&uri));
    buf_free(&uri);
}

static struct json_t *location(const struct diag *diag)
{
    struct json_t *o = tree_object(), *physical = tree_object();
    struct json_t *artifact = tree_object();
    put_uri(artifact, diag->place.path);
    tree_put(physical, "artifactLocation", artifact);
    if (diag->place.line) {
        struct json_t *region = tree_object();
        tree_put_number(region, "startLine", diag->place.line);
        if (diag->place.column) {
            tree_put_number(region, "startColumn", diag->place.column);
        }
        tree_put(physical, "region", region);
    }
    tree_put(o, "physicalLocation", physical);
    return o;
}

static struct json_t *result(const struct diag *diag, uint32_t rule)
{
    struct json_t *o = tree_object(), *places = tree_list();
    struct buf text = {0};
    buf_add(&text, diag->text);
    if (diag->hint.n) {
        buf_fmt(&text, " (%s)", diag->hint.p);
    }
    tree_put_text(o, "ruleId", str_of(diag_code_name(diag->code)));
    tree_put_number(o, "ruleIndex", rule);
    tree_put_text(o, "level", str_of(severity_name(diag->severity)));
    tree_put(o, "message", message(buf_str(&text)));
    if (diag->place.path.n) {
        tree_push(places, location(diag));
    }
    tree_put(o, "locations", places);
    buf_free(&text);
    return o;
}

static struct json_t *rule(struct arena *a, const struct diag *diag)
{
    struct json_t *o = tree_object(), *usual = tree_object();
    tree_put_text(o, "id", str_of(diag_code_name(diag->code)));
    tree_put(o, "shortDescription", message(diag_code_text(a, diag->code)));
    tree_put_text(usual, "level", str_of(severity_name(diag->severity)));
    tree_put(o, "defaultConfiguration", usual);
    return o;
}

static void put_results(struct json_t *run, struct json_t *rules,
                        const struct diags_frame *frame, const struct diags *d)
{
    struct arena a = {0};
    struct json_t *results = tree_list();
    uint32_t index[DIAG_N] = {0}; // place of the code among the rules + 1
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->list.n; i++) {
        const struct diag *diag = &d->list.at[i];
        if (diag->severity < frame->least) {
            continue;
        }
        if (index[diag->code] == 0) {
            index[diag->code] = ++n;
            tree_push(rules, rule(&a, diag));
        }
        tree_push(results, result(diag, index[diag->code] - 1));
    }
    tree_put(run, "results", results);
    arena_free(&a);
}

void render_diags_sarif(struct buf *out, const struct diags_frame *frame,
                        const struct diags *d)
{
    struct json_t *log = tree_object(), *runs = tree_list(), *run = tree_object();
    struct json_t *tool = tree_object(), *driver = tree_object(), *rules = tree_list();
    put_results(run, rules, frame, d);
    tree_put_text(driver, "name", STR("qingdan"));
    tree_put_text(driver, "version", frame->tool_version);
    tree_put(driver, "rules", rules);
    tree_put(tool, "driver", driver);
    tree_put(run, "tool", tool);
    tree_put_text(run, "columnKind", STR("unicodeCodePoints"));
    tree_push(runs, run);
    tree_put_text(log, "$schema", STR("https://json.schemastore.org/sarif-2.1.0.json"));
    tree_put_text(log, "version", STR("2.1.0"));
    tree_put(log, "runs", runs);
    tree_write(out, log);
}
