// roles.c: roles from words.
#include "parse/roles.h"

#include "parse/numeral.h"

enum {
    HITS_MAX = 24,
    AROUND_UNITS =
        16, // a role's heading is not longer than its words and so many units
    WORDING_UNITS = 80, // a wording with its gaps is rarely longer
    OPENING_UNITS = 16, // a plan cue stands in the opening of its sentence
};

static uint32_t length_of(struct span s)
{
    return s.end - s.start;
}

static bool overlap(struct span s, struct span t)
{
    return s.start < t.end && t.start < s.end;
}

static bool is_covered(const struct word_hit *hits, uint32_t n, struct word_hit hit)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t length = length_of(hits[i].span), own = length_of(hit.span);
        bool wins =
            length > own || (length == own && hits[i].span.start < hit.span.start);
        if (hits[i].tag != hit.tag && overlap(hits[i].span, hit.span) && wins) {
            return true;
        }
    }
    return false;
}

struct role_words roles_in(const struct wordings *w, struct looking in)
{
    struct word_hit hits[HITS_MAX];
    uint32_t n = 0;
    for (uint32_t i = in.within.start; i < in.within.end && n < HITS_MAX; i++) {
        n += word_at(&w->role, in, i, &hits[n]);
    }
    struct role_words words = {0};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t role = hits[i].tag;
        if (!(words.named >> role & 1) && !is_covered(hits, n, hits[i])) {
            words.named |= 1U << role;
            words.at[role] = hits[i].span;
        }
    }
    return words;
}

static bool names(const struct role_words *words, enum role role)
{
    return words->named >> role & 1;
}

bool is_role_heading(const struct role_words *words, enum role role, struct looking in)
{
    if (!names(words, role) ||
        length_of(in.within) > length_of(words->at[role]) + AROUND_UNITS) {
        return false;
    }
    for (uint32_t i = in.within.start; i < in.within.end; i++) {
        if (in.unit[i] == ',' && role != ROLE_FIRST_RESPONSIBLE) {
            return false;
        }
    }
    return true;
}

// 统筹安排,抓好工作计划落实 is no plan: in a heading of several clauses a role's words
// open or end it.
static bool stands_out(const struct role_words *words, enum role role,
                       struct looking in)
{
    if (!names(words, role)) {
        return false;
    }
    bool clauses = false;
    for (uint32_t i = in.within.start; i < in.within.end; i++) {
        clauses = clauses || in.unit[i] == ',';
    }
    return !clauses || words->at[role].start == in.within.start ||
           words->at[role].end == in.within.end;
}

static struct part top_part(const struct role_words *words, struct looking in)
{
    struct ustr s = {in.unit + in.within.start, length_of(in.within)};
    bool next = in.next_year && year_in(s) == in.next_year;
    bool shortcomings = stands_out(words, ROLE_SHORTCOMINGS, in);
    bool plan = stands_out(words, ROLE_PLAN, in) || (next && !shortcomings);
    if (names(words, ROLE_FIRST_RESPONSIBLE)) {
        return (struct part){ROLE_FIRST_RESPONSIBLE, false};
    }
    if (shortcomings) {
        return (struct part){ROLE_SHORTCOMINGS, plan};
    }
    if (plan) {
        return (struct part){ROLE_PLAN, false};
    }
    return (struct part){names(words, ROLE_OTHER) ? ROLE_OTHER : ROLE_ACHIEVEMENTS,
                         false};
}

struct part heading_part(const struct wordings *w, struct looking in, uint32_t level,
                         struct part above)
{
    struct role_words words = roles_in(w, in);
    if (level <= 1) {
        return top_part(&words, in);
    }
    bool plan = is_role_heading(&words, ROLE_PLAN, in);
    bool shortcomings = is_role_heading(&words, ROLE_SHORTCOMINGS, in);
    switch (above.role) {
    case ROLE_ACHIEVEMENTS:
    case ROLE_PREAMBLE:
        if (names(&words, ROLE_FIRST_RESPONSIBLE)) {
            return (struct part){ROLE_FIRST_RESPONSIBLE, false};
        }
        if (shortcomings) {
            return (struct part){ROLE_SHORTCOMINGS, plan};
        }
        return plan ? (struct part){ROLE_PLAN, false}
                    : (struct part){above.role, false};
    case ROLE_SHORTCOMINGS:
        plan = plan || (above.joint && names(&words, ROLE_PLAN));
        return (struct part){plan ? ROLE_PLAN : ROLE_SHORTCOMINGS, false};
    case ROLE_FIRST_RESPONSIBLE:
        return shortcomings ? (struct part){ROLE_SHORTCOMINGS, plan}
                            : (struct part){plan ? ROLE_PLAN : above.role, false};
    case ROLE_PLAN:
    case ROLE_OTHER:
    case ROLE_SIGNATURE:
    case ROLE_FURNITURE:
    case ROLE_N:
        break;
    }
    return (struct part){above.role, false};
}

// True when `hit` lies in a longer wording of the achievements: 针对存在的问题…整改.
static bool is_success(const struct wordings *w, struct looking in, struct span hit)
{
    struct word_hit other;
    uint32_t start = in.within.start;
    if (hit.start > start + WORDING_UNITS) {
        start = hit.start - WORDING_UNITS; // a sentence may be as long as the file
    }
    for (uint32_t i = start; i < hit.end; i++) {
        if (word_at(&w->role, in, i, &other) && other.tag == ROLE_ACHIEVEMENTS &&
            overlap(other.span, hit) && length_of(other.span) > length_of(hit)) {
            return true;
        }
    }
    return false;
}

bool is_shortcoming(const struct wordings *w, struct looking in)
{
    struct word_hit hit;
    struct looking rest = in;
    while (word_find(&w->shortcoming, rest, &hit)) {
        if (!is_success(w, in, hit.span)) {
            return true;
        }
        rest.within.start = hit.span.end;
    }
    return false;
}

bool is_plan(const struct wordings *w, struct looking in)
{
    struct word_hit hit;
    for (uint32_t i = in.within.start; i < in.within.end; i++) {
        uint16_t before = i > in.within.start ? in.unit[i - 1] : ',';
        bool clause =
            before == ',' || before == ':' || before == u'、' || before == ')';
        if (i - in.within.start > OPENING_UNITS) {
            return false;
        }
        if (clause && word_at(&w->plan, in, i, &hit)) {
            return !is_success(w, in, hit.span);
        }
    }
    return false;
}
