// explain.h: items of a pack in words, as plain text or Markdown.
#pragma once

#include "workbench.h"

struct explain {
    struct session *s;
    struct buf *out;
    const struct pack *pack;
    bool markdown;
    int level; // of an item's heading
};

void explain_item(struct explain *e, const struct item *it);

// The whole pack: scoring, groups, items, guards.
void explain_pack(struct explain *e);
