// load.c: a folder of YAML files to a pack.
#include "rule/load.h"

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/fingerprint.h"
#include "base/limits.h"
#include "base/say.h"
#include "rule/keys.h"

#include <stdlib.h>

struct rule_file {
    struct source *source;
    const struct node *root;
};

typedef VEC(struct rule_file) rule_file_list;

struct top_key {
    const char *key;
    read_fn *read;
    size_t offset; // in struct pack
    bool once;     // stands in one file only
    bool required;
};

// Read in this order, whatever the files: items need the bodies.
static const struct top_key top_keys[] = {
    {"pack", key_pack, 0, true, true},
    {"outline", key_outline, offsetof(struct pack, outline), true, true},
    {"vocabulary", key_vocabulary, 0, false, false},
    {"guards", key_guards, 0, false, false},
    {"items", key_items, 0, false, false},
    {"checks", key_checks, 0, false, false},
    {"calendar", key_calendar, 0, false, false},
    {"names", key_names, 0, false, false},
    {"coverage", key_coverage, 0, false, false},
};

enum { TOP_KEYS = sizeof top_keys / sizeof *top_keys };

static void fault_folder(struct loader *l, enum diag_code code, const char *argument)
{
    struct place whole = {l->pack->folder, 0, 0};
    diag_add(l->d, code, whole, argument);
}

static bool list_files(struct loader *l, struct paths *names)
{
    struct paths all = {0};
    enum file_kind kind = file_kind(l->pack->folder);
    if (kind != FILE_FOLDER) {
        fault_folder(l, DIAG_RULE_OPEN,
                     kind == FILE_ABSENT ? say("there is no such folder")
                                         : say("this is not a folder"));
        return false;
    }
    if (!file_list(l->scratch, l->d, l->pack->folder, &all)) {
        return false;
    }
    for (uint32_t i = 0; i < all.list.n; i++) {
        if (str_ends(all.list.at[i], ".yaml")) {
            vec_push(l->scratch, &names->list, all.list.at[i]);
        }
    }
    if (names->list.n > LIMIT_RULE_FILES) {
        struct str limit =
            arena_fmt(l->scratch, say("%d files"), (int)LIMIT_RULE_FILES);
        fault_folder(l, DIAG_RULE_TOO_LARGE, limit.p);
        return false;
    }
    if (names->list.n == 0) {
        fault_folder(l, DIAG_RULE_EMPTY, say("rule files"));
        diag_hint(l->d, "%s", say("the names of rule files end in .yaml"));
        return false;
    }
    return true;
}

static bool read_bytes(struct loader *l, struct source *s)
{
    if (file_kind(s->path) != FILE_REGULAR) { // a pipe would wait for ever
        diag_add(l->d, DIAG_RULE_OPEN, (struct place){s->path, 0, 0},
                 say("this is not a regular file"));
        return false;
    }
    return file_read_rules(l->scratch, l->d, s->path, &s->bytes);
}

static void check_top(struct loader *l, struct rule_file *file)
{
    name_list names = {0};
    if (file->root->kind != NODE_MAP) {
        field_fault_type(l, file->root, say("a mapping with the keys of a pack"));
        l->incomplete = true;
        file->root = NULL;
        return;
    }
    for (int k = 0; k < TOP_KEYS; k++) {
        vec_push(l->scratch, &names, str_of(top_keys[k].key));
    }
    for (const struct node *n = file->root->first; n; n = n->next) {
        bool known = false;
        for (int k = 0; k < TOP_KEYS; k++) {
            known = known || str_is(n->key->text, top_keys[k].key);
        }
        if (!known) {
            field_fault(l, n->key, DIAG_RULE_UNKNOWN_KEY, n->key->text.p, "");
            field_hint_names(l, n->key->text, &names);
        }
    }
}

// Reads every file to a tree. The pack's digest is made of their names and digests.
static void read_files(struct loader *l, const struct paths *names,
                       rule_file_list *files)
{
    struct yaml_job job = {l->sources, l->scratch, l->d, LIMIT_YAML_NODES};
    struct buf all = {0};
    for (uint32_t i = 0; i < names->list.n; i++) {
        struct source *s = arena_new(l->scratch, struct source);
        s->name = names->list.at[i];
        s->path = file_join(l->a, l->pack->folder, s->name);
        if (!read_bytes(l, s)) {
            l->incomplete = true;
            continue;
        }
        fingerprint_add(&l->pack->fingerprint, s->name);
        fingerprint_add(&l->pack->fingerprint, s->bytes);
        buf_add(&all, s->name);
        buf_byte(&all, '\0');
        buf_add(&all, sha256_hex(l->scratch, s->bytes));
        buf_byte(&all, '\n');
        source_strip_mark(s);
        struct rule_file file = {.source = s};
        if (!yaml_read(&job, s, &file.root)) {
            l->incomplete = true;
        } else if (file.root) {
            check_top(l, &file);
            vec_push(l->scratch, files, file);
        }
    }
    l->pack->sha256 = sha256_hex(l->a, buf_str(&all));
    buf_free(&all);
}

static void read_top_key(struct loader *l, const struct top_key *key,
                         const rule_file_list *files)
{
    const struct node *first = NULL;
    for (uint32_t i = 0; i < files->n; i++) {
        const struct node *n =
            files->at[i].root ? node_get(files->at[i].root, key->key) : NULL;
        if (!n || n->bad) {
            continue;
        }
        if (first && key->once) {
            field_fault(l, n->key, DIAG_RULE_DUPLICATE_KEY, key->key, "");
            diag_hint(l->d, say("it stands first in %s:%u"), first->source->path.p,
                      first->key->line);
            continue;
        }
        first = first ? first : n;
        if (!node_empty(n)) {
            key->read(l, n, (char *)l->pack + key->offset);
        } else if (key->required) {
            field_fault(l, n, DIAG_RULE_MISSING_KEY, key->key, "");
            diag_hint(l->d, "%s", say("it stands here without a value"));
        }
    }
    if (!first && key->required && !l->incomplete) {
        fault_folder(l, DIAG_RULE_MISSING_KEY, key->key);
    }
}

