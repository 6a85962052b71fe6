// xml.c: see xml.h. The only file that knows libxml2; its parsers are run once from
// begin to end and tell what they see to the functions below.
#include "read/xml.h"

#include "base/limits.h"
#include "base/say.h"
#include "base/utf8.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>

enum { NAMES = 128 }; // names of elements and attributes kept only once

struct walk {
    struct arena *arena;
    xmlParserCtxtPtr parser;
    struct str source; // HTML: as the parser sees it
    struct xml_tree *tree;
    VEC(uint32_t) open; // elements around the pen
    struct str names[NAMES];
    uint32_t names_n;
    bool declares, deep, many; // what was refused
};

static struct str name_kept(struct walk *w, const xmlChar *name)
{
    struct str s = str_of((const char *)name);
    for (uint32_t i = 0; i < w->names_n; i++) {
        if (str_eq(w->names[i], s)) {
            return w->names[i];
        }
    }
    s = arena_copy(w->arena, s);
    if (w->names_n < NAMES) {
        w->names[w->names_n++] = s;
    }
    return s;
}

// How many bytes of the source the parser has behind it.
static uint32_t behind(const struct walk *w)
{
    const xmlParserInput *in = w->parser->input;
    return in ? (uint32_t)(in->consumed + (unsigned long)(in->cur - in->base)) : 0;
}

static struct xml_node *add_node(struct walk *w, enum xml_kind kind)
{
    struct xml_tree *t = w->tree;
    if (t->nodes.n >= LIMIT_XML_NODES || t->attributes.n >= LIMIT_XML_NODES) {
        w->many = true;
        xmlStopParser(w->parser);
        return NULL;
    }
    struct xml_node *node = vec_add(w->arena, &t->nodes);
    node->kind = kind;
    node->parent = w->open.n ? w->open.at[w->open.n - 1] : XML_NONE;
    node->end = t->nodes.n;
    return node;
}

static void open_element(struct walk *w, const xmlChar *name)
{
    struct xml_node *node = add_node(w, XML_ELEMENT);
    if (!node) {
        return;
    }
    node->name = name_kept(w, name);
    node->attribute = w->tree->attributes.n;
    vec_push(w->arena, &w->open, w->tree->nodes.n - 1);
    if (w->open.n > LIMIT_XML_DEPTH) {
        w->deep = true;
        xmlStopParser(w->parser);
    }
}

static void add_attribute(struct walk *w, const xmlChar *name, struct str value)
{
    struct xml_attribute it = {name_kept(w, name), arena_copy(w->arena, value)};
    vec_push(w->arena, &w->tree->attributes, it);
    if (w->open.n) {
        w->tree->nodes.at[w->open.at[w->open.n - 1]].attribute_n++;
    }
}

static void close_element(struct walk *w)
{
    if (w->open.n) {
        w->tree->nodes.at[w->open.at[--w->open.n]].end = w->tree->nodes.n;
    }
}

static bool stands_before(const struct walk *w, uint32_t end, struct str text)
{
    return end <= w->source.n && text.n <= end &&
           memcmp(w->source.p + end - text.n, text.p, text.n) == 0;
}

// The place of a text of which the parser says only where it ends.
static void place_text(struct walk *w, struct xml_node *node)
{
    uint32_t end = behind(w);
    size_t last = 0; // a piece that fills libxml2's buffer is told before its last
                     // character is counted
    if (end < w->source.n && !stands_before(w, end, node->text)) {
        (void)utf8_decode((struct str){w->source.p + end, w->source.n - end}, &last);
        end += stands_before(w, end + (uint32_t)last, node->text) ? (uint32_t)last : 0;
    }
    node->literal = stands_before(w, end, node->text);
    if (node->literal) {
        node->offset = end - (uint32_t)node->text.n;
        return;
    }
    end = end > w->source.n ? (uint32_t)w->source.n : end;
    node->offset = end;
    while (node->offset && end - node->offset < 64 &&
           w->source.p[node->offset] != '&') {
        node->offset--;
    }
}

static void on_text(void *user, const xmlChar *text, int n)
{
    struct walk *w = user;
    if (n <= 0) {
        return;
    }
    struct xml_node *node = add_node(w, XML_TEXT);
    if (node) {
        node->text = arena_copy(w->arena, (struct str){(const char *)text, (size_t)n});
        if (w->source.p) {
            place_text(w, node);
        }
    }
}

// --- HTML ---

static void on_html_open(void *user, const xmlChar *name, const xmlChar **attributes)
{
    struct walk *w = user;
    open_element(w, name);
    if (w->tree->nodes.n) {
        w->tree->nodes.at[w->tree->nodes.n - 1].offset = behind(w);
    }
    for (; attributes && attributes[0]; attributes += 2) {
        add_attribute(w, attributes[0], str_of((const char *)attributes[1]));
    }
}

static void on_html_close(void *user, const xmlChar *name)
{
    (void)name;
    close_element(user);
}

// --- XML ---

// What libxml2 hands over for an attribute: name, prefix, namespace, begin and end of
// the value.
enum { AT_NAME, AT_PREFIX, AT_SPACE, AT_BEGIN, AT_END, AT_N };

