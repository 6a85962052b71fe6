// field.h: nodes to values by tables. A table lists the keys a mapping may have; each
// key has a reader for its type. A reader that finds a fault reports it and leaves the
// value zero.
#pragma once

#include "model/pack.h"
#include "rule/near.h"
#include "rule/yaml.h"

#include <stddef.h>

typedef VEC(const struct node *) node_list;

struct loader {
    struct arena *a;       // what the pack holds for good
    struct arena *sources; // patterns: needed until they are compiled
    struct arena *scratch; // gone when the pack is loaded
    struct diags *d;
    struct pack *pack;
    struct str empty; // in `a`, like all texts of the pack
    bool incomplete;  // a file could not be read: what it holds is unknown
    bool bodies_known, groups_known, weights_known;
    node_list body_ids, group_ids, sets, guard_names, items, item_ids, check_ids,
        covering;
};

typedef void read_fn(struct loader *l, const struct node *n, void *out);

struct field {
    const char *key; // NULL ends the table
    bool required;
    read_fn *read;
    size_t offset; // of the member the reader fills, in the record
};

// One diagnostic at a node; `x` and `y` fill the text of the code.
void field_fault(struct loader *l, const struct node *n, enum diag_code code,
                 const char *x, const char *y);

// "'core' must be …"
void field_fault_type(struct loader *l, const struct node *n, const char *must);

// The same where a text was wanted, with a hint about the usual slip: a pattern in
// braces without quotation marks.
void field_fault_not_text(struct loader *l, const struct node *n, const char *must);

// Bad value of the key of `n`, with a hint (may be NULL).
void field_fault_value(struct loader *l, const struct node *n, const char *hint);

// Hint to the newest diagnostic: the nearest name, or all of them when they are few.
void field_hint_names(struct loader *l, struct str word, const name_list *names);

// The texts of nodes, for field_hint_names.
name_list field_names_of(struct loader *l, const node_list *nodes);

// Reports that the text of `n` names no `what` (said) of `known`, with the nearest
// names.
void field_unknown(struct loader *l, const struct node *n, const char *what,
                   const node_list *known);

// Index of a text among names, or -1 with a fault: a bad value, for a key an unknown
// key, or with `what` an unknown one of these.
int field_pick(struct loader *l, const struct node *n, const char *const *names,
               const char *what);

// Reads mapping `n` into `record`; false when it is no mapping.
bool field_record(struct loader *l, const struct node *n, const struct field *table,
                  void *record);

// Calls `one` with each entry of a list; a text counts as a list of one.
void field_each(struct loader *l, const struct node *n, const char *must, read_fn *one,
                void *out);

// Calls `one` with each mapping of a list of mappings.
void field_maps(struct loader *l, const struct node *n, read_fn *one, void *out);

// Calls `one` with each value of a mapping with free keys; `must` says what it maps.
void field_values(struct loader *l, const struct node *n, const char *must,
                  read_fn *one, void *out);

bool value_parse_points(struct str s, int32_t *out);

// Readers for fields.
void value_text(struct loader *l, const struct node *n, void *out);     // struct str
void value_id(struct loader *l, const struct node *n, void *out);       // struct str
void value_words(struct loader *l, const struct node *n, void *out);    // word_list
void value_patterns(struct loader *l, const struct node *n, void *out); // pattern_list
void value_yes(struct loader *l, const struct node *n, void *out);      // bool
void value_count(struct loader *l, const struct node *n, void *out);    // uint32_t
void value_points(struct loader *l, const struct node *n, void *out);   // int32_t
void value_month_day(struct loader *l, const struct node *n,
                     void *out); // uint32_t: 03-01 is 301
void value_role(struct loader *l, const struct node *n, void *out);  // enum role
void value_roles(struct loader *l, const struct node *n, void *out); // bits of roles

// Index of the body a key or a text names, or -1 (reported unless the bodies are not
// known).
int value_body(struct loader *l, const struct node *n);

// Sorts id nodes by text and reports those used twice (R009).
void ids_seal(struct loader *l, node_list *ids);
// The node with this text in sealed ids, or NULL.
const struct node *ids_find(const node_list *ids, struct str text);
