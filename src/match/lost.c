// lost.c: words that may stand where characters are lost: each lost character may have
// been any. Asked only to tell what the loss decides, never to judge.
#include "match/scanner.h"

#include <stdlib.h>

enum {
    LOST = 0xFFFD,
    WORD_MAX = 16, // characters of a word looked at
};

bool span_lost(const struct doc *doc, struct span span)
{
    for (uint32_t i = span.start; i < span.end; i++) {
        if (doc->unit[i] == LOST) {
            return true;
        }
    }
    return false;
}

bool may_stand(const struct doc *doc, enum hope hope, struct ustr word, uint32_t at)
{
    uint32_t agree = 0;
    for (uint32_t i = 0; i < word.n; i++) {
        uint16_t u = doc->unit[at + i];
        if (u != word.p[i] && u != LOST) {
            return false;
        }
        agree += u != LOST;
    }
    return hope == HOPE_MUCH ? agree && (size_t)agree * 2 >= word.n
                             : (size_t)agree * 3 >= word.n * 2;
}

static int by_place(const void *a, const void *b)
{
    const struct literal_hit *x = a, *y = b;
    if (x->start != y->start) {
        return x->start < y->start ? -1 : 1;
    }
    return x->literal < y->literal ? -1 : x->literal > y->literal;
}

// Words by their first and by their second character: chains of ids + 1.
struct chains {
    uint32_t *first, *second;           // by unit
    uint32_t *next_first, *next_second; // by id
};

static struct chains chains_of(struct arena *a, const struct program *p)
{
    struct chains c = {
        arena_array(a, uint32_t, 0x10000),
        arena_array(a, uint32_t, 0x10000),
        arena_array(a, uint32_t, p->literals.n + 1),
        arena_array(a, uint32_t, p->literals.n + 1),
    };
    for (uint32_t id = 0; id < p->literals.n; id++) {
        struct ustr word = p->literals.at[id].units;
        if (word.n > 1) {
            c.next_first[id] = c.first[word.p[0]];
            c.first[word.p[0]] = id + 1;
            c.next_second[id] = c.second[word.p[1]];
            c.second[word.p[1]] = id + 1;
        }
    }
    return c;
}

struct lost_scan {
    struct arena *arena;
    const struct program *program;
    const struct doc *doc;
    enum hope hope;
    struct chains chains;
    struct literal_hits *out;
};

// The words that may begin at `at` and reach over the lost character at `lost`. A word
// of which the first two characters are lost says too little.
static void add_words(struct lost_scan *s, uint32_t at, uint32_t lost)
{
    const struct doc *doc = s->doc;
    bool headless = doc->unit[at] == LOST;
    if (headless && (at + 1 >= doc->n || doc->unit[at + 1] == LOST)) {
        return;
    }
    uint32_t id =
        headless ? s->chains.second[doc->unit[at + 1]] : s->chains.first[doc->unit[at]];
    while (id) {
        struct ustr word = s->program->literals.at[id - 1].units;
        if (word.n > lost - at && word.n <= doc->n - at &&
            may_stand(doc, s->hope, word, at)) {
            vec_push(s->arena, &s->out->list, ((struct literal_hit){id - 1, at}));
        }
        id = headless ? s->chains.next_second[id - 1] : s->chains.next_first[id - 1];
    }
}

static void index_starts(const struct doc *doc, struct literal_hits *out)
{
    if (out->list.n) {
        qsort(out->list.at, out->list.n, sizeof *out->list.at, by_place);
    }
    uint32_t next = 0;
    for (uint32_t at = 0; at <= doc->n + 1; at++) {
        while (next < out->list.n && out->list.at[next].start < at) {
            next++;
        }
        out->from[at] = next;
    }
}

void literal_scan_lost(struct arena *a, const struct program *p, const struct doc *doc,
                       enum hope hope, struct literal_hits *out)
{
    struct lost_scan s = {a, p, doc, hope, chains_of(a, p), out};
    uint32_t lost = doc->n; // the next lost character at or behind `at`
    for (uint32_t at = doc->n; at-- > 0;) {
        lost = doc->unit[at] == LOST ? at : lost;
        if (lost < doc->n && lost - at < WORD_MAX) {
            add_words(&s, at, lost);
        }
    }
    index_starts(doc, out);
}

// What would speak against an item counts only where nothing of it is lost.
void drop_doubtful(const struct doc *doc, struct hits *hits)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < hits->list.n; i++) {
        const struct hit *h = &hits->list.at[i];
        bool against = h->use == USE_FRIEND || h->use == USE_FRIEND_SENTENCE;
        if (!against || !span_lost(doc, h->span)) {
            hits->list.at[n++] = *h;
        }
    }
    hits->list.n = n;
}
