// session.c: finding the pack and the inputs, printing what went wrong.
#include "session.h"

#include "base/buf.h"
#include "base/limits.h"
#include "packed.h"
#include "read/remote.h"
#include "rule/load.h"

#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

#define DEFAULT_PACK "fazhi" // the one asked for most

void session_print(struct session *s, const struct diags *d, enum severity least)
{
    struct buf out = {0};
    for (uint32_t i = 0; i < d->list.n; i++) {
        if (d->list.at[i].severity >= least) {
            diag_print(&out, &d->list.at[i]);
        }
    }
    if (d->full) {
        buf_fmt(&out, "%s\n", say("there are more faults than can be shown"));
    }
    struct str text = buf_str(&out);
    while (text.n) {
        ssize_t done = write(STDERR_FILENO, text.p, text.n);
        if (done <= 0) {
            break;
        }
        text.p += done;
        text.n -= (size_t)done;
    }
    buf_free(&out);
    (void)s;
}

bool session_write(struct session *s, struct buf *out)
{
    struct diags d = {.arena = &s->arena};
    bool ok = file_write(&d, STR(""), buf_str(out));
    session_print(s, &d, SEVERITY_ERROR);
    buf_free(out);
    s->write_failed = s->write_failed || !ok;
    return ok;
}

// The pack `name` below one of the data folders, or "".
static struct str in_data_folders(struct arena *a, struct str name)
{
    const char *home = getenv("XDG_DATA_HOME"), *dirs = getenv("XDG_DATA_DIRS");
    struct str first = home && *home ? str_of(home)
                       : getenv("HOME")
                           ? file_join(a, str_of(getenv("HOME")), STR(".local/share"))
                           : STR("");
    struct str rest = str_of(dirs && *dirs ? dirs : "/usr/local/share:/usr/share");
    struct str below = file_join(a, STR("qingdan/rules"), name);
    for (struct str dir = first;; dir = str_cut(&rest, ':')) {
        struct str pack = file_join(a, dir, below);
        if (dir.n && file_kind(pack) == FILE_FOLDER) {
            return pack;
        }
        if (rest.n == 0) {
            break;
        }
    }
    struct str pack = file_join(a, STR(DATA_FOLDER "/rules"), name);
    return file_kind(pack) == FILE_FOLDER ? pack : STR("");
}

// The pack `name` where packs are looked for, or "".
static struct str look_up(struct arena *a, struct str name, const char **why)
{
    static const char *const up[] = {"../rules", "../../rules",
                                     "../share/qingdan/rules"};
    struct str pack = file_join(a, STR("rules"), name);
    *why = say("beside the working folder");
    if (file_kind(pack) == FILE_FOLDER) {
        return pack;
    }
    *why = say("beside the program");
    struct str program = file_program_folder(a);
    for (size_t i = 0; i < sizeof up / sizeof *up; i++) {
        pack = file_join(a, file_join(a, program, str_of(up[i])), name);
        if (file_kind(pack) == FILE_FOLDER) {
            return pack;
        }
    }
    *why = say("in the data folders");
    return in_data_folders(a, name);
}

struct str session_pack_named(struct session *s, struct str name)
{
    const char *why, *used = getenv("QINGDAN_RULES");
    struct str found = STR("");
    if (name.n == 0 || memchr(name.p, '/', name.n) || file_kind(name) != FILE_ABSENT) {
        return name;
    }
    if (used && *used) {
        found = rules_beside(&s->arena, str_of(used), name);
    }
    found = found.n ? found : look_up(&s->arena, name, &why);
    return found.n ? found : name;
}

struct str session_pack(struct session *s, const char **why)
{
    const char *named = getenv("QINGDAN_RULES");
    if (s->options.rules.n) {
        *why = say("from --rules");
        return session_pack_named(s, s->options.rules);
    }
    if (named && *named) {
        *why = say("from $QINGDAN_RULES");
        return session_pack_named(s, str_of(named));
    }
    struct str pack = look_up(&s->arena, STR(DEFAULT_PACK), why);
    return pack.n ? pack : STR(DATA_FOLDER "/rules/" DEFAULT_PACK);
}

