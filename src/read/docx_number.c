// docx_number.c: see docx_number.h.
#include "read/docx_number.h"

#include "base/limits.h"

enum { LINKS = 4 };

static void level_read(const struct xml_tree *t, uint32_t node, struct docx_level *out)
{
    uint32_t alternatives = docx_child(t, node, "AlternateContent");
    uint32_t plain =
        alternatives == XML_NONE ? XML_NONE : docx_child(t, alternatives, "Fallback");
    *out = (struct docx_level){
        .start = docx_whole(docx_child_value(t, node, "start"), 0),
        .restart = docx_whole(docx_child_value(t, node, "lvlRestart"), DOCX_UNSET),
        .format = docx_child_value(t, plain == XML_NONE ? node : plain, "numFmt"),
        .text = docx_child_value(t, node, "lvlText"),
        .style = docx_child_value(t, node, "pStyle"),
        .legal = docx_child_is_on(t, node, "isLgl"),
        .set = true,
    };
}

static uint32_t level_number(const struct xml_tree *t, uint32_t node)
{
    int32_t n = docx_whole(xml_value(t, node, "ilvl"), DOCX_UNSET);
    return n >= 0 && n < DOCX_LEVELS ? (uint32_t)n : DOCX_LEVELS;
}

static void scheme_read(struct arena *a, const struct xml_tree *t, uint32_t node,
                        struct docx_numbers *out)
{
    struct docx_scheme *s = vec_add(a, &out->schemes);
    s->id = xml_value(t, node, "abstractNumId");
    s->style_link = docx_child_value(t, node, "styleLink");
    s->link_to = docx_child_value(t, node, "numStyleLink");
    for (uint32_t k = 0; k < DOCX_LEVELS; k++) {
        s->count[k] = DOCX_UNSET;
    }
    for (uint32_t i = node + 1; i < t->nodes.at[node].end; i = t->nodes.at[i].end) {
        uint32_t level =
            str_is(t->nodes.at[i].name, "lvl") ? level_number(t, i) : DOCX_LEVELS;
        if (level < DOCX_LEVELS) {
            level_read(t, i, &s->level[level]);
        }
    }
}

// The scheme of that id; one that only points to a style's scheme is followed.
static uint32_t scheme_find(const struct docx_numbers *n, struct str id)
{
    uint32_t found = UINT32_MAX;
    for (uint32_t i = 0; i < n->schemes.n; i++) {
        found = str_eq(n->schemes.at[i].id, id) ? i : found;
    }
    for (int hop = 0; hop < LINKS && found != UINT32_MAX; hop++) {
        struct str link = n->schemes.at[found].link_to;
        for (uint32_t i = 0; link.n && i < n->schemes.n; i++) {
            found = str_eq(n->schemes.at[i].style_link, link) ? i : found;
        }
    }
    return found;
}

static void list_read(struct arena *a, const struct xml_tree *t, uint32_t node,
                      struct docx_numbers *out)
{
    struct docx_numbered *l = vec_add(a, &out->lists);
    l->id = docx_whole(xml_value(t, node, "numId"), DOCX_UNSET);
    l->scheme = scheme_find(out, docx_child_value(t, node, "abstractNumId"));
    for (uint32_t k = 0; k < DOCX_LEVELS; k++) {
        l->restart_at[k] = DOCX_UNSET;
    }
    for (uint32_t i = node + 1; i < t->nodes.at[node].end; i = t->nodes.at[i].end) {
        bool own = str_is(t->nodes.at[i].name, "lvlOverride");
        uint32_t level = own ? level_number(t, i) : DOCX_LEVELS;
        if (level == DOCX_LEVELS) {
            continue;
        }
        l->restart_at[level] =
            docx_whole(docx_child_value(t, i, "startOverride"), DOCX_UNSET);
        uint32_t other = docx_child(t, i, "lvl");
        if (other != XML_NONE) {
            level_read(t, other, &l->own[level]);
        }
    }
}

