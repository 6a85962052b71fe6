// rules_corpus.c: how often items and patterns of a pack meet in a folder of reports.
#include "rules_corpus.h"

#include "base/buf.h"
#include "base/mask.h"
#include "base/utf8.h"

#include <stdlib.h>

// Without --verbose: sentences of each item, and how sure the second reader must be,
// percent. Below lies more noise than news.
enum { MISSED_SHOWN = 3, MISSED_SURE = 40 };

struct use_list {
    enum use use;
    uint32_t index; // aspect
    const char *name;
    const pattern_list *list;
    uint32_t *found; // per pattern
};

// A sentence like an item's examples that no pattern of it met.
struct missed {
    struct position at;
    struct str path, quote;
    uint32_t example, percent;
    float lead;
};

struct item_count {
    uint32_t verdicts[VERDICT_N];
    VEC(struct missed) missed;
    VEC(struct use_list) lists;
};

struct corpus {
    struct session *s;
    const struct pipeline *p;
    struct item_count *items;
    uint32_t reports, failed;
};

static void add_list(struct corpus *c, struct item_count *count, struct use_list list)
{
    if (list.list->n) {
        list.found = arena_array(&c->s->arena, uint32_t, list.list->n);
        vec_push(&c->s->arena, &count->lists, list);
    }
}

static void open_item(struct corpus *c, uint32_t index)
{
    const struct item *it = &c->p->pack.items.at[index];
    struct item_count *count = &c->items[index];
    const struct use_list lists[] = {
        {USE_WHEN, 0, "when", &it->when, NULL},
        {USE_WHEN_NOT, 0, "when_not", &it->when_not, NULL},
        {USE_CORE, 0, "core", &it->core, NULL},
        {USE_FIGURE, 0, "figures", &it->figures, NULL},
        {USE_SHOWN, 0, "shown", &it->shown, NULL},
        {USE_NIL, 0, "nil", &it->nil, NULL},
        {USE_FRIEND, 0, "friends", &it->friends, NULL},
        {USE_FRIEND_SENTENCE, 0, "friends_sentence", &it->friends_sentence, NULL},
        {USE_DETAIL, 0, "detail", &it->detail, NULL},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        add_list(c, count, lists[i]);
    }
    for (uint32_t i = 0; i < it->aspects.n; i++) {
        const struct aspect *a = &it->aspects.at[i];
        add_list(c, count,
                 (struct use_list){USE_ASPECT, i, a->name.p, &a->patterns, NULL});
    }
}

static void count_hit(struct corpus *c, const struct hit *h)
{
    struct item_count *count = &c->items[h->item];
    for (uint32_t i = 0; i < count->lists.n; i++) {
        struct use_list *list = &count->lists.at[i];
        if (list->use == h->use && list->index == h->index) {
            list->found[h->pattern]++;
        }
    }
}

static void add_missed(struct corpus *c, struct arena *a, struct str path,
                       const struct corpus_seen *seen)
{
    like_passages list = {0};
    const struct doc *doc = &seen->doc;
    second_near(c->p->second, a, doc, &seen->hits, &list);
    for (uint32_t i = 0; i < list.n; i++) {
        const struct like_passage *p = &list.at[i];
        struct ustr u = doc_units(doc, p->span);
        struct str quote = units_to_utf8(&c->s->arena, u.p, u.n);
        struct missed m = {
            .at = text_position(doc->text, doc_raw(doc, p->span.start)),
            .path = path,
            .quote = mask_private(&c->s->arena, quote),
            .example = p->example,
            .percent = p->percent,
            .lead = p->lead,
        };
        vec_push(&c->s->arena, &c->items[p->item].missed, m);
    }
}

static void judge_one(struct corpus *c, struct arena *a, struct str path)
{
    struct report report;
    struct corpus_seen seen;
    if (!corpus_judge(c->s, c->p, a, path, &report, &seen)) {
        c->failed++;
        return;
    }
    c->reports++;
    for (uint32_t i = 0; i < report.items.n; i++) {
        c->items[i].verdicts[report.items.at[i].verdict]++;
    }
    for (uint32_t i = 0; i < seen.hits.list.n; i++) {
        count_hit(c, &seen.hits.list.at[i]);
    }
    add_missed(c, a, path, &seen);
}

static void put_counts(const struct corpus *c, struct buf *out)
{
    buf_fmt(out, "%-8s", "");
    for (int v = 0; v < VERDICT_N; v++) {
        buf_fmt(out, " %14s", verdict_name((enum verdict)v));
    }
    buf_byte(out, '\n');
    for (uint32_t i = 0; i < c->p->pack.items.n; i++) {
        const struct item *it = &c->p->pack.items.at[i];
        if (!workbench_selected(c->s, it->id)) {
            continue;
        }
        buf_fmt(out, "%-8s", it->id.p);
        for (int v = 0; v < VERDICT_N; v++) {
            buf_fmt(out, " %14u", c->items[i].verdicts[v]);
        }
        buf_fmt(out, "  %s\n", workbench_said(c->s, it->name, it->name_en).p);
    }
}

