// date.h: days of the calendar as they stand in tables and options.
#pragma once

#include "base/str.h"

// "2026-12-31" as 20261231; 0 when it is no day of the calendar.
int32_t date_number(struct str s);

// Days since 1970-01-01 of such a number, and back.
int32_t date_days(int32_t number);
int32_t date_of_days(int32_t days);

// The day by $SOURCE_DATE_EPOCH, else by the clock (UTC).
int32_t date_today(void);
