// vocabulary.c: see vocabulary.h.
#include "model/vocabulary.h"

#include <stdlib.h>

int vocabulary_compare(struct ustr a, struct ustr b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++) {
        if (a.p[i] != b.p[i]) {
            return a.p[i] < b.p[i] ? -1 : 1;
        }
    }
    return a.n == b.n ? 0 : a.n < b.n ? -1 : 1;
}

static int by_units(const void *a, const void *b)
{
    const struct ustr *x = a, *y = b;
    return vocabulary_compare(*x, *y);
}

void vocabulary_add_text(struct arena *a, struct vocabulary *v, struct ustr text)
{
    for (size_t i = 0; i < text.n; i++) {
        vec_push(a, &v->texts, text.p[i]);
    }
    vec_push(a, &v->texts, '\n');
}

static void link_texts(struct arena *a, struct vocabulary *v)
{
    uint32_t *first = arena_array(a, uint32_t, 0x10000);
    uint32_t *next = arena_array(a, uint32_t, v->texts.n + 1);
    for (uint32_t i = v->texts.n; i-- > 1;) {
        uint16_t before = v->texts.at[i - 1];
        next[i] = first[before];
        first[before] = i;
    }
    v->first = first;
    v->next = next;
}

static void link_words(struct arena *a, struct vocabulary *v)
{
    uint32_t *second = arena_array(a, uint32_t, 0x10000);
    uint32_t *next = arena_array(a, uint32_t, v->words.n + 1);
    for (uint32_t i = v->words.n; i-- > 0;) {
        struct ustr w = v->words.at[i];
        if (w.n > 1) {
            next[i] = second[w.p[1]];
            second[w.p[1]] = i + 1;
        }
    }
    v->second = second;
    v->next_word = next;
}

void vocabulary_close(struct arena *a, struct vocabulary *v)
{
    uint32_t n = 0;
    if (v->words.n) {
        qsort(v->words.at, v->words.n, sizeof *v->words.at, by_units);
    }
    for (uint32_t i = 0; i < v->words.n; i++) {
        if (n == 0 || vocabulary_compare(v->words.at[n - 1], v->words.at[i]) != 0) {
            v->words.at[n++] = v->words.at[i];
        }
    }
    v->words.n = n;
    link_words(a, v);
    link_texts(a, v);
}
