// program.h: the compiled pack; private to match/.
//
// Words are interned as literals. A phrase is a sequence of elements; alternatives and
// optional parts are anonymous sets, so that there is one way to branch. Equal phrases
// are one part, shared by all patterns that use it: `{审查}` of fifty patterns is
// looked for once.
#pragma once

#include "match/match.h"

enum element_kind {
    ELEMENT_LITERAL, // `id` = literal
    ELEMENT_SET,     // `id` = set
    ELEMENT_GAP,     // up to `id` characters
    ELEMENT_FIGURE,
};

struct element {
    enum element_kind kind;
    uint32_t id;
    bool in_clause; // a gap that must not cross a comma
};

struct sequence {
    VEC(struct element) elements;
};

typedef VEC(uint32_t) id_list;

// A key is what can be asked of a sentence in one step: does a word of this set stand
// here (key = the set), this word (its own key), a figure, anything at all?
struct literal {
    struct ustr units;
    id_list keys; // rising: the sets that hold it as a word (inherited ones included),
                  // then its own key if a part asks for it
};

struct set {
    struct str name; // "" when anonymous
    struct place place;
    bool optional;                // may match nothing
    bool used;                    // some pattern or set names it
    id_list words;                // words that are one literal
    VEC(struct sequence) phrases; // the other words
    id_list inherits;             // sets whose words are its words too
    int visited;                  // compiling: 0 no, 1 under way, 2 done
    bool flattened;               // the words of inherited sets are in
    bool solid;                   // begins with a word or figure, never with nothing
    uint32_t entered_for;         // part + 1 whose starts were entered last
};

// Does the set hold words only, at least one of which must stand there?
static inline bool set_is_words(const struct set *set)
{
    return !set->optional && set->phrases.n == 0;
}

struct expression; // pcre.c

struct part {
    struct ustr source;
    struct sequence sequence; // empty for an expression
    struct expression *expression;
    uint32_t words; // of an expression: set + 1 of which each match holds a word, or 0
    id_list patterns; // patterns that begin with it
    id_list starts;   // keys: it can begin where one of these stands
    id_list needs;    // keys, all of which stand in every sentence in which it stands
    bool word_first;  // begins with a word or one of a set
    bool plain;       // a word or one of a set: stands wherever its only start does
};

struct group_of_parts {
    uint32_t at_least;
    id_list parts;
};

struct compiled_pattern {
    uint32_t item, index, pattern;
    enum use use;
    VEC(struct group_of_parts) groups;
    id_list without; // parts that must not stand in the sentence
    id_list needs;   // keys without any of which it cannot be found, not even nearly
};

struct bigram_slot {
    uint32_t key;   // first two units, 0 = free
    uint32_t first; // into by_start
};

struct literal_table {
    uint64_t *filter;          // bits: may a literal begin with these two units?
    struct bigram_slot *slots; // open addressing
    uint32_t slot_mask;
    uint32_t *by_start; // literal ids grouped by first two units, longest first, ends
                        // with NONE
    uint64_t *single;   // bit per unit that is a literal by itself
};

// A pattern, and another key without which it cannot be found (its own again when it
// has none).
struct trigger {
    uint32_t pattern, also;
};

struct trigger_list {
    VEC(struct trigger) list;
};

#define NONE UINT32_MAX
enum { FILTER_BITS = 1 << 18 };

struct program {
    VEC(struct literal) literals;
    VEC(struct set) sets;
    VEC(struct part) parts;
    VEC(struct compiled_pattern) patterns;
    uint32_t keys_n;
    struct trigger_list *triggers; // by key: what to look at where it stands
    struct literal_table table;
    uint32_t items_n;
};

// The keys that are no words: they follow those of the sets.
static inline uint32_t key_of_figures(const struct program *p)
{
    return p->sets.n;
}
static inline uint32_t key_of_all(const struct program *p)
{
    return p->sets.n + 1;
}

// --- phrase.c: the notation ---

