// text.h: what a reader hands on: the decoded file and its folded form, each folded
// unit with its place in the file.
//
// Encodings: `raw` is the file's text as UTF-16 units, byte-order mark dropped, nothing
// else changed; for formats that are not plain text, what their reader took from the
// file, in reading order, paragraphs and table rows a line each (`origin` says where it
// stood). `unit` is the folded text: full width to half width (， : ； ？ ！ （
// ） ％ letters, digits; 。 、 《 》 stay), all double quotes to ", all dashes to -,
// middle dots to ·, Traditional to Simplified by single characters, blanks dropped (one
// blank stays between two ASCII letters or digits), zero-width characters, pinyin notes
// and repaired damage gone. One unit is one character: a character outside the BMP
// folds to U+3013, a lost one to U+FFFD. Line ends are one
// '\n' each, also inside sentences (parse/ joins them).
#pragma once

#include "base/str.h"

struct damage {
    uint32_t pinyin_notes;    // notes such as (qu) removed
    uint32_t shifted_bytes;   // one-byte GBK shifts repaired
    uint32_t recoded;         // characters that had been decoded twice
    uint32_t confused;        // look-alikes put right, such as O for 0, 曰 for 日
    uint32_t filled;          // lost characters restored from the words around them
    uint32_t lost_characters; // characters that could not be restored (U+FFFD, private
                              // use, '?')
};

struct position {
    uint32_t line, column;    // 1-based; columns count code points
    uint32_t page, paragraph; // 1-based; 0 where the format has none
};

// From here on the raw text continues at this place of the original file.
struct origin {
    uint32_t raw;
    struct position at;
};

// What a document says of itself beside its text: the table of a government page, the
// properties of a word processor's file.
struct stated {
    struct str name, value; // UTF-8, such as "发布日期", "2025-01-20"
};

struct text {
    const uint16_t *raw;
    uint32_t raw_n;
    const uint32_t *line_start; // raw offset of each line; line_n entries
    uint32_t line_n;
    const struct origin *origin; // ordered; origin_n == 0: the raw text is the file
    uint32_t origin_n;
    const struct stated *stated;
    uint32_t stated_n;

    const uint16_t *unit;
    const uint32_t *at; // n + 1 entries: raw offset of each unit; at[n] = raw_n
    uint32_t n;

    struct str encoding; // "UTF-8", "GB18030", "Big5", "UTF-16LE", …
    bool guessed;        // the encoding is a guess (no BOM, not UTF-8, not named)
    struct str script;   // "Hans" or "Hant"
    struct damage damage;
};

// Place in the file of a raw offset. Where the format has no lines of its own (a word
// processor's file, a page of a PDF), lines are those that `qingdan extract` numbers.
struct position text_position(const struct text *t, uint32_t raw);

static inline bool position_same(struct position a, struct position b)
{
    return a.line == b.line && a.column == b.column;
}
