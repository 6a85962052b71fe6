// score.c: the command `score`: every input through the pipeline, every report to every
// output.
#include "packed.h"
#include "session.h"
#include "waivers.h"

#include "base/buf.h"
#include "base/limits.h"
#include "render/render.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { COMPACT_FROM = 4 }; // text: one line per report from this many on

struct sink {
    const struct renderer *renderer;
    struct str path; // "" = standard output
    struct buf buf;
    struct render_memory memory;
    struct render_options options;
};

struct scoring_run {
    struct session *s;
    struct pipeline pipeline;
    struct run_frame frame;
    struct summary summary;
    int64_t points_sum;
    struct waivers waivers; // empty without --waivers
    bool decided;           // --waivers was given
    VEC(struct sink) sinks;
    bool write_failed;
};

// --color beats all, then NO_COLOR, CLICOLOR_FORCE, CLICOLOR, then whether it is a
// terminal.
static bool use_color(const struct options *o)
{
    const char *no = getenv("NO_COLOR");
    const char *force = getenv("CLICOLOR_FORCE");
    const char *may = getenv("CLICOLOR");
    const char *term = getenv("TERM");
    if (o->color != COLOR_AUTO) {
        return o->color == COLOR_ALWAYS;
    }
    if (no && *no) {
        return false;
    }
    if (force && *force && strcmp(force, "0") != 0) {
        return true;
    }
    if (may && strcmp(may, "0") == 0) {
        return false;
    }
    return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0;
}

static int terminal_width(const struct options *o)
{
    struct winsize size;
    if (o->width) {
        return o->width;
    }
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
        size.ws_col >= 40) {
        return size.ws_col;
    }
    return 100;
}

static bool unknown_format(struct session *s, struct str name)
{
    struct buf all = {0};
    for (const struct renderer *const *r = render_all(); *r; r++) {
        buf_fmt(&all, "%s%s", all.n ? ", " : "", (*r)->name);
    }
    struct str text = arena_fmt(&s->arena, say("unknown format '%s'"), name.p);
    diag_add(&s->diags, DIAG_USAGE, (struct place){STR(""), 0, 0}, text.p);
    diag_hint(&s->diags, say("formats: %s"), buf_str(&all).p);
    buf_free(&all);
    return false;
}

static bool output_refused(struct session *s, const char *why, struct str path)
{
    struct str text = arena_fmt(&s->arena, "%s: %s", say(why), path.n ? path.p : "-");
    diag_add(&s->diags, DIAG_USAGE, (struct place){STR(""), 0, 0}, text.p);
    return false;
}

static struct str without_dot(struct str path)
{
    while (str_starts(path, "./")) {
        path = (struct str){path.p + 2, path.n - 2};
    }
    return path;
}

// No output over an input, no two outputs in one place.
static bool outputs_apart(struct session *s, const struct paths *files)
{
    const struct options *o = &s->options;
    for (uint32_t i = 0; i < o->outputs.n; i++) {
        struct str path = without_dot(o->outputs.at[i].path);
        for (uint32_t k = 0; k < i; k++) {
            struct str other = without_dot(o->outputs.at[k].path);
            if (str_eq(path, other) || (path.n && other.n && file_same(path, other))) {
                return output_refused(s, SAY_LATER("two outputs go to one place"),
                                      path);
            }
        }
        bool exists = path.n && file_kind(path) == FILE_REGULAR;
        for (uint32_t k = 0; exists && k < files->list.n; k++) {
            if (file_same(path, files->list.at[k])) {
                return output_refused(
                    s, SAY_LATER("this output would overwrite an input"), path);
            }
        }
    }
    return true;
}

