// pack.h: the rules as written. Pure description: patterns are source text here, match/
// compiles them. Everything lives in the run arena. Each pattern knows its place in the
// YAML.
#pragma once

#include "base/diag.h"
#include "base/fingerprint.h"
#include "base/vec.h"
#include "model/doc.h"
#include "model/report.h"

enum { BODIES_MAX = 8 };

// One pattern in the notation of rules/README.md.
struct pattern {
    struct str source;
    struct place place;
};

typedef VEC(struct pattern) pattern_list;

// A named set of words: {name} in patterns.
struct word_set {
    struct str name;
    struct place place;
    pattern_list words;
    bool units; // also a list of measure words: parse/ reads figures by it
};

// Words that name a thing in a heading or line; `…` stands for any few characters.
typedef VEC(struct str) word_list;

struct body_kind {
    struct str id, name, name_en;
    word_list title;   // endings or parts of the issuer's name, tried in pack order
    struct str sample; // name of an invented agency: it signs the examples
    int32_t
        weight_total_h; // what the weights must add up to; 0 = 100 points. Less while a
                        // pack is incomplete; scores are rescaled to 100 anyway
};

struct group {
    struct str id, name, name_en;
    word_list words; // words by which a passage is about this group (S01, S10)
};

struct grade {
    struct str name, name_en;
    int32_t from_h; // hundredths
};

struct scoring {
    int32_t weak_low, weak_high; // percent of the weight, by the share of aspects shown
    int32_t cap_one_h,
        cap_more_h; // ceilings when one / more mandatory sections are missing
    int32_t pass_h;
    VEC(struct grade) grades; // highest first
};

// A neighbour kind of document, known by its title.
struct genre {
    struct str name, name_en;
    struct str pack; // id of the pack that judges it, a folder beside this one; or ""
    word_list title;
    struct place place;
};

// A part of the report in which examples are tried.
struct sample_part {
    enum role role;
    struct str heading, text; // without text it stands there for an example only
};

// The small report in which an example is judged, so that guards and sections apply.
// {agency} in the title is the `sample` of the body.
struct sample {
    struct str title, opening, date;
    VEC(struct sample_part) parts;
};

// Wordings that give headings, lines and sentences their part in the report.
struct outline {
    word_list roles[ROLE_N]; // heading wordings per role
    word_list
        shortcoming_cues;  // a sentence with one of these is a shortcoming anywhere
    word_list plan_cues;   // likewise a plan
    word_list lead;        // 现将…报告如下
    word_list title;       // what the title of this kind of report contains
    word_list title_ends;  // 报告 总结 …
    word_list addressee;   // words in an addressee line
    word_list closing;     // 特此报告
    word_list furniture;   // a line holding one of these is page furniture
    word_list not_figures; // fixed names that hold a number: 三项制度, 四个亲自
    word_list made;        // 制定 印发 … before 《》: made by this body
    word_list stock;       // phrases that everybody writes: sharing one is no copying
    VEC(struct genre) genres;
    struct sample sample;
};

// A reason why a hit does not count. Cues are words (… allowed); distance in
// characters.
struct guard {
    struct str name;        // "negated", stable: stands in the results
    struct str say, say_en; // what it means, for the reader
    word_list before;       // cue stands before the hit …
    uint32_t before_within;
    word_list after; // … or behind it
    uint32_t after_within;
    bool sentence;     // look in the whole sentence instead of the clause
    word_list around;  // or stands around it: `参加…会议` has the hit in its gap
    word_list subject; // or the sentence opens with it: another's name, another's deed
    word_list unless; // no guard when one of these stands in the clause (sentence); for
                      // `subject`, before it
    bool unless_figure; // no guard when the hit's clause holds a figure
    struct place place;
};

