// find.c: from kept shingles to pairs of reports.
#include "overlap/set.h"

#include "base/mask.h"
#include "base/utf8.h"

#include <stdlib.h>

enum {
    SEEDS_LEAST = 2,  // shared shingles before two reports are laid side by side
    REPEATS_MOST = 4, // places of one shingle in one report that are looked at
};

struct search {
    struct overlap_set *set;
    struct arena work; // thrown away at the end
    struct arena one;  // thrown away after each report
    const struct overlap_options *options;
    VEC(struct posting) postings; // by hash, report, place
    uint32_t *first;              // of each report: its first entry in `order`; n + 1
    uint32_t *order;              // postings by report
    uint32_t *shared;             // of each other report: shared shingles
    struct overlaps *out;
};

static int by_hash(const void *a, const void *b)
{
    const struct posting *x = a, *y = b;
    if (x->hash != y->hash) {
        return x->hash < y->hash ? -1 : 1;
    }
    if (x->member != y->member) {
        return x->member < y->member ? -1 : 1;
    }
    return x->at < y->at ? -1 : x->at > y->at;
}

// A shingle over the end of a paragraph would begin a passage with the last words of
// the paragraph before.
static bool holds_break(const uint16_t *u)
{
    for (uint32_t i = 0; i < SHINGLE; i++) {
        if (u[i] == MASK_BREAK) {
            return true;
        }
    }
    return false;
}

static void gather(struct search *f)
{
    print_list prints = {0};
    for (uint32_t i = 0; i < f->set->members.n; i++) {
        const struct member *m = &f->set->members.at[i];
        prints.n = 0;
        if (m->twin == UINT32_MAX) {
            winnow(&f->work, m->masked.unit, m->masked.n, &prints);
        }
        for (uint32_t k = 0; k < prints.n; k++) {
            struct posting p = {prints.at[k].hash, i, prints.at[k].at};
            if (!holds_break(m->masked.unit + p.at)) {
                vec_push(&f->work, &f->postings, p);
            }
        }
    }
    if (f->postings.n) {
        qsort(f->postings.at, f->postings.n, sizeof *f->postings.at, by_hash);
    }
}

static uint32_t common_from(const struct search *f)
{
    uint32_t percent = f->options->common ? f->options->common : OVERLAP_COMMON;
    uint32_t most = f->set->members.n * percent / 100;
    most = most < OVERLAP_FEW ? OVERLAP_FEW : most;
    return (most > OVERLAP_MANY ? OVERLAP_MANY : most) + 1;
}

static uint32_t reports_of(const struct posting *p, uint32_t n)
{
    uint32_t reports = n > 0;
    for (uint32_t i = 1; i < n; i++) {
        reports += p[i].member != p[i - 1].member;
    }
    return reports;
}

static uint32_t keep_few(struct posting *p, uint32_t n, struct posting *out)
{
    uint32_t kept = 0, run = 0;
    for (uint32_t i = 0; i < n; i++) {
        run = i && p[i].member == p[i - 1].member ? run + 1 : 0;
        if (run < REPEATS_MOST) {
            out[kept++] = p[i];
        }
    }
    return kept;
}

// Learns what is stock, and keeps the postings of wordings that two or a few reports
// share.
static void sift(struct search *f)
{
    uint32_t kept = 0, from = 0, common = common_from(f);
    struct overlap_set *set = f->set;
    for (uint32_t i = 1; i <= f->postings.n; i++) {
        struct posting *p = &f->postings.at[from];
        if (i < f->postings.n && f->postings.at[i].hash == p->hash) {
            continue;
        }
        uint32_t reports = reports_of(p, i - from);
        if (reports >= common) {
            vec_push(set->a, &set->stock.hashes, p->hash);
        } else if (reports > 1 && !stock_holds(&set->stock, p->hash)) {
            kept += keep_few(p, i - from, f->postings.at + kept);
        }
        from = i;
    }
    f->postings.n = kept;
    f->out->common_from = set->members.n >= common ? common : 0;
    stock_settle(set);
    stock_mark(set);
}

static void sort_by_report(struct search *f)
{
    uint32_t n = f->set->members.n;
    f->first = arena_array(&f->work, uint32_t, n + 2);
    f->order = arena_array(&f->work, uint32_t, f->postings.n + 1);
    f->shared = arena_array(&f->work, uint32_t, n + 1);
    for (uint32_t i = 0; i < f->postings.n; i++) {
        f->first[f->postings.at[i].member + 2]++;
    }
    for (uint32_t i = 2; i <= n; i++) {
        f->first[i] += f->first[i - 1];
    }
    for (uint32_t i = 0; i < f->postings.n; i++) {
        f->order[f->first[f->postings.at[i].member + 1]++] = i;
    }
}

static bool same_hash(const struct search *f, uint32_t i, uint32_t k)
{
    return k < f->postings.n && f->postings.at[k].hash == f->postings.at[i].hash;
}

static void count_shared(struct search *f, uint32_t x)
{
    memset(f->shared, 0, f->set->members.n * sizeof *f->shared);
    for (uint32_t o = f->first[x]; o < f->first[x + 1]; o++) {
        uint32_t i = f->order[o];
        for (uint32_t k = i + 1; same_hash(f, i, k); k++) {
            f->shared[f->postings.at[k].member]++;
        }
    }
    f->shared[x] = 0;
}