static bool open_sinks(struct scoring_run *run, uint32_t files)
{
    struct session *s = run->s;
    struct options *o = &s->options;
    if (o->outputs.n == 0) {
        vec_push(&s->arena, &o->outputs, ((struct output){STR("text"), STR("")}));
    }
    for (uint32_t i = 0; i < o->outputs.n; i++) {
        const struct renderer *renderer = render_find(o->outputs.at[i].format);
        if (!renderer) {
            return unknown_format(s, o->outputs.at[i].format);
        }
        bool to_file = o->outputs.at[i].path.n > 0;
        struct sink *sink = vec_add(&s->arena, &run->sinks);
        *sink = (struct sink){
            .renderer = renderer,
            .path = o->outputs.at[i].path,
            .options = {.color = !to_file && use_color(o),
                        .width = terminal_width(o),
                        .bom = o->bom,
                        .verbose = o->verbose,
                        .compact = files >= COMPACT_FROM,
                        .only_fail = o->sarif_only_fail,
                        .reports = files},
        };
        if (files <= renderer->text_up_to) {
            run->pipeline.show_text = true;
        }
    }
    for (uint32_t i = 0; i < run->sinks.n; i++) { // now they stay where they are
        run->sinks.at[i].options.memory = &run->sinks.at[i].memory;
    }
    return true;
}

// Machine formats carry the result in Chinese unless --lang says otherwise, so that the
// same inputs give the same bytes under any locale.
static enum lang result_lang(const struct session *s, const struct scoring_run *run)
{
    if (s->options.lang != LANG_AUTO) {
        return s->options.lang;
    }
    for (uint32_t i = 0; i < run->sinks.n; i++) {
        if (run->sinks.at[i].renderer->machine) {
            return LANG_ZH;
        }
    }
    return s->lang;
}

static void flush_sink(struct scoring_run *run, struct sink *sink, bool end)
{
    if ((sink->path.n && !end) || (sink->buf.n == 0 && sink->path.n == 0)) {
        return;
    }
    if (!file_write(&run->s->diags, sink->path, buf_str(&sink->buf))) {
        run->write_failed = true;
    }
    buf_clear(&sink->buf);
}

static void count(struct scoring_run *run, const struct report *report)
{
    struct summary *sum = &run->summary;
    sum->reports++;
    sum->judged += report->judged;
    sum->failed += !report->judged;
    if (report->judged) {
        sum->other += !report->genre_ok;
        run->points_sum += report->genre_ok ? report->score.points_h : 0;
        sum->below += !report_passes(report, &run->frame);
    }
}

static void score_file(struct scoring_run *run, struct arena *a, struct str path)
{
    struct session *s = run->s;
    struct diags d = {.arena = a};
    struct input in = {.path = path, .options = session_check_options(s)};
    struct report report;
    if (run->decided) {
        in.decide = waivers_decide;
        in.decisions = &run->waivers;
    }
    in.readable = packed_read(s, a, &d, path, &in.bytes);
    pipeline_check(&run->pipeline, a, &d, &in, &report);
    if (run->decided && report.judged) {
        waivers_mark(&run->waivers, &report);
    }
    if (!s->options.quiet || d.errors) {
        session_print(s, &d, SEVERITY_ERROR);
    }
    for (uint32_t i = 0; i < run->sinks.n; i++) {
        struct sink *sink = &run->sinks.at[i];
        sink->renderer->report(&sink->buf, &run->frame, &report, &sink->options,
                               run->summary.reports);
        flush_sink(run, sink, false);
    }
    count(run, &report);
}

static void fill_frame(struct scoring_run *run)
{
    const struct pack *pack = &run->pipeline.pack;
    const struct options *o = &run->s->options;
    bool english = run->pipeline.lang == LANG_EN;
    run->frame = (struct run_frame){
        .tool_version = STR(VERSION),
        .pack_id = pack->id,
        .pack_name = english && pack->name_en.n ? pack->name_en : pack->name,
        .pack_edition = pack->edition,
        .pack_sha256 = pack->sha256,
        .pack_note = english && pack->note_en.n ? pack->note_en : pack->note,
        .fail_on = o->fail_on,
        .fail_on_none = o->fail_on_none,
        .bar_h = o->min_score_h >= 0 ? o->min_score_h : pack->scoring.pass_h,
    };
    for (uint32_t i = 0; i < pack->items.n; i++) {
        vec_push(&run->s->arena, &run->frame.item_ids, pack->items.at[i].id);
    }
}

