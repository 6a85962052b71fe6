// second_grams.c: folded text to characters and pairs of characters, figures masked.
#include "judge/second.h"

#include "base/utf8.h"

static bool is_numeral(uint16_t u)
{
    switch (u) {
    case 0x3007: // 〇
    case 0x4E00: // 一
    case 0x4E03: // 七
    case 0x4E09: // 三
    case 0x4E24: // 两
    case 0x4E5D: // 九
    case 0x4E8C: // 二
    case 0x4E94: // 五
    case 0x516B: // 八
    case 0x516D: // 六
    case 0x5341: // 十
    case 0x5343: // 千
    case 0x56DB: // 四
    case 0x767E: // 百
    case 0x96F6: // 零
        return true;
    default:
        return unit_is_digit(u);
    }
}

static bool goes_on(uint16_t u)
{
    return is_numeral(u) || u == '.' || u == ',' || u == '%' || u == 0x4E07 ||
           u == 0x4EBF || u == 0x4F59 || u == 0x591A; // 万 亿 余 多
}

// End of the number that begins at `i`. A comma belongs to it only before a digit.
static size_t number_end(struct ustr u, size_t i)
{
    size_t end = i;
    while (end < u.n && goes_on(u.p[end])) {
        if ((u.p[end] == ',' || u.p[end] == '.') &&
            (end + 1 == u.n || !unit_is_digit(u.p[end + 1]))) {
            break;
        }
        end++;
    }
    return end;
}

static bool is_read(uint16_t u)
{
    return unit_is_han(u) || unit_is_alpha(u) || u == '%';
}

void grams_read(struct arena *a, struct ustr units, gram_list *out)
{
    uint16_t last = 0; // 0: a border
    uint32_t last_at = 0;
    out->n = 0;
    for (size_t i = 0; i < units.n;) {
        bool number = is_numeral(units.p[i]);
        size_t end = number ? number_end(units, i) : i + 1;
        uint16_t now = number ? '#' : is_read(units.p[i]) ? units.p[i] : 0;
        struct span here = {(uint32_t)i, (uint32_t)end};
        if (now) {
            vec_push(a, out, ((struct gram){now, here, 0.6f}));
        }
        if (now && last) {
            uint32_t key = (uint32_t)last << 16 | now;
            vec_push(a, out, ((struct gram){key, {last_at, here.end}, 1}));
        }
        last = now;
        last_at = here.start;
        i = end;
    }
}

bool grams_figure(const gram_list *grams)
{
    for (uint32_t i = 0; i < grams->n; i++) {
        if (grams->at[i].key == '#') {
            return true;
        }
    }
    return false;
}

// True for 未 (not 未来), 没有, and each of the two others.
static bool says_not(struct ustr units, uint16_t other, uint16_t another)
{
    for (size_t i = 0; i < units.n; i++) {
        uint16_t u = units.p[i];
        uint16_t next = i + 1 < units.n ? units.p[i + 1] : 0;
        if ((u == u'未' && next != u'来') || (u == u'没' && next == u'有') ||
            u == other || u == another) {
            return true;
        }
    }
    return false;
}

bool negates(struct ustr units)
{
    return says_not(units, u'仍', u'仍');
}

bool says_none(struct ustr units)
{
    return says_not(units, u'无', u'零');
}
