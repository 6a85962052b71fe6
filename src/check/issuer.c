// issuer.c: title, signature and the names the agency gives itself.
#include "base/utf8.h"
#include "check/state.h"

enum { NAME_LEAST = 4, PLACE_LEAST = 2, PLACE_MOST = 3 };

void check_title_type(struct state *s)
{
    const struct doc *d = s->doc;
    struct span title = d->facts.title, hit;
    if (title.end - title.start < NAME_LEAST || d->facts.genre.n) {
        return;
    }
    uint32_t end = title.end;
    if (d->unit[end - 1] == ')') { // (2024年度)
        while (end > title.start && d->unit[end - 1] != '(') {
            end--;
        }
        end -= end > title.start;
    }
    for (uint32_t i = title.start; i < end; i++) {
        if (term_at(d, &s->terms->words, i, end, &hit) && hit.end == end) {
            return;
        }
    }
    found(s, title, STR(""), STR(""), STR(""));
}

// True when the characters of the shorter stand in the longer, in order: an
// abbreviation.
static bool abbreviates(struct ustr x, struct ustr y)
{
    struct ustr brief = x.n < y.n ? x : y, whole = x.n < y.n ? y : x;
    size_t k = 0;
    for (size_t i = 0; i < whole.n && k < brief.n; i++) {
        k += whole.p[i] == brief.p[k];
    }
    return k == brief.n;
}

void check_issuers(struct state *s)
{
    const struct doc *d = s->doc;
    struct span title = d->facts.issuer;
    if (title.end > d->facts.title.end || title.start < d->facts.title.start ||
        title.end - title.start < NAME_LEAST) {
        return;
    }
    for (uint32_t i = 0; i < d->paras.n; i++) {
        const struct para *p = &d->paras.at[i];
        bool name =
            p->kind == PARA_SIGNATURE && p->span.end - p->span.start >= NAME_LEAST;
        if (name && abbreviates(doc_units(d, title), doc_units(d, p->span))) {
            return;
        }
    }
    for (uint32_t i = 0; i < d->paras.n; i++) {
        const struct para *p = &d->paras.at[i];
        if (p->kind == PARA_SIGNATURE && p->span.end - p->span.start >= NAME_LEAST) {
            found(s, p->span, text_of(s, p->span), text_of(s, title), STR(""));
            return;
        }
    }
}

static bool holds(struct ustr where, struct ustr what)
{
    for (size_t i = 0; i + what.n <= where.n; i++) {
        if (memcmp(where.p + i, what.p, what.n * sizeof *what.p) == 0) {
            return true;
        }
    }
    return false;
}

// 我镇 in the report of an office: what stands behind 我 must stand in the issuer's
// name. 我县, 我区, 我市 are the place; they count only when the name holds another.
void check_self_name(struct state *s)
{
    const struct doc *d = s->doc;
    struct ustr issuer = doc_units(d, d->facts.issuer);
    struct span hit;
    for (uint32_t i = 0; i < d->n && issuer.n >= NAME_LEAST; i++) {
        if (d->unit[i] != u'我' || !term_at(d, &s->terms->words, i, d->n, &hit)) {
            continue;
        }
        struct ustr what = doc_units(d, (struct span){i + 1, hit.end});
        struct span sentence = sentence_at(d, i);
        bool own = holds(issuer, what);
        bool place = term_at(d, &s->terms->second, i, d->n, &hit);
        bool placed = holds(issuer, (struct ustr){u"县", 1}) !=
                      holds(issuer, (struct ustr){u"区", 1});
        if (!own && (!place || placed) && !in_quotes(d, sentence, i) &&
            !term_in(d, &s->terms->unless, sentence)) {
            found(s, hit.end > i ? hit : (struct span){i, i + 2},
                  text_of(s, (struct span){i, i + 1 + (uint32_t)what.n}),
                  text_of(s, d->facts.issuer), STR(""));
        }
    }
}

// The place at the head of the issuer's name: 梓渡县 of 梓渡县水利局, 石塔乡 of
// 禾岭县石塔乡人民政府 (the last of several).
static struct span own_place(const struct doc *d)
{
    struct span issuer = d->facts.issuer, place = {issuer.start, issuer.start};
    for (uint32_t i = issuer.start + 1; i < issuer.end; i++) {
        uint16_t u = d->unit[i];
        bool kind = u == u'县' || u == u'区' || u == u'镇' || u == u'乡';
        uint32_t start = place.end > place.start ? place.end : issuer.start;
        if (kind && i - start >= PLACE_LEAST && i - start <= PLACE_MOST + 3) {
            place = (struct span){start, i + 1};
        }
    }
    return place;
}

// A place of the own kind at the beginning of a clause; no character of `characters`
// stands in the name of one.
static bool other_place(const struct state *s, uint32_t at, struct span own,
                        struct span *name)
{
    const struct doc *d = s->doc;
    uint16_t kind = d->unit[own.end - 1];
    for (uint32_t n = 0; n <= PLACE_MOST && at + n + 1 < d->n; n++) {
        uint16_t u = d->unit[at + n];
        if (n >= PLACE_LEAST && u == kind) {
            *name = (struct span){at, at + n + 1};
            return true;
        }
        for (size_t k = 0; k < s->terms->characters.n; k++) {
            if (u == s->terms->characters.p[k]) {
                return false;
            }
        }
        if (!unit_is_han(u)) {
            return false;
        }
    }
    return false;
}

// What stands behind the place: the tail of the issuer's name, or one of `second`.
enum acting { ACTS_NOT, ACTS_PERHAPS, ACTS };

static enum acting acts(const struct state *s, uint32_t at, struct span own)
{
    const struct doc *d = s->doc;
    struct ustr tail = doc_units(d, (struct span){own.end, d->facts.issuer.end});
    struct span hit;
    if (tail.n >= 2 && at + tail.n < d->n &&
        memcmp(d->unit + at, tail.p, tail.n * sizeof *tail.p) == 0) {
        return ACTS;
    }
    return term_at(d, &s->terms->second, at, d->n, &hit) ? ACTS_PERHAPS : ACTS_NOT;
}

static void judge_place(struct state *s, struct span name, struct span own)
{
    const struct doc *d = s->doc;
    struct ustr issuer = doc_units(d, d->facts.issuer);
    struct ustr bare = doc_units(d, (struct span){name.start, name.end - 1});
    enum acting how = acts(s, name.end, own);
    if (how == ACTS_NOT || holds(issuer, bare) || term_in(d, &s->terms->words, name)) {
        return;
    }
    s->hint = how == ACTS_PERHAPS;
    found(s, clause_at(d, sentence_at(d, name.start), name.start), text_of(s, name),
          text_of(s, own), STR(""));
}

void check_other_name(struct state *s)
{
    const struct doc *d = s->doc;
    struct span own = own_place(d), name;
    if (own.end == own.start ||
        d->facts.issuer.end - d->facts.issuer.start < NAME_LEAST) {
        return;
    }
    for (uint32_t i = 1; i + PLACE_MOST + 2 < d->n; i++) {
        if (is_clause_end(d->unit[i - 1]) && other_place(s, i, own, &name)) {
            judge_place(s, name, own);
        }
    }
}
