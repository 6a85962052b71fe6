// rules_diff.h: what changed between two packs, and what that changes on reports.
#pragma once

#include "workbench.h"

struct change {
    char sign;             // '+' only in the new pack, '-' only in the old, '~' differs
    struct str what, text; // "D03 core", the pattern; for '~' both values
    struct place place;
};

struct changes {
    struct arena *arena;
    VEC(struct change) list;
};

// Structure: bodies, groups, scoring, outline, sets, guards, items (diff_packs.c).
void diff_packs(struct changes *c, const struct pack *old, const struct pack *new);
void diff_item(struct changes *c, const struct pack *old, const struct pack *new,
               const struct item *x, const struct item *y); // diff_item.c

void diff_checks(struct changes *c, const struct pack *old,
                 const struct pack *new); // checks, calendar, names (diff_checks.c)

void diff_texts(struct changes *c, struct str what, const word_list *x,
                const word_list *y, struct place place);
void diff_text(struct changes *c, struct str what, struct str x, struct str y,
               struct place place);

// One side of an item that is judged otherwise on a report. Copied.
struct judged_item {
    bool there; // the pack holds the item
    enum verdict verdict;
    int32_t points_h;
    VEC(struct quotation) evidence;
    struct str reason;
};

struct item_change {
    struct str id, name;
    struct judged_item old, new;
};

struct finding_change {
    char sign; // as in a change
    struct finding finding;
};

struct report_change {
    struct str path;
    int32_t old_h, new_h;
    VEC(struct item_change) items;
    VEC(struct finding_change) findings;
};

struct corpus_change {
    uint32_t reports, failed;
    VEC(struct report_change) list; // reports that change only
};

// Judges all reports of --corpus by both packs (diff_reports.c). False when a report
// could not be judged.
bool diff_reports(struct session *s, const struct pipeline *old,
                  const struct pipeline *new, struct corpus_change *out);
