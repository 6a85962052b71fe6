// keeper.c: see keeper.h. Nothing here may use memory that grows with the document.
#define _GNU_SOURCE // unshare
#include "read/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    LOOK_MS = 20,       // how often a program that holds its pipe open is looked at
    SPARE_SECONDS = 2,  // of processor time, so that the wall clock decides
    ABSENT_STATUS = 127 // as shells use it
};

struct keeper {
    const struct child_job *job;
    char folder[PATH_MAX];
    int answer, life;
    pid_t program; // leader of its process group
    int running;   // its end is held by the program and whatever it starts
};

// --- the private folder ---

static int remove_one(const char *path, const struct stat *info, int kind,
                      struct FTW *where)
{
    (void)info;
    (void)where;
    return kind == FTW_DP ? rmdir(path) && errno != ENOENT
                          : unlink(path) && errno != ENOENT;
}

static void folder_remove(const char *folder)
{
    (void)nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static bool folder_make(struct keeper *k)
{
    const char *base = getenv("TMPDIR");
    const char *in = base && *base == '/' ? base : "/tmp";
    int n = snprintf(k->folder, sizeof k->folder, "%s/qingdan-XXXXXX", in);
    return n > 0 && (size_t)n < sizeof k->folder && mkdtemp(k->folder) &&
           chdir(k->folder) == 0;
}

static bool put(int fd, const void *bytes, size_t n)
{
    const char *p = bytes;
    while (n) {
        ssize_t done = write(fd, p, n);
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            return false;
        }
        p += done;
        n -= (size_t)done;
    }
    return true;
}

// Makes the folders of a relative path such as a/b/c.
static void folders_above(const char *name)
{
    char path[PATH_MAX];
    for (size_t i = 0; name[i] && i + 1 < sizeof path; i++) {
        path[i] = '\0';
        if (name[i] == '/') {
            (void)mkdir(path, 0700);
        }
        path[i] = name[i];
    }
}

static bool file_put(struct child_file file)
{
    if (file.name.n == 0) {
        return true;
    }
    folders_above(file.name.p);
    int fd = open(file.name.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && put(fd, file.bytes.p, file.bytes.n);
    return fd >= 0 && close(fd) == 0 && ok;
}

// --- the program ---

static void limit(int what, rlim_t most)
{
    struct rlimit l = {most, most};
    (void)setrlimit((__rlimit_resource_t)what, &l);
}

static void write_line(const char *path, const char *line)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        (void)put(fd, line, strlen(line));
        (void)close(fd);
    }
}

static void map_to_itself(const char *path, unsigned id)
{
    char line[64];
    (void)snprintf(line, sizeof line, "%u %u 1", id, id);
    write_line(path, line);
}

// A network without any device, where the system lets us; no converter needs one.
static void leave_network(void)
{
    unsigned user = (unsigned)getuid(), group = (unsigned)getgid();
    if (unshare(CLONE_NEWNET) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) {
        return;
    }
    write_line("/proc/self/setgroups", "deny");
    map_to_itself("/proc/self/uid_map", user);
    map_to_itself("/proc/self/gid_map", group);
}

static void set_surroundings(const struct keeper *k)
{
    static const char *const dropped[] = {
        "LANGUAGE",        "LC_MESSAGES",     "LD_PRELOAD",
        "XDG_CONFIG_HOME", "DISPLAY",         "XDG_DATA_HOME",
        "XDG_CACHE_HOME",  "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"};
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
        (void)unsetenv(dropped[i]);
    }
    (void)setenv("HOME", k->folder, 1);
    (void)setenv("TMPDIR", k->folder, 1);
    (void)setenv("LANG", "C.UTF-8", 1);
    (void)setenv("LC_ALL", "C.UTF-8", 1);
}

_Noreturn static void program_start(const struct keeper *k, int running)
{
    const struct child_job *job = k->job;
    int in = open("/dev/null", O_RDONLY | O_CLOEXEC);
    int out = open("stdout", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    int said = open("stderr", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    (void)setpgid(0, 0);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)signal(SIGPIPE, SIG_DFL);
    (void)dup2(in, STDIN_FILENO);
    (void)dup2(out, STDOUT_FILENO);
    (void)dup2(said, STDERR_FILENO);
    (void)fcntl(running, F_SETFD, 0);
    set_surroundings(k);
    leave_network();
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, (rlim_t)job->seconds + SPARE_SECONDS);
    limit(RLIMIT_FSIZE, job->max_output);
    if (job->max_memory) {
        limit(RLIMIT_AS, job->max_memory);
    }
    // execvp does not write to its arguments; its type is older than const
    union {
        const char *const *from;
        char *const *to;
    } argv = {.from = job->argv};
    (void)execvp(argv.from[0], argv.to);
    _exit(errno == ENOENT ? ABSENT_STATUS : ABSENT_STATUS - 1);
}

