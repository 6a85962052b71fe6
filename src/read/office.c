// office.c: see office.h.
#include "read/office.h"

#include "base/limits.h"
#include "base/say.h"
#include "read/convert.h"
#include "read/pdf.h"
#include "read/remote.h"
#include "read/zip_table.h"

#include <strings.h>

enum {
    FIB = 512,            // where a Word document says what it is
    FIB_FLAGS = FIB + 11, // one of its bytes of flags
    FIB_ENCRYPTED = 1,
};

static bool is_named(const struct source *in, const char *ending)
{
    size_t n = strlen(ending);
    return in->path.n > n && strncasecmp(in->path.p + in->path.n - n, ending, n) == 0;
}

// Of an archive that is cut off only the name tells what it was.
static bool is_archive(const struct source *in, enum zip_kind kind, const char *ending)
{
    enum zip_kind found = zip_kind(in->bytes);
    return found == kind || (found == ZIP_KIND_BROKEN && is_named(in, ending));
}

bool probe_docx(const struct source *in)
{
    return is_archive(in, ZIP_KIND_DOCX, ".docx");
}

bool probe_ofd(const struct source *in)
{
    return is_archive(in, ZIP_KIND_OFD, ".ofd");
}

bool probe_odt(const struct source *in)
{
    return is_archive(in, ZIP_KIND_ODT, ".odt");
}

bool probe_rtf(const struct source *in)
{
    return str_starts(in->bytes, "{\\rtf");
}

bool probe_doc(const struct source *in)
{
    return str_starts(in->bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

bool probe_wps(const struct source *in)
{
    return probe_doc(in) && is_named(in, ".wps");
}

bool probe_pdf(const struct source *in)
{
    return str_starts(in->bytes, "%PDF");
}

const char *refused_archive(const struct source *in)
{
    switch (zip_kind(in->bytes)) {
    case ZIP_KIND_SHEET:
        return SAY_LATER("a spreadsheet");
    case ZIP_KIND_SLIDES:
        return SAY_LATER("a presentation");
    case ZIP_KIND_NONE:
    case ZIP_KIND_BROKEN:
    case ZIP_KIND_DOCX:
    case ZIP_KIND_ODT:
    case ZIP_KIND_OFD:
    case ZIP_KIND_OTHER:
        break;
    }
    return NULL;
}

// --- through LibreOffice ---

// The name of a stream of a compound file, which is written in two bytes a character.
static bool holds_stream(struct str bytes, const char *name)
{
    size_t n = strlen(name) * 2;
    char wide[64] = {0};
    for (size_t i = 0; i < n && i < sizeof wide; i += 2) {
        wide[i] = name[i / 2];
    }
    const char *at = bytes.p, *end = bytes.p + bytes.n;
    while (at && (size_t)(end - at) >= n) {
        if (memcmp(at, wide, n) == 0) {
            return true;
        }
        at = memchr(at + 1, wide[0], (size_t)(end - at) - 1);
    }
    return false;
}

// False: one error was added, LibreOffice need not be asked.
static bool accept_compound(struct diags *d, const struct source *in)
{
    bool word = holds_stream(in->bytes, "WordDocument");
    bool locked =
        word && in->bytes.n > FIB_FLAGS &&
        str_starts((struct str){in->bytes.p + FIB, in->bytes.n - FIB}, "\xEC\xA5") &&
        (in->bytes.p[FIB_FLAGS] & FIB_ENCRYPTED);
    if (holds_stream(in->bytes, "EncryptedPackage") || locked) {
        diag_add(d, DIAG_INPUT_PASSWORD, source_place(in));
        return false;
    }
    if (!word && (holds_stream(in->bytes, "Workbook") ||
                  holds_stream(in->bytes, "PowerPoint Document"))) {
        diag_add(d, DIAG_INPUT_BINARY, source_place(in),
                 say("a spreadsheet or presentation"));
        return false;
    }
    return true;
}

static struct convert_job job_of(const struct source *in, const struct read_options *o)
{
    return (struct convert_job){
        .path = in->path, .bytes = in->bytes, .seconds = o->seconds};
}

bool read_office(struct arena *a, struct diags *d, const struct source *in,
                 const struct read_options *o, const char *format, struct text *t)
{
    struct convert_job job = job_of(in, o);
    // LibreOffice takes both kinds of a compound file for what they are under this name
    const char *kind = strcmp(format, "wps") == 0 ? "doc" : format;
    struct str name = arena_fmt(a, "report.%s", kind);
    struct wire_request request = {
        .format = STR("docx"),
        .source = *in,
        .lang = o->lang,
        .seconds = o->seconds ? o->seconds : LIMIT_SECONDS,
    };
    if (probe_doc(in) && !accept_compound(d, in)) {
        return false;
    }
    if (!o->helper) {
        diag_add(d, DIAG_INPUT_BINARY, source_place(in), format);
        return false;
    }
    return convert_office(a, d, &job, name.p, &request.source.bytes) &&
           helper_read(o->helper, a, d, &request, t);
}

// --- print ---

bool read_print(struct arena *a, struct diags *d, const struct source *in,
                const struct read_options *o, const char *format, struct text *t)
{
    struct convert_job job = job_of(in, o);
    struct str table;
    struct flow flow = {.arena = a};
    (void)format;
    if (!convert_pdf(a, d, &job, &table)) {
        return false;
    }
    if (o->ocr && !pdf_has_text(a, table)) {
        if (!convert_scan(a, d, &job, &job.bytes) || !convert_pdf(a, d, &job, &table)) {
            return false;
        }
    }
    bool ok = read_pdf(a, d, in->path, table, &flow);
    flow_to_text(&flow, t);
    return ok;
}
