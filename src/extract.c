// extract.c: the command `extract`: the outline and the text as they are judged, each
// line with its place in the file.
#include "packed.h"
#include "session.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/mask.h"
#include "base/utf8.h"
#include "extract_page.h"
#include "render/damage.h"

struct extract {
    struct arena *a;
    const struct doc *doc;
    struct buf out;
};

static const char *kind_name(enum para_kind kind)
{
    static const char *const names[] = {"body",      "heading", "title",  "addressee",
                                        "signature", "date",    "closing"};
    return names[kind];
}

static void put_text(struct extract *x, struct span span)
{
    struct ustr u = doc_units(x->doc, span);
    safe_put(&x->out, mask_private(x->a, units_to_utf8(x->a, u.p, u.n)));
    buf_byte(&x->out, '\n');
}

static struct position place(const struct extract *x, uint32_t unit)
{
    return text_position(x->doc->text, doc_raw(x->doc, unit));
}

static void put_span(struct extract *x, const char *label, struct span span)
{
    if (!span_empty(span)) {
        struct position p = place(x, span.start);
        buf_fmt(&x->out, "%-10s %5u:%-4u ", say(label), p.line, p.column);
        put_text(x, span);
    }
}

static void put_facts(struct extract *x)
{
    const struct facts *f = &x->doc->facts;
    const struct text *t = x->doc->text;
    buf_fmt(&x->out, "# %s\n", say("facts"));
    buf_fmt(&x->out, "%-10s %s%s, %s\n", say("encoding"), t->encoding.p,
            t->guessed ? say(" (guessed)") : "", t->script.p);
    buf_fmt(&x->out, "%-10s ", say("damage"));
    size_t start = x->out.n;
    damage_put(&x->out, &t->damage, ", ");
    buf_addz(&x->out, x->out.n == start ? say("none found") : "");
    buf_byte(&x->out, '\n');
    for (uint32_t i = 0; i < t->stated_n; i++) {
        buf_addz(&x->out, say("stated"));
        buf_addz(&x->out, "     ");
        safe_put(&x->out, t->stated[i].name);
        buf_addz(&x->out, ": ");
        safe_put(&x->out, mask_private(x->a, t->stated[i].value));
        buf_byte(&x->out, '\n');
    }
    put_span(x, SAY_LATER("title"), f->title);
    put_span(x, SAY_LATER("issuer"), f->issuer);
    put_span(x, SAY_LATER("addressee"), f->addressee);
    put_span(x, SAY_LATER("lead"), f->lead);
    put_span(x, SAY_LATER("signature"), f->signature);
    put_span(x, SAY_LATER("date"), f->date_span);
    buf_fmt(&x->out, "%-10s %d\n%-10s %s\n", say("year"), f->year, say("body"),
            f->body.p);
    if (f->genre.n) {
        buf_fmt(&x->out, "%-10s %s\n", say("genre"), f->genre.p);
    }
}

static void put_outline(struct extract *x)
{
    buf_fmt(&x->out, "\n# %s\n", say("outline"));
    for (uint32_t i = 1; i < x->doc->sections.n; i++) {
        const struct section *s = &x->doc->sections.at[i];
        struct position p = place(x, s->heading.start);
        buf_fmt(&x->out, "%5u:%-4u %-17s %*s", p.line, p.column, role_name(s->role),
                (int)(s->level > 8 ? 8 : s->level) * 2 - 2, "");
        put_text(x, s->heading);
    }
}

static void put_paragraphs(struct extract *x)
{
    buf_fmt(&x->out, "\n# %s\n", say("text"));
    for (uint32_t i = 0; i < x->doc->paras.n; i++) {
        const struct para *para = &x->doc->paras.at[i];
        struct position p = place(x, para->span.start);
        enum role role = x->doc->sections.at[para->section].role;
        buf_fmt(&x->out, "%5u:%-4u %-9s %-17s ", p.line, p.column,
                kind_name(para->kind), role_name(role));
        put_text(x, para->span);
    }
}

// One input, and text or html as the only output.
static bool usable(struct session *s)
{
    const struct options *o = &s->options;
    struct place nowhere = {STR(""), 0, 0};
    bool known = o->outputs.n == 0 || str_is(o->outputs.at[0].format, "text") ||
                 str_is(o->outputs.at[0].format, "html");
    if (o->inputs.n != 1) {
        diag_add(&s->diags, DIAG_USAGE, nowhere,
                 say("name one file, or - for standard input"));
    } else if (!known || o->outputs.n > 1) {
        struct str name = o->outputs.at[o->outputs.n - 1].format;
        diag_add(&s->diags, DIAG_USAGE, nowhere,
                 arena_fmt(&s->arena, say("unknown format '%s'"), name.p).p);
        diag_hint(&s->diags, say("formats: %s"), "text, html");
    }
    session_print(s, &s->diags, SEVERITY_ERROR);
    return s->diags.errors == 0;
}

static void put_all(struct extract *x, struct session *s, struct str path)
{
    const struct options *o = &s->options;
    if (o->outputs.n && str_is(o->outputs.at[0].format, "html")) {
        extract_page(x->a, &x->out, path, x->doc);
    } else {
        put_facts(x);
        put_outline(x);
        put_paragraphs(x);
    }
}

// To the file named with the format, else to standard output.
static void write_out(struct session *s, struct buf *out)
{
    struct str path = s->options.outputs.n ? s->options.outputs.at[0].path : STR("");
    if (path.n == 0) {
        (void)session_write(s, out);
        return;
    }
    if (!file_write(&s->diags, path, buf_str(out))) {
        session_print(s, &s->diags, SEVERITY_ERROR);
        s->write_failed = true;
    }
    buf_free(out);
}

enum status command_extract(struct session *s)
{
    struct pipeline p = {.lang = s->lang};
    if (!usable(s)) {
        return STATUS_USAGE;
    }
    if (!session_load(s, &p)) {
        pipeline_close(&p);
        return STATUS_RULES;
    }
    struct diags d = {.arena = &s->arena};
    struct input in = {.path = s->options.inputs.at[0],
                       .options = session_check_options(s)};
    in.readable = packed_read(s, &s->arena, &d, in.path, &in.bytes);
    bool ok = pipeline_read(&p, &s->arena, &d, &in);
    session_print(s, &d, s->options.quiet ? SEVERITY_ERROR : SEVERITY_NOTE);
    if (ok) {
        struct extract x = {.a = &s->arena, .doc = &in.doc};
        put_all(&x, s, in.path);
        write_out(s, &x.out);
    }
    pipeline_close(&p);
    return ok ? STATUS_PASSED : STATUS_INPUT;
}
