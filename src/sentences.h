// sentences.h: single sentences judged in a skeleton report; tables of labelled
// sentences.
#pragma once

#include "session.h"

// Verdict of one item on a skeleton report of an agency of the kind `body` that holds
// the sentence. `result` keeps no pointers into the judged report but the verdict.
enum verdict judge_sentence(const struct pipeline *p, uint32_t item, struct str body,
                            struct str sentence, struct item_result *result);

// Judges the table --sentences (tab-separated: item, verdict full|weak|none, degree,
// body, text) and prints recall and false alarms by degree; with --verbose also every
// sentence that was judged otherwise. Rows of items that the pack does not hold are
// counted and left out. False when the table cannot be read.
bool test_sentences(struct session *s, const struct pipeline *p);
