// figures.c: which numbers are figures. Years, dates, ordinals, document numbers,
// heading numbers, hotlines and fixed names are not.
#include "parse/figures.h"

#include "base/utf8.h"
#include "parse/numeral.h"

enum { DIGITS_MAX = 12, PLAIN_DIGITS_MAX = 6 };

struct reader {
    const struct wordings *words;
    const uint16_t *unit;
    uint32_t n;
};

// A number with what stands around it.
struct number {
    struct span span; // with 余 多 and multipliers
    int64_t hundredths;
    uint32_t digits;            // Arabic digits before the decimal point; 0 = Chinese
    bool decimal, about, power; // power: written with 十 百 千 万 亿
};

static uint16_t at(const struct reader *r, uint32_t i)
{
    return i < r->n ? r->unit[i] : 0;
}

static uint16_t before(const struct reader *r, uint32_t i)
{
    return i > 0 ? r->unit[i - 1] : 0;
}

static bool is_one_of(uint16_t u, const uint16_t *set)
{
    for (; *set; set++) {
        if (u == *set) {
            return true;
        }
    }
    return false;
}

static bool is_about_word(uint16_t u)
{
    return is_one_of(u, u"余多来几");
}

static bool is_about_before(const struct reader *r, uint32_t i)
{
    uint16_t u = before(r, i), u2 = i > 1 ? r->unit[i - 2] : 0;
    return is_one_of(u, u"近超逾约") || (u == u'过' && u2 == u'超') ||
           (u == u'上' && u2 != u'以');
}

static bool word_stands(const struct reader *r, uint32_t i, const uint16_t *word)
{
    for (; *word; word++, i++) {
        if (at(r, i) != *word) {
            return false;
        }
    }
    return true;
}

// Digits with thousands commas and a decimal part.
static struct number digits_read(const struct reader *r, uint32_t start)
{
    struct number k = {.span = {start, start}};
    uint32_t i = start;
    int64_t value = 0;
    while (unit_is_digit(at(r, i))) {
        if (k.digits++ < DIGITS_MAX) {
            value = value * 10 + (at(r, i) - '0');
        }
        i++;
        bool group = k.digits <= 9 && at(r, i) == ',' && unit_is_digit(at(r, i + 1)) &&
                     unit_is_digit(at(r, i + 2)) && unit_is_digit(at(r, i + 3)) &&
                     !unit_is_digit(at(r, i + 4));
        bool begun = i - start <= 3 || r->unit[i - 4] == ',';
        if (group && begun) {
            i++;
        }
    }
    value *= 100;
    if (at(r, i) == '.' && unit_is_digit(at(r, i + 1))) {
        k.decimal = true;
        int64_t place = 10;
        for (i++; unit_is_digit(at(r, i)); i++, place /= 10) {
            value += (at(r, i) - '0') * place;
        }
    }
    k.hundredths = value;
    k.span.end = i;
    return k;
}

// 余, 万, 多, 亿 behind a number, in any order that is written.
static void tail_read(const struct reader *r, struct number *k)
{
    for (uint32_t i = k->span.end, steps = 0; steps < 4; steps++, i++) {
        int64_t power = han_power(at(r, i));
        if (is_about_word(at(r, i))) {
            k->about = true;
        } else if (power >= 100 && k->hundredths < INT64_MAX / 100000000 / 10) {
            k->hundredths *= power;
            k->power = true;
        } else {
            break;
        }
        k->span.end = i + 1;
    }
    k->about = k->about || is_about_before(r, k->span.start);
}

static uint32_t skip_joined_digits(const struct reader *r, uint32_t i)
{
    while (unit_is_digit(at(r, i)) ||
           (is_one_of(at(r, i), u"-./:·") && unit_is_digit(at(r, i + 1)))) {
        i++;
    }
    return i;
}

// True when the number is one of a date, an index number, a time, a telephone number.
static bool is_chained(const struct reader *r, const struct number *k)
{
    uint16_t u = before(r, k->span.start), v = at(r, k->span.end);
    bool digit_before = k->span.start > 1 && unit_is_digit(r->unit[k->span.start - 2]);
    bool digit_behind = unit_is_digit(at(r, k->span.end + 1));
    return (is_one_of(u, u"./:·") && digit_before) ||
           (is_one_of(v, u"/:·.") && digit_behind) || (v == '-' && digit_behind);
}

