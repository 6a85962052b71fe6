// messages.h: where the translations lie.
#pragma once

#include "base/arena.h"

// Beside the built program, beside the installed one, or where they were meant to be
// installed.
struct str messages_folder(struct arena *a);