// How an item is judged. CONTENT items are data alone; the others are fixed procedures
// of judge/ that read their words from the item (rules/README.md lists what each
// reads).
enum item_kind {
    KIND_CONTENT,
    KIND_SECTION,  // a section of a role stands there and holds enough
    KIND_PROBLEMS, // shortcomings, each with detail
    KIND_CAUSES,   // causes of the shortcomings
    KIND_DUTY,     // what the head did in person: passage plus other items
    KIND_PLAN,     // next year's plan
    KIND_OTHER,    // other matters
    KIND_TITLE,
    KIND_LEAD,
    KIND_SIGNATURE, // addressee, signature, date
    KIND_ANSWERS,   // plan answers the problems, by theme
    KIND_DENSITY,   // figures and cases per 1,000 characters
    KIND_N
};

enum applies {
    APPLIES_MANDATORY,   // M
    APPLIES_EXPECTED,    // E
    APPLIES_CONDITIONAL, // C: not applicable unless one of `when` is in the report
    APPLIES_OPTIONAL,    // O
    APPLIES_NOT,         // -
};

struct basis {
    struct str document, number, article;
    bool checked; // read in the text itself; else the output says "not checked"
};

struct aspect {
    struct str name, name_en;
    pattern_list patterns;
};

// One way to be complete; an item is present when any way holds.
struct full_way {
    uint32_t aspects;      // at least so many aspects shown
    bool figure;           // and a figure of `figures` or an aspect that holds N
    VEC(struct str) named; // and these aspects among them
    struct place place;
};

enum example_want { EXAMPLE_FULL, EXAMPLE_WEAK, EXAMPLE_NONE, EXAMPLE_N };

struct example {
    enum example_want want;
    bool todo; // known not to work yet: reported, does not fail
    struct str text;
    struct place place;
};

// A theme: words in a problem, words that answer it (KIND_ANSWERS).
struct theme {
    struct str name;
    word_list problem, answer;
};

struct item {
    struct str id, name, name_en, group;
    struct place place;
    enum item_kind kind;
    VEC(struct basis) basis;
    enum applies applies[BODIES_MAX];
    int32_t weight_h[BODIES_MAX]; // hundredths of a point
    uint32_t where;               // bit mask of roles in which hits count
    uint32_t where_weak;          // roles in which a hit makes weak but never present
    pattern_list when;            // see APPLIES_CONDITIONAL
    uint32_t from, until;         // report years in which it is asked; 0 = no limit
    pattern_list when_not;        // not applicable where the report says one of these
    pattern_list core;            // a mention: weak
    VEC(struct aspect) aspects;
    pattern_list figures;
    VEC(struct full_way) full;
    pattern_list shown;   // present by itself
    pattern_list nil;     // reported as zero: present, not subject to `negated`
    pattern_list friends; // false friends: kill hits in their clause
    pattern_list friends_sentence; // … in their sentence
    struct str advice, advice_en, model,
        model_en; // what to write; a sentence with blanks
    VEC(struct example) examples;

    // Parameters of the other kinds; absent = 0 / empty.
    enum role role;         // section it looks at
    bool mandatory_section; // missing caps the total
    uint32_t at_least;      // themes, problems, plan points, items … (full)
    uint32_t weak_at_least;
    uint32_t min_chars;
    int32_t per_thousand_h, weak_per_thousand_h;
    uint32_t dated_from, dated_until; // KIND_SIGNATURE: 1130 = 30 November of the
                                      // report year, 301 = 1 March of the next
    VEC(struct str) items;            // KIND_DUTY: the items that make it concrete
    pattern_list
        detail; // words of detail (problems), of concreteness (plan), cases (density)
    VEC(struct theme) themes;
};

// Who looks after a clause of the law (the key `coverage`).
enum clause_how {
    CLAUSE_AUTOMATED,
    CLAUSE_PARTLY,
    CLAUSE_MANUAL,
    CLAUSE_NOT,
    CLAUSE_N
};

struct clause {
    struct str source, article, clause, note;
    VEC(struct str) items; // that cover it
    enum clause_how how;
    struct place place;
};

