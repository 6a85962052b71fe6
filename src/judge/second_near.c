// second_near.c: passages that read like an item although no pattern of it is there:
// what a rule author looks through for new phrases.
#include "judge/second.h"

enum { CLAUSES = 3 }; // of a passage

struct search {
    struct arena *a;
    const struct second_model *m;
    const struct doc *doc;
    gram_list grams;
    float *sum, *clause; // per item
};

static bool pattern_hits(const struct hits *hits, uint32_t item, uint32_t sentence)
{
    for (uint32_t i = 0; i < hits->list.n; i++) {
        const struct hit *h = &hits->list.at[i];
        if (h->item == item && h->sentence == sentence) {
            return true;
        }
    }
    return false;
}

// The best of all stretches of up to three clauses that begin with the one at `first`.
static void read_from(struct search *x, struct span sentence, struct span first,
                      struct like_passage *best)
{
    uint32_t items = x->m->pack->items.n;
    struct span clause = first;
    memset(x->sum, 0, items * sizeof *x->sum);
    for (int n = 0; n < CLAUSES; n++) {
        memset(x->clause, 0, items * sizeof *x->clause);
        grams_read(x->a, doc_units(x->doc, clause), &x->grams);
        second_weigh(x->m, &x->grams, x->clause);
        for (uint32_t i = 0; i < items; i++) {
            x->sum[i] += x->clause[i];
        }
        struct winner w = second_compete(x->m, x->sum);
        if (w.item != UINT32_MAX && w.lead > best->lead) {
            best->item = w.item;
            best->lead = w.lead;
            best->span = (struct span){first.start, clause.end};
        }
        if (clause.end + 1 >= sentence.end) {
            return;
        }
        clause = clause_around(x->doc, sentence,
                               (struct span){clause.end + 1, clause.end + 1});
    }
}

static struct like_passage read_sentence(struct search *x, uint32_t index)
{
    struct span sentence = x->doc->sentences.at[index].span;
    struct like_passage best = {.item = UINT32_MAX, .sentence = index};
    for (uint32_t i = sentence.start; i < sentence.end;) {
        struct span clause = clause_around(x->doc, sentence, (struct span){i, i});
        if (!span_empty(clause)) {
            read_from(x, sentence, clause, &best);
        }
        i = clause.end + 1;
    }
    return best;
}

void second_near(const struct second_reader *r, struct arena *a, const struct doc *doc,
                 const struct hits *hits, like_passages *out)
{
    struct search x = {.a = a, .m = second_model(r), .doc = doc};
    x.sum = arena_array(a, float, x.m->pack->items.n + 1);
    x.clause = arena_array(a, float, x.m->pack->items.n + 1);
    for (uint32_t i = 0; i < doc->sentences.n; i++) {
        if (doc->sentences.at[i].heading) {
            continue; // a slogan more often than a fact
        }
        struct like_passage p = read_sentence(&x, i);
        if (p.item == UINT32_MAX || p.lead < LEAD_NAMED ||
            pattern_hits(hits, p.item, i)) {
            continue;
        }
        const struct item *item = &x.m->pack->items.at[p.item];
        if (item->kind == KIND_CONTENT &&
            (item->where >> doc->sentences.at[i].role & 1)) {
            grams_read(a, doc_units(doc, p.span), &x.grams);
            p.example = second_nearest(x.m, a, p.item, &x.grams)->example;
            p.percent = second_confidence(p.lead);
            vec_push(a, out, p);
        }
    }
}
