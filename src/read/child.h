// child.h: another program, run once and bounded: in a private folder that is removed
// afterwards, in a process group of its own, without network, with limits on time,
// memory and what it writes. Never a shell.
#pragma once

#include "base/arena.h"

struct child_file {
    struct str name, bytes; // relative to the private folder; "" = none
};

struct child_job {
    const char *const *argv;    // NULL-terminated; argv[0] is looked up in $PATH
    struct child_file files[2]; // written before the program starts
    const char *output;         // file it writes; NULL = its standard output
    uint32_t seconds;           // wall clock, and processor time of each process
    size_t max_output;          // bytes of the output, and of any file it writes
    size_t max_memory;          // bytes of address space; 0 = no limit
};

enum child_end {
    CHILD_DONE,    // exit status 0, the output is there
    CHILD_ABSENT,  // there is no such program
    CHILD_FAILED,  // another status, a signal, or no output
    CHILD_TIMEOUT, // killed at the limit
    CHILD_LARGE,   // it wrote more than max_output
    CHILD_NO_ROOM, // the private folder could not be made or filled
};

struct child_result {
    enum child_end end;
    struct str output; // in the arena
    struct str said;   // what it printed to standard error, at most CHILD_SAID bytes
};

enum { CHILD_SAID = 2000 };

// The program starts with the private folder as working folder, $HOME and $TMPDIR, a
// UTF-8 locale, and nothing on standard input. When our own process ends before it, by
// whatever signal, the program is killed and the folder removed all the same.
void child_run(struct arena *a, const struct child_job *job, struct child_result *out);
