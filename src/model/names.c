// names.c: the stable names of the enumerations, as they stand in every machine format.
#include "model/pack.h"
#include "model/report.h"

const char *verdict_name(enum verdict v)
{
    static const char *const names[VERDICT_N] = {
        "present", "weak", "missing", "not-applicable", "unknown",
    };
    return names[v];
}

const char *role_name(enum role r)
{
    static const char *const names[ROLE_N] = {
        "achievements", "first-responsible", "shortcomings", "plan",
        "other",        "preamble",          "signature",    "furniture",
    };
    return names[r];
}

const char *decision_name(enum decision d)
{
    static const char *const names[DECISION_N] = {"none", "accept", "waive",
                                                  "not-applicable", "wrong"};
    return names[d];
}

const char *finding_severity_name(enum finding_severity s)
{
    static const char *const names[] = {"note", "fix", "return"};
    return names[s];
}

const char *item_kind_name(enum item_kind kind)
{
    static const char *const names[KIND_N] = {
        "content", "section", "problems", "causes",    "duty",    "plan",
        "other",   "title",   "lead",     "signature", "answers", "density",
    };
    return names[kind];
}
