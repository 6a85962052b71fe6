// read.c: bytes of a file to folded text; the table of formats.
#include "read/read.h"

#include "base/limits.h"
#include "base/say.h"
#include "base/utf8.h"
#include "read/decode.h"
#include "read/fold.h"
#include "read/guess.h"
#include "read/units.h"

struct source {
    struct str path, bytes;
    enum encoding encoding; // named by the user; ENCODING_NONE = find out
};

// One format: `read` gives raw characters or adds one error and returns false.
struct reader {
    const char *name;
    bool (*probe)(struct str bytes);
    bool (*read)(struct arena *a, struct diags *d, const struct source *in,
                 struct text *t);
};

static struct place whole_file(struct str path)
{
    return (struct place){.path = path};
}

static bool probe_text(struct str bytes)
{
    return guess_signature(bytes) == NULL;
}

static bool refuse_binary(struct diags *d, struct str path, const char *kind)
{
    diag_add(d, DIAG_INPUT_BINARY, whole_file(path), say(kind));
    return false;
}

// False when more than 2 % of the characters could not be decoded; a short text may
// have two.
static bool decodes(const struct decoded *raw)
{
    return (uint64_t)raw->lost * 50 <= (uint64_t)raw->n + 100 &&
           raw->lost <= raw->n / 4;
}

static bool decode_source(struct arena *a, struct diags *d, const struct source *in,
                          struct decoded *raw, struct text *t)
{
    struct guess g = {.encoding = in->encoding, .certain = true};
    if (in->encoding == ENCODING_NONE) {
        g = guess_decode(a, in->bytes, raw);
    } else {
        g.binary = guess_controls(in->bytes, in->encoding);
    }
    if (g.binary) {
        return refuse_binary(d, in->path, g.binary);
    }
    bool plausible = true;
    if (in->encoding != ENCODING_NONE) {
        g.encoding = guess_named(in->bytes, in->encoding);
        decode_bytes(a, g.encoding, in->bytes, raw);
        bool wide = g.encoding == ENCODING_UTF16LE || g.encoding == ENCODING_UTF16BE;
        plausible = !wide || guess_plausible(raw);
    }
    if (g.encoding == ENCODING_NONE || !plausible || !decodes(raw)) {
        const char *name = encoding_names()[g.encoding];
        diag_add(d, DIAG_INPUT_ENCODING_BAD, whole_file(in->path),
                 name ? name : "UTF-8");
        return false;
    }
    t->encoding = str_of(encoding_names()[g.encoding]);
    t->guessed = !g.certain;
    return true;
}

static bool read_text(struct arena *a, struct diags *d, const struct source *in,
                      struct text *t)
{
    struct decoded raw = {0};
    if (!decode_source(a, d, in, &raw, t)) {
        return false;
    }
    uint32_t mark = raw.n && raw.unit[0] == 0xFEFF;
    t->raw = raw.unit + mark;
    t->raw_n = raw.n - mark;
    return true;
}

static const struct reader readers[] = {
    {"txt", probe_text, read_text},
};

static const struct reader *reader_for(struct str bytes)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (readers[i].probe(bytes)) {
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
    size_t most = options->max_bytes ? options->max_bytes : LIMIT_INPUT_BYTES;
    most = most > LIMIT_MAX_SIZE ? LIMIT_MAX_SIZE : most;
    if (in->bytes.n > most) {
        struct str limit = arena_fmt(d->arena, "%zu", most);
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
    const struct reader *reader = reader_for(in->bytes);
    if (!reader) {
        refuse_binary(d, in->path, guess_signature(in->bytes));
    }
    return reader;
}

bool read_document(struct arena *a, struct diags *d, struct str path, struct str bytes,
                   const struct read_options *options, struct read_result *out)
{
    struct source in = {path, bytes, encoding_named(options->encoding)};
    *out = (struct read_result){0};
    const struct reader *reader = accept_source(d, &in, options);
    if (!reader || !reader->read(a, d, &in, &out->text)) {
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
