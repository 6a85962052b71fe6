// json.c: json (one object per run, streamed) and ndjson (one object per report).
#include "render/formats.h"
#include "render/tree.h"

#include <stdio.h>

enum { NESTED = 4 }; // a report of `json` stands two levels deep

static struct json_t *strings(const struct str *at, uint32_t n)
{
    struct json_t *array = tree_list();
    for (uint32_t i = 0; i < n; i++) {
        tree_push(array, tree_text(at[i]));
    }
    return array;
}

static struct json_t *damage_object(const struct damage *damage)
{
    struct json_t *o = tree_object();
    tree_put_number(o, "pinyin_notes", damage->pinyin_notes);
    tree_put_number(o, "shifted_bytes", damage->shifted_bytes);
    tree_put_number(o, "recoded", damage->recoded);
    tree_put_number(o, "confused", damage->confused);
    tree_put_number(o, "filled", damage->filled);
    tree_put_number(o, "lost_characters", damage->lost_characters);
    return o;
}

static struct json_t *score_object(const struct score *score)
{
    struct json_t *o = tree_object();
    tree_put_points(o, "points", score->points_h);
    tree_put_points(o, "earned", score->earned_h);
    tree_put_points(o, "possible", score->possible_h);
    tree_put(o, "cap", score->cap_h ? tree_points(score->cap_h) : tree_null());
    tree_put_text(o, "grade", score->grade);
    tree_put_text(o, "formula", score->formula);
    return o;
}

static void put_position(struct json_t *o, struct position at)
{
    tree_put_number(o, "line", at.line);
    tree_put_number(o, "column", at.column);
    if (at.page) {
        tree_put_number(o, "page", at.page);
    }
    if (at.paragraph) {
        tree_put_number(o, "paragraph", at.paragraph);
    }
}

static struct json_t *section_object(const struct outline_entry *entry)
{
    struct json_t *o = tree_object();
    tree_put_name(o, "role", role_name(entry->role));
    tree_put_text(o, "heading", entry->heading);
    put_position(o, entry->at);
    tree_put_number(o, "level", entry->level);
    return o;
}

static struct json_t *group_object(const struct group_result *group)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "id", group->id);
    tree_put_text(o, "name", group->name);
    tree_put_points(o, "earned", group->earned_h);
    tree_put_points(o, "possible", group->possible_h);
    return o;
}

static struct json_t *evidence_object(const struct quotation *q)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "aspect", q->aspect);
    put_position(o, q->at);
    tree_put_text(o, "quote", q->quote);
    tree_put_name(o, "section", role_name(q->section));
    return o;
}

static struct json_t *nearest_object(const struct quotation *q)
{
    struct json_t *o = tree_object();
    put_position(o, q->at);
    tree_put_text(o, "quote", q->quote);
    tree_put_text(o, "guard", q->guard);
    return o;
}

static struct json_t *decision_object(const struct item_decision *d)
{
    struct json_t *o = tree_object();
    tree_put_name(o, "kind", decision_name(d->kind));
    tree_put_text(o, "reason", d->reason);
    tree_put_text(o, "owner", d->owner);
    tree_put(o, "expires", d->expires.n ? tree_text(d->expires) : tree_null());
    return o;
}

static struct json_t *item_object(const struct item_result *item)
{
    struct json_t *o = tree_object(), *evidence = tree_list();
    for (uint32_t i = 0; i < item->evidence.n; i++) {
        tree_push(evidence, evidence_object(&item->evidence.at[i]));
    }
    tree_put_text(o, "id", item->id);
    tree_put_text(o, "name", item->name);
    tree_put_text(o, "group", item->group);
    tree_put_name(o, "verdict", verdict_name(item->verdict));
    tree_put_points(o, "points", item->points_h);
    tree_put_points(o, "weight", item->weight_h);
    tree_put_text(o, "reason", item->reason);
    tree_put(o, "evidence", evidence);
    tree_put(o, "lacking", strings(item->lacking.at, item->lacking.n));
    if (item->has_nearest) {
        tree_put(o, "nearest", nearest_object(&item->nearest));
    }
    if (item->decision.kind != DECISION_NONE) {
        tree_put(o, "decision", decision_object(&item->decision));
    }
    tree_put_points(o, "gain", item->gain_h);
    tree_put_text(o, "advice", item->advice);
    tree_put(o, "basis", strings(item->basis.at, item->basis.n));
    return o;
}

