// damage.h: the kinds of damage that make.c does to a report, each a function from
// characters to characters that is the same for the same seed.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Code points; grows by put().
struct characters {
    uint32_t *at;
    size_t n, room;
};

struct maker {
    uint64_t random; // state of the generator
    unsigned share;  // ten-thousandths of the characters or places to be damaged
    struct characters in, out;
};

typedef void damage_fn(struct maker *m);

struct kind {
    const char *name, *unit; // what the share is a share of
    damage_fn *damage;
};

// Ends with a row without a name; the last kind is all of the others, each with its
// part of the share.
extern const struct kind kinds[];

// --- random.c ---
bool is_han(uint32_t c);
bool is_digit(uint32_t c);
uint32_t next_random(struct maker *m, uint32_t below);
bool struck(struct maker *m); // true for the share of the calls
void put(struct maker *m, uint32_t c);
void put_text(struct maker *m, const uint32_t *text);
// Index behind the line that begins at `i`, its end included.
size_t line_end(const struct maker *m, size_t i);

// --- bytes.c ---
damage_fn damage_shift, damage_latin, damage_gbk, damage_kun;
