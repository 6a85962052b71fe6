// diag.c: the catalogue and its printing.
#include "base/diag.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/say.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

struct entry {
    const char *code, *text;
    enum severity severity;
};

static const struct entry catalogue[DIAG_N] = {
#define X(id, code, severity, text) {(code), (text), SEVERITY_##severity},
#include "base/diag_list.h"
};

// The formats come from the catalogue (or its translation, which msgfmt checked against
// the same directives), so the compiler cannot see them.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static struct str catalogue_text(struct arena *a, enum diag_code code, va_list args)
{
    return arena_vfmt(a, say(catalogue[code].text), args);
}
#pragma GCC diagnostic pop

// Counts one more; NULL when there is no room to keep it.
static struct diag *diag_room(struct diags *d, enum diag_code code, struct place place)
{
    enum severity severity = catalogue[code].severity;
    d->errors += severity == SEVERITY_ERROR;
    d->warnings += severity == SEVERITY_WARNING;
    if (d->list.n >= LIMIT_DIAGS) {
        d->full = true;
        return NULL;
    }
    struct diag *diag = vec_add(d->arena, &d->list);
    *diag = (struct diag){
        .code = code,
        .severity = severity,
        .place = {arena_copy(d->arena, place.path), place.line, place.column},
    };
    return diag;
}

void diag_add(struct diags *d, enum diag_code code, struct place place, ...)
{
    struct diag *diag = diag_room(d, code, place);
    if (!diag) {
        return;
    }
    va_list args;
    va_start(args, place);
    diag->text = catalogue_text(d->arena, code, args);
    va_end(args);
}

void diag_keep(struct diags *d, const struct diag *diag)
{
    struct diag *kept = diag_room(d, diag->code, diag->place);
    if (kept) {
        kept->text = arena_copy(d->arena, diag->text);
        kept->excerpt = arena_copy(d->arena, diag->excerpt);
        kept->hint = arena_copy(d->arena, diag->hint);
    }
}

void diag_excerpt(struct diags *d, struct str line)
{
    if (d->list.n && !d->full) {
        d->list.at[d->list.n - 1].excerpt = arena_copy(d->arena, line);
    }
}

void diag_hint(struct diags *d, const char *format, ...)
{
    if (d->list.n == 0 || d->full) {
        return;
    }
    va_list args;
    va_start(args, format);
    d->list.at[d->list.n - 1].hint = arena_vfmt(d->arena, format, args);
    va_end(args);
}

const char *diag_code_name(enum diag_code code)
{
    return catalogue[code].code;
}

struct str diag_code_text(struct arena *a, enum diag_code code)
{
    struct buf out = {0};
    for (const char *z = catalogue[code].text; *z; z++) {
        if (*z == '%' && z[1]) {
            buf_addz(&out, "…");
            z++;
        } else {
            buf_byte(&out, *z);
        }
    }
    struct str text = arena_copy(a, buf_str(&out));
    buf_free(&out);
    return text;
}

const char *severity_name(enum severity s)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[s];
}

const char *severity_said(enum severity s)
{
    switch (s) {
    case SEVERITY_NOTE:
        return say("note");
    case SEVERITY_WARNING:
        return say("warning");
    case SEVERITY_ERROR:
        return say("error");
    }
    return "";
}

// Source line and, under it, a caret at the column, both in terminal cells. Long lines
// are cut to a window around the column.
static void put_excerpt(struct buf *out, struct str line, uint32_t column)
{
    enum { BEFORE = 40, AFTER = 40 };
    int cells = 0;
    uint32_t i = 1;
    bool cut = column > BEFORE + 1;
    buf_addz(out, cut ? "    …" : "    ");
    for (; line.n && i < column + AFTER; i++) {
        size_t len;
        uint32_t cp = utf8_decode(line, &len);
        if (i + BEFORE >= column) {
            safe_put(out, (struct str){line.p, len});
            cells += i < column ? char_width(cp) : 0;
        }
        line.p += len;
        line.n -= len;
    }
    buf_addz(out, line.n ? "…\n" : "\n");
    buf_fmt(out, "    %*s^\n", cells + (cut ? 1 : 0), "");
}

void diag_print(struct buf *out, const struct diag *diag)
{
    if (diag->place.path.n) {
        safe_put(out, diag->place.path);
        if (diag->place.line) {
            buf_fmt(out, ":%u:%u", diag->place.line, diag->place.column);
        }
        buf_addz(out, ": ");
    }
    buf_fmt(out, "%s %s: ", severity_said(diag->severity), catalogue[diag->code].code);
    safe_put(out, diag->text);
    buf_byte(out, '\n');
    if (diag->excerpt.n && diag->place.line) {
        put_excerpt(out, diag->excerpt, diag->place.column);
    }
    if (diag->hint.n) {
        buf_addz(out, "    ");
        safe_put(out, diag->hint);
        buf_byte(out, '\n');
    }
}
