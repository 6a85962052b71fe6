// rules_corpus.h: how often items and patterns of a pack meet in a folder of reports.
#pragma once

#include "workbench.h"

// Judges all reports of --corpus and prints per item how often it was present, weak and
// missing, then the items and single patterns found nowhere, then the sentences that
// read like an item though no pattern of it is there (--verbose: all of them). False
// when a report could not be judged.
bool test_corpus(struct session *s, const struct pipeline *p);
