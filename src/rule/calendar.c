// calendar.c: the key `calendar`: from when to when a term can be cited.
#include "base/say.h"
#include "rule/keys.h"

enum { YEAR_LEAST = 1949, YEAR_MOST = 2999 };

// Reads up to `most` digits at *s and moves behind them and a '-'.
static uint32_t read_part(struct str *s, size_t most)
{
    uint32_t value = 0;
    size_t n = 0;
    while (n < s->n && n < most && s->p[n] >= '0' && s->p[n] <= '9') {
        value = value * 10 + (uint32_t)(s->p[n++] - '0');
    }
    n += n < s->n && s->p[n] == '-';
    s->p += n;
    s->n -= n;
    return value;
}

// 2026, 2026-07 or 2026-07-27 to 20260727; parts left out are the first or, with
// `last`, the last of the year or month.
static void read_day(struct loader *l, const struct node *n, bool last, uint32_t *out)
{
    if (n->kind != NODE_TEXT) {
        field_fault_not_text(l, n, say("a day: 2026, 2026-07 or 2026-07-27"));
        return;
    }
    struct str s = n->text;
    uint32_t year = read_part(&s, 4), month = s.n ? read_part(&s, 2) : last ? 12 : 1;
    uint32_t day = s.n ? read_part(&s, 2) : last ? 31 : 1;
    if (s.n || year < YEAR_LEAST || year > YEAR_MOST || month < 1 || month > 12 ||
        day < 1 || day > 31) {
        field_fault_value(l, n, say("a day: 2026, 2026-07 or 2026-07-27"));
        return;
    }
    *out = year * 10000 + month * 100 + day;
}

static void read_from(struct loader *l, const struct node *n, void *out)
{
    read_day(l, n, false, out);
}

static void read_until(struct loader *l, const struct node *n, void *out)
{
    read_day(l, n, true, out);
}

static void read_entry(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"term", true, value_words, offsetof(struct calendar_entry, term)},
        {"from", false, read_from, offsetof(struct calendar_entry, from)},
        {"until", false, read_until, offsetof(struct calendar_entry, until)},
        {"note", false, value_text, offsetof(struct calendar_entry, note)},
        {"note_en", false, value_text, offsetof(struct calendar_entry, note_en)},
        {0},
    };
    struct pack *p = out;
    struct calendar_entry *e = vec_add(l->a, &p->calendar);
    uint32_t errors = l->d->errors;
    (void)field_record(l, n, fields, e);
    if (l->d->errors != errors) {
        return;
    }
    if (!e->from && !e->until) {
        field_fault(l, n, DIAG_RULE_MISSING_KEY, "from", "");
        diag_hint(l->d, "%s", say("a term of the calendar begins, ends or both"));
    } else if (e->from && e->until && e->from > e->until) {
        field_fault_value(l, node_get(n, "until"), say("it ends before it begins"));
    }
}

void key_calendar(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_entry, out);
}
