// fold.c: folding by single characters: width, punctuation, blanks, Traditional to
// Simplified.
#include "read/fold.h"

#include "base/utf8.h"

#include "t2s.inc"

// Small forms U+FE50..U+FE6B and vertical forms U+FE10..U+FE19, U+FE30..U+FE4F.
static uint16_t fold_presentation(uint16_t u)
{
    static const uint16_t small[0x1C] = u",、,.;:?!-()\"\"〔〕#&*+-<>=\0\\$%@";
    static const uint16_t tall[0x20] = u":--__(){}〔〕【】《》〈〉\"\"\"\"__[]______";
    static const uint16_t signs[10] = u",、。:;!?〖〗…";
    if (u <= 0xFE0F) {
        return FOLD_DROP; // variation selectors
    }
    if (u <= 0xFE19) {
        return signs[u - 0xFE10];
    }
    if (u >= 0xFE30 && u <= 0xFE4F) {
        return tall[u - 0xFE30];
    }
    if (u == 0xFE5B || u == 0xFE5C) {
        return u == 0xFE5B ? '{' : '}';
    }
    return u >= 0xFE50 && u <= 0xFE6B && small[u - 0xFE50] ? small[u - 0xFE50] : u;
}

// U+FF00..U+FFFF.
static uint16_t fold_width(uint16_t u)
{
    if (u == 0xFF02 || u == 0xFF62 || u == 0xFF63) {
        return '"';
    }
    if (u >= 0xFF01 && u <= 0xFF5E) {
        return (uint16_t)(u - 0xFEE0);
    }
    switch (u) {
    case 0xFF61:
        return 0x3002;
    case 0xFF64:
        return 0x3001;
    case 0xFF65:
        return 0xB7;
    case 0xFFE0:
        return 0xA2;
    case 0xFFE1:
        return 0xA3;
    case 0xFFE5:
        return 0xA5;
    default:
        return u;
    }
}

// U+2000..U+2BFF: blanks, invisible marks, dashes, quotes, dots.
static uint16_t fold_symbol(uint16_t u)
{
    if (u <= 0x200A || u == 0x202F || u == 0x205F) {
        return FOLD_BLANK;
    }
    if (u <= 0x200F || (u >= 0x202A && u <= 0x202E) || (u >= 0x2060 && u <= 0x206F)) {
        return FOLD_DROP; // zero width, direction
    }
    if ((u >= 0x2010 && u <= 0x2015) || u == 0x2212 || u == 0x2500 || u == 0x2501) {
        return '-';
    }
    if (u >= 0x2018 && u <= 0x201F) {
        return '"';
    }
    switch (u) {
    case 0x2022: // •
    case 0x2027: // ‧
    case 0x2219: // ∙
    case 0x22C5: // ⋅
    case 0x25CF: // ●
        return 0xB7;
    case 0x2028:
    case 0x2029:
        return FOLD_LINE;
    default:
        return u;
    }
}

// U+0000..U+00FF.
static uint16_t fold_latin(uint16_t u)
{
    if (u > ' ' && u < 0x7F) {
        return u;
    }
    switch (u) {
    case '\n':
    case '\r':
    case '\v':
    case '\f':
    case 0x85:
        return FOLD_LINE;
    case '\t':
    case ' ':
    case 0xA0:
        return FOLD_BLANK;
    case 0xAD: // soft hyphen
        return FOLD_DROP;
    default:
        return u < 0xA0 ? FOLD_DROP : u;
    }
}

// U+3000..U+33FF.
static uint16_t fold_cjk_mark(uint16_t u)
{
    switch (u) {
    case 0x3000:
        return FOLD_BLANK;
    case 0x300C: // 「
    case 0x300D:
    case 0x300E: // 『
    case 0x300F:
    case 0x301D: // 〝
    case 0x301E:
    case 0x301F:
        return '"';
    case 0x301C: // wave dash
        return '~';
    case 0x30FB: // ・
        return 0xB7;
    default:
        return u;
    }
}

