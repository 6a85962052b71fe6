// pdf.c: see pdf.h. Columns of the table: level, page, paragraph, block, line, word,
// left, top, width, height, confidence, text; a row of level 1 is a page, of level 4 a
// line, of level 5 a word of it.
#include "read/pdf.h"

#include "read/print.h"

enum {
    LEVEL_LINE = 4,
    LEVEL_WORD = 5,
    COLUMNS = 12,
    MOST = 1000000, // hundredths of a point; no page is larger
};

// 12.345 -> 1234; anything else 0.
static int32_t hundredths(struct str s)
{
    int64_t n = 0;
    uint32_t decimals = 0;
    bool point = false, minus = s.n && s.p[0] == '-';
    for (size_t i = minus; i < s.n && decimals < 2 && n < MOST; i++) {
        if (s.p[i] == '.') {
            point = true;
        } else if (s.p[i] >= '0' && s.p[i] <= '9') {
            n = n * 10 + (s.p[i] - '0');
            decimals += point;
        } else {
            return 0;
        }
    }
    for (; decimals < 2; decimals++) {
        n *= 10;
    }
    n = n > MOST ? MOST : n;
    return (int32_t)(minus ? -n : n);
}

static uint32_t whole(struct str s)
{
    int32_t n = hundredths(s) / 100;
    return n > 0 ? (uint32_t)n : 0;
}

struct row {
    struct str cell[COLUMNS];
    uint32_t level, page;
};

static bool row_read(struct str line, struct row *row)
{
    uint32_t n = 0;
    while (n + 1 < COLUMNS && line.n) {
        row->cell[n++] = str_cut(&line, '\t');
    }
    row->cell[n] = line;
    row->level = whole(row->cell[0]);
    row->page = whole(row->cell[1]);
    return n + 1 == COLUMNS && row->page > 0;
}

static void gather(struct arena *a, struct str table, struct print *out)
{
    *out = (struct print){.arena = a};
    while (table.n) {
        struct row row;
        if (!row_read(str_cut(&table, '\n'), &row)) {
            continue;
        }
        int32_t left = hundredths(row.cell[6]);
        int32_t right = left + hundredths(row.cell[8]);
        out->pages = row.page > out->pages ? row.page : out->pages;
        if (row.level == LEVEL_LINE) {
            struct print_line line = {.page = row.page,
                                      .left = left,
                                      .right = right,
                                      .top = hundredths(row.cell[7]),
                                      .height = hundredths(row.cell[9])};
            print_line(out, line);
        } else if (row.level == LEVEL_WORD) {
            print_word(out, row.cell[COLUMNS - 1], left, right);
        }
    }
    print_settle(out);
}

bool pdf_has_text(struct arena *a, struct str table)
{
    struct print print;
    gather(a, table, &print);
    return print_has_text(&print);
}

bool read_pdf(struct arena *a, struct diags *d, struct str path, struct str table,
              struct flow *out)
{
    struct print print;
    gather(a, table, &print);
    if (!print_has_text(&print)) {
        diag_add(d, DIAG_INPUT_SCANNED, (struct place){.path = path});
        return false;
    }
    print_put(&print, d, path, out);
    out->encoding = ENCODING_UTF8;
    return true;
}
