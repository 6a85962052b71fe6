// sums.c: parts and their total, fines and their total, rates and their base.
#include "base/utf8.h"
#include "check/arith.h"
#include "check/state.h"

enum {
    PARTS_MOST = 24,
    WHOLE_FROM = 70, // percent of the total from which an enumeration claims the whole
    NEAR_FROM = 90,  // … and from which one without such a claim is worth a look
    NEAR_TO = 125,   // above: another base
    CLOSE_FROM = 95, // bounds for two parts and for kinds of persons
    CLOSE_TO = 105,
    LABEL_MOST = 12,      // characters between the last count and a rate
    BASE_APART = 60,      // characters between the counts of a rate
    FAR_OFF = 10 * MICRO, // a rate further off has another base
    TOTAL_APART = 80,     // characters between a total and its parts
};

static int64_t value_of(const struct doc *d, const struct figure *f)
{
    if (!unit_is_digit(d->unit[f->span.start])) {
        return f->hundredths * (MICRO / 100);
    }
    return micro_read(doc_units(d, f->span));
}

static struct str micro_said(const struct state *s, int64_t micro)
{
    struct buf out = {0};
    buf_fmt(&out, "%lld", (long long)(micro / MICRO));
    int64_t rest = micro % MICRO;
    if (rest) {
        buf_fmt(&out, ".%06lld", (long long)rest);
        while (out.p[out.n - 1] == '0') {
            out.n--;
        }
    }
    struct str text = arena_copy(s->a, buf_str(&out));
    buf_free(&out);
    return text;
}

// An enumeration under way.
struct parts {
    uint32_t total; // index of its figure
    uint32_t first, n;
    int64_t sum, whole;
    uint32_t kinds; // labels that end with 类: a classification
    bool met;       // some leading parts make the total
    bool claims;    // by its words the list is the whole
};

// The figure before `at` in the sentence with the unit of `part`.
static bool total_before(const struct doc *d, struct span sentence, uint32_t at,
                         uint32_t part, uint32_t *total)
{
    for (uint32_t i = part; i > 0; i--) {
        const struct figure *f = &d->figures.at[i - 1];
        if (f->span.start < sentence.start || at - f->span.start > TOTAL_APART) {
            return false;
        }
        if (f->unit.end <= at && same_unit(d, f, &d->figures.at[part])) {
            *total = i - 1;
            return is_exact(f);
        }
    }
    return false;
}

// What stands before a part, behind the part before it.
static struct span label_of(const struct doc *d, uint32_t from, uint32_t i)
{
    return (struct span){from, d->figures.at[i].span.start};
}

static void take_part(const struct state *s, struct parts *p, struct span label,
                      uint32_t i)
{
    const struct doc *d = s->doc;
    uint16_t last = label.end > label.start ? d->unit[label.end - 1] : 0;
    p->sum += value_of(d, &d->figures.at[i]);
    p->kinds += last == u'类' || last == u'型';
    p->claims = p->claims || term_in(d, &s->terms->second, label);
    p->met = p->met || (p->sum == p->whole);
    p->n++;
}

// 已结案13起 behind the kinds of cases is no further kind.
static bool begins_anew(const struct state *s, struct span label)
{
    struct span hit;
    while (label.start < label.end && !unit_is_han(s->doc->unit[label.start])) {
        label.start++;
    }
    return label.start < label.end &&
           term_at(s->doc, &s->terms->unless, label.start, label.end, &hit);
}

// The parts behind the mark that ends at `from`: figures of one unit in a row, up to a
// figure of another unit or a label with one of `unless`.
static bool parts_read(const struct state *s, struct span sentence, uint32_t from,
                       struct parts *p)
{
    const struct doc *d = s->doc;
    uint32_t i = first_figure(d, from);
    if (i >= d->figures.n || d->figures.at[i].span.end > sentence.end ||
        !total_before(d, sentence, from, i, &p->total)) {
        return false;
    }
    p->first = i;
    p->whole = value_of(d, &d->figures.at[p->total]);
    for (uint32_t start = from; i < d->figures.n && p->n < PARTS_MOST; i++) {
        const struct figure *f = &d->figures.at[i];
        struct span label = label_of(d, start, i);
        if (f->span.end > sentence.end) {
            break;
        }
        if (!same_unit(d, f, &d->figures.at[p->first])) {
            break;
        }
        if (!is_exact(f)) {
            return false;
        }
        if (p->n && begins_anew(s, label)) {
            break;
        }
        take_part(s, p, label, i);
        start = f->unit.end;
    }
    return p->whole > 0 && p->n >= 2;
}