static int64_t now_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// Waits for the program's end. False: our own master is gone, nobody wants the answer.
static bool program_wait(struct keeper *k, int *status, bool *timeout)
{
    int64_t end = now_ms() + (int64_t)k->job->seconds * 1000;
    bool wanted = true;
    while (waitpid(k->program, status, WNOHANG) == 0) {
        struct pollfd fds[] = {{.fd = k->life, .events = POLLIN},
                               {.fd = k->running, .events = POLLIN}};
        (void)poll(fds, 2, LOOK_MS);
        wanted = fds[0].revents == 0;
        *timeout = now_ms() >= end;
        if (!wanted || *timeout) {
            (void)kill(-k->program, SIGKILL);
            (void)waitpid(k->program, status, 0);
            break;
        }
        if (fds[1].revents) { // closed: it has ended or is about to
            struct timespec moment = {0, 1000000};
            (void)nanosleep(&moment, NULL);
        }
    }
    (void)kill(-k->program, SIGKILL); // what it left behind
    return wanted;
}

// --- the answer ---

static size_t size_of(int fd)
{
    struct stat info;
    bool ok = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    return ok ? (size_t)info.st_size : 0;
}

static bool copy(int from, int to, size_t n)
{
    char block[65536];
    while (n) {
        ssize_t got = read(from, block, n < sizeof block ? n : sizeof block);
        if (got <= 0 || !put(to, block, (size_t)got)) {
            return false;
        }
        n -= (size_t)got;
    }
    return true;
}

static enum child_end how_it_ended(const struct child_job *job, int status,
                                   bool timeout, size_t output)
{
    if (timeout || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
        return CHILD_TIMEOUT;
    }
    if ((WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ) ||
        output >= job->max_output) {
        return CHILD_LARGE;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == ABSENT_STATUS) {
        return CHILD_ABSENT;
    }
    bool fine = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return fine && (output || !job->output) ? CHILD_DONE : CHILD_FAILED;
}

static void send_answer(const struct keeper *k, int status, bool timeout)
{
    const char *name = k->job->output ? k->job->output : "stdout";
    int output = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    int said = open("stderr", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    size_t n = size_of(output), said_n = size_of(said);
    enum child_end end = how_it_ended(k->job, status, timeout, n);
    struct keeper_head head = {
        .end = (uint32_t)end,
        .said_n = (uint32_t)(said_n < CHILD_SAID ? said_n : CHILD_SAID),
        .output_n = end == CHILD_DONE ? n : 0,
    };
    folder_remove(k->folder); // both files stay readable
    bool ok = put(k->answer, &head, sizeof head) &&
              copy(output, k->answer, (size_t)head.output_n);
    (void)(ok && copy(said, k->answer, head.said_n));
}

static void answer_no_room(const struct keeper *k)
{
    struct keeper_head head = {.end = CHILD_NO_ROOM};
    (void)put(k->answer, &head, sizeof head);
}

// Everything but standard error and our own two ends: a pipe of our master that we hold
// open would never close.
static void close_inherited(const struct keeper *k)
{
    long most = sysconf(_SC_OPEN_MAX);
    for (int fd = 3; fd < (most > 0 && most < 1024 ? (int)most : 1024); fd++) {
        if (fd != k->answer && fd != k->life) {
            (void)close(fd);
        }
    }
}

static bool program_run(struct keeper *k, int *status, bool *timeout)
{
    int running[2];
    if (pipe(running) != 0) {
        return true;
    }
    k->program = fork();
    if (k->program == 0) {
        program_start(k, running[1]);
    }
    (void)close(running[1]);
    k->running = running[0];
    return k->program < 0 || program_wait(k, status, timeout);
}

_Noreturn void keeper_work(const struct child_job *job, int answer, int life)
{
    struct keeper k = {.job = job, .answer = answer, .life = life};
    int status = -1;
    bool timeout = false;
    (void)setsid(); // keys pressed at the terminal reach our master alone
    (void)signal(SIGPIPE, SIG_IGN);
    close_inherited(&k);
    bool made = folder_make(&k);
    if (made && file_put(job->files[0]) && file_put(job->files[1])) {
        if (program_run(&k, &status, &timeout)) {
            send_answer(&k, status, timeout);
        }
    } else {
        answer_no_room(&k);
    }
    if (made) {
        folder_remove(k.folder);
    }
    _exit(0);
}
