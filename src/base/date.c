// date.c: days as numbers, by the Gregorian calendar.
#include "base/date.h"

#include <stdlib.h>
#include <time.h>

enum { DAY_SECONDS = 86400 };

static bool is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t days_in(int32_t year, int32_t month)
{
    static const int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

int32_t date_number(struct str s)
{
    int32_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? s.p[i] != '-' : s.p[i] < '0' || s.p[i] > '9') {
            return 0;
        }
        n = dash ? n : n * 10 + (s.p[i] - '0');
        if (i > 9) {
            return 0;
        }
    }
    int32_t year = n / 10000, month = n / 100 % 100, day = n % 100;
    bool good = s.n == 10 && year >= 1970 && month >= 1 && month <= 12 && day >= 1 &&
                day <= days_in(year, month);
    return good ? n : 0;
}

int32_t date_days(int32_t number)
{
    int32_t year = number / 10000, month = number / 100 % 100, days = number % 100 - 1;
    for (int32_t y = 1970; y < year; y++) {
        days += 365 + is_leap(y);
    }
    for (int32_t m = 1; m < month; m++) {
        days += days_in(year, m);
    }
    return days;
}

int32_t date_of_days(int32_t days)
{
    int32_t year = 1970, month = 1;
    while (days >= 365 + is_leap(year)) {
        days -= 365 + is_leap(year);
        year++;
    }
    while (days >= days_in(year, month)) {
        days -= days_in(year, month);
        month++;
    }
    return year * 10000 + month * 100 + days + 1;
}

int32_t date_today(void)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = fixed && *fixed ? strtoll(fixed, &end, 10) : -1;
    bool good = end && *end == '\0' && seconds >= 0 && seconds < INT64_C(4102444800);
    if (!good) {
        seconds = (long long)time(NULL);
    }
    return date_of_days((int32_t)(seconds / DAY_SECONDS));
}
