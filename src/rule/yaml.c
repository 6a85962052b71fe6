// yaml.c: adapter of libyaml: events to nodes.
#include "rule/yaml.h"

#include "base/limits.h"
#include "base/say.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <yaml.h>

struct frame {
    struct node *node, *tail;
    struct node *key; // the key that waits for its value
};

struct build {
    struct yaml_job *job;
    struct source *source;
    yaml_parser_t parser;
    struct frame stack[LIMIT_YAML_DEPTH];
    uint32_t depth, documents;
    struct node *root;
};

static void fault_at(struct build *b, enum diag_code code, struct place place,
                     const char *argument)
{
    struct diags *d = b->job->diags;
    diag_add(d, code, place, argument,
             say("text")); // the second is for RULE_TYPE alone
    diag_excerpt(d, source_line(b->job->nodes, b->source, place.line));
}

static struct place mark_place(const struct build *b, yaml_mark_t mark)
{
    return (struct place){b->source->path, (uint32_t)mark.line + 1,
                          (uint32_t)mark.column + 1};
}

static void fault_event(struct build *b, enum diag_code code, const yaml_event_t *e)
{
    fault_at(b, code, mark_place(b, e->start_mark), "");
}

// Place and problem of broken YAML. Some problems are noticed far behind their cause,
// an open quotation mark or bracket; libyaml then remembers where that stood.
static struct place problem_place(struct build *b, const char **problem)
{
    const yaml_parser_t *p = &b->parser;
    struct arena *a = b->job->nodes;
    struct str context = str_of(p->context ? p->context : "");
    if (p->error == YAML_READER_ERROR) {
        return source_place(a, b->source, p->problem_offset);
    }
    struct place place = mark_place(b, p->problem_mark);
    struct str rest = source_at(a, b->source, place.line, place.column);
    if (str_starts(rest, "\t")) {
        *problem = "found a tab character";
    } else if (str_starts(context, "while parsing a flow")) {
        bool far_behind = p->context_mark.line < p->problem_mark.line;
        if (far_behind && (rest.n == 0 || rest.p[0] == ':')) {
            *problem = "open bracket";
            return mark_place(b, p->context_mark);
        }
    } else if (str_is(context, "while scanning a quoted scalar") ||
               str_starts(context, "while scanning an a") || // anchor, alias
               str_is(context, "while scanning a block scalar")) {
        return mark_place(b, p->context_mark);
    }
    return place;
}

// libyaml validates as it decodes; this finds the place again. False: the bytes are
// UTF-8.
static bool fault_encoding(struct build *b)
{
    struct str bytes = b->source->bytes;
    size_t i = 0, len = 1;
    while (i < bytes.n) {
        struct str rest = {bytes.p + i, bytes.n - i};
        if (utf8_decode(rest, &len) == 0xFFFD && len == 1) {
            break;
        }
        i += len;
    }
    if (i == bytes.n) {
        return false;
    }
    fault_at(b, DIAG_RULE_NOT_UTF8, source_place(b->job->nodes, b->source, i), "");
    diag_hint(b->job->diags, "%s", say("save the file as UTF-8"));
    return true;
}

static void fault_syntax(struct build *b)
{
    if (b->parser.error == YAML_READER_ERROR && fault_encoding(b)) {
        return;
    }
    const char *hint = NULL;
    const char *problem = b->parser.problem ? b->parser.problem : "?";
    struct place place = problem_place(b, &problem);
    const char *said = yaml_said(problem, &hint);
    struct str line = source_line(b->job->nodes, b->source, place.line);
    if (line.n == 0 && place.line > 1 &&
        place.column == 1) { // found at the end of the file
        line = source_line(b->job->nodes, b->source, --place.line);
        place.column = (uint32_t)utf8_count(line) + 1;
    }
    fault_at(b, DIAG_RULE_YAML, place, said);
    const yaml_parser_t *p = &b->parser;
    bool flow = p->context && str_starts(str_of(p->context), "while parsing a flow");
    if (flow && p->context_mark.line + 1 < place.line) {
        diag_hint(b->job->diags, say("the bracket was opened in line %u"),
                  (uint32_t)p->context_mark.line + 1);
    } else if (hint) {
        diag_hint(b->job->diags, "%s", say(hint));
    }
}

static struct node *node_new(struct build *b, enum node_kind kind,
                             const yaml_event_t *e)
{
    struct node *n = arena_new(b->job->nodes, struct node);
    n->kind = kind;
    n->source = b->source;
    n->line = (uint32_t)e->start_mark.line + 1;
    n->column = (uint32_t)e->start_mark.column + 1;
    n->text = STR("");
    return n;
}

