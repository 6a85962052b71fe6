// units.c: the one pass from a file's characters to folded text, with repairs on the
// way.
#include "read/units.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "read/fold.h"
#include "read/likeness.h"
#include "read/note.h"
#include "read/shift.h"
#include "read/twice.h"

enum {
    SCRIPT_SAMPLE = 50000,
    SPARE = 64, // units a repair may add beyond the characters of the file
};

struct pass {
    struct arena *arena;
    struct text *text;
    struct folded out;
    struct shift shift;
    struct twice twice;
    VEC(uint32_t) lines; // where they begin
};

// A character that can carry a note: an ideograph, or a rare one that folded to U+3013.
static bool is_noted(uint16_t u)
{
    return unit_is_han(u) || u == FOLD_GETA || u == FOLD_LOST;
}

// `F(xiàn)將`: the letter is the trail byte of a damaged character whose note remained.
static void drop_stray_letter(struct pass *p)
{
    struct folded *f = &p->out;
    bool single =
        f->n < 2 || (!unit_is_alpha(f->unit[f->n - 2]) &&
                     !unit_is_digit(f->unit[f->n - 2]) && f->unit[f->n - 2] != ' ');
    if (f->n && unit_is_alpha(f->unit[f->n - 1]) && single) {
        f->unit[f->n - 1] = FOLD_LOST;
        p->text->damage.lost_characters++;
    }
}