static void judge_parts(struct state *s, const struct parts *p)
{
    const struct doc *d = s->doc;
    int64_t percent = p->sum / (p->whole / 100 ? p->whole / 100 : 1);
    bool claims = p->claims || (p->kinds >= 2 && p->kinds + 1 >= p->n);
    uint16_t unit = d->unit[d->figures.at[p->first].unit.start];
    bool few = p->n < 3 || unit == u'人' || unit == u'名'; // kinds of persons overlap
    uint32_t least = claims ? WHOLE_FROM : NEAR_FROM;
    bool close = percent >= CLOSE_FROM && percent <= CLOSE_TO;
    if (p->met || percent < least || percent > NEAR_TO || (!claims && few && !close)) {
        return;
    }
    struct span what = {d->figures.at[p->total].span.start,
                        d->figures.at[p->first + p->n - 1].unit.end};
    s->hint = !claims;
    found(s, what, micro_said(s, p->whole), micro_said(s, p->sum), STR(""));
}

void check_parts(struct state *s)
{
    const struct doc *d = s->doc;
    struct span mark;
    for (uint32_t i = 0; i < d->n; i++) {
        if (!term_at(d, &s->terms->words, i, d->n, &mark)) {
            continue;
        }
        struct span sentence = sentence_at(d, i);
        struct parts p = {0};
        p.claims = d->unit[mark.end - 1] == ':' || term_in(d, &s->terms->second, mark);
        if (parts_read(s, sentence, mark.end, &p)) {
            judge_parts(s, &p);
            i = d->figures.at[p.first + p.n - 1].unit.end - 1;
        }
    }
}

// The last figure in `where` in 元 whose own label (behind the figure before it) holds
// the word.
static bool amount(const struct doc *d, struct span where, const struct term_list *word,
                   uint32_t *index)
{
    uint32_t start = where.start;
    for (uint32_t i = first_figure(d, where.start); i < d->figures.n; i++) {
        const struct figure *f = &d->figures.at[i];
        if (f->span.end > where.end) {
            return false;
        }
        if (f->kind == FIGURE_COUNT && d->unit[f->unit.start] == u'元' &&
            term_in(d, word, (struct span){start, f->span.start})) {
            *index = i;
            return true;
        }
        start = f->unit.end;
    }
    return false;
}

// 罚款a万元, 没收b万元, 罚没合计c万元. `words` name the two parts, `second` the total.
void check_fines(struct state *s)
{
    const struct doc *d = s->doc;
    struct term_list part[2] = {s->terms->words, s->terms->words};
    if (s->terms->words.list.n != 2) {
        return;
    }
    for (uint32_t k = 0; k < 2; k++) {
        part[k].list.at = &s->terms->words.list.at[k];
        part[k].list.n = 1;
    }
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        struct span in = d->sentences.at[i].span;
        uint32_t a, b, total;
        if (!amount(d, in, &part[0], &a) || !amount(d, in, &part[1], &b) ||
            !amount(d, in, &s->terms->second, &total) || a == b || total == a ||
            total == b) {
            continue;
        }
        const struct figure *x = &d->figures.at[a], *y = &d->figures.at[b],
                            *z = &d->figures.at[total];
        int64_t sum = value_of(d, x) + value_of(d, y);
        if (is_exact(x) && is_exact(y) && is_exact(z) && sum != value_of(d, z)) {
            found(s, (struct span){x->span.start, z->unit.end},
                  micro_said(s, value_of(d, z)), micro_said(s, sum), STR(""));
        }
    }
}

