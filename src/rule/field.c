// field.c: mappings and lists to values by tables, and the faults in them.
#include "rule/field.h"

#include "base/say.h"

enum { NAMES_SHOWN = 13 }; // longer lists of possible names help nobody

void field_fault(struct loader *l, const struct node *n, enum diag_code code,
                 const char *x, const char *y)
{
    struct place place = node_place(n);
    diag_add(l->d, code, place, x, y);
    if (!l->d->full) {
        diag_excerpt(l->d, source_line(l->scratch, n->source, place.line));
    }
}

static const char *key_of(const struct node *n)
{
    return n->key ? n->key->text.p : n->source->name.p;
}

void field_fault_type(struct loader *l, const struct node *n, const char *must)
{
    field_fault(l, n, DIAG_RULE_TYPE, key_of(n), must);
}

void field_fault_not_text(struct loader *l, const struct node *n, const char *must)
{
    field_fault_type(l, n, must);
    if (n->kind != NODE_TEXT && n->flow) {
        diag_hint(l->d, "%s",
                  say("a text that begins with { or [ is quoted: '{set} + N{unit}'"));
    }
}

void field_fault_value(struct loader *l, const struct node *n, const char *hint)
{
    field_fault(l, n, DIAG_RULE_VALUE, n->text.p, key_of(n));
    if (hint) {
        diag_hint(l->d, "%s", hint);
    }
}

void field_hint_names(struct loader *l, struct str word, const name_list *names)
{
    if (l->d->full) {
        return;
    }
    struct str near = near_name(word, names);
    if (near.n) {
        diag_hint(l->d, say("did you mean '%s'?"), arena_copy(l->scratch, near).p);
        return;
    }
    if (names->n == 0 || names->n > NAMES_SHOWN) {
        return;
    }
    struct str all = names->at[0];
    for (uint32_t i = 1; i < names->n; i++) {
        all = arena_fmt(l->scratch, "%s, %s", all.p, names->at[i].p);
    }
    diag_hint(l->d, say("possible: %s"), all.p);
}

name_list field_names_of(struct loader *l, const node_list *nodes)
{
    name_list names = {0};
    for (uint32_t i = 0; i < nodes->n && !l->d->full; i++) {
        vec_push(l->scratch, &names, nodes->at[i]->text);
    }
    return names;
}

int field_pick(struct loader *l, const struct node *n, const char *const *names,
               const char *what)
{
    name_list list = {0};
    if (n->kind != NODE_TEXT) {
        field_fault_type(l, n, say("text"));
        return -1;
    }
    for (int i = 0; names[i]; i++) {
        if (str_is(n->text, names[i])) {
            return i;
        }
        vec_push(l->scratch, &list, str_of(names[i]));
    }
    if (what) {
        field_fault(l, n, DIAG_RULE_UNKNOWN_REF, what, n->text.p);
    } else if (n->key) {
        field_fault_value(l, n, NULL);
    } else {
        field_fault(l, n, DIAG_RULE_UNKNOWN_KEY, n->text.p, "");
    }
    field_hint_names(l, n->text, &list);
    return -1;
}

// Reports the key; returns the bit of the key that was meant, so that it is not said to
// be missing as well.
static uint64_t fault_unknown_key(struct loader *l, const struct node *key,
                                  const struct field *table)
{
    name_list names = {0};
    for (uint32_t row = 0; table[row].key; row++) {
        vec_push(l->scratch, &names, str_of(table[row].key));
    }
    field_fault(l, key, DIAG_RULE_UNKNOWN_KEY, key->text.p, "");
    field_hint_names(l, key->text, &names);
    struct str near = near_name(key->text, &names);
    for (uint32_t row = 0; near.n && table[row].key; row++) {
        if (str_is(near, table[row].key)) {
            return UINT64_C(1) << row;
        }
    }
    return 0;
}

static void read_field(struct loader *l, const struct node *n, const struct field *f,
                       void *record)
{
    if (!node_empty(n)) {
        f->read(l, n, (char *)record + f->offset);
    } else if (f->required) {
        field_fault(l, n, DIAG_RULE_MISSING_KEY, f->key, "");
        diag_hint(l->d, "%s", say("it stands here without a value"));
    }
}

static bool is_text(const struct field *f)
{
    return f->read == value_text || f->read == value_id;
}

// Texts are never NULL.
static void clear_texts(struct loader *l, const struct field *table, void *record)
{
    for (; table->key; table++) {
        if (is_text(table)) {
            *(struct str *)(void *)((char *)record + table->offset) = l->empty;
        }
    }
}

// Without an English text (`name_en`) the text itself (`name`, one row above) stands in
// both languages.
static void double_texts(const struct field *table, void *record)
{
    for (; table->key; table++) {
        struct str *text = (void *)((char *)record + table->offset);
        if (is_text(table) && str_ends(str_of(table->key), "_en") && text->n == 0) {
            *text = *(struct str *)(void *)((char *)record + table[-1].offset);
        }
    }
}

bool field_record(struct loader *l, const struct node *n, const struct field *table,
                  void *record)
{
    clear_texts(l, table, record);
    if (n->kind != NODE_MAP) {
        field_fault_type(l, n, say("a mapping"));
        return false;
    }
    uint64_t seen = 0; // bit = row of the table
    for (const struct node *v = n->first; v; v = v->next) {
        uint32_t row = 0;
        while (table[row].key && !str_is(v->key->text, table[row].key)) {
            row++;
        }
        if (!table[row].key) {
            seen |= fault_unknown_key(l, v->key, table);
            continue;
        }
        seen |= UINT64_C(1) << row;
        if (!v->bad) {
            read_field(l, v, &table[row], record);
        }
    }
    for (uint32_t row = 0; table[row].key; row++) {
        if (table[row].required && !(seen >> row & 1)) {
            field_fault(l, n, DIAG_RULE_MISSING_KEY, table[row].key, "");
        }
    }
    double_texts(table, record);
    return true;
}

void field_each(struct loader *l, const struct node *n, const char *must, read_fn *one,
                void *out)
{
    if (n->kind == NODE_TEXT) {
        one(l, n, out);
        return;
    }
    if (n->kind == NODE_MAP) {
        field_fault_not_text(l, n, must);
        return;
    }
    for (const struct node *v = n->first; v; v = v->next) {
        if (v->bad) {
            continue;
        }
        if (v->kind == NODE_TEXT) {
            one(l, v, out);
        } else {
            field_fault_not_text(l, v, must);
        }
    }
}

void field_maps(struct loader *l, const struct node *n, read_fn *one, void *out)
{
    if (n->kind != NODE_LIST) {
        field_fault_type(l, n, say("a list of mappings"));
        return;
    }
    for (const struct node *v = n->first; v; v = v->next) {
        if (v->bad) {
            continue;
        }
        if (v->kind == NODE_MAP) {
            one(l, v, out);
        } else {
            field_fault_type(l, v, say("a list of mappings"));
        }
    }
}

void field_values(struct loader *l, const struct node *n, const char *must,
                  read_fn *one, void *out)
{
    if (n->kind != NODE_MAP) {
        field_fault_type(l, n, must);
        return;
    }
    for (const struct node *v = n->first; v; v = v->next) {
        if (!v->bad) {
            one(l, v, out);
        }
    }
}

void field_unknown(struct loader *l, const struct node *n, const char *what,
                   const node_list *known)
{
    name_list names = field_names_of(l, known);
    field_fault(l, n, DIAG_RULE_UNKNOWN_REF, what, n->text.p);
    field_hint_names(l, n->text, &names);
}
