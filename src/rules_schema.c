// rules_schema.c: the command `rules schema`: a JSON Schema (draft-07) of rule files,
// so that editors complete keys and mark slips. The loader stays the judge: it knows
// more.
#include "workbench.h"

#include "base/buf.h"
#include "render/tree.h"
#include "schema_keys.h"

static struct json_t *ref(const char *name)
{
    struct json_t *o = tree_object();
    struct buf path = {0};
    buf_fmt(&path, "#/definitions/%s", name);
    tree_put_text(o, "$ref", buf_str(&path));
    buf_free(&path);
    return o;
}

static struct json_t *list_of(struct json_t *items)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "type", STR("array"));
    tree_put(o, "items", items);
    return o;
}

// A key with nothing behind it counts as absent.
static void push_null(struct json_t *list)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "type", STR("null"));
    tree_push(list, o);
}

static struct json_t *names_of(struct str names)
{
    struct json_t *o = tree_object(), *list = tree_list();
    while (names.n) {
        tree_push(list, tree_text(str_cut(&names, '|')));
    }
    tree_put(o, "enum", list);
    return o;
}

static struct json_t *map_of(struct json_t *values)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "type", STR("object"));
    tree_put(o, "additionalProperties", values);
    return o;
}

// The type notation of schema_keys.h as a schema.
static struct json_t *type_of(struct str type)
{
    static const char list[] = "list ", map[] = "map ", of[] = "enum ";
    if (str_starts(type, list)) {
        return list_of(type_of((struct str){type.p + 5, type.n - 5}));
    }
    if (str_starts(type, map)) {
        return map_of(type_of((struct str){type.p + 4, type.n - 4}));
    }
    if (str_starts(type, of)) {
        return names_of((struct str){type.p + 5, type.n - 5});
    }
    return ref(type.p);
}

static struct json_t *either(struct json_t *x, struct json_t *y)
{
    struct json_t *o = tree_object(), *list = tree_list();
    tree_push(list, x);
    if (y) {
        tree_push(list, y);
    } else {
        push_null(list);
    }
    tree_put(o, "anyOf", list);
    return o;
}

static struct json_t *types(const char *const *names, const char *pattern)
{
    struct json_t *o = tree_object(), *list = tree_list();
    for (; *names; names++) {
        tree_push(list, tree_text(str_of(*names)));
    }
    tree_put(o, "type", list);
    if (pattern) {
        tree_put_text(o, "pattern", str_of(pattern));
    }
    return o;
}

static struct json_t *role(void)
{
    return type_of(STR("enum achievements|first-responsible|shortcomings|plan|other|"
                       "preamble|signature"));
}

// A set: words, or {units: [...]}.
static struct json_t *set(void)
{
    struct json_t *o = map_of(ref("texts")), *names = tree_object();
    struct json_t *only = tree_list();
    tree_push(only, tree_text(STR("units")));
    tree_put(names, "enum", only);
    tree_put(o, "propertyNames", names);
    return either(ref("texts"), o);
}

// Values are read as the type their key asks for, so a text may look like a number.
static void put_basic_types(struct json_t *definitions)
{
    static const char *const text[] = {"string", "number", "boolean", NULL};
    static const char *const number[] = {"number", "string", NULL};
    static const char *const count[] = {"integer", "string", NULL};
    static const char *const yes[] = {"boolean", "string", NULL};
    tree_put(definitions, "text", types(text, NULL));
    tree_put(definitions, "texts", either(ref("text"), list_of(ref("text"))));
    tree_put(definitions, "id", types(text, "^[^\\u0001-,/:-@\\[-\\^`{-\\u007f]+$"));
    tree_put(definitions, "points", types(number, "^[0-9]+(\\.[0-9]{1,2})?$"));
    tree_put(definitions, "count", types(count, "^[0-9]+$"));
    tree_put(definitions, "where", either(role(), list_of(role())));
    tree_put(definitions, "set", set());
    tree_put(definitions, "yes", types(yes, "^(yes|no|true|false)$"));
}

static void put_key(struct json_t *properties, const struct schema_key *key)
{
    struct json_t *o = key->required ? type_of(str_of(key->type))
                                     : either(type_of(str_of(key->type)), NULL);
    if (key->help && key->required) { // draft-07 ignores what stands beside $ref
        struct json_t *all = tree_list(), *outer = tree_object();
        tree_push(all, o);
        tree_put(outer, "allOf", all);
        o = outer;
    }
    if (key->help) {
        tree_put_text(o, "description", str_of(say(key->help)));
    }
    tree_put(properties, key->key, o);
}

static struct json_t *record(const char *name)
{
    struct json_t *o = tree_object(), *properties = tree_object();
    struct json_t *required = tree_list();
    for (const struct schema_key *k = schema_keys(); k->record; k++) {
        if (strcmp(k->record, name) != 0) {
            continue;
        }
        put_key(properties, k);
        if (k->required) {
            tree_push(required, tree_text(str_of(k->key)));
        }
    }
    tree_put_text(o, "type", STR("object"));
    tree_put(o, "properties", properties);
    tree_put(o, "required", required); // draft-07 allows an empty list
    tree_put_yes(o, "additionalProperties", false);
    return o;
}

static void put_records(struct json_t *definitions)
{
    const char *last = "";
    for (const struct schema_key *k = schema_keys(); k->record; k++) {
        if (strcmp(k->record, last) != 0 && strcmp(k->record, "file") != 0) {
            tree_put(definitions, k->record, record(k->record));
        }
        last = k->record;
    }
}

enum status command_rules_schema(struct session *s)
{
    struct buf out = {0};
    if (!workbench_inputs(s, 0, 0, say("this command takes no names"))) {
        return STATUS_USAGE;
    }
    struct json_t *o = record("file"), *definitions = tree_object();
    put_basic_types(definitions);
    put_records(definitions);
    tree_put_text(o, "$schema", STR("http://json-schema.org/draft-07/schema#"));
    tree_put_text(o, "title", STR("qingdan rule file"));
    tree_put(o, "definitions", definitions);
    tree_write(&out, o);
    (void)session_write(s, &out);
    return STATUS_PASSED;
}
