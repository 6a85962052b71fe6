// mask.c: numbers that belong to a person, and how they are made unreadable.
#include "base/mask.h"

#include "base/utf8.h"

enum {
    DIGITS_MAX = 24,
    KEEP_FIRST = 3,
    KEEP_LAST = 2,
    ROOM_REACH = 16, // characters between 3栋 and 501室
};

static bool valid_day(const char *d)
{
    int year =
        (d[0] - '0') * 1000 + (d[1] - '0') * 100 + (d[2] - '0') * 10 + d[3] - '0';
    int month = (d[4] - '0') * 10 + d[5] - '0', day = (d[6] - '0') * 10 + d[7] - '0';
    return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 &&
           day <= 31;
}

// GB 11643: weights 2^(17-i) mod 11.
static bool check_digit_right(const char *d)
{
    static const int weight[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static const char last[] = "10X98765432";
    int sum = 0;
    for (int i = 0; i < 17; i++) {
        sum += weight[i] * (d[i] - '0');
    }
    char wanted = last[sum % 11];
    return d[17] == wanted || (wanted == 'X' && d[17] == 'x');
}

static bool luhn(const char *d, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++) {
        int digit = d[n - 1 - i] - '0';
        digit = i % 2 ? digit * 2 : digit;
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

enum private_number private_number(const char *digits, size_t n)
{
    bool letter = n > 0 && (digits[n - 1] == 'X' || digits[n - 1] == 'x');
    if (n == 18 && digits[0] != '0' && digits[0] != '9' && valid_day(digits + 6)) {
        return check_digit_right(digits) ? PRIVATE_ID : PRIVATE_ID_LIKE;
    }
    if (letter) {
        return PRIVATE_NONE;
    }
    size_t country = n == 13 && digits[0] == '8' && digits[1] == '6' ? 2 : 0;
    if (n - country == 11 && digits[country] == '1' && digits[country + 1] >= '3') {
        return PRIVATE_MOBILE;
    }
    if (n >= 16 && n <= 19 && digits[0] >= '3' && digits[0] <= '9' && luhn(digits, n)) {
        return PRIVATE_CARD;
    }
    return PRIVATE_NONE;
}

// One character of the text.
struct glyph {
    uint32_t cp;
    size_t at, length;
    bool hide;
};

struct masking {
    struct glyph *at;
    size_t n;
    bool any;
};

static int digit_of(uint32_t cp)
{
    if (cp >= '0' && cp <= '9') {
        return (int)(cp - '0');
    }
    return cp >= 0xFF10 && cp <= 0xFF19 ? (int)(cp - 0xFF10) : -1;
}

static void hide(struct masking *m, size_t from, size_t digits)
{
    size_t seen = 0;
    for (size_t i = from; i < m->n && seen < digits; i++) {
        bool counts = digit_of(m->at[i].cp) >= 0 || m->at[i].cp == 'X' ||
                      m->at[i].cp == 'x' || m->at[i].cp == 0xFF38;
        if (counts) {
            m->at[i].hide = seen >= KEEP_FIRST && seen + KEEP_LAST < digits;
            seen++;
        }
    }
    m->any = true;
}

// Digits from `i` on, with `joined` also over single blanks and hyphens; the end goes
// to *end.
static size_t collect(const struct masking *m, size_t i, bool joined, char *digits,
                      size_t *end)
{
    size_t n = 0;
    for (; i < m->n && n < DIGITS_MAX; i++) {
        int digit = digit_of(m->at[i].cp);
        bool gap = joined && n && (m->at[i].cp == ' ' || m->at[i].cp == '-') &&
                   i + 1 < m->n && digit_of(m->at[i + 1].cp) >= 0;
        bool letter = n == 17 && (m->at[i].cp == 'X' || m->at[i].cp == 'x' ||
                                  m->at[i].cp == 0xFF38);
        if (digit < 0 && !gap && !letter) {
            break;
        }
        if (!gap) {
            digits[n++] = letter ? 'X' : (char)('0' + digit);
        }
        *end = i + 1;
        if (letter) {
            break;
        }
    }
    return n;
}

static void mask_numbers(struct masking *m)
{
    for (size_t i = 0; i < m->n;) {
        char digits[DIGITS_MAX];
        size_t end = i, n = 0;
        if (digit_of(m->at[i].cp) < 0) {
            i++;
            continue;
        }
        n = collect(m, i, false, digits, &end);
        size_t plain_end = end;
        if (private_number(digits, n) == PRIVATE_NONE) {
            n = collect(m, i, true, digits, &end);
        }
        if (private_number(digits, n) != PRIVATE_NONE) {
            hide(m, i, n);
            i = end;
        } else {
            i = plain_end;
        }
    }
}

static bool is_house_word(uint32_t cp)
{
    return cp == 0x53F7 || cp == 0x680B || cp == 0x5E62 || cp == 0x5355; // 号 栋 幢 单
}

// 3栋2单元501室: the digits between the house and 室.
static void mask_rooms(struct masking *m)
{
    for (size_t i = 2; i < m->n; i++) {
        if (m->at[i].cp != 0x5BA4 || digit_of(m->at[i - 1].cp) < 0) { // 室
            continue;
        }
        size_t from = i > ROOM_REACH ? i - ROOM_REACH : 0, house = i;
        for (size_t k = i - 1; k > from; k--) {
            if (is_house_word(m->at[k].cp) && digit_of(m->at[k - 1].cp) >= 0) {
                house = k;
            }
        }
        while (house < i && house > 0 && digit_of(m->at[house - 1].cp) >= 0) {
            house--;
        }
        for (size_t k = house; k < i; k++) {
            m->at[k].hide = digit_of(m->at[k].cp) >= 0;
            m->any = m->any || m->at[k].hide;
        }
    }
}

struct str mask_private(struct arena *a, struct str s)
{
    bool digit = false;
    for (size_t i = 0; i < s.n && !digit; i++) {
        unsigned char c = (unsigned char)s.p[i];
        digit = (c >= '0' && c <= '9') || c == 0xEF;
    }
    if (!digit) {
        return s;
    }
    struct masking m = {arena_array(a, struct glyph, s.n), 0, false};
    for (size_t i = 0; i < s.n; m.n++) {
        struct glyph *g = &m.at[m.n];
        g->cp = utf8_decode((struct str){s.p + i, s.n - i}, &g->length);
        g->at = i;
        i += g->length;
    }
    mask_numbers(&m);
    mask_rooms(&m);
    if (!m.any) {
        return s;
    }
    char *out = arena_array(a, char, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < m.n; i++) {
        const struct glyph *g = &m.at[i];
        if (g->hide) {
            out[n++] = '*';
        } else {
            memcpy(out + n, s.p + g->at, g->length);
            n += g->length;
        }
    }
    return (struct str){out, n};
}
