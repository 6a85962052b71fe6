// rules_diff.c: the command `rules diff`: structure, then verdicts on reports.
#include "rules_diff.h"

#include "base/buf.h"
#include "render/tree.h"

struct difference {
    const struct pack *old, *new;
    struct changes changes;
    struct corpus_change corpus;
};

// --- text ---

static void put_change(struct buf *out, const struct change *c)
{
    buf_fmt(out, "%c %s", c->sign, c->what.p);
    if (c->text.n) {
        buf_addz(out, ": ");
        safe_put(out, c->text);
    }
    if (c->place.path.n) {
        buf_addz(out, "  (");
        workbench_put_place(out, c->place);
        buf_byte(out, ')');
    }
    buf_byte(out, '\n');
}

static void put_side(struct buf *out, const char *name, const struct judged_item *j)
{
    if (!j->there) {
        return;
    }
    buf_fmt(out, "      %s: ", name);
    safe_put(out, j->reason);
    buf_byte(out, '\n');
    for (uint32_t i = 0; i < j->evidence.n; i++) {
        const struct quotation *q = &j->evidence.at[i];
        buf_fmt(out, "        %u:%u ", q->at.line, q->at.column);
        safe_put(out, q->quote);
        if (q->aspect.n || q->guard_said.n) {
            buf_addz(out, " (");
            safe_put(out, q->aspect.n ? q->aspect : q->guard_said);
            buf_byte(out, ')');
        }
        buf_byte(out, '\n');
    }
}

static void put_arrow(struct buf *out, int32_t old_h, int32_t new_h)
{
    buf_hundredths(out, old_h);
    buf_addz(out, " → ");
    buf_hundredths(out, new_h);
}

static void put_report(struct buf *out, const struct report_change *r)
{
    safe_put(out, r->path);
    buf_addz(out, ": ");
    put_arrow(out, r->old_h, r->new_h);
    buf_byte(out, '\n');
    for (uint32_t i = 0; i < r->items.n; i++) {
        const struct item_change *c = &r->items.at[i];
        const char *none = say("not in the pack");
        buf_fmt(out, "  %s %s: %s → %s, ", c->id.p, c->name.p,
                c->old.there ? verdict_name(c->old.verdict) : none,
                c->new.there ? verdict_name(c->new.verdict) : none);
        put_arrow(out, c->old.points_h, c->new.points_h);
        buf_byte(out, '\n');
        put_side(out, say("old"), &c->old);
        put_side(out, say("new"), &c->new);
    }
    for (uint32_t i = 0; i < r->findings.n; i++) {
        const struct finding *f = &r->findings.at[i].finding;
        buf_fmt(out, "  %c %s %u:%u ", r->findings.at[i].sign, f->id.p, f->at.line,
                f->at.column);
        safe_put(out, f->message);
        buf_byte(out, '\n');
    }
}

static void put_text(struct session *s, struct buf *out, const void *what)
{
    const struct difference *d = what;
    for (uint32_t i = 0; i < d->changes.list.n; i++) {
        put_change(out, &d->changes.list.at[i]);
    }
    if (s->options.corpus.n) {
        buf_addz(out, d->changes.list.n ? "\n" : "");
        for (uint32_t i = 0; i < d->corpus.list.n; i++) {
            put_report(out, &d->corpus.list.at[i]);
        }
    }
    buf_fmt(out, say("%u changes in the rules\n"), d->changes.list.n);
    if (s->options.corpus.n) {
        buf_fmt(out, say("%u of %u reports change\n"), d->corpus.list.n,
                d->corpus.reports);
    }
}

// --- JSON ---

static struct json_t *pack_object(const struct pack *p)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "id", p->id);
    tree_put_text(o, "edition", p->edition);
    tree_put_text(o, "folder", p->folder);
    tree_put_text(o, "sha256", p->sha256);
    return o;
}

static struct json_t *change_object(const struct change *c)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "change",
                  c->sign == '+'   ? STR("added")
                  : c->sign == '-' ? STR("removed")
                                   : STR("changed"));
    tree_put_text(o, "what", c->what);
    tree_put_text(o, "text", c->text);
    tree_put_text(o, "path", c->place.path);
    tree_put_number(o, "line", c->place.line);
    return o;
}

