// waivers.c: the table of decisions.
#include "waivers.h"

#include "base/csv.h"
#include "base/date.h"
#include "base/limits.h"

#include <stdlib.h>

enum column { ITEM, WHERE, DECISION, REASON, OWNER, EXPIRES, VERDICT, COLUMNS };

static const char *const names[COLUMNS] = {"item",  "where",   "decision", "reason",
                                           "owner", "expires", "verdict"};

struct reading {
    struct session *s;
    struct diags *d;
    struct waivers *out;
    struct str bytes;
    int column[COLUMNS]; // place in the row, -1 = not there
};

static struct str cell(const struct reading *r, const struct csv_row *row,
                       enum column c)
{
    int i = r->column[c];
    return i >= 0 && (uint32_t)i < row->cells.n ? row->cells.at[i] : STR("");
}

// Character at which a cell begins in its line, 1-based.
static uint32_t place_of(struct str bytes, uint32_t line, int column)
{
    bool quoted = false;
    uint32_t at = 1;
    for (uint32_t i = 1; i < line && bytes.n; i++) {
        (void)str_cut(&bytes, '\n');
    }
    for (size_t i = 0; i < bytes.n && column > 0 && bytes.p[i] != '\n'; i++) {
        quoted = quoted != (bytes.p[i] == '"');
        column -= !quoted && bytes.p[i] == ',';
        at += ((unsigned char)bytes.p[i] & 0xC0) != 0x80; // not inside a character
    }
    return at;
}

static bool refuse(struct reading *r, const struct csv_row *row, enum column c,
                   const char *why)
{
    uint32_t column = place_of(r->bytes, row->line, r->column[c]);
    diag_add(r->d, DIAG_WAIVER_ROW, (struct place){r->out->path, row->line, column},
             why);
    return false;
}

static enum decision decision_of(struct str name)
{
    for (int k = DECISION_NONE + 1; k < DECISION_N; k++) {
        if (str_is(name, decision_name((enum decision)k))) {
            return (enum decision)k;
        }
    }
    return DECISION_NONE;
}

static bool is_verdict(struct str name)
{
    for (int v = 0; v < VERDICT_UNKNOWN; v++) {
        if (str_is(name, verdict_name((enum verdict)v))) {
            return true;
        }
    }
    return false;
}

static bool check_row(struct reading *r, const struct csv_row *row,
                      const struct waiver *w)
{
    if (pack_item(r->out->pack, w->item) < 0) {
        return refuse(r, row, ITEM, say("the pack holds no such item"));
    }
    if (w->where.n == 0) {
        return refuse(r, row, WHERE, say("name an agency or a pattern of paths"));
    }
    if (w->kind == DECISION_NONE) {
        return refuse(r, row, DECISION,
                      say("the decision is none of accept, waive, not-applicable, "
                          "wrong"));
    }
    if (w->reason.n == 0) {
        return refuse(r, row, REASON, say("a decision needs a reason"));
    }
    if (w->owner.n == 0) {
        return refuse(r, row, OWNER, say("say whose decision it is"));
    }
    bool open = w->expires.n == 0 && w->kind == DECISION_WRONG;
    if (w->expires_on == 0 && !open) {
        return refuse(r, row, EXPIRES, say("the day must be written as 2026-12-31"));
    }
    bool asked = w->kind == DECISION_WRONG;
    if (asked != (w->should.n > 0) || (asked && !is_verdict(w->should))) {
        return refuse(r, row, VERDICT,
                      say("with `wrong`, and only there, stands the right verdict: "
                          "present, weak, missing, not-applicable"));
    }
    return true;
}

static void add_row(struct reading *r, const struct csv_row *row)
{
    struct waiver w = {
        .item = cell(r, row, ITEM),
        .where = cell(r, row, WHERE),
        .kind = decision_of(cell(r, row, DECISION)),
        .reason = cell(r, row, REASON),
        .owner = cell(r, row, OWNER),
        .expires = cell(r, row, EXPIRES),
        .should = cell(r, row, VERDICT),
        .expires_on = date_number(cell(r, row, EXPIRES)),
        .line = row->line,
    };
    if (check_row(r, row, &w)) {
        vec_push(&r->s->arena, &r->out->list, w);
    }
}

static bool bad_table(struct reading *r, uint32_t line, const char *why)
{
    diag_add(r->d, DIAG_WAIVER_TABLE, (struct place){r->out->path, line, 1}, why);
    return false;
}

static bool find_columns(struct reading *r, const struct csv_row *head)
{
    for (int c = 0; c < COLUMNS; c++) {
        r->column[c] = -1;
        for (uint32_t i = 0; i < head->cells.n; i++) {
            r->column[c] = str_is(head->cells.at[i], names[c]) ? (int)i : r->column[c];
        }
        if (r->column[c] < 0 && c != VERDICT) {
            struct str why =
                arena_fmt(&r->s->arena, say("there is no column '%s'"), names[c]);
            return bad_table(r, 1, why.p);
        }
    }
    return true;
}

bool waivers_read(struct session *s, struct diags *d, struct str path,
                  const struct pack *pack, struct waivers *out)
{
    struct reading r = {.s = s, .d = d, .out = out};
    struct csv_table table = {0};
    uint32_t line = 0;
    *out = (struct waivers){.path = path, .pack = pack};
    out->of = arena_array(&s->arena, struct waiver *, pack->items.n + 1);
    out->today = s->options.today.n ? date_number(s->options.today) : date_today();
    if (!file_read(&s->arena, d, path, LIMIT_INPUT_BYTES, &r.bytes)) {
        return false;
    }
    if (!csv_parse_table(&s->arena, r.bytes, &table, &line)) {
        return bad_table(&r, line, say("the quoting is broken"));
    }
    if (table.rows.n == 0) {
        return bad_table(&r, 1, say("it is empty"));
    }
    if (!find_columns(&r, &table.rows.at[0])) {
        return false;
    }
    for (uint32_t i = 1; i < table.rows.n; i++) {
        add_row(&r, &table.rows.at[i]);
    }
    return d->errors == 0;
}
