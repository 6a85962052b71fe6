// docx_numeral.c: numbers in the formats of w:numFmt.
#include "read/docx_number.h"

#include "base/utf8.h"

enum { CHINESE_MOST = 99999, ROMAN_MOST = 3999, LETTERS_MOST = 780 };

static void put_roman(struct buf *out, int32_t n, bool small)
{
    static const struct {
        int32_t value;
        const char *sign;
    } rows[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                {5, "V"},    {4, "IV"},   {1, "I"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (; n >= rows[i].value; n -= rows[i].value) {
            for (const char *z = rows[i].sign; *z; z++) {
                buf_byte(out, (char)(small ? *z | 0x20 : *z));
            }
        }
    }
}

// a … z, aa … zz, as Word counts on.
static void put_letter(struct buf *out, int32_t n, bool small)
{
    for (int32_t i = 0; i <= (n - 1) / 26; i++) {
        buf_byte(out, (char)((small ? 'a' : 'A') + (n - 1) % 26));
    }
}

// 一, 十, 十一, 二十, 一百零一
static void put_chinese(struct buf *out, int32_t n, const char *const digits[10],
                        const char *const units[5], bool ten_alone)
{
    static const int32_t powers[] = {1, 10, 100, 1000, 10000};
    bool begun = false, gap = false;
    if (n == 0) {
        buf_addz(out, digits[0]);
    }
    for (int i = 4; i >= 0; i--) {
        int32_t digit = n / powers[i] % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        if (gap) {
            buf_addz(out, digits[0]);
        }
        if (!(ten_alone && i == 1 && digit == 1 && !begun)) {
            buf_addz(out, digits[digit]);
        }
        buf_addz(out, units[i]);
        begun = true;
        gap = false;
    }
}

static void put_digits(struct buf *out, int32_t n, const char *const digits[10])
{
    struct buf plain = {0};
    buf_fmt(&plain, "%d", n);
    for (size_t i = 0; i < plain.n; i++) {
        buf_addz(out, digits[plain.p[i] - '0']);
    }
    buf_free(&plain);
}

static const char *const counting[10] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
static const char *const counting_units[5] = {"", "十", "百", "千", "万"};
static const char *const digital[10] = {"〇", "一", "二", "三", "四",
                                        "五", "六", "七", "八", "九"};
static const char *const legal[10] = {"零", "壹", "贰", "叁", "肆",
                                      "伍", "陆", "柒", "捌", "玖"};
static const char *const legal_units[5] = {"", "拾", "佰", "仟", "萬"};
static const char *const wide[10] = {"０", "１", "２", "３", "４",
                                     "５", "６", "７", "８", "９"};
static const uint16_t stems[] = u"甲乙丙丁戊己庚辛壬癸";
static const uint16_t branches[] = u"子丑寅卯辰巳午未申酉戌亥";

// Formats of one sign for each number up to `n`, from the code point `first` on.
struct sign_row {
    const char *format;
    uint32_t first;
    int32_t n;
};

static bool put_sign(struct buf *out, struct str format, int32_t n)
{
    static const struct sign_row rows[] = {
        {"decimalEnclosedCircle", 0x2460, 20},
        {"decimalEnclosedCircleChinese", 0x2460, 20},
        {"decimalEnclosedParen", 0x2474, 20},
        {"decimalEnclosedFullstop", 0x2488, 20},
        {"ideographEnclosedCircle", 0x3280, 10},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (str_is(format, rows[i].format) && n >= 1 && n <= rows[i].n) {
            utf8_put(out, rows[i].first + (uint32_t)n - 1);
            return true;
        }
    }
    return false;
}

static bool in(struct str format, const char *const *names)
{
    for (; *names; names++) {
        if (str_is(format, *names)) {
            return true;
        }
    }
    return false;
}

static bool put_han(struct buf *out, struct str format, int32_t n)
{
    static const char *const plain[] = {"chineseCounting",
                                        "chineseCountingThousand",
                                        "taiwaneseCounting",
                                        "taiwaneseCountingThousand",
                                        "japaneseCounting",
                                        "koreanCounting",
                                        NULL};
    static const char *const figures[] = {"ideographDigital", "taiwaneseDigital",
                                          "japaneseDigitalTenThousand", NULL};
    static const char *const solemn[] = {"chineseLegalSimplified", "japaneseLegal",
                                         "ideographLegalTraditional", NULL};
    if (n < 0 || n > CHINESE_MOST) {
        return false;
    }
    if (in(format, plain)) {
        put_chinese(out, n, counting, counting_units, true);
    } else if (in(format, figures)) {
        put_digits(out, n, digital);
    } else if (in(format, solemn)) {
        put_chinese(out, n, legal, legal_units, false);
    } else if (str_is(format, "ideographTraditional") && n >= 1 && n <= 10) {
        utf8_put(out, stems[n - 1]);
    } else if (str_is(format, "ideographZodiac") && n >= 1 && n <= 12) {
        utf8_put(out, branches[n - 1]);
    } else if (str_is(format, "decimalFullWidth") ||
               str_is(format, "decimalFullWidth2")) {
        put_digits(out, n, wide);
    } else {
        return false;
    }
    return true;
}

void docx_numeral(struct buf *out, struct str format, int32_t n)
{
    bool small = str_starts(format, "lower");
    bool letter = str_is(format, "upperLetter") || str_is(format, "lowerLetter");
    bool roman = str_is(format, "upperRoman") || str_is(format, "lowerRoman");
    if (put_han(out, format, n) || put_sign(out, format, n)) {
        return;
    }
    if (letter && n >= 1 && n <= LETTERS_MOST) {
        put_letter(out, n, small);
    } else if (roman && n >= 1 && n <= ROMAN_MOST) {
        put_roman(out, n, small);
    } else if (str_is(format, "decimalZero")) {
        buf_fmt(out, "%02d", n);
    } else {
        buf_fmt(out, "%d", n);
    }
}
