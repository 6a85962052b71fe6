// set.h: the reports that are compared, as their stages share them. Private to
// overlap/.
#pragma once

#include "overlap/mask.h"
#include "overlap/overlap.h"
#include "overlap/stretch.h"
#include "overlap/winnow.h"

struct member {
    struct masked masked;
    struct text text; // only what a position and a quotation need
    uint32_t twin;    // earlier report with the same masked text, else UINT32_MAX
    uint64_t hash;    // of the masked text
    uint32_t own;     // units that count
};

// Where a shingle was kept.
struct posting {
    uint32_t hash, member, at;
};

struct stock {
    VEC(uint32_t) hashes; // sorted once `filter` is made
    uint64_t *filter;
};

struct overlap_set {
    struct arena *a;
    VEC(struct member) members;
    VEC(struct overlap_report) reports;
    struct stock stock;
    uint64_t units;
};

// --- stock.c ---
void stock_add_pack(struct overlap_set *set, const struct pack *pack,
                    overlap_fold_fn *fold);
// Sorts; to be called after hashes were added and before stock_holds.
void stock_settle(struct overlap_set *set);
bool stock_holds(const struct stock *stock, uint32_t hash);
// Characters of stock phrases no longer count as anybody's own.
void stock_mark(struct overlap_set *set);

// --- passages.c ---
struct seed {
    uint32_t y, at_x, at_y;
};
typedef VEC(struct stretch) stretch_list;
struct seeds {
    const struct seed *at; // ordered by at_x
    uint32_t n;
};
// The passages of two texts that begin at the seeds, without those that overlap a
// longer one; in the order of x.
void passages_find(struct arena *a, const struct masked *x, const struct masked *y,
                   struct seeds seeds, uint32_t least, stretch_list *out);