static int by_place(const void *x, const void *y)
{
    const struct diag *a = x;
    const struct diag *b = y;
    int order = strcmp(a->place.path.p, b->place.path.p);
    if (order == 0 && a->place.line != b->place.line) {
        order = a->place.line < b->place.line ? -1 : 1;
    } else if (order == 0 && a->place.column != b->place.column) {
        order = a->place.column < b->place.column ? -1 : 1;
    } else if (order == 0) {
        order = a->code < b->code ? -1 : a->code > b->code;
    }
    return order ? order : strcmp(a->text.p, b->text.p);
}

struct str rules_beside(struct arena *a, struct str folder, struct str id)
{
    while (folder.n > 1 && folder.p[folder.n - 1] == '/') {
        folder.n--;
    }
    size_t cut = folder.n;
    while (cut > 0 && folder.p[cut - 1] != '/') {
        cut--;
    }
    struct str name = {folder.p + cut, folder.n - cut};
    struct str above = {folder.p, cut};
    if (str_is(name, ".") || str_is(name, "..")) {
        above = file_join(a, folder, STR(".."));
    }
    struct str pack = above.n ? file_join(a, above, id) : id;
    bool there =
        id.n && file_kind(file_join(a, pack, STR("pack.yaml"))) == FILE_REGULAR;
    return there ? pack : STR("");
}

bool rules_load(struct arena *a, struct arena *sources, struct diags *d,
                struct str folder, struct pack *out)
{
    struct arena scratch = {0};
    struct paths names = {0};
    rule_file_list files = {0};
    uint32_t errors = d->errors, before = d->list.n;
    *out = (struct pack){.folder = arena_copy(a, folder)};
    struct loader l = {.a = a,
                       .sources = sources,
                       .scratch = &scratch,
                       .d = d,
                       .pack = out,
                       .empty = arena_copy(a, STR("")),
                       .weights_known = true};
    if (list_files(&l, &names)) {
        read_files(&l, &names, &files);
        for (int k = 0; k < TOP_KEYS; k++) {
            read_top_key(&l, &top_keys[k], &files);
        }
        if (out->items.n == 0 && !l.incomplete) {
            fault_folder(&l, DIAG_RULE_EMPTY, say("items"));
        }
        check_pack(&l);
    }
    out->incomplete = l.incomplete;
    if (d->list.n > before) {
        qsort(d->list.at + before, d->list.n - before, sizeof *d->list.at, by_place);
    }
    arena_free(&scratch);
    return d->errors == errors;
}

void rules_add_excerpts(struct diags *d)
{
    struct arena scratch = {0};
    struct source source = {.path = STR("")};
    for (uint32_t i = 0; i < d->list.n; i++) {
        struct diag *diag = &d->list.at[i];
        if (diag->excerpt.n || diag->place.line == 0 ||
            !str_ends(diag->place.path, ".yaml")) {
            continue;
        }
        if (!str_eq(source.path, diag->place.path)) { // they come file by file
            struct diags unsaid = {.arena = &scratch};
            source = (struct source){.path = diag->place.path};
            (void)file_read_rules(&scratch, &unsaid, source.path, &source.bytes);
            source_strip_mark(&source);
        }
        struct str line = source_line(&scratch, &source, diag->place.line);
        diag->excerpt = arena_copy(d->arena, line);
    }
    arena_free(&scratch);
}

static bool add_file(struct arena *scratch, struct str folder, struct str name,
                     struct fingerprint *out)
{
    struct diags unsaid = {.arena = scratch};
    struct str bytes, path = file_join(scratch, folder, name);
    bool ok = file_kind(path) == FILE_REGULAR &&
              file_read_rules(scratch, &unsaid, path, &bytes);
    if (ok) {
        fingerprint_add(out, name);
        fingerprint_add(out, bytes);
    }
    return ok;
}

bool rules_fingerprint(struct str folder, struct fingerprint *out)
{
    struct arena listing = {0}, scratch = {0};
    struct diags unsaid = {.arena = &listing};
    struct paths names = {0};
    *out = (struct fingerprint){0};
    bool ok = file_list(&listing, &unsaid, folder, &names);
    for (uint32_t i = 0; ok && i < names.list.n; i++) {
        if (str_ends(names.list.at[i], ".yaml")) {
            ok = add_file(&scratch, folder, names.list.at[i], out);
            arena_reset(&scratch);
        }
    }
    arena_free(&listing);
    arena_free(&scratch);
    return ok;
}

static void forget(pattern_list *list)
{
    list->at = NULL;
    list->cap = 0;
}

void rules_forget_sources(struct pack *pack)
{
    for (uint32_t i = 0; i < pack->sets.n; i++) {
        forget(&pack->sets.at[i].words);
    }
    for (uint32_t i = 0; i < pack->items.n; i++) {
        struct item *item = &pack->items.at[i];
        pattern_list *const lists[] = {
            &item->when,  &item->when_not, &item->core,    &item->figures,
            &item->shown, &item->nil,      &item->friends, &item->friends_sentence,
            &item->detail};
        for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
            forget(lists[k]);
        }
        for (uint32_t k = 0; k < item->aspects.n; k++) {
            forget(&item->aspects.at[k].patterns);
        }
    }
}

void rules_versions(struct buf *out)
{
    buf_fmt(out, "libyaml %s\n", yaml_version());
}
