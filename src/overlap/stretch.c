// stretch.c: greedy alignment with a score: an equal character of one's own gives a
// point, a gap costs; the stretch ends where the score was best.
#include "overlap/stretch.h"

enum {
    GAP = 16,           // characters that one side may have put in or changed
    GAP_BOTH = 2 * GAP, // on both sides together
    AGAIN = 4,          // so many equal ones show that the texts meet again
    GAP_OPEN = 2,
    BREAK = 6, // over the end of a paragraph: a common last word does not lead there
    DROP = 20, // give up when the score lies so far below the best
};

struct walk {
    const struct masked *x, *y;
    int64_t i, j; // next units to compare
    int64_t step; // 1 or -1
    int32_t score, best;
    struct stretch now, kept; // only the sums and one end each are used
};

static bool inside(const struct walk *w, int64_t i, int64_t j)
{
    return i >= 0 && j >= 0 && i < (int64_t)w->x->n && j < (int64_t)w->y->n;
}

static bool equal(const struct walk *w, int64_t i, int64_t j)
{
    return inside(w, i, j) && w->x->unit[i] == w->y->unit[j];
}

static void keep(struct walk *w)
{
    w->best = w->score;
    w->kept = w->now;
    w->kept.x = (struct span){(uint32_t)w->i, (uint32_t)w->i};
    w->kept.y = (struct span){(uint32_t)w->j, (uint32_t)w->j};
}

static void take_equal(struct walk *w)
{
    while (equal(w, w->i, w->j)) {
        bool own = w->x->own[w->i] && w->y->own[w->j];
        w->now.same++;
        w->now.own += own;
        w->score += w->x->unit[w->i] == MASK_BREAK ? -BREAK : own;
        w->i += w->step;
        w->j += w->step;
        if (own && w->score >= w->best) {
            keep(w);
        }
    }
}

static bool meets(const struct walk *w, int64_t i, int64_t j)
{
    for (int64_t k = 0; k < AGAIN; k++) {
        if (!equal(w, i + k * w->step, j + k * w->step)) {
            return false;
        }
    }
    return true;
}

// Goes over the smallest gap behind which the texts meet again.
static bool bridge(struct walk *w)
{
    for (int64_t sum = 1; sum <= GAP_BOTH; sum++) {
        for (int64_t di = sum > GAP ? sum - GAP : 0; di <= sum && di <= GAP; di++) {
            int64_t i = w->i + di * w->step, j = w->j + (sum - di) * w->step;
            if (meets(w, i, j)) {
                w->score -= (int32_t)(GAP_OPEN + (di > sum - di ? di : sum - di));
                w->i = i;
                w->j = j;
                return w->score > w->best - DROP;
            }
        }
    }
    return false;
}

static struct stretch go(const struct masked *x, const struct masked *y, int64_t i,
                         int64_t j, int64_t step)
{
    struct walk w = {.x = x, .y = y, .i = i, .j = j, .step = step};
    keep(&w);
    do {
        take_equal(&w);
    } while (bridge(&w));
    return w.kept;
}

struct stretch stretch_from(const struct masked *x, const struct masked *y, uint32_t i,
                            uint32_t j)
{
    // The ends of `kept` are the next units not taken: one before the first when it
    // went to the left.
    struct stretch right = go(x, y, i, j, 1);
    struct stretch left = go(x, y, (int64_t)i - 1, (int64_t)j - 1, -1);
    return (struct stretch){
        .x = {left.x.start + 1, right.x.start},
        .y = {left.y.start + 1, right.y.start},
        .same = left.same + right.same,
        .own = left.own + right.own,
    };
}
