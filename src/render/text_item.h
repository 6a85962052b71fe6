// text_item.h: the items of a report in words. Private to this folder.
#pragma once

#include "model/report.h"
#include "render/page.h"

// The items that are not present, in the order of `todo`, each with what to do.
void text_item_todo(struct page *p, const struct report *report);

// One line each: what is present (if asked), what is lacking but worth no points, what
// does not apply.
// Items on which a reviewer decided, each with its verdict: never among the passed
// ones.
void text_item_decisions(struct page *p, const struct report *report);
void text_item_lists(struct page *p, const struct report *report, bool present);

// Present items with their evidence.
void text_item_proofs(struct page *p, const struct report *report);
