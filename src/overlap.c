// overlap.c: the command `overlap`: passages that stand in several reports.
#include "overlap/overlap.h"

#include "base/csv.h"
#include "base/utf8.h"
#include "packed.h"
#include "render/tree.h"
#include "workbench.h"

enum {
    PAIRS_SHOWN = 30,   // text without --verbose
    PASSAGES_SHOWN = 5, // of a pair
    QUOTE_SHOWN = 120,  // characters of a passage
    MOSTLY_STOCK = 50,  // percent: said of a report
};

// --- text ---

// The beginning of a passage on one line.
static void put_quote(struct buf *out, const struct session *s, struct str quote)
{
    uint32_t n = 0;
    struct buf line = {0};
    while (quote.n) {
        size_t bytes;
        uint32_t cp = utf8_decode(quote, &bytes);
        bool blank = cp <= ' ' || cp == 0x3000;
        if (!blank && n++ == QUOTE_SHOWN && !s->options.verbose) {
            buf_addz(&line, "…");
            break;
        }
        if (!blank) {
            buf_add(&line, (struct str){quote.p, bytes});
        }
        quote = (struct str){quote.p + bytes, quote.n - bytes};
    }
    buf_addz(out, "「");
    safe_put(out, buf_str(&line));
    buf_addz(out, "」\n");
    buf_free(&line);
}

static void put_side(struct buf *out, const struct session *s, struct str path,
                     const struct overlap_side *side)
{
    buf_addz(out, "    ");
    safe_put(out, path);
    buf_fmt(out, ":%u:%u ", side->at.line, side->at.column);
    put_quote(out, s, side->quote);
}

static void put_pair(struct buf *out, const struct session *s, const struct overlaps *o,
                     const struct overlap_pair *pair)
{
    struct str x = o->reports.at[pair->x].path, y = o->reports.at[pair->y].path;
    buf_fmt(out, "%3u%% ", pair->percent);
    safe_put(out, x);
    buf_addz(out, " ↔ ");
    safe_put(out, y);
    buf_fmt(out, say("  %u characters in %u passages"), pair->characters,
            pair->passages.n);
    buf_fmt(out, "%s\n",
            pair->same_text     ? say(", the whole text but for names and figures")
            : pair->same_issuer ? say(", the same agency")
                                : "");
    for (uint32_t i = 0; i < pair->passages.n; i++) {
        const struct overlap_passage *p = &pair->passages.at[i];
        if (i == PASSAGES_SHOWN && !s->options.verbose) {
            buf_fmt(out, say("  … %u more passages (--verbose shows all)\n"),
                    pair->passages.n - i);
            break;
        }
        buf_fmt(out, say("  %u characters, %u%% the same\n"), p->characters,
                p->percent);
        put_side(out, s, x, &p->x);
        put_side(out, s, y, &p->y);
    }
}

static void put_mostly_stock(struct buf *out, const struct overlaps *o)
{
    for (uint32_t i = 0; i < o->reports.n && o->common_from; i++) {
        const struct overlap_report *r = &o->reports.at[i];
        if (r->stock_percent >= MOSTLY_STOCK) {
            safe_put(out, r->path);
            buf_fmt(out, say(": %u%% of the text is wording of %u or more reports\n"),
                    r->stock_percent, o->common_from);
        }
    }
}

static void put_text(struct session *s, struct buf *out, const void *what)
{
    const struct overlaps *o = what;
    for (uint32_t i = 0; i < o->pairs.n; i++) {
        if (i == PAIRS_SHOWN && !s->options.verbose) {
            buf_fmt(out, say("… %u more pairs (--verbose shows all)\n\n"),
                    o->pairs.n - i);
            break;
        }
        put_pair(out, s, o, &o->pairs.at[i]);
        buf_byte(out, '\n');
    }
    put_mostly_stock(out, o);
    buf_fmt(out, say("%u reports compared, %u pairs with copied passages\n"),
            o->reports.n, o->pairs.n);
    if (o->common_from) {
        buf_fmt(out, say("not counted: wording that stands in %u or more of them\n"),
                o->common_from);
    }
}

// --- JSON ---

static struct json_t *report_object(const struct overlap_report *r)
{
    struct json_t *o = tree_object();
    tree_put_text(o, "path", r->path);
    tree_put_text(o, "title", r->title);
    tree_put_text(o, "issuer", r->issuer);
    tree_put_number(o, "year", r->year);
    tree_put_number(o, "characters", r->characters);
    tree_put_number(o, "stock_percent", r->stock_percent);
    return o;
}

static struct json_t *side_object(const struct overlap_side *side)
{
    struct json_t *o = tree_object();
    tree_put_number(o, "line", side->at.line);
    tree_put_number(o, "column", side->at.column);
    tree_put_text(o, "quote", side->quote);
    return o;
}

