// near.h: "did you mean": the known name most like an unknown one.
#pragma once

#include "base/arena.h"
#include "base/vec.h"

typedef VEC(struct str) name_list;

// The name with the smallest edit distance to `word`, letter case aside; empty when
// none is near (about one change in three characters). Long words have no neighbours.
struct str near_name(struct str word, const name_list *names);
