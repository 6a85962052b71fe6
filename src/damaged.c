// damaged.c: see damaged.h.
#include "damaged.h"

#include "read/mend.h"

struct damaged {
    struct arena *run;
    struct vocabulary words;
};

bool damaged_by(const struct text *t, uint32_t per_thousand)
{
    uint64_t lost = t->damage.lost_characters;
    return lost && lost * 1000 >= (uint64_t)t->n * per_thousand;
}

struct damaged *damaged_prepare(struct pipeline *p)
{
    struct damaged *d = arena_new(&p->run, struct damaged);
    d->run = &p->run;
    return d;
}

static void add_examples(const struct pack *pack, struct damaged *d)
{
    for (uint32_t i = 0; i < pack->items.n; i++) {
        const struct item *item = &pack->items.at[i];
        for (uint32_t k = 0; k < item->examples.n; k++) {
            struct ustr text = read_fold_rule(d->run, item->examples.at[k].text);
            vocabulary_add_text(d->run, &d->words, text);
        }
    }
}

static const struct vocabulary *words_of(const struct pipeline *p)
{
    struct damaged *d = p->damaged;
    if (d->words.words.n == 0) {
        match_words(d->run, p->program, &d->words);
        parse_words(d->run, p->wordings, &d->words);
        add_examples(&p->pack, d);
        vocabulary_close(d->run, &d->words);
    }
    return &d->words;
}

void damaged_repair(const struct pipeline *p, struct arena *a, struct text *t)
{
    if (t->damage.lost_characters) {
        struct text damaged = *t;
        mend_text(a, words_of(p), &damaged, t);
    }
}

static bool in_figure(const struct doc *d, uint32_t *figure, uint32_t at)
{
    while (*figure < d->figures.n && d->figures.at[*figure].span.end <= at) {
        ++*figure;
    }
    return *figure < d->figures.n && d->figures.at[*figure].span.start <= at;
}

// Every lost character may have been a figure.
static void add_figures(struct arena *a, const struct doc *in, struct doc *out)
{
    *out = *in;
    memset(&out->figures, 0, sizeof out->figures);
    uint32_t figure = 0;
    for (uint32_t i = 0; i < in->n; i++) {
        if (in_figure(in, &figure, i)) {
            vec_push(a, &out->figures, in->figures.at[figure]);
            i = in->figures.at[figure].span.end - 1;
        } else if (in->unit[i] == 0xFFFD) {
            struct figure f = {FIGURE_COUNT, {i, i + 1}, {i + 1, i + 1}, 200, false};
            vec_push(a, &out->figures, f);
        }
    }
}

void damaged_hope(const struct pipeline *p, struct arena *a, const struct doc *doc,
                  enum hope hope, struct doc *out, struct hits *hits)
{
    add_figures(a, doc, out);
    match_scan_hopeful(a, p->program, out, hope, hits);
}
