// guess.c: tells encodings apart by structure first, then by how common the characters
// are that each reading gives.
#include "read/guess.h"

#include "base/say.h"
#include "base/utf8.h"
#include "read/fold.h"

enum { SAMPLE = 128 * 1024 };

const char *guess_signature(struct str bytes)
{
    static const struct {
        struct str bytes;
        const char *name;
    } rows[] = {
        {{"PK\3\4", 4}, SAY_LATER("a ZIP archive, cut off or without the ending .zip")},
        {{"PK\5\6", 4}, SAY_LATER("an empty ZIP archive")},
        {{"%PDF", 4}, SAY_LATER("PDF")},
        {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8},
         SAY_LATER("an old Word or WPS document")},
        {{"{\\rtf", 5}, SAY_LATER("RTF")},
        {{"\x89PNG", 4}, SAY_LATER("a picture (PNG)")},
        {{"\xFF\xD8\xFF", 3}, SAY_LATER("a picture (JPEG)")},
        {{"GIF8", 4}, SAY_LATER("a picture (GIF)")},
        {{"II*\0", 4}, SAY_LATER("a picture (TIFF)")},
        {{"MM\0*", 4}, SAY_LATER("a picture (TIFF)")},
        {{"\x1F\x8B", 2}, SAY_LATER("compressed data (gzip)")},
        {{"7z\xBC\xAF", 4}, SAY_LATER("compressed data (7z)")},
        {{"Rar!", 4}, SAY_LATER("compressed data (RAR)")},
        {{"\x7F"
          "ELF",
          4},
         SAY_LATER("a program")},
        {{"MZ\x90", 3}, SAY_LATER("a program")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str s = rows[i].bytes;
        if (bytes.n >= s.n && memcmp(bytes.p, s.p, s.n) == 0) {
            return rows[i].name;
        }
    }
    return NULL;
}

// The first characters without marks and NULs, so that UTF-16 reads like ASCII; runs of
// blanks are one, capitals small.
static struct str beginning(struct str bytes, char *room, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < bytes.n && n < size; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        if (c == 0 || (i < 3 && c >= 0x80)) {
            continue;
        }
        if (c > ' ') {
            room[n++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : (char)c;
        } else if (n && room[n - 1] != ' ') {
            room[n++] = ' ';
        }
    }
    return (struct str){room, n};
}

// Behind a comment or processing instruction, and the blank after it.
static struct str skip_remark(struct str s)
{
    const char *end = str_starts(s, "<?") ? "?>" : "-->";
    size_t n = strlen(end);
    while (s.n && !str_starts(s, end)) {
        s.p++;
        s.n--;
    }
    n = n < s.n ? n : s.n;
    n += s.n > n && s.p[n] == ' ';
    return (struct str){s.p + n, s.n - n};
}

bool guess_html(struct str bytes)
{
    static const char *const tags[] = {
        "html", "head",    "body",   "meta", "title", "link",     "style",   "script",
        "div",  "p",       "table",  "ul",   "ol",    "li",       "h1",      "h2",
        "h3",   "h4",      "h5",     "h6",   "span",  "font",     "center",  "a",
        "b",    "i",       "strong", "em",   "br",    "hr",       "img",     "section",
        "main", "article", "header", "nav",  "form",  "base",     "tbody",   "tr",
        "td",   "pre",     "iframe", "u",    "dl",    "noscript", "frameset"};
    char room[4096];
    struct str s = beginning(bytes, room, sizeof room);
    while (str_starts(s, "<!--") || str_starts(s, "<?")) {
        s = skip_remark(s);
    }
    if (str_starts(s, "<!doctype html")) {
        return true;
    }
    size_t n = 1;
    while (n < s.n &&
           ((s.p[n] >= 'a' && s.p[n] <= 'z') || (s.p[n] >= '0' && s.p[n] <= '9'))) {
        n++;
    }
    struct str name = {s.p + 1, n - 1};
    bool tag = n < s.n && s.p[0] == '<' && strchr(" >/", s.p[n]);
    for (size_t i = 0; tag && i < sizeof tags / sizeof *tags; i++) {
        if (str_is(name, tags[i])) {
            return true;
        }
    }
    return false;
}

