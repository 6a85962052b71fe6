// compare_match.c: which result of one list belongs to which of the other.
#include "compare.h"

struct str compare_file_name(struct str path)
{
    for (size_t i = path.n; i > 0; i--) {
        if (path.p[i - 1] == '/') {
            return (struct str){path.p + i, path.n - i};
        }
    }
    return path;
}

typedef bool same_fn(const struct compare_key *x, const struct compare_key *y);

static bool same_path(const struct compare_key *x, const struct compare_key *y)
{
    return str_eq(x->path, y->path);
}

static bool same_issuer(const struct compare_key *x, const struct compare_key *y)
{
    return x->issuer.n && str_eq(x->issuer, y->issuer);
}

static bool same_issuer_and_year(const struct compare_key *x,
                                 const struct compare_key *y)
{
    return same_issuer(x, y) && x->year == y->year;
}

static bool same_issuer_and_name(const struct compare_key *x,
                                 const struct compare_key *y)
{
    return same_issuer(x, y) && str_eq(x->name, y->name);
}

// Where a report does not say whose it is, the file name has to do.
static bool same_name(const struct compare_key *x, const struct compare_key *y)
{
    return (x->issuer.n == 0 || y->issuer.n == 0) && str_eq(x->name, y->name);
}

static void match(const struct compare_keys *before, const struct compare_keys *after,
                  uint32_t *partner, bool *taken, same_fn *same)
{
    for (uint32_t i = 0; i < before->list.n; i++) {
        for (uint32_t k = 0; k < after->list.n && partner[i] == UNMATCHED; k++) {
            if (!taken[k] && same(&before->list.at[i], &after->list.at[k])) {
                partner[i] = k;
                taken[k] = true;
            }
        }
    }
}

uint32_t *compare_match(struct arena *a, const struct compare_keys *before,
                        const struct compare_keys *after, bool paths)
{
    uint32_t *partner = arena_array(a, uint32_t, before->list.n + 1);
    bool *taken = arena_array(a, bool, after->list.n + 1);
    memset(partner, 0xFF, (before->list.n + 1) * sizeof *partner);
    if (paths) {
        match(before, after, partner, taken, same_path);
        match(before, after, partner, taken, same_issuer_and_year);
    } else {
        match(before, after, partner, taken, same_issuer_and_name);
    }
    match(before, after, partner, taken, same_issuer);
    match(before, after, partner, taken, same_name);
    return partner;
}
