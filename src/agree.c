// agree.c: the command `agree`: the program's verdicts beside a person's.
//
// The gold table has the columns path, item, verdict and, if wanted, also: verdicts
// that a careful person could defend as well, joined by |. Rows `not-applicable` are
// left out.
#include "gold.h"
#include "packed.h"
#include "session.h"

#include "base/buf.h"
#include "base/limits.h"

#include <stdlib.h>

enum { CLASSES = 3 }; // present, weak, missing; what is none of these counts as missing

struct agree {
    struct session *s;
    struct pipeline pipeline;
    struct diags diags;
    struct str gold_path;
    struct gold_table gold;
    uint32_t other_items, not_applicable;
    uint32_t judged_all_the_same; // of those not applicable
};

// --- judging ---

// A gold path names a file when the file's path ends in it, at a folder border.
static bool names_file(struct str gold, struct str path)
{
    return path.n >= gold.n && memcmp(path.p + path.n - gold.n, gold.p, gold.n) == 0 &&
           (path.n == gold.n || path.p[path.n - gold.n - 1] == '/');
}

static void take_verdicts(struct agree *g, struct str path, const struct report *report,
                          enum second_mode mode)
{
    struct arena *a = &g->s->arena;
    for (uint32_t i = 0; i < g->gold.rows.n; i++) {
        struct gold_row *row = &g->gold.rows.at[i];
        const struct item_result *r = report_item(report, row->item);
        if (!r || !names_file(row->path, path)) {
            continue;
        }
        row->judged = true;
        row->got = r->verdict;
        row->by_mode[mode] = r->verdict;
        row->reason = arena_copy(a, r->reason);
        const struct quotation *q = r->evidence.n    ? &r->evidence.at[0]
                                    : r->has_nearest ? &r->nearest
                                                     : NULL;
        row->quote = q ? arena_copy(a, q->quote) : STR("");
        row->quote_line = q ? q->at.line : r->at.line;
    }
}

static bool wanted(const struct agree *g, struct str path)
{
    for (uint32_t i = 0; i < g->gold.rows.n; i++) {
        if (names_file(g->gold.rows.at[i].path, path)) {
            return true;
        }
    }
    return false;
}

static bool judge_in_mode(struct agree *g, struct str path, enum second_mode mode)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct input in = {.path = path, .options = session_check_options(g->s)};
    struct report report;
    g->pipeline.second_mode = mode;
    in.readable = packed_read(g->s, &a, &d, path, &in.bytes);
    pipeline_check(&g->pipeline, &a, &d, &in, &report);
    if (report.judged) {
        take_verdicts(g, path, &report, mode);
    } else {
        session_print(g->s, &d, SEVERITY_ERROR);
    }
    bool judged = report.judged;
    arena_free(&a);
    return judged;
}

// In all modes, so that each can be told apart; the one asked for comes last and stays.
static void judge_file(struct agree *g, struct str path)
{
    enum second_mode asked = g->s->options.second;
    bool judged = true;
    for (enum second_mode m = SECOND_OFF; judged && m < SECOND_N; m++) {
        judged = m == asked || judge_in_mode(g, path, m);
    }
    if (judged) {
        (void)judge_in_mode(g, path, asked);
    }
}

// Without inputs: the folder of the gold table.
static void default_input(struct agree *g)
{
    struct str path = g->gold_path;
    while (path.n && path.p[path.n - 1] != '/') {
        path.n--;
    }
    struct str folder = path.n ? arena_copy(&g->s->arena, path) : STR(".");
    vec_push(&g->s->arena, &g->s->options.inputs, folder);
}

static void judge_files(struct agree *g)
{
    struct paths files = {0};
    if (g->s->options.inputs.n == 1 && g->s->options.files_from.n == 0) {
        default_input(g);
    }
    session_files(g->s, &g->diags, &files);
    for (uint32_t i = 0; i < files.list.n; i++) {
        if (wanted(g, files.list.at[i])) {
            judge_file(g, files.list.at[i]);
        }
    }
}

