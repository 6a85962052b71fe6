// shift.c: puts the bytes of a damaged run back together and keeps the result when it
// is far more plausible than what stands there. The first character has lost its lead
// byte, the last one sometimes its trail byte: those are chosen by the company they
// keep.
#include "read/shift.h"

#include "base/utf8.h"
#include "read/decode.h"
#include "read/note.h"
#include "read/pairs.h"

enum {
    RUN_MAX = 2000, // damaged characters repaired in one go
    RUN_BYTES = 2 * RUN_MAX + 2,
    STOPS_MAX = 12,
    LOOKUPS_MAX = 10000, // half-lost characters looked up before giving up on them
};

// Costs of a character: how odd it is in an official text.
enum {
    COST_VARIANT = 1,
    COST_LETTER = 10,
    COST_LOST = 10,
    COST_RARE = 20,
    COST_ODD = 40
};

// Where a run may end: behind `bytes` bytes, the text going on at `next`.
struct stop {
    uint32_t bytes, next, members, notes, cost;
    bool trail; // the last byte is an ASCII trail byte
};

struct run {
    unsigned char byte[RUN_BYTES];
    uint32_t at[RUN_BYTES];
    uint32_t n, members, notes, cost;
    bool private; // holds characters of the private use area
    struct stop stops[STOPS_MAX];
    uint32_t stop_n;
};

struct shift_tables {
    struct gbk gbk;
    struct pairs pairs;
    uint32_t lookups;
    struct run run;
};

static void make_tables(struct shift *s)
{
    if (!s->tables) {
        s->tables = arena_new(s->arena, struct shift_tables);
        gbk_fill(&s->tables->gbk);
        pairs_learn(&s->tables->pairs, s->raw, s->raw_n);
    }
}

static uint32_t cost_of(const struct shift *s, uint16_t unit)
{
    uint16_t u = fold_unit(unit);
    unsigned code = s->tables->gbk.code[u], lead = code >> 8, trail = code & 0xFF;
    if (u < 0x80 || lead == 0xA1 || lead == 0xA3) {
        return 0;
    }
    if (trail >= 0xA1 && lead >= 0xB0 && lead <= 0xD7) { // GB2312 level 1
        return u == unit ? 0 : COST_VARIANT;
    }
    return u >= 0x4E00 && u <= 0x9FFF ? COST_RARE : COST_ODD;
}

static bool is_halved_mark(uint16_t u)
{
    return u == ',' || u == '!' || u == '(' || u == ')' || u == ':' || u == ';';
}

static void add_stop(struct run *r, uint32_t next)
{
    if (r->stop_n < STOPS_MAX && r->n >= 3) { // one whole character at least
        r->stops[r->stop_n++] =
            (struct stop){r->n, next, r->members, r->notes, r->cost, r->n % 2 != 0};
    }
}

static void add_byte(struct run *r, unsigned byte, uint32_t at)
{
    r->byte[r->n] = (unsigned char)byte;
    r->at[r->n++] = at;
}

// Takes the character at raw[i] into the run; false: the run ends in front of it.
static bool take_member(const struct shift *s, struct run *r, uint32_t i)
{
    uint16_t u = s->raw[i];
    unsigned code = s->tables->gbk.code[u];
    if (is_halved_mark(u)) {
        if (r->stop_n < STOPS_MAX - 1) { // the last is for the end of the run
            add_stop(r, i);
        }
        code = 0xA380u + u;
    }
    if (code == 0 || r->members == RUN_MAX) {
        return false;
    }
    add_byte(r, code >> 8, i);
    add_byte(r, code & 0xFF, i);
    r->members++;
    r->private = r->private || (u >= 0xE000 && u <= 0xF8FF);
    r->cost += cost_of(s, u);
    return true;
}

