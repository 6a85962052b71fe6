// rules_check.c: the command `rules check`: all that is wrong or odd in a pack.
#include "workbench.h"

#include "base/buf.h"
#include "render/diagnostics.h"
#include "rule/load.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b)
{
    const struct diag *x = a;
    const struct diag *y = b;
    int path = strcmp(x->place.path.p, y->place.path.p);
    if (path) {
        return path;
    }
    if (x->place.line != y->place.line) {
        return x->place.line < y->place.line ? -1 : 1;
    }
    if (x->place.column != y->place.column) {
        return x->place.column < y->place.column ? -1 : 1;
    }
    return x->code != y->code ? (int)x->code - (int)y->code
                              : strcmp(x->text.p, y->text.p);
}

static enum severity least(const struct session *s)
{
    return s->options.quiet     ? SEVERITY_ERROR
           : s->options.verbose ? SEVERITY_NOTE
                                : SEVERITY_WARNING;
}

// The faults themselves go to standard error.
static void put_text(struct session *s, struct buf *out, const void *what)
{
    const struct pipeline *p = what;
    session_print(s, &s->diags, least(s));
    if (s->diags.errors) {
        buf_fmt(out, say("%s: %u errors, %u warnings\n"), p->pack.folder.p,
                s->diags.errors, s->diags.warnings);
    } else {
        buf_fmt(out, say("%s: %u items, %u sets, %u guards; no errors, %u warnings\n"),
                p->pack.folder.p, p->pack.items.n, p->pack.sets.n, p->pack.guards.n,
                s->diags.warnings);
    }
}

static struct diags_frame frame(const struct session *s, const void *what)
{
    const struct pipeline *p = what;
    return (struct diags_frame){STR(VERSION), p->pack.folder, least(s)};
}

static void put_json(struct session *s, struct buf *out, const void *what)
{
    struct diags_frame f = frame(s, what);
    render_diags_json(out, &f, &s->diags);
}

static void put_sarif(struct session *s, struct buf *out, const void *what)
{
    struct diags_frame f = frame(s, what);
    render_diags_sarif(out, &f, &s->diags);
}

static const struct workbench_format formats[] = {
    {"text", put_text},
    {"json", put_json},
    {"sarif", put_sarif},
    {0},
};

// What needs a sound pack to be said.
static void add_warnings(struct session *s, struct pipeline *p)
{
    rules_warn(&s->diags, &p->pack, read_find_traditional);
    match_warn(&p->run, &s->diags, &p->pack, p->program, read_fold_rule);
    rules_add_excerpts(&s->diags);
}

enum status command_rules_check(struct session *s)
{
    struct pipeline p = {0};
    if (!workbench_inputs(s, 0, 1, say("name one pack only")) ||
        !workbench_formats(s, formats)) {
        return STATUS_USAGE;
    }
    bool ok = workbench_load(s, 0, &p, false);
    if (ok) {
        add_warnings(s, &p);
    }
    if (s->diags.list.n) {
        qsort(s->diags.list.at, s->diags.list.n, sizeof *s->diags.list.at, by_place);
    }
    workbench_put(s, formats, &p);
    pipeline_close(&p);
    return ok ? STATUS_PASSED : STATUS_RULES;
}
