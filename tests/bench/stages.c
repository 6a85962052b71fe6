// stages.c: the stages of one process, timed; and the phrases of a pack, for other
// programs.
//   stages phrases PACK            every phrase the matcher looks for, one a line
//   stages match PACK FILE…        matching alone against reading and checking the
//   bytes stages growth PACK FILE…       matching with 400 and with 5,000 phrases
// Times are the best of REPEATS.
#include "base/file.h"
#include "base/utf8.h"
#include "match/program.h"
#include "pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { REPEATS = 7, FEW = 400, MANY = 5000 };

struct texts {
    struct paths paths;
    VEC(struct doc) docs;
    size_t bytes;
};

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double less(double best, double ms)
{
    return best == 0 || ms < best ? ms : best;
}

static void put_phrases(const struct program *program)
{
    struct arena a = {0};
    for (uint32_t i = 0; i < program->literals.n; i++) {
        struct ustr u = program->literals.at[i].units;
        (void)printf("%s\n", units_to_utf8(&a, u.p, u.n).p);
    }
    arena_free(&a);
}

static void read_texts(const struct pipeline *p, struct arena *a, struct texts *t)
{
    struct diags d = {.arena = a};
    for (uint32_t i = 0; i < t->paths.list.n; i++) {
        struct input in = {.path = t->paths.list.at[i], .readable = true};
        in.options.read.max_bytes = SIZE_MAX / 2;
        if (file_read(a, &d, in.path, in.options.read.max_bytes, &in.bytes) &&
            pipeline_read(p, a, &d, &in)) {
            struct text *text = arena_new(a, struct text);
            *text = in.text.text;
            in.doc.text = text;
            t->bytes += in.bytes.n;
            vec_push(a, &t->docs, in.doc);
        }
    }
}

static double time_reading(const struct texts *t)
{
    double best = 0;
    size_t valid = 0;
    for (int r = 0; r < REPEATS; r++) {
        struct arena a = {0};
        struct diags d = {.arena = &a};
        double start = now();
        for (uint32_t i = 0; i < t->paths.list.n; i++) {
            struct str bytes;
            (void)file_read(&a, &d, t->paths.list.at[i], SIZE_MAX / 2, &bytes);
            valid += utf8_valid(bytes);
            arena_reset(&a);
        }
        best = less(best, now() - start);
        arena_free(&a);
    }
    return valid ? best : 0;
}

static double time_matching(const struct program *program, const struct texts *t,
                            uint32_t *hits_n)
{
    double best = 0;
    for (int r = 0; r < REPEATS; r++) {
        struct arena a = {0};
        double start = now();
        *hits_n = 0;
        for (uint32_t i = 0; i < t->docs.n; i++) {
            struct hits hits = {0};
            match_scan(&a, program, &t->docs.at[i], &hits);
            *hits_n += hits.list.n;
            arena_reset(&a);
        }
        best = less(best, now() - start);
        arena_free(&a);
    }
    return best;
}

// Every so many of the pack's words, then compounds of two of them: words that a
// growing list has and a text seldom, so that what is measured is the list and not the
// hits.
static void choose(struct arena *a, const struct program *p, uint32_t n,
                   struct pack *out)
{
    struct item *item = vec_add(a, &out->items);
    uint32_t all = p->literals.n;
    for (uint32_t i = 0; i < n; i++) {
        struct ustr u = p->literals.at[i % FEW * (all / FEW)].units;
        struct str word = units_to_utf8(a, u.p, u.n);
        if (i >= FEW) {
            struct ustr v = p->literals.at[i * 7 % all].units;
            word = arena_fmt(a, "%s%s", word.p, units_to_utf8(a, v.p, v.n).p);
        }
        vec_push(a, &item->core, ((struct pattern){.source = word}));
    }
}

static void put_growth(const struct program *all, const struct texts *t)
{
    static const uint32_t sizes[] = {FEW, MANY};
    for (size_t i = 0; i < 2; i++) {
        double compile = 0, scan = 0;
        uint32_t hits = 0;
        struct arena a = {0};
        struct pack pack = {0};
        choose(&a, all, sizes[i], &pack);
        for (int r = 0; r < REPEATS; r++) {
            struct diags d = {.arena = &a};
            double start = now();
            const struct program *p = match_compile(&a, &d, &pack, read_fold_rule);
            compile = less(compile, now() - start);
            if (p) {
                scan = less(scan, time_matching(p, t, &hits));
                match_close(p);
            }
        }
        (void)printf("%u %.3f %.3f %u\n", sizes[i], compile, scan, hits);
        arena_free(&a);
    }
}

int main(int argc, char **argv)
{
    struct pipeline p = {.lang = LANG_EN};
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct texts texts = {.bytes = 0};
    if (argc < 3 || !pipeline_load(&p, &d, str_of(argv[2]))) {
        return 2;
    }
    for (int i = 3; i < argc; i++) {
        vec_push(&a, &texts.paths.list, str_of(argv[i]));
    }
    read_texts(&p, &a, &texts);
    if (str_is(str_of(argv[1]), "phrases")) {
        put_phrases(p.program);
    } else if (str_is(str_of(argv[1]), "match")) {
        uint32_t hits;
        double read = time_reading(&texts),
               match = time_matching(p.program, &texts, &hits);
        (void)printf("%.3f %.3f %zu %u\n", read, match, texts.bytes, hits);
    } else {
        put_growth(p.program, &texts);
    }
    arena_free(&a);
    pipeline_close(&p);
    return 0;
}
