// gold.c: reading the table of `agree`.
#include "gold.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/say.h"

struct reading {
    struct arena *arena;
    struct diags *diags;
    struct str path;
    struct gold_table *table;
};

struct columns {
    int path, item, verdict, also, why;
};

static int column(const struct csv_row *head, const char *name)
{
    for (uint32_t i = 0; i < head->cells.n; i++) {
        if (str_is(head->cells.at[i], name)) {
            return (int)i;
        }
    }
    return -1;
}

static struct str cell(const struct csv_row *row, int i)
{
    return i >= 0 && (uint32_t)i < row->cells.n ? row->cells.at[i] : STR("");
}

static int verdict_of(struct str name)
{
    for (int v = 0; v < VERDICT_N; v++) {
        if (str_is(name, verdict_name((enum verdict)v))) {
            return v;
        }
    }
    return -1;
}

static bool also_good(struct str also)
{
    while (also.n) {
        if (verdict_of(str_cut(&also, '|')) < 0) {
            return false;
        }
    }
    return true;
}

static void bad_row(struct reading *g, const struct csv_row *row, const char *why)
{
    diag_add(g->diags, DIAG_GOLD_ROW, (struct place){g->path, row->line, 1}, why);
}

static void add_row(struct reading *g, const struct columns *c,
                    const struct csv_row *row)
{
    int verdict = verdict_of(cell(row, c->verdict));
    if (cell(row, c->path).n == 0 || cell(row, c->item).n == 0) {
        bad_row(g, row, say("path or item is empty"));
    } else if (verdict < 0) {
        bad_row(g, row,
                say("the verdict is none of present, weak, missing, not-applicable, "
                    "unknown"));
    } else if (!also_good(cell(row, c->also))) {
        bad_row(g, row, say("`also` holds no verdicts joined by |"));
    } else {
        struct gold_row *out = vec_add(g->arena, &g->table->rows);
        *out = (struct gold_row){
            .path = cell(row, c->path),
            .item = cell(row, c->item),
            .also = cell(row, c->also),
            .why = cell(row, c->why),
            .verdict = (enum verdict)verdict,
            .line = row->line,
        };
    }
}

static bool read_table(struct reading *g)
{
    struct str bytes;
    struct csv_table table = {0};
    uint32_t bad_line = 0;
    struct arena *a = g->arena;
    if (!file_read(a, g->diags, g->path, LIMIT_INPUT_BYTES, &bytes)) {
        return false;
    }
    if (!csv_parse_table(a, bytes, &table, &bad_line) || table.rows.n == 0) {
        diag_add(g->diags, DIAG_GOLD_OPEN, (struct place){g->path, bad_line, 1},
                 table.rows.n ? say("the quoting is broken") : say("it is empty"));
        return false;
    }
    const struct csv_row *head = &table.rows.at[0];
    struct columns c = {column(head, "path"), column(head, "item"),
                        column(head, "verdict"), column(head, "also"),
                        column(head, "why")};
    const char *lacking = c.path < 0      ? "path"
                          : c.item < 0    ? "item"
                          : c.verdict < 0 ? "verdict"
                                          : NULL;
    if (lacking) {
        diag_add(g->diags, DIAG_GOLD_COLUMN, (struct place){g->path, 1, 1}, lacking);
        return false;
    }
    for (uint32_t i = 1; i < table.rows.n; i++) {
        add_row(g, &c, &table.rows.at[i]);
    }
    return true;
}

bool gold_read(struct arena *a, struct diags *d, struct str path,
               struct gold_table *out)
{
    struct reading g = {a, d, path, out};
    return read_table(&g);
}

bool gold_also(struct str also, enum verdict v)
{
    const char *name = verdict_name(v);
    size_t n = strlen(name);
    for (size_t i = 0; i + n <= also.n; i++) {
        bool begins = i == 0 || also.p[i - 1] == '|';
        bool ends = i + n == also.n || also.p[i + n] == '|';
        if (begins && ends && memcmp(also.p + i, name, n) == 0) {
            return true;
        }
    }
    return false;
}
