// keys.h: the top-level keys of a pack, one reader each (pack.c outline.c vocabulary.c
// guards.c items.c), and the checks that need the whole pack (check.c).
#pragma once

#include "rule/field.h"

void key_pack(struct loader *l, const struct node *n, void *out);
void key_outline(struct loader *l, const struct node *n, void *out);
void key_vocabulary(struct loader *l, const struct node *n, void *out);
void key_guards(struct loader *l, const struct node *n, void *out);
void key_items(struct loader *l, const struct node *n, void *out);

// Ids used twice, references between items, weights, what is lacking.
void check_pack(struct loader *l);
