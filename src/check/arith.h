// arith.h: exact numbers of the text, in millionths.
#pragma once

#include "base/str.h"

enum { MICRO = 1000000 };

// A number as written (1,234.5 / 0.056万 / 335.58亿) in millionths; -1 when it is none
// or too large.
int64_t micro_read(struct ustr s);

// How many decimals it is written with.
int micro_decimals(struct ustr s);

// True when `percent` (in millionths of a percent, written with so many decimals) is
// what `part` of `whole` makes: within a tenth of a point, or within one of its own
// last place, so that numbers rounded either way pass.
bool rate_fits(int64_t part, int64_t whole, int64_t percent, int decimals);

// 100 × part / whole in tenths of a percent, rounded.
int64_t rate_tenths(int64_t part, int64_t whole);
