// sarif.c: what all SARIF 2.1.0 logs of this program have in common.
#include "render/sarif.h"

enum { RUN_INDENT = 6, RESULT_INDENT = 8 };

struct json_t *sarif_message(struct str text)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "text", text);
    return o;
}

// A path as a URI reference: everything but letters, digits, - . _ ~ / is escaped.
static void put_uri(struct json_t *o, struct str path)
{
    struct buf uri = {0};
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.p[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                     (c >= 'a' && c <= 'z') || (c && strchr("-._~/", c));
        if (plain) {
            buf_byte(&uri, path.p[i]);
        } else {
            buf_fmt(&uri, "%%%02X", c);
        }
    }
    tree_put_text(o, "uri", buf_str(&uri));
    buf_free(&uri);
}

struct json_t *sarif_location(struct str path, uint32_t line, uint32_t column)
{
    struct json_t *o = tree_object(), *physical = tree_object();
    struct json_t *artifact = tree_object();
    put_uri(artifact, path);
    tree_put(physical, "artifactLocation", artifact);
    if (line) {
        struct json_t *region = tree_object();
        tree_put_number(region, "startLine", line);
        if (column) {
            tree_put_number(region, "startColumn", column);
        }
        tree_put(physical, "region", region);
    }
    tree_put(o, "physicalLocation", physical);
    return o;
}

void sarif_begin(struct buf *out)
{
    buf_addz(out, "{\n  \"$schema\": "
                  "\"https://json.schemastore.org/sarif-2.1.0.json\",\n"
                  "  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n"
                  "      \"results\": [");
}

void sarif_result(struct buf *out, struct json_t *result, uint32_t *n)
{
    buf_addz(out, *n ? "," : "");
    buf_fmt(out, "\n%*s", RESULT_INDENT, "");
    tree_dump(out, result, TREE_PRETTY, RESULT_INDENT);
    ++*n;
}

static void put_invocations(struct buf *out, bool whole, struct json_t *notices)
{
    struct json_t *list = tree_list(), *o = tree_object();
    tree_put_yes(o, "executionSuccessful", whole);
    tree_put(o, "toolExecutionNotifications", notices);
    tree_push(list, o);
    buf_fmt(out, ",\n%*s\"invocations\": ", RUN_INDENT, "");
    tree_dump(out, list, TREE_PRETTY, RUN_INDENT);
}

void sarif_end(struct buf *out, struct str tool_version, struct json_t *rules,
               bool whole, struct json_t *notices)
{
    struct json_t *tool = tree_object(), *driver = tree_object();
    tree_put_text(driver, "name", STR("qingdan"));
    tree_put_text(driver, "version", tool_version);
    tree_put(driver, "rules", rules);
    tree_put(tool, "driver", driver);
    buf_fmt(out, "\n%*s],\n%*s\"tool\": ", RUN_INDENT, "", RUN_INDENT, "");
    tree_dump(out, tool, TREE_PRETTY, RUN_INDENT);
    if (notices) {
        put_invocations(out, whole, notices);
    }
    buf_addz(out, ",\n      \"columnKind\": \"unicodeCodePoints\"\n    }\n  ]\n}\n");
}