// At '(' : skips a pinyin note. Returns the place behind it, 0 when there is none.
static uint32_t skip_note(struct pass *p, uint32_t i)
{
    const struct folded *f = &p->out;
    uint16_t before = f->n ? f->unit[f->n - 1] : 0;
    if (!is_noted(before) && (f->blank || !unit_is_alpha(before))) {
        return 0;
    }
    bool plain = unit_is_han(before) && !f->blank;
    uint32_t note = note_length(p->text->raw + i, p->text->raw_n - i, plain);
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

static bool is_private(uint16_t u)
{
    return (u >= 0xE000 && u <= 0xEFFF) || (u >= 0xF100 && u <= 0xF8FF);
}

// A '?' that no sentence ends with: beside a figure, or with another mark behind it.
static bool is_no_question(uint16_t before, uint16_t after)
{
    static const uint16_t marks[] = u",.;:)、。，；：）";
    bool mark = false;
    for (size_t i = 0; marks[i]; i++) {
        mark = mark || marks[i] == after;
    }
    return (unit_is_digit(before) && (unit_is_han(after) || unit_is_digit(after))) ||
           (unit_is_han(before) && unit_is_digit(after)) ||
           (mark && (unit_is_han(before) || unit_is_digit(before)));
}

// What the character at raw[i] is in truth when it stands for one that is gone: U+FFFD,
// and '?' inside words, where it may be a question mark after all; else 0.
static uint16_t lost_unit(const struct pass *p, uint32_t i)
{
    const struct text *t = p->text;
    const struct folded *f = &p->out;
    uint16_t u = t->raw[i], before = f->n && !f->blank ? f->unit[f->n - 1] : '\n';
    uint16_t after = i + 1 < t->raw_n ? t->raw[i + 1] : '\n';
    if (u == '?') {
        bool inside = unit_is_han(before) && unit_is_han(after);
        return inside ? u : is_no_question(before, after) ? FOLD_LOST : 0;
    }
    return u == 0xFFFD || is_private(u) ? FOLD_LOST : 0;
}

// Is the line around raw[i] prose with blanks strewn into it, as scanned pages have
// them? Tables have blanks, but no sentences.
static bool is_strewn(const struct text *t, uint32_t i)
{
    enum { NEAR = 300, STREWN = 2, PROSE = 30 };
    uint32_t start = i, end = i, strewn = 0;
    bool sentence = false;
    while (start > 0 && i - start < NEAR && t->raw[start - 1] != '\n') {
        start--;
    }
    while (end < t->raw_n && end - i < NEAR && t->raw[end] != '\n') {
        end++;
    }
    for (uint32_t k = start + 1; k + 1 < end; k++) {
        strewn += fold_unit(t->raw[k]) == FOLD_BLANK && unit_is_han(t->raw[k - 1]) &&
                  unit_is_han(t->raw[k + 1]);
        sentence = sentence || t->raw[k] == u'。' || fold_unit(t->raw[k]) == ',';
    }
    return strewn >= STREWN && sentence && end - start >= PROSE;
}

// Do the digits on both sides of the blank at raw[i] make up a year: 20 25年?
static bool splits_year(const struct pass *p, uint32_t i)
{
    const struct folded *f = &p->out;
    const struct text *t = p->text;
    uint32_t k = f->n, n = 0;
    while (k > 0 && unit_is_digit(f->unit[k - 1])) {
        k--;
        n++;
    }
    bool century = n > 0 && (f->unit[k] == '1' || f->unit[k] == '2');
    for (; i < t->raw_n && n <= 4; i++) {
        uint16_t u = fold_unit(t->raw[i]);
        if (unit_is_digit(u)) {
            n++;
        } else if (u != FOLD_BLANK) {
            return century && n == 4 && u == u'年';
        }
    }
    return false;
}

// A blank in the middle of a figure.
static bool splits_figure(const struct pass *p, uint32_t i)
{
    const struct text *t = p->text;
    const struct folded *f = &p->out;
    return f->n && !f->blank && unit_is_digit(f->unit[f->n - 1]) && i + 1 < t->raw_n &&
           unit_is_digit(fold_unit(t->raw[i + 1])) &&
           (splits_year(p, i) || is_strewn(t, i));
}

// Returns the place behind, 0 when nothing was read.
static uint32_t count_recoded(struct pass *p, struct recoded done)
{
    p->text->damage.recoded += done.good;
    p->text->damage.lost_characters += done.lost;
    return done.end;
}

// What ideographs stand for in a text that was decoded twice. Returns the place behind,
// 0 when it is what it seems.
static uint32_t take_recoded(struct pass *p, uint32_t i)
{
    const struct text *t = p->text;
    uint32_t end = 0;
    if (p->twice.gbk && (i == 0 || t->raw[i - 1] == '\n' || t->raw[i - 1] == '\r')) {
        end = count_recoded(p, twice_gbk_line(&p->twice, i, &p->out));
    }
    if (!end && p->twice.kun && t->raw[i] == u'锟') {
        end = count_recoded(p, twice_kun(&p->twice, i, &p->out));
    }
    return end;
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
    } else if (u >= 0xC2 && u <= 0xEF) {
        end = count_recoded(p, twice_latin(&p->twice, i, &p->out));
    }
    if (end) {
        return end;
    }
    end = i;
    uint16_t unit = fold_next(t->raw, t->raw_n, &end);
    uint16_t lost = lost_unit(p, i);
    unit = lost ? lost : unit;
    t->damage.lost_characters += lost || unit == FOLD_LOST;
    if (unit == FOLD_LINE && u != '\v' && u != '\f' && u != 0x85) {
        vec_push(p->arena, &p->lines, end);
    }
    if (unit != FOLD_BLANK || !splits_figure(p, i)) {
        fold_put(&p->out, unit, i);
    }
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
        .twice = twice_open(a, t->raw, n),
    };
    bool twice = p.twice.gbk || p.twice.kun;
    vec_push(a, &p.lines, 0);
    for (uint32_t i = 0; i < n;) {
        uint16_t u = t->raw[i];
        uint32_t end = twice ? take_recoded(&p, i) : 0;
        if (end) {
            i = end;
        } else if (u >= 0x4E00 && u <= 0x9FFF) {
            fold_put(&p.out, fold_unit(u), i++);
        } else {
            i = take_other(&p, i);
        }
    }
    t->damage.confused = likeness_mend(p.out.unit, p.out.n);
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
