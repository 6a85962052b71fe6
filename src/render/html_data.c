// html_data.c: what the script of a page with very many reports needs to show one of
// them: short JSON, read when somebody asks. Only what is not present, one quotation an
// item, so that thousands of reports stay one file that opens at once.
#include "render/html.h"

#include "base/say.h"
#include "base/utf8.h"
#include "render/tree.h"
#include "render/words.h"

enum { QUOTE_CHARACTERS = 24 };

// JSON inside HTML: no byte of it may end the script element or begin another.
static void put_data(struct buf *out, struct json_t *value)
{
    struct buf json = {0};
    tree_dump(&json, value, TREE_COMPACT, 0);
    for (size_t i = 0; i < json.n; i++) {
        if (json.p[i] == '<' || json.p[i] == '>' || json.p[i] == '&') {
            buf_fmt(out, "\\u%04x", json.p[i]);
        } else {
            buf_byte(out, json.p[i]);
        }
    }
    buf_free(&json);
}

static void put_word(struct json_t *words, const char *key, const char *word)
{
    tree_put_text(words, key, str_of(word));
}

void html_data_words(struct buf *out)
{
    struct json_t *words = tree_object(), *verdicts = tree_object();
    struct json_t *findings = tree_list();
    for (int v = 0; v < VERDICT_N; v++) {
        struct arena a = {0};
        struct str said = arena_fmt(&a, "%s %s", verdict_mark((enum verdict)v),
                                    verdict_said((enum verdict)v));
        tree_put_text(verdicts, html_class((enum verdict)v), said);
        arena_free(&a);
    }
    for (int s = FINDING_NOTE; s <= FINDING_RETURN; s++) {
        tree_push(findings, tree_text(str_of(finding_said((enum finding_severity)s))));
    }
    tree_put(words, "verdicts", verdicts);
    tree_put(words, "severities", findings);
    put_word(words, "line", say("line %u"));
    put_word(words, "gain", say("to gain"));
    put_word(words, "points", say("points"));
    put_word(words, "verdict", say("verdict"));
    put_word(words, "item", say("item"));
    put_word(words, "why", say("why"));
    put_word(words, "lacking", say("lacking"));
    put_word(words, "found", say("found"));
    put_word(words, "closest", say("closest"));
    put_word(words, "findings", say("Inconsistencies"));
    put_word(words, "back", say("Back to the ranking"));
    buf_addz(out, "<script type=\"application/json\" id=\"words\">");
    put_data(out, words);
    buf_addz(out, "</script>\n");
}

static struct str shortened(struct arena *a, struct str text)
{
    struct str rest = text;
    for (int n = 0; n < QUOTE_CHARACTERS && rest.n; n++) {
        size_t length;
        (void)utf8_decode(rest, &length);
        rest.p += length;
        rest.n -= length;
    }
    return rest.n ? arena_fmt(a, "%.*s…", (int)(text.n - rest.n), text.p) : text;
}

static void push_points(struct json_t *list, int32_t hundredths)
{
    struct buf number = {0};
    buf_hundredths(&number, hundredths);
    tree_push(list, tree_text(buf_str(&number)));
    buf_free(&number);
}

// [id, verdict, points, weight, gain, why, line, quote, closest?]
static struct json_t *item_list(struct arena *a, const struct item_result *item)
{
    struct json_t *o = tree_list();
    const struct quotation *q = item->evidence.n    ? &item->evidence.at[0]
                                : item->has_nearest ? &item->nearest
                                                    : NULL;
    tree_push(o, tree_text(item->id));
    tree_push(o, tree_text(str_of(html_class(item->verdict))));
    push_points(o, item->points_h);
    push_points(o, item->weight_h);
    push_points(o, item->gain_h);
    tree_push(o, tree_text(item->reason));
    if (q) {
        tree_push(o, tree_text(arena_fmt(a, "%u", q->at.line)));
        tree_push(o, tree_text(shortened(a, q->quote)));
        if (item->evidence.n == 0) {
            tree_push(o, tree_text(q->guard_said));
        }
    }
    return o;
}

void html_data(struct buf *out, const struct report *report, uint32_t index)
{
    struct arena a = {0};
    struct json_t *o = tree_object(), *items = tree_list(), *findings = tree_list();
    struct json_t *problems = tree_list();
    tree_put_text(o, "p", report->path);
    tree_put_text(o, "t", report->title);
    if (report->judged) {
        tree_put_text(o, "s", report->score.formula);
        tree_put_text(o, "g", report->score.grade);
    }
    for (uint32_t i = 0; i < report->todo.n; i++) {
        tree_push(items, item_list(&a, &report->items.at[report->todo.at[i]]));
    }
    for (uint32_t i = 0; i < report->findings.n; i++) {
        const struct finding *f = &report->findings.at[i];
        struct json_t *one = tree_list();
        tree_push(one, tree_text(f->id));
        tree_push(one, tree_text(arena_fmt(&a, "%d", (int)f->severity)));
        tree_push(one, tree_text(arena_fmt(&a, "%u", f->at.line)));
        tree_push(one, tree_text(f->message));
        tree_push(findings, one);
    }
    for (uint32_t i = 0; i < report->problems.n; i++) {
        tree_push(problems, tree_text(report->problems.at[i].message));
    }
    tree_put(o, "i", items);
    tree_put(o, "f", findings);
    tree_put(o, "m", problems);
    buf_fmt(out, "<script type=\"application/json\" id=\"d%u\">", index + 1);
    put_data(out, o);
    buf_addz(out, "</script>\n");
    arena_free(&a);
}
