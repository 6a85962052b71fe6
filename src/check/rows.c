// rows.c: tables, and what is told of them in words: sums of a row, and amounts that
// must balance. A row is a paragraph with number cells: 予以公开|12|0|3|15, or from
// tabs 予以公开12 0 3 15.
#include "base/utf8.h"
#include "check/arith.h"
#include "check/state.h"

enum {
    CELLS_MOST = 32,
    SIDE_MOST = 40,  // amounts on one side of a balance
    LABEL_MOST = 20, // characters between a word and its amount
};

// The number cells at the end of a paragraph, first to last.
struct row {
    int64_t cell[CELLS_MOST];
    uint32_t n;
    struct span span; // of the cells
};

static bool is_number_unit(uint16_t u)
{
    return unit_is_digit(u) || u == '.' || u == ',';
}

static bool is_edge(uint16_t u)
{
    return u == '|' || u == ' ';
}

// A stroke stands for nothing.
static int64_t cell_value(const struct doc *d, struct span cell)
{
    bool stroke = cell.end - cell.start == 1 && d->unit[cell.start] == '/';
    return stroke ? 0 : micro_read(doc_units(d, cell));
}

static void turn_round(struct row *r)
{
    for (uint32_t i = 0; i < r->n / 2; i++) {
        int64_t other = r->cell[r->n - 1 - i];
        r->cell[r->n - 1 - i] = r->cell[i];
        r->cell[i] = other;
    }
}

static struct row row_read(const struct doc *d, struct span para)
{
    struct row r = {.n = 0};
    uint32_t end = para.end;
    while (end > para.start && is_edge(d->unit[end - 1])) {
        end--;
    }
    r.span = (struct span){end, end};
    while (r.n < CELLS_MOST && end > para.start) {
        uint32_t start = end;
        while (start > para.start && (is_number_unit(d->unit[start - 1]) ||
                                      (start == end && d->unit[start - 1] == '/'))) {
            start--;
        }
        if (start == end) {
            break;
        }
        r.cell[r.n++] = cell_value(d, (struct span){start, end});
        r.span.start = start;
        if (start == para.start || !is_edge(d->unit[start - 1])) {
            break;
        }
        end = start - 1; // an empty cell ends the row: what it holds is not known
    }
    turn_round(&r);
    return r;
}

static struct str said(const struct state *s, int64_t micro)
{
    return micro % MICRO == 0 ? arena_fmt(s->a, "%lld", (long long)(micro / MICRO))
                              : arena_fmt(s->a, "%.2f", (double)micro / MICRO);
}

// --- the last cell of each group is the sum of the others ---

// Rows with one of the words; without words, rows that hold nothing but numbers.
static bool is_asked(const struct state *s, struct span para, const struct row *r)
{
    struct span label = {para.start, r->span.start};
    if (s->terms->words.list.n) {
        return term_in(s->doc, &s->terms->words, label);
    }
    for (uint32_t i = label.start; i < label.end; i++) {
        if (!is_edge(s->doc->unit[i])) {
            return false;
        }
    }
    return true;
}

void check_row_sum(struct state *s)
{
    const struct doc *d = s->doc;
    uint32_t width = s->check->within;
    for (uint32_t i = 0; i < d->paras.n; i++) {
        struct row r = row_read(d, d->paras.at[i].span);
        if (r.n < width || r.n % width || !is_asked(s, d->paras.at[i].span, &r)) {
            continue;
        }
        for (uint32_t group = 0; group < r.n; group += width) {
            int64_t sum = 0, total = r.cell[group + width - 1];
            bool known = total >= 0;
            for (uint32_t k = group; k + 1 < group + width; k++) {
                known = known && r.cell[k] >= 0;
                sum += r.cell[k];
            }
            if (known && sum != total) {
                found(s, r.span, said(s, total), said(s, sum), STR(""));
            }
        }
    }
}

// --- received and carried over make results and carried forward ---

static struct span para_at(const struct doc *d, uint32_t at)
{
    for (uint32_t i = 0; i < d->paras.n; i++) {
        if (at < d->paras.at[i].span.end) {
            return d->paras.at[i].span;
        }
    }
    return (struct span){at, at};
}

// The number behind a word in its clause; -1 when there is none.
static int64_t told_behind(const struct doc *d, struct span word, struct span *where)
{
    uint32_t from = word.end;
    while (from < d->n && from - word.end < LABEL_MOST &&
           !is_clause_end(d->unit[from]) && !unit_is_digit(d->unit[from])) {
        from++;
    }
    uint32_t end = from;
    while (end < d->n && is_number_unit(d->unit[end])) {
        end++;
    }
    *where = (struct span){from, end};
    bool number = end > from && unit_is_digit(d->unit[from]);
    return number ? micro_read(doc_units(d, *where)) : -1;
}

// The amount of a term where it stands first with one: the last cell of its row, or in
// words the number behind it.
static int64_t amount_of(const struct doc *d, const struct term_list *term, bool rows,
                         struct span *where)
{
    struct span word;
    for (uint32_t at = 0; at < d->n; at++) {
        if (!term_at(d, term, at, d->n, &word)) {
            continue;
        }
        struct row r = row_read(d, para_at(d, at));
        bool row = r.n >= 1 && word.end <= r.span.start;
        int64_t value = -1;
        if (rows && row) {
            value = r.cell[r.n - 1];
            *where = r.span;
        } else if (!rows && !row) {
            value = told_behind(d, word, where);
        }
        if (value >= 0) {
            return value;
        }
        at = word.end - 1;
    }
    return -1;
}

// Adds the amounts of all words of a side; false when one of them is not there.
static bool add_up(const struct doc *d, const struct term_list *side, bool rows,
                   int64_t *sum, struct span *last)
{
    *sum = 0;
    for (uint32_t i = 0; i < side->list.n && i < SIDE_MOST; i++) {
        struct term_list one = *side;
        one.list.at = &side->list.at[i];
        one.list.n = 1;
        int64_t value = amount_of(d, &one, rows, last);
        if (value < 0) {
            return false;
        }
        *sum += value;
    }
    return side->list.n > 0;
}

void check_balance(struct state *s)
{
    for (uint32_t i = 0; i < s->terms->pairs.n; i++) {
        const struct pair_terms *pair = &s->terms->pairs.at[i];
        for (int rows = 1; rows >= 0; rows--) {
            int64_t left, right;
            struct span first, last;
            if (!add_up(s->doc, &pair->more, rows, &left, &first) ||
                !add_up(s->doc, &pair->less, rows, &right, &last)) {
                continue;
            }
            if (left != right) {
                found(s, last, said(s, left), said(s, right), STR(""));
            }
            break;
        }
    }
}
