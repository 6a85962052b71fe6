// watch.h: --watch: the command again whenever a file it reads is saved.
#pragma once

#include "session.h"

typedef enum status command_fn(struct session *s);

// Runs the command in a child process, once at first and then after each change of the
// pack or an input, until a signal ends it. Returns only when it cannot start.
enum status watch(struct session *s, command_fn *run);