// How a check works: fixed procedures of check/ (rules/README.md says what each reads).
enum check_kind {
    CHECK_WORDS,
    CHECK_PLACEHOLDER,
    CHECK_NAMES,
    CHECK_HEADING_YEAR,
    CHECK_LEAD_YEAR,
    CHECK_SIGNED_EARLY,
    CHECK_SIGNED_LATE,
    CHECK_TOO_NEW,
    CHECK_OUTDATED,
    CHECK_TITLE_TYPE,
    CHECK_ISSUERS,
    CHECK_SELF_NAME,
    CHECK_OTHER_NAME,
    CHECK_ORDER,
    CHECK_PARTS,
    CHECK_FINES,
    CHECK_ROW_SUM,
    CHECK_BALANCE,
    CHECK_RATE,
    CHECK_RATE_ABOVE,
    CHECK_DISAGREE,
    CHECK_NOT_MORE,
    CHECK_VAGUE_NUMBER,
    CHECK_MIXED_UNITS,
    CHECK_BARE_NUMBER,
    CHECK_CONTRAST,
    CHECK_REPEAT,
    CHECK_NUMBERING,
    CHECK_FURNITURE,
    CHECK_SLOGANS,
    CHECK_OFF_TOPIC,
    CHECK_ID_NUMBER,
    CHECK_MOBILE,
    CHECK_BANK_CARD,
    CHECK_ADDRESS,
    CHECK_PERSON,
    CHECK_REMINDER,
    CHECK_OTHER_REPORT, // needs a second report: not run on one alone
    CHECK_N
};

enum check_scope { SCOPE_TEXT, SCOPE_TITLE, SCOPE_HEADINGS };

// Words that ask for at most as many (`less`) as others (`more`) count.
struct check_pair {
    word_list more, less;
};

struct check {
    struct str id; // up to its first dot it stands in the findings
    struct str name, name_en;
    struct str message, message_en; // {1} {2} {3}: what the kind puts in
    struct place place;
    enum check_kind kind;
    enum finding_severity severity;
    bool off;
    uint32_t bodies; // bit per body of the pack; 0 = all
    // Parameters; what each means, the kind says. Absent = 0 / empty.
    enum check_scope scope;
    uint32_t where; // bit mask of roles; 0 = everywhere
    word_list words, second, unless;
    struct str characters;
    VEC(struct check_pair) pairs;
    bool at_clause;  // a word counts at the beginning of a clause only
    bool plain;      // … and neither inside 《》 nor in quotation marks
    bool figure;     // … and in a sentence that holds a figure only
    uint32_t within; // characters
    uint32_t anywhere;
    uint32_t percent;
    uint32_t month_day; // 301 = 1 March
};

// From when to when a term can be cited; 0 = open. Days as 20260727.
struct calendar_entry {
    word_list term;
    uint32_t from, until;
    struct str note, note_en;
};

// A name and the wrong forms in which it is met.
struct right_name {
    struct str right;
    word_list wrong;
};

struct pack {
    struct str id, name, name_en, edition, folder, sha256;
    struct fingerprint fingerprint; // of names and contents of the files
    struct str note, note_en; // said with every score (for example: weights rescaled)
    VEC(struct body_kind) bodies;
    VEC(struct group) groups;
    struct scoring scoring;
    struct outline outline;
    VEC(struct word_set) sets;
    VEC(struct guard) guards;
    VEC(struct item) items; // pack order
    VEC(struct clause) coverage;
    VEC(struct check) checks;
    VEC(struct calendar_entry) calendar;
    VEC(struct right_name) names;
    bool incomplete; // a file could not be read: unknown sets may stand in it
};

const char *item_kind_name(enum item_kind kind); // "content", as in rule files

// Index of an item, or -1.
static inline int pack_item(const struct pack *p, struct str id)
{
    for (uint32_t i = 0; i < p->items.n; i++) {
        if (str_eq(p->items.at[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

// Index of a body kind, or -1.
static inline int pack_body(const struct pack *p, struct str id)
{
    for (uint32_t i = 0; i < p->bodies.n; i++) {
        if (str_eq(p->bodies.at[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}
