// mask.c: what two agencies write differently although they copy: their names, places
// and figures.
#include "overlap/mask.h"

#include "base/utf8.h"

enum { NAMES_MOST = 12, NAME_LEAST = 2 };

// What stands for the agency itself: 梓渡县水利局, 梓渡县, 梓渡, 水利局.
struct names {
    struct ustr at[NAMES_MOST];
    uint32_t n;
};

struct masking {
    struct arena *a;
    const uint16_t *from; // the folded text
    const uint32_t *raw;  // raw offset of each of its units, or NULL
    const struct names *names;
    uint16_t *unit;
    uint32_t *at;
    uint8_t *own;
    uint32_t n;
};

static bool is_one_of(uint16_t u, const uint16_t *set)
{
    while (*set && *set != u) {
        set++;
    }
    return *set != 0;
}

// Levels and kinds of agencies: 全县 and 全市, 我局 and 我委 are the same words.
static bool is_level(uint16_t u)
{
    return is_one_of(u, u"省市县区州旗镇乡局委厅");
}

static bool is_place_end(uint16_t u)
{
    return is_one_of(u, u"省市县区州旗镇乡");
}

static bool is_numeral(uint16_t u)
{
    return unit_is_digit(u) || is_one_of(u, u"〇零一二三四五六七八九十百千万亿两");
}

static void add_name(struct names *names, struct ustr name)
{
    if (name.n >= NAME_LEAST && names->n < NAMES_MOST) {
        names->at[names->n++] = name;
    }
}

// The whole name first: the first that fits is taken.
static void find_names(const struct doc *d, struct names *out)
{
    struct ustr issuer = doc_units(d, d->facts.issuer);
    size_t start = 0;
    add_name(out, issuer);
    for (size_t i = 0; i < issuer.n; i++) {
        if (is_place_end(issuer.p[i]) && i - start >= NAME_LEAST) {
            add_name(out, (struct ustr){issuer.p + start, i + 1 - start});
            add_name(out, (struct ustr){issuer.p + start, i - start});
            start = i + 1;
        }
    }
    add_name(out, (struct ustr){issuer.p + start, issuer.n - start});
}

static uint32_t name_at(const struct names *names, const uint16_t *p, size_t left)
{
    for (uint32_t i = 0; i < names->n; i++) {
        struct ustr name = names->at[i];
        if (name.n <= left && memcmp(name.p, p, name.n * sizeof *p) == 0) {
            return (uint32_t)name.n;
        }
    }
    return 0;
}

static void put(struct masking *m, uint16_t unit, uint32_t from)
{
    bool mark = unit == MASK_FIGURE || unit == MASK_AGENCY || unit == MASK_BREAK;
    if (mark && m->n && m->unit[m->n - 1] == unit) {
        return; // 全县县级 is one name, 98.5% one figure
    }
    m->unit[m->n] = unit;
    m->at[m->n] = m->raw ? m->raw[from] : from;
    m->own[m->n] = unit_is_han(unit);
    m->n++;
}

// Returns where the text goes on: behind the 》.
static uint32_t skip_named(const struct masking *m, uint32_t i, uint32_t end)
{
    enum { LONGEST = 80 };
    for (uint32_t k = i; k < end && k < i + LONGEST; k++) {
        if (m->from[k] == u'》') {
            return k + 1;
        }
    }
    return i + 1;
}

static void mask(struct masking *m, struct span span)
{
    for (uint32_t i = span.start; i < span.end;) {
        uint16_t u = m->from[i];
        uint32_t name = m->names ? name_at(m->names, m->from + i, span.end - i) : 0;
        if (name) {
            put(m, MASK_AGENCY, i);
            i += name;
        } else if (u == u'《') {
            put(m, MASK_NAMED, i);
            i = skip_named(m, i, span.end);
        } else {
            uint16_t is = is_numeral(u)                        ? MASK_FIGURE
                          : is_level(u)                        ? MASK_AGENCY
                          : unit_is_han(u) || unit_is_alpha(u) ? u
                                                               : 0;
            if (is) {
                put(m, is, i);
            }
            i++;
        }
    }
}

static struct masking begin(struct arena *a, const uint16_t *from, const uint32_t *raw,
                            const struct names *names, uint32_t most)
{
    return (struct masking){
        .a = a,
        .from = from,
        .raw = raw,
        .names = names,
        .unit = arena_array(a, uint16_t, most),
        .at = arena_array(a, uint32_t, most),
        .own = arena_array(a, uint8_t, most),
    };
}

static struct masked end(const struct masking *m)
{
    return (struct masked){m->unit, m->at, m->own, m->n};
}

// A row of a table: what its cells are called, the form prescribes. A tab inside the
// line or two bars part cells.
static bool is_row(const struct doc *d, const struct para *p)
{
    uint32_t bars = 0, end = doc_raw(d, p->span.end);
    for (uint32_t i = doc_raw(d, p->span.start); i < end && bars < 2; i++) {
        bars += d->text->raw[i] == '\t' ? 2 : d->text->raw[i] == '|';
    }
    return bars >= 2;
}

struct masked mask_report(struct arena *a, const struct doc *d)
{
    struct names names = {0};
    uint32_t para = UINT32_MAX;
    find_names(d, &names);
    struct masking m = begin(a, d->unit, d->at, &names, d->n + d->paras.n);
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const struct sentence *s = &d->sentences.at[i];
        const struct para *p = &d->paras.at[s->para];
        bool lead = span_holds(d->facts.lead, s->span) && !span_empty(d->facts.lead);
        if (s->heading || lead || p->kind != PARA_BODY || is_row(d, p)) {
            continue;
        }
        if (s->para != para && m.n) {
            put(&m, MASK_BREAK, s->span.start);
        }
        para = s->para;
        mask(&m, s->span);
    }
    return end(&m);
}

struct masked mask_span(struct arena *a, const struct doc *d, struct span span)
{
    struct names names = {0};
    find_names(d, &names);
    struct masking m = begin(a, d->unit, d->at, &names, span.end - span.start + 1);
    mask(&m, span);
    return end(&m);
}

struct masked mask_text(struct arena *a, struct ustr folded)
{
    struct masking m = begin(a, folded.p, NULL, NULL, (uint32_t)folded.n + 1);
    mask(&m, (struct span){0, (uint32_t)folded.n});
    return end(&m);
}
