// compare.c: the command `compare`: which results belong together, and what changed.
#include "compare.h"

#include "base/utf8.h"
#include "packed.h"

#include <assert.h>
#include <stdlib.h>

static const struct workbench_format formats[] = {
    {"text", compare_put_text},
    {"json", compare_put_json},
    {"csv", compare_put_csv},
    {0},
};

struct comparing {
    struct session *s;
    struct pipeline pipeline;
    struct comparisons out;
};

enum side_kind { SIDE_REPORT, SIDE_FOLDER, SIDE_RESULT };

static enum side_kind kind_of(struct str path)
{
    bool archive = str_ends(path, ".zip") || str_ends(path, ".ZIP");
    return file_kind(path) == FILE_FOLDER || archive ? SIDE_FOLDER
           : results_named(path)                     ? SIDE_RESULT
                                                     : SIDE_REPORT;
}

static void add_pair(struct comparing *c, const struct comparison *pair)
{
    vec_push(&c->s->arena, &c->out.pairs, *pair);
    c->out.worse += pair->worse;
}

// --- results of earlier runs ---

static struct compare_key key_of(const struct report *r)
{
    return (struct compare_key){r->path, compare_file_name(r->path), r->issuer,
                                r->year};
}

static void compare_results(struct comparing *c, struct results *before,
                            struct results *after)
{
    struct arena *a = &c->s->arena;
    struct compare_keys x = {0}, y = {0};
    for (uint32_t i = 0; i < before->list.n; i++) {
        vec_push(a, &x.list, key_of(&before->list.at[i]));
    }
    for (uint32_t i = 0; i < after->list.n; i++) {
        vec_push(a, &y.list, key_of(&after->list.at[i]));
    }
    uint32_t *partner = compare_match(a, &x, &y, true);
    bool *met = arena_array(a, bool, after->list.n + 1);
    for (uint32_t i = 0; i < before->list.n; i++) {
        const struct report *old = &before->list.at[i];
        if (partner[i] == UNMATCHED) {
            vec_push(a, &c->out.only_before, compare_side(a, old));
            continue;
        }
        const struct report *new = &after->list.at[partner[i]];
        struct comparison pair = {0};
        met[partner[i]] = true;
        if (old->judged && new->judged) {
            compare_reports(c->s, old, new, &pair);
            add_pair(c, &pair);
        } else {
            c->out.failed++;
        }
    }
    for (uint32_t i = 0; i < after->list.n; i++) {
        if (!met[i]) {
            vec_push(a, &c->out.only_after, compare_side(a, &after->list.at[i]));
        }
    }
}

static enum status run_results(struct comparing *c)
{
    struct results before = {0}, after = {0};
    const struct options *o = &c->s->options;
    bool ok = results_read(c->s, o->inputs.at[0], &before);
    ok = results_read(c->s, o->inputs.at[1], &after) && ok;
    if (!ok) {
        return STATUS_INPUT;
    }
    compare_results(c, &before, &after);
    return STATUS_PASSED;
}

// --- reports ---

static void judge_pair(struct comparing *c, struct str before, struct str after)
{
    struct arena work = {0};
    struct report x, y;
    struct corpus_seen seen_x, seen_y;
    struct comparison pair = {0};
    bool ok = corpus_judge(c->s, &c->pipeline, &work, before, &x, &seen_x);
    ok = corpus_judge(c->s, &c->pipeline, &work, after, &y, &seen_y) && ok;
    if (ok) {
        compare_reports(c->s, &x, &y, &pair);
        compare_texts(c->s, &c->pipeline, &work, &seen_x, &seen_y, &pair);
        add_pair(c, &pair);
    } else {
        c->out.failed++;
    }
    arena_free(&work);
}

// The agency and year of each report of a folder. What cannot be read is said when its
// turn comes to be judged; here it has no agency.
static void find_keys(struct comparing *c, const struct paths *files,
                      struct compare_keys *out)
{
    struct arena document = {0};
    for (uint32_t i = 0; i < files->list.n; i++) {
        struct str path = files->list.at[i];
        struct diags d = {.arena = &document};
        struct input in = {.path = path, .options = session_check_options(c->s)};
        struct compare_key key = {path, compare_file_name(path), STR(""), 0};
        in.readable = packed_read(c->s, &document, &d, path, &in.bytes);
        if (pipeline_read(&c->pipeline, &document, &d, &in)) {
            struct ustr issuer = doc_units(&in.doc, in.doc.facts.issuer);
            key.issuer = units_to_utf8(&c->s->arena, issuer.p, issuer.n);
            key.year = in.doc.facts.year;
        }
        vec_push(&c->s->arena, &out->list, key);
        arena_reset(&document);
    }
    arena_free(&document);
}

