// watch.c: --watch: the command again whenever a file it reads is saved.
//
// A stamp of all files decides whether something changed; inotify only wakes us early.
// So output written beside the inputs starts nothing, and file systems that do not
// notify are merely slower.
#include "watch.h"

#include "base/buf.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 1000, SETTLE_MS = 60 };

// What the command reads: files, and the folders they lie in.
struct watched {
    struct session probe; // for the paths
    struct paths files;
};

static bool is_rules(const struct session *s)
{
    return s->options.command != COMMAND_SCORE;
}

static void add_pack(struct watched *w)
{
    struct session *s = &w->probe;
    const char *why;
    struct diags d = {.arena = &s->arena};
    struct paths names = {0};
    struct str folder = is_rules(s) && s->options.inputs.n ? s->options.inputs.at[0]
                                                           : session_pack(s, &why);
    if (!file_list(&s->arena, &d, folder, &names)) {
        return;
    }
    for (uint32_t i = 0; i < names.list.n; i++) {
        if (str_ends(names.list.at[i], ".yaml")) {
            vec_push(&s->arena, &w->files.list,
                     file_join(&s->arena, folder, names.list.at[i]));
        }
    }
}

static void collect(struct watched *w, const struct session *s)
{
    *w = (struct watched){.probe = {.options = s->options, .lang = s->lang}};
    struct diags d = {.arena = &w->probe.arena};
    add_pack(w);
    if (!is_rules(s)) {
        session_files(&w->probe, &d, &w->files);
    }
    if (s->options.corpus.n) {
        session_folder(&w->probe, &d, s->options.corpus, &w->files);
    }
    const struct str more[] = {s->options.sentences, s->options.files_from};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        if (more[i].n) {
            vec_push(&w->probe.arena, &w->files.list, more[i]);
        }
    }
}

static uint64_t stamp(const struct session *s)
{
    struct watched w;
    uint64_t sum = 0;
    collect(&w, s);
    for (uint32_t i = 0; i < w.files.list.n; i++) {
        sum = sum * UINT64_C(1099511628211) + file_stamp(w.files.list.at[i]);
    }
    arena_free(&w.probe.arena);
    return sum;
}

static struct str folder_of(struct arena *a, struct str path)
{
    size_t n = path.n;
    while (n && path.p[n - 1] != '/') {
        n--;
    }
    return n ? arena_copy(a, (struct str){path.p, n}) : STR(".");
}

// A descriptor that becomes readable when something happens, or -1.
static int open_alarm(const struct session *s)
{
    struct watched w;
    struct str last = STR("");
    int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    collect(&w, s);
    for (uint32_t i = 0; fd >= 0 && i < w.files.list.n; i++) {
        struct str folder = folder_of(&w.probe.arena, w.files.list.at[i]);
        if (!str_eq(folder, last)) { // they come folder by folder
            (void)inotify_add_watch(fd, folder.p,
                                    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                                        IN_CREATE | IN_DELETE);
        }
        last = folder;
    }
    arena_free(&w.probe.arena);
    return fd;
}

static void wait_ms(int fd, int ms)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    char events[4096];
    (void)poll(&p, 1, ms); // a negative descriptor just waits
    while (fd >= 0 && read(fd, events, sizeof events) > 0) {
    }
}

static void wait_for_change(const struct session *s, uint64_t before)
{
    int fd = open_alarm(s);
    while (stamp(s) == before) {
        wait_ms(fd, WAIT_MS);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    wait_ms(-1, SETTLE_MS); // editors save in several steps
}

static bool run_once(struct session *s, command_fn *run, int *status)
{
    pid_t child = fork();
    if (child == 0) {
        enum status done = run(s);
        _exit(s->write_failed ? STATUS_INTERNAL : (int)done);
    }
    return child > 0 && waitpid(child, status, 0) == child;
}

static void say_time(struct session *s, int status)
{
    char clock[16] = "";
    time_t now = time(NULL);
    struct tm tm;
    struct buf out = {0};
    if (localtime_r(&now, &tm)) {
        (void)strftime(clock, sizeof clock, "%H:%M:%S", &tm);
    }
    buf_fmt(&out, say("-- %s, status %d; waiting for changes, Ctrl-C ends\n"), clock,
            WIFEXITED(status) ? WEXITSTATUS(status) : (int)STATUS_INTERNAL);
    (void)session_write(s, &out);
}

static bool may_watch(struct session *s)
{
    const char *text = NULL;
    enum command c = s->options.command;
    if (c != COMMAND_SCORE && c != COMMAND_RULES_CHECK && c != COMMAND_RULES_TEST) {
        text = say("--watch goes with score, rules check and rules test");
    }
    for (uint32_t i = 0; !text && i < s->options.inputs.n; i++) {
        if (str_is(s->options.inputs.at[i], "-")) {
            text = say("--watch cannot watch standard input");
        }
    }
    if (text) {
        diag_add(&s->diags, DIAG_USAGE, (struct place){STR(""), 0, 0}, text);
        session_print(s, &s->diags, SEVERITY_ERROR);
    }
    return !text;
}

enum status watch(struct session *s, command_fn *run)
{
    int status = 0;
    if (!may_watch(s)) {
        return STATUS_USAGE;
    }
    for (;;) {
        uint64_t before = stamp(s);
        if (!run_once(s, run, &status)) {
            return STATUS_INTERNAL;
        }
        say_time(s, status);
        if (s->write_failed) {
            return STATUS_INTERNAL;
        }
        wait_for_change(s, before);
    }
}
