// numeral.c: reading numbers; grammar only, no judgement what they mean.
#include "parse/numeral.h"

#include "base/utf8.h"

enum { YEAR_FIRST = 1990, YEAR_LAST = 2099, HEADING_NUMBER_MAX = 99 };

int han_digit(uint16_t u)
{
    switch (u) {
    case u'〇':
    case u'○':
    case u'零':
        return 0;
    case u'一':
        return 1;
    case u'二':
    case u'两':
        return 2;
    case u'三':
        return 3;
    case u'四':
        return 4;
    case u'五':
        return 5;
    case u'六':
        return 6;
    case u'七':
        return 7;
    case u'八':
        return 8;
    case u'九':
        return 9;
    default:
        return -1;
    }
}

int64_t han_power(uint16_t u)
{
    switch (u) {
    case u'十':
        return 10;
    case u'百':
        return 100;
    case u'千':
        return 1000;
    case u'万':
        return 10000;
    case u'亿':
        return 100000000;
    default:
        return 0;
    }
}

static int64_t digits_in_a_row(struct ustr s)
{
    int64_t value = 0;
    for (size_t i = 0; i < s.n; i++) {
        value = value * 10 + han_digit(s.p[i]);
    }
    return value;
}

int64_t han_value(struct ustr s)
{
    bool powers = false;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_han_numeral(s.p[i])) {
            return -1;
        }
        powers = powers || han_digit(s.p[i]) < 0;
    }
    if (s.n == 0 || s.n > 12) {
        return -1;
    }
    if (!powers) {
        return digits_in_a_row(s);
    }
    int64_t total = 0, part = 0, digit = -1; // part: below the last 万 or 亿
    for (size_t i = 0; i < s.n; i++) {
        int64_t power = han_power(s.p[i]);
        if (power == 0) {
            digit = han_digit(s.p[i]);
        } else if (power < 10000) {
            part += (digit >= 0 ? digit : 1) * power;
            digit = -1;
        } else {
            part += digit >= 0 ? digit : 0;
            total += (part ? part : 1) * power;
            part = 0;
            digit = -1;
        }
    }
    return total + part + (digit >= 0 ? digit : 0);
}

static uint32_t han_run(struct ustr s)
{
    uint32_t n = 0;
    while (n < s.n && is_han_numeral(s.p[n])) {
        n++;
    }
    return n;
}

static uint32_t digit_run(struct ustr s)
{
    uint32_t n = 0;
    while (n < s.n && unit_is_digit(s.p[n])) {
        n++;
    }
    return n;
}

// Value of a run of digits of either script (at most 8), its length in `n`; -1: none.
static int64_t either_run(struct ustr s, uint32_t *n)
{
    *n = digit_run(s);
    if (*n == 0) {
        *n = han_run(s);
        return *n ? han_value((struct ustr){s.p, *n}) : -1;
    }
    int64_t value = 0;
    for (uint32_t i = 0; i < *n && i < 8; i++) {
        value = value * 10 + (s.p[i] - '0');
    }
    return *n <= 8 ? value : -1;
}

static uint16_t unit_at(struct ustr s, size_t i)
{
    return i < s.n ? s.p[i] : 0;
}

static struct marker marker_of(enum numbering numbering, int64_t number,
                               uint32_t length)
{
    if (number < 0 || number > HEADING_NUMBER_MAX) {
        return (struct marker){NUMBERING_NONE, 0, 0};
    }
    return (struct marker){numbering, (uint32_t)number, length};
}

static struct marker chapter_read(struct ustr s)
{
    uint32_t n;
    int64_t number = either_run(ustr_cut(s, 1), &n);
    uint16_t next = unit_at(s, n + 1);
    if (next == u'章' || next == u'篇') {
        return marker_of(NUMBERING_CHAPTER, number, n + 2);
    }
    if (next == u'部' && unit_at(s, n + 2) == u'分') {
        bool mark = unit_at(s, n + 3) == u'、' || unit_at(s, n + 3) == ':';
        return marker_of(NUMBERING_CHAPTER, number, n + 3 + mark);
    }
    return (struct marker){NUMBERING_NONE, 0, 0};
}

// (一) (1) and, with the left bracket lost, 一) 1)
static struct marker bracket_read(struct ustr s)
{
    uint32_t open = unit_at(s, 0) == '(', n;
    bool han = han_run(ustr_cut(s, open)) > 0;
    int64_t number = either_run(ustr_cut(s, open), &n);
    if (n == 0 || n > 3 || unit_at(s, open + n) != ')') {
        return (struct marker){NUMBERING_NONE, 0, 0};
    }
    uint32_t length = open + n + 1;
    length += unit_at(s, length) == u'、';
    return marker_of(han ? NUMBERING_HAN_PAREN : NUMBERING_ARABIC_PAREN, number,
                     length);
}

