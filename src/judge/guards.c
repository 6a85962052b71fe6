// guards.c: whether a hit counts, and if not, why.
#include "judge/state.h"

#include "base/utf8.h"

static bool is_clause_end(uint16_t u)
{
    return u == ',' || u == ':' || u == ';' || u == 0x3002 || u == '!' || u == '?' ||
           u == '\n';
}

struct span clause_around(const struct doc *d, struct span sentence, struct span at)
{
    struct span c = at;
    while (c.start > sentence.start && !is_clause_end(d->unit[c.start - 1])) {
        c.start--;
    }
    while (c.end < sentence.end && !is_clause_end(d->unit[c.end])) {
        c.end++;
    }
    return c;
}

static struct verdict_on_hit refused(const char *guard, struct str said)
{
    return (struct verdict_on_hit){.guard = guard, .guard_said = said};
}

static struct verdict_on_hit by_section(const struct item *item, enum role role)
{
    struct verdict_on_hit v = {.counts = true, .guard = ""};
    if (item->where >> role & 1) {
        return v;
    }
    if (item->where_weak >> role & 1) {
        v.weak_only = true;
        return v;
    }
    if (role == ROLE_SHORTCOMINGS) {
        return refused("shortcomings",
                       str_of(say("stands only among the shortcomings")));
    }
    if (role == ROLE_PLAN) {
        return refused("planned", str_of(say("is only planned")));
    }
    return refused("section", str_of(say("stands in a part where it does not count")));
}

static bool only_in_title(const struct doc *d, struct span head)
{
    uint32_t low = 0, high = d->named.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->named.at[middle].span.start <= head.start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && head.start < d->named.at[low - 1].span.end &&
           !d->named.at[low - 1].made;
}

// A report tells its agency's own deeds and leaves the subject out. A sentence that
// opens with the name of another (某公司) tells that one's, unless a word before it
// makes it the object: 会同, 指导, 为 …
static bool of_another(const struct doc *d, const struct guard_words *w,
                       struct span sentence, struct span hit)
{
    enum { OPENING = 16 };
    struct span start = {sentence.start, sentence.start}, found, word;
    struct span opening = clause_around(d, sentence, start);
    if (opening.end - opening.start > OPENING) {
        opening.end = opening.start + OPENING;
    }
    if (!cue_in(d, &w->subject, opening, &found) || hit.start < found.start) {
        return false;
    }
    opening.end = found.end;
    return !cue_in(d, &w->unless, opening, &word);
}

static bool holds_figure(const struct doc *d, struct span span)
{
    uint32_t low = 0, high = d->figures.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->figures.at[middle].span.start < span.start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < d->figures.n && d->figures.at[low].span.start < span.end;
}

static bool guard_holds(const struct state *s, uint32_t i, const struct hit *hit,
                        struct span clause)
{
    const struct doc *d = s->doc;
    const struct guard *g = &s->in->pack->guards.at[i];
    const struct guard_words *w = &s->in->words->guards.at[i];
    struct span sentence = d->sentences.at[hit->sentence].span;
    struct span scope = g->sentence ? sentence : clause;
    struct span before = {scope.start, hit->head.start};
    struct span after = {hit->head.end, scope.end};
    struct span found;
    if (g->subject.n && of_another(d, w, sentence, hit->head)) {
        return true;
    }
    if (g->unless_figure && holds_figure(d, clause)) {
        return false;
    }
    if (g->before_within && before.end - before.start > g->before_within) {
        before.start = before.end - g->before_within;
    }
    if (g->after_within && after.end > after.start &&
        after.end - after.start > g->after_within) {
        after.end = after.start + g->after_within;
    }
    bool holds = cue_in(d, &w->before, before, &found) ||
                 cue_in(d, &w->after, after, &found) ||
                 cue_around(d, &w->around, scope, hit->head);
    return holds && !cue_in(d, &w->unless, scope, &found);
}

static bool friend_near(const struct state *s, uint32_t item, const struct hit *hit,
                        struct span clause)
{
    const struct hit *list = s->in->hits->list.at;
    uint32_t from = s->item_hits[item], end = s->item_hits[item + 1], last = end;
    while (from < last) { // hits of one sentence stand together
        uint32_t middle = from + (last - from) / 2;
        if (list[middle].sentence < hit->sentence) {
            from = middle + 1;
        } else {
            last = middle;
        }
    }
    for (uint32_t i = from; i < end && list[i].sentence == hit->sentence; i++) {
        const struct hit *other = &list[i];
        if (other->use == USE_FRIEND_SENTENCE ||
            (other->use == USE_FRIEND && other->span.start < clause.end &&
             clause.start < other->span.end)) {
            return true;
        }
    }
    return false;
}

// The year that begins at `i`, as 2022年; 0 when none does.
static int year_at(const struct doc *d, struct span s, uint32_t i)
{
    int year = 0;
    for (uint32_t k = 0; k < 4; k++) {
        if (i + k >= s.end || !unit_is_digit(d->unit[i + k])) {
            return 0;
        }
        year = year * 10 + d->unit[i + k] - '0';
    }
    bool is_year = i + 4 < s.end && d->unit[i + 4] == 0x5E74; // 年
    return is_year && year >= 1990 && year < 2100 ? year : 0;
}