static void collect(const struct shift *s, uint32_t i, struct run *r)
{
    uint32_t n = s->raw_n, tail = note_tail_length(s->raw + i, n - i);
    r->notes += tail != 0;
    for (i += tail; i < n;) {
        uint16_t u = s->raw[i];
        bool open = u == '(' || u == 0xFF08;
        uint32_t note = open ? note_length(s->raw + i, n - i, false) : 0;
        if (note) {
            r->notes++;
            i += note;
            continue;
        }
        if (u >= 0x40 && u <= 0x7E && r->n) {
            add_byte(r, u, i);
            r->cost += COST_LETTER;
            add_stop(r, i + 1);
            return;
        }
        if (!take_member(s, r, i)) {
            break;
        }
        i++;
    }
    bool lost = i < n && (s->raw[i] == '?' || s->raw[i] == 0xFFFD);
    add_stop(r, lost ? i + 1 : i);
}

// How often the character was seen beside its neighbours; both sides count more than
// one.
static uint32_t company(const struct shift *s, uint16_t before, uint16_t u,
                        uint16_t after)
{
    uint32_t left = pairs_count(&s->tables->pairs, before, u);
    uint32_t right = pairs_count(&s->tables->pairs, u, after);
    return (left < 5 ? left : 5) + (right < 5 ? right : 5) + (left && right ? 5 : 0);
}

// The likeliest character of the codes first, first + step, … up to last; U+3013 when
// none is likely at all.
static uint16_t likeliest(struct shift *s, const unsigned codes[3], uint16_t before,
                          uint16_t after)
{
    uint16_t best = FOLD_LOST;
    uint32_t best_score = 0;
    if (s->tables->lookups++ > LOOKUPS_MAX) {
        return best;
    }
    for (unsigned code = codes[0]; code <= codes[1]; code += codes[2]) {
        uint16_t unit = s->tables->gbk.unit[code], u = fold_unit(unit);
        if (!unit || cost_of(s, unit) > COST_VARIANT || u == FOLD_BLANK) {
            continue;
        }
        uint32_t score = 4 * company(s, before, u, after) + (u == unit ? 1u : 0u) +
                         (u == 0x3002 || u == ',' ? 2u : 0u);
        if (score > best_score && score > 1) {
            best = u;
            best_score = score;
        }
    }
    return best;
}

// The first character: its lead byte is lost. An ideographic blank opens many lines.
static uint16_t first_character(struct shift *s, unsigned trail, uint16_t before,
                                uint16_t after)
{
    if (trail == 0xA1 && before == '\n') {
        return FOLD_DROP;
    }
    const unsigned codes[3] = {0x8100 | trail, 0xFE00 | trail, 0x100};
    return likeliest(s, codes, before, after);
}

static bool is_number_part(uint16_t u)
{
    static const uint16_t parts[] = u"一二三四五六七八九十百0123456789";
    for (size_t i = 0; parts[i]; i++) {
        if (parts[i] == u) {
            return true;
        }
    }
    return false;
}

static bool closes_number(const struct folded *f)
{
    uint32_t i = f->n;
    while (i && is_number_part(f->unit[i - 1])) {
        i--;
    }
    return i < f->n && i && f->unit[i - 1] == '(';
}

// The last character: its trail byte is lost.
static uint16_t last_character(struct shift *s, unsigned lead, const struct folded *f,
                               uint16_t after)
{
    if (lead == 0xA3 && closes_number(f)) {
        return ')';
    }
    const unsigned codes[3] = {lead << 8 | 0x40, lead << 8 | 0xFE, 1};
    return likeliest(s, codes, f->n ? f->unit[f->n - 1] : '\n', after);
}

// What the complete characters of the run cost when it ends at `stop`.
static uint32_t cost_of_stop(const struct shift *s, const struct run *r, uint32_t bytes)
{
    uint32_t cost = 0;
    for (uint32_t i = 1; i + 1 < bytes; i += 2) {
        uint16_t u = s->tables->gbk.unit[r->byte[i] << 8 | r->byte[i + 1]];
        cost += u ? cost_of(s, u) : 2 * COST_ODD;
    }
    return cost;
}

