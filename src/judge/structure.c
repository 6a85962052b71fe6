// structure.c: items about the parts of the text: sections, shortcomings, causes, plan,
// title, opening, signature.
#include "judge/state.h"

#include "base/utf8.h"

static uint32_t first_of_role(const struct doc *d, enum role role)
{
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        if (d->sentences.at[i].role == role) {
            return i;
        }
    }
    return UINT32_MAX;
}

// Evidence for "this part is there": its heading, else its first sentence.
static void show_role(struct state *s, struct item_result *r, enum role role)
{
    const struct section *section = section_of_role(s->doc, role);
    uint32_t first = first_of_role(s->doc, role);
    if (section) {
        evidence_of_section(s, r, (uint32_t)(section - s->doc->sections.at));
    } else if (first != UINT32_MAX) {
        add_evidence(s, r, s->doc->sentences.at[first].span, first, STR(""));
    }
}

// Hits of the item inside a span, whatever their guards (the role already fits).
static uint32_t hits_in(const struct state *s, uint32_t item, enum use use,
                        struct span where)
{
    const struct hit *list = s->in->hits->list.at;
    uint32_t n = 0, i = s->item_hits[item], end = s->item_hits[item + 1], last = end;
    while (i < last) { // they stand in the order of the text
        uint32_t middle = i + (last - i) / 2;
        if (list[middle].head.start < where.start) {
            i = middle + 1;
        } else {
            last = middle;
        }
    }
    for (; i < end && list[i].head.start < where.end; i++) {
        n += list[i].use == use;
    }
    return n;
}

static uint32_t hits_in_role(const struct state *s, uint32_t item, enum use use,
                             enum role role)
{
    uint32_t n = 0;
    for (uint32_t i = s->item_hits[item]; i < s->item_hits[item + 1]; i++) {
        const struct hit *h = &s->in->hits->list.at[i];
        const struct sentence *in = &s->doc->sentences.at[h->sentence];
        n += h->use == use && in->role == role && !in->heading;
    }
    return n;
}

// --- main measures ---

static uint32_t groups_touched(const struct state *s, enum role role)
{
    uint32_t n = 0;
    for (uint32_t g = 0; g < s->in->words->groups.n; g++) {
        bool touched = false;
        for (uint32_t i = 0; i < s->doc->sentences.n && !touched; i++) {
            const struct sentence *sentence = &s->doc->sentences.at[i];
            struct span found;
            touched =
                sentence->role == role &&
                cue_in(s->doc, &s->in->words->groups.at[g], sentence->span, &found);
        }
        n += touched;
    }
    return n;
}

void judge_section(struct state *s, uint32_t index, struct item_result *r)
{
    const struct item *item = rule_of(s, index);
    uint32_t han = han_of_roles(s->doc, 1u << item->role);
    uint32_t groups = groups_touched(s, item->role);
    if (han < item->min_chars) {
        conclude(r, VERDICT_MISSING, 0, str_of(say("there is no such part")));
        lacks(s, r, say("the part itself, under its own heading"));
        return;
    }
    show_role(s, r, item->role);
    uint32_t legal = hits_in_role(s, index, USE_DETAIL, item->role);
    int64_t per_thousand_h = (int64_t)legal * 100000 / (han ? han : 1);
    if (groups >= item->at_least && per_thousand_h >= item->per_thousand_h) {
        conclude(
            r, VERDICT_PRESENT, 0,
            arena_fmt(s->a, say("the part is there and treats %u themes"), groups));
        return;
    }
    conclude(
        r, VERDICT_WEAK, weak_points(s, r, groups, item->at_least),
        groups < item->at_least
            ? arena_fmt(s->a, say("the part treats only %u themes, %u are expected"),
                        groups, item->at_least)
            : str_of(say("mostly business results, little about the subject itself")));
    lacks(s, r,
          groups < item->at_least ? say("further themes")
                                  : say("more about the subject itself"));
}

// --- shortcomings ---

// A point has detail when a clause of it states a fact instead of a stock phrase.
static bool has_fact(const struct state *s, uint32_t item, const struct point *p)
{
    struct span sentence = s->doc->sentences.at[p->sentence].span;
    sentence.start = p->span.start;
    sentence.end = p->span.end;
    for (uint32_t at = p->span.start; at < p->span.end;) {
        struct span here = {at, at};
        struct span clause = clause_around(s->doc, sentence, here);
        clause.start = at;
        if (han_in(s->doc, clause) >= 8 && hits_in(s, item, USE_CORE, clause) == 0) {
            return true;
        }
        at = clause.end + 1;
    }
    return false;
}

