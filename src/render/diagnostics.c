// diagnostics.c: diagnostics about rules as JSON and as SARIF 2.1.0.
#include "render/diagnostics.h"

#include "render/sarif.h"
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
    tree_put(o, "message", sarif_message(buf_str(&text)));
    if (diag->place.path.n) {
        tree_push(places, sarif_location(diag->place.path, diag->place.line,
                                         diag->place.column));
    }
    tree_put(o, "locations", places);
    buf_free(&text);
    return o;
}

static struct json_t *rule(struct arena *a, const struct diag *diag)
{
    struct json_t *o = tree_object(), *usual = tree_object();
    tree_put_text(o, "id", str_of(diag_code_name(diag->code)));
    tree_put(o, "shortDescription", sarif_message(diag_code_text(a, diag->code)));
    tree_put_text(usual, "level", str_of(severity_name(diag->severity)));
    tree_put(o, "defaultConfiguration", usual);
    return o;
}

void render_diags_sarif(struct buf *out, const struct diags_frame *frame,
                        const struct diags *d)
{
    struct arena a = {0};
    struct json_t *rules = tree_list();
    uint32_t index[DIAG_N] = {0}; // place of the code among the rules + 1
    uint32_t n = 0, results = 0;
    sarif_begin(out);
    for (uint32_t i = 0; i < d->list.n; i++) {
        const struct diag *diag = &d->list.at[i];
        if (diag->severity < frame->least) {
            continue;
        }
        if (index[diag->code] == 0) {
            index[diag->code] = ++n;
            tree_push(rules, rule(&a, diag));
        }
        sarif_result(out, result(diag, index[diag->code] - 1), &results);
    }
    sarif_end(out, frame->tool_version, rules, true, NULL);
    arena_free(&a);
}
