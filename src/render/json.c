// json.c: json (one object per run, streamed) and ndjson (one object per report), with
// jansson.
#include "render/formats.h"
#include "render/tree.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    REAL_DIGITS =
        10,     // enough for every int32 count of hundredths, and never an exponent
    NESTED = 4, // a report of `json` stands two levels deep
    COMPACT = JSON_COMPACT | JSON_REAL_PRECISION(REAL_DIGITS),
    PRETTY = JSON_INDENT(2) | JSON_REAL_PRECISION(REAL_DIGITS),
};

// Where jansson's text goes; it comes in pieces of any size.
struct sink {
    struct buf *out;
    int indent;   // added behind every line end
    int decimals; // digits behind the point of the number we are in, -1 = none
    bool string, escaped;
};

static json_t *must(json_t *value)
{
    if (!value) {
        (void)fputs("qingdan: out of memory\n", stderr);
        exit(5);
    }
    return value;
}

static void put_until(struct sink *s, struct str piece, size_t *from, size_t to)
{
    buf_add(s->out, (struct str){piece.p + *from, to - *from});
    *from = to;
}

// jansson drops the last zero of 61.50; this puts it back. A line end never stands
// inside a string, so each is followed by the indent.
static void put_piece(struct sink *s, struct str piece)
{
    size_t from = 0;
    for (size_t i = 0; i < piece.n; i++) {
        char c = piece.p[i];
        if (s->string) {
            s->string = s->escaped || c != '"';
            s->escaped = !s->escaped && c == '\\';
        } else if (s->decimals >= 0 && c >= '0' && c <= '9') {
            s->decimals++;
        } else {
            if (s->decimals == 1) {
                put_until(s, piece, &from, i);
                buf_byte(s->out, '0');
            }
            s->decimals = c == '.' ? 0 : -1;
            s->string = c == '"';
            if (c == '\n' && s->indent) {
                put_until(s, piece, &from, i + 1);
                buf_fmt(s->out, "%*s", s->indent, "");
            }
        }
    }
    put_until(s, piece, &from, piece.n);
}

static int on_piece(const char *bytes, size_t n, void *data)
{
    put_piece(data, (struct str){bytes, n});
    return 0;
}

// Writes the value and gives it back.
static void dump(struct buf *out, json_t *value, size_t flags, int indent)
{
    struct sink sink = {.out = out, .indent = indent, .decimals = -1};
    if (json_dump_callback(value, on_piece, &sink, flags) != 0) {
        out->overflow = true; // half an object must not pass for a whole one
    }
    json_decref(value);
}

static void put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new_nocheck(object, key, must(value)) != 0) {
        must(NULL);
    }
}

static void push(json_t *array, json_t *value)
{
    if (json_array_append_new(array, must(value)) != 0) {
        must(NULL);
    }
}

static json_t *string(struct str s)
{
    json_t *value = json_stringn(s.n ? s.p : "", s.n);
    if (!value) {
        struct buf valid = {0};
        format_valid(&valid, s);
        value = json_stringn_nocheck(valid.p, valid.n);
        buf_free(&valid);
    }
    return value;
}

static void put_string(json_t *object, const char *key, struct str s)
{
    put(object, key, string(s));
}

static void put_name(json_t *object, const char *key, const char *name)
{
    put(object, key, json_string_nocheck(name));
}

static void put_number(json_t *object, const char *key, int64_t number)
{
    put(object, key, json_integer(number));
}

static void put_points(json_t *object, const char *key, int32_t hundredths)
{
    put(object, key, json_real(hundredths / 100.0));
}

static json_t *strings(const struct str *at, uint32_t n)
{
    json_t *array = must(json_array());
    for (uint32_t i = 0; i < n; i++) {
        push(array, string(at[i]));
    }
    return array;
}

static json_t *damage_object(const struct damage *damage)
{
    json_t *o = must(json_object());
    put_number(o, "pinyin_notes", damage->pinyin_notes);
    put_number(o, "shifted_bytes", damage->shifted_bytes);
    put_number(o, "recoded", damage->recoded);
    put_number(o, "confused", damage->confused);
    put_number(o, "filled", damage->filled);
    put_number(o, "lost_characters", damage->lost_characters);
    return o;
}

static json_t *score_object(const struct score *score)
{
    json_t *o = must(json_object());
    put_points(o, "points", score->points_h);
    put_points(o, "earned", score->earned_h);
    put_points(o, "possible", score->possible_h);
    put(o, "cap", score->cap_h ? json_real(score->cap_h / 100.0) : json_null());
    put_string(o, "grade", score->grade);
    put_string(o, "formula", score->formula);
    return o;
}

static void put_position(json_t *o, struct position at)
{
    put_number(o, "line", at.line);
    put_number(o, "column", at.column);
    if (at.page) {
        put_number(o, "page", at.page);
    }
    if (at.paragraph) {
        put_number(o, "paragraph", at.paragraph);
    }
}