// Does the year only date something else: 2022年以来, 2021年定下的安排?
static bool dates_something(const struct doc *d, struct span s, uint32_t i)
{
    enum { REACH = 9 };
    static const uint16_t after[] = {0x4EE5, 0x8D77, 0x81F3, 0x7684}; // 以(来) 起 至 的
    for (uint32_t k = i + 5; k < s.end && k < i + REACH; k++) {
        for (size_t w = 0; w < sizeof after / sizeof *after; w++) {
            if (d->unit[k] == after[w]) {
                return true;
            }
        }
    }
    return false;
}

// At the head of the sentence, or as 已于2023年, 在2023年.
static bool opens_with_year(const struct doc *d, struct span s, uint32_t i)
{
    return i == s.start || d->unit[i - 1] == 0x4E8E ||
           d->unit[i - 1] == 0x5728; // 于 在
}

// Does the measures part date any of its own deeds? Where it does not, a year at the
// head of a sentence is more likely a slip of the pen (X01 finds those) than another
// year's work.
bool tells_own_year(const struct doc *d)
{
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const struct sentence *s = &d->sentences.at[i];
        bool measures =
            s->role == ROLE_ACHIEVEMENTS || s->role == ROLE_FIRST_RESPONSIBLE;
        for (uint32_t k = s->span.start; measures && !s->heading && k < s->span.end;
             k++) {
            int year = year_at(d, s->span, k);
            if (year && year == d->facts.year) {
                return true;
            }
        }
    }
    return false;
}

// A sentence that opens with another year, and names the report's own nowhere, tells
// that year's work: 2022年编制清单18项. Next year's is a plan. "Since 2022" is not
// meant; nor, in a report that dates nothing of its own, a year close by.
enum { LONG_AGO = 6 }; // years: no slip of the pen
static int other_year(const struct state *s, struct span sentence)
{
    const struct doc *d = s->doc;
    int first = 0;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        int year = year_at(d, sentence, i);
        if (year && year == d->facts.year) {
            return 0;
        }
        bool slip = !s->own_year && year > d->facts.year - LONG_AGO;
        if (year && !slip && opens_with_year(d, sentence, i) &&
            !dates_something(d, sentence, i)) {
            first = year;
        }
    }
    return first;
}

// The guards of which a cue stands in the sentence: the others cannot hold there.
static uint64_t guards_of(const struct state *s, struct span sentence)
{
    const struct judge_words *w = s->in->words;
    uint64_t maybe = 0, guards = 0;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        maybe |= w->guards_from[s->doc->unit[i] % UNITS_OF_FILTER];
    }
    for (uint32_t i = 0; i < w->guards.n && i < GUARDS_OF_FILTER && maybe; i++) {
        const struct guard_words *g = &w->guards.at[i];
        struct span found;
        if ((maybe >> i & 1) && (cue_in(s->doc, &g->before, sentence, &found) ||
                                 cue_in(s->doc, &g->after, sentence, &found) ||
                                 cue_in(s->doc, &g->subject, sentence, &found) ||
                                 cue_head_in(s->doc, &g->around, sentence))) {
            guards |= UINT64_C(1) << i;
        }
    }
    return guards;
}

static const struct sentence_facts *facts_of(const struct state *s, uint32_t sentence)
{
    struct sentence_facts *f = &s->facts[sentence];
    if (!f->known) {
        struct span span = s->doc->sentences.at[sentence].span;
        *f = (struct sentence_facts){true, other_year(s, span), guards_of(s, span)};
    }
    return f;
}

// By the words around the hit.
static struct verdict_on_hit by_words(const struct state *s, uint32_t item,
                                      const struct hit *hit, uint64_t guards)
{
    const struct pack *pack = s->in->pack;
    struct verdict_on_hit none = {.counts = true, .guard = ""};
    if (!guards && !s->item_friends[item] && pack->guards.n <= GUARDS_OF_FILTER) {
        return none;
    }
    struct span sentence = s->doc->sentences.at[hit->sentence].span;
    struct span clause = clause_around(s->doc, sentence, hit->head);
    if (s->item_friends[item] && friend_near(s, item, hit, clause)) {
        return refused("friend", str_of(say("is about something else")));
    }
    for (uint32_t i = 0; i < pack->guards.n; i++) {
        const struct guard *g = &pack->guards.at[i];
        if ((i < GUARDS_OF_FILTER && !(guards >> i & 1)) ||
            (hit->use == USE_NIL && str_starts(g->name, "negated"))) {
            continue;
        }
        if (guard_holds(s, i, hit, clause)) {
            return refused(g->name.p, by_lang(s, g->say, g->say_en));
        }
    }
    return none;
}

struct verdict_on_hit hit_verdict(const struct state *s, uint32_t item,
                                  const struct hit *hit)
{
    const struct item *rule = &s->in->pack->items.at[item];
    const struct sentence *sentence = &s->doc->sentences.at[hit->sentence];
    struct verdict_on_hit v = by_section(rule, sentence->role);
    if (!v.counts) {
        return v;
    }
    if (sentence->heading && s->doc->sections.at[sentence->section].level <= 1) {
        return refused("heading", str_of(say("stands only in a main heading")));
    }
    if (only_in_title(s->doc, hit->head)) {
        return refused("title", str_of(say("is only the name of a document")));
    }
    const struct sentence_facts *facts = facts_of(s, hit->sentence);
    if (facts->other_year) {
        return facts->other_year > s->doc->facts.year
                   ? refused("planned", str_of(say("is only planned")))
                   : refused("other-year", str_of(say("is about another year")));
    }
    struct verdict_on_hit words = by_words(s, item, hit, facts->guards);
    return words.counts ? v : words;
}
