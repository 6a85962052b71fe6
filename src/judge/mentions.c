// mentions.c: in which sentences an item is mentioned, and which are near a mention.
// Asked of every hit, so each answer must be found without looking at all mentions.
#include "judge/state.h"

void mentions_open(struct state *s, struct mentions *m)
{
    if (!s->mentioned) {
        s->mentioned = arena_array(s->a, uint8_t, s->doc->sentences.n + 1);
    }
    *m = (struct mentions){.of = s->mentioned};
}

static void touch(struct state *s, struct mentions *m, uint32_t sentence, uint8_t what)
{
    if (!m->of[sentence]) {
        vec_push(s->a, &m->touched, sentence);
    }
    m->of[sentence] |= what;
}

// Mentions come in the order of the text; so do the bodies of their headings.
static void add_body(struct state *s, body_list *list, struct span body)
{
    uint32_t end = list->n ? list->at[list->n - 1].end : 0;
    struct span widest = {body.start, body.end > end ? body.end : end};
    vec_push(s->a, list, widest);
}

void mention_core(struct state *s, struct mentions *m, uint32_t sentence, bool weak)
{
    const struct sentence *in = &s->doc->sentences.at[sentence];
    uint8_t what = MENTION_ANY_CORE;
    what |= weak ? 0 : MENTION_CORE;
    what |= in->heading ? MENTION_HEADING : 0;
    touch(s, m, sentence, what);
    if (in->heading) {
        struct span body = s->doc->sections.at[in->section].body;
        add_body(s, &m->any_bodies, body);
        if (!weak) {
            add_body(s, &m->bodies, body);
        }
    }
}

void mention_aspect(struct state *s, struct mentions *m, uint32_t sentence)
{
    touch(s, m, sentence, MENTION_ASPECT);
}

void mentions_close(struct mentions *m)
{
    for (uint32_t i = 0; i < m->touched.n; i++) {
        m->of[m->touched.at[i]] = 0;
    }
}

// Does a body hold the span? `end` of each is the farthest of all up to it.
static bool body_holds(const body_list *list, struct span span)
{
    uint32_t low = 0, high = list->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list->at[middle].start <= span.start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && list->at[low - 1].end >= span.end;
}

// Same paragraph, one sentence away.
static bool beside(const struct state *s, const struct mentions *m, uint32_t sentence,
                   uint8_t what)
{
    const struct sentence *all = s->doc->sentences.at;
    uint32_t next = sentence + 1;
    return (sentence > 0 && (m->of[sentence - 1] & what) &&
            all[sentence - 1].para == all[sentence].para) ||
           (next < s->doc->sentences.n && (m->of[next] & what) &&
            all[next].para == all[sentence].para);
}

bool mention_near(const struct state *s, const struct mentions *m, uint32_t sentence,
                  uint8_t what)
{
    const body_list *bodies = what == MENTION_CORE ? &m->bodies : &m->any_bodies;
    return (m->of[sentence] & what) || beside(s, m, sentence, what) ||
           body_holds(bodies, s->doc->sentences.at[sentence].span);
}
