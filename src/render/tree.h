// tree.h: JSON values for whoever writes or reads JSON. The library stays behind
// tree.c.
#pragma once

#include "base/buf.h"

struct json_t; // a value; owned by the object or list it is put into

struct json_t *tree_object(void);
struct json_t *tree_list(void);
struct json_t *tree_text(struct str s); // UTF-8; other bytes become U+FFFD
struct json_t *tree_number(int64_t number);
struct json_t *tree_points(int32_t hundredths);
struct json_t *tree_null(void);

void tree_put(struct json_t *object, const char *key, struct json_t *value);
void tree_push(struct json_t *list, struct json_t *value);

void tree_put_text(struct json_t *object, const char *key, struct str s);
void tree_put_name(struct json_t *object, const char *key, const char *name);
void tree_put_number(struct json_t *object, const char *key, int64_t number);
void tree_put_points(struct json_t *object, const char *key, int32_t hundredths);
void tree_put_yes(struct json_t *object, const char *key, bool yes);

// Writes the value, indented, with a line end, and releases it.
void tree_write(struct buf *out, struct json_t *value);

enum tree_form { TREE_PRETTY, TREE_COMPACT };

// The same without a line end; lines after the first are indented by `indent` more.
void tree_dump(struct buf *out, struct json_t *value, enum tree_form form, int indent);

// --- reading: a key that is not there, or of another type, reads as nothing ---

// NULL when the bytes are no JSON; `line` then says where. To be freed.
struct json_t *tree_read(struct str bytes, uint32_t *line);
void tree_free(struct json_t *value);

const struct json_t *tree_get(const struct json_t *object, const char *key);
uint32_t tree_count(const struct json_t *list);
const struct json_t *tree_at(const struct json_t *list, uint32_t i);
bool tree_is_object(const struct json_t *value);
struct str tree_get_text(const struct json_t *object, const char *key); // borrowed
int64_t tree_get_number(const struct json_t *object, const char *key);
int32_t tree_get_points(const struct json_t *object, const char *key); // hundredths
