// disputes.c: the command `disputes`: what reviewers call wrong, as labelled rows for
// `agree` and as examples to put into the rules.
#include "base/csv.h"
#include "base/limits.h"
#include "waivers.h"
#include "workbench.h"

enum { QUOTES_MOST = 3 };

struct dispute {
    struct str path, item, name, should, reason, owner;
    enum verdict got;
    struct position at;
    struct str quote[QUOTES_MOST]; // what the verdict rests on, else the nearest miss
    uint32_t quotes;
};

struct disputes {
    VEC(struct dispute) list;
    uint32_t failed;
};

// --- formats ---

static void put_csv(struct session *s, struct buf *out, const void *what)
{
    const struct disputes *all = what;
    buf_addz(out, s->options.bom ? "\xEF\xBB\xBF" : "");
    buf_addz(out, "path,item,verdict,also,why\r\n");
    for (uint32_t i = 0; i < all->list.n; i++) {
        const struct dispute *d = &all->list.at[i];
        csv_put_cell(out, d->path);
        buf_byte(out, ',');
        csv_put_cell(out, d->item);
        buf_byte(out, ',');
        csv_put_cell(out, d->should);
        buf_addz(out, ",,");
        csv_put_cell(out, d->reason);
        buf_addz(out, "\r\n");
    }
}

// A text in double quotes of YAML; nothing of the document ends the string or a line,
// or steers the terminal.
static void put_quoted(struct buf *out, struct str text)
{
    struct buf safe = {0};
    safe_put(&safe, text);
    buf_byte(out, '"');
    for (size_t i = 0; i < safe.n; i++) {
        if (safe.p[i] == '"' || safe.p[i] == '\\') {
            buf_byte(out, '\\');
        }
        buf_byte(out, safe.p[i]);
    }
    buf_byte(out, '"');
    buf_free(&safe);
}

static const char *example_kind(struct str should)
{
    return str_is(should, "present") ? "full"
           : str_is(should, "weak")  ? "weak"
                                     : "none";
}

static void put_yaml(struct session *s, struct buf *out, const void *what)
{
    const struct disputes *all = what;
    (void)s;
    buf_fmt(out, "# %s\n",
            say("drafts: cut each quotation down to the sentence that decides, mask "
                "names, then move it to the examples of its item"));
    for (uint32_t i = 0; i < all->list.n; i++) {
        const struct dispute *d = &all->list.at[i];
        buf_fmt(out, "\n# %s %s: %s → %s: ", d->item.p, d->name.p, verdict_name(d->got),
                d->should.p);
        safe_put(out, d->reason);
        buf_addz(out, " (");
        safe_put(out, d->owner);
        buf_addz(out, ")\n# ");
        safe_put(out, d->path);
        buf_fmt(out, ":%u:%u\n", d->at.line, d->at.column);
        if (d->quotes) {
            buf_fmt(out, "- id: %s\n  examples:\n    %s:\n", d->item.p,
                    example_kind(d->should));
        }
        for (uint32_t k = 0; k < d->quotes; k++) {
            buf_addz(out, "      - ");
            put_quoted(out, d->quote[k]);
            buf_byte(out, '\n');
        }
        if (d->quotes == 0) {
            buf_fmt(out, "# %s\n", say("no passage was found: look for it by hand"));
        }
    }
}

static const struct workbench_format formats[] = {
    {"csv", put_csv},
    {"yaml", put_yaml},
    {0},
};

// --- collecting ---

static void add_dispute(struct session *s, const struct report *report,
                        const struct waiver *w, struct disputes *out)
{
    struct arena *a = &s->arena;
    const struct item_result *r = report_item(report, w->item);
    if (!r) {
        return;
    }
    struct dispute d = {
        .path = arena_copy(a, report->path),
        .item = w->item,
        .name = arena_copy(a, r->name),
        .should = w->should,
        .reason = w->reason,
        .owner = w->owner,
        .got = r->verdict,
        .at = r->at,
    };
    for (uint32_t i = 0; i < r->evidence.n && d.quotes < QUOTES_MOST; i++) {
        struct str quote = r->evidence.at[i].quote;
        if (d.quotes == 0 || !str_eq(d.quote[d.quotes - 1], quote)) {
            d.quote[d.quotes++] = arena_copy(a, quote);
        }
    }
    if (d.quotes == 0 && r->has_nearest) {
        d.at = r->nearest.at;
        d.quote[d.quotes++] = arena_copy(a, r->nearest.quote);
    }
    vec_push(a, &out->list, d);
}

static void add_disputes(struct session *s, const struct report *report,
                         struct waivers *w, struct disputes *out)
{
    for (uint32_t i = 0; i < w->list.n; i++) {
        struct waiver *one = &w->list.at[i];
        if (!waiver_fits(one, report->path, report->issuer)) {
            continue;
        }
        one->used = true;
        if (one->kind == DECISION_WRONG) {
            add_dispute(s, report, one, out);
        }
    }
}

static void collect(struct session *s, const struct pipeline *p, struct waivers *w,
                    const struct paths *files, struct disputes *out)
{
    struct arena document = {0};
    for (uint32_t i = 0; i < files->list.n; i++) {
        struct report report;
        if (corpus_judge(s, p, &document, files->list.at[i], &report, NULL)) {
            add_disputes(s, &report, w, out);
        } else {
            out->failed++;
        }
        arena_reset(&document);
    }
    arena_free(&document);
}

static enum status run(struct session *s, const struct pipeline *p)
{
    struct diags d = {.arena = &s->arena};
    struct waivers w;
    struct paths files = {0};
    struct disputes all = {0};
    if (!waivers_read(s, &d, s->options.inputs.at[0], &p->pack, &w)) {
        session_print(s, &d, SEVERITY_ERROR);
        return STATUS_INPUT;
    }
    session_files(s, &d, &files);
    collect(s, p, &w, &files, &all);
    waivers_unused(&w, &d);
    session_print(s, &d, s->options.quiet ? SEVERITY_ERROR : SEVERITY_WARNING);
    workbench_put(s, formats, &all);
    return all.failed || d.errors ? STATUS_INPUT : STATUS_PASSED;
}

enum status command_disputes(struct session *s)
{
    struct pipeline p = {0};
    if (!workbench_inputs(s, 2, LIMIT_FILES,
                          say("name the table of decisions, then files or folders")) ||
        !workbench_formats(s, formats)) {
        return STATUS_USAGE;
    }
    enum status status = session_load(s, &p) ? run(s, &p) : STATUS_RULES;
    pipeline_close(&p);
    return status;
}
