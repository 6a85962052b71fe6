// rules_explain.c: the command `rules explain`: an item in words, or the pack as a
// handbook.
#include "workbench.h"

#include "base/buf.h"
#include "explain.h"

struct explained {
    const struct pack *pack;
    int item; // -1 = all
};

static void put_all(struct session *s, struct buf *out, const void *what, bool markdown)
{
    const struct explained *e = what;
    struct explain page = {s, out, e->pack, markdown, e->item < 0 ? 2 : 1};
    if (e->item >= 0) {
        explain_item(&page, &e->pack->items.at[e->item]);
        return;
    }
    explain_pack(&page);
}

static void put_text(struct session *s, struct buf *out, const void *what)
{
    put_all(s, out, what, false);
}

static void put_markdown(struct session *s, struct buf *out, const void *what)
{
    put_all(s, out, what, true);
}

static const struct workbench_format formats[] = {
    {"text", put_text},
    {"markdown", put_markdown},
    {0},
};

// One name alone is a pack when a folder of that name is there, else an id.
static struct str take_id(struct session *s)
{
    struct options *o = &s->options;
    if (o->inputs.n == 0 ||
        (o->inputs.n == 1 && file_kind(o->inputs.at[0]) == FILE_FOLDER)) {
        return STR("");
    }
    struct str id = o->inputs.at[0];
    o->inputs.at++;
    o->inputs.n--;
    return id;
}

static bool find_item(struct session *s, const struct pack *pack, struct str id,
                      int *index)
{
    *index = id.n ? pack_item(pack, id) : -1;
    if (id.n && *index < 0) {
        struct str text = arena_fmt(&s->arena, say("the pack has no item '%s'"), id.p);
        workbench_usage(s, text.p, say("see: qingdan rules list"));
        return false;
    }
    return true;
}

enum status command_rules_explain(struct session *s)
{
    struct pipeline p = {0};
    if (!workbench_inputs(s, 0, 2, say("name one item and one pack at most")) ||
        !workbench_formats(s, formats)) {
        return STATUS_USAGE;
    }
    struct str id = take_id(s);
    struct explained e = {.pack = &p.pack};
    enum status status = STATUS_RULES;
    if (workbench_load(s, 0, &p, true)) {
        status = STATUS_USAGE;
        if (find_item(s, &p.pack, id, &e.item)) {
            workbench_put(s, formats, &e);
            status = STATUS_PASSED;
        }
    }
    pipeline_close(&p);
    return status;
}