struct compiler {
    struct arena *arena; // of the compiler
    struct arena *kept;  // of the program
    struct diags *diags;
    struct program *program;
    const struct pack *pack;
    fold_fn *fold;
    struct place place; // of the pattern being read
    struct intern *literal_index, *part_index;
    struct str source; // whole pattern, for the excerpt
    struct str empty;  // in `kept`: a program points at nothing outside
};

// Reads a phrase (no ` + `, no expression) into `out`. `offset` = bytes before it in
// the pattern, for the column of a fault.
bool phrase_read(struct compiler *c, struct str source, size_t offset,
                 struct sequence *out);

// A set without name or words; returns its index.
uint32_t new_set(struct compiler *c, bool optional);

// Adds the words of one set entry.
bool phrase_read_word(struct compiler *c, struct str source, uint32_t set);

void pattern_fault(struct compiler *c, enum diag_code code, size_t offset,
                   struct str what);

// --- sets.c ---
// Refuses sets that contain themselves, copies inherited words in and tells each
// literal its sets.
bool sets_flatten(struct compiler *c);

// --- index.c ---
// Tells each part where it can begin and what it needs, and each key which patterns to
// look at where it stands.
bool index_build(struct compiler *c);

// --- freeze.c ---
// A copy in which everything lies close together: lists grow by moving, and what they
// leave behind would cost memory, page faults and cache lines on every run.
struct program *program_freeze(struct arena *a, const struct program *p);

// --- literals.c ---
struct intern;
struct intern *intern_new(struct arena *a);
// Index of the key, or of the new entry (`next`) it now stands for.
uint32_t intern_find(struct arena *a, struct intern *in, struct ustr key,
                     uint32_t next);

uint32_t literal_id(struct compiler *c, struct ustr units);
void literal_table_build(struct arena *a, struct arena *scratch,
                         struct program *program);

struct literal_hit {
    uint32_t literal, start;
};

struct literal_hits {
    VEC(struct literal_hit) list; // ordered by start
    uint32_t *from;               // n + 1: first hit at each unit
};

void literal_scan(struct arena *a, const struct program *program, const struct doc *doc,
                  struct literal_hits *out);

// --- pcre.c ---
// Words one of which every match of an expression holds.
struct needed_words {
    struct ustr *at;
    uint32_t n, cap;
};

// NULL and a diagnostic when the expression is bad. `needs` receives words one of which
// every match must hold; it stays empty when none can be told.
struct expression *expression_compile(struct compiler *c, struct str source,
                                      size_t offset, struct needed_words *needs);
enum expression_result { EXPRESSION_NONE, EXPRESSION_FOUND, EXPRESSION_LIMIT };
enum expression_result expression_find(struct expression *e, const struct doc *doc,
                                       struct span window, struct span *found);
struct str expression_source(const struct expression *e);
// Gives back what PCRE2 holds; the expression is compiled again when it is needed.
void expression_close(struct expression *e);
void expression_versions(struct buf *out);

// --- imply.c: what stands wherever something else stands ---

// Comparing is quadratic: `left` ends it in a pack made to be slow; from then on
// nothing is implied.
struct comparer {
    const struct program *program;
    uint64_t left;
};

// The words any of which is the whole part; false when the part is more than one word.
bool part_words(const struct program *p, uint32_t part, id_list *words);
// True when wherever the pattern stands one of the words stands inside it; with `head`,
// inside its first part.
bool pattern_implies(struct comparer *c, const struct compiled_pattern *pattern,
                     const id_list *words, bool head);
bool pattern_has_figure(const struct program *p,
                        const struct compiled_pattern *pattern);
// Takes one step; false when none is left.
bool comparer_step(struct comparer *c);

// The pattern as it stands in the rules.
const struct pattern *pattern_source(const struct pack *pack,
                                     const struct compiled_pattern *pattern);

// --- repeat.c: patterns and sets that repeat others ---
void warn_repeats(struct comparer *c, struct diags *d, const struct pack *pack);