// Drops the rows that cannot be compared, saying why where the user can mend it.
static void drop_rows(struct agree *g)
{
    struct str last = STR("");
    uint32_t kept = 0;
    for (uint32_t i = 0; i < g->gold.rows.n; i++) {
        struct gold_row row = g->gold.rows.at[i];
        if (pack_item(&g->pipeline.pack, row.item) < 0) {
            g->other_items++;
        } else if (row.verdict == VERDICT_NOT_APPLICABLE) {
            g->not_applicable++;
            g->judged_all_the_same += row.judged && row.got != VERDICT_NOT_APPLICABLE;
        } else if (!row.judged) {
            if (!str_eq(last, row.path)) {
                diag_add(&g->diags, DIAG_GOLD_NO_REPORT,
                         (struct place){g->gold_path, row.line, 1},
                         arena_copy(&g->s->arena, row.path).p);
                last = row.path;
            }
        } else {
            g->gold.rows.at[kept++] = row;
        }
    }
    g->gold.rows.n = kept;
}

// --- figures ---

struct figures {
    uint32_t rows, agreed, exact;
    uint32_t confusion[CLASSES][CLASSES]; // gold, program
    uint32_t to_present; // gold missing without an alternative, program present
};

static int class_of(enum verdict v)
{
    return v == VERDICT_PRESENT ? 0 : v == VERDICT_WEAK ? 1 : 2;
}

static bool agrees(const struct gold_row *row)
{
    return row->got == row->verdict || gold_also(row->also, row->got);
}

static void count(struct figures *f, const struct gold_row *row)
{
    f->rows++;
    f->agreed += agrees(row);
    f->exact += row->got == row->verdict;
    f->confusion[class_of(row->verdict)][class_of(row->got)]++;
    f->to_present += row->verdict == VERDICT_MISSING && row->also.n == 0 &&
                     row->got == VERDICT_PRESENT;
}

struct rates {
    double precision, recall, f1, kappa; // -1 = not defined
};

static double ratio(uint32_t a, uint32_t b)
{
    return b ? (double)a / b : -1;
}

// Precision and recall of "reported" (present or weak); kappa over the three classes.
static struct rates rates_of(const struct figures *f)
{
    uint32_t both = 0, gold = 0, program = 0, same = 0;
    double chance = 0;
    for (int i = 0; i < CLASSES; i++) {
        uint32_t row = 0, col = 0;
        for (int k = 0; k < CLASSES; k++) {
            row += f->confusion[i][k];
            col += f->confusion[k][i];
            both += i < 2 && k < 2 ? f->confusion[i][k] : 0;
        }
        gold += i < 2 ? row : 0;
        program += i < 2 ? col : 0;
        same += f->confusion[i][i];
        chance += f->rows ? (double)row * col / f->rows / f->rows : 0;
    }
    struct rates r = {ratio(both, program), ratio(both, gold), -1, -1};
    if (r.precision + r.recall > 0) {
        r.f1 = 2 * r.precision * r.recall / (r.precision + r.recall);
    }
    if (f->rows && chance < 1) {
        r.kappa = ((double)same / f->rows - chance) / (1 - chance);
    }
    return r;
}

static void put_rate(struct buf *out, double value)
{
    if (value < -0.999) {
        buf_fmt(out, " %6s", "-");
    } else {
        buf_fmt(out, " %6.2f", value);
    }
}

static void put_line(struct buf *out, const char *name, const struct figures *f,
                     const char *what)
{
    struct rates r = rates_of(f);
    buf_fmt(out, "%-8s %5u %6.1f%% %6.1f%%", name, f->rows, f->agreed * 100.0 / f->rows,
            f->exact * 100.0 / f->rows);
    put_rate(out, r.precision);
    put_rate(out, r.recall);
    put_rate(out, r.f1);
    put_rate(out, r.kappa);
    buf_fmt(out, "%s%s\n", *what ? "  " : "", what);
}

static void put_items(struct agree *g, struct buf *out)
{
    buf_fmt(out, "%-8s %5s %7s %7s %6s %6s %6s %6s\n", say("item"), say("rows"),
            say("agree"), say("exact"), "P", "R", "F1", "kappa");
    for (uint32_t i = 0; i < g->pipeline.pack.items.n; i++) {
        struct figures f = {0};
        struct str id = g->pipeline.pack.items.at[i].id;
        for (uint32_t k = 0; k < g->gold.rows.n; k++) {
            if (str_eq(g->gold.rows.at[k].item, id)) {
                count(&f, &g->gold.rows.at[k]);
            }
        }
        if (f.rows) {
            put_line(out, id.p, &f, "");
        }
    }
}

