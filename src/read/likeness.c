// likeness.c: which of two look-alikes it is, by the character before and behind.
#include "read/likeness.h"

#include "base/utf8.h"

static bool in(const uint16_t *list, uint16_t u)
{
    while (*list && *list != u) {
        list++;
    }
    return *list != 0;
}

static bool is_mark(uint16_t u)
{
    return in(u",。、;:\"()", u) || u == '\n';
}

static bool is_letter(uint16_t u)
{
    return u == 'O' || u == 'o' || u == 'l' || u == 'I';
}

// Letters in the place of digits: 1O件, 2O24年, l5份; not O2O, 5G or PM2.5. Returns how
// many it put right in the run of digits and such letters that begins at p[0].
static uint32_t mend_figure(uint16_t *p, uint32_t n, uint16_t before)
{
    uint32_t digits = 0, letters = 0;
    while (digits + letters < n) {
        uint16_t u = p[digits + letters];
        if (!unit_is_digit(u) && !is_letter(u)) {
            break;
        }
        digits += unit_is_digit(u);
        letters += is_letter(u);
    }
    uint16_t after = digits + letters < n ? p[digits + letters] : '\n';
    bool alone = !unit_is_alpha(before) && !unit_is_alpha(after) && before != ' ' &&
                 after != ' ';
    if (!alone || letters > digits) {
        return 0;
    }
    for (uint32_t i = 0; i < digits + letters; i++) {
        bool zero = p[i] == 'O' || p[i] == 'o';
        p[i] = !is_letter(p[i]) ? p[i] : zero ? '0' : '1';
    }
    return letters;
}

// 末 ends a time, a place or a row; 未 stands before what was not done.
static uint16_t end_or_not(uint16_t u, uint16_t before, uint16_t after)
{
    static const uint16_t not_done[] = u"能按经制发设建完及达开形出履落收被得将对予作"
                                       u"受接引产列纳报提通办";
    bool time = in(u"年月季期周旬", before);
    if (in(u"位端尾梢", after)) {
        return u'末';
    }
    if (time && (is_mark(after) || after == u'前')) {
        return u'末';
    }
    return u == u'末' && !time && in(not_done, after) ? u'未' : u;
}

static uint16_t self_or_done(uint16_t u, uint16_t before, uint16_t after)
{
    if (u != u'已' && is_mark(after)) {
        return u; // 甲、乙、… 己: nothing behind it was done
    }
    if (before == u'自' || (u == u'己' && in(u"知异律克舍利", before)) ||
        (u == u'己' && in(u"任见方", after))) {
        return u'己';
    }
    return u'已';
}

static uint16_t right_one(uint16_t u, uint16_t before, uint16_t after)
{
    switch (u) {
    case u'曰':
        return after == ':' || after == '"' ? u : u'日';
    case u'己':
    case u'已':
    case u'巳':
        return self_or_done(u, before, after);
    case u'末':
    case u'未':
        return end_or_not(u, before, after);
    default:
        return u;
    }
}

static bool may_be_wrong(uint16_t u)
{
    return u == u'曰' || u == u'己' || u == u'已' || u == u'巳' || u == u'末' ||
           u == u'未';
}

uint32_t likeness_mend(uint16_t *unit, uint32_t n)
{
    uint32_t mended = 0, figure = 0; // figure: where the run of digits began
    uint16_t before = '\n';
    for (uint32_t i = 0; i < n; i++) {
        uint16_t u = unit[i];
        if (may_be_wrong(u)) {
            unit[i] = right_one(u, before, i + 1 < n ? unit[i + 1] : '\n');
            mended += unit[i] != u;
        } else if (u < 0x80 && is_letter(u)) {
            mended += mend_figure(unit + figure, n - figure,
                                  figure ? unit[figure - 1] : '\n');
        }
        before = unit[i];
        figure = before < 0x80 && (unit_is_digit(before) || is_letter(before)) ? figure
                                                                               : i + 1;
    }
    return mended;
}