static bool in_brackets(const struct reader *r, struct span s)
{
    uint16_t u = before(r, s.start), v = at(r, s.end);
    return (u == '(' && v == ')') || (u == u'〔' && v == u'〕') ||
           (u == '[' && v == ']') || (u == '"' && v == '"') ||
           (u == '\'' && v == '\'') || (u == u'〔');
}

// 1. 1、 1) at the start of a paragraph or behind a sentence.
static bool is_heading_number(const struct reader *r, const struct number *k)
{
    uint16_t u = before(r, k->span.start), v = at(r, k->span.end);
    bool start = u == 0 || is_sentence_stop(u) || u == ':' || u == '(';
    return start && !k->decimal && k->digits <= 2 &&
           (v == '.' || v == u'、' || v == ')');
}

static bool is_calendar(const struct reader *r, const struct number *k)
{
    uint16_t u = before(r, k->span.start), v = at(r, k->span.end);
    int64_t whole = k->hundredths / 100;
    bool year = k->digits == 4 && !k->decimal && whole >= 1900 && whole <= 2099;
    bool day = v == u'日' && (u == u'月' || u == u'年' || whole > 366); // 202382日
    return v == u'月' || day || v == u'号' || (v == u'年' && (year || whole > 200)) ||
           (v == u'时' && at(r, k->span.end + 1) != u'间');
}

// The longest measure word behind the number.
static struct span unit_behind(const struct reader *r, uint32_t from)
{
    struct word_hit hit;
    uint32_t end = from + 8 < r->n ? from + 8 : r->n;
    struct looking in = {r->unit, {from, end}, 0};
    if (from < r->n && word_at(&r->words->unit, in, from, &hit)) {
        return hit.span;
    }
    return (struct span){from, from};
}

static bool is_percent(const struct reader *r, uint32_t i)
{
    return at(r, i) == '%' || at(r, i) == u'‰' || word_stands(r, i, u"个百分点");
}

static struct figure figure_of(const struct reader *r, const struct number *k)
{
    struct figure f = {FIGURE_COUNT, k->span, unit_behind(r, k->span.end),
                       k->hundredths, k->about};
    if (is_percent(r, k->span.end)) {
        f.kind = FIGURE_PERCENT;
        f.unit = (struct span){k->span.end,
                               k->span.end + (at(r, k->span.end) == u'个' ? 4 : 1)};
    } else if (span_empty(f.unit)) {
        f.kind = FIGURE_BARE;
    }
    uint32_t end = f.unit.end;
    f.about = f.about || word_stands(r, end, u"以上") || word_stands(r, end, u"左右");
    if (f.kind == FIGURE_COUNT && is_about_word(at(r, end)) && at(r, end) != u'几') {
        f.about = true; // 15份余
    }
    return f;
}

// A number in digits at `i`; returns where to go on.
static uint32_t arabic(struct arena *a, const struct reader *r, uint32_t i,
                       struct doc *doc)
{
    struct number k = digits_read(r, i);
    uint16_t u = before(r, i);
    tail_read(r, &k);
    if (u == u'第' || unit_is_alpha(u) || in_brackets(r, k.span) ||
        is_heading_number(r, &k) || is_chained(r, &k)) {
        return skip_joined_digits(r, k.span.end);
    }
    struct figure f = figure_of(r, &k);
    bool counted = f.kind != FIGURE_BARE;
    bool long_run = k.digits > (counted ? 10 : PLAIN_DIGITS_MAX) && !k.power;
    if (is_calendar(r, &k) || long_run ||
        (!counted && unit_is_alpha(at(r, k.span.end)))) {
        return k.span.end;
    }
    int64_t whole = k.hundredths / 100;
    bool year =
        k.digits == 4 && !k.decimal && !k.power && whole >= 1900 && whole <= 2099;
    bool day = k.decimal && whole >= 1 && whole <= 12; // 12.4
    bool range = u == '-' && !counted;
    if (!counted && (year || day || range || at(r, k.span.end) == u'年')) {
        return k.span.end;
    }
    vec_push(a, &doc->figures, f);
    return f.unit.end;
}

static uint32_t han_end(const struct reader *r, uint32_t i)
{
    while (is_han_numeral(at(r, i))) {
        i++;
    }
    return i;
}

