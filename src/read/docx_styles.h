// docx_styles.h: what the styles of a Word document say about numbering.
#pragma once

#include "read/xml.h"

enum { DOCX_UNSET = -1 };

// Which list a paragraph belongs to, and its level from 0; DOCX_UNSET: not said.
// list 0: in none, said on purpose.
struct docx_list {
    int32_t list, level;
};

struct docx_style {
    struct str id, name, based_on;
    bool usual; // of paragraphs that name none
    bool hidden;
    struct docx_list list;
};

struct docx_styles {
    VEC(struct docx_style) list;
};

// `tree` is the part styles.xml.
void docx_styles_read(struct arena *a, const struct xml_tree *tree,
                      struct docx_styles *out);

// The style of that id, of the usual paragraph when it is empty; NULL: none.
const struct docx_style *docx_style(const struct docx_styles *s, struct str id);

// What a paragraph of that style has, also from the styles it is based on.
struct docx_list docx_style_list(const struct docx_styles *s, struct str id);

// Lines of a table of contents, whatever its depth.
bool docx_style_is_contents(const struct docx_style *style);

// The element w:numPr inside `node`, if it has one, as a list.
struct docx_list docx_list_of(const struct xml_tree *t, uint32_t node);

// First child of that name, XML_NONE when there is none.
uint32_t docx_child(const struct xml_tree *t, uint32_t node, const char *name);

// The attribute w:val of the child, empty when there is none.
struct str docx_child_value(const struct xml_tree *t, uint32_t node, const char *name);

// The child stands there and is not switched off.
bool docx_child_is_on(const struct xml_tree *t, uint32_t node, const char *name);

// A whole number; `otherwise` when it is none.
int32_t docx_whole(struct str s, int32_t otherwise);
