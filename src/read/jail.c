// jail.c: see jail.h. The place for further walls (system calls, file system).
#include "read/jail.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    FILES = 24,       // open at once: converters of encodings come from files
    BASE = 512 << 20, // address space of any document, in bytes
    TIMES = 24,       // … and so many times its largest size
    SPARE = 2,        // seconds until the system ends what the parent did not
};

// Sanitizers map terabytes and write their reports to files.
#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
static const bool watched = true;
#else
static const bool watched = false;
#endif

static void limit(int what, rlim_t most)
{
    struct rlimit r;
    if (getrlimit((__rlimit_resource_t)what, &r) == 0 && most < r.rlim_max) {
        r = (struct rlimit){most, most};
        (void)setrlimit((__rlimit_resource_t)what, &r);
    }
}

// May be raised again for the next document.
static void limit_softly(int what, rlim_t most)
{
    struct rlimit r;
    if (getrlimit((__rlimit_resource_t)what, &r) == 0) {
        r.rlim_cur = most < r.rlim_max ? most : r.rlim_max;
        (void)setrlimit((__rlimit_resource_t)what, &r);
    }
}

void jail_enter(void)
{
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, FILES);
    if (!watched) {
        limit(RLIMIT_FSIZE, 0);
        limit(RLIMIT_NPROC, 0);
    }
}

void jail_document(size_t max_bytes, uint32_t seconds)
{
    struct rusage used;
    if (!watched) {
        limit_softly(RLIMIT_AS, BASE + (rlim_t)max_bytes * TIMES);
    }
    if (getrusage(RUSAGE_SELF, &used) == 0) {
        rlim_t so_far = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
        limit_softly(RLIMIT_CPU, so_far + seconds + SPARE);
    }
}
