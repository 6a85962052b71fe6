// state.h: what the procedures of check/ share; private to check/.
#pragma once

#include "check/check.h"
#include "check/terms.h"

struct pair_terms {
    struct term_list more, less;
};

// The words of one check, as pack.checks.
struct check_terms {
    struct term_list words, second, unless;
    struct ustr characters;
    VEC(struct pair_terms) pairs;
};

struct check_words {
    VEC(struct check_terms) checks;
    VEC(struct term_list) calendar;               // as pack.calendar
    VEC(struct term_list) names;                  // wrong forms, as pack.names
    uint64_t calendar_first[64], names_first[64]; // all of them together
};

struct state {
    struct arena *a;
    const struct check_input *in;
    const struct doc *doc;
    struct report *out;
    const struct check *check; // the one that runs
    const struct check_terms *terms;
    uint32_t found, kept; // by the one that runs
    bool hint;            // its next finding is a note, whatever the check says
};

typedef void check_fn(struct state *s);

// --- words.c ---
check_fn check_words, check_placeholder, check_names, check_order;
// --- years.c ---
check_fn check_heading_year, check_lead_year, check_signed_early, check_signed_late,
    check_too_new, check_outdated;
// --- issuer.c ---
check_fn check_title_type, check_issuers, check_self_name, check_other_name;
// --- sums.c ---
check_fn check_parts, check_fines, check_rate, check_rate_above;
// --- rows.c ---
check_fn check_row_sum, check_balance;
// --- figures.c ---
check_fn check_disagree, check_not_more, check_vague_number, check_mixed_units,
    check_bare_number;
// --- repeat.c ---
check_fn check_repeat;
// --- outline.c ---
check_fn check_numbering, check_furniture, check_reminder;
// --- substance.c ---
check_fn check_contrast, check_slogans, check_off_topic;
// --- person.c ---
check_fn check_id_number, check_mobile, check_bank_card, check_address, check_person;

// --- found.c ---
// One finding of the check that runs, about `what`; x, y and z fill {1} {2} {3} of its
// message (may be empty). Damaged text around it takes the severity down a step.
void found(struct state *s, struct span what, struct str x, struct str y, struct str z);
// The same about a stretch of the file that is no part of the text.
void found_in_file(struct state *s, struct span raw, struct str x);
// The same with the personal name at `name` hidden in the quotation.
void found_name(struct state *s, struct span what, struct span name);
struct str text_of(const struct state *s, struct span what);
struct str said_in(const struct state *s, struct str zh, struct str en);

// --- place.c ---
// The stretch between ends of sentences, or of clauses, around a unit.
struct span sentence_at(const struct doc *d, uint32_t at);
struct span clause_at(const struct doc *d, struct span sentence, uint32_t at);
bool is_clause_end(uint16_t u);
enum role role_at(const struct doc *d, uint32_t at);
bool in_role(const struct state *s, uint32_t at);      // of the check's `where`
bool in_title_marks(const struct doc *d, uint32_t at); // 《》
bool in_quotes(const struct doc *d, struct span sentence, uint32_t at);
// A year in four digits with 年 behind it at `at`, else 0.
int year_at(const struct doc *d, uint32_t at, uint32_t end);
uint32_t first_figure(const struct doc *d, uint32_t from); // at or behind
// True for the figures that say exactly how many of what.
bool is_exact(const struct figure *f);
bool same_unit(const struct doc *d, const struct figure *x, const struct figure *y);