static struct compared_side side_of(const struct compare_key *key)
{
    return (struct compared_side){
        .path = key->path, .title = STR(""), .issuer = key->issuer, .year = key->year};
}

static bool list_folder(struct comparing *c, uint32_t input, struct paths *files)
{
    struct diags d = {.arena = &c->s->arena};
    session_folder(c->s, &d, c->s->options.inputs.at[input], files);
    session_print(c->s, &d, c->s->options.quiet ? SEVERITY_ERROR : SEVERITY_WARNING);
    return d.errors == 0;
}

static enum status run_folders(struct comparing *c)
{
    struct arena *a = &c->s->arena;
    struct paths old = {0}, new = {0};
    struct compare_keys before = {0}, after = {0};
    bool ok = list_folder(c, 0, &old);
    ok = list_folder(c, 1, &new) && ok;
    if (!ok) {
        return STATUS_INPUT;
    }
    find_keys(c, &old, &before);
    find_keys(c, &new, &after);
    uint32_t *partner = compare_match(a, &before, &after, false);
    bool *met = arena_array(a, bool, after.list.n + 1);
    for (uint32_t i = 0; i < before.list.n; i++) {
        if (partner[i] == UNMATCHED) {
            vec_push(a, &c->out.only_before, side_of(&before.list.at[i]));
        } else {
            assert(partner[i] < after.list.n && after.list.at);
            met[partner[i]] = true;
            judge_pair(c, before.list.at[i].path, after.list.at[partner[i]].path);
        }
    }
    for (uint32_t i = 0; i < after.list.n; i++) {
        if (!met[i]) {
            vec_push(a, &c->out.only_after, side_of(&after.list.at[i]));
        }
    }
    return STATUS_PASSED;
}

static enum status run_reports(struct comparing *c, enum side_kind kind)
{
    const struct options *o = &c->s->options;
    enum status status = STATUS_PASSED;
    if (!session_load(c->s, &c->pipeline)) {
        status = STATUS_RULES;
    } else if (!workbench_items_known(c->s, &c->pipeline.pack)) {
        status = STATUS_USAGE;
    } else if (kind == SIDE_FOLDER) {
        status = run_folders(c);
    } else {
        judge_pair(c, o->inputs.at[0], o->inputs.at[1]);
    }
    pipeline_close(&c->pipeline);
    return status;
}

// --- the whole ---

static int32_t gain_of(const struct comparison *c)
{
    return c->after.score.points_h - c->before.score.points_h;
}

static int most_lost_first(const void *a, const void *b)
{
    const struct comparison *x = a, *y = b;
    if (gain_of(x) != gain_of(y)) {
        return gain_of(x) < gain_of(y) ? -1 : 1;
    }
    return strcmp(x->before.path.p, y->before.path.p);
}

static void conclude(struct comparing *c)
{
    struct comparisons *out = &c->out;
    int64_t before = 0, after = 0;
    for (uint32_t i = 0; i < out->pairs.n; i++) {
        before += out->pairs.at[i].before.score.points_h;
        after += out->pairs.at[i].after.score.points_h;
    }
    if (out->pairs.n) {
        out->mean_before_h = (int32_t)(before / out->pairs.n);
        out->mean_after_h = (int32_t)(after / out->pairs.n);
        qsort(out->pairs.at, out->pairs.n, sizeof *out->pairs.at, most_lost_first);
    }
}

enum status command_compare(struct session *s)
{
    struct comparing c = {.s = s};
    if (!workbench_inputs(s, 2, 2,
                          say("name two reports, two folders or two results of "
                              "`score`: before and after")) ||
        !workbench_formats(s, formats)) {
        return STATUS_USAGE;
    }
    enum side_kind kind = kind_of(s->options.inputs.at[0]);
    if (kind != kind_of(s->options.inputs.at[1])) {
        workbench_usage(s,
                        say("before and after must be of one kind: two reports, two "
                            "folders or two results"),
                        NULL);
        return STATUS_USAGE;
    }
    enum status status = kind == SIDE_RESULT ? run_results(&c) : run_reports(&c, kind);
    if (status != STATUS_PASSED) {
        return status;
    }
    conclude(&c);
    if (c.out.pairs.n || c.out.only_before.n || c.out.only_after.n) {
        workbench_put(s, formats, &c.out);
    }
    return c.out.failed ? STATUS_INPUT : c.out.worse ? STATUS_BELOW : STATUS_PASSED;
}