static void put_side_object(struct json_t *item, const char *key,
                            const struct judged_item *j)
{
    struct json_t *o = tree_object(), *evidence = tree_list();
    for (uint32_t i = 0; i < j->evidence.n; i++) {
        const struct quotation *q = &j->evidence.at[i];
        struct json_t *e = tree_object();
        tree_put_number(e, "line", q->at.line);
        tree_put_number(e, "column", q->at.column);
        tree_put_text(e, "quote", q->quote);
        tree_put_text(e, "aspect", q->aspect);
        tree_put_text(e, "guard", q->guard);
        tree_push(evidence, e);
    }
    tree_put_text(o, "verdict",
                  j->there ? str_of(verdict_name(j->verdict)) : STR("absent"));
    tree_put_points(o, "points", j->points_h);
    tree_put_text(o, "reason", j->reason);
    tree_put(o, "evidence", evidence);
    tree_put(item, key, o);
}

static struct json_t *finding_object(const struct finding_change *c)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "change", c->sign == '+' ? STR("added") : STR("removed"));
    tree_put_text(o, "id", c->finding.id);
    tree_put_text(o, "severity", str_of(finding_severity_name(c->finding.severity)));
    tree_put_number(o, "line", c->finding.at.line);
    tree_put_number(o, "column", c->finding.at.column);
    tree_put_text(o, "message", c->finding.message);
    return o;
}

static struct json_t *report_object(const struct report_change *r)
{
    struct json_t *o = tree_object(), *items = tree_list(), *findings = tree_list();
    for (uint32_t i = 0; i < r->items.n; i++) {
        const struct item_change *c = &r->items.at[i];
        struct json_t *item = tree_object();
        tree_put_text(item, "id", c->id);
        tree_put_text(item, "name", c->name);
        put_side_object(item, "old", &c->old);
        put_side_object(item, "new", &c->new);
        tree_push(items, item);
    }
    for (uint32_t i = 0; i < r->findings.n; i++) {
        tree_push(findings, finding_object(&r->findings.at[i]));
    }
    tree_put_text(o, "path", r->path);
    tree_put_points(o, "old_points", r->old_h);
    tree_put_points(o, "new_points", r->new_h);
    tree_put(o, "items", items);
    tree_put(o, "findings", findings);
    return o;
}

static void put_json(struct session *s, struct buf *out, const void *what)
{
    const struct difference *d = what;
    struct json_t *o = tree_object(), *changes = tree_list(), *reports = tree_list();
    (void)s;
    for (uint32_t i = 0; i < d->changes.list.n; i++) {
        tree_push(changes, change_object(&d->changes.list.at[i]));
    }
    for (uint32_t i = 0; i < d->corpus.list.n; i++) {
        tree_push(reports, report_object(&d->corpus.list.at[i]));
    }
    tree_put_text(o, "schema", STR("qingdan.rules-diff/1"));
    tree_put(o, "old", pack_object(d->old));
    tree_put(o, "new", pack_object(d->new));
    tree_put(o, "changes", changes);
    tree_put_number(o, "judged", d->corpus.reports);
    tree_put_number(o, "failed", d->corpus.failed);
    tree_put(o, "reports", reports);
    tree_write(out, o);
}

static const struct workbench_format formats[] = {
    {"text", put_text},
    {"json", put_json},
    {0},
};

static enum status compare(struct session *s, const struct pipeline *old,
                           const struct pipeline *new)
{
    struct difference d = {.old = &old->pack, .new = &new->pack};
    bool read = true;
    d.changes.arena = &s->arena;
    diff_packs(&d.changes, &old->pack, &new->pack);
    if (s->options.corpus.n) {
        read = diff_reports(s, old, new, &d.corpus);
    }
    workbench_put(s, formats, &d);
    return !read                                 ? STATUS_INPUT
           : d.changes.list.n || d.corpus.list.n ? STATUS_BELOW
                                                 : STATUS_PASSED;
}

enum status command_rules_diff(struct session *s)
{
    struct pipeline old = {0}, new = {0};
    if (!workbench_inputs(s, 2, 2, say("name two packs: the old and the new")) ||
        !workbench_formats(s, formats)) {
        return STATUS_USAGE;
    }
    enum status status = STATUS_RULES;
    if (workbench_load(s, 0, &old, true) && workbench_load(s, 1, &new, true)) {
        status = compare(s, &old, &new);
    }
    pipeline_close(&old);
    pipeline_close(&new);
    return status;
}
