// judge.c: one report, item by item, then its score.
#include "judge/state.h"

#include "base/utf8.h"

static judge_fn *const procedures[KIND_N] = {
    [KIND_CONTENT] = judge_content,   [KIND_SECTION] = judge_section,
    [KIND_PROBLEMS] = judge_problems, [KIND_CAUSES] = judge_causes,
    [KIND_DUTY] = judge_duty,         [KIND_PLAN] = judge_plan,
    [KIND_OTHER] = judge_other,       [KIND_TITLE] = judge_title,
    [KIND_LEAD] = judge_lead,         [KIND_SIGNATURE] = judge_signature,
    [KIND_ANSWERS] = judge_answers,   [KIND_DENSITY] = judge_density,
};

static void put_facts(struct state *s)
{
    const struct doc *d = s->doc;
    const struct facts *f = &d->facts;
    struct report *out = s->out;
    struct ustr title = doc_units(d, f->title);
    struct ustr issuer = doc_units(d, f->issuer);
    out->title = units_to_utf8(s->a, title.p, title.n);
    out->issuer = units_to_utf8(s->a, issuer.p, issuer.n);
    out->body = s->in->pack->bodies.at[s->body].id;
    out->body_name = by_lang(s, s->in->pack->bodies.at[s->body].name,
                             s->in->pack->bodies.at[s->body].name_en);
    out->year = f->year;
    out->date = f->date_year ? arena_fmt(s->a, "%04d-%02d-%02d", f->date_year,
                                         f->date_month, f->date_day)
                             : STR("");
    out->genre = by_lang(s, f->genre, f->genre_en);
    out->genre_ok = f->genre.n == 0;
    out->encoding = d->text->encoding;
    out->script = d->text->script;
    out->damage = d->text->damage;
    out->characters = han_in(d, (struct span){0, d->n});
    out->judged = true;
}

static void put_sections(struct state *s)
{
    const struct doc *d = s->doc;
    for (uint32_t i = 1; i < d->sections.n; i++) {
        const struct section *in = &d->sections.at[i];
        struct ustr heading = doc_units(d, in->heading);
        struct outline_entry entry = {
            .role = in->role,
            .heading = units_to_utf8(s->a, heading.p, heading.n),
            .at = text_position(d->text, doc_raw(d, in->heading.start)),
            .level = in->level,
        };
        vec_push(s->a, &s->out->sections, entry);
    }
}

static void index_hits(struct state *s)
{
    const struct hits *hits = s->in->hits;
    uint32_t n = s->in->pack->items.n;
    s->item_hits = arena_array(s->a, uint32_t, n + 1);
    s->item_friends = arena_array(s->a, bool, n + 1);
    s->facts = arena_array(s->a, struct sentence_facts, s->doc->sentences.n + 1);
    for (uint32_t i = 0; i < hits->list.n; i++) {
        const struct hit *h = &hits->list.at[i];
        if (h->use == USE_FRIEND || h->use == USE_FRIEND_SENTENCE) {
            s->item_friends[h->item] = true;
        }
    }
    uint32_t at = 0;
    for (uint32_t i = 0; i <= n; i++) {
        while (at < hits->list.n && hits->list.at[at].item < i) {
            at++;
        }
        s->item_hits[i] = at;
    }
}

static void find_owners(struct state *s)
{
    const struct pack *pack = s->in->pack;
    s->group_of = arena_array(s->a, uint32_t, pack->items.n + 1);
    s->owners = arena_array(s->a, struct sentence_owner, s->doc->sentences.n + 1);
    for (uint32_t i = 0; i < pack->items.n; i++) {
        for (uint32_t g = 0; g < pack->groups.n && g < 32; g++) {
            if (str_eq(pack->groups.at[g].id, pack->items.at[i].group)) {
                s->group_of[i] = g;
            }
        }
    }
    for (uint32_t i = 0; i < s->in->hits->list.n; i++) {
        const struct hit *h = &s->in->hits->list.at[i];
        struct sentence_owner *o = &s->owners[h->sentence];
        if (h->use == USE_CORE && pack->items.at[h->item].kind == KIND_CONTENT) {
            o->groups |= UINT32_C(1) << s->group_of[h->item];
            o->item =
                o->item == 0 || o->item == h->item + 1 ? h->item + 1 : OWNER_SEVERAL;
        }
    }
}

static bool any_hit(const struct state *s, uint32_t item, enum use use)
{
    for (uint32_t i = s->item_hits[item]; i < s->item_hits[item + 1]; i++) {
        if (s->in->hits->list.at[i].use == use) {
            return true;
        }
    }
    return false;
}

// The report itself says that this is not its business: 本馆不具有行政执法主体资格.
static bool says_not_applicable(const struct state *s, uint32_t item)
{
    for (uint32_t i = s->item_hits[item]; i < s->item_hits[item + 1]; i++) {
        const struct hit *h = &s->in->hits->list.at[i];
        enum role role = s->doc->sentences.at[h->sentence].role;
        if (h->use == USE_WHEN_NOT && role != ROLE_PLAN && role != ROLE_SHORTCOMINGS) {
            return true;
        }
    }
    return false;
}

