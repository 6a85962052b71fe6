// flow.c: see flow.h.
#include "read/flow.h"

#include "base/utf8.h"

void flow_text(struct flow *f, struct str utf8, struct position at)
{
    struct ustr units = utf8_to_units(f->arena, utf8);
    if (units.n == 0) {
        return;
    }
    if (at.line == 0) {
        at.line = f->line + 1;
        at.column = f->column + 1;
    }
    vec_push(f->arena, &f->origins, ((struct origin){f->unit.n, at}));
    for (size_t i = 0; i < units.n; i++) {
        uint16_t u = units.p[i];
        bool end = u == '\n' || u == '\r' || u == 0x2028 || u == 0x2029;
        vec_push(f->arena, &f->unit, end ? ' ' : u);
        f->column += u < 0xDC00 || u > 0xDFFF;
    }
}

void flow_break(struct flow *f)
{
    if (f->unit.n && f->unit.at[f->unit.n - 1] != '\n') {
        vec_push(f->arena, &f->unit, '\n');
        f->line++;
        f->column = 0;
    }
}

void flow_gap(struct flow *f)
{
    flow_break(f);
    if (f->unit.n > 1 && f->unit.at[f->unit.n - 2] != '\n') {
        vec_push(f->arena, &f->unit, '\n');
        f->line++;
    }
}

void flow_stated(struct flow *f, struct str name, struct str value)
{
    if (value.n) {
        struct stated s = {arena_copy(f->arena, name), arena_copy(f->arena, value)};
        vec_push(f->arena, &f->stated, s);
    }
}

void flow_to_text(const struct flow *f, struct text *t)
{
    t->raw = f->unit.at;
    t->raw_n = f->unit.n;
    t->origin = f->origins.at;
    t->origin_n = f->origins.n;
    t->stated = f->stated.at;
    t->stated_n = f->stated.n;
    t->encoding = str_of(encoding_names()[f->encoding]);
    t->guessed = f->guessed;
}
