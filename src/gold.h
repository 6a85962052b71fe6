// gold.h: a person's verdicts, read from a table.
#pragma once

#include "base/diag.h"
#include "judge/judge.h"
#include "model/report.h"

struct gold_row {
    struct str path, item, also, why;
    enum verdict verdict;
    uint32_t line;
    bool judged;
    enum verdict got;
    enum verdict by_mode[SECOND_N]; // got, as the second reader is off, on, alone
    struct str reason, quote;       // of the program
    uint32_t quote_line;
};

struct gold_table {
    VEC(struct gold_row) rows;
};

// Reads the columns path, item, verdict and, where there, also and why. A bad row is a
// diagnostic with its line and stays out. False: the table as a whole could not be
// read.
bool gold_read(struct arena *a, struct diags *d, struct str path,
               struct gold_table *out);

// Is `v` among the verdicts joined by | in `also`?
bool gold_also(struct str also, enum verdict v);