// 四成, 六成三: tenths.
static bool tenths(const struct reader *r, const struct number *k, struct figure *f)
{
    uint32_t end = k->span.end;
    if (at(r, end) != u'成' || k->span.end - k->span.start != 1 ||
        k->hundredths < 200 || k->hundredths > 900 ||
        is_one_of(at(r, end + 1), u"立员果效就为功熟长本品都型")) {
        return false;
    }
    int more = han_digit(at(r, end + 1));
    struct span unit = {end, end + 1U + (more > 0)};
    bool about =
        k->about || word_stands(r, unit.end, u"以上") || at(r, unit.end) == u'多';
    *f = (struct figure){FIGURE_PERCENT, k->span, unit,
                         k->hundredths * 10 + (more > 0 ? more * 100 : 0), about};
    return true;
}

// 百分之九十
static uint32_t han_percent(struct arena *a, const struct reader *r, uint32_t i,
                            struct doc *doc)
{
    uint32_t start = i + 3, end = han_end(r, start);
    int64_t value = han_value((struct ustr){r->unit + start, end - start});
    if (value < 0) {
        return start;
    }
    bool about = word_stands(r, end, u"以上") || is_about_before(r, i);
    vec_push(
        a, &doc->figures,
        ((struct figure){FIGURE_PERCENT, {i, end}, {end, end}, value * 100, about}));
    return end;
}

// 一把尺子, 一批制度: "a", not "one". 一次, 一件, 一名 do count.
static bool is_article(const struct reader *r, struct span number)
{
    return number.end - number.start == 1 && r->unit[number.start] == u'一' &&
           is_one_of(at(r, number.end), u"把支张套批种个条串幅股些");
}

// A number in Chinese numerals at `i` counts only with a measure word behind it.
static uint32_t han(struct arena *a, const struct reader *r, uint32_t i,
                    struct doc *doc)
{
    if (word_stands(r, i, u"百分之")) {
        return han_percent(a, r, i, doc);
    }
    struct number k = {.span = {i, han_end(r, i)}};
    bool several =
        (before(r, i) == u'数' || before(r, i) == u'几') && han_power(r->unit[i]);
    int64_t value = han_value((struct ustr){r->unit + i, k.span.end - i});
    bool only_power = han_power(r->unit[i]) > 10; // 百姓, 千家: not without 近, 余 …
    k.hundredths = value * 100;
    tail_read(r, &k);
    if (several) {
        k.span.start--;
        k.about = true;
    }
    struct figure f = figure_of(r, &k);
    bool tenth = tenths(r, &k, &f);
    bool year = value >= 1900 && value <= 2099 && at(r, k.span.end) == u'年';
    if (value <= 0 || year || is_article(r, k.span) || before(r, i) == u'第' ||
        in_brackets(r, k.span) || (only_power && !k.about) ||
        (f.kind == FIGURE_BARE && !tenth) || at(r, k.span.end) == u'月' ||
        at(r, k.span.end) == u'号') {
        return k.span.end;
    }
    vec_push(a, &doc->figures, f);
    return f.unit.end;
}

void figures_read(struct arena *a, const struct wordings *w, struct doc *doc)
{
    const struct reader r = {w, doc->unit, doc->n};
    struct looking in = {doc->unit, {0, doc->n}, 0};
    struct word_hit name;
    for (uint32_t i = 0; i < doc->n;) {
        if (word_at(&w->not_figure, in, i, &name)) {
            bool cut = unit_is_digit(doc->unit[i]) && unit_is_digit(before(&r, i));
            bool whole = !unit_is_digit(doc->unit[name.span.end - 1]) ||
                         !unit_is_digit(at(&r, name.span.end));
            if (!cut && whole) {
                i = name.span.end;
                continue;
            }
        }
        if (unit_is_digit(doc->unit[i])) {
            i = arabic(a, &r, i, doc);
        } else if (is_han_numeral(doc->unit[i])) {
            i = han(a, &r, i, doc);
        } else {
            i++;
        }
    }
}

bool figures_counted_in(const struct doc *doc, struct span s)
{
    uint32_t low = 0, high = doc->figures.n;
    while (low < high) { // first figure that begins in or behind `s`
        uint32_t middle = low + (high - low) / 2;
        if (doc->figures.at[middle].span.start < s.start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < doc->figures.n && doc->figures.at[low].span.end <= s.end; low++) {
        const struct figure *f = &doc->figures.at[low];
        if (f->kind != FIGURE_BARE && unit_is_digit(doc->unit[f->span.start])) {
            return true;
        }
    }
    return false;
}