static struct json_t *pair_object(const struct overlaps *all,
                                  const struct overlap_pair *pair)
{
    struct json_t *o = tree_object(), *passages = tree_list();
    for (uint32_t i = 0; i < pair->passages.n; i++) {
        const struct overlap_passage *p = &pair->passages.at[i];
        struct json_t *passage = tree_object();
        tree_put_number(passage, "characters", p->characters);
        tree_put_number(passage, "percent", p->percent);
        tree_put(passage, "x", side_object(&p->x));
        tree_put(passage, "y", side_object(&p->y));
        tree_push(passages, passage);
    }
    tree_put_text(o, "x", all->reports.at[pair->x].path);
    tree_put_text(o, "y", all->reports.at[pair->y].path);
    tree_put_number(o, "percent", pair->percent);
    tree_put_number(o, "characters", pair->characters);
    tree_put_yes(o, "same_issuer", pair->same_issuer);
    tree_put_yes(o, "same_text", pair->same_text);
    tree_put(o, "passages", passages);
    return o;
}

static void put_json(struct session *s, struct buf *out, const void *what)
{
    const struct overlaps *all = what;
    struct json_t *o = tree_object(), *reports = tree_list(), *pairs = tree_list();
    (void)s;
    for (uint32_t i = 0; i < all->reports.n; i++) {
        tree_push(reports, report_object(&all->reports.at[i]));
    }
    for (uint32_t i = 0; i < all->pairs.n; i++) {
        tree_push(pairs, pair_object(all, &all->pairs.at[i]));
    }
    tree_put_text(o, "schema", STR("qingdan.overlap/1"));
    tree_put_number(o, "common_from", all->common_from);
    tree_put(o, "reports", reports);
    tree_put(o, "pairs", pairs);
    tree_write(out, o);
}

// --- CSV: a row per passage ---

static void put_cells(struct buf *out, struct arena *a, struct str path,
                      const struct overlap_side *side)
{
    csv_put_cell(out, path);
    buf_fmt(out, ",%u,%u,", side->at.line, side->at.column);
    csv_put_cell(out, arena_copy(a, side->quote));
}

static void put_csv(struct session *s, struct buf *out, const void *what)
{
    const struct overlaps *o = what;
    buf_addz(out, s->options.bom ? "\xEF\xBB\xBF" : "");
    buf_addz(out, "pair,percent,characters,same,"
                  "path,line,column,quote,"
                  "other_path,other_line,other_column,other_quote\r\n");
    for (uint32_t i = 0; i < o->pairs.n; i++) {
        const struct overlap_pair *pair = &o->pairs.at[i];
        for (uint32_t k = 0; k < pair->passages.n; k++) {
            const struct overlap_passage *p = &pair->passages.at[k];
            buf_fmt(out, "%u,%u,%u,%u,", i + 1, pair->percent, p->characters,
                    p->percent);
            put_cells(out, &s->arena, o->reports.at[pair->x].path, &p->x);
            buf_byte(out, ',');
            put_cells(out, &s->arena, o->reports.at[pair->y].path, &p->y);
            buf_addz(out, "\r\n");
        }
    }
}

static const struct workbench_format formats[] = {
    {"text", put_text},
    {"json", put_json},
    {"csv", put_csv},
    {0},
};

// --- reading ---

struct gathering {
    struct session *s;
    const struct pipeline *p;
    struct overlap_set *set;
    uint32_t failed;
};

// False: the set is full.
static bool add_file(struct gathering *g, struct arena *a, struct str path)
{
    struct session *s = g->s;
    struct diags d = {.arena = a};
    struct input in = {.path = path, .options = session_check_options(s)};
    bool added = true;
    in.readable = packed_read(s, a, &d, path, &in.bytes);
    if (!pipeline_read(g->p, a, &d, &in)) {
        g->failed++;
    } else if (!overlap_add(g->set, &in.doc, path)) {
        diag_add(&d, DIAG_OVERLAP_FULL, (struct place){path, 0, 0},
                 arena_fmt(a, "%d", LIMIT_OVERLAP_UNITS).p);
        g->failed++;
        added = false;
    }
    session_print(s, &d, SEVERITY_ERROR);
    return added;
}

static enum status compare(struct session *s, const struct pipeline *p)
{
    struct diags inputs = {.arena = &s->arena};
    struct paths files = {0};
    struct arena document = {0};
    struct overlaps found = {0};
    struct gathering g = {s, p, NULL, 0};
    g.set = overlap_begin(&s->arena, &p->pack, read_fold_rule);
    session_files(s, &inputs, &files);
    session_print(s, &inputs, s->options.quiet ? SEVERITY_ERROR : SEVERITY_WARNING);
    bool room = true;
    for (uint32_t i = 0; i < files.list.n && room; i++) {
        room = add_file(&g, &document, files.list.at[i]);
        arena_reset(&document);
    }
    arena_free(&document);
    struct overlap_options options = {s->options.min_length, s->options.common};
    overlap_find(g.set, &options, &found);
    workbench_put(s, formats, &found);
    return g.failed || inputs.errors ? STATUS_INPUT
           : found.pairs.n           ? STATUS_BELOW
                                     : STATUS_PASSED;
}

enum status command_overlap(struct session *s)
{
    struct pipeline p = {0};
    if (s->options.inputs.n == 0 && s->options.files_from.n == 0) {
        workbench_usage(s, say("name two or more files, or a folder"), NULL);
        return STATUS_USAGE;
    }
    if (!workbench_formats(s, formats)) {
        return STATUS_USAGE;
    }
    enum status status = STATUS_RULES;
    if (session_load(s, &p)) {
        status = compare(s, &p);
    }
    pipeline_close(&p);
    return status;
}