static void link_child(struct frame *f, struct node *n, const struct node *key)
{
    n->key = key;
    if (f->tail) {
        f->tail->next = n;
    } else {
        f->node->first = n;
    }
    f->tail = n;
    f->node->n++;
}

static void attach_key(struct build *b, struct frame *f, struct node *n)
{
    f->key = n;
    if (n->kind != NODE_TEXT) {
        fault_at(b, DIAG_RULE_TYPE, node_place(n), say("a key"));
        n->bad = true;
    } else if (!n->quoted && str_is(n->text, "<<")) {
        fault_at(b, DIAG_RULE_ALIAS, node_place(n), "");
        n->bad = true;
    }
}

static void attach(struct build *b, struct node *n)
{
    if (b->depth == 0) {
        b->root = n;
        return;
    }
    struct frame *f = &b->stack[b->depth - 1];
    if (f->node->kind == NODE_LIST) {
        link_child(f, n, f->node->key);
    } else if (!f->key) {
        attach_key(b, f, n);
    } else {
        if (!f->key->bad) {
            link_child(f, n, f->key);
        }
        f->key = NULL;
    }
}

static int by_key(const void *x, const void *y)
{
    const struct node *a = *(const struct node *const *)x;
    const struct node *b = *(const struct node *const *)y;
    size_t n = a->key->text.n < b->key->text.n ? a->key->text.n : b->key->text.n;
    int order = n ? memcmp(a->key->text.p, b->key->text.p, n) : 0;
    if (order == 0 && a->key->text.n != b->key->text.n) {
        order = a->key->text.n < b->key->text.n ? -1 : 1;
    }
    if (order == 0) {
        order = a->key->line != b->key->line
                    ? (a->key->line < b->key->line ? -1 : 1)
                    : (a->key->column < b->key->column ? -1 : 1);
    }
    return order;
}

// The first of equal keys stays, the others are reported and passed over.
static void find_duplicates(struct build *b, struct node *map)
{
    if (map->n < 2) {
        return;
    }
    struct node **at = arena_array(b->job->nodes, struct node *, map->n);
    const struct node *first = map->first;
    for (uint32_t i = 0; i < map->n; i++) {
        memcpy(&at[i], &first, sizeof *at); // the nodes are ours: drops const
        first = first->next;
    }
    qsort(at, map->n, sizeof *at, by_key);
    const struct node *same = at[0];
    for (uint32_t i = 1; i < map->n; i++) {
        if (!str_eq(same->key->text, at[i]->key->text)) {
            same = at[i];
            continue;
        }
        at[i]->bad = true;
        fault_at(b, DIAG_RULE_DUPLICATE_KEY, node_place(at[i]->key), same->key->text.p);
        diag_hint(b->job->diags, say("it stands first in line %u"), same->key->line);
    }
}

static bool spend_node(struct build *b, const yaml_event_t *e)
{
    struct yaml_job *job = b->job;
    if (job->nodes_left == 0) {
        struct str limit =
            arena_fmt(job->nodes, say("%d values"), (int)LIMIT_YAML_NODES);
        fault_at(b, DIAG_RULE_TOO_LARGE, mark_place(b, e->start_mark), limit.p);
        return false;
    }
    job->nodes_left--;
    return true;
}

static void refuse_marks(struct build *b, const yaml_event_t *e, bool anchor, bool tag)
{
    if (anchor) {
        fault_event(b, DIAG_RULE_ALIAS, e);
    }
    if (tag) {
        fault_event(b, DIAG_RULE_TAG, e);
    }
}

// libyaml swallows the tag "!" of a plain text; only the source still shows it.
static bool lone_tag(struct build *b, const yaml_event_t *e)
{
    const yaml_char_t *value = e->data.scalar.value;
    struct str text = {(const char *)value, e->data.scalar.length};
    if (e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE) {
        return e->data.scalar.plain_implicit;
    }
    if (e->end_mark.index - e->start_mark.index == utf8_count(text)) {
        return false;
    }
    struct place place = mark_place(b, e->start_mark);
    return str_starts(source_at(b->job->nodes, b->source, place.line, place.column),
                      "!");
}

