// arith.c: exact numbers of the text, in millionths.
#include "check/arith.h"

#include "base/utf8.h"

static const int64_t WHOLE_MOST = INT64_MAX / MICRO / 10;

static int64_t power_of(uint16_t u)
{
    switch (u) {
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

int64_t micro_read(struct ustr s)
{
    int64_t whole = 0, place = MICRO / 10, fraction = 0;
    size_t i = 0;
    bool decimal = false;
    for (; i < s.n && (unit_is_digit(s.p[i]) || s.p[i] == ',' || s.p[i] == '.'); i++) {
        if (s.p[i] == '.') {
            decimal = true;
        } else if (s.p[i] != ',' && decimal) {
            fraction += (s.p[i] - '0') * place;
            place /= 10;
        } else if (s.p[i] != ',') {
            whole = whole * 10 + (s.p[i] - '0');
        }
        if (whole >= WHOLE_MOST) {
            return -1;
        }
    }
    int64_t value = whole * MICRO + fraction;
    for (size_t k = i; k < s.n; k++) {
        int64_t power = power_of(s.p[k]);
        if (power && value > INT64_MAX / power) {
            return -1;
        }
        value *= power ? power : 1;
    }
    return i ? value : -1;
}

int micro_decimals(struct ustr s)
{
    int n = 0;
    bool decimal = false;
    for (size_t i = 0; i < s.n && (unit_is_digit(s.p[i]) || s.p[i] == '.'); i++) {
        n += decimal && s.p[i] != '.';
        decimal = decimal || s.p[i] == '.';
    }
    return n;
}

// 100 × part / whole in millionths, without overflow for numbers of any report.
static int64_t rate_micro(int64_t part, int64_t whole)
{
    double rate = 100.0 * (double)part / (double)whole;
    return (int64_t)(rate * MICRO + 0.5);
}

bool rate_fits(int64_t part, int64_t whole, int64_t percent, int decimals)
{
    int64_t last = MICRO;
    for (int i = 0; i < decimals && i < 6; i++) {
        last /= 10;
    }
    int64_t slack = last > MICRO / 10 ? last : MICRO / 10;
    int64_t off = rate_micro(part, whole) - percent;
    return off <= slack && -off <= slack;
}

int64_t rate_tenths(int64_t part, int64_t whole)
{
    return (rate_micro(part, whole) + MICRO / 20) / (MICRO / 10);
}