static struct marker plain_read(struct ustr s)
{
    uint32_t n = han_run(s);
    if (n > 0 && n <= 3) {
        uint16_t next = unit_at(s, n);
        bool stop = next == u'、' || next == '.' || (next == ',' && n == 1);
        if (stop) {
            return marker_of(NUMBERING_HAN, han_value((struct ustr){s.p, n}), n + 1);
        }
        if (next == u'是' && n <= 2) {
            return marker_of(NUMBERING_RUN_IN, han_value((struct ustr){s.p, n}), n + 1);
        }
        return (struct marker){NUMBERING_NONE, 0, 0};
    }
    n = digit_run(s);
    uint16_t next = unit_at(s, n);
    if (n > 0 && n <= 2 && (next == '.' || next == u'、') &&
        !unit_is_digit(unit_at(s, n + 1))) {
        uint32_t twice = unit_at(s, n + 1) == u'、'; // 1.、
        return marker_of(NUMBERING_ARABIC, either_run(s, &n), n + 1 + twice);
    }
    return (struct marker){NUMBERING_NONE, 0, 0};
}

// What is left of a number that was lost: 、 () ) . in front of a heading.
static struct marker remains_read(struct ustr s)
{
    uint16_t first = unit_at(s, 0);
    bool empty = first == '(' && unit_at(s, 1) == ')';
    uint32_t n = empty ? 2 : 1;
    enum numbering numbering = empty || first == ')' ? NUMBERING_HAN_PAREN
                               : first == u'、'      ? NUMBERING_HAN
                               : first == '.'        ? NUMBERING_ARABIC
                                                     : NUMBERING_NONE;
    bool heading = numbering != NUMBERING_NONE && unit_is_han(unit_at(s, n));
    return heading ? marker_of(numbering, 0, n) : marker_of(NUMBERING_NONE, 0, 0);
}

struct marker marker_read(struct ustr s)
{
    if (s.n == 0) {
        return (struct marker){NUMBERING_NONE, 0, 0};
    }
    if (s.p[0] == u'第') {
        return chapter_read(s);
    }
    if (s.p[0] >= u'①' && s.p[0] <= u'⑳') {
        return (struct marker){NUMBERING_ARABIC_PAREN, 1U + s.p[0] - u'①', 1};
    }
    struct marker m = bracket_read(s);
    m = m.numbering != NUMBERING_NONE ? m : plain_read(s);
    return m.numbering != NUMBERING_NONE ? m : remains_read(s);
}

uint32_t item_number(struct ustr s)
{
    struct marker m = plain_read(s);
    return m.numbering == NUMBERING_RUN_IN ? m.number : 0;
}

// One of a date's numbers and the mark behind it; 0 when there is none.
static int date_part(struct ustr s, uint32_t *at, int64_t most, const uint16_t *marks)
{
    uint32_t n;
    int64_t value = either_run(ustr_cut(s, *at), &n);
    if (value <= 0 || value > most) {
        return 0;
    }
    uint16_t mark = unit_at(s, *at + n);
    for (const uint16_t *m = marks; *m; m++) {
        if (mark == *m) {
            *at += n + 1;
            return (int)value;
        }
    }
    return 0;
}

struct date date_read(struct ustr s)
{
    struct date d = {0};
    uint32_t at = 0;
    d.year = date_part(s, &at, YEAR_LAST, u"年-./");
    if (d.year < YEAR_FIRST) {
        return (struct date){0};
    }
    uint16_t mark = s.p[at - 1];
    uint16_t month_mark[] = {mark == u'年' ? u'月' : mark, 0};
    d.month = date_part(s, &at, 12, month_mark);
    if (d.month == 0) {
        return (struct date){0};
    }
    d.length = at;
    if (mark == u'年') {
        d.day = date_part(s, &at, 31, u"日号");
        d.length = at;
        return d;
    }
    uint32_t n;
    int64_t day = either_run(ustr_cut(s, at), &n);
    if (day <= 0 || day > 31 || n > 2) {
        return (struct date){0};
    }
    d.day = (int)day;
    d.length = at + n;
    return d;
}

int year_in(struct ustr s)
{
    for (uint32_t i = 0; i + 4 <= s.n; i++) {
        uint32_t n;
        int64_t value = either_run(ustr_cut(s, i), &n);
        if (n == 4 && value >= YEAR_FIRST && value <= YEAR_LAST) {
            return (int)value;
        }
        i += n ? n - 1 : 0;
    }
    return 0;
}