// NULL: the item is asked of this report; else why not.
static const char *not_asked(const struct state *s, uint32_t index)
{
    const struct item *item = &s->in->pack->items.at[index];
    enum applies how = item->applies[s->body];
    uint32_t year =
        (uint32_t)s->doc->facts.year; // 0 = unknown: no edition is ruled out
    if (how == APPLIES_NOT) {
        return say("not asked of this kind of agency");
    }
    if (year && (year < item->from || (item->until && year > item->until))) {
        return say("not asked in reports for this year");
    }
    if (says_not_applicable(s, index)) {
        return say("the report says that it does not concern the agency");
    }
    bool touched = how != APPLIES_CONDITIONAL || item->when.n == 0 ||
                   any_hit(s, index, USE_WHEN) || any_hit(s, index, USE_CORE) ||
                   any_hit(s, index, USE_SHOWN) || any_hit(s, index, USE_NIL);
    return touched ? NULL : say("nothing in the report calls for it");
}

static void put_basis(struct state *s, const struct item *item, struct item_result *r)
{
    for (uint32_t i = 0; i < item->basis.n; i++) {
        const struct basis *b = &item->basis.at[i];
        struct str text =
            arena_fmt(s->a, "《%s》%s%s%s%s", b->document.p, b->number.n ? " " : "",
                      b->number.n ? b->number.p : "", b->article.n ? " " : "",
                      b->article.n ? b->article.p : "");
        if (!b->checked) {
            text =
                arena_fmt(s->a, "%s%s", text.p, say(" (not checked against the text)"));
        }
        vec_push(s->a, &r->basis, text);
    }
}

// A limit that was hit while an item was looked for leaves it unknown, unless it was
// found.
static void mark_unknown(const struct state *s, uint32_t index, struct item_result *r)
{
    for (uint32_t i = 0; i < s->in->hits->gave_up.n; i++) {
        if (s->in->hits->gave_up.at[i].item == index && r->verdict != VERDICT_PRESENT) {
            r->verdict = VERDICT_UNKNOWN;
            r->points_h = 0;
            r->reason = str_of(say("could not be judged: a search limit was reached"));
            return;
        }
    }
}

// Where to look: the best evidence, else the item's section, else the title, else
// line 1.
static void put_place(const struct state *s, const struct item *item,
                      struct item_result *r)
{
    const struct section *section = section_of_role(s->doc, item->role);
    struct span where = section ? section->heading : s->doc->facts.title;
    struct position p = text_position(s->doc->text, doc_raw(s->doc, where.start));
    r->at = r->evidence.n ? r->evidence.at[0].at : p;
}

static void judge_item(struct state *s, uint32_t index)
{
    const struct item *item = &s->in->pack->items.at[index];
    struct item_result *r = &s->out->items.at[index];
    if (s->in->set_aside && s->in->set_aside[index].n) {
        r->verdict = VERDICT_NOT_APPLICABLE;
        r->reason = s->in->set_aside[index];
        put_place(s, item, r);
        return;
    }
    const char *why = not_asked(s, index);
    if (why) {
        r->verdict = VERDICT_NOT_APPLICABLE;
        r->reason = str_of(why);
        put_place(s, item, r);
        return;
    }
    procedures[item->kind](s, index, r);
    mark_unknown(s, index, r);
    if (r->verdict == VERDICT_PRESENT) {
        r->lacking.n = 0;
        r->has_nearest = false;
    }
    put_place(s, item, r);
}

static void prepare_items(struct state *s)
{
    const struct pack *pack = s->in->pack;
    for (uint32_t i = 0; i < pack->items.n; i++) {
        const struct item *item = &pack->items.at[i];
        struct item_result *r = vec_add(s->a, &s->out->items);
        *r = (struct item_result){
            .id = item->id,
            .name = by_lang(s, item->name, item->name_en),
            .group = item->group,
            .verdict = VERDICT_MISSING,
            .mandatory = item->mandatory_section,
            .weight_h = item->weight_h[s->body],
            .advice = by_lang(s, item->advice, item->advice_en),
            .model = by_lang(s, item->model, item->model_en),
            .reason = STR(""),
        };
        put_basis(s, item, r);
    }
}

void judge_report(struct arena *a, const struct judge_input *in, struct report *out)
{
    evidence_uses used = {0};
    struct state s = {.a = a, .in = in, .doc = in->doc, .out = out, .used = &used};
    int body = pack_body(in->pack, in->doc->facts.body);
    s.body = body < 0 ? 0 : body;
    index_hits(&s);
    find_owners(&s);
    s.own_year = tells_own_year(s.doc);
    find_points(&s);
    put_facts(&s);
    put_sections(&s);
    prepare_items(&s);
    for (uint32_t i = 0; i < in->pack->items.n; i++) {
        if (in->pack->items.at[i].kind != KIND_DUTY) {
            judge_item(&s, i);
        }
    }
    if (in->second) {
        second_read(&s);
    }
    for (uint32_t i = 0; i < in->pack->items.n; i++) { // these look at the others
        if (in->pack->items.at[i].kind == KIND_DUTY) {
            judge_item(&s, i);
        }
    }
    if (in->likely) {
        doubt_lost(&s);
    }
    score_report(&s);
}
