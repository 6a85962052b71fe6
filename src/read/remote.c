// remote.c: the parent's side of qingdan-read: starting, asking, waiting no longer than
// allowed, and cleaning up.
#include "read/remote.h"

#include "base/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum {
    GRACE = 500,           // milliseconds a process gets to end by itself
    ANSWER_BASE = 1 << 20, // bytes of the shortest answers
    ANSWER_TIMES = 24,     // an answer's bytes for each byte a document may have
    OUT_OF_MEMORY = 5,     // status of base/arena.c
};

struct helper {
    struct str program;
    pid_t pid; // 0: not running
    int fd;    // our end of the socket that is its input and output
    uint32_t number;
};

// One document with its clock.
struct talk {
    struct helper *helper;
    int64_t deadline; // milliseconds of the monotonic clock
    enum { TALK_FINE, TALK_LATE, TALK_GONE, TALK_GARBLED } state;
};

static int64_t now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// --- the process ---

struct helper *helper_new(struct arena *a, struct str program)
{
    struct helper *h = arena_new(a, struct helper);
    h->program = arena_copy(a, program);
    h->fd = -1;
    return h;
}

// In a group of its own, so that whatever it may start ends with it.
static int spawn(struct helper *h, int theirs)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    char *argv[] = {(char[]){"qingdan-read"}, NULL};
    int why = posix_spawn_file_actions_init(&actions);
    if (why) {
        return why;
    }
    why = posix_spawnattr_init(&attributes);
    if (why == 0) {
        (void)posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        (void)posix_spawnattr_setpgroup(&attributes, 0);
        (void)posix_spawn_file_actions_adddup2(&actions, theirs, STDIN_FILENO);
        (void)posix_spawn_file_actions_adddup2(&actions, theirs, STDOUT_FILENO);
        why = posix_spawn(&h->pid, h->program.p, &actions, &attributes, argv, environ);
        (void)posix_spawnattr_destroy(&attributes);
    }
    (void)posix_spawn_file_actions_destroy(&actions);
    return why;
}

static bool start(struct helper *h, struct diags *d, struct str path)
{
    int ends[2] = {-1, -1};
    int why = 0;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        why = errno;
    } else if ((why = spawn(h, ends[1])) == 0) {
        h->fd = ends[0];
        (void)close(ends[1]);
        return true;
    }
    h->pid = 0;
    if (ends[0] >= 0) {
        (void)close(ends[0]);
        (void)close(ends[1]);
    }
    diag_add(d, DIAG_INPUT_HELPER, (struct place){path, 0, 0}, strerror(why));
    diag_hint(d, "%s", h->program.p);
    return false;
}

// Closes our end, lets the process end or ends it; returns its wait status.
static int finish(struct helper *h, bool at_once)
{
    int status = 0;
    int64_t until = now() + (at_once ? 0 : GRACE);
    if (h->pid == 0) {
        return 0;
    }
    (void)close(h->fd);
    while (waitpid(h->pid, &status, WNOHANG) == 0) {
        if (now() >= until) {
            (void)kill(-h->pid, SIGKILL);
            (void)waitpid(h->pid, &status, 0);
            break;
        }
        (void)nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    (void)kill(-h->pid, SIGKILL); // what it left behind
    h->pid = 0;
    h->fd = -1;
    return status;
}

void helper_stop(struct helper *h)
{
    if (h) {
        (void)finish(h, false);
    }
}

// A process that has ended since the last document is no fault of this one.
static bool ready(struct helper *h, struct diags *d, struct str path)
{
    int status;
    if (h->pid && waitpid(h->pid, &status, WNOHANG) != 0) {
        (void)close(h->fd);
        h->pid = 0;
    }
    return h->pid || start(h, d, path);
}

// --- the talk ---

static bool wait_for(struct talk *t, short what)
{
    while (t->state == TALK_FINE) {
        int64_t left = t->deadline - now();
        struct pollfd p = {.fd = t->helper->fd, .events = what};
        int n = left > 0 ? poll(&p, 1, left > 1000000 ? 1000000 : (int)left) : 0;
        if (n > 0) {
            return true;
        }
        if (left <= 0) {
            t->state = TALK_LATE;
        } else if (n < 0 && errno != EINTR) {
            t->state = TALK_GONE;
        }
    }
    return false;
}

static void tell(struct talk *t, struct str s)
{
    while (s.n && wait_for(t, POLLOUT)) {
        ssize_t n = send(t->helper->fd, s.p, s.n, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n > 0) {
            s.p += n;
            s.n -= (size_t)n;
        } else if (n < 0 && errno != EINTR && errno != EAGAIN) {
            t->state = TALK_GONE;
        }
    }
}

static void hear(struct talk *t, char *p, size_t n)
{
    while (n && wait_for(t, POLLIN)) {
        ssize_t got = recv(t->helper->fd, p, n, MSG_DONTWAIT);
        if (got > 0) {
            p += got;
            n -= (size_t)got;
        } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
            t->state = TALK_GONE;
        }
    }
}