bool session_load(struct session *s, struct pipeline *p)
{
    const char *why;
    p->lang = s->lang;
    p->second_mode = s->options.second;
    p->lean = !s->options.no_cache && s->options.second == SECOND_OFF &&
              s->options.command != COMMAND_AGREE;
    bool ok = pipeline_load(p, &s->diags, session_pack(s, &why));
    if (!ok) {
        session_print(s, &s->diags, SEVERITY_ERROR);
    }
    return ok;
}

// $QINGDAN_READ, beside the program, else where it is installed.
static struct str helper_program(struct arena *a)
{
    static const char *const places[] = {"qingdan-read",
                                         "../libexec/qingdan/qingdan-read"};
    const char *named = getenv("QINGDAN_READ");
    struct str folder = file_program_folder(a);
    for (size_t i = 0; !(named && *named) && i < sizeof places / sizeof *places; i++) {
        struct str program = file_join(a, folder, str_of(places[i]));
        if (file_kind(program) == FILE_REGULAR) {
            return program;
        }
    }
    return named && *named ? str_of(named) : STR(LIBEXEC_FOLDER "/qingdan-read");
}

void session_begin(struct session *s)
{
    s->helper = helper_new(&s->arena, helper_program(&s->arena));
}

void session_end(struct session *s)
{
    helper_stop(s->helper);
    arena_free(&s->arena);
}

// --- inputs ---

// Whether a name, in small or capital letters, ends in one of the endings.
static bool ends_in(struct str name, const char *const *endings, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(endings[i]);
        if (name.n > length &&
            strncasecmp(name.p + name.n - length, endings[i], length) == 0) {
            return true;
        }
    }
    return false;
}

// In the order in which one of several files of the same name is read.
static const char *const read_endings[] = {
    ".txt",  ".docx", ".doc",   ".wps", ".odt", ".rtf", ".md",
    ".html", ".htm",  ".shtml", ".ofd", ".pdf", ".zip",
};

// A README beside the reports explains them; `~$…` is what Word leaves beside an open
// file.
static bool is_report_name(struct str path)
{
    struct str name = path;
    while (memchr(name.p, '/', name.n)) {
        (void)str_cut(&name, '/');
    }
    return ends_in(name, read_endings, sizeof read_endings / sizeof *read_endings) &&
           !str_starts(name, "README") && !str_starts(name, "~$") &&
           !str_starts(name, ".");
}

void session_no_reports(struct diags *d, struct str path)
{
    struct buf all = {0};
    for (size_t i = 0; i < sizeof read_endings / sizeof *read_endings; i++) {
        buf_fmt(&all, "%s%s", all.n ? ", " : "", read_endings[i]);
    }
    diag_add(d, DIAG_INPUT_NO_REPORTS, (struct place){path, 0, 0}, buf_str(&all).p);
    buf_free(&all);
}

static void add_file(struct session *s, struct diags *d, struct str path,
                     struct paths *files)
{
    uint32_t before = files->list.n;
    if (!packed_list(s, d, path, is_report_name, files)) {
        vec_push(&s->arena, &files->list,
                 path); // what cannot be opened says so when read
    } else if (files->list.n == before) {
        session_no_reports(d, path);
    }
}

// Place of a name's ending in the list: the lower, the more of the author's own text.
static size_t rank_of(struct str name)
{
    size_t i = 0, n = sizeof read_endings / sizeof *read_endings;
    while (i < n && !ends_in(name, read_endings + i, 1)) {
        i++;
    }
    return i;
}

// The length of a name up to the dot of its ending, with the dot.
static size_t stem_of(struct str name)
{
    size_t n = name.n;
    while (n && name.p[n - 1] != '.') {
        n--;
    }
    return n;
}