// Everything above the ideographs: surrogates, private use, compatibility forms.
static uint16_t fold_high(uint16_t u)
{
    if (u <= 0xDFFF) {
        return u >= 0xD800 ? 0xFFFD : u;
    }
    if (u <= 0xF8FF) { // U+F0xx: bullets of symbol fonts, as word processors save them
        return u >= 0xF000 && u <= 0xF0FF ? 0xB7 : FOLD_GETA;
    }
    if (u >= 0xFE00 && u <= 0xFE6F) {
        return fold_presentation(u);
    }
    if (u == 0xFEFF || u == 0xFFFE || u == 0xFFFF || (u >= 0xFFF9 && u <= 0xFFFB)) {
        return FOLD_DROP;
    }
    return u >= 0xFF00 ? fold_width(u) : u;
}

static uint16_t simplified(uint16_t u)
{
    return (uint16_t)(u + t2s_delta[t2s_page[u >> 6]][u & 63]);
}

uint16_t fold_unit(uint16_t u)
{
    if (u >= 0x3400 && u <= 0x9FFF) {
        return simplified(u);
    }
    if (u <= 0xFF) {
        return fold_latin(u);
    }
    if (u > 0x9FFF) {
        return fold_high(simplified(u));
    }
    if (u >= 0x3000) {
        return fold_cjk_mark(u);
    }
    if (u >= 0x2000) {
        return u < 0x2C00 ? fold_symbol(u) : simplified(u);
    }
    // Ogham and Mongolian blanks, invisible fillers
    return u == 0x1680 ? FOLD_BLANK : u == 0x180E || u == 0x034F ? FOLD_DROP : u;
}

uint16_t fold_next(const uint16_t *p, uint32_t n, uint32_t *i)
{
    uint16_t u = p[(*i)++];
    if (u == '\r' && *i < n && p[*i] == '\n') {
        (*i)++;
        return FOLD_LINE;
    }
    if (u >= 0xD800 && u <= 0xDBFF && *i < n && p[*i] >= 0xDC00 && p[*i] <= 0xDFFF) {
        bool selector = u == 0xDB40; // U+E0000..: tags and variation selectors
        (*i)++;
        return selector ? FOLD_DROP : FOLD_GETA;
    }
    return fold_unit(u);
}

static bool is_word(uint16_t u)
{
    return unit_is_digit(u) || unit_is_alpha(u);
}

// 二○二四: a circle for the ideographic zero.
static bool is_numeral(uint16_t u)
{
    static const uint16_t numerals[] = u"〇零一二三四五六七八九";
    for (size_t i = 0; numerals[i]; i++) {
        if (numerals[i] == u) {
            return true;
        }
    }
    return false;
}

void fold_put(struct folded *f, uint16_t unit, uint32_t at)
{
    if (unit == FOLD_DROP) {
        return;
    }
    if (unit == FOLD_BLANK) {
        f->blank_at = f->blank ? f->blank_at : at;
        f->blank = true;
        return;
    }
    if (f->blank && f->n && is_word(unit) && is_word(f->unit[f->n - 1])) {
        f->unit[f->n] = ' ';
        f->at[f->n++] = f->blank_at;
    }
    f->blank = false;
    if (unit == 0x25CB && f->n && is_numeral(f->unit[f->n - 1])) {
        unit = 0x3007;
    }
    f->unit[f->n] = unit;
    f->at[f->n++] = at;
}

bool fold_is_traditional(const uint16_t *p, uint32_t n)
{
    uint32_t traditional = 0, simple = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint16_t u = p[i];
        if (u >= 0x3400 && u <= 0x9FFF) {
            traditional += t2s_delta[t2s_page[u >> 6]][u & 63] != 0;
            simple += t2s_hans[u >> 5] >> (u & 31) & 1;
        }
    }
    return traditional > 2 * simple;
}

bool fold_unit_is_traditional(uint16_t u)
{
    return t2s_hant[u >> 5] >> (u & 31) & 1;
}
