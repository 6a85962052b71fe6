// note.c: recognises pinyin notes by their tone marks or, without, by the syllables of
// Mandarin.
#include "read/note.h"

enum { LETTERS_MAX = 7, BLANKS_MAX = 3 };

// The plain letter under a tone mark (v for ü), 0 when `u` carries none.
static char toned(uint16_t u)
{
    static const struct {
        uint16_t marked[6];
        char plain;
    } rows[] = {
        {u"āáǎàă", 'a'}, {u"ēéěèê", 'e'}, {u"īíǐìĭ", 'i'}, {u"ōóǒòŏ", 'o'},
        {u"ūúǔùŭ", 'u'}, {u"ǖǘǚǜü", 'v'}, {u"ńňǹḿ", 'n'},
    };
    if (u < 0xE0 || u > 0x1EFF) {
        return 0;
    }
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        for (size_t i = 0; i < 6 && rows[row].marked[i]; i++) {
            if (rows[row].marked[i] == u) {
                return rows[row].plain;
            }
        }
    }
    return 0;
}

struct letters {
    char text[LETTERS_MAX + 1];
    uint32_t n, end; // letters; index behind the closing parenthesis, 0 = no note
    bool toned;
};

static bool is_blank(uint16_t u)
{
    return u == ' ' || u == 0xA0 || u == 0x3000 || u == 0x200B;
}

// Reads letters, tone marks and blanks up to the closing parenthesis.
static struct letters read_letters(const uint16_t *p, uint32_t n, uint32_t i)
{
    struct letters l = {0};
    uint32_t blanks = 0;
    for (; i < n && l.n <= LETTERS_MAX && blanks <= BLANKS_MAX; i++) {
        uint16_t u = p[i];
        char plain = u >= 'a' && u <= 'z' ? (char)u : toned(u);
        if (plain && l.n < LETTERS_MAX) {
            l.toned = l.toned || u > 'z';
            l.text[l.n++] = plain;
        } else if (u >= 0x300 && u <= 0x30C && l.n) {
            l.toned = true; // a combining tone mark
        } else if (is_blank(u)) {
            blanks++;
        } else if ((u == ')' || u == 0xFF09) && l.n) {
            l.end = i + 1;
            return l;
        } else {
            return l;
        }
    }
    return l;
}

static bool has_final(const char *finals, const char *rest)
{
    size_t n = strlen(rest);
    for (const char *p = finals; *p; p += strcspn(p, " "), p += *p == ' ') {
        if (strcspn(p, " ") == n && memcmp(p, rest, n) == 0) {
            return true;
        }
    }
    return false;
}

// The syllables of Mandarin: an initial and the finals it takes. Longer initials first.
static bool is_syllable(const char *z)
{
    static const struct {
        const char *initial, *finals;
    } rows[] = {
        {"zh", "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo"},
        {"ch", "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo"},
        {"sh", "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo"},
        {"b", "a ai an ang ao ei en eng i ian iao ie in ing o u"},
        {"p", "a ai an ang ao ei en eng i ian iao ie in ing o ou u"},
        {"m", "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u"},
        {"f", "a an ang ei en eng o ou u"},
        {"d", "a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo"},
        {"t", "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo"},
        {"n",
         "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve"},
        {"l",
         "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v "
         "ve"},
        {"g", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"},
        {"k", "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo"},
        {"h", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"},
        {"j", "i ia ian iang iao ie in ing iong iu u uan ue un"},
        {"q", "i ia ian iang iao ie in ing iong iu u uan ue un"},
        {"x", "i ia ian iang iao ie in ing iong iu u uan ue un"},
        {"r", "an ang ao e en eng i ong ou u uan ui un uo"},
        {"z", "a ai an ang ao e ei en eng i ong ou u uan ui un uo"},
        {"c", "a ai an ang ao e en eng i ong ou u uan ui un uo"},
        {"s", "a ai an ang ao e en eng i ong ou u uan ui un uo"},
        {"y", "a an ang ao e i in ing o ong ou u uan ue un"},
        {"w", "a ai an ang ei en eng o u"},
        {"", "an ang ao en er ou"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = strlen(rows[i].initial);
        if (strncmp(z, rows[i].initial, n) == 0) {
            return has_final(rows[i].finals, z + n);
        }
    }
    return false;
}

uint32_t note_length(const uint16_t *p, uint32_t n, bool plain)
{
    struct letters l = read_letters(p, n, 1);
    return l.toned || (l.end && plain && is_syllable(l.text)) ? l.end : 0;
}

uint32_t note_tail_length(const uint16_t *p, uint32_t n)
{
    struct letters l = read_letters(p, n, 0);
    return l.toned ? l.end : 0;
}