static json_t *section_object(const struct outline_entry *entry)
{
    json_t *o = must(json_object());
    put_name(o, "role", role_name(entry->role));
    put_string(o, "heading", entry->heading);
    put_position(o, entry->at);
    put_number(o, "level", entry->level);
    return o;
}

static json_t *group_object(const struct group_result *group)
{
    json_t *o = must(json_object());
    put_string(o, "id", group->id);
    put_string(o, "name", group->name);
    put_points(o, "earned", group->earned_h);
    put_points(o, "possible", group->possible_h);
    return o;
}

static json_t *evidence_object(const struct quotation *q)
{
    json_t *o = must(json_object());
    put_string(o, "aspect", q->aspect);
    put_position(o, q->at);
    put_string(o, "quote", q->quote);
    put_name(o, "section", role_name(q->section));
    return o;
}

static json_t *nearest_object(const struct quotation *q)
{
    json_t *o = must(json_object());
    put_position(o, q->at);
    put_string(o, "quote", q->quote);
    put_string(o, "guard", q->guard);
    return o;
}

static json_t *item_object(const struct item_result *item)
{
    json_t *o = must(json_object()), *evidence = must(json_array());
    for (uint32_t i = 0; i < item->evidence.n; i++) {
        push(evidence, evidence_object(&item->evidence.at[i]));
    }
    put_string(o, "id", item->id);
    put_string(o, "name", item->name);
    put_string(o, "group", item->group);
    put_name(o, "verdict", verdict_name(item->verdict));
    put_points(o, "points", item->points_h);
    put_points(o, "weight", item->weight_h);
    put_string(o, "reason", item->reason);
    put(o, "evidence", evidence);
    put(o, "lacking", strings(item->lacking.at, item->lacking.n));
    if (item->has_nearest) {
        put(o, "nearest", nearest_object(&item->nearest));
    }
    put_points(o, "gain", item->gain_h);
    put_string(o, "advice", item->advice);
    put(o, "basis", strings(item->basis.at, item->basis.n));
    return o;
}

static json_t *finding_object(const struct finding *finding)
{
    json_t *o = must(json_object());
    put_string(o, "id", finding->id);
    put_name(o, "severity", finding_severity_name(finding->severity));
    put_position(o, finding->at);
    put_string(o, "message", finding->message);
    put_string(o, "quote", finding->quote);
    return o;
}

static json_t *problem_object(const struct problem *problem)
{
    json_t *o = must(json_object());
    put_string(o, "code", problem->code);
    put_string(o, "message", problem->message);
    return o;
}

// What is unknown is null: the year, the date.
static void put_facts(json_t *o, const struct report *report)
{
    put_string(o, "sha256", report->sha256);
    put_string(o, "format", report->format);
    put_string(o, "encoding", report->encoding);
    put_string(o, "script", report->script);
    put_string(o, "title", report->title);
    put_string(o, "issuer", report->issuer);
    put_string(o, "body", report->body);
    put(o, "year", report->year ? json_integer(report->year) : json_null());
    put(o, "date", report->date.n ? string(report->date) : json_null());
    put_name(o, "genre", report->genre_ok ? "ok" : "doubtful");
    if (!report->genre_ok) {
        put_string(o, "genre_name", report->genre);
        put(o, "genre_pack",
            report->genre_pack.n ? string(report->genre_pack) : json_null());
    }
    put_number(o, "characters", report->characters);
    put(o, "damage", damage_object(&report->damage));
}

static void put_judgement(json_t *o, const struct report *report)
{
    json_t *sections = must(json_array()), *groups = must(json_array());
    json_t *items = must(json_array()), *findings = must(json_array());
    for (uint32_t i = 0; i < report->sections.n; i++) {
        push(sections, section_object(&report->sections.at[i]));
    }
    for (uint32_t i = 0; i < report->groups.n; i++) {
        push(groups, group_object(&report->groups.at[i]));
    }
    for (uint32_t i = 0; i < report->items.n; i++) {
        push(items, item_object(&report->items.at[i]));
    }
    for (uint32_t i = 0; i < report->findings.n; i++) {
        push(findings, finding_object(&report->findings.at[i]));
    }
    put(o, "score", score_object(&report->score));
    put(o, "sections", sections);
    put(o, "groups", groups);
    put(o, "items", items);
    put(o, "findings", findings);
}

static json_t *report_object(const struct report *report)
{
    json_t *o = must(json_object()), *problems = must(json_array());
    put_string(o, "path", report->path);
    if (report->judged) {
        put_facts(o, report);
        put_judgement(o, report);
    }
    for (uint32_t i = 0; i < report->problems.n; i++) {
        push(problems, problem_object(&report->problems.at[i]));
    }
    put(o, "problems", problems);
    return o;
}

