// state.h: what the procedures of judge/ share while one report is judged; private to
// judge/.
#pragma once

#include "judge/judge.h"

// Words with `…` split into pieces that must follow each other.
struct cue {
    VEC(struct ustr) pieces;
};
struct cue_list {
    VEC(struct cue) list; // ordered by first unit
    uint64_t first[16];   // filter: low ten bits of the first units
};

struct guard_words {
    struct cue_list before, after, around, subject, unless;
};

struct theme_words {
    struct cue_list problem, answer;
};

enum { UNITS_OF_FILTER = 1024, GUARDS_OF_FILTER = 64 };

struct judge_words {
    VEC(struct guard_words) guards; // as pack.guards
    // By the low ten bits of a unit: bit per guard that has a cue beginning with it.
    uint64_t guards_from[UNITS_OF_FILTER];
    VEC(struct cue_list) groups;    // as pack.groups
    VEC(struct theme_words) themes; // of the KIND_ANSWERS item
};

// Why a hit does not count; names are stable.
struct verdict_on_hit {
    bool counts;
    bool weak_only;    // stands in a section of `where_weak`
    const char *guard; // "" when it counts
    struct str guard_said;
};

// A shortcoming or a plan point: a stretch of the text.
struct point {
    struct span span;
    uint32_t sentence; // where it begins
};
typedef VEC(struct point) point_list;

// Which items a sentence names (hits of their `core`, guards aside).
struct sentence_owner {
    uint32_t groups; // bit per group of the pack
    uint32_t item;   // index + 1 when it is one, OWNER_SEVERAL, 0 = none
};
#define OWNER_SEVERAL UINT32_MAX

// A stretch that is evidence of an item.
struct evidence_use {
    uint32_t item, sentence;
    struct span span;
};
typedef VEC(struct evidence_use) evidence_uses;

// What the guards ask of a sentence, whatever stands in it.
struct sentence_facts {
    bool known;
    int other_year;  // it tells this year's work, not the report's; 0 = no
    uint64_t guards; // bit per guard of which a cue stands there
};

struct state {
    struct arena *a;
    const struct judge_input *in;
    const struct doc *doc;
    struct report *out;
    int body;                      // index in pack.bodies
    uint32_t *item_hits;           // first hit of each item, n + 1 entries
    bool *item_friends;            // of each item: is there a hit of its false friends?
    struct sentence_facts *facts;  // of each sentence, filled when first asked for
    uint8_t *mentioned;            // of each sentence, see mentions.c
    uint32_t *group_of;            // of each item: index of its group in the pack
    struct sentence_owner *owners; // of each sentence
    point_list problems, plans;
    bool own_year; // the measures date some deed with the report's year
    evidence_uses *used;
};

// --- words.c ---
bool cue_in(const struct doc *d, const struct cue_list *cues, struct span where,
            struct span *found);
// Is there a cue whose first piece stands before `inner` and whose last stands behind
// it?
bool cue_around(const struct doc *d, const struct cue_list *cues, struct span where,
                struct span inner);
// Is the first piece of a cue there?
bool cue_head_in(const struct doc *d, const struct cue_list *cues, struct span where);
void cues_prepare(struct arena *a, const word_list *words, fold_fn *fold,
                  struct cue_list *out);

// --- guards.c ---
struct span clause_around(const struct doc *d, struct span sentence, struct span at);
bool tells_own_year(const struct doc *d);
struct verdict_on_hit hit_verdict(const struct state *s, uint32_t item,
                                  const struct hit *hit);

// --- quote.c ---
// The original's characters of `what`, widened to its clause, cut to one line.
struct quotation quote(const struct state *s, struct span what, enum role role,
                       struct str aspect);
void add_evidence(const struct state *s, struct item_result *r, struct span what,
                  uint32_t sentence, struct str aspect);
void evidence_of_section(const struct state *s, struct item_result *r,
                         uint32_t section);
struct str by_lang(const struct state *s, struct str zh, struct str en); // by language

// --- points.c ---
void find_points(struct state *s);
uint32_t han_in(const struct doc *d, struct span span);
uint32_t han_of_roles(const struct doc *d, uint32_t roles);
const struct section *section_of_role(const struct doc *d, enum role role);

// --- result.c ---
const struct item *rule_of(const struct state *s, uint32_t index);
// Points of a weak item: its weight by the share `have` of `want`, within the pack's
// bounds.
int32_t weak_points(const struct state *s, const struct item_result *r, uint32_t have,
                    uint32_t want);
// Sets verdict and reason; present earns the weight, weak `points_h`, the rest nothing.
void conclude(struct item_result *r, enum verdict v, int32_t points_h,
              struct str reason);
void lacks(const struct state *s, struct item_result *r, const char *what);
void set_nearest(const struct state *s, struct item_result *r, const struct hit *hit,
                 struct verdict_on_hit why);

// --- mentions.c ---
enum {
    MENTION_CORE = 1,     // a core that makes more than weak
    MENTION_ANY_CORE = 2, // … or weak only
    MENTION_HEADING = 4,  // a core of either kind, in a heading
    MENTION_ASPECT = 8,
};

typedef VEC(struct span) body_list;

struct mentions {
    uint8_t *of; // of each sentence
    VEC(uint32_t) touched;
    body_list bodies, any_bodies; // of headings that are cores
};

void mentions_open(struct state *s, struct mentions *m);
void mention_core(struct state *s, struct mentions *m, uint32_t sentence, bool weak);
void mention_aspect(struct state *s, struct mentions *m, uint32_t sentence);
void mentions_close(struct mentions *m); // before the next one is opened
static inline bool mention_in(const struct mentions *m, uint32_t sentence, uint8_t what)
{
    return m->of[sentence] & what;
}
// In the sentence, beside it in its paragraph, or in a heading above it.
bool mention_near(const struct state *s, const struct mentions *m, uint32_t sentence,
                  uint8_t what);

// --- content.c, structure.c, quality.c: one procedure per kind ---
typedef void judge_fn(struct state *s, uint32_t item, struct item_result *r);
judge_fn judge_content, judge_section, judge_problems, judge_causes, judge_duty,
    judge_plan, judge_other, judge_title, judge_lead, judge_signature, judge_answers,
    judge_density;

// --- second_read.c ---
// After the rules have judged the items that are told in sentences: lifts verdicts of
// weak and missing ones and names nearest misses.
void second_read(struct state *s);

// --- doubt.c ---
// Makes verdicts unknown that lost characters decide; in->likely is there.
void doubt_lost(struct state *s);

// --- score.c ---
void score_report(const struct state *s);
