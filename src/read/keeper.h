// keeper.h: the process between ours and a converter: it outlives us long enough to
// clean up. Only child.c starts one.
#pragma once

#include "read/child.h"

// What the keeper sends back: this head, then the output, then what was said.
struct keeper_head {
    uint32_t end; // enum child_end
    uint32_t said_n;
    uint64_t output_n;
};

// Runs the job and answers on `answer`; gives up when the other end of `life` closes.
// Call it in a forked process, which it ends.
_Noreturn void keeper_work(const struct child_job *job, int answer, int life);
