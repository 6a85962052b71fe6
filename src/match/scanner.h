// scanner.h: the running state of one scan; private to match/.
#pragma once

#include "match/program.h"

// The parts of a pattern must stand within REACH characters: long sentences enumerate,
// and words far apart in them tell different things.
enum { REACH = 60, SPANS_OF_PART = 6, HITS_OF_PATTERN = 6, STEPS = 20000 };

struct part_hit {
    struct span span;
    bool figure;
};

// What a part did in the sentence under way; `sentence` tells whether that is still so.
struct part_state {
    uint32_t sentence, last_start; // both + 1; 0 = never
    uint32_t n;
    struct part_hit hits[SPANS_OF_PART];
};

struct scanner {
    struct arena *arena;
    const struct program *program;
    const struct doc *doc;
    struct literal_hits literals;
    struct part_state *parts;
    id_list touched;            // parts that stand in this sentence
    uint32_t *figure_at;        // figure index + 1 by unit
    const uint32_t *clause_end; // next ',' or ':' at or behind each unit
    uint32_t *literal_seen;     // sentence + 1 in which the literal was seen last
    uint32_t *set_seen;         // likewise a word of the set
    uint32_t sentence;
    struct span window;
    uint32_t steps; // left for the attempt under way
    enum hope hope; // what lost characters may be
    struct hits *out;
};

// Does the part stand in the sentence under way?
static inline bool stands_here(const struct scanner *s, uint32_t part)
{
    return s->parts[part].sentence == s->sentence + 1 && s->parts[part].n > 0;
}

// --- lost.c ---
bool span_lost(const struct doc *doc, struct span span);
// Is this the word, lost characters aside? The text reaches to its end.
bool may_stand(const struct doc *doc, enum hope hope, struct ustr word, uint32_t at);
void literal_scan_lost(struct arena *a, const struct program *program,
                       const struct doc *doc, enum hope hope, struct literal_hits *out);
void drop_doubtful(const struct doc *doc, struct hits *hits);

// --- combine.c ---
// Completes the patterns whose first part stands in the sentence under way.
void complete_patterns(struct scanner *s);
