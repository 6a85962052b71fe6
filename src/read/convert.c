// convert.c: see convert.h.
#include "read/convert.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/say.h"
#include "read/child.h"

struct converter {
    const char *program, *package;
    const char *const *argv;
    const char *output; // NULL = standard output
    uint32_t seconds;
    size_t max_memory;
};

static const char *const pdf_argv[] = {"pdftotext", "-tsv",   "-enc", "UTF-8", "-eol",
                                       "unix",      "in.pdf", "-",    NULL};
static const struct converter pdf_converter = {
    .program = "pdftotext",
    .package = "poppler-utils",
    .argv = pdf_argv,
    .seconds = LIMIT_CONVERT_SECONDS,
    .max_memory = LIMIT_CONVERT_MEMORY,
};

static const char *const scan_argv[] = {
    "ocrmypdf", "--quiet",       "--language", "chi_sim", "--skip-text", "--jobs",
    "1",        "--output-type", "pdf",        "in.pdf",  "out.pdf",     NULL};
static const struct converter scan_converter = {
    .program = "ocrmypdf",
    .package = "ocrmypdf tesseract-ocr-chi-sim",
    .argv = scan_argv,
    .output = "out.pdf",
    .seconds = LIMIT_OCR_SECONDS,
};

// Nothing of a document may run, be fetched or be asked about.
static const char office_settings[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3</value></prop>"
    "<prop oor:name=\"DisableMacrosExecution\" "
    "oor:op=\"fuse\"><value>true</value></prop>"
    "<prop oor:name=\"BlockUntrustedRefererLinks\" oor:op=\"fuse\"><value>true</value>"
    "</prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Writer/Content/Update\">"
    "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>2</value></prop></item>\n"
    "</oor:items>\n";

// The last line that a program printed, for the message.
static struct str last_line(struct str said)
{
    struct str last = STR("");
    while (said.n) {
        struct str line = str_cut(&said, '\n');
        last = line.n ? line : last;
    }
    return last;
}

static bool holds(struct str s, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= s.n; i++) {
        if (memcmp(s.p + i, word, n) == 0) {
            return true;
        }
    }
    return false;
}

static bool asks_password(struct str said)
{
    return holds(said, "password") || holds(said, "ncrypted");
}

static void say_failed(struct diags *d, struct str path, const struct converter *c,
                       struct str said)
{
    struct place place = {.path = path};
    if (asks_password(said)) {
        diag_add(d, DIAG_INPUT_PASSWORD, place);
        return;
    }
    struct buf safe = {0};
    safe_put(&safe, last_line(said));
    const char *why = safe.n ? safe.p : say("it gave no text and no reason");
    diag_add(d, DIAG_INPUT_CONVERTER, place, c->program, why);
    buf_free(&safe);
}

static bool say_end(struct diags *d, const struct convert_job *job,
                    const struct converter *c, const struct child_job *child,
                    const struct child_result *result)
{
    struct place place = {.path = job->path};
    switch (result->end) {
    case CHILD_DONE:
        return true;
    case CHILD_ABSENT:
        diag_add(d, DIAG_INPUT_PROGRAM, place, c->program, c->package);
        break;
    case CHILD_TIMEOUT:
        diag_add(d, DIAG_INPUT_TIME, place,
                 arena_fmt(d->arena, "%u", child->seconds).p);
        break;
    case CHILD_LARGE:
        diag_add(d, DIAG_INPUT_CONVERTED_LARGE, place, c->program,
                 arena_fmt(d->arena, "%zu", child->max_output).p);
        break;
    case CHILD_NO_ROOM:
        diag_add(d, DIAG_INPUT_NO_ROOM, place);
        break;
    case CHILD_FAILED:
        say_failed(d, job->path, c, result->said);
        break;
    }
    return false;
}

static bool run(struct arena *a, struct diags *d, const struct convert_job *job,
                const struct converter *c, struct child_job *child, struct str *out)
{
    struct child_result result;
    child->argv = c->argv;
    child->output = c->output;
    child->seconds = job->seconds ? job->seconds : c->seconds;
    child->max_output = job->max_output ? job->max_output : LIMIT_CONVERTED_BYTES;
    child->max_memory = c->max_memory;
    child_run(a, child, &result);
    *out = result.output;
    return say_end(d, job, c, child, &result);
}

bool convert_pdf(struct arena *a, struct diags *d, const struct convert_job *job,
                 struct str *out)
{
    struct child_job child = {.files = {{STR("in.pdf"), job->bytes}}};
    return run(a, d, job, &pdf_converter, &child, out);
}

bool convert_scan(struct arena *a, struct diags *d, const struct convert_job *job,
                  struct str *out)
{
    struct child_job child = {.files = {{STR("in.pdf"), job->bytes}}};
    return run(a, d, job, &scan_converter, &child, out);
}

bool convert_office(struct arena *a, struct diags *d, const struct convert_job *job,
                    const char *name, struct str *out)
{
    const char *const argv[] = {"soffice",      "--headless",
                                "--norestore",  "--nolockcheck",
                                "--nodefault",  "--nofirststartwizard",
                                "--convert-to", "docx:MS Word 2007 XML",
                                "--outdir",     "out",
                                name,           NULL};
    const struct converter office = {
        .program = "soffice",
        .package = "libreoffice-writer-nogui",
        .argv = argv,
        .output = "out/report.docx",
        .seconds = LIMIT_CONVERT_SECONDS,
    };
    struct child_job child = {
        .files = {{str_of(name), job->bytes},
                  {STR(".config/libreoffice/4/user/registrymodifications.xcu"),
                   {office_settings, sizeof office_settings - 1}}},
    };
    return run(a, d, job, &office, &child, out);
}
