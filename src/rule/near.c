// near.c: edit distance with transpositions (optimal string alignment) over characters.
#include "rule/near.h"

#include "base/utf8.h"

enum {
    NEAR_CHARS = 40,   // longer words are not compared
    NEAR_NAMES = 1000, // names looked at
};

struct word {
    uint32_t at[NEAR_CHARS];
    uint32_t n;
};

// False: too long to compare.
static bool spell(struct str s, struct word *w)
{
    w->n = 0;
    while (s.n) {
        if (w->n == NEAR_CHARS) {
            return false;
        }
        size_t len;
        uint32_t c = utf8_decode(s, &len);
        c = c >= 'A' && c <= 'Z' ? c + 32 : c;
        w->at[w->n++] = c == '_' ? '-' : c;
        s.p += len;
        s.n -= len;
    }
    return true;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static uint32_t distance(const struct word *a, const struct word *b)
{
    uint32_t row[3][NEAR_CHARS + 1];
    for (uint32_t j = 0; j <= b->n; j++) {
        row[0][j] = j;
    }
    for (uint32_t i = 1; i <= a->n; i++) {
        uint32_t *now = row[i % 3], *above = row[(i + 2) % 3],
                 *higher = row[(i + 1) % 3];
        now[0] = i;
        for (uint32_t j = 1; j <= b->n; j++) {
            bool same = a->at[i - 1] == b->at[j - 1];
            now[j] = least(least(above[j], now[j - 1]) + 1, above[j - 1] + !same);
            bool swapped = i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] &&
                           a->at[i - 2] == b->at[j - 1];
            if (swapped) {
                now[j] = least(now[j], higher[j - 2] + 1);
            }
        }
    }
    return row[a->n % 3][b->n];
}

struct str near_name(struct str word, const name_list *names)
{
    struct str best = {"", 0};
    struct word w, other;
    if (!spell(word, &w) || w.n == 0) {
        return best;
    }
    uint32_t best_distance = UINT32_MAX;
    for (uint32_t i = 0; i < names->n && i < NEAR_NAMES; i++) {
        if (!spell(names->at[i], &other)) {
            continue;
        }
        uint32_t longer = w.n > other.n ? w.n : other.n;
        uint32_t shorter = least(w.n, other.n);
        uint32_t allowed = (longer + 1) / 3;
        if (longer - shorter > allowed) {
            continue;
        }
        uint32_t d = distance(&w, &other);
        if (d <= allowed && d < best_distance && d < longer) {
            best = names->at[i];
            best_distance = d;
        }
    }
    return best;
}
