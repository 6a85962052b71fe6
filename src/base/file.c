// file.c: whole files in, whole files out.
#include "base/file.h"

#include "base/limits.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct codes {
    enum diag_code open, large;
};

static void fail(struct diags *d, enum diag_code code, struct str path, const char *why)
{
    diag_add(d, code, (struct place){path, 0, 0}, why);
}

static void fail_large(struct diags *d, struct codes codes, struct str path, size_t max)
{
    char number[32];
    (void)snprintf(number, sizeof number, "%zu", max);
    fail(d, codes.large, path, number);
}

static bool read_all(struct arena *a, int fd, size_t max, struct str *out)
{
    size_t cap = 65536;
    size_t n = 0;
    struct stat info;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0 &&
        (uintmax_t)info.st_size <= max) {
        cap = (size_t)info.st_size + 1;
    }
    char *p = arena_alloc(a, cap);
    for (;;) {
        ssize_t got = read(fd, p + n, cap - n);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            *out = (struct str){p, n};
            return got == 0;
        }
        n += (size_t)got;
        if (n > max) {
            *out = (struct str){p, n};
            return true;
        }
        if (n == cap) {
            p = arena_grow(a, p, cap, cap * 2);
            cap *= 2;
        }
    }
}

static bool read_with(struct arena *a, struct diags *d, struct str path, size_t max,
                      struct codes codes, struct str *out)
{
    bool from_stdin = str_is(path, "-");
    struct str name = arena_copy(a, path);
    *out = (struct str){"", 0};
    int fd = from_stdin ? STDIN_FILENO : open(name.p, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        fail(d, codes.open, path, strerror(errno));
        return false;
    }
    bool ok = read_all(a, fd, max, out);
    int why = errno;
    if (!from_stdin) {
        (void)close(fd);
    }
    if (!ok) {
        fail(d, codes.open, path, strerror(why));
    } else if (out->n > max) {
        fail_large(d, codes, path, max);
        ok = false;
    }
    return ok;
}

bool file_read(struct arena *a, struct diags *d, struct str path, size_t max,
               struct str *out)
{
    struct codes codes = {DIAG_INPUT_OPEN, DIAG_INPUT_TOO_LARGE};
    return read_with(a, d, path, max, codes, out);
}

bool file_read_rules(struct arena *a, struct diags *d, struct str path, struct str *out)
{
    struct codes codes = {DIAG_RULE_OPEN, DIAG_RULE_TOO_LARGE};
    return read_with(a, d, path, LIMIT_RULE_FILE_BYTES, codes, out);
}

enum file_kind file_kind(struct str path)
{
    struct arena scratch = {0};
    struct stat info;
    int found = stat(arena_copy(&scratch, path).p, &info);
    arena_free(&scratch);
    if (found != 0) {
        return FILE_ABSENT;
    }
    return S_ISREG(info.st_mode)   ? FILE_REGULAR
           : S_ISDIR(info.st_mode) ? FILE_FOLDER
                                   : FILE_OTHER;
}

uint64_t file_stamp(struct str path)
{
    struct stat st;
    if (stat(path.p, &st) != 0) {
        return 0;
    }
    const uint64_t parts[] = {(uint64_t)st.st_ino, (uint64_t)st.st_size,
                              (uint64_t)st.st_mtim.tv_sec,
                              (uint64_t)st.st_mtim.tv_nsec};
    uint64_t sum = 1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        sum = (sum ^ parts[i]) * UINT64_C(1099511628211);
    }
    return sum;
}

bool file_is_link(struct str path)
{
    struct arena scratch = {0};
    struct stat info;
    bool link =
        lstat(arena_copy(&scratch, path).p, &info) == 0 && S_ISLNK(info.st_mode);
    arena_free(&scratch);
    return link;
}

bool file_same(struct str a, struct str b)
{
    struct arena scratch = {0};
    struct stat x, y;
    bool same = stat(arena_copy(&scratch, a).p, &x) == 0 &&
                stat(arena_copy(&scratch, b).p, &y) == 0 && x.st_dev == y.st_dev &&
                x.st_ino == y.st_ino;
    arena_free(&scratch);
    return same;
}

static int by_bytes(const void *a, const void *b)
{
    const struct str *x = a;
    const struct str *y = b;
    return strcmp(x->p, y->p);
}

bool file_list(struct arena *a, struct diags *d, struct str folder, struct paths *names)
{
    DIR *dir = opendir(arena_copy(a, folder).p);
    if (!dir) {
        fail(d, DIAG_INPUT_OPEN, folder, strerror(errno));
        return false;
    }
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (entry->d_name[0] != '.') {
            vec_push(a, &names->list, arena_copy(a, str_of(entry->d_name)));
        }
    }
    (void)closedir(dir);
    if (names->list.n) {
        qsort(names->list.at, names->list.n, sizeof *names->list.at, by_bytes);
    }
    return true;
}

struct str file_join(struct arena *a, struct str folder, struct str name)
{
    if (folder.n == 0) {
        return arena_copy(a, name);
    }
    const char *slash = folder.p[folder.n - 1] == '/' ? "" : "/";
    return arena_fmt(a, "%.*s%s%.*s", (int)folder.n, folder.p, slash, (int)name.n,
                     name.p);
}

struct str file_program_folder(struct arena *a)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    while (n > 0 && path[n - 1] != '/') {
        n--;
    }
    return arena_copy(a, (struct str){path, n > 1 ? (size_t)(n - 1) : 0});
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t done = write(fd, bytes.p, bytes.n);
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            return false;
        }
        bytes.p += done;
        bytes.n -= (size_t)done;
    }
    return true;
}

static bool write_temporary(struct str path, struct str temporary, struct str bytes)
{
    int fd = open(temporary.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) {
        return false;
    }
    struct stat old;
    if (stat(path.p, &old) == 0) {
        (void)fchmod(fd, old.st_mode & 07777); // a private file stays private
    }
    bool ok = write_all(fd, bytes);
    ok = close(fd) == 0 && ok;
    if (!ok || rename(temporary.p, path.p) != 0) {
        int why = errno;
        (void)unlink(temporary.p);
        errno = why;
        return false;
    }
    return true;
}

// A pipe or device cannot be renamed over: it is written as it is.
static bool write_in_place(struct str path, struct str bytes)
{
    int fd = open(path.p, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        return false;
    }
    bool ok = write_all(fd, bytes);
    return close(fd) == 0 && ok;
}

bool file_write(struct diags *d, struct str path, struct str bytes)
{
    bool ok;
    struct arena scratch = {0};
    if (path.n == 0 || str_is(path, "-")) {
        ok = write_all(STDOUT_FILENO, bytes);
    } else {
        char *real = realpath(arena_copy(&scratch, path).p, NULL); // through links
        struct str target =
            real ? arena_copy(&scratch, str_of(real)) : arena_copy(&scratch, path);
        free(real);
        struct str temporary =
            arena_fmt(&scratch, "%s.%ld.tmp", target.p, (long)getpid());
        ok = file_kind(target) == FILE_OTHER
                 ? write_in_place(target, bytes)
                 : write_temporary(target, temporary, bytes);
    }
    if (!ok) {
        fail(d, DIAG_OUTPUT_WRITE, path, strerror(errno));
    }
    arena_free(&scratch);
    return ok;
}
