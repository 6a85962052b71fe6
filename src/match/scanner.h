// scanner.h: the running state of one scan; private to match/.
//
// Sentence by sentence: the words that stand there mark their keys, the marked keys
// name the patterns to look at, and a part is looked for when a pattern asks for it.
#pragma once

#include "match/program.h"

// The parts of a pattern must stand within REACH characters: long sentences enumerate,
// and words far apart in them tell different things.
enum { REACH = 60, SPANS_OF_PART = 6, STEPS = 20000 };

struct part_hit {
    struct span span;
    bool figure;
};

// Where a key stands: a chain through scanner.marks in reading order, longest word
// first. Holds while the key's bit in scanner.stands is set.
struct key_state {
    uint32_t first, last, n;
};

struct mark {
    uint32_t start, end, next; // next = index + 1, 0 = last
};

// What a part did in the sentence numbered `sentence` - 1: `n` hits from
// scanner.hits[first] on.
struct part_state {
    uint32_t sentence, first, n;
};

// Which of two near misses of a sentence was met first.
struct near_rank {
    uint32_t start, part, pattern;
};

struct scanner {
    struct arena *arena;
    const struct program *program;
    const struct doc *doc;
    struct literal_hits literals;
    uint32_t *figure_at;        // figure index + 1 by unit
    const uint32_t *clause_end; // next ',' or ':' at or behind each unit

    uint64_t *stands; // bit per key: does it stand in this sentence?
    struct key_state *keys;
    struct part_state *parts;
    uint32_t *pattern_done;          // sentence + 1
    VEC(struct mark) marks;          // of this sentence
    id_list marked;                  // keys that stand here, in order of place
    VEC(struct part_hit) hits;       // of this sentence
    uint64_t *places;                // bit per unit: may the part under way begin here?
    VEC(struct near_rank) near_rank; // of each of out->near
    uint32_t next_figure;            // first of doc.figures not before the sentence

    uint32_t sentence;
    struct span window;
    uint32_t steps; // left for the attempt under way
    enum hope hope; // what lost characters may be
    struct hits *out;
};

static inline bool key_stands(const struct scanner *s, uint32_t key)
{
    return s->stands[key / 64] >> key % 64 & 1;
}

// --- sequence.c ---
// The keys of a literal stand in rising order (index.c).
bool literal_has_key(const struct literal *literal, uint32_t key);
// Does the phrase stand at the unit, within the sentence? scanner.steps is 0 when the
// search was given up.
bool sequence_at(struct scanner *s, const struct sequence *sequence, uint32_t at,
                 struct part_hit *out);

// The same behind its first word, which is known to stand there.
bool sequence_behind(struct scanner *s, const struct sequence *sequence,
                     struct mark first, struct part_hit *out);

// --- parts.c ---
// The hits of a part in the sentence under way, looked for once; valid until the next
// call.
const struct part_hit *part_hits(struct scanner *s, uint32_t part, uint32_t *n);

// --- lost.c ---
bool span_lost(const struct doc *doc, struct span span);
// Is this the word, lost characters aside? The text reaches to its end.
bool may_stand(const struct doc *doc, enum hope hope, struct ustr word, uint32_t at);
void literal_scan_lost(struct arena *a, const struct program *program,
                       const struct doc *doc, enum hope hope, struct literal_hits *out);
void drop_doubtful(const struct doc *doc, struct hits *hits);

// --- combine.c ---
// Completes the patterns that the keys of the sentence under way name.
void complete_patterns(struct scanner *s);