static bool on_scalar(struct build *b, const yaml_event_t *e)
{
    yaml_scalar_style_t style = e->data.scalar.style;
    struct str text = {(const char *)e->data.scalar.value, e->data.scalar.length};
    struct node *n = node_new(b, NODE_TEXT, e);
    n->text = arena_copy(b->job->texts, text);
    n->quoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    refuse_marks(b, e, e->data.scalar.anchor, e->data.scalar.tag || lone_tag(b, e));
    attach(b, n);
    return true;
}

static bool on_alias(struct build *b, const yaml_event_t *e)
{
    struct node *n = node_new(b, NODE_TEXT, e);
    const struct frame *f = b->depth ? &b->stack[b->depth - 1] : NULL;
    if (!(f && f->key && f->key->bad)) { // `<<: *name` is one fault
        fault_event(b, DIAG_RULE_ALIAS, e);
    }
    n->bad = true;
    attach(b, n);
    return true;
}

static bool on_open(struct build *b, const yaml_event_t *e)
{
    bool list = e->type == YAML_SEQUENCE_START_EVENT;
    struct node *n = node_new(b, list ? NODE_LIST : NODE_MAP, e);
    if (list) {
        n->flow = e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        refuse_marks(b, e, e->data.sequence_start.anchor, e->data.sequence_start.tag);
    } else {
        n->flow = e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        refuse_marks(b, e, e->data.mapping_start.anchor, e->data.mapping_start.tag);
    }
    attach(b, n);
    if (b->depth == LIMIT_YAML_DEPTH) {
        struct str limit = arena_fmt(b->job->nodes, "%d", (int)LIMIT_YAML_DEPTH);
        fault_at(b, DIAG_RULE_DEPTH, mark_place(b, e->start_mark), limit.p);
        return false;
    }
    b->stack[b->depth++] = (struct frame){.node = n};
    return true;
}

static bool on_document(struct build *b, const yaml_event_t *e)
{
    if (b->documents++) {
        fault_event(b, DIAG_RULE_DOCUMENTS, e);
        return false;
    }
    if (e->data.document_start.tag_directives.start !=
        e->data.document_start.tag_directives.end) {
        fault_event(b, DIAG_RULE_TAG, e);
    }
    return true;
}

static bool on_event(struct build *b, const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_SCALAR_EVENT:
        return spend_node(b, e) && on_scalar(b, e);
    case YAML_ALIAS_EVENT:
        return spend_node(b, e) && on_alias(b, e);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return spend_node(b, e) && on_open(b, e);
    case YAML_MAPPING_END_EVENT:
        find_duplicates(b, b->stack[--b->depth].node);
        return true;
    case YAML_SEQUENCE_END_EVENT:
        b->depth--;
        return true;
    case YAML_DOCUMENT_START_EVENT:
        return on_document(b, e);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        return true;
    }
    return true;
}

static bool read_events(struct build *b)
{
    for (bool end = false; !end;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&b->parser, &event)) {
            fault_syntax(b);
            return false;
        }
        end = event.type == YAML_STREAM_END_EVENT;
        bool ok = on_event(b, &event);
        yaml_event_delete(&event);
        if (!ok) {
            return false;
        }
    }
    return true;
}

bool yaml_read(struct yaml_job *job, struct source *source, const struct node **root)
{
    struct build b = {.job = job, .source = source};
    *root = NULL;
    if (!yaml_parser_initialize(&b.parser)) {
        fault_at(&b, DIAG_RULE_YAML, (struct place){source->path, 0, 0}, "libyaml");
        return false;
    }
    yaml_parser_set_encoding(&b.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&b.parser, (const unsigned char *)source->bytes.p,
                                 source->bytes.n);
    bool ok = read_events(&b);
    yaml_parser_delete(&b.parser);
    *root = b.root;
    return ok;
}

const char *yaml_version(void)
{
    return yaml_get_version_string();
}

struct place node_place(const struct node *n)
{
    if (n->kind == NODE_TEXT && n->text.n == 0 && !n->quoted && n->key) {
        n = n->key;
    }
    return (struct place){n->source->path, n->line, n->column + (n->quoted ? 1 : 0)};
}

bool node_empty(const struct node *n)
{
    return n->kind == NODE_TEXT &&
           (n->text.n == 0 || (!n->quoted && str_is(n->text, "~")));
}

const struct node *node_get(const struct node *map, const char *key)
{
    if (map->kind != NODE_MAP) {
        return NULL;
    }
    for (const struct node *n = map->first; n; n = n->next) {
        if (str_is(n->key->text, key)) {
            return n;
        }
    }
    return NULL;
}