static bool is_percent(const struct doc *d, const struct figure *f)
{
    return f->kind == FIGURE_PERCENT && !f->about &&
           unit_is_digit(d->unit[f->span.start]) && !span_empty(f->unit) &&
           d->unit[f->unit.start] == '%';
}

// What the rate says (化解 of 化解率) stands before the part.
static bool names_part(const struct doc *d, struct span rate, struct span label)
{
    uint32_t n = rate.end - rate.start;
    n -= n > 1 && d->unit[rate.end - 1] == u'率';
    for (uint32_t i = label.start; n >= 2 && i + n <= label.end; i++) {
        if (memcmp(d->unit + i, d->unit + rate.start, n * sizeof *d->unit) == 0) {
            return true;
        }
    }
    return false;
}

static bool comma_in(const struct doc *d, struct span in)
{
    for (uint32_t i = in.start; i < in.end; i++) {
        if (d->unit[i] == ',') {
            return true;
        }
    }
    return false;
}

// 排查86件,化解82件,化解率95.3%: two counts of one unit and the rate right behind them.
// 建议21件、提案17件,办结率100% has the form but another base.
static bool is_rate(const struct state *s, const struct figure *p, struct span *rate)
{
    const struct doc *d = s->doc;
    const struct figure *part = p - 1, *whole = p - 2;
    struct span sentence = sentence_at(d, p->span.start);
    struct span label = {part->unit.end, p->span.start};
    struct span between = {whole->unit.end, part->span.start};
    return whole->span.start >= sentence.start && is_exact(part) && is_exact(whole) &&
           same_unit(d, part, whole) && label.end - label.start <= LABEL_MOST &&
           between.end - between.start <= BASE_APART && comma_in(d, between) &&
           term_find(d, &s->terms->words, label, rate) &&
           !term_in(d, &s->terms->unless, (struct span){sentence.start, p->unit.end});
}

static void judge_rate(struct state *s, uint32_t i)
{
    const struct doc *d = s->doc;
    const struct figure *p = &d->figures.at[i], *part = p - 1, *whole = p - 2;
    struct span rate;
    if (!is_rate(s, p, &rate)) {
        return;
    }
    int64_t a = value_of(d, part), b = value_of(d, whole);
    struct ustr written = doc_units(d, p->span);
    int64_t percent = micro_read(written);
    if (b <= 0 || a > b || a < 0 || rate_fits(a, b, percent, micro_decimals(written))) {
        return;
    }
    int64_t right = rate_tenths(a, b);
    int64_t off = right * (MICRO / 10) - percent;
    bool far = off > FAR_OFF || off < -FAR_OFF || percent >= 100 * (int64_t)MICRO;
    if (far && !names_part(d, rate, (struct span){whole->unit.end, part->span.start})) {
        return;
    }
    found(
        s, (struct span){whole->span.start, p->unit.end}, micro_said(s, percent),
        arena_fmt(s->a, "%lld.%lld", (long long)(right / 10), (long long)(right % 10)),
        arena_fmt(s->a, "%s÷%s", micro_said(s, a).p, micro_said(s, b).p));
}

void check_rate(struct state *s)
{
    for (uint32_t i = 2; i < s->doc->figures.n; i++) {
        if (is_percent(s->doc, &s->doc->figures.at[i])) {
            judge_rate(s, i);
        }
    }
}

void check_rate_above(struct state *s)
{
    const struct doc *d = s->doc;
    for (uint32_t i = 0; i < d->figures.n; i++) {
        const struct figure *f = &d->figures.at[i];
        if (!is_percent(d, f) || f->hundredths <= 10000) {
            continue;
        }
        struct span clause = clause_at(d, sentence_at(d, f->span.start), f->span.start);
        struct span label = {clause.start, f->span.start};
        if (term_in(d, &s->terms->words, label) &&
            !term_in(d, &s->terms->unless, clause)) {
            found(s, (struct span){clause.start, f->unit.end}, text_of(s, f->span),
                  STR(""), STR(""));
        }
    }
}