static enum status finish(struct scoring_run *run, const struct diags *inputs)
{
    struct summary *sum = &run->summary;
    uint32_t scored = sum->judged - sum->other;
    sum->mean_h = scored ? (int32_t)(run->points_sum / scored) : 0;
    for (uint32_t i = 0; i < run->sinks.n; i++) {
        struct sink *sink = &run->sinks.at[i];
        sink->renderer->end(&sink->buf, &run->frame, sum, &sink->options);
        flush_sink(run, sink, true);
        buf_free(&sink->buf);
        arena_free(&sink->memory.arena);
    }
    if (run->write_failed) {
        session_print(run->s, &run->s->diags, SEVERITY_ERROR);
        return STATUS_INTERNAL;
    }
    return sum->failed || inputs->errors        ? STATUS_INPUT
           : sum->below || run->waivers.expired ? STATUS_BELOW
                                                : STATUS_PASSED;
}

static bool valid_body(struct session *s, const struct pack *pack)
{
    if (s->options.body.n == 0 || pack_body(pack, s->options.body) >= 0) {
        return true;
    }
    struct str text =
        arena_fmt(&s->arena, say("unknown kind of agency '%s'"), s->options.body.p);
    diag_add(&s->diags, DIAG_USAGE, (struct place){STR(""), 0, 0}, text.p);
    struct buf all = {0};
    for (uint32_t i = 0; i < pack->bodies.n; i++) {
        buf_fmt(&all, "%s%s", all.n ? ", " : "", pack->bodies.at[i].id.p);
    }
    diag_hint(&s->diags, "--body: %s", buf_str(&all).p);
    buf_free(&all);
    return false;
}

static bool nothing_to_do(struct session *s)
{
    if (s->options.inputs.n || s->options.files_from.n) {
        return false;
    }
    diag_add(&s->diags, DIAG_USAGE, (struct place){STR(""), 0, 0},
             say("name a file, a folder or - for standard input"));
    session_print(s, &s->diags, SEVERITY_ERROR);
    return true;
}

static enum status score_all(struct scoring_run *run, struct paths *files,
                             const struct diags *inputs)
{
    struct arena document = {0};
    for (uint32_t i = 0; i < run->sinks.n; i++) {
        struct sink *sink = &run->sinks.at[i];
        sink->renderer->begin(&sink->buf, &run->frame, &sink->options);
    }
    for (uint32_t i = 0; i < files->list.n; i++) {
        score_file(run, &document, files->list.at[i]);
        arena_reset(&document);
    }
    arena_free(&document);
    struct diags unused = {.arena = &run->s->arena};
    waivers_unused(&run->waivers, &unused);
    session_print(run->s, &unused,
                  run->s->options.quiet ? SEVERITY_ERROR : SEVERITY_WARNING);
    return finish(run, inputs);
}

// A table with faults is refused as a whole: a decision that is passed over in silence
// would look like one that was obeyed.
static bool read_decisions(struct scoring_run *run)
{
    struct session *s = run->s;
    struct diags d = {.arena = &s->arena};
    run->decided = s->options.waivers.n > 0;
    bool ok = !run->decided || waivers_read(s, &d, s->options.waivers,
                                            &run->pipeline.pack, &run->waivers);
    session_print(s, &d, SEVERITY_ERROR);
    return ok;
}

enum status command_score(struct session *s)
{
    struct scoring_run run = {.s = s};
    struct diags inputs = {.arena = &s->arena};
    struct paths files = {0};
    if (nothing_to_do(s)) {
        return STATUS_USAGE;
    }
    session_files(s, &inputs, &files);
    if (files.list.n == 0 && inputs.errors == 0) {
        session_no_reports(&inputs, s->options.files_from);
    }
    session_print(s, &inputs,
                  s->options.quiet     ? SEVERITY_ERROR
                  : s->options.verbose ? SEVERITY_NOTE
                                       : SEVERITY_WARNING);
    if (!outputs_apart(s, &files) || !open_sinks(&run, files.list.n)) {
        session_print(s, &s->diags, SEVERITY_ERROR);
        return STATUS_USAGE;
    }
    s->lang = say_in(result_lang(s, &run), NULL);
    enum status status = STATUS_RULES;
    if (session_load(s, &run.pipeline)) {
        status = STATUS_USAGE;
        if (valid_body(s, &run.pipeline.pack)) {
            fill_frame(&run);
            status =
                read_decisions(&run) ? score_all(&run, &files, &inputs) : STATUS_INPUT;
        } else {
            session_print(s, &s->diags, SEVERITY_ERROR);
        }
    }
    pipeline_close(&run.pipeline);
    return status;
}