// The report that stands beside name `i` under the same name in a format that tells
// more (draft.docx beside draft.pdf), or NULL. Names are in order.
static const struct str *better_twin(const struct paths *names, uint32_t i)
{
    struct str own = names->list.at[i];
    size_t stem = stem_of(own);
    uint32_t first = i;
    while (stem && first > 0 && names->list.at[first - 1].n > stem &&
           memcmp(names->list.at[first - 1].p, own.p, stem) == 0) {
        first--;
    }
    for (uint32_t k = first; stem && k < names->list.n; k++) {
        struct str other = names->list.at[k];
        if (other.n <= stem || memcmp(other.p, own.p, stem) != 0) {
            break;
        }
        if (stem_of(other) == stem && rank_of(other) < rank_of(own)) {
            return &names->list.at[k];
        }
    }
    return NULL;
}

static void walk(struct session *s, struct diags *d, struct str folder, int depth,
                 struct paths *files)
{
    struct paths names = {0};
    if (depth > LIMIT_FOLDER_DEPTH) {
        diag_add(d, DIAG_INPUT_DEPTH, (struct place){folder, 0, 0},
                 arena_fmt(&s->arena, "%d", LIMIT_FOLDER_DEPTH).p);
        return;
    }
    if (!file_list(&s->arena, d, folder, &names)) {
        return;
    }
    for (uint32_t i = 0; i < names.list.n && files->list.n < LIMIT_FILES; i++) {
        struct str path = file_join(&s->arena, folder, names.list.at[i]);
        enum file_kind kind = file_kind(path);
        if (kind == FILE_FOLDER && file_is_link(path)) {
            continue; // linked folders would be walked twice, or for ever
        }
        if (kind == FILE_FOLDER) {
            walk(s, d, path, depth + 1, files);
        } else if (kind == FILE_REGULAR && is_report_name(path)) {
            const struct str *twin =
                s->options.every_file ? NULL : better_twin(&names, i);
            if (twin) {
                diag_add(d, DIAG_INPUT_TWIN, (struct place){path, 0, 0}, twin->p);
            } else {
                add_file(s, d, path, files);
            }
        }
    }
}

static void add_input(struct session *s, struct diags *d, struct str path,
                      struct paths *files)
{
    if (str_is(path, "-") || file_kind(path) != FILE_FOLDER) {
        add_file(s, d, path, files);
        return;
    }
    uint32_t before = files->list.n, said = d->list.n, twins = 0;
    walk(s, d, path, 0, files);
    for (; said < d->list.n; said++) {
        twins += d->list.at[said].code == DIAG_INPUT_TWIN;
    }
    if (twins) {
        diag_add(d, DIAG_INPUT_TWINS, (struct place){path, 0, 0},
                 arena_fmt(&s->arena, "%u", twins).p);
    }
    if (files->list.n == before) {
        session_no_reports(d, path);
    }
}

static void add_listed(struct session *s, struct diags *d, struct paths *files)
{
    struct str bytes;
    struct str from = s->options.files_from;
    if (from.n == 0 || !file_read(&s->arena, d, from, LIMIT_INPUT_BYTES, &bytes)) {
        return;
    }
    while (bytes.n) {
        struct str line = str_cut(&bytes, '\n');
        line.n -= str_ends(line, "\r");
        if (line.n) {
            add_input(s, d, arena_copy(&s->arena, line), files);
        }
    }
}

void session_files(struct session *s, struct diags *d, struct paths *files)
{
    bool table_first =
        s->options.command == COMMAND_AGREE || s->options.command == COMMAND_DISPUTES;
    uint32_t from = table_first ? 1 : 0;
    for (uint32_t i = from; i < s->options.inputs.n; i++) {
        add_input(s, d, s->options.inputs.at[i], files);
    }
    add_listed(s, d, files);
}

void session_folder(struct session *s, struct diags *d, struct str path,
                    struct paths *files)
{
    add_input(s, d, path, files);
}

struct check_options session_check_options(const struct session *s)
{
    return (struct check_options){
        .read = {.encoding = s->options.encoding,
                 .max_bytes = s->options.max_size,
                 .seconds = s->options.seconds,
                 .lang = s->lang,
                 .helper = s->helper,
                 .ocr = s->options.ocr},
        .parse = {.body = s->options.body, .year = s->options.year},
    };
}
