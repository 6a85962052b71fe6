// units.c: the one pass from a file's characters to folded text, with repairs on the
// way.
#include "read/units.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "read/fold.h"
#include "read/note.h"
#include "read/shift.h"

enum {
    SCRIPT_SAMPLE = 50000,
    SPARE = 64, // units a repair may add beyond the characters of the file
};

struct pass {
    struct arena *arena;
    struct text *text;
    struct folded out;
    struct shift shift;
    VEC(uint32_t) lines; // where they begin
};

// A character that can carry a note: an ideograph, or a rare one that folded to U+3013.
static bool is_noted(uint16_t u)
{
    return unit_is_han(u) || u == FOLD_GETA;
}

// `F(xiàn)將`: the letter is the trail byte of a damaged character whose note remained.
static void drop_stray_letter(struct pass *p)
{
    struct folded *f = &p->out;
    bool single =
        f->n < 2 || (!unit_is_alpha(f->unit[f->n - 2]) &&
                     !unit_is_digit(f->unit[f->n - 2]) && f->unit[f->n - 2] != ' ');
    if (f->n && unit_is_alpha(f->unit[f->n - 1]) && single) {
        f->unit[f->n - 1] = FOLD_GETA;
        p->text->damage.lost_characters++;
    }
}

// At '(' : skips a pinyin note. Returns the place behind it, 0 when there is none.
static uint32_t skip_note(struct pass *p, uint32_t i)
{
    const struct folded *f = &p->out;
    uint16_t before = f->n && !f->blank ? f->unit[f->n - 1] : 0;
    if (!is_noted(before) && !unit_is_alpha(before)) {
        return 0;
    }
    uint32_t note =
        note_length(p->text->raw + i, p->text->raw_n - i, unit_is_han(before));
    if (note == 0) {
        return 0;
    }
    drop_stray_letter(p);
    p->text->damage.pinyin_notes++;
    return i + note;
}

// At '?' or U+FFFD: repairs a one-byte shift. Returns the place behind it, 0 when there
// is none.
static uint32_t repair_shift(struct pass *p, uint32_t i)
{
    const struct text *t = p->text;
    uint32_t next = i + 1;
    if (next >= t->raw_n || t->raw[next] == '\n' || t->raw[next] == ' ') {
        return 0;
    }
    struct repair r;
    if (!shift_repair(&p->shift, i, &p->out, &r)) {
        return 0;
    }
    p->text->damage.shifted_bytes++;
    p->text->damage.pinyin_notes += r.notes;
    p->text->damage.lost_characters += r.lost;
    return r.end;
}

// A '?' inside a word stands for a character that is gone.
static bool is_lost(const struct pass *p, uint32_t i)
{
    const struct text *t = p->text;
    const struct folded *f = &p->out;
    uint16_t u = t->raw[i];
    if (u == '?') {
        return f->n && !f->blank && unit_is_han(f->unit[f->n - 1]) &&
               i + 1 < t->raw_n && unit_is_han(t->raw[i + 1]);
    }
    return u == 0xFFFD || (u >= 0xE000 && u <= 0xEFFF) || (u >= 0xF100 && u <= 0xF8FF);
}

// Everything that is no ideograph. Returns the place behind it.
static uint32_t take_other(struct pass *p, uint32_t i)
{
    struct text *t = p->text;
    uint16_t u = t->raw[i];
    uint32_t end = 0;
    if (u == '(' || u == 0xFF08) {
        end = skip_note(p, i);
    } else if (u == '?' || u == 0xFFFD) {
        end = repair_shift(p, i);
    }
    if (end) {
        return end;
    }
    end = i;
    uint16_t unit = fold_next(t->raw, t->raw_n, &end);
    t->damage.lost_characters += is_lost(p, i) || (unit == 0xFFFD && u != 0xFFFD);
    if (unit == FOLD_LINE && u != '\v' && u != '\f' && u != 0x85) {
        vec_push(p->arena, &p->lines, end);
    }
    fold_put(&p->out, unit, i);
    return end;
}

void units_fold(struct arena *a, struct text *t)
{
    uint32_t n = t->raw_n;
    struct pass p = {
        .arena = a,
        .text = t,
        .out = {.unit = arena_array(a, uint16_t, n + SPARE),
                .room = n + SPARE - 1,
                .at = arena_array(a, uint32_t, n + SPARE)},
        .shift = {.arena = a, .raw = t->raw, .raw_n = n},
    };
    vec_push(a, &p.lines, 0);
    for (uint32_t i = 0; i < n;) {
        uint16_t u = t->raw[i];
        if (u >= 0x4E00 && u <= 0x9FFF) {
            fold_put(&p.out, fold_unit(u), i++);
        } else {
            i = take_other(&p, i);
        }
    }
    p.out.at[p.out.n] = n;
    t->unit = p.out.unit;
    t->at = p.out.at;
    t->n = p.out.n;
    t->line_start = p.lines.at;
    t->line_n = p.lines.n;
    bool traditional =
        fold_is_traditional(t->raw, n < SCRIPT_SAMPLE ? n : SCRIPT_SAMPLE);
    t->script = traditional ? STR("Hant") : STR("Hans");
}
