// ordinal.c: a heading's number is told by its mark and by the heading before it.
#include "read/ordinal.h"

#include "base/utf8.h"
#include "read/fold.h"

static const uint16_t numerals[] = u"一二三四五六七八九十";

struct ordinals {
    uint16_t *unit;
    uint32_t n;
    uint32_t chapter, part; // last numbers read of 一、 and (一); 0 = none yet
    uint32_t filled;
};

// 1 for 一 … 10 for 十; 0: none.
static uint32_t value_of(uint16_t u)
{
    for (uint32_t i = 0; numerals[i]; i++) {
        if (numerals[i] == u) {
            return i + 1;
        }
    }
    return 0;
}

static uint16_t at(const struct ordinals *o, uint32_t i)
{
    return i < o->n ? o->unit[i] : '\n';
}

static void fill(struct ordinals *o, uint32_t i, uint16_t u)
{
    o->unit[i] = u;
    o->filled++;
}

static bool goes_on(uint16_t u)
{
    return unit_is_han(u) || unit_is_digit(u) || u == FOLD_LOST || u == '"';
}

// The number of 一、 or its mark is lost.
static void mend_chapter(struct ordinals *o, uint32_t i)
{
    uint16_t u = at(o, i), v = at(o, i + 1);
    if (u == FOLD_LOST && v == u'、' && o->chapter < 10) {
        fill(o, i, numerals[o->chapter]);
    } else if (v == FOLD_LOST && value_of(u) == o->chapter + 1 &&
               goes_on(at(o, i + 2))) {
        fill(o, i + 1, u'、');
    }
    if (value_of(at(o, i)) && at(o, i + 1) == u'、') {
        o->chapter = value_of(at(o, i));
        o->part = 0;
    }
}

// The number of (一) or one of its marks is lost.
static void mend_part(struct ordinals *o, uint32_t i)
{
    uint16_t u = at(o, i), v = at(o, i + 1), w = at(o, i + 2);
    if (u == '(' && v == FOLD_LOST && w == ')' && o->part < 10) {
        fill(o, i + 1, numerals[o->part]);
    } else if (u == FOLD_LOST && value_of(v) && w == ')') {
        fill(o, i, '(');
    } else if (u == '(' && value_of(v) && w == FOLD_LOST && goes_on(at(o, i + 3))) {
        fill(o, i + 2, ')');
    }
    if (at(o, i) == '(' && value_of(at(o, i + 1)) && at(o, i + 2) == ')') {
        o->part = value_of(at(o, i + 1));
    }
}

uint32_t ordinals_mend(uint16_t *unit, uint32_t n)
{
    struct ordinals o = {.unit = unit, .n = n};
    for (uint32_t i = 0; i < n; i++) {
        if (i == 0 || unit[i - 1] == '\n') {
            mend_chapter(&o, i);
            mend_part(&o, i);
        }
    }
    return o.filled;
}
