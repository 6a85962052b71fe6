// measure.c: runs commands in turn, many times, and says how long they take and how
// much memory they need.
//   usage: measure RUNS OUTPUT COMMAND… [-- COMMAND…]…
// What the commands print goes to the file OUTPUT. One line a command: median and least
// time in microseconds, largest memory in KB, worst exit status.
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS_MAX = 8, RUNS_MAX = 1001 };

struct command {
    char **argv;
    int64_t times[RUNS_MAX];
    long memory;
    int status;
};

static void stop(const char *what)
{
    perror(what);
    exit(2);
}

static int64_t now(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0) {
        stop("clock_gettime");
    }
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void run_child(const struct command *c, const char *output)
{
    int fd = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0 || dup2(fd, STDERR_FILENO) < 0) {
        _exit(126);
    }
    execv(c->argv[0], c->argv);
    _exit(127);
}

static int64_t run(struct command *c, const char *output)
{
    struct rusage used;
    int status;
    int64_t start = now();
    pid_t child = fork();
    if (child == 0) {
        run_child(c, output);
    }
    if (child < 0 || wait4(child, &status, 0, &used) != child) {
        stop(c->argv[0]);
    }
    int64_t took = now() - start;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    c->memory = used.ru_maxrss > c->memory ? used.ru_maxrss : c->memory;
    c->status = code > c->status ? code : c->status;
    return took;
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

// Splits the arguments at "--"; returns the number of commands.
static int split(char **argv, struct command *commands)
{
    int n = 0;
    commands[n++].argv = argv;
    for (; *argv; argv++) {
        if (strcmp(*argv, "--") == 0 && n < COMMANDS_MAX) {
            *argv = NULL;
            commands[n++].argv = argv + 1;
        }
    }
    return n;
}

int main(int argc, char **argv)
{
    static struct command commands[COMMANDS_MAX];
    long runs = argc > 3 ? strtol(argv[1], NULL, 10) : 0;
    if (runs < 1 || runs > RUNS_MAX) {
        (void)fprintf(stderr, "usage: measure RUNS OUTPUT COMMAND… [-- COMMAND…]…\n");
        return 2;
    }
    int n = split(argv + 3, commands);
    for (long i = 0; i < runs; i++) {
        for (int k = 0; k < n; k++) {
            commands[k].times[i] = run(&commands[k], argv[2]);
        }
    }
    for (int k = 0; k < n; k++) {
        struct command *c = &commands[k];
        qsort(c->times, (size_t)runs, sizeof *c->times, by_size);
        printf("%lld %lld %ld %d\n", (long long)c->times[runs / 2],
               (long long)c->times[0], c->memory, c->status);
    }
    return 0;
}