// The body of an answer; memory grows with what has come, not with what was announced.
static struct str hear_body(struct talk *t, struct arena *a, size_t length)
{
    enum { STEP = 1 << 20 };
    size_t cap = length < STEP ? length : STEP, n = 0;
    char *p = arena_alloc(a, cap);
    while (n < length && t->state == TALK_FINE) {
        if (n == cap) {
            size_t more = cap * 2 < length ? cap * 2 : length;
            p = arena_grow(a, p, cap, more);
            cap = more;
        }
        hear(t, p + n, cap - n);
        n = cap;
    }
    return (struct str){p, length};
}

static struct str ask(struct talk *t, struct arena *a, const struct wire_request *r)
{
    struct buf body = {0};
    char head[WIRE_HEAD];
    uint32_t number = 0;
    uint64_t length = 0;
    wire_put_request(&body, r);
    wire_put_head(head, ++t->helper->number, body.n + r->source.bytes.n);
    tell(t, (struct str){head, sizeof head});
    tell(t, buf_str(&body));
    tell(t, r->source.bytes);
    buf_free(&body);
    hear(t, head, sizeof head);
    if (t->state == TALK_FINE &&
        (!wire_get_head(head, &number, &length) || number != t->helper->number ||
         length > ANSWER_BASE + (uint64_t)r->source.max_bytes * ANSWER_TIMES)) {
        t->state = TALK_GARBLED;
    }
    return t->state == TALK_FINE ? hear_body(t, a, (size_t)length) : STR("");
}

static void say_failure(struct diags *d, const struct wire_request *r,
                        const struct talk *t, int status)
{
    struct place place = source_place(&r->source);
    if (t->state == TALK_LATE || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
        diag_add(d, DIAG_INPUT_TIME, place, arena_fmt(d->arena, "%u", r->seconds).p);
    } else if (WIFEXITED(status) && WEXITSTATUS(status) == OUT_OF_MEMORY) {
        diag_add(d, DIAG_INPUT_MEMORY, place);
    } else if (t->state == TALK_GARBLED) {
        diag_add(d, DIAG_INPUT_BROKE, place, say("its answer makes no sense"));
    } else if (WIFSIGNALED(status)) {
        diag_add(d, DIAG_INPUT_BROKE, place,
                 arena_fmt(d->arena, say("signal %d"), WTERMSIG(status)).p);
    } else {
        diag_add(d, DIAG_INPUT_BROKE, place,
                 arena_fmt(d->arena, say("exit status %d"), WEXITSTATUS(status)).p);
    }
}

bool helper_read(struct helper *h, struct arena *a, struct diags *d,
                 const struct wire_request *r, struct text *t)
{
    if (!ready(h, d, r->source.path)) {
        return false;
    }
    struct talk talk = {h, now() + (int64_t)r->seconds * 1000, TALK_FINE};
    struct str body = ask(&talk, a, r);
    bool ok = false;
    if (talk.state == TALK_FINE &&
        !wire_get_answer(a, body, r->source.path, d, t, &ok)) {
        talk.state = TALK_GARBLED;
    }
    if (talk.state != TALK_FINE) {
        say_failure(d, r, &talk, finish(h, talk.state != TALK_GONE));
        return false;
    }
    return ok;
}
