// make.c: writes damaged copies of UTF-8 reports, the same ones for the same seed.
//   usage: make --kinds                          lists the kinds and their units
//          make KIND PERCENT SEED FOLDER FILE…   writes FOLDER/NAME for each FILE
#include "damage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool has(const uint32_t *list, uint32_t c)
{
    while (*list && *list != c) {
        list++;
    }
    return *list != 0;
}

// --- other characters in place of the right ones ---

// Pairs: each first character becomes its second.
static void replace_pairs(struct maker *m, const uint32_t *pairs)
{
    for (size_t i = 0; i < m->in.n; i++) {
        uint32_t c = m->in.at[i];
        const uint32_t *p = pairs;
        while (*p && *p != c) {
            p += 2;
        }
        put(m, *p && struck(m) ? p[1] : c);
    }
}

// What machine conversion takes for another: 體係, 製度, 方麵. Simplified copies have a
// few of their own.
static void damage_variants(struct maker *m)
{
    static const uint32_t pairs[] =
        U"係系系係繫係制製製制面麵後后于於於于干幹幹乾復複複復徵征征徵臺台"
        U"準准週周布佈里裡只隻隻只松鬆衝冲范範注註志誌采採占佔托託游遊舍捨"
        U"發髮歷曆曆歷回迴家傢表錶盡儘症癥着著著着裏裡群羣爲為衆眾線綫啟啓強强";
    replace_pairs(m, pairs);
}

static void damage_confusion(struct maker *m)
{
    static const uint32_t pairs[] = U"0O1l日曰己已已己已巳末未未末";
    for (size_t i = 0; i < m->in.n; i++) {
        uint32_t c = m->in.at[i];
        uint32_t like[4];
        uint32_t n = 0;
        for (const uint32_t *p = pairs; *p; p += 2) {
            if (*p == c) {
                like[n++] = p[1];
            }
        }
        put(m, n && struck(m) ? like[next_random(m, n)] : c);
    }
}

static void damage_replaced(struct maker *m)
{
    for (size_t i = 0; i < m->in.n; i++) {
        bool hit = m->in.at[i] != '\n' && struck(m);
        put(m, hit ? 0xFFFD : m->in.at[i]);
    }
}

static void damage_private(struct maker *m)
{
    for (size_t i = 0; i < m->in.n; i++) {
        bool hit = m->in.at[i] != '\n' && struck(m);
        put(m, hit ? 0xE000 + next_random(m, 0x4C6) : m->in.at[i]);
    }
}

// --- pinyin notes ---

static void put_note(struct maker *m, bool toned, const uint32_t *open,
                     const uint32_t *close)
{
    static const uint32_t *const notes[][2] = {
        {U"qū", U"qu"},       {U"xí", U"xi"},         {U"huì", U"hui"},
        {U"zhèng", U"zheng"}, {U"fǎ", U"fa"},         {U"zhì", U"zhi"},
        {U"guān", U"guan"},   {U"wù", U"wu"},         {U"lǜ", U"lv"},
        {U"xiàn", U"xian"},   {U"shěn", U"shen"},     {U"jiǎn", U"jian"},
        {U"qiáng", U"qiang"}, {U"diǎn", U"dian"},     {U"bào", U"bao"},
        {U"mén", U"men"},     {U"chuàng", U"chuang"}, {U"xué", U"xue"},
        {U"dǎo", U"dao"},     {U"zé", U"ze"},
    };
    uint32_t which = next_random(m, sizeof notes / sizeof *notes);
    put_text(m, open);
    put_text(m, notes[which][toned ? 0 : 1]);
    put_text(m, close);
}

static void damage_pinyin(struct maker *m)
{
    for (size_t i = 0; i < m->in.n; i++) {
        put(m, m->in.at[i]);
        if (!is_han(m->in.at[i]) || !struck(m)) {
            continue;
        }
        switch (next_random(m, 6)) {
        case 0:
            put_note(m, false, U"(", U")");
            break;
        case 1:
            put_note(m, true, U"(", U")");
            put_note(m, true, U"(", U")");
            break;
        case 2:
            put_note(m, true, U"( ", U" )");
            break;
        case 3:
            put_note(m, true, U" (", U") ");
            break;
        case 4:
            put_note(m, true, U"（", U"）");
            break;
        default:
            put_note(m, true, U"(", U")");
            break;
        }
    }
}

