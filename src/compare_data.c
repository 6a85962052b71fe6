// compare_data.c: comparisons for programs: JSON, and CSV with a row per changed item.
#include "compare.h"

#include "base/csv.h"
#include "render/tree.h"

// --- JSON ---

static void put_position(struct json_t *o, struct position at)
{
    tree_put_number(o, "line", at.line);
    tree_put_number(o, "column", at.column);
}

static struct json_t *quotation_object(const struct quotation *q)
{
    struct json_t *o = tree_object();
    put_position(o, q->at);
    tree_put_text(o, "quote", q->quote);
    tree_put_text(o, "aspect", q->aspect);
    tree_put_text(o, "guard", q->guard);
    return o;
}

static struct json_t *side_object(const struct compared_side *side, bool scored)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "path", side->path);
    tree_put_text(o, "issuer", side->issuer);
    tree_put(o, "year", side->year ? tree_number(side->year) : tree_null());
    if (scored) {
        tree_put_points(o, "points", side->score.points_h);
        tree_put_text(o, "grade", side->score.grade);
    }
    return o;
}

static struct json_t *verdict_object(const struct compared_verdict *v)
{
    struct json_t *o = tree_object(), *evidence = tree_list();
    for (uint32_t i = 0; i < v->evidence.n; i++) {
        tree_push(evidence, quotation_object(&v->evidence.at[i]));
    }
    tree_put_name(o, "verdict", v->there ? verdict_name(v->verdict) : "absent");
    tree_put_points(o, "points", v->points_h);
    tree_put_points(o, "weight", v->weight_h);
    tree_put_text(o, "reason", v->reason);
    tree_put(o, "evidence", evidence);
    return o;
}

static struct json_t *item_object(const struct compared_item *item)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "id", item->id);
    tree_put_text(o, "name", item->name);
    tree_put_name(o, "change",
                  item->change == CHANGE_WORSE    ? "worse"
                  : item->change == CHANGE_BETTER ? "better"
                                                  : "other");
    tree_put(o, "before", verdict_object(&item->before));
    tree_put(o, "after", verdict_object(&item->after));
    return o;
}

static struct json_t *group_object(const struct compared_group *g)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "id", g->id);
    tree_put_text(o, "name", g->name);
    tree_put_points(o, "before", g->before_h);
    tree_put_points(o, "before_possible", g->before_of_h);
    tree_put_points(o, "after", g->after_h);
    tree_put_points(o, "after_possible", g->after_of_h);
    return o;
}

static struct json_t *finding_object(const struct compared_finding *f)
{
    static const char *const fates[] = {"solved", "new", "remaining"};
    struct json_t *o = tree_object();
    tree_put_name(o, "fate", fates[f->fate]);
    tree_put_text(o, "id", f->finding.id);
    tree_put_name(o, "severity", finding_severity_name(f->finding.severity));
    put_position(o, f->finding.at);
    tree_put_text(o, "message", f->finding.message);
    tree_put_text(o, "quote", f->finding.quote);
    return o;
}

static void put_texts(struct json_t *o, const struct comparison *c)
{
    static const char *const kept[] = {"not-met", "touched-on", "met"};
    struct json_t *repeated = tree_list(), *promises = tree_list();
    for (uint32_t i = 0; i < c->repeated.n; i++) {
        const struct repeated_point *r = &c->repeated.at[i];
        struct json_t *one = tree_object();
        tree_put_name(one, "section", role_name(r->role));
        tree_put_number(one, "percent", r->percent);
        tree_put(one, "before", quotation_object(&r->before));
        tree_put(one, "after", quotation_object(&r->after));
        tree_push(repeated, one);
    }
    for (uint32_t i = 0; i < c->promises.n; i++) {
        const struct kept_promise *p = &c->promises.at[i];
        struct json_t *one = tree_object();
        tree_put_name(one, "kept", kept[p->kept]);
        tree_put_text(one, "theme", p->theme);
        tree_put(one, "plan", quotation_object(&p->plan));
        tree_put(one, "measure",
                 p->kept == KEPT_NOT ? tree_null() : quotation_object(&p->measure));
        tree_push(promises, one);
    }
    tree_put(o, "repeated", repeated);
    tree_put(o, "plan", promises);
}