void judge_problems(struct state *s, uint32_t index, struct item_result *r)
{
    const struct item *item = rule_of(s, index);
    uint32_t good = 0;
    if (s->problems.n == 0) {
        conclude(r, VERDICT_MISSING, 0, str_of(say("no shortcomings are named")));
        lacks(s, r, say("two or more own shortcomings, each with a fact"));
        return;
    }
    show_role(s, r, item->role);
    for (uint32_t i = 0; i < s->problems.n; i++) {
        const struct point *p = &s->problems.at[i];
        bool detail =
            han_in(s->doc, p->span) >= item->min_chars &&
            (has_fact(s, index, p) || hits_in(s, index, USE_DETAIL, p->span) > 0);
        if (detail) {
            good++;
            add_evidence(s, r, p->span, p->sentence, str_of(say("shortcoming")));
        }
    }
    bool full = good >= item->at_least;
    conclude(r, full ? VERDICT_PRESENT : VERDICT_WEAK,
             weak_points(s, r, good, item->at_least),
             arena_fmt(s->a, say("%u shortcomings, %u of them with facts"),
                       s->problems.n, good));
    if (!full) {
        lacks(s, r, say("facts: where, how often, what followed"));
    }
}

void judge_causes(struct state *s, uint32_t index, struct item_result *r)
{
    uint32_t with = 0;
    for (uint32_t i = 0; i < s->problems.n; i++) {
        const struct point *p = &s->problems.at[i];
        if (hits_in(s, index, USE_CORE, p->span) > 0) {
            with++;
            add_evidence(s, r, p->span, p->sentence, str_of(say("cause")));
        }
    }
    uint32_t all = hits_in_role(s, index, USE_CORE, ROLE_SHORTCOMINGS);
    if (s->problems.n == 0 || (with == 0 && all == 0)) {
        conclude(r, VERDICT_MISSING, 0,
                 s->problems.n ? str_of(say("no causes are given"))
                               : str_of(say("no shortcomings are named")));
        lacks(s, r, say("for each shortcoming why it came about"));
        return;
    }
    bool full = with * 2 >= s->problems.n && with > 0;
    if (r->evidence.n == 0) {
        show_role(s, r, ROLE_SHORTCOMINGS); // a cause stands there, but at none of them
    }
    conclude(r, full ? VERDICT_PRESENT : VERDICT_WEAK,
             weak_points(s, r, with, s->problems.n),
             arena_fmt(s->a, say("%u of %u shortcomings have a cause"), with,
                       s->problems.n));
    if (!full) {
        lacks(s, r, say("for each shortcoming why it came about"));
    }
}

// --- plan, other matters ---

void judge_plan(struct state *s, uint32_t index, struct item_result *r)
{
    const struct item *item = rule_of(s, index);
    if (s->plans.n == 0) {
        conclude(r, VERDICT_MISSING, 0,
                 str_of(say("there is no plan for the next year")));
        lacks(s, r, say("the part itself, under its own heading"));
        return;
    }
    show_role(s, r, item->role);
    uint32_t concrete = 0;
    for (uint32_t i = 0; i < s->plans.n; i++) {
        const struct point *p = &s->plans.at[i];
        if (hits_in(s, index, USE_DETAIL, p->span) > 0) {
            concrete++;
            add_evidence(s, r, p->span, p->sentence, str_of(say("concrete")));
        }
    }
    bool full = s->plans.n >= item->at_least && concrete > 0;
    conclude(r, full ? VERDICT_PRESENT : VERDICT_WEAK,
             weak_points(s, r, s->plans.n, item->at_least),
             arena_fmt(s->a,
                       say("%u points, %u of them with a deliverable, date or number"),
                       s->plans.n, concrete));
    if (!full) {
        lacks(s, r,
              concrete ? say("more points") : say("deliverables, dates or numbers"));
    }
}

void judge_other(struct state *s, uint32_t index, struct item_result *r)
{
    const struct item *item = rule_of(s, index);
    if (first_of_role(s->doc, item->role) == UINT32_MAX &&
        !section_of_role(s->doc, item->role)) {
        conclude(r, VERDICT_MISSING, 0, str_of(say("there is no such part")));
        lacks(s, r, say("optional: other matters, or that there are none"));
        return;
    }
    conclude(r, VERDICT_PRESENT, 0, str_of(say("the part is there")));
    show_role(s, r, item->role);
}

// --- title, opening, signature ---

void judge_title(struct state *s, uint32_t index, struct item_result *r)
{
    const struct facts *f = &s->doc->facts;
    uint32_t good = 0;
    const struct item *item = rule_of(s, index);
    if (span_empty(f->title)) {
        conclude(r, VERDICT_WEAK, weak_points(s, r, 0, 1),
                 str_of(say("the text has no title (web copies often lose it)")));
        for (uint32_t i = 0; i < item->aspects.n; i++) {
            const struct aspect *aspect = &item->aspects.at[i];
            vec_push(s->a, &r->lacking, by_lang(s, aspect->name, aspect->name_en));
        }
        return;
    }
    vec_push(s->a, &r->evidence, quote(s, f->title, ROLE_PREAMBLE, STR("")));
    for (uint32_t i = 0; i < item->aspects.n; i++) {
        bool shown = false;
        for (uint32_t k = s->item_hits[index]; k < s->item_hits[index + 1] && !shown;
             k++) {
            const struct hit *h = &s->in->hits->list.at[k];
            shown =
                h->use == USE_ASPECT && h->index == i && span_holds(f->title, h->head);
        }
        good += shown;
        if (!shown) {
            struct str name =
                by_lang(s, item->aspects.at[i].name, item->aspects.at[i].name_en);
            vec_push(s->a, &r->lacking, name);
        }
    }
    bool full = good == item->aspects.n;
    conclude(r, full ? VERDICT_PRESENT : VERDICT_WEAK,
             weak_points(s, r, good, item->aspects.n),
             full ? str_of(say("subject, year and document type are in the title"))
                  : str_of(say("the title is incomplete")));
}