void docx_numbers_read(struct arena *a, const struct xml_tree *t,
                       struct docx_numbers *out)
{
    for (uint32_t i = 0; i < t->nodes.n; i++) {
        if (str_is(t->nodes.at[i].name, "abstractNum")) {
            scheme_read(a, t, i, out);
        }
    }
    for (uint32_t i = 0; i < t->nodes.n; i++) {
        if (str_is(t->nodes.at[i].name, "num")) {
            list_read(a, t, i, out);
        }
    }
}

static struct docx_numbered *list_find(struct docx_numbers *n, int32_t id)
{
    for (uint32_t i = 0; i < n->lists.n; i++) {
        if (n->lists.at[i].id == id && n->lists.at[i].scheme != UINT32_MAX) {
            return &n->lists.at[i];
        }
    }
    return NULL;
}

static const struct docx_level *level_of(const struct docx_numbers *n,
                                         const struct docx_numbered *l, uint32_t k)
{
    return l->own[k].set ? &l->own[k] : &n->schemes.at[l->scheme].level[k];
}

// A style that is tied to a level of the list, else the first level.
static uint32_t level_by_style(const struct docx_numbers *n,
                               const struct docx_numbered *l, struct str style)
{
    for (uint32_t k = 0; k < DOCX_LEVELS; k++) {
        const struct docx_level *level = level_of(n, l, k);
        if (style.n && level->set && str_eq(level->style, style)) {
            return k;
        }
    }
    return 0;
}

// The next number of level `k`; the levels above it that have none yet get their first.
static void count(struct docx_numbers *n, struct docx_numbered *l, uint32_t k)
{
    int32_t *counts = n->schemes.at[l->scheme].count;
    for (uint32_t j = 0; j <= k; j++) {
        bool anew = j == k && l->restart_at[j] != DOCX_UNSET && !l->begun[j];
        if (anew) {
            counts[j] = l->restart_at[j];
        } else if (counts[j] == DOCX_UNSET) {
            bool own = l->restart_at[j] != DOCX_UNSET;
            counts[j] = own ? l->restart_at[j] : level_of(n, l, j)->start;
        } else if (j == k) {
            counts[j]++;
        }
        l->begun[j] = true;
    }
    for (uint32_t j = k + 1; j < DOCX_LEVELS; j++) {
        int32_t restart = level_of(n, l, j)->restart;
        if (restart == DOCX_UNSET || (restart > 0 && (uint32_t)restart > k)) {
            counts[j] = DOCX_UNSET;
        }
    }
}

static void put_text(const struct docx_numbers *n, const struct docx_numbered *l,
                     const struct docx_level *level, struct buf *out)
{
    const struct docx_scheme *s = &n->schemes.at[l->scheme];
    size_t most = out->n + LIMIT_LABEL_BYTES;
    for (size_t i = 0; i < level->text.n && out->n < most; i++) {
        char c = level->text.p[i];
        char digit = i + 1 < level->text.n ? level->text.p[i + 1] : '\0';
        if (c != '%' || digit < '1' || digit > '9') {
            buf_byte(out, c);
            continue;
        }
        uint32_t k = (uint32_t)(digit - '1');
        int32_t number =
            s->count[k] == DOCX_UNSET ? level_of(n, l, k)->start : s->count[k];
        docx_numeral(out, level->legal ? STR("decimal") : level_of(n, l, k)->format,
                     number);
        i++;
    }
}

void docx_number_next(struct docx_numbers *n, struct docx_list list, struct str style,
                      struct buf *out)
{
    struct docx_numbered *l = list.list > 0 ? list_find(n, list.list) : NULL;
    if (!l) {
        return;
    }
    uint32_t k = list.level >= 0 ? (uint32_t)list.level : level_by_style(n, l, style);
    if (k >= DOCX_LEVELS) {
        return;
    }
    const struct docx_level *level = level_of(n, l, k);
    count(n, l, k);
    if (level->set && !str_is(level->format, "bullet") &&
        !str_is(level->format, "none")) {
        put_text(n, l, level, out);
    }
}