static bool found_nothing(const struct item_count *count)
{
    for (uint32_t i = 0; i < count->lists.n; i++) {
        for (uint32_t k = 0; k < count->lists.at[i].list->n; k++) {
            if (count->lists.at[i].found[k]) {
                return false;
            }
        }
    }
    return count->lists.n > 0;
}

// Returns how many patterns there are; adds those found nowhere.
static uint32_t put_silent(const struct corpus *c, struct buf *out, uint32_t index,
                           uint32_t *silent)
{
    const struct item_count *count = &c->items[index];
    uint32_t n = 0;
    for (uint32_t i = 0; i < count->lists.n; i++) {
        const struct use_list *list = &count->lists.at[i];
        for (uint32_t k = 0; k < list->list->n; k++, n++) {
            const struct pattern *p = &list->list->at[k];
            if (list->found[k]) {
                continue;
            }
            ++*silent;
            workbench_put_place(out, p->place);
            buf_fmt(out, ": %s %s: ", c->p->pack.items.at[index].id.p, list->name);
            safe_put(out, p->source);
            buf_byte(out, '\n');
        }
    }
    return n;
}

static void put_nowhere(const struct corpus *c, struct buf *out)
{
    struct buf patterns = {0};
    uint32_t silent = 0, n = 0, items = 0;
    for (uint32_t i = 0; i < c->p->pack.items.n; i++) {
        const struct item *it = &c->p->pack.items.at[i];
        if (!workbench_selected(c->s, it->id)) {
            continue;
        }
        if (found_nothing(&c->items[i])) {
            buf_fmt(out, "%s %s: %s\n", it->id.p,
                    workbench_said(c->s, it->name, it->name_en).p,
                    say("found nowhere"));
            items++;
        } else {
            n += put_silent(c, &patterns, i, &silent);
        }
    }
    buf_add(out, buf_str(&patterns));
    buf_fmt(out,
            say("reports: %u judged, %u failed; found nowhere: %u items, %u of %u "
                "patterns of the others\n"),
            c->reports, c->failed, items, silent, n);
    buf_free(&patterns);
}

static int by_lead(const void *x, const void *y)
{
    const struct missed *a = x, *b = y;
    if (a->lead != b->lead) {
        return a->lead > b->lead ? -1 : 1;
    }
    int order = strcmp(a->path.p, b->path.p);
    return order ? order : (a->at.line > b->at.line) - (a->at.line < b->at.line);
}

static void put_missed(struct buf *out, const struct item *item, const struct missed *m)
{
    safe_put(out, m->path);
    buf_fmt(out, ":%u:%u: ", m->at.line, m->at.column);
    buf_fmt(
        out,
        say("%s: like an example of it (confidence 0.%02u), but no pattern is here"),
        item->id.p, m->percent);
    buf_addz(out, "\n    ");
    safe_put(out, m->quote);
    buf_addz(out, "\n    ≈ ");
    safe_put(out, item->examples.at[m->example].text);
    buf_byte(out, '\n');
}

// The best source of new phrases: where people wrote of an item in words that no
// pattern knows.
static void put_all_missed(struct corpus *c, struct buf *out)
{
    uint32_t all = 0, shown = 0;
    for (uint32_t i = 0; i < c->p->pack.items.n; i++) {
        const struct item *item = &c->p->pack.items.at[i];
        struct item_count *count = &c->items[i];
        if (!workbench_selected(c->s, item->id) || count->missed.n == 0) {
            continue;
        }
        qsort(count->missed.at, count->missed.n, sizeof *count->missed.at, by_lead);
        for (uint32_t k = 0; k < count->missed.n; k++) {
            bool sure = count->missed.at[k].percent >= MISSED_SURE;
            if ((k < MISSED_SHOWN && sure) || c->s->options.verbose) {
                put_missed(out, item, &count->missed.at[k]);
                shown++;
            }
        }
        all += count->missed.n;
    }
    buf_fmt(out, say("sentences like an item without a pattern of it: %u, shown: %u\n"),
            all, shown);
}

bool test_corpus(struct session *s, const struct pipeline *p)
{
    struct paths files = {0};
    struct arena document = {0};
    struct corpus c = {.s = s, .p = p};
    if (!corpus_files(s, &files)) {
        return false;
    }
    c.items = arena_array(&s->arena, struct item_count, p->pack.items.n + 1);
    for (uint32_t i = 0; i < p->pack.items.n; i++) {
        open_item(&c, i);
    }
    for (uint32_t i = 0; i < files.list.n; i++) {
        judge_one(&c, &document, files.list.at[i]);
        arena_reset(&document);
    }
    arena_free(&document);
    struct buf out = {0};
    put_counts(&c, &out);
    put_nowhere(&c, &out);
    if (c.reports) {
        put_all_missed(&c, &out);
    }
    (void)session_write(s, &out);
    return c.failed == 0;
}
