// rules_coverage.c: the command `rules coverage`: which items look after which clauses.
#include "workbench.h"

#include "base/buf.h"
#include "base/csv.h"
#include "base/utf8.h"
#include "render/tree.h"

struct totals {
    uint32_t how[CLAUSE_N], clauses, waiting, uncovered;
};

static const char *how_name(enum clause_how how)
{
    static const char *const names[CLAUSE_N] = {"automated", "partly", "manual", "not"};
    return names[how];
}

static const char *how_said(enum clause_how how)
{
    static const char *const names[CLAUSE_N] = {
        SAY_LATER("judged"), SAY_LATER("judged in part"), SAY_LATER("needs a person"),
        SAY_LATER("not looked after")};
    return say(names[how]);
}

// The ids of a clause, with a mark behind those the pack does not hold.
static struct str ids_said(struct session *s, const struct pack *pack,
                           const struct clause *c, struct totals *t)
{
    struct str list = STR("");
    for (uint32_t i = 0; i < c->items.n; i++) {
        bool known = pack_item(pack, c->items.at[i]) >= 0;
        t->waiting += !known;
        list = arena_fmt(&s->arena, "%s%s%s%s", list.p, i ? " " : "", c->items.at[i].p,
                         known ? "" : "?");
    }
    return list.n ? list : STR("-");
}

static void put_padded(struct buf *out, struct str text, int width)
{
    safe_put(out, text);
    for (int w = utf8_width(text); w < width; w++) {
        buf_byte(out, ' ');
    }
    buf_addz(out, "  ");
}

static bool is_named(const struct pack *pack, struct str id)
{
    for (uint32_t i = 0; i < pack->coverage.n; i++) {
        const struct clause *c = &pack->coverage.at[i];
        for (uint32_t k = 0; k < c->items.n; k++) {
            if (str_eq(c->items.at[k], id)) {
                return true;
            }
        }
    }
    return false;
}

static void put_totals(struct buf *out, const struct pack *pack, struct totals *t)
{
    for (uint32_t i = 0; i < pack->items.n; i++) {
        if (!is_named(pack, pack->items.at[i].id)) {
            buf_fmt(out, "%s%s", t->uncovered ? " " : say("items of no clause: "),
                    pack->items.at[i].id.p);
            t->uncovered++;
        }
    }
    buf_addz(out, t->uncovered ? "\n" : "");
    buf_fmt(out,
            say("%u clauses: %u judged, %u in part, %u need a person, %u not looked "
                "after\n"),
            t->clauses, t->how[CLAUSE_AUTOMATED], t->how[CLAUSE_PARTLY],
            t->how[CLAUSE_MANUAL], t->how[CLAUSE_NOT]);
    if (t->waiting) {
        buf_fmt(out, say("? = the pack holds no such item yet (%u)\n"), t->waiting);
    }
}

static void put_text(struct session *s, struct buf *out, const void *what)
{
    const struct pack *pack = what;
    struct totals t = {0};
    struct str source = STR("");
    for (uint32_t i = 0; i < pack->coverage.n; i++) {
        const struct clause *c = &pack->coverage.at[i];
        if (!str_eq(c->source, source)) {
            buf_fmt(out, "%s《%s》\n", i ? "\n" : "", c->source.p);
            source = c->source;
        }
        t.clauses++;
        t.how[c->how]++;
        buf_addz(out, "  ");
        put_padded(out, c->article, 14);
        put_padded(out, str_of(how_said(c->how)), 16);
        put_padded(out, ids_said(s, pack, c, &t), 24);
        safe_put(out, c->clause);
        if (c->note.n) {
            buf_addz(out, " (");
            safe_put(out, c->note);
            buf_byte(out, ')');
        }
        buf_byte(out, '\n');
    }
    if (pack->coverage.n == 0) {
        buf_fmt(out, "%s\n", say("the pack has no list 'coverage'"));
        return;
    }
    buf_byte(out, '\n');
    put_totals(out, pack, &t);
}

static void put_csv(struct session *s, struct buf *out, const void *what)
{
    const struct pack *pack = what;
    struct totals t = {0};
    buf_addz(out, s->options.bom ? "\xEF\xBB\xBF" : "");
    buf_addz(out, "source,article,clause,how,items,note\r\n");
    for (uint32_t i = 0; i < pack->coverage.n; i++) {
        const struct clause *c = &pack->coverage.at[i];
        const struct str cells[] = {c->source,
                                    c->article,
                                    c->clause,
                                    str_of(how_name(c->how)),
                                    c->items.n ? ids_said(s, pack, c, &t) : STR(""),
                                    c->note};
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++) {
            buf_addz(out, k ? "," : "");
            csv_put_cell(out, cells[k]);
        }
        buf_addz(out, "\r\n");
    }
}

static struct json_t *clause_object(const struct pack *pack, const struct clause *c)
{
    struct json_t *o = tree_object(), *items = tree_list(), *lacking = tree_list();
    for (uint32_t i = 0; i < c->items.n; i++) {
        bool known = pack_item(pack, c->items.at[i]) >= 0;
        tree_push(known ? items : lacking, tree_text(c->items.at[i]));
    }
    tree_put_text(o, "source", c->source);
    tree_put_text(o, "article", c->article);
    tree_put_text(o, "clause", c->clause);
    tree_put_text(o, "how", str_of(how_name(c->how)));
    tree_put(o, "items", items);
    tree_put(o, "lacking", lacking);
    tree_put_text(o, "note", c->note);
    return o;
}

static void put_json(struct session *s, struct buf *out, const void *what)
{
    const struct pack *pack = what;
    struct json_t *o = tree_object(), *list = tree_list();
    (void)s;
    for (uint32_t i = 0; i < pack->coverage.n; i++) {
        tree_push(list, clause_object(pack, &pack->coverage.at[i]));
    }
    tree_put_text(o, "schema", STR("qingdan.coverage/1"));
    tree_put_text(o, "pack", pack->id);
    tree_put_text(o, "edition", pack->edition);
    tree_put(o, "clauses", list);
    tree_write(out, o);
}

static const struct workbench_format formats[] = {
    {"text", put_text},
    {"csv", put_csv},
    {"json", put_json},
    {0},
};

enum status command_rules_coverage(struct session *s)
{
    return workbench_show(s, formats);
}
