// quality.c: items that look at other items or at the whole text: the head's duty, how
// many figures and cases there are.
#include "judge/state.h"

#include "base/utf8.h"

// --- the head's duty ---

static const struct item_result *result_of(const struct state *s, struct str id,
                                           uint32_t *index)
{
    for (*index = 0; *index < s->out->items.n; ++*index) {
        if (str_eq(s->out->items.at[*index].id, id)) {
            return &s->out->items.at[*index];
        }
    }
    return NULL;
}

struct duty {
    uint32_t touched, present;
    bool named;    // a section or a passage names the duty
    bool personal; // the first of `items`, what the head did in person, is told
};

static void duty_core(struct state *s, uint32_t index, struct item_result *r,
                      struct duty *duty)
{
    const struct section *section = section_of_role(s->doc, ROLE_FIRST_RESPONSIBLE);
    if (section) {
        evidence_of_section(s, r, (uint32_t)(section - s->doc->sections.at));
        duty->named = true;
    }
    for (uint32_t i = s->item_hits[index]; i < s->item_hits[index + 1]; i++) {
        const struct hit *h = &s->in->hits->list.at[i];
        if ((h->use != USE_CORE && h->use != USE_SHOWN) || r->evidence.n > 3) {
            continue;
        }
        struct verdict_on_hit v = hit_verdict(s, index, h);
        if (v.counts) {
            duty->named = true;
            add_evidence(s, r, h->span, h->sentence, str_of(say("duty")));
        } else if (!r->has_nearest) {
            set_nearest(s, r, h, v);
        }
    }
}

// Where a section is given to the duty, only what stands in it counts.
static bool told_there(const struct state *s, uint32_t item, bool section)
{
    for (uint32_t i = s->item_hits[item]; i < s->item_hits[item + 1]; i++) {
        const struct hit *h = &s->in->hits->list.at[i];
        enum role role = s->doc->sentences.at[h->sentence].role;
        bool tells = h->use == USE_CORE || h->use == USE_SHOWN || h->use == USE_NIL;
        if (tells && (!section || role == ROLE_FIRST_RESPONSIBLE) &&
            hit_verdict(s, item, h).counts) {
            return true;
        }
    }
    return false;
}

static void duty_items(struct state *s, const struct item *item, struct item_result *r,
                       struct duty *duty)
{
    bool section = section_of_role(s->doc, ROLE_FIRST_RESPONSIBLE) != NULL;
    for (uint32_t i = 0; i < item->items.n; i++) {
        uint32_t other_index;
        const struct item_result *other = result_of(s, item->items.at[i], &other_index);
        bool there = other && told_there(s, other_index, section);
        bool present = there && other->verdict == VERDICT_PRESENT;
        bool weak = there && other->verdict == VERDICT_WEAK;
        duty->personal = duty->personal || (i == 0 && (present || weak));
        duty->present += present;
        duty->touched += present || weak;
        if (present && other->evidence.n) {
            struct quotation q = other->evidence.at[0];
            q.aspect = other->name;
            vec_push(s->a, &r->evidence, q);
        } else if (other && !present) {
            vec_push(s->a, &r->lacking, other->name);
        }
    }
}

void judge_duty(struct state *s, uint32_t index, struct item_result *r)
{
    const struct item *item = rule_of(s, index);
    struct duty duty = {0};
    duty_core(s, index, r, &duty);
    duty_items(s, item, r, &duty);
    uint32_t want = item->at_least;
    bool full = duty.named ? duty.touched >= want && duty.present > 0
                           : duty.personal && duty.present >= want;
    bool weak = duty.named || (duty.personal && duty.touched >= 2);
    struct str counts =
        arena_fmt(s->a, say("%u of the head's duties are told, %u of them with facts"),
                  duty.touched, duty.present);
    conclude(r,
             full   ? VERDICT_PRESENT
             : weak ? VERDICT_WEAK
                    : VERDICT_MISSING,
             weak_points(s, r, duty.touched, item->items.n), counts);
    if (full) {
        r->lacking.n = 0;
        r->has_nearest = false;
    }
    if (r->verdict == VERDICT_MISSING) {
        r->evidence.n = 0;
    }
}

// --- the plan answers the problems ---

// --- figures and cases ---

static uint32_t figures_counted(const struct state *s, uint32_t roles, uint32_t *first)
{
    const struct doc *d = s->doc;
    uint32_t n = 0;
    bool damaged = d->text->damage.lost_characters + d->text->damage.shifted_bytes > 0;
    uint32_t sentence = 0;
    for (uint32_t i = 0; i < d->figures.n; i++) {
        const struct figure *f = &d->figures.at[i];
        while (sentence + 1 < d->sentences.n &&
               d->sentences.at[sentence].span.end <= f->span.start) {
            sentence++;
        }
        bool bare = f->kind == FIGURE_BARE && !damaged;
        bool one = !unit_is_digit(d->unit[f->span.start]) && f->hundredths < 200;
        if (bare || one || !(roles >> d->sentences.at[sentence].role & 1)) {
            continue;
        }
        *first = n == 0 ? sentence : *first;
        n++;
    }
    return n;
}

void judge_density(struct state *s, uint32_t index, struct item_result *r)
{
    const struct item *item = rule_of(s, index);
    uint32_t han = han_of_roles(s->doc, item->where);
    uint32_t first = 0;
    uint32_t figures = figures_counted(s, item->where, &first);
    uint32_t cases = 0;
    for (uint32_t i = s->item_hits[index]; i < s->item_hits[index + 1]; i++) {
        const struct hit *h = &s->in->hits->list.at[i];
        if (h->use == USE_DETAIL &&
            item->where >> s->doc->sentences.at[h->sentence].role & 1) {
            cases++;
            add_evidence(s, r, h->span, h->sentence, str_of(say("case")));
        }
    }
    int64_t rate_h = han ? (int64_t)figures * 100000 / han : 0;
    if (figures) {
        add_evidence(s, r, s->doc->sentences.at[first].span, first,
                     str_of(say("figure")));
    }
    bool full = rate_h >= item->per_thousand_h && cases >= item->at_least;
    bool weak = rate_h >= item->weak_per_thousand_h;
    conclude(r,
             full   ? VERDICT_PRESENT
             : weak ? VERDICT_WEAK
                    : VERDICT_MISSING,
             weak_points(s, r, (uint32_t)(rate_h / 100),
                         (uint32_t)(item->per_thousand_h / 100)),
             arena_fmt(s->a,
                       say("%u figures in %u characters of measures (%u per 1,000), %u "
                           "named cases"),
                       figures, han, (uint32_t)(rate_h / 100), cases));
    if (rate_h < item->per_thousand_h) {
        vec_push(s->a, &r->lacking, str_of(say("figures with units")));
    }
    if (cases < item->at_least) {
        vec_push(s->a, &r->lacking, str_of(say("named cases, projects or documents")));
    }
    if (full) {
        r->lacking.n = 0;
    }
}
