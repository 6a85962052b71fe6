// docx_styles.c: see docx_styles.h.
#include "read/docx_styles.h"

#include <strings.h>

enum { CHAIN = 20, MOST = 1000000000 };

uint32_t docx_child(const struct xml_tree *t, uint32_t node, const char *name)
{
    for (uint32_t i = node + 1; i < t->nodes.at[node].end; i = t->nodes.at[i].end) {
        const struct xml_node *n = &t->nodes.at[i];
        if (n->kind == XML_ELEMENT && str_is(n->name, name)) {
            return i;
        }
    }
    return XML_NONE;
}

struct str docx_child_value(const struct xml_tree *t, uint32_t node, const char *name)
{
    uint32_t child = docx_child(t, node, name);
    return child == XML_NONE ? STR("") : xml_value(t, child, "val");
}

bool docx_child_is_on(const struct xml_tree *t, uint32_t node, const char *name)
{
    uint32_t child = docx_child(t, node, name);
    if (child == XML_NONE) {
        return false;
    }
    struct str v = xml_value(t, child, "val");
    return !str_is(v, "0") && !str_is(v, "false") && !str_is(v, "off");
}

int32_t docx_whole(struct str s, int32_t otherwise)
{
    int64_t n = 0;
    bool minus = s.n && s.p[0] == '-';
    for (size_t i = minus; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || n > MOST) {
            return otherwise;
        }
        n = n * 10 + (s.p[i] - '0');
    }
    return s.n > minus && n <= MOST ? (int32_t)(minus ? -n : n) : otherwise;
}

struct docx_list docx_list_of(const struct xml_tree *t, uint32_t node)
{
    struct docx_list list = {DOCX_UNSET, DOCX_UNSET};
    uint32_t number = docx_child(t, node, "numPr");
    if (number != XML_NONE) {
        list.list = docx_whole(docx_child_value(t, number, "numId"), DOCX_UNSET);
        list.level = docx_whole(docx_child_value(t, number, "ilvl"), DOCX_UNSET);
    }
    return list;
}

static void style_read(struct arena *a, const struct xml_tree *t, uint32_t node,
                       struct docx_styles *out)
{
    struct docx_style *s = vec_add(a, &out->list);
    struct str usual = xml_value(t, node, "default");
    uint32_t paragraph = docx_child(t, node, "pPr");
    uint32_t run = docx_child(t, node, "rPr");
    *s = (struct docx_style){
        .id = xml_value(t, node, "styleId"),
        .name = docx_child_value(t, node, "name"),
        .based_on = docx_child_value(t, node, "basedOn"),
        .usual = str_is(usual, "1") || str_is(usual, "true"),
        .hidden = run != XML_NONE && docx_child_is_on(t, run, "vanish"),
        .list = {DOCX_UNSET, DOCX_UNSET},
    };
    if (paragraph != XML_NONE) {
        s->list = docx_list_of(t, paragraph);
    }
}

void docx_styles_read(struct arena *a, const struct xml_tree *t,
                      struct docx_styles *out)
{
    for (uint32_t i = 0; i < t->nodes.n; i++) {
        const struct xml_node *n = &t->nodes.at[i];
        if (n->kind == XML_ELEMENT && str_is(n->name, "style") &&
            str_is(xml_value(t, i, "type"), "paragraph")) {
            style_read(a, t, i, out);
        }
    }
}

const struct docx_style *docx_style(const struct docx_styles *s, struct str id)
{
    for (uint32_t i = 0; i < s->list.n; i++) {
        const struct docx_style *style = &s->list.at[i];
        if (id.n ? str_eq(style->id, id) : style->usual) {
            return style;
        }
    }
    return NULL;
}

struct docx_list docx_style_list(const struct docx_styles *s, struct str id)
{
    struct docx_list list = {DOCX_UNSET, DOCX_UNSET};
    const struct docx_style *style = docx_style(s, id);
    for (int i = 0; style && i < CHAIN; i++) {
        list.list = list.list == DOCX_UNSET ? style->list.list : list.list;
        list.level = list.level == DOCX_UNSET ? style->list.level : list.level;
        style = style->based_on.n ? docx_style(s, style->based_on) : NULL;
    }
    return list;
}

bool docx_style_is_contents(const struct docx_style *style)
{
    struct str name = style ? style->name : STR("");
    return name.n == 5 && strncasecmp(name.p, "toc ", 4) == 0 && name.p[4] >= '1' &&
           name.p[4] <= '9';
}
