// text.h: what a reader hands on: the decoded file and its folded form, each folded
// unit with its place in the file.
//
// Encodings: `raw` is the file's text as UTF-16 units, byte-order mark dropped, nothing
// else changed. `unit` is the folded text: full width to half width (， : ； ？ ！ （
// ） ％ letters, digits; 。 、 《 》 stay), all double quotes to ", all dashes to -,
// middle dots to ·, Traditional to Simplified by single characters, blanks dropped (one
// blank stays between two ASCII letters or digits), zero-width characters, pinyin notes
// and repaired damage gone. One unit is one character: a character outside the BMP
// folds to U+3013. Line ends are one
// '\n' each, also inside sentences (parse/ joins them).
#pragma once

#include "base/str.h"

struct damage {
    uint32_t pinyin_notes;    // notes such as (qu) removed
    uint32_t shifted_bytes;   // one-byte GBK shifts repaired
    uint32_t lost_characters; // characters that could not be restored (U+FFFD, private
                              // use, '?')
};

struct text {
    const uint16_t *raw;
    uint32_t raw_n;
    const uint32_t *line_start; // raw offset of each line; line_n entries
    uint32_t line_n;

    const uint16_t *unit;
    const uint32_t *at; // n + 1 entries: raw offset of each unit; at[n] = raw_n
    uint32_t n;

    struct str encoding; // "UTF-8", "GB18030", "Big5", "UTF-16LE", …
    bool guessed;        // the encoding is a guess (no BOM, not UTF-8, not named)
    struct str script;   // "Hans" or "Hant"
    struct damage damage;
};

struct position {
    uint32_t line, column; // 1-based; columns count code points
};

// Place in the file of a raw offset.
static inline struct position text_position(const struct text *t, uint32_t raw)
{
    uint32_t low = 0, high = t->line_n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (t->line_start[middle] <= raw) {
            low = middle;
        } else {
            high = middle;
        }
    }
    struct position p = {low + 1, 1};
    for (uint32_t i = t->line_n ? t->line_start[low] : 0; i < raw && i < t->raw_n;
         i++) {
        p.column += t->raw[i] < 0xDC00 || t->raw[i] > 0xDFFF;
    }
    return p;
}
