// csv.c: adapter of libcsv.
#include "base/csv.h"

#include "base/say.h"

#include <csv.h>

struct reading {
    struct arena *a;
    struct csv_table *table;
    struct csv_row *row;
    uint32_t line;
};

static void on_cell(void *bytes, size_t n, void *data)
{
    struct reading *r = data;
    if (!r->row) {
        r->row = vec_add(r->a, &r->table->rows);
        r->row->line = r->line;
    }
    struct str cell = {bytes ? bytes : "", n};
    vec_push(r->a, &r->row->cells, arena_copy(r->a, cell));
}

static void on_row(int separator, void *data)
{
    struct reading *r = data;
    (void)separator;
    r->row = NULL;
}

// Feeds the parser line by line, so that each row knows where it began.
static bool feed(struct csv_parser *parser, struct reading *r, struct str bytes)
{
    uint32_t line = 1;
    while (bytes.n) {
        const char *end = memchr(bytes.p, '\n', bytes.n);
        size_t n = end ? (size_t)(end - bytes.p) + 1 : bytes.n;
        if (!r->row) {
            r->line = line;
        }
        if (csv_parse(parser, bytes.p, n, on_cell, on_row, r) != n) {
            return false;
        }
        bytes.p += n;
        bytes.n -= n;
        line += end != NULL;
    }
    return csv_fini(parser, on_cell, on_row, r) == 0;
}

bool csv_parse_table(struct arena *a, struct str bytes, struct csv_table *table,
                     uint32_t *bad_line)
{
    struct csv_parser parser;
    struct reading r = {a, table, NULL, 1};
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        return false;
    }
    if (bytes.n >= 3 && memcmp(bytes.p, "\xEF\xBB\xBF", 3) == 0) {
        bytes.p += 3;
        bytes.n -= 3;
    }
    bool ok = feed(&parser, &r, bytes);
    *bad_line = r.line;
    csv_free(&parser);
    return ok;
}

static bool runs_in_a_spreadsheet(struct str cell)
{
    unsigned char c = cell.n ? (unsigned char)cell.p[0] : 'x';
    return c == '=' || c == '+' || c == '-' || c == '@' || c < 0x20;
}

static bool needs_quotes(struct str cell)
{
    for (size_t i = 0; i < cell.n; i++) {
        char c = cell.p[i];
        if (c == ',' || c == '"' || c == '\n' || c == '\r') {
            return true;
        }
    }
    return cell.n && (cell.p[0] == ' ' || cell.p[cell.n - 1] == ' ');
}

void csv_put_cell(struct buf *out, struct str cell)
{
    struct buf safe = {0};
    if (runs_in_a_spreadsheet(cell)) {
        buf_byte(&safe, '\'');
    }
    if (text_steers(cell)) {
        safe_put(&safe, cell);
    } else {
        buf_add(&safe, cell);
    }
    struct str s = buf_str(&safe);
    if (needs_quotes(s)) {
        size_t n = csv_write(NULL, 0, s.p, s.n);
        char *quoted = n ? malloc(n) : NULL;
        if (quoted) {
            (void)csv_write(quoted, n, s.p, s.n);
            buf_add(out, (struct str){quoted, n});
        }
        free(quoted);
    } else {
        buf_add(out, s);
    }
    buf_free(&safe);
}