// NOLINTNEXTLINE(readability-function-size): the parameters are libxml2's
static void on_xml_open(void *user, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *space, int spaces_n, const xmlChar **spaces,
                        int n, int defaulted, const xmlChar **attributes)
{
    struct walk *w = user;
    (void)prefix;
    (void)space;
    (void)spaces_n;
    (void)spaces;
    (void)defaulted;
    open_element(w, name);
    for (int i = 0; i < n; i++, attributes += AT_N) {
        const char *begin = (const char *)attributes[AT_BEGIN];
        size_t length = (size_t)((const char *)attributes[AT_END] - begin);
        add_attribute(w, attributes[AT_NAME], (struct str){begin, length});
    }
}

static void on_xml_close(void *user, const xmlChar *name, const xmlChar *prefix,
                         const xmlChar *space)
{
    (void)name;
    (void)prefix;
    (void)space;
    close_element(user);
}

// A document type is where entity bombs and references to other files are declared;
// formats of documents need none.
static void on_declarations(void *user, const xmlChar *name, const xmlChar *external,
                            const xmlChar *system)
{
    struct walk *w = user;
    (void)name;
    (void)external;
    (void)system;
    w->declares = true;
    xmlStopParser(w->parser);
}

// --- both ---

static bool refused(const struct walk *w, struct diags *d, struct place place)
{
    if (w->declares) {
        diag_add(d, DIAG_INPUT_DECLARES, place);
    } else if (w->deep) {
        diag_add(d, DIAG_INPUT_NESTED, place,
                 arena_fmt(d->arena, "%d", LIMIT_XML_DEPTH).p);
    } else if (w->many) {
        diag_add(d, DIAG_INPUT_PARTS, place,
                 arena_fmt(d->arena, "%d", LIMIT_XML_NODES).p);
    }
    return w->declares || w->deep || w->many;
}

bool xml_read(struct arena *a, struct diags *d, struct str path, struct str bytes,
              struct xml_tree *out)
{
    struct place place = {.path = path};
    *out = (struct xml_tree){0};
    xmlParserCtxtPtr parser = bytes.n <= INT32_MAX ? xmlNewParserCtxt() : NULL;
    if (!parser) {
        diag_add(d, DIAG_INPUT_XML, place, say("out of memory"));
        return false;
    }
    struct walk w = {.arena = a, .parser = parser, .tree = out};
    *parser->sax = (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_declarations,
        .startElementNs = on_xml_open,
        .endElementNs = on_xml_close,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
    };
    parser->userData = &w;
    // NOENT: characters such as &amp; resolved in attributes too; nothing else can be
    // named, because declarations are refused.
    int options =
        XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    (void)xmlCtxtReadMemory(parser, bytes.p, (int)bytes.n, NULL, NULL, options);
    bool ok = !refused(&w, d, place);
    if (ok && !parser->wellFormed) {
        const char *why = parser->lastError.message ? parser->lastError.message : "?";
        struct str text = arena_copy(d->arena, str_of(why));
        text.n -= str_ends(text, "\n");
        place.line =
            (uint32_t)(parser->lastError.line > 0 ? parser->lastError.line : 0);
        place.column = place.line != 0;
        diag_add(d, DIAG_INPUT_XML, place, arena_copy(d->arena, text).p);
        ok = false;
    }
    xmlFreeParserCtxt(parser);
    return ok;
}

bool xml_read_html(struct arena *a, struct diags *d, struct str path, struct str utf8,
                   struct xml_tree *out)
{
    struct place place = {.path = path};
    *out = (struct xml_tree){0};
    xmlParserCtxtPtr parser = utf8.n <= INT32_MAX ? htmlNewParserCtxt() : NULL;
    if (!parser) {
        diag_add(d, DIAG_INPUT_XML, place, say("out of memory"));
        return false;
    }
    struct walk w = {.arena = a, .parser = parser, .tree = out, .source = utf8};
    *parser->sax = (xmlSAXHandler){
        .startElement = on_html_open,
        .endElement = on_html_close,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text, // scripts and style sheets
    };
    parser->userData = &w;
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                  HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC;
    (void)htmlCtxtReadMemory(parser, utf8.p, (int)utf8.n, NULL, "UTF-8", options);
    while (w.open.n) {
        close_element(&w);
    }
    xmlFreeParserCtxt(parser);
    return !refused(&w, d, place);
}

struct str xml_value(const struct xml_tree *t, uint32_t node, const char *name)
{
    const struct xml_node *n = &t->nodes.at[node];
    for (uint32_t i = 0; i < n->attribute_n; i++) {
        const struct xml_attribute *it = &t->attributes.at[n->attribute + i];
        if (str_is(it->name, name)) {
            return it->value;
        }
    }
    return (struct str){"", 0};
}

struct str xml_entity(struct arena *a, struct str entity)
{
    char name[16] = "";
    if (entity.n < 3 || entity.n - 2 >= sizeof name || entity.p[0] != '&') {
        return entity;
    }
    memcpy(name, entity.p + 1, entity.n - 2); // without & and ;
    const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
    unsigned long cp = known ? known->value : 0;
    if (name[0] == '#') {
        bool hexadecimal = name[1] == 'x' || name[1] == 'X';
        cp = strtoul(name + (hexadecimal ? 2 : 1), NULL, hexadecimal ? 16 : 10);
    }
    if (cp < ' ' || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
        return entity;
    }
    struct buf out = {0};
    utf8_put(&out, (uint32_t)cp);
    struct str text = arena_copy(a, buf_str(&out));
    buf_free(&out);
    return text;
}
