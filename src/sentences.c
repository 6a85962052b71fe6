// sentences.c: how well the rules do on labelled sentences.
#include "sentences.h"

#include "base/buf.h"
#include "base/limits.h"
#include "skeleton.h"
#include "workbench.h"

enum verdict judge_sentence(const struct pipeline *p, uint32_t item, struct str body,
                            struct str sentence, struct item_result *result)
{
    struct arena a = {0};
    struct buf text = {0};
    struct diags d = {.arena = &a};
    struct report report;
    skeleton_put(&text, &p->pack, &p->pack.items.at[item], body, sentence);
    struct input in = {.path = STR("-"), .bytes = buf_str(&text), .readable = true};
    in.options.parse.body = body;
    pipeline_check(p, &a, &d, &in, &report);
    enum verdict v = report.judged ? report.items.at[item].verdict : VERDICT_UNKNOWN;
    *result = (struct item_result){.verdict = v};
    buf_free(&text);
    arena_free(&a);
    return v;
}

enum { DEGREES_MAX = 16, WANTS = 3 };

struct cell {
    uint32_t rows, present, weak;
};

struct sentence_table {
    struct str degrees[DEGREES_MAX];
    struct cell cells[DEGREES_MAX][WANTS];
    uint32_t degrees_n, skipped, bad;
};

struct fields {
    struct str item, verdict, degree, body, text;
};

static bool split(struct str line, struct fields *f)
{
    struct str *cells[] = {&f->item, &f->verdict, &f->degree, &f->body, &f->text};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        bool last = i + 1 == sizeof cells / sizeof *cells;
        if (!last && !memchr(line.p, '\t', line.n)) {
            return false;
        }
        *cells[i] = str_cut(&line, '\t');
    }
    return f->text.n > 0;
}

static int want_index(struct str verdict)
{
    static const char *const names[WANTS] = {"full", "weak", "none"};
    for (int i = 0; i < WANTS; i++) {
        if (str_is(verdict, names[i])) {
            return i;
        }
    }
    return -1;
}

static uint32_t degree_index(struct arena *a, struct sentence_table *t,
                             struct str degree)
{
    for (uint32_t i = 0; i < t->degrees_n; i++) {
        if (str_eq(t->degrees[i], degree)) {
            return i;
        }
    }
    if (t->degrees_n + 1 < DEGREES_MAX) {
        t->degrees[t->degrees_n++] = arena_copy(a, degree);
    }
    return t->degrees_n - 1;
}

static void say_miss(struct session *s, const struct fields *f, enum verdict got)
{
    struct buf out = {0};
    buf_fmt(&out, "%.*s %.*s %.*s → %s: ", (int)f->item.n, f->item.p, (int)f->degree.n,
            f->degree.p, (int)f->verdict.n, f->verdict.p, verdict_name(got));
    safe_put(&out, f->text);
    buf_byte(&out, '\n');
    (void)session_write(s, &out);
}

static void judge_row(struct session *s, const struct pipeline *p,
                      const struct fields *f, struct sentence_table *t)
{
    int item = pack_item(&p->pack, f->item);
    int want = want_index(f->verdict);
    if (want < 0) {
        t->bad++;
        return;
    }
    if (item < 0 || !workbench_selected(s, f->item)) {
        t->skipped++;
        return;
    }
    struct item_result result;
    enum verdict got = judge_sentence(p, (uint32_t)item, arena_copy(&s->arena, f->body),
                                      f->text, &result);
    struct cell *cell = &t->cells[degree_index(&s->arena, t, f->degree)][want];
    cell->rows++;
    cell->present += got == VERDICT_PRESENT;
    cell->weak += got == VERDICT_WEAK;
    static const enum verdict exact[WANTS] = {VERDICT_PRESENT, VERDICT_WEAK,
                                              VERDICT_MISSING};
    if (s->options.verbose && got != exact[want]) {
        say_miss(s, f, got);
    }
}

static void say_table(struct session *s, const struct sentence_table *t)
{
    static const char *const names[WANTS] = {"full", "weak", "none"};
    struct buf out = {0};
    buf_fmt(&out, "%-12s %-6s %5s  %8s %8s %8s\n", say("degree"), say("label"),
            say("rows"), "present", "weak", "missing");
    for (uint32_t i = 0; i < t->degrees_n; i++) {
        for (int k = 0; k < WANTS; k++) {
            const struct cell *c = &t->cells[i][k];
            if (c->rows) {
                double n = c->rows / 100.0;
                buf_fmt(&out, "%-12s %-6s %5u  %7.1f%% %7.1f%% %7.1f%%\n",
                        t->degrees[i].p, names[k], c->rows, c->present / n, c->weak / n,
                        (c->rows - c->present - c->weak) / n);
            }
        }
    }
    if (t->skipped) {
        buf_fmt(&out, say("%u rows of other items left out\n"), t->skipped);
    }
    if (t->bad) {
        buf_fmt(&out, say("%u rows could not be read\n"), t->bad);
    }
    (void)session_write(s, &out);
}

bool test_sentences(struct session *s, const struct pipeline *p)
{
    struct str bytes;
    struct sentence_table *t = arena_new(&s->arena, struct sentence_table);
    if (!file_read(&s->arena, &s->diags, s->options.sentences, LIMIT_INPUT_BYTES,
                   &bytes)) {
        session_print(s, &s->diags, SEVERITY_ERROR);
        return false;
    }
    for (uint32_t line = 0; bytes.n; line++) {
        struct str row = str_cut(&bytes, '\n');
        bool odd = line % 2 == 1; // line 0 is the heading, data rows count from 1
        bool wanted =
            s->options.rows == ROWS_ALL || (s->options.rows == ROWS_ODD) == odd;
        struct fields f;
        if (line > 0 && wanted && row.n > 0) {
            if (split(row, &f)) {
                judge_row(s, p, &f, t);
            } else {
                t->bad++;
            }
        }
    }
    say_table(s, t);
    return t->bad == 0;
}