static void put_modes(struct agree *g, struct buf *out)
{
    static const char *const names[SECOND_N] = {"rules", "both", "examples"};
    static const char *const said[SECOND_N] = {SAY_LATER("the rules alone"),
                                               SAY_LATER("with the second reader"),
                                               SAY_LATER("the second reader alone")};
    for (int m = 0; m < SECOND_N; m++) {
        struct figures f = {0};
        for (uint32_t i = 0; i < g->gold.rows.n; i++) {
            struct gold_row row = g->gold.rows.at[i];
            row.got = row.by_mode[m];
            count(&f, &row);
        }
        put_line(out, names[m], &f, say(said[m]));
    }
}

static void put_confusion(struct buf *out, const struct figures *f)
{
    buf_fmt(out, "\n%-22s %8s %8s %8s\n", say("person \\ program"), "present", "weak",
            "missing");
    for (int i = 0; i < CLASSES; i++) {
        buf_fmt(out, "%-22s %8u %8u %8u\n", verdict_name((enum verdict)i),
                f->confusion[i][0], f->confusion[i][1], f->confusion[i][2]);
    }
}

static void put_disagreements(struct agree *g, struct buf *out)
{
    for (uint32_t i = 0; i < g->gold.rows.n; i++) {
        const struct gold_row *row = &g->gold.rows.at[i];
        if (agrees(row)) {
            continue;
        }
        buf_fmt(out, "\n%s:%u: %s %s %s → %s\n", row->path.p, row->quote_line,
                row->item.p, say("person"), verdict_name(row->verdict),
                verdict_name(row->got));
        buf_fmt(out, "    %s: ", say("program"));
        safe_put(out, row->reason);
        if (row->quote.n) {
            buf_addz(out, " 「");
            safe_put(out, row->quote);
            buf_addz(out, "」");
        }
        if (row->why.n) {
            buf_fmt(out, "\n    %s: ", say("person"));
            safe_put(out, row->why);
        }
        buf_byte(out, '\n');
    }
}

static void put_all(struct agree *g, struct buf *out)
{
    struct figures all = {0};
    for (uint32_t i = 0; i < g->gold.rows.n; i++) {
        count(&all, &g->gold.rows.at[i]);
    }
    put_items(g, out);
    put_line(out, say("all"), &all, "");
    put_modes(g, out);
    put_confusion(out, &all);
    buf_fmt(out,
            say("\n%u rows compared; %u not applicable, %u of items that the pack does "
                "not hold\n"),
            all.rows, g->not_applicable, g->other_items);
    buf_fmt(out, say("of the rows not applicable, judged all the same: %u\n"),
            g->judged_all_the_same);
    buf_fmt(out, say("missing without an alternative, judged present: %u\n"),
            all.to_present);
    put_disagreements(g, out);
}

static enum status compare(struct agree *g)
{
    struct buf out = {0};
    judge_files(g);
    drop_rows(g);
    session_print(g->s, &g->diags, SEVERITY_WARNING);
    if (g->gold.rows.n == 0) {
        buf_fmt(&out, "%s\n", say("nothing to compare"));
    } else {
        put_all(g, &out);
    }
    bool ok = g->gold.rows.n > 0;
    (void)session_write(g->s, &out);
    return ok && g->diags.errors == 0 ? STATUS_PASSED : STATUS_INPUT;
}

enum status command_agree(struct session *s)
{
    struct agree g = {.s = s};
    g.diags.arena = &s->arena;
    if (s->options.inputs.n == 0) {
        diag_add(&s->diags, DIAG_USAGE, (struct place){STR(""), 0, 0},
                 say("name the table of verdicts, then files or folders"));
        session_print(s, &s->diags, SEVERITY_ERROR);
        return STATUS_USAGE;
    }
    g.gold_path = s->options.inputs.at[0];
    enum status status = STATUS_RULES;
    if (session_load(s, &g.pipeline)) {
        status = STATUS_INPUT;
        if (gold_read(&s->arena, &g.diags, g.gold_path, &g.gold)) {
            status = compare(&g);
        } else {
            session_print(s, &g.diags, SEVERITY_ERROR);
        }
    }
    pipeline_close(&g.pipeline);
    return status;
}
