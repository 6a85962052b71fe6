// check.c: one report, check by check.
#include "check/check.h"

#include "base/mask.h"
#include "check/state.h"

#include <stdlib.h>

static check_fn *const procedures[CHECK_N] = {
    [CHECK_WORDS] = check_words,
    [CHECK_PLACEHOLDER] = check_placeholder,
    [CHECK_NAMES] = check_names,
    [CHECK_HEADING_YEAR] = check_heading_year,
    [CHECK_LEAD_YEAR] = check_lead_year,
    [CHECK_SIGNED_EARLY] = check_signed_early,
    [CHECK_SIGNED_LATE] = check_signed_late,
    [CHECK_TOO_NEW] = check_too_new,
    [CHECK_OUTDATED] = check_outdated,
    [CHECK_TITLE_TYPE] = check_title_type,
    [CHECK_ISSUERS] = check_issuers,
    [CHECK_SELF_NAME] = check_self_name,
    [CHECK_OTHER_NAME] = check_other_name,
    [CHECK_ORDER] = check_order,
    [CHECK_PARTS] = check_parts,
    [CHECK_FINES] = check_fines,
    [CHECK_ROW_SUM] = check_row_sum,
    [CHECK_BALANCE] = check_balance,
    [CHECK_RATE] = check_rate,
    [CHECK_RATE_ABOVE] = check_rate_above,
    [CHECK_DISAGREE] = check_disagree,
    [CHECK_NOT_MORE] = check_not_more,
    [CHECK_VAGUE_NUMBER] = check_vague_number,
    [CHECK_MIXED_UNITS] = check_mixed_units,
    [CHECK_BARE_NUMBER] = check_bare_number,
    [CHECK_CONTRAST] = check_contrast,
    [CHECK_REPEAT] = check_repeat,
    [CHECK_NUMBERING] = check_numbering,
    [CHECK_FURNITURE] = check_furniture,
    [CHECK_SLOGANS] = check_slogans,
    [CHECK_OFF_TOPIC] = check_off_topic,
    [CHECK_ID_NUMBER] = check_id_number,
    [CHECK_MOBILE] = check_mobile,
    [CHECK_BANK_CARD] = check_bank_card,
    [CHECK_ADDRESS] = check_address,
    [CHECK_PERSON] = check_person,
    [CHECK_REMINDER] = check_reminder,
    [CHECK_OTHER_REPORT] = NULL,
};

static void prepare_one(struct arena *a, fold_fn *fold, const struct check *c,
                        struct check_terms *out)
{
    terms_prepare(a, fold, &c->words, &out->words);
    terms_prepare(a, fold, &c->second, &out->second);
    terms_prepare(a, fold, &c->unless, &out->unless);
    out->characters = fold(a, c->characters);
    for (uint32_t i = 0; i < c->pairs.n; i++) {
        struct pair_terms *p = vec_add(a, &out->pairs);
        terms_prepare(a, fold, &c->pairs.at[i].more, &p->more);
        terms_prepare(a, fold, &c->pairs.at[i].less, &p->less);
    }
}

static void join_first(uint64_t *all, const struct term_list *terms)
{
    for (int i = 0; i < 64; i++) {
        all[i] |= terms->first[i];
    }
}

const struct check_words *check_prepare(struct arena *a, const struct pack *pack,
                                        fold_fn *fold)
{
    struct check_words *w = arena_new(a, struct check_words);
    for (uint32_t i = 0; i < pack->checks.n; i++) {
        prepare_one(a, fold, &pack->checks.at[i], vec_add(a, &w->checks));
    }
    for (uint32_t i = 0; i < pack->calendar.n; i++) {
        struct term_list *terms = vec_add(a, &w->calendar);
        terms_prepare(a, fold, &pack->calendar.at[i].term, terms);
        join_first(w->calendar_first, terms);
    }
    for (uint32_t i = 0; i < pack->names.n; i++) {
        struct term_list *terms = vec_add(a, &w->names);
        terms_prepare(a, fold, &pack->names.at[i].wrong, terms);
        join_first(w->names_first, terms);
    }
    return w;
}

static bool applies(const struct state *s, const struct check *c)
{
    int body = pack_body(s->in->pack, s->doc->facts.body);
    return !c->off && (c->bodies == 0 || body < 0 || (c->bodies >> body & 1));
}

// Says with the last finding that was kept how many more there are.
static void say_rest(struct state *s)
{
    if (s->found > s->kept && s->kept) {
        struct finding *last = &s->out->findings.at[s->out->findings.n - 1];
        struct str more = arena_fmt(s->a, say(" (and %u more)"), s->found - s->kept);
        last->message =
            arena_fmt(s->a, "%.*s%s", (int)last->message.n, last->message.p, more.p);
    }
}

static int by_weight(const void *x, const void *y)
{
    const struct finding *a = x, *b = y;
    if (a->severity != b->severity) {
        return a->severity > b->severity ? -1 : 1;
    }
    if (a->at.line != b->at.line) {
        return a->at.line < b->at.line ? -1 : 1;
    }
    if (a->at.column != b->at.column) {
        return a->at.column < b->at.column ? -1 : 1;
    }
    int order = strcmp(a->id.p, b->id.p);
    return order ? order : strcmp(a->message.p, b->message.p);
}

static void mask_facts(struct arena *a, struct report *out)
{
    out->title = mask_private(a, out->title);
    out->issuer = mask_private(a, out->issuer);
    for (uint32_t i = 0; i < out->sections.n; i++) {
        struct str *heading = &out->sections.at[i].heading;
        *heading = mask_private(a, *heading);
    }
}

void check_document(struct arena *a, const struct check_input *in, struct report *out)
{
    struct state s = {.a = a, .in = in, .doc = in->doc, .out = out};
    for (uint32_t i = 0; i < in->pack->checks.n; i++) {
        s.check = &in->pack->checks.at[i];
        s.terms = &in->words->checks.at[i];
        s.found = s.kept = 0;
        if (procedures[s.check->kind] && applies(&s, s.check)) {
            procedures[s.check->kind](&s);
            say_rest(&s);
        }
    }
    if (out->findings.n) {
        qsort(out->findings.at, out->findings.n, sizeof *out->findings.at, by_weight);
    }
    mask_facts(a, out);
}