static struct str sample(struct str bytes)
{
    bytes.n = bytes.n > SAMPLE ? SAMPLE : bytes.n;
    return bytes;
}

const char *guess_controls(struct str bytes, enum encoding e)
{
    if (e == ENCODING_UTF16LE || e == ENCODING_UTF16BE) {
        return NULL;
    }
    size_t nuls = 0, controls = 0;
    struct str s = sample(bytes);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        nuls += c == 0;
        controls += c < ' ' && c != 0x1B && !(c >= '\t' && c <= '\r');
    }
    if (nuls * 1000 > s.n) {
        return SAY_LATER("it holds NUL bytes");
    }
    return controls * 50 > s.n ? SAY_LATER("it holds many control characters") : NULL;
}

static struct guess guess_mark(struct str bytes)
{
    static const struct {
        const char *mark;
        size_t n;
        enum encoding encoding;
    } rows[] = {
        {"\xEF\xBB\xBF", 3, ENCODING_UTF8}, {"\x84\x31\x95\x33", 4, ENCODING_GB18030},
        {"\xFF\xFE\0\0", 4, ENCODING_NONE}, {"\0\0\xFE\xFF", 4, ENCODING_NONE},
        {"\xFF\xFE", 2, ENCODING_UTF16LE},  {"\xFE\xFF", 2, ENCODING_UTF16BE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (bytes.n >= rows[i].n && memcmp(bytes.p, rows[i].mark, rows[i].n) == 0) {
            bool other = rows[i].encoding == ENCODING_NONE;
            return (struct guess){rows[i].encoding, true, rows[i].n,
                                  other ? SAY_LATER("UTF-32") : NULL};
        }
    }
    return (struct guess){.encoding = ENCODING_NONE};
}

static bool plausible_unit(unsigned u)
{
    return (u >= 0x4E00 && u <= 0x9FFF) || (u >= ' ' && u < 0x7F) ||
           (u >= '\t' && u <= '\r') || (u >= 0x3000 && u <= 0x303F) ||
           (u >= 0xA0 && u <= 0x24F) || (u >= 0xE000 && u <= 0xF8FF) ||
           (u >= 0xFF00 && u <= 0xFFEF) || (u >= 0x2010 && u <= 0x2030) || u == 0xB7;
}

// UTF-16 without a mark: nearly all units are of the kinds a report is made of.
static enum encoding guess_utf16(struct str bytes)
{
    struct str s = sample(bytes);
    size_t little = 0, big = 0, n = s.n / 2;
    for (size_t i = 0; i + 1 < s.n; i += 2) {
        unsigned x = (unsigned char)s.p[i], y = (unsigned char)s.p[i + 1];
        little += plausible_unit(y << 8 | x);
        big += plausible_unit(x << 8 | y);
    }
    size_t best = little > big ? little : big;
    if (n < 2 || bytes.n % 2 || best * 100 < n * 95) {
        return ENCODING_NONE;
    }
    return little > big ? ENCODING_UTF16LE : ENCODING_UTF16BE;
}

// Characters of which every second one of an official text is one.
static const uint16_t frequent[] =
    u"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    u"同工也"
    u"能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起"
    u"小物现"
    u"实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    u"相全表"
    u"间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月"
    u"公无系"
    u"军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老"
    u"头基资"
    u"府治区市县局镇乡村镇街委依规章执监督查复议诉讼律职权责任务报告情况推进落实强化完"
    u"善服务"
    u"培训宣传教育领导班组织习近平思想会议决策审核备案信息公开，。、；：“”（）《》";

struct score {
    int64_t wide, known, lost, odd;
};

// How much of a reading is made of frequent characters, in thousandths, less what no
// text would hold.
static int64_t mark_of(struct score s)
{
    if (s.wide < 1) {
        return s.lost ? -1000 : 0;
    }
    return (s.known * 1000 - s.lost * 3000 - s.odd * 1000) / s.wide;
}

static struct score score_as(enum encoding e, struct str bytes)
{
    struct arena scratch = {0};
    struct decoded d;
    struct score s = {0};
    uint64_t known[1024] = {0};
    for (size_t i = 0; frequent[i]; i++) {
        uint16_t u = fold_unit(frequent[i]);
        known[u >> 6] |= 1ull << (u & 63);
    }
    decode_bytes(&scratch, e, sample(bytes), &d);
    for (uint32_t i = 0; i < d.n; i++) {
        uint16_t raw = d.unit[i];
        uint16_t u = raw < 0x80 ? 0 : fold_unit(raw);
        s.wide += raw >= 0x80;
        s.known += raw >= 0x80 && (known[u >> 6] >> (u & 63) & 1);
        s.lost += raw == 0xFFFD;
        s.odd += (raw >= 0xE000 && raw <= 0xF8FF) || (raw >= 0x80 && raw < 0xA0);
    }
    arena_free(&scratch);
    return s;
}

// Few characters of a short text may be frequent ones; of a long one a tenth at least
// is.
static bool implausible(struct score s)
{
    return s.wide >= 40 && s.known * 40 < s.wide;
}

static struct guess guess_double_byte(struct str bytes)
{
    struct score gb = score_as(ENCODING_GB18030, bytes);
    struct score big5 = score_as(ENCODING_BIG5, bytes);
    bool is_big5 = mark_of(big5) > mark_of(gb);
    bool odd = implausible(is_big5 ? big5 : gb);
    return (struct guess){.encoding = odd       ? ENCODING_NONE
                                      : is_big5 ? ENCODING_BIG5
                                                : ENCODING_GB18030};
}

enum encoding guess_named(struct str bytes, enum encoding named)
{
    bool wide = named == ENCODING_UTF16LE || named == ENCODING_UTF16BE;
    enum encoding mark = guess_mark(bytes).encoding;
    bool marked = mark == ENCODING_UTF16LE || mark == ENCODING_UTF16BE;
    return wide && marked ? mark : named;
}

bool guess_plausible(const struct decoded *text)
{
    uint32_t good = 0;
    for (uint32_t i = 0; i < text->n; i++) {
        good += plausible_unit(text->unit[i]) || text->unit[i] == 0xFEFF;
    }
    return (uint64_t)good * 10 >= (uint64_t)text->n * 8;
}

struct guess guess_decode(struct arena *a, struct str bytes, struct decoded *out)
{
    struct guess g = guess_mark(bytes);
    *out = (struct decoded){0};
    if (!g.mark) {
        bool nul = memchr(bytes.p, 0, bytes.n) != NULL;
        g.encoding = nul ? guess_utf16(bytes) : ENCODING_UTF8;
        g.encoding = g.encoding == ENCODING_NONE ? ENCODING_UTF8 : g.encoding;
    }
    if (g.encoding == ENCODING_NONE || (g.binary = guess_controls(bytes, g.encoding))) {
        return (struct guess){.encoding = ENCODING_NONE, .binary = g.binary};
    }
    struct str body = {bytes.p + g.mark, bytes.n - g.mark};
    decode_bytes(a, g.encoding, body, out);
    if (g.mark || g.encoding != ENCODING_UTF8 || out->lost == 0) {
        g.certain = g.mark || g.encoding == ENCODING_UTF8;
        return g;
    }
    // Some bytes are no UTF-8: a damaged file, or another encoding.
    struct score utf8 = score_as(ENCODING_UTF8, bytes);
    if (utf8.lost * 20 < utf8.wide && utf8.known * 10 > utf8.wide) {
        return g;
    }
    g.encoding = guess_utf16(bytes);
    if (g.encoding == ENCODING_NONE || mark_of(score_as(g.encoding, bytes)) < 100) {
        g = guess_double_byte(bytes);
    }
    if (g.encoding != ENCODING_NONE) {
        decode_bytes(a, g.encoding, body, out);
    }
    return g;
}
