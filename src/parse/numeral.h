// numeral.h: numbers as they are written in reports: Chinese numerals, the numbers of
// headings, dates and years.
#pragma once

#include "model/doc.h"

// Value of a Chinese digit (一 1, 两 2, 〇 0), or -1.
int han_digit(uint16_t u);

// Value of a Chinese power (十 10, 百, 千, 万, 亿), or 0.
int64_t han_power(uint16_t u);

static inline bool is_han_numeral(uint16_t u)
{
    // nearly all numerals stand in the first block of the Han characters
    bool near = (u >= u'一' && u <= u'四') || u == u'百' || u == u'零' || u < u'一';
    return near && u > 0x7F && (han_digit(u) >= 0 || han_power(u) > 0);
}

// Value of a run of Chinese numerals (十二, 两百三十, 3百 is not one), or -1. Digits in
// a row (二〇二四) are read place by place.
int64_t han_value(struct ustr s);

// The number before a heading, and what stands behind it.
struct marker {
    enum numbering numbering; // NUMBERING_NONE: there is none
    uint32_t number;
    uint32_t length; // units of the marker with its brackets and stop
};

// Reads the marker at the start of `s`. 1.5万 and 2024年 are none.
struct marker marker_read(struct ustr s);

// 一是, 二是 … at the start of `s`: its number, or 0.
uint32_t item_number(struct ustr s);

struct date {
    int year, month, day; // month and day 0 when they are not given
    uint32_t length;      // units read
};

// Reads 2025年1月8日, 2025-01-08, 2025.1.8, 二〇二五年一月八日 at the start of `s`.
// Length 0: none.
struct date date_read(struct ustr s);

// First year 1990-2099 in `s` (Arabic or Chinese digits), or 0.
int year_in(struct ustr s);

static inline struct ustr ustr_cut(struct ustr s, size_t from)
{
    return (struct ustr){s.p + from, s.n - from};
}