// The end that makes the text most plausible; NULL when none is far better than the
// text as it stands. A run of usual characters is never touched.
static const struct stop *best_stop(const struct shift *s, const struct run *r)
{
    const struct stop *best = NULL;
    int64_t best_gain = 0;
    for (uint32_t i = 0; i < r->stop_n; i++) {
        const struct stop *stop = &r->stops[i];
        uint32_t after = cost_of_stop(s, r, stop->bytes);
        uint32_t whole = (stop->bytes - 1) / 2, half = stop->trail ? 0 : COST_LOST / 2;
        int64_t gain = (int64_t)COST_RARE + stop->cost - 2 * (int64_t)after - half;
        if (stop->cost >= COST_LETTER && after <= 6 * whole && gain > best_gain) {
            best = stop;
            best_gain = gain;
        }
    }
    return best;
}

static uint16_t following(const struct shift *s, uint32_t i)
{
    uint16_t u = FOLD_DROP;
    while (i < s->raw_n && (u == FOLD_DROP || u == FOLD_BLANK)) {
        u = fold_next(s->raw, s->raw_n, &i);
    }
    return u == FOLD_DROP || u == FOLD_BLANK ? '\n' : u;
}

static uint16_t pair_at(const struct shift *s, const struct run *r, uint32_t i)
{
    return fold_unit(s->tables->gbk.unit[r->byte[i] << 8 | r->byte[i + 1]]);
}

// Two characters in place of the one at byte `i`, when programs on the way have dropped
// a private-use character that stood between its bytes: first has the lead byte and a
// trail byte that begins a private-use code, second the trail byte. Only where the one
// is a stranger to the text and the two are in company.
static bool split_stranger(const struct shift *s, const struct run *r, uint32_t i,
                           uint16_t split[4])
{
    const struct pairs *pairs = &s->tables->pairs;
    if (r->private || pairs_know(pairs, split[1])) {
        return false;
    }
    const uint16_t *unit = s->tables->gbk.unit;
    uint16_t before = split[0], after = split[3];
    for (unsigned trail = 0xAA; trail <= 0xFE;
         trail = trail == 0xAF ? 0xF8 : trail + 1) {
        uint16_t first = fold_unit(unit[(unsigned)r->byte[i] << 8 | trail]);
        if (!pairs_know(pairs, first)) {
            continue;
        }
        for (unsigned lead = 0xA1; lead <= 0xFE; lead++) {
            uint16_t second = fold_unit(unit[lead << 8 | r->byte[i + 1]]);
            if (pairs_count(pairs, first, second) &&
                (pairs_count(pairs, before, first) ||
                 pairs_count(pairs, second, after))) {
                split[1] = first;
                split[2] = second;
                return true;
            }
        }
    }
    return false;
}

// Appends the characters of which both bytes are there.
static void put_whole(const struct shift *s, const struct run *r, uint32_t bytes,
                      struct folded *to)
{
    for (uint32_t k = 1; k + 1 < bytes; k += 2) {
        uint16_t after = k + 3 < bytes ? pair_at(s, r, k + 2) : '\n';
        uint16_t split[4] = {to->n ? to->unit[to->n - 1] : '\n', pair_at(s, r, k), 0,
                             after};
        bool room = to->n + (s->raw_n - r->at[k]) + 3 <= to->room;
        bool two = room && split_stranger(s, r, k, split);
        fold_put(to, split[1], r->at[k]);
        if (two) {
            fold_put(to, split[2], r->at[k + 1]);
        }
    }
}

bool shift_repair(struct shift *s, uint32_t i, struct folded *to, struct repair *out)
{
    make_tables(s);
    struct run *r = &s->tables->run;
    r->n = r->members = r->notes = r->cost = r->stop_n = 0;
    r->private = false;
    collect(s, i + 1, r);
    const struct stop *stop = best_stop(s, r);
    if (!stop) {
        return false;
    }
    *out = (struct repair){.end = stop->next, .notes = stop->notes};
    uint16_t before = to->n ? to->unit[to->n - 1] : '\n';
    uint16_t first = first_character(s, r->byte[0], before, pair_at(s, r, 1));
    out->lost += first == FOLD_LOST;
    fold_put(to, first, i);
    put_whole(s, r, stop->bytes, to);
    if (!stop->trail) {
        uint32_t end = stop->bytes - 1;
        uint16_t last = last_character(s, r->byte[end], to, following(s, stop->next));
        out->lost += last == FOLD_LOST;
        fold_put(to, last, r->at[end]);
    }
    return true;
}