// The opening paragraph, not the title or the addressee before it.
static bool in_opening(const struct doc *d, const struct sentence *s)
{
    return s->role == ROLE_PREAMBLE && d->paras.at[s->para].kind == PARA_BODY;
}

static uint32_t han_of_opening(const struct doc *d, uint32_t *first)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        if (in_opening(d, &d->sentences.at[i])) {
            *first = n == 0 ? i : *first;
            n += han_in(d, d->sentences.at[i].span);
        }
    }
    return n;
}

void judge_lead(struct state *s, uint32_t index, struct item_result *r)
{
    const struct item *item = rule_of(s, index);
    uint32_t good = 0;
    uint32_t first_sentence = 0;
    uint32_t han = han_of_opening(s->doc, &first_sentence);
    for (uint32_t i = 0; i < item->aspects.n; i++) {
        const struct hit *first = NULL;
        for (uint32_t k = s->item_hits[index]; k < s->item_hits[index + 1] && !first;
             k++) {
            const struct hit *h = &s->in->hits->list.at[k];
            if (h->use == USE_ASPECT && h->index == i &&
                in_opening(s->doc, &s->doc->sentences.at[h->sentence])) {
                first = h;
            }
        }
        struct str name =
            by_lang(s, item->aspects.at[i].name, item->aspects.at[i].name_en);
        if (first) {
            good++;
            add_evidence(s, r, first->span, first->sentence, name);
        } else {
            vec_push(s->a, &r->lacking, name);
        }
    }
    bool full = good == item->aspects.n;
    if (good == 0 && han >= item->min_chars) {
        add_evidence(s, r, s->doc->sentences.at[first_sentence].span, first_sentence,
                     STR(""));
    }
    if (full || good > 0 || han >= item->min_chars) {
        conclude(r, full ? VERDICT_PRESENT : VERDICT_WEAK,
                 weak_points(s, r, good, item->aspects.n),
                 full ? str_of(say("the opening is complete"))
                      : str_of(say("the opening is incomplete")));
    } else {
        conclude(r, VERDICT_MISSING, 0, str_of(say("there is no opening paragraph")));
    }
}

// The days between which the item wants the report dated; both ends may be open.
static bool in_time(const struct item *item, const struct facts *f)
{
    int date = f->date_year * 10000 + f->date_month * 100 + f->date_day;
    int from = f->year * 10000 + (int)item->dated_from;
    int until = (f->year + 1) * 10000 + (int)item->dated_until;
    return f->year == 0 || ((item->dated_from == 0 || date >= from) &&
                            (item->dated_until == 0 || date <= until));
}

static struct str wanted_date(const struct state *s, const struct item *item)
{
    uint32_t from = item->dated_from, until = item->dated_until;
    return from && until
               ? arena_fmt(s->a,
                           say("a date from %02u-%02u of the year to %02u-%02u of the "
                               "next"),
                           from / 100, from % 100, until / 100, until % 100)
           : from ? arena_fmt(s->a, say("a date from %02u-%02u of the year on"),
                              from / 100, from % 100)
                  : arena_fmt(s->a, say("a date up to %02u-%02u of the next year"),
                              until / 100, until % 100);
}

void judge_signature(struct state *s, uint32_t index, struct item_result *r)
{
    const struct facts *f = &s->doc->facts;
    const struct item *item = rule_of(s, index);
    bool dated = f->date_year > 0;
    bool good_date = dated && in_time(item, f);
    const struct {
        struct span span;
        bool good;
        const char *name, *lacking;
    } parts[] = {
        {f->addressee, !span_empty(f->addressee), say("addressee"),
         say("addressee (主送机关)")},
        {f->signature, !span_empty(f->signature), say("signature"),
         say("signature (署名)")},
        {f->date_span, good_date, say("date"),
         dated ? wanted_date(s, item).p : say("date (成文日期)")},
    };
    uint32_t good = 0;
    uint32_t any = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        good += parts[i].good;
        any += !span_empty(parts[i].span);
        if (!span_empty(parts[i].span)) {
            vec_push(s->a, &r->evidence,
                     quote(s, parts[i].span, ROLE_SIGNATURE, str_of(parts[i].name)));
        }
        if (!parts[i].good) {
            lacks(s, r, parts[i].lacking);
        }
    }
    // Web copies often drop the addressee: signature and date carry the item.
    bool full = parts[1].good && parts[2].good;
    conclude(r,
             full  ? VERDICT_PRESENT
             : any ? VERDICT_WEAK
                   : VERDICT_MISSING,
             weak_points(s, r, good, 3),
             full  ? str_of(say("signature and date are there"))
             : any ? str_of(say("signature, date or addressee is lacking"))
                   : str_of(say("neither addressee nor signature nor date")));
}
