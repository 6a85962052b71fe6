// set.c: reports go into the set; the likeness of two stretches.
#include "overlap/set.h"

#include "base/utf8.h"

struct overlap_set *overlap_begin(struct arena *a, const struct pack *pack,
                                  overlap_fold_fn *fold)
{
    struct overlap_set *set = arena_new(a, struct overlap_set);
    set->a = a;
    stock_add_pack(set, pack, fold);
    stock_settle(set);
    return set;
}

#define COPY(a, T, from, count)                                                        \
    memcpy(arena_array(a, T, (count) ? (count) : 1), (from), sizeof(T) * (count))

// The file's text and its lines: positions and quotations need no more.
static struct text copy_text(struct arena *a, const struct text *t)
{
    return (struct text){
        .raw = t->raw_n ? COPY(a, uint16_t, t->raw, t->raw_n) : NULL,
        .raw_n = t->raw_n,
        .line_start = t->line_n ? COPY(a, uint32_t, t->line_start, t->line_n) : NULL,
        .line_n = t->line_n,
        .origin = t->origin_n ? COPY(a, struct origin, t->origin, t->origin_n) : NULL,
        .origin_n = t->origin_n,
    };
}

static uint64_t hash_of(const struct masked *m)
{
    uint64_t h = UINT64_C(0xCBF29CE484222325);
    for (uint32_t i = 0; i < m->n; i++) {
        h = (h ^ m->unit[i]) * UINT64_C(0x100000001B3);
    }
    return h;
}

static bool same_text(const struct member *x, const struct member *y)
{
    return x->hash == y->hash && x->masked.n == y->masked.n && x->masked.n &&
           memcmp(x->masked.unit, y->masked.unit,
                  x->masked.n * sizeof *x->masked.unit) == 0;
}

static struct str utf8(struct arena *a, const struct doc *d, struct span span)
{
    struct ustr u = doc_units(d, span);
    return units_to_utf8(a, u.p, u.n);
}

bool overlap_add(struct overlap_set *set, const struct doc *d, struct str path)
{
    struct arena *a = set->a;
    set->units += d->text->raw_n;
    if (set->units > LIMIT_OVERLAP_UNITS) {
        return false;
    }
    struct member m = {.masked = mask_report(a, d), .twin = UINT32_MAX};
    m.hash = hash_of(&m.masked);
    m.text = copy_text(a, d->text);
    for (uint32_t i = 0; i < set->members.n && m.twin == UINT32_MAX; i++) {
        const struct member *other = &set->members.at[i];
        m.twin = other->twin == UINT32_MAX && same_text(other, &m) ? i : UINT32_MAX;
    }
    vec_push(a, &set->members, m);
    struct overlap_report r = {
        .path = arena_copy(a, path),
        .title = utf8(a, d, d->facts.title),
        .issuer = utf8(a, d, d->facts.issuer),
        .year = d->facts.year,
    };
    vec_push(a, &set->reports, r);
    return true;
}

static uint32_t sum_own(const struct masked *m)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < m->n; i++) {
        n += m->own[i];
    }
    return n;
}

uint32_t overlap_alike(struct arena *a, const struct doc *x, struct span in_x,
                       const struct doc *y, struct span in_y)
{
    struct masked mx = mask_span(a, x, in_x), my = mask_span(a, y, in_y);
    uint32_t best = 0, own_x = sum_own(&mx), own_y = sum_own(&my);
    uint32_t shorter = own_x < own_y ? own_x : own_y;
    for (uint32_t i = 0; i + SHINGLE <= mx.n && shorter; i++) {
        for (uint32_t j = 0; j + SHINGLE <= my.n; j++) {
            if (memcmp(mx.unit + i, my.unit + j, SHINGLE * sizeof *mx.unit) == 0) {
                struct stretch s = stretch_from(&mx, &my, i, j);
                best = s.own > best ? s.own : best;
                i = s.x.end > i + 1 ? s.x.end - 1 : i; // on behind this stretch
                break;
            }
        }
    }
    return shorter ? best * 100 / shorter : 0;
}
