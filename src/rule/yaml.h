// yaml.h: a rule file as a small tree. Only what rules need: texts, lists, mappings;
// each node knows its place. Everything else of YAML (anchors, tags, several documents)
// is refused.
#pragma once

#include "rule/source.h"

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    bool quoted; // written in quotation marks: its text begins one column further
    bool flow;   // written in brackets
    bool bad;    // already reported: readers pass over it in silence
    uint32_t line, column;
    uint32_t n;      // children
    struct str text; // NUL-terminated
    struct source *source;
    const struct node *key; // of a value: its key; of an entry: the key of its list
    const struct node *first, *next; // children of a mapping are its values
};

struct yaml_job {
    struct arena *texts; // texts of the nodes
    struct arena *nodes; // the nodes
    struct diags *diags;
    uint32_t nodes_left; // of LIMIT_YAML_NODES, counted down over all files of a pack
};

// Reads one file into `root` (NULL for a file without content). All duplicate keys and
// all constructs that are refused are reported; false: a fault after which the rest of
// the file could not be read.
bool yaml_read(struct yaml_job *job, struct source *source, const struct node **root);

// The version of libyaml.
const char *yaml_version(void);

// Where the text of the node begins; for a value that is not there, its key.
struct place node_place(const struct node *n);

// Nothing stands there: `key:` or `key: ''`.
bool node_empty(const struct node *n);

// The value of a key of a mapping, or NULL.
const struct node *node_get(const struct node *map, const char *key);

// libyaml's words about broken YAML in words for rule authors (yaml_said.c); `hint` may
// stay NULL. Both are msgids.
const char *yaml_said(const char *problem, const char **hint);