static struct json_t *pair_object(const struct comparison *c)
{
    struct json_t *o = tree_object(), *items = tree_list(), *groups = tree_list();
    struct json_t *findings = tree_list();
    for (uint32_t i = 0; i < c->items.n; i++) {
        tree_push(items, item_object(&c->items.at[i]));
    }
    for (uint32_t i = 0; i < c->groups.n; i++) {
        tree_push(groups, group_object(&c->groups.at[i]));
    }
    for (uint32_t i = 0; i < c->findings.n; i++) {
        tree_push(findings, finding_object(&c->findings.at[i]));
    }
    tree_put(o, "before", side_object(&c->before, true));
    tree_put(o, "after", side_object(&c->after, true));
    tree_put_yes(o, "worse", c->worse);
    tree_put(o, "groups", groups);
    tree_put(o, "items", items);
    tree_put(o, "findings", findings);
    if (c->texts) {
        put_texts(o, c);
    }
    return o;
}

static struct json_t *sides(const struct compared_side *at, uint32_t n)
{
    struct json_t *list = tree_list();
    for (uint32_t i = 0; i < n; i++) {
        tree_push(list, side_object(&at[i], false));
    }
    return list;
}

void compare_put_json(struct session *s, struct buf *out, const void *what)
{
    const struct comparisons *all = what;
    struct json_t *o = tree_object(), *pairs = tree_list();
    (void)s;
    for (uint32_t i = 0; i < all->pairs.n; i++) {
        tree_push(pairs, pair_object(&all->pairs.at[i]));
    }
    tree_put_name(o, "schema", "qingdan.compare/1");
    tree_put(o, "pairs", pairs);
    tree_put(o, "only_before", sides(all->only_before.at, all->only_before.n));
    tree_put(o, "only_after", sides(all->only_after.at, all->only_after.n));
    tree_put_number(o, "compared", all->pairs.n);
    tree_put_number(o, "worse", all->worse);
    tree_put_number(o, "failed", all->failed);
    tree_put_points(o, "mean_before", all->mean_before_h);
    tree_put_points(o, "mean_after", all->mean_after_h);
    tree_write(out, o);
}

// --- CSV ---

static void put_cell(struct buf *out, struct str cell)
{
    csv_put_cell(out, cell);
    buf_byte(out, ',');
}

static void put_side(struct buf *out, const struct compared_verdict *v)
{
    put_cell(out, v->there ? str_of(verdict_name(v->verdict)) : STR(""));
    buf_hundredths(out, v->points_h);
    buf_byte(out, ',');
    if (v->evidence.n) {
        buf_fmt(out, "%u,", v->evidence.at[0].at.line);
        csv_put_cell(out, v->evidence.at[0].quote);
    } else {
        buf_byte(out, ',');
    }
}

void compare_put_csv(struct session *s, struct buf *out, const void *what)
{
    const struct comparisons *all = what;
    buf_addz(out, s->options.bom ? "\xEF\xBB\xBF" : "");
    buf_addz(out, "before,after,issuer,score_before,score_after,item,name,"
                  "verdict_before,points_before,line_before,quote_before,"
                  "verdict_after,points_after,line_after,quote_after\r\n");
    for (uint32_t i = 0; i < all->pairs.n; i++) {
        const struct comparison *c = &all->pairs.at[i];
        for (uint32_t k = 0; k < c->items.n; k++) {
            const struct compared_item *item = &c->items.at[k];
            put_cell(out, c->before.path);
            put_cell(out, c->after.path);
            put_cell(out, c->after.issuer);
            buf_hundredths(out, c->before.score.points_h);
            buf_byte(out, ',');
            buf_hundredths(out, c->after.score.points_h);
            buf_byte(out, ',');
            put_cell(out, item->id);
            put_cell(out, item->name);
            put_side(out, &item->before);
            buf_byte(out, ',');
            put_side(out, &item->after);
            buf_addz(out, "\r\n");
        }
    }
}
