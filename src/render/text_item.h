// text_item.h: the items of a report in words. Private to this folder.
#pragma once

#include "model/report.h"
#include "render/page.h"

// The items that are not present, in the order of `todo`, each with what to do.
void text_item_todo(struct page *p, const struct report *report);

// Those of a verdict in one paragraph: ids and names.
void text_item_list(struct page *p, const struct report *report, enum verdict verdict);

// Present items with their evidence.
void text_item_proofs(struct page *p, const struct report *report);
