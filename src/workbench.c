// workbench.c: what the commands `rules …` share.
#include "workbench.h"

#include "base/buf.h"

void workbench_usage(struct session *s, const char *text, const char *hint)
{
    diag_add(&s->diags, DIAG_USAGE, (struct place){STR(""), 0, 0}, text);
    if (hint) {
        diag_hint(&s->diags, "%s", hint);
    }
    session_print(s, &s->diags, SEVERITY_ERROR);
}

bool workbench_inputs(struct session *s, uint32_t least, uint32_t most,
                      const char *which)
{
    if (s->options.inputs.n >= least && s->options.inputs.n <= most) {
        return true;
    }
    workbench_usage(s, which, NULL);
    return false;
}

bool workbench_load(struct session *s, uint32_t index, struct pipeline *p, bool print)
{
    const char *why;
    struct str folder = index < s->options.inputs.n
                            ? session_pack_named(s, s->options.inputs.at[index])
                            : session_pack(s, &why);
    p->lang = s->lang;
    p->second_mode = s->options.second;
    bool ok = pipeline_load(p, &s->diags, folder);
    if (!ok && print) {
        session_print(s, &s->diags, SEVERITY_ERROR);
    }
    return ok;
}

static const struct workbench_format *
find_format(const struct workbench_format *formats, struct str name)
{
    for (const struct workbench_format *f = formats; f->name; f++) {
        if (str_is(name, f->name)) {
            return f;
        }
    }
    return NULL;
}

// Machine formats speak Chinese unless --lang says otherwise, so that the same inputs
// give the same bytes under any locale.
static void fix_language(struct session *s)
{
    bool machine = false;
    for (uint32_t i = 0; i < s->options.outputs.n; i++) {
        struct str name = s->options.outputs.at[i].format;
        machine = machine || str_is(name, "json") || str_is(name, "sarif") ||
                  str_is(name, "csv");
    }
    if (machine && s->options.lang == LANG_AUTO) {
        s->lang = say_in(LANG_ZH, NULL);
    }
}

bool workbench_formats(struct session *s, const struct workbench_format *formats)
{
    fix_language(s);
    for (uint32_t i = 0; i < s->options.outputs.n; i++) {
        struct str name = s->options.outputs.at[i].format;
        if (find_format(formats, name)) {
            continue;
        }
        struct str all = STR("");
        for (const struct workbench_format *f = formats; f->name; f++) {
            all = arena_fmt(&s->arena, "%s%s%s", all.p, all.n ? ", " : "", f->name);
        }
        workbench_usage(s, arena_fmt(&s->arena, say("unknown format '%s'"), name.p).p,
                        arena_fmt(&s->arena, say("formats: %s"), all.p).p);
        return false;
    }
    return true;
}

bool workbench_asked(const struct session *s, const char *format)
{
    for (uint32_t i = 0; i < s->options.outputs.n; i++) {
        if (str_is(s->options.outputs.at[i].format, format)) {
            return true;
        }
    }
    return s->options.outputs.n == 0 && strcmp(format, "text") == 0;
}

static void put_one(struct session *s, const struct workbench_format *format,
                    struct str path, const void *what)
{
    struct buf out = {0};
    struct diags d = {.arena = &s->arena};
    format->put(s, &out, what);
    if (!file_write(&d, path, buf_str(&out))) {
        s->write_failed = true;
        session_print(s, &d, SEVERITY_ERROR);
    }
    buf_free(&out);
}

void workbench_put(struct session *s, const struct workbench_format *formats,
                   const void *what)
{
    for (uint32_t i = 0; i < s->options.outputs.n; i++) {
        const struct output *o = &s->options.outputs.at[i];
        put_one(s, find_format(formats, o->format), o->path, what);
    }
    if (s->options.outputs.n == 0) {
        put_one(s, formats, STR(""), what);
    }
}

bool workbench_selected(const struct session *s, struct str id)
{
    struct str list = s->options.items;
    while (list.n) {
        if (str_eq(id, str_cut(&list, ','))) {
            return true;
        }
    }
    return s->options.items.n == 0;
}

void workbench_put_place(struct buf *out, struct place place)
{
    safe_put(out, place.path);
    if (place.line) {
        buf_fmt(out, ":%u", place.line);
    }
}

bool workbench_items_known(struct session *s, const struct pack *pack)
{
    struct str list = s->options.items;
    while (list.n) {
        struct str id = arena_copy(&s->arena, str_cut(&list, ','));
        if (pack_item(pack, id) < 0) {
            struct str text =
                arena_fmt(&s->arena, say("the pack holds no item '%s'"), id.p);
            workbench_usage(s, text.p, NULL);
            return false;
        }
    }
    return true;
}

enum status workbench_show(struct session *s, const struct workbench_format *formats)
{
    struct pipeline p = {0};
    if (!workbench_inputs(s, 0, 1, say("name one pack only")) ||
        !workbench_formats(s, formats)) {
        return STATUS_USAGE;
    }
    bool ok = workbench_load(s, 0, &p, true);
    bool known = !ok || workbench_items_known(s, &p.pack);
    if (ok && known) {
        workbench_put(s, formats, &p.pack);
    }
    pipeline_close(&p);
    return !known ? STATUS_USAGE : ok ? STATUS_PASSED : STATUS_RULES;
}