// --- lost characters ---

// A place is a number in digits; it loses a digit or one of its neighbours, or one of
// them becomes '?'.
static void damage_digits(struct maker *m)
{
    for (size_t i = 0; i < m->in.n;) {
        size_t n = 0;
        while (i + n < m->in.n && is_digit(m->in.at[i + n])) {
            n++;
        }
        if (n == 0 || !struck(m)) {
            for (size_t k = 0; k < (n ? n : 1); k++) {
                put(m, m->in.at[i + k]);
            }
            i += n ? n : 1;
            continue;
        }
        bool mark = next_random(m, 2), before = m->out.n && is_han(m->in.at[i - 1]);
        uint32_t which = next_random(m, 4);
        size_t gone = which < 2 ? next_random(m, (uint32_t)n) : n; // n: the one behind
        if (which == 2 && before) {
            m->out.n--;
            gone = SIZE_MAX;
            if (mark) {
                put(m, '?');
            }
        }
        for (size_t k = 0; k <= n && i + k < m->in.n; k++) {
            bool lost = k == gone && m->in.at[i + k] != '\n';
            if (!lost) {
                put(m, m->in.at[i + k]);
            } else if (mark) {
                put(m, '?');
            }
        }
        i += n + 1;
    }
}

// Length of a heading's number at the start of a line: 一、（一）1. 一是
static size_t number_length(const struct maker *m, size_t i)
{
    static const uint32_t parts[] = U"一二三四五六七八九十0123456789";
    size_t start = i;
    while (i < m->in.n && (m->in.at[i] == ' ' || m->in.at[i] == 0x3000)) {
        i++;
    }
    bool paren = i < m->in.n && (m->in.at[i] == '(' || m->in.at[i] == 0xFF08);
    size_t digits = i += paren;
    while (i < m->in.n && has(parts, m->in.at[i])) {
        i++;
    }
    static const uint32_t closing[] = U"、)）.．是";
    bool number = i > digits && i < digits + 4 && i < m->in.n;
    return number && has(closing, m->in.at[i]) ? i + 1 - start : 0;
}

// A place is a numbered line; it loses its number, the mark stays or goes as well.
static void damage_numbers(struct maker *m)
{
    for (size_t i = 0; i < m->in.n;) {
        size_t end = line_end(m, i), n = number_length(m, i);
        if (n && struck(m)) {
            uint32_t mark = m->in.at[i + n - 1];
            bool paren = mark == ')' || mark == 0xFF09;
            switch (next_random(m, 3)) {
            case 0: // all of it
                break;
            case 1: // the number
                if (paren) {
                    put(m, m->in.at[i]);
                }
                put(m, mark);
                break;
            default: // the left parenthesis, or the mark behind
                for (size_t k = paren; k < n - !paren; k++) {
                    put(m, m->in.at[i + k]);
                }
            }
            i += n;
        }
        while (i < end) {
            put(m, m->in.at[i++]);
        }
    }
}

// --- scanned and copied pages ---

static void damage_blanks(struct maker *m)
{
    static const uint32_t blanks[] = U" 　\u00A0\u2002\u200B";
    for (size_t i = 0; i < m->in.n; i++) {
        put(m, m->in.at[i]);
        if (m->in.at[i] != '\n' && struck(m)) {
            put(m, blanks[next_random(m, 5)]);
        }
    }
}

// A place is a stretch of ten characters; the line breaks somewhere in it, and at every
// tenth break the page ends.
static void damage_lines(struct maker *m)
{
    enum { STRETCH = 10, BREAKS_ON_PAGE = 10 };
    unsigned share = m->share, breaks = 0;
    m->share = share / STRETCH;
    for (size_t i = 0; i < m->in.n; i++) {
        put(m, m->in.at[i]);
        bool inside = i + 1 < m->in.n && m->in.at[i] != '\n' && m->in.at[i + 1] != '\n';
        if (!inside || !struck(m)) {
            continue;
        }
        put(m, '\n');
        if (++breaks % BREAKS_ON_PAGE == 0) {
            put_text(m, breaks % (2 * BREAKS_ON_PAGE) ? U"— " : U"\n- ");
            put(m, '0' + breaks / BREAKS_ON_PAGE % 9 + 1);
            put_text(m, breaks % (2 * BREAKS_ON_PAGE) ? U" —\n" : U" -\n\n");
        }
    }
    m->share = share;
}

