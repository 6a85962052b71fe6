// read.c: bytes of a file to folded text; the table of formats.
#include "read/read.h"

#include "base/limits.h"
#include "base/say.h"
#include "base/utf8.h"
#include "read/decode.h"
#include "read/fold.h"
#include "read/guess.h"
#include "read/office.h"
#include "read/plain.h"
#include "read/remote.h"
#include "read/units.h"

// One format: `probe` knows it by its bytes, `read` gives raw characters or adds one
// error and returns false. The first row that fits is taken.
struct reader {
    const char *name;
    bool (*probe)(const struct source *in);
    bool (*read)(struct arena *a, struct diags *d, const struct source *in,
                 const struct read_options *o, const char *format, struct text *t);
};

static struct place whole_file(struct str path)
{
    return (struct place){.path = path};
}

static bool probe_html(const struct source *in)
{
    return guess_html(in->bytes);
}

// Markdown is text that only its name tells from other text.
static bool probe_markdown(const struct source *in)
{
    return (str_ends(in->path, ".md") || str_ends(in->path, ".markdown")) &&
           guess_signature(in->bytes) == NULL;
}

static bool probe_text(const struct source *in)
{
    return guess_signature(in->bytes) == NULL;
}

static bool refuse_binary(struct diags *d, struct str path, const char *kind)
{
    diag_add(d, DIAG_INPUT_BINARY, whole_file(path), say(kind));
    return false;
}

static bool read_text(struct arena *a, struct diags *d, const struct source *in,
                      const struct read_options *o, const char *format, struct text *t)
{
    struct plain plain;
    (void)o;
    (void)format;
    if (!plain_decode(a, d, in, &plain)) {
        return false;
    }
    t->raw = plain.raw.p;
    t->raw_n = (uint32_t)plain.raw.n;
    t->encoding = str_of(encoding_names()[plain.encoding]);
    t->guessed = plain.guessed;
    return true;
}

// By the program qingdan-read, which has a reader of that name (foreign.c).
static bool read_apart(struct arena *a, struct diags *d, const struct source *in,
                       const struct read_options *o, const char *format, struct text *t)
{
    struct wire_request request = {
        .format = str_of(format),
        .source = *in,
        .lang = o->lang,
        .seconds = o->seconds ? o->seconds : LIMIT_SECONDS,
    };
    if (o->helper) {
        return helper_read(o->helper, a, d, &request, t);
    }
    return refuse_binary(d, in->path, format);
}

static const struct reader readers[] = {
    {"docx", probe_docx, read_apart},         {"ofd", probe_ofd, read_apart},
    {"odt", probe_odt, read_office},          {"wps", probe_wps, read_office},
    {"doc", probe_doc, read_office},          {"rtf", probe_rtf, read_office},
    {"pdf", probe_pdf, read_print},           {"html", probe_html, read_apart},
    {"markdown", probe_markdown, read_apart}, {"txt", probe_text, read_text},
};

static const struct reader *reader_for(const struct source *in)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (readers[i].probe(in)) {
            return &readers[i];
        }
    }
    return NULL;
}

static bool holds_text(const struct text *t)
{
    for (uint32_t i = 0; i < t->n; i++) {
        if (t->unit[i] != '\n') {
            return true;
        }
    }
    return false;
}

static void say_doubts(struct diags *d, struct str path, const struct text *t)
{
    if (t->guessed) {
        diag_add(d, DIAG_INPUT_ENCODING_GUESSED, whole_file(path), t->encoding.p);
    }
}

// Faults that need no decoding: size, unknown encoding, other formats.
static const struct reader *accept_source(struct diags *d, const struct source *in,
                                          const struct read_options *options)
{
    if (in->bytes.n > in->max_bytes) {
        struct str limit = arena_fmt(d->arena, "%zu", in->max_bytes);
        diag_add(d, DIAG_INPUT_TOO_LARGE, whole_file(in->path), limit.p);
        return NULL;
    }
    if (options->encoding.n && in->encoding == ENCODING_NONE) {
        struct str name = arena_copy(d->arena, options->encoding);
        diag_add(d, DIAG_INPUT_ENCODING_UNKNOWN, whole_file(in->path), name.p);
        return NULL;
    }
    if (in->bytes.n == 0) {
        diag_add(d, DIAG_INPUT_EMPTY, whole_file(in->path));
        return NULL;
    }
    const struct reader *reader = reader_for(in);
    if (!reader) {
        const char *archive = refused_archive(in);
        refuse_binary(d, in->path, archive ? archive : guess_signature(in->bytes));
    }
    return reader;
}

bool read_document(struct arena *a, struct diags *d, struct str path, struct str bytes,
                   const struct read_options *options, struct read_result *out)
{
    size_t most = options->max_bytes ? options->max_bytes : LIMIT_INPUT_BYTES;
    struct source in = {path, bytes, encoding_named(options->encoding),
                        most > LIMIT_MAX_SIZE ? LIMIT_MAX_SIZE : most};
    *out = (struct read_result){0};
    const struct reader *reader = accept_source(d, &in, options);
    if (!reader || !reader->read(a, d, &in, options, reader->name, &out->text)) {
        return false;
    }
    units_fold(a, &out->text);
    if (!holds_text(&out->text)) {
        diag_add(d, DIAG_INPUT_EMPTY, whole_file(path));
        *out = (struct read_result){0};
        return false;
    }
    out->format = str_of(reader->name);
    say_doubts(d, path, &out->text);
    return true;
}

const char *const *read_encodings(void)
{
    return encoding_names();
}

struct ustr read_fold_rule(struct arena *a, struct str utf8)
{
    struct ustr raw = utf8_to_units(a, utf8);
    uint16_t *unit = arena_array(a, uint16_t, raw.n + 1);
    uint32_t *at = arena_array(a, uint32_t, raw.n + 1);
    struct folded f = {.unit = unit, .at = at};
    for (uint32_t i = 0; i < raw.n;) {
        uint16_t u = fold_next(raw.p, (uint32_t)raw.n, &i);
        if (u != FOLD_LINE && u != FOLD_BLANK) {
            fold_put(&f, u, i);
        }
    }
    return (struct ustr){unit, f.n};
}

size_t read_find_traditional(struct str utf8)
{
    for (size_t i = 0; i < utf8.n;) {
        size_t len;
        uint32_t cp = utf8_decode((struct str){utf8.p + i, utf8.n - i}, &len);
        if (cp <= 0xFFFF && fold_unit_is_traditional((uint16_t)cp)) {
            return i;
        }
        i += len;
    }
    return utf8.n;
}
