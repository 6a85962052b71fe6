// schema_keys.h: the keys of rule files for editors. tests/workbench holds this table
// against the tables of src/rule and against every rule file.
#pragma once

#include <stdbool.h>

// `type` is the name of a record or basic type (text, texts, id, points, count, yes),
// or `list TYPE`, `map TYPE`, `enum a|b`.
struct schema_key {
    const char *record, *key, *type;
    bool required;
    const char *help; // msgid, or NULL
};

// Rows of one record stand together; a row without record ends the table.
const struct schema_key *schema_keys(void);
