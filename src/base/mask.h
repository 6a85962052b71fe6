// mask.h: numbers that belong to a person, and how they are made unreadable.
#pragma once

#include "base/arena.h"

enum private_number {
    PRIVATE_NONE,
    PRIVATE_ID,      // identity number, date and check digit right
    PRIVATE_ID_LIKE, // … only the date is right: a slip of one digit
    PRIVATE_MOBILE,
    PRIVATE_CARD, // 16 to 19 digits that pass the Luhn test
};

// What the `n` ASCII digits (an identity number may end in X) are.
enum private_number private_number(const char *digits, size_t n);

// The text with the digits of such numbers replaced by '*', first 3 and last 2 kept;
// digits in groups and full-width digits are seen through, and the digits of a flat
// (3栋2单元501室) go too. The text keeps its number of characters. Returns `s` itself
// when there is nothing to hide.
struct str mask_private(struct arena *a, struct str s);
