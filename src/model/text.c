// text.c: places in the file.
#include "model/text.h"

// Greatest index whose start is not behind `raw`; 0 when there is none.
static uint32_t line_at(const struct text *t, uint32_t raw)
{
    uint32_t low = 0, high = t->line_n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (t->line_start[middle] <= raw) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static uint32_t origin_at(const struct text *t, uint32_t raw)
{
    uint32_t low = 0, high = t->origin_n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (t->origin[middle].raw <= raw) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static uint32_t characters(const struct text *t, uint32_t from, uint32_t to)
{
    uint32_t n = 0;
    for (uint32_t i = from; i < to && i < t->raw_n; i++) {
        n += t->raw[i] < 0xDC00 || t->raw[i] > 0xDFFF;
    }
    return n;
}

struct position text_position(const struct text *t, uint32_t raw)
{
    if (t->origin_n) {
        const struct origin *o = &t->origin[origin_at(t, raw)];
        struct position p = o->at;
        p.column += characters(t, o->raw, raw);
        return p;
    }
    uint32_t line = line_at(t, raw);
    uint32_t start = t->line_n ? t->line_start[line] : 0;
    return (struct position){.line = line + 1, .column = 1 + characters(t, start, raw)};
}
