// tree.h: JSON values for whoever writes other JSON than reports (diagnostics, lists,
// schema). The library stays behind json.c.
#pragma once

#include "base/buf.h"

struct json_t; // a value; owned by the object or list it is put into

struct json_t *tree_object(void);
struct json_t *tree_list(void);
struct json_t *tree_text(struct str s);

void tree_put(struct json_t *object, const char *key, struct json_t *value);
void tree_push(struct json_t *list, struct json_t *value);

void tree_put_text(struct json_t *object, const char *key, struct str s);
void tree_put_number(struct json_t *object, const char *key, int64_t number);
void tree_put_points(struct json_t *object, const char *key, int32_t hundredths);
void tree_put_yes(struct json_t *object, const char *key, bool yes);

// Writes the value as part of a greater one, `indent` blanks before its further lines;
// or on one line, without blanks. Releases it.
void tree_write_nested(struct buf *out, struct json_t *value, int indent);
void tree_write_compact(struct buf *out, struct json_t *value);

// Writes the value, indented, with a line end, and releases it.
void tree_write(struct buf *out, struct json_t *value);
