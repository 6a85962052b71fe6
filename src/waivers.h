// waivers.h: decisions of a reviewer on verdicts, read from a table (`score
// --waivers`).
#pragma once

#include "session.h"

struct waiver {
    struct str item, where; // where: an agency, or a pattern of paths or file names
    enum decision kind;
    struct str should; // `wrong`: the right verdict; else ""
    struct str reason, owner, expires;
    int32_t expires_on; // 20261231, 0 = never (only `wrong`)
    uint32_t line;
    bool used;
};

struct waivers {
    struct str path;
    VEC(struct waiver) list;
    const struct pack *pack;
    int32_t today;      // 20261231
    uint32_t expired;   // times an expired decision would have held
    struct waiver **of; // decision on each item of the report at hand, NULL = none
};

// The columns item, where, decision, reason, owner, expires and, where there, verdict.
// Every bad row is a diagnostic with line and column. False: there was one.
bool waivers_read(struct session *s, struct diags *d, struct str path,
                  const struct pack *pack, struct waivers *out);

// Whether the row speaks of the report.
bool waiver_fits(const struct waiver *w, struct str path, struct str issuer);

// For `struct input.decide`: finds the decisions on the report; says which have expired
// or soon will.
const struct str *waivers_decide(void *waivers, struct arena *a, struct diags *d,
                                 const struct input *in);

// Puts the decisions found into the judged report; decided items are no longer to do.
void waivers_mark(struct waivers *w, struct report *report);

// Rows that fitted no report.
void waivers_unused(const struct waivers *w, struct diags *d);
