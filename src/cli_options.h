// cli_options.h: the table of options.
#pragma once

#include "cli.h"

// False: the value is not one of the option.
typedef bool set_fn(struct arena *a, struct options *o, struct str value);

struct option_row {
    const char *name, *value; // value NULL: a switch
    set_fn *set;
    const char *help;
};

extern const struct option_row cli_options[]; // ends with a row without name
