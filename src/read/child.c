// child.c: see child.h. Starts a keeper (keeper.c) and takes its answer.
#include "read/child.h"

#include "read/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

// Reads up to `n` bytes; false when the other end closed before.
static bool take(int fd, void *to, size_t n)
{
    char *p = to;
    while (n) {
        ssize_t got = read(fd, p, n);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        p += got;
        n -= (size_t)got;
    }
    return true;
}

static struct str take_bytes(struct arena *a, int fd, size_t n, bool *ok)
{
    char *p = arena_alloc(a, n + 1);
    *ok = *ok && take(fd, p, n);
    return (struct str){p, *ok ? n : 0};
}

static void take_answer(struct arena *a, int fd, const struct child_job *job,
                        struct child_result *out)
{
    struct keeper_head head;
    bool ok = take(fd, &head, sizeof head) && head.end <= CHILD_NO_ROOM &&
              head.output_n <= job->max_output && head.said_n <= CHILD_SAID;
    if (ok) {
        out->output = take_bytes(a, fd, (size_t)head.output_n, &ok);
        out->said = take_bytes(a, fd, head.said_n, &ok);
    }
    out->end = ok ? (enum child_end)head.end : CHILD_FAILED;
}

static bool pipe_pair(int pair[2])
{
    if (pipe(pair) != 0) {
        return false;
    }
    (void)fcntl(pair[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(pair[1], F_SETFD, FD_CLOEXEC);
    return true;
}

static void close_pair(int pair[2])
{
    (void)close(pair[0]);
    (void)close(pair[1]);
}

void child_run(struct arena *a, const struct child_job *job, struct child_result *out)
{
    int answer[2], life[2];
    *out = (struct child_result){.end = CHILD_NO_ROOM};
    if (!pipe_pair(answer)) {
        return;
    }
    if (!pipe_pair(life)) {
        close_pair(answer);
        return;
    }
    pid_t keeper = fork();
    if (keeper == 0) {
        (void)close(answer[0]);
        (void)close(life[1]);
        keeper_work(job, answer[1], life[0]);
    }
    (void)close(answer[1]);
    (void)close(life[0]);
    if (keeper > 0) {
        take_answer(a, answer[0], job, out);
    }
    (void)close(life[1]); // a keeper that is still at work gives up
    (void)close(answer[0]);
    while (keeper > 0 && waitpid(keeper, NULL, 0) < 0 && errno == EINTR) {
    }
}