static struct json_t *finding_object(const struct finding *finding)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "id", finding->id);
    tree_put_name(o, "severity", finding_severity_name(finding->severity));
    put_position(o, finding->at);
    tree_put_text(o, "message", finding->message);
    tree_put_text(o, "quote", finding->quote);
    return o;
}

static struct json_t *problem_object(const struct problem *problem)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "code", problem->code);
    tree_put_text(o, "message", problem->message);
    return o;
}

// What is unknown is null: the year, the date.
static void put_facts(struct json_t *o, const struct report *report)
{
    tree_put_text(o, "sha256", report->sha256);
    tree_put_text(o, "format", report->format);
    tree_put_text(o, "encoding", report->encoding);
    tree_put_text(o, "script", report->script);
    tree_put_text(o, "title", report->title);
    tree_put_text(o, "issuer", report->issuer);
    tree_put_text(o, "body", report->body);
    tree_put(o, "year", report->year ? tree_number(report->year) : tree_null());
    tree_put(o, "date", report->date.n ? tree_text(report->date) : tree_null());
    tree_put_name(o, "genre", report->genre_ok ? "ok" : "doubtful");
    if (!report->genre_ok) {
        tree_put_text(o, "genre_name", report->genre);
        tree_put(o, "genre_pack",
                 report->genre_pack.n ? tree_text(report->genre_pack) : tree_null());
    }
    tree_put_number(o, "characters", report->characters);
    tree_put(o, "damage", damage_object(&report->damage));
}

static void put_judgement(struct json_t *o, const struct report *report)
{
    struct json_t *sections = tree_list(), *groups = tree_list();
    struct json_t *items = tree_list(), *findings = tree_list();
    for (uint32_t i = 0; i < report->sections.n; i++) {
        tree_push(sections, section_object(&report->sections.at[i]));
    }
    for (uint32_t i = 0; i < report->groups.n; i++) {
        tree_push(groups, group_object(&report->groups.at[i]));
    }
    for (uint32_t i = 0; i < report->items.n; i++) {
        tree_push(items, item_object(&report->items.at[i]));
    }
    for (uint32_t i = 0; i < report->findings.n; i++) {
        tree_push(findings, finding_object(&report->findings.at[i]));
    }
    tree_put(o, "score", score_object(&report->score));
    tree_put(o, "sections", sections);
    tree_put(o, "groups", groups);
    tree_put(o, "items", items);
    tree_put(o, "findings", findings);
}

static struct json_t *report_object(const struct report *report)
{
    struct json_t *o = tree_object(), *problems = tree_list();
    tree_put_text(o, "path", report->path);
    if (report->judged) {
        put_facts(o, report);
        put_judgement(o, report);
    }
    for (uint32_t i = 0; i < report->problems.n; i++) {
        tree_push(problems, problem_object(&report->problems.at[i]));
    }
    tree_put(o, "problems", problems);
    return o;
}

static struct json_t *summary_object(const struct summary *summary)
{
    struct json_t *o = tree_object();
    tree_put_number(o, "reports", summary->reports);
    tree_put_number(o, "judged", summary->judged);
    tree_put_number(o, "failed", summary->failed);
    bool scored = summary->judged > summary->other;
    tree_put(o, "mean", scored ? tree_points(summary->mean_h) : tree_null());
    return o;
}

static struct json_t *head_object(const struct run_frame *run)
{
    struct json_t *o = tree_object();
    struct json_t *tool = tree_object(), *pack = tree_object();
    tree_put_name(tool, "name", "qingdan");
    tree_put_text(tool, "version", run->tool_version);
    tree_put_text(pack, "id", run->pack_id);
    tree_put_text(pack, "edition", run->pack_edition);
    tree_put_text(pack, "sha256", run->pack_sha256);
    tree_put_name(o, "schema", "qingdan.run/1");
    tree_put(o, "tool", tool);
    tree_put(o, "pack", pack);
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
    tree_dump(&head, head_object(run), TREE_PRETTY, 0);
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
    tree_dump(out, report_object(report), TREE_PRETTY, NESTED);
}

static void end_json(struct buf *out, const struct run_frame *run,
                     const struct summary *summary,
                     const struct render_options *options)
{
    (void)run;
    (void)options;
    buf_addz(out, summary->reports ? "\n  ],\n  \"summary\": " : "],\n  \"summary\": ");
    tree_dump(out, summary_object(summary), TREE_PRETTY, NESTED / 2);
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
    tree_dump(out, report_object(report), TREE_COMPACT, 0);
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
