// random.c: what all kinds of damage share.
#include "damage.h"

#include <stdio.h>
#include <stdlib.h>

bool is_han(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

// Splitmix64.
uint32_t next_random(struct maker *m, uint32_t below)
{
    uint64_t z = m->random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ z >> 31) % below);
}

bool struck(struct maker *m)
{
    return next_random(m, 10000) < m->share;
}

void put(struct maker *m, uint32_t c)
{
    struct characters *out = &m->out;
    if (out->n == out->room) {
        out->room = out->room ? 2 * out->room : 4096;
        out->at = realloc(out->at, out->room * sizeof *out->at);
        if (!out->at) {
            fputs("make: no memory\n", stderr);
            exit(5);
        }
    }
    out->at[out->n++] = c;
}

void put_text(struct maker *m, const uint32_t *text)
{
    while (*text) {
        put(m, *text++);
    }
}

size_t line_end(const struct maker *m, size_t i)
{
    while (i < m->in.n && m->in.at[i] != '\n') {
        i++;
    }
    return i < m->in.n ? i + 1 : i;
}
