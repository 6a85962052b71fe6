// keys.h: the top-level keys of a pack, one reader each (pack.c outline.c vocabulary.c
// guards.c items.c checks.c calendar.c names.c), and what needs the whole pack
// (check.c).
#pragma once

#include "rule/field.h"

void key_pack(struct loader *l, const struct node *n, void *out);
void key_outline(struct loader *l, const struct node *n, void *out);
void key_vocabulary(struct loader *l, const struct node *n, void *out);
void key_guards(struct loader *l, const struct node *n, void *out);
void key_items(struct loader *l, const struct node *n, void *out);
void key_checks(struct loader *l, const struct node *n, void *out);
void key_calendar(struct loader *l, const struct node *n, void *out);
void key_names(struct loader *l, const struct node *n, void *out);
void key_coverage(struct loader *l, const struct node *n, void *out);

// Ids used twice, references between items, weights, what is lacking.
void check_pack(struct loader *l);

// Ids named in `coverage` that no item has.
void check_coverage(struct loader *l);
