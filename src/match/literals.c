// literals.c: interned words and the one pass that finds them all.
//
// A bit filter over the first two characters turns most positions away; the rest look
// the pair up in a small hash table and compare the few words that begin with it.
#include "match/program.h"

#include <stdlib.h>

struct intern {
    uint32_t *slots; // index + 1 of an entry, 0 = free
    struct ustr *keys;
    uint32_t *hashes; // of the keys: most others are told apart without a look at them
    uint32_t *ids;
    uint32_t n, cap, mask;
};

static uint32_t hash_units(struct ustr u)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < u.n; i++) {
        h = (h ^ u.p[i]) * 16777619u;
    }
    return h ^ h >> 15;
}

struct intern *intern_new(struct arena *a)
{
    return arena_new(a, struct intern);
}

static void intern_rehash(struct arena *a, struct intern *in)
{
    uint32_t size = in->mask ? (in->mask + 1) * 2 : 1024;
    in->slots = arena_array(a, uint32_t, size);
    in->mask = size - 1;
    for (uint32_t i = 0; i < in->n; i++) {
        uint32_t at = in->hashes[i] & in->mask;
        while (in->slots[at]) {
            at = (at + 1) & in->mask;
        }
        in->slots[at] = i + 1;
    }
}

static void intern_grow(struct arena *a, struct intern *in)
{
    uint32_t cap = in->cap ? in->cap * 2 : 512;
    in->keys =
        arena_grow(a, in->keys, in->cap * sizeof *in->keys, cap * sizeof *in->keys);
    in->hashes = arena_grow(a, in->hashes, in->cap * sizeof *in->hashes,
                            cap * sizeof *in->hashes);
    in->ids = arena_grow(a, in->ids, in->cap * sizeof *in->ids, cap * sizeof *in->ids);
    in->cap = cap;
}

uint32_t intern_find(struct arena *a, struct intern *in, struct ustr key, uint32_t next)
{
    if (in->n * 2 >= in->mask) {
        intern_rehash(a, in);
    }
    uint32_t hash = hash_units(key), at = hash & in->mask;
    for (; in->slots[at]; at = (at + 1) & in->mask) {
        struct ustr other = in->keys[in->slots[at] - 1];
        if (in->hashes[in->slots[at] - 1] == hash && other.n == key.n &&
            memcmp(other.p, key.p, key.n * sizeof *key.p) == 0) {
            return in->ids[in->slots[at] - 1];
        }
    }
    if (in->n == in->cap) {
        intern_grow(a, in);
    }
    in->keys[in->n] = key;
    in->hashes[in->n] = hash;
    in->ids[in->n] = next;
    in->slots[at] = ++in->n;
    return next;
}

uint32_t literal_id(struct compiler *c, struct ustr units)
{
    struct program *p = c->program;
    uint32_t id = intern_find(c->arena, c->literal_index, units, p->literals.n);
    if (id == p->literals.n) {
        vec_add(c->arena, &p->literals)->units = units;
    }
    return id;
}

void match_words(struct arena *a, const struct program *p, struct vocabulary *out)
{
    for (uint32_t i = 0; i < p->literals.n; i++) {
        vec_push(a, &out->words, p->literals.at[i].units);
    }
}

static uint32_t bigram(const uint16_t *p)
{
    return (uint32_t)p[0] << 16 | p[1];
}

static uint32_t bigram_hash(uint32_t key)
{
    return (key * 0x9E3779B1u) >> 14; // 18 bits
}

struct by_start {
    uint32_t key, length, id;
};

static int by_key_then_longest(const void *a, const void *b)
{
    const struct by_start *x = a;
    const struct by_start *y = b;
    if (x->key != y->key) {
        return x->key < y->key ? -1 : 1;
    }
    if (x->length != y->length) {
        return x->length > y->length ? -1 : 1;
    }
    return x->id < y->id ? -1 : x->id > y->id;
}

static void slot_put(struct literal_table *t, uint32_t key, uint32_t first)
{
    uint32_t at = bigram_hash(key) & t->slot_mask;
    while (t->slots[at].key) {
        at = (at + 1) & t->slot_mask;
    }
    t->slots[at] = (struct bigram_slot){key, first};
    uint32_t bit = bigram_hash(key) & (FILTER_BITS - 1);
    t->filter[bit / 64] |= UINT64_C(1) << bit % 64;
}

