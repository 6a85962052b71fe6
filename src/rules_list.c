// rules_list.c: the command `rules list`: the items of a pack.
#include "workbench.h"

#include "base/buf.h"
#include "base/csv.h"
#include "base/utf8.h"
#include "render/tree.h"

struct item_size {
    uint32_t patterns, examples;
};

static struct item_size size_of(const struct item *it)
{
    struct item_size size = {.examples = it->examples.n};
    size.patterns = it->when.n + it->core.n + it->figures.n + it->shown.n + it->nil.n +
                    it->friends.n + it->friends_sentence.n + it->detail.n;
    for (uint32_t i = 0; i < it->aspects.n; i++) {
        size.patterns += it->aspects.at[i].patterns.n;
    }
    return size;
}

static void put_padded(struct buf *out, struct str text, int width)
{
    buf_add(out, text);
    for (int w = utf8_width(text); w < width; w++) {
        buf_byte(out, ' ');
    }
    buf_byte(out, ' ');
}

static void put_text_row(struct session *s, struct buf *out, const struct pack *pack,
                         const struct item *it)
{
    struct item_size size = size_of(it);
    put_padded(out, it->id, 6);
    put_padded(out, it->group, 3);
    put_padded(out, str_of(item_kind_name(it->kind)), 9);
    for (uint32_t b = 0; b < pack->bodies.n; b++) {
        struct buf weight = {0};
        buf_hundredths(&weight, it->weight_h[b]);
        buf_fmt(out, "%6s ", it->applies[b] == APPLIES_NOT ? "-" : buf_str(&weight).p);
        buf_free(&weight);
    }
    buf_fmt(out, "%5u %5u  %s\n", size.patterns, size.examples,
            workbench_said(s, it->name, it->name_en).p);
}

static void put_text_head(struct buf *out, const struct pack *pack)
{
    put_padded(out, str_of(say("item")), 6);
    put_padded(out, str_of(say("gr.")), 3);
    put_padded(out, str_of(say("kind")), 9);
    for (uint32_t b = 0; b < pack->bodies.n; b++) {
        buf_fmt(out, "%6.6s ", pack->bodies.at[b].id.p);
    }
    buf_addz(out, "patt. exam.\n");
}

static void put_text(struct session *s, struct buf *out, const void *what)
{
    const struct pack *pack = what;
    struct item_size sum = {0};
    uint32_t n = 0;
    put_text_head(out, pack);
    for (uint32_t i = 0; i < pack->items.n; i++) {
        const struct item *it = &pack->items.at[i];
        if (workbench_selected(s, it->id)) {
            struct item_size size = size_of(it);
            put_text_row(s, out, pack, it);
            sum.patterns += size.patterns;
            sum.examples += size.examples;
            n++;
        }
    }
    buf_fmt(out, say("%u items, %u patterns, %u examples\n"), n, sum.patterns,
            sum.examples);
}

static void put_cell(struct buf *out, struct str cell)
{
    buf_byte(out, ',');
    csv_put_cell(out, cell);
}

static void put_csv_row(struct session *s, struct buf *out, const struct pack *pack,
                        const struct item *it)
{
    struct item_size size = size_of(it);
    csv_put_cell(out, it->id);
    put_cell(out, workbench_said(s, it->name, it->name_en));
    put_cell(out, it->group);
    put_cell(out, str_of(item_kind_name(it->kind)));
    for (uint32_t b = 0; b < pack->bodies.n; b++) {
        buf_byte(out, ',');
        buf_hundredths(out, it->weight_h[b]);
    }
    buf_fmt(out, ",%u,%u\r\n", size.patterns, size.examples);
}

static void put_csv(struct session *s, struct buf *out, const void *what)
{
    const struct pack *pack = what;
    buf_addz(out, s->options.bom ? "\xEF\xBB\xBF" : "");
    buf_addz(out, "item,name,group,kind");
    for (uint32_t b = 0; b < pack->bodies.n; b++) {
        buf_fmt(out, ",weight_%s", pack->bodies.at[b].id.p);
    }
    buf_addz(out, ",patterns,examples\r\n");
    for (uint32_t i = 0; i < pack->items.n; i++) {
        if (workbench_selected(s, pack->items.at[i].id)) {
            put_csv_row(s, out, pack, &pack->items.at[i]);
        }
    }
}

static struct json_t *item_object(const struct pack *pack, const struct item *it)
{
    static const char *const applies[] = {"M", "E", "C", "O", "-"};
    struct json_t *o = tree_object(), *weight = tree_object(), *how = tree_object();
    struct item_size size = size_of(it);
    for (uint32_t b = 0; b < pack->bodies.n; b++) {
        tree_put_points(weight, pack->bodies.at[b].id.p, it->weight_h[b]);
        tree_put_text(how, pack->bodies.at[b].id.p, str_of(applies[it->applies[b]]));
    }
    tree_put_text(o, "id", it->id);
    tree_put_text(o, "name", it->name);
    tree_put_text(o, "name_en", it->name_en);
    tree_put_text(o, "group", it->group);
    tree_put_text(o, "kind", str_of(item_kind_name(it->kind)));
    tree_put(o, "applies", how);
    tree_put(o, "weight", weight);
    tree_put_number(o, "patterns", size.patterns);
    tree_put_number(o, "examples", size.examples);
    tree_put_text(o, "path", it->place.path);
    tree_put_number(o, "line", it->place.line);
    return o;
}

static void put_json(struct session *s, struct buf *out, const void *what)
{
    const struct pack *pack = what;
    struct json_t *o = tree_object(), *items = tree_list();
    for (uint32_t i = 0; i < pack->items.n; i++) {
        if (workbench_selected(s, pack->items.at[i].id)) {
            tree_push(items, item_object(pack, &pack->items.at[i]));
        }
    }
    tree_put_text(o, "schema", STR("qingdan.items/1"));
    tree_put_text(o, "pack", pack->id);
    tree_put_text(o, "edition", pack->edition);
    tree_put_text(o, "sha256", pack->sha256);
    tree_put(o, "items", items);
    tree_write(out, o);
}

static const struct workbench_format formats[] = {
    {"text", put_text},
    {"csv", put_csv},
    {"json", put_json},
    {0},
};

enum status command_rules_list(struct session *s)
{
    return workbench_show(s, formats);
}
