// image.c: a reserved address, its file, and the proof that nothing points outside.
#define _DEFAULT_SOURCE // MAP_ANONYMOUS, MAP_FIXED_NOREPLACE
#include "base/image.h"

#include "base/limits.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// Far from where Linux puts programs, libraries and stacks; elsewhere than on x86-64
// within the 39 bits that some kernels have. Where it is taken there is no image.
#ifdef __x86_64__
#define BASE ((uintptr_t)0x3A0000000000)
#else
#define BASE ((uintptr_t)0x2A00000000)
#endif
static const char MAGIC[8] = "qingdan";

enum {
    ROOM = LIMIT_IMAGE_BYTES, // reserved; only what is written to takes memory
    HEAD = 4096,              // one page, so that the arena begins on another
    CHUNK = 64 * 1024,
    RANGES_MAX = 512,
};

struct head {
    char magic[sizeof MAGIC];
    struct fingerprint key, sum;
    uint64_t length; // of the whole file
    uint64_t root;   // address
};

static void *at_base(void)
{
    return (void *)BASE;
}

// Kernels older than MAP_FIXED_NOREPLACE take the address as a wish.
static bool map_at_base(size_t bytes, int flags, int fd)
{
    void *p = mmap(at_base(), bytes, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_FIXED_NOREPLACE | flags, fd, 0);
    if (p != MAP_FAILED && p != at_base()) {
        (void)munmap(p, bytes);
    }
    return p == at_base();
}

bool image_reserve(struct arena *a)
{
    if (!map_at_base(ROOM, MAP_ANONYMOUS | MAP_NORESERVE, -1)) {
        return false;
    }
    arena_over(a, (char *)at_base() + HEAD, ROOM - HEAD);
    return true;
}

void image_release(void)
{
    (void)munmap(at_base(), ROOM);
}

// --- does anything point outside? ---

struct range {
    uintptr_t start, end;
};

struct ranges {
    struct range at[RANGES_MAX]; // rising
    size_t n;
};

// The memory in use other than the image, from /proc/self/maps.
static bool read_ranges(struct ranges *out)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    char line[512];
    out->n = 0;
    while (maps && out->n < RANGES_MAX && fgets(line, sizeof line, maps)) {
        char *rest;
        uintptr_t start = strtoull(line, &rest, 16);
        uintptr_t end = *rest == '-' ? strtoull(rest + 1, NULL, 16) : 0;
        if (end > start && (start < BASE || start >= BASE + ROOM)) {
            out->at[out->n++] = (struct range){start, end};
        }
    }
    if (maps) {
        (void)fclose(maps);
    }
    return out->n > 0 && out->n < RANGES_MAX;
}

static bool is_in(const struct ranges *r, uintptr_t p)
{
    size_t low = 0, high = r->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->at[middle].end <= p) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < r->n && r->at[low].start <= p;
}

// Two numbers side by side may look like a pointer: then there is no image this time.
static bool points_outside(const uintptr_t *words, size_t n)
{
    struct ranges ranges;
    if (!read_ranges(&ranges)) {
        return true;
    }
    for (size_t i = 0; i < n; i++) {
        if (words[i] >= ranges.at[0].start && is_in(&ranges, words[i])) {
            return true;
        }
    }
    return false;
}

// --- the file ---

// In steps, so that a reader needs no more memory than one step.
static struct fingerprint sum_of(struct str bytes)
{
    struct fingerprint sum = {0};
    while (bytes.n) {
        size_t n = bytes.n < CHUNK ? bytes.n : CHUNK;
        fingerprint_add(&sum, (struct str){bytes.p, n});
        bytes.p += n;
        bytes.n -= n;
    }
    return sum;
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t done = write(fd, bytes.p, bytes.n);
        if (done <= 0) {
            return false;
        }
        bytes.p += done;
        bytes.n -= (size_t)done;
    }
    return true;
}

bool image_write(struct str path, struct fingerprint key, const struct arena *a,
                 const void *root)
{
    size_t used;
    char temporary[4096];
    int n = snprintf(temporary, sizeof temporary, "%s.%ld", path.p, (long)getpid());
    if (n < 0 || (size_t)n >= sizeof temporary || !arena_is_over(a, &used) ||
        points_outside((const void *)(BASE + HEAD), used / sizeof(uintptr_t))) {
        return false;
    }
    struct head *head = at_base();
    *head = (struct head){.key = key, .length = HEAD + used, .root = (uintptr_t)root};
    memcpy(head->magic, MAGIC, sizeof MAGIC);
    head->sum = sum_of((struct str){(const char *)at_base() + HEAD, used});
    int fd =
        open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        return false;
    }
    bool ok = write_all(fd, (struct str){at_base(), HEAD + used});
    ok = close(fd) == 0 && ok && rename(temporary, path.p) == 0;
    if (!ok) {
        (void)unlink(temporary);
    }
    return ok;
}

static bool is_ours(int fd, size_t *length)
{
    struct stat info;
    bool ours = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
                info.st_uid == geteuid() && (info.st_mode & 022) == 0 &&
                info.st_size > HEAD && info.st_size <= ROOM;
    *length = ours ? (size_t)info.st_size : 0;
    return ours;
}

static bool is_whole(int fd, const struct head *head)
{
    struct arena scratch = {0};
    char *chunk = arena_alloc(&scratch, CHUNK);
    struct fingerprint sum = {0};
    uint64_t at = HEAD;
    while (at < head->length) {
        uint64_t left = head->length - at;
        size_t want = left < CHUNK ? (size_t)left : CHUNK;
        if (pread(fd, chunk, want, (off_t)at) != (ssize_t)want) {
            break;
        }
        fingerprint_add(&sum, (struct str){chunk, want});
        at += want;
    }
    arena_free(&scratch);
    return at == head->length && fingerprint_eq(sum, head->sum);
}

static bool is_good(int fd, struct fingerprint key, struct head *head)
{
    size_t length;
    return is_ours(fd, &length) &&
           pread(fd, head, sizeof *head, 0) == (ssize_t)sizeof *head &&
           memcmp(head->magic, MAGIC, sizeof MAGIC) == 0 &&
           fingerprint_eq(head->key, key) && head->length == length &&
           head->root >= BASE + HEAD && head->root < BASE + length &&
           is_whole(fd, head);
}

void *image_map(struct str path, struct fingerprint key)
{
    struct head head;
    int fd = open(path.p, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) {
        return NULL;
    }
    bool mapped = is_good(fd, key, &head) && map_at_base((size_t)head.length, 0, fd);
    (void)close(fd);
    return mapped ? (void *)(uintptr_t)head.root : NULL;
}
