// xml.h: HTML and XML as a flat tree in document order: an element, then all that is
// inside it, then what follows. Walk it with an index; skip an element with its `end`.
// Nothing is fetched, entities other than characters are not expanded, a document type
// with declarations is refused, depth and number of nodes are bounded.
#pragma once

#include "base/diag.h"
#include "base/vec.h"

enum xml_kind { XML_ELEMENT, XML_TEXT };

#define XML_NONE UINT32_MAX

struct xml_attribute {
    struct str name, value; // local name; entities are resolved
};

struct xml_node {
    enum xml_kind kind;
    uint32_t parent; // XML_NONE: nothing is around it
    uint32_t end;    // index behind the last node inside; of a text, the next node
    struct str name; // of an element: without prefix; in HTML in small letters
    struct str text; // of a text: UTF-8. One text may come in several nodes.
    // HTML only: where the text or the element's start tag stands in the source
    // (bytes).
    uint32_t offset;
    // The characters of the text are those of the source; false: they stand there in
    // other words (an entity).
    bool literal;
    uint32_t attribute, attribute_n; // of an element, in xml_tree.attributes
};

struct xml_tree {
    VEC(struct xml_node) nodes;
    VEC(struct xml_attribute) attributes;
};

// Well-formed XML of any encoding that it declares. False: one error was added.
bool xml_read(struct arena *a, struct diags *d, struct str path, struct str bytes,
              struct xml_tree *out);

// HTML as browsers take it: whatever is wrong is set right somehow. `utf8` is valid
// UTF-8 without NUL. False: one error was added (too deep, too many nodes).
bool xml_read_html(struct arena *a, struct diags *d, struct str path, struct str utf8,
                   struct xml_tree *out);

// The value of an attribute; empty when the element has none of that name.
struct str xml_value(const struct xml_tree *t, uint32_t node, const char *name);

// The character that `&name;` or `&#1234;` stands for, as UTF-8; the text itself when
// it stands for none.
struct str xml_entity(struct arena *a, struct str entity);