static uint32_t count_keys(const struct by_start *order, uint32_t n)
{
    uint32_t keys = 0;
    for (uint32_t i = 0; i < n; i++) {
        keys += i == 0 || order[i].key != order[i - 1].key;
    }
    return keys;
}

static void table_fill(struct arena *a, struct program *p, struct by_start *order,
                       uint32_t n)
{
    struct literal_table *t = &p->table;
    uint32_t keys = count_keys(order, n), size = 64, out = 0;
    while (size < keys * 2) {
        size *= 2;
    }
    t->slots = arena_array(a, struct bigram_slot, size);
    t->slot_mask = size - 1;
    t->filter = arena_array(a, uint64_t, FILTER_BITS / 64);
    t->by_start = arena_array(a, uint32_t, n + keys + 1);
    for (uint32_t i = 0; i < n; i++) {
        if (i == 0 || order[i].key != order[i - 1].key) {
            t->by_start[out++] = NONE;
            slot_put(t, order[i].key, out);
        }
        t->by_start[out++] = order[i].id;
    }
    t->by_start[out] = NONE;
}

// A word of one unit is entered under that unit alone.
void literal_table_build(struct arena *a, struct arena *scratch, struct program *p)
{
    struct by_start *order = arena_array(scratch, struct by_start, p->literals.n + 1);
    uint32_t n = 0;
    p->table.single = arena_array(a, uint64_t, 0x10000 / 64);
    for (uint32_t i = 0; i < p->literals.n; i++) {
        struct ustr u = p->literals.at[i].units;
        uint32_t key = u.n > 1 ? bigram(u.p) : (uint32_t)u.p[0] << 16;
        order[n++] = (struct by_start){key, (uint32_t)u.n, i};
        if (u.n == 1) {
            p->table.single[u.p[0] / 64] |= UINT64_C(1) << u.p[0] % 64;
        }
    }
    qsort(order, n, sizeof *order, by_key_then_longest);
    table_fill(a, p, order, n);
}

static uint32_t table_find(const struct literal_table *t, uint32_t key)
{
    uint32_t h = bigram_hash(key);
    uint32_t bit = h & (FILTER_BITS - 1);
    if (!(t->filter[bit / 64] >> bit % 64 & 1)) {
        return NONE;
    }
    for (uint32_t at = h & t->slot_mask; t->slots[at].key;
         at = (at + 1) & t->slot_mask) {
        if (t->slots[at].key == key) {
            return t->slots[at].first;
        }
    }
    return NONE;
}

static void hit_add(struct arena *a, struct literal_hits *out, uint32_t id, uint32_t at)
{
    *vec_add(a, &out->list) = (struct literal_hit){id, at};
}

static void scan_at(struct arena *a, const struct program *p, const struct doc *doc,
                    uint32_t at, struct literal_hits *out)
{
    const struct literal_table *t = &p->table;
    uint32_t i = table_find(t, bigram(doc->unit + at));
    for (; i != NONE && t->by_start[i] != NONE; i++) {
        struct ustr u = p->literals.at[t->by_start[i]].units;
        if (u.n >= 2 && u.n <= doc->n - at &&
            memcmp(u.p + 2, doc->unit + at + 2, (u.n - 2) * sizeof *u.p) == 0) {
            hit_add(a, out, t->by_start[i], at);
        }
    }
}

void literal_scan(struct arena *a, const struct program *p, const struct doc *doc,
                  struct literal_hits *out)
{
    const struct literal_table *t = &p->table;
    out->from = arena_array(a, uint32_t, doc->n + 2);
    for (uint32_t at = 0; at < doc->n; at++) {
        uint16_t unit = doc->unit[at];
        out->from[at] = out->list.n;
        if (at + 1 < doc->n) {
            scan_at(a, p, doc, at, out);
        }
        if (t->single[unit / 64] >> unit % 64 & 1) {
            hit_add(a, out, t->by_start[table_find(t, (uint32_t)unit << 16)], at);
        }
    }
    out->from[doc->n] = out->list.n;
    out->from[doc->n + 1] = out->list.n;
}