static int by_report(const void *a, const void *b)
{
    const struct seed *x = a, *y = b;
    if (x->y != y->y) {
        return x->y < y->y ? -1 : 1;
    }
    if (x->at_x != y->at_x) {
        return x->at_x < y->at_x ? -1 : 1;
    }
    return x->at_y < y->at_y ? -1 : x->at_y > y->at_y;
}

// The original text from the first to behind the last unit of a stretch.
static struct overlap_side side(struct arena *a, const struct member *m,
                                struct span units)
{
    uint32_t from = m->masked.at[units.start], to = m->masked.at[units.end - 1] + 1;
    struct str quote = units_to_utf8(a, m->text.raw + from, to - from);
    return (struct overlap_side){text_position(&m->text, from), mask_private(a, quote)};
}

static void add_passage(struct search *f, struct overlap_pair *pair,
                        const struct stretch *s)
{
    struct arena *a = f->set->a;
    uint32_t x = s->x.end - s->x.start, y = s->y.end - s->y.start;
    struct overlap_passage p = {
        .characters = s->own,
        .percent = s->same * 100 / (x > y ? x : y),
        .x = side(a, &f->set->members.at[pair->x], s->x),
        .y = side(a, &f->set->members.at[pair->y], s->y),
    };
    vec_push(a, &pair->passages, p);
    pair->characters += s->own;
}

static void add_pair(struct search *f, struct overlap_pair *pair)
{
    const struct overlap_report *x = &f->set->reports.at[pair->x];
    const struct overlap_report *y = &f->set->reports.at[pair->y];
    uint32_t shorter = x->characters < y->characters ? x->characters : y->characters;
    pair->same_issuer = x->issuer.n && str_eq(x->issuer, y->issuer);
    pair->percent = shorter ? pair->characters * 100 / shorter : 0;
    vec_push(f->set->a, &f->out->pairs, *pair);
}

static void lay_side_by_side(struct search *f, uint32_t x, struct seeds seeds)
{
    struct overlap_pair pair = {.x = x, .y = seeds.at[0].y};
    uint32_t least = f->options->least ? f->options->least : OVERLAP_LEAST;
    stretch_list found = {0};
    passages_find(&f->one, &f->set->members.at[x].masked,
                  &f->set->members.at[pair.y].masked, seeds, least, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        add_passage(f, &pair, &found.at[i]);
    }
    if (found.n) {
        add_pair(f, &pair);
    }
}

static void compare_with_later(struct search *f, uint32_t x)
{
    VEC(struct seed) seeds = {0};
    count_shared(f, x);
    for (uint32_t o = f->first[x]; o < f->first[x + 1]; o++) {
        uint32_t i = f->order[o];
        for (uint32_t k = i + 1; same_hash(f, i, k); k++) {
            const struct posting *p = &f->postings.at[k];
            if (f->shared[p->member] >= SEEDS_LEAST) {
                struct seed seed = {p->member, f->postings.at[i].at, p->at};
                vec_push(&f->one, &seeds, seed);
            }
        }
    }
    if (seeds.n) {
        qsort(seeds.at, seeds.n, sizeof *seeds.at, by_report);
    }
    for (uint32_t i = 0, from = 0; i < seeds.n; i++) {
        if (i + 1 == seeds.n || seeds.at[i + 1].y != seeds.at[from].y) {
            lay_side_by_side(f, x, (struct seeds){seeds.at + from, i + 1 - from});
            from = i + 1;
        }
    }
}

static void add_twins(struct search *f)
{
    for (uint32_t i = 0; i < f->set->members.n; i++) {
        const struct member *m = &f->set->members.at[i];
        struct overlap_pair pair = {.x = m->twin, .y = i, .same_text = true};
        if (m->twin == UINT32_MAX) {
            continue;
        }
        struct span all = {0, m->masked.n};
        struct stretch s = {.x = all, .y = all, .same = m->masked.n, .own = m->own};
        add_passage(f, &pair, &s);
        add_pair(f, &pair);
        f->out->pairs.at[f->out->pairs.n - 1].percent = 100;
    }
}

static int worst_first(const void *a, const void *b)
{
    const struct overlap_pair *x = a, *y = b;
    if (x->percent != y->percent) {
        return x->percent > y->percent ? -1 : 1;
    }
    if (x->characters != y->characters) {
        return x->characters > y->characters ? -1 : 1;
    }
    return x->x != y->x ? (x->x < y->x ? -1 : 1) : x->y < y->y ? -1 : x->y > y->y;
}

void overlap_find(struct overlap_set *set, const struct overlap_options *options,
                  struct overlaps *out)
{
    struct search f = {.set = set, .options = options, .out = out};
    gather(&f);
    sift(&f);
    sort_by_report(&f);
    for (uint32_t x = 0; x < set->members.n; x++) {
        compare_with_later(&f, x);
        arena_reset(&f.one);
    }
    arena_free(&f.one);
    add_twins(&f);
    if (out->pairs.n) {
        qsort(out->pairs.at, out->pairs.n, sizeof *out->pairs.at, worst_first);
    }
    for (uint32_t i = 0; i < set->reports.n; i++) {
        vec_push(set->a, &out->reports, set->reports.at[i]);
    }
    arena_free(&f.work);
}