// --- all ---

static void turn(struct maker *m)
{
    free(m->in.at);
    m->in = m->out;
    m->out = (struct characters){0};
}

static void damage_all(struct maker *m)
{
    unsigned n = 0, share = m->share;
    while (kinds[n].damage != damage_all) {
        n++;
    }
    m->share = (share + n - 1) / n;
    for (unsigned i = 0; i < n; i++) {
        kinds[i].damage(m);
        if (i + 1 < n) {
            turn(m);
        }
    }
    m->share = share;
}

const struct kind kinds[] = {
    {"variants", "characters that have a variant", damage_variants},
    {"digits", "numbers in digits", damage_digits},
    {"numbers", "numbered lines", damage_numbers},
    {"confusion", "characters that have a look-alike", damage_confusion},
    {"replaced", "characters", damage_replaced},
    {"private", "characters", damage_private},
    {"kun", "characters, two at a time", damage_kun},
    {"lines", "stretches of ten characters", damage_lines},
    {"blanks", "characters", damage_blanks},
    {"pinyin", "characters", damage_pinyin},
    {"shift", "characters, about fifteen at a time", damage_shift},
    {"latin", "lines", damage_latin},
    {"gbk", "lines", damage_gbk},
    {"all", "of each the part that makes up the share together", damage_all},
    {0},
};

// --- files ---

static bool read_file(struct maker *m, const char *path)
{
    FILE *f = fopen(path, "rb");
    int c;
    if (!f) {
        perror(path);
        return false;
    }
    while ((c = getc(f)) != EOF) { // the reports are good UTF-8
        uint32_t code = c < 0x80   ? (uint32_t)c
                        : c < 0xE0 ? (uint32_t)c & 0x1F
                        : c < 0xF0 ? (uint32_t)c & 0xF
                                   : (uint32_t)c & 7;
        for (int rest = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3; rest; rest--) {
            code = code << 6 | ((uint32_t)getc(f) & 0x3F);
        }
        put(m, code);
    }
    fclose(f);
    turn(m);
    return true;
}

static void write_character(FILE *f, uint32_t c)
{
    if (c < 0x80) {
        putc((int)c, f);
        return;
    }
    int rest = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const int lead[] = {0, 0xC0, 0xE0, 0xF0};
    putc((int)(c >> 6 * rest) | lead[rest], f);
    while (rest--) {
        putc((int)(c >> 6 * rest & 0x3F) | 0x80, f);
    }
}

static bool write_file(const struct maker *m, const char *folder, const char *path)
{
    char name[4096];
    const char *slash = strrchr(path, '/');
    snprintf(name, sizeof name, "%s/%s", folder, slash ? slash + 1 : path);
    FILE *f = fopen(name, "wb");
    if (!f) {
        perror(name);
        return false;
    }
    for (size_t i = 0; i < m->out.n; i++) {
        write_character(f, m->out.at[i]);
    }
    return fclose(f) == 0;
}

int main(int argc, char **argv)
{
    const struct kind *k = kinds;
    while (argc > 1 && k->name && strcmp(k->name, argv[1]) != 0) {
        k++;
    }
    if (argc < 6 || !k->name) {
        for (k = kinds; k->name; k++) {
            printf("%s\t%s\n", k->name, k->unit);
        }
        return argc == 2 && strcmp(argv[1], "--kinds") == 0 ? 0 : 2;
    }
    for (int i = 5; i < argc; i++) {
        struct maker m = {
            .random = (uint64_t)strtoul(argv[3], NULL, 10) * 1000 + (uint64_t)i,
            .share = 100 * (unsigned)strtoul(argv[2], NULL, 10),
        };
        if (!read_file(&m, argv[i])) {
            return 1;
        }
        k->damage(&m);
        if (!write_file(&m, argv[4], argv[i])) {
            return 1;
        }
        free(m.in.at);
        free(m.out.at);
    }
    return 0;
}