static json_t *summary_object(const struct summary *summary)
{
    json_t *o = must(json_object());
    put_number(o, "reports", summary->reports);
    put_number(o, "judged", summary->judged);
    put_number(o, "failed", summary->failed);
    bool scored = summary->judged > summary->other;
    put(o, "mean", scored ? json_real(summary->mean_h / 100.0) : json_null());
    return o;
}

static json_t *head_object(const struct run_frame *run)
{
    json_t *o = must(json_object());
    json_t *tool = must(json_object()), *pack = must(json_object());
    put_name(tool, "name", "qingdan");
    put_string(tool, "version", run->tool_version);
    put_string(pack, "id", run->pack_id);
    put_string(pack, "edition", run->pack_edition);
    put_string(pack, "sha256", run->pack_sha256);
    put_name(o, "schema", "qingdan.run/1");
    put(o, "tool", tool);
    put(o, "pack", pack);
    return o;
}

// The object of the run is left open here and closed by end_json(), so that a run of
// any length streams.
static void begin_json(struct buf *out, const struct run_frame *run,
                       const struct render_options *options)
{
    static const char tail[] = "\n}";
    struct buf head = {0};
    (void)options;
    dump(&head, head_object(run), PRETTY, 0);
    struct str s = buf_str(&head);
    buf_add(out, (struct str){s.p, str_ends(s, tail) ? s.n - strlen(tail) : s.n});
    buf_addz(out, ",\n  \"reports\": [");
    buf_free(&head);
}

static void report_json(struct buf *out, const struct run_frame *run,
                        const struct report *report,
                        const struct render_options *options, uint32_t index)
{
    (void)run;
    (void)options;
    buf_addz(out, index ? "," : "");
    buf_fmt(out, "\n%*s", NESTED, "");
    dump(out, report_object(report), PRETTY, NESTED);
}

static void end_json(struct buf *out, const struct run_frame *run,
                     const struct summary *summary,
                     const struct render_options *options)
{
    (void)run;
    (void)options;
    buf_addz(out, summary->reports ? "\n  ],\n  \"summary\": " : "],\n  \"summary\": ");
    dump(out, summary_object(summary), PRETTY, NESTED / 2);
    buf_addz(out, "\n}\n");
}

static void begin_ndjson(struct buf *out, const struct run_frame *run,
                         const struct render_options *options)
{
    (void)out;
    (void)run;
    (void)options;
}

static void report_ndjson(struct buf *out, const struct run_frame *run,
                          const struct report *report,
                          const struct render_options *options, uint32_t index)
{
    (void)run;
    (void)options;
    (void)index;
    dump(out, report_object(report), COMPACT, 0);
    buf_byte(out, '\n');
}

static void end_ndjson(struct buf *out, const struct run_frame *run,
                       const struct summary *summary,
                       const struct render_options *options)
{
    (void)summary;
    begin_ndjson(out, run, options);
}

const struct renderer render_json = {
    .name = "json",
    .ending = "json",
    .machine = true,
    .begin = begin_json,
    .report = report_json,
    .end = end_json,
};

const struct renderer render_ndjson = {
    .name = "ndjson",
    .ending = "ndjson",
    .machine = true,
    .begin = begin_ndjson,
    .report = report_ndjson,
    .end = end_ndjson,
};

// --- tree.h ---

struct json_t *tree_object(void)
{
    return must(json_object());
}

struct json_t *tree_list(void)
{
    return must(json_array());
}

struct json_t *tree_text(struct str s)
{
    return must(string(s));
}

void tree_put(struct json_t *object, const char *key, struct json_t *value)
{
    put(object, key, value);
}

void tree_push(struct json_t *list, struct json_t *value)
{
    push(list, value);
}

void tree_put_text(struct json_t *object, const char *key, struct str s)
{
    put_string(object, key, s);
}

void tree_put_number(struct json_t *object, const char *key, int64_t number)
{
    put_number(object, key, number);
}

void tree_put_points(struct json_t *object, const char *key, int32_t hundredths)
{
    put_points(object, key, hundredths);
}

void tree_put_yes(struct json_t *object, const char *key, bool yes)
{
    put(object, key, json_boolean(yes));
}

void tree_write_nested(struct buf *out, struct json_t *value, int indent)
{
    dump(out, value, PRETTY, indent);
}

void tree_write_compact(struct buf *out, struct json_t *value)
{
    dump(out, value, COMPACT, 0);
}

void tree_write(struct buf *out, struct json_t *value)
{
    dump(out, value, PRETTY, 0);
    buf_byte(out, '\n');
}

void render_versions(struct buf *out)
{
    buf_fmt(out, "jansson %s\n", jansson_version_str());
}
