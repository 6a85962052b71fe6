// tree.c: adapter of jansson: JSON values made, written and read.
#include "render/tree.h"

#include "render/formats.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    REAL_DIGITS =
        10, // enough for every int32 count of hundredths, and never an exponent
    COMPACT = JSON_COMPACT | JSON_REAL_PRECISION(REAL_DIGITS),
    PRETTY = JSON_INDENT(2) | JSON_REAL_PRECISION(REAL_DIGITS),
};

// Where jansson's text goes; it comes in pieces of any size.
struct sink {
    struct buf *out;
    int indent;   // added behind every line end
    int decimals; // digits behind the point of the number we are in, -1 = none
    bool string, escaped;
};

static json_t *must(json_t *value)
{
    if (!value) {
        (void)fputs("qingdan: out of memory\n", stderr);
        exit(5);
    }
    return value;
}

static void put_until(struct sink *s, struct str piece, size_t *from, size_t to)
{
    buf_add(s->out, (struct str){piece.p + *from, to - *from});
    *from = to;
}

// jansson drops the last zero of 61.50; this puts it back. A line end never stands
// inside a string, so each is followed by the indent.
static void put_piece(struct sink *s, struct str piece)
{
    size_t from = 0;
    for (size_t i = 0; i < piece.n; i++) {
        char c = piece.p[i];
        if (s->string) {
            s->string = s->escaped || c != '"';
            s->escaped = !s->escaped && c == '\\';
        } else if (s->decimals >= 0 && c >= '0' && c <= '9') {
            s->decimals++;
        } else {
            if (s->decimals == 1) {
                put_until(s, piece, &from, i);
                buf_byte(s->out, '0');
            }
            s->decimals = c == '.' ? 0 : -1;
            s->string = c == '"';
            if (c == '\n' && s->indent) {
                put_until(s, piece, &from, i + 1);
                buf_fmt(s->out, "%*s", s->indent, "");
            }
        }
    }
    put_until(s, piece, &from, piece.n);
}

static int on_piece(const char *bytes, size_t n, void *data)
{
    put_piece(data, (struct str){bytes, n});
    return 0;
}

void tree_dump(struct buf *out, struct json_t *value, enum tree_form form, int indent)
{
    size_t flags = form == TREE_PRETTY ? PRETTY : COMPACT;
    struct sink sink = {.out = out, .indent = indent, .decimals = -1};
    if (json_dump_callback(value, on_piece, &sink, flags) != 0) {
        out->overflow = true; // half an object must not pass for a whole one
    }
    json_decref(value);
}

struct json_t *tree_object(void)
{
    return must(json_object());
}

struct json_t *tree_list(void)
{
    return must(json_array());
}

struct json_t *tree_text(struct str s)
{
    json_t *value = json_stringn(s.n ? s.p : "", s.n);
    if (!value) {
        struct buf valid = {0};
        format_valid(&valid, s);
        value = json_stringn_nocheck(valid.p, valid.n);
        buf_free(&valid);
    }
    return must(value);
}

struct json_t *tree_number(int64_t number)
{
    return must(json_integer(number));
}

struct json_t *tree_points(int32_t hundredths)
{
    return must(json_real(hundredths / 100.0));
}

struct json_t *tree_null(void)
{
    return json_null();
}

void tree_put(struct json_t *object, const char *key, struct json_t *value)
{
    if (json_object_set_new_nocheck(object, key, must(value)) != 0) {
        must(NULL);
    }
}

void tree_push(struct json_t *list, struct json_t *value)
{
    if (json_array_append_new(list, must(value)) != 0) {
        must(NULL);
    }
}

void tree_put_text(struct json_t *object, const char *key, struct str s)
{
    tree_put(object, key, tree_text(s));
}

void tree_put_name(struct json_t *object, const char *key, const char *name)
{
    tree_put(object, key, json_string_nocheck(name));
}

void tree_put_number(struct json_t *object, const char *key, int64_t number)
{
    tree_put(object, key, json_integer(number));
}

void tree_put_points(struct json_t *object, const char *key, int32_t hundredths)
{
    tree_put(object, key, tree_points(hundredths));
}

void tree_put_yes(struct json_t *object, const char *key, bool yes)
{
    tree_put(object, key, json_boolean(yes));
}

void tree_write(struct buf *out, struct json_t *value)
{
    tree_dump(out, value, TREE_PRETTY, 0);
    buf_byte(out, '\n');
}

// --- reading ---

struct json_t *tree_read(struct str bytes, uint32_t *line)
{
    json_error_t error;
    json_t *value =
        json_loadb(bytes.n ? bytes.p : "", bytes.n, JSON_REJECT_DUPLICATES, &error);
    *line = value || error.line < 1 ? 1 : (uint32_t)error.line;
    return value;
}

void tree_free(struct json_t *value)
{
    json_decref(value);
}

const struct json_t *tree_get(const struct json_t *object, const char *key)
{
    return json_object_get(object, key);
}

uint32_t tree_count(const struct json_t *list)
{
    return (uint32_t)json_array_size(list);
}

const struct json_t *tree_at(const struct json_t *list, uint32_t i)
{
    return json_array_get(list, i);
}

bool tree_is_object(const struct json_t *value)
{
    return json_is_object(value);
}

struct str tree_get_text(const struct json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_string(value)
               ? (struct str){json_string_value(value), json_string_length(value)}
               : STR("");
}

int64_t tree_get_number(const struct json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

int32_t tree_get_points(const struct json_t *object, const char *key)
{
    double value = json_number_value(json_object_get(object, key));
    bool sane = value > -1e6 && value < 1e6;
    return sane ? (int32_t)(value * 100 + (value < 0 ? -0.5 : 0.5)) : 0;
}

void render_versions(struct buf *out)
{
    buf_fmt(out, "jansson %s\n", jansson_version_str());
}
