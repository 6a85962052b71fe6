// doc.h: a report with its structure. Everything refers to `unit`, the folded text in
// which the lines of a sentence are joined and page furniture is gone; `at` maps each
// unit to the file (text.h). Built by parse/, read-only afterwards.
#pragma once

#include "base/vec.h"
#include "model/text.h"

// What a stretch of the report is for. Order is fixed: bit masks are made of it.
enum role {
    ROLE_ACHIEVEMENTS,
    ROLE_FIRST_RESPONSIBLE,
    ROLE_SHORTCOMINGS,
    ROLE_PLAN,
    ROLE_OTHER,
    ROLE_PREAMBLE,
    ROLE_SIGNATURE,
    ROLE_FURNITURE, // set aside: never in `unit`
    ROLE_N
};

// How a heading is numbered.
enum numbering {
    NUMBERING_NONE,         // a line without number that reads as a heading
    NUMBERING_HAN,          // 一、
    NUMBERING_HAN_PAREN,    // (一) or a damaged 一)
    NUMBERING_ARABIC,       // 1. 1、
    NUMBERING_ARABIC_PAREN, // (1)
    NUMBERING_RUN_IN,       // 一是 … inside a paragraph
    NUMBERING_CHAPTER,      // 第一章, 第一部分
};

enum para_kind {
    PARA_BODY,
    PARA_HEADING, // a heading on its own line
    PARA_TITLE,
    PARA_ADDRESSEE,
    PARA_SIGNATURE, // agency line at the end
    PARA_DATE,
    PARA_CLOSING, // 特此报告
};

// One node of the heading tree; section 0 is the whole document (level 0).
struct section {
    enum role role;
    enum numbering numbering;
    uint32_t level;      // 1 = 一、 … ; 0 only for section 0
    uint32_t number;     // 1-based; 0 when lost or absent
    uint32_t parent;     // index
    bool run_in;         // text follows the heading in the same paragraph
    struct span heading; // without the number; empty for section 0
    struct span body;    // all that belongs to it, sub-sections included
};

struct para {
    enum para_kind kind;
    uint32_t section;
    struct span span; // without the line end
};

// A sentence ends at 。 ; ! ? or the end of its paragraph; a run-in heading is one by
// itself.
struct sentence {
    struct span span;
    uint32_t para, section;
    enum role role; // the section's, unless its own words say shortcoming or plan
    bool heading;   // it is a heading (own line or run-in)
};

enum figure_kind {
    FIGURE_COUNT,   // 15份, 二十余次, 7.88万元
    FIGURE_PERCENT, // 98%, 百分之九十
    FIGURE_BARE, // digits without a unit behind them (also where damage ate the unit)
};

// A number that says how many. Years, dates, ordinals (第3), document numbers, article
// numbers, fixed names (三项制度, 四个亲自, 12345) are not figures. `span` covers the
// number with 余/多/万/亿 but not the unit.
struct figure {
    enum figure_kind kind;
    struct span span;
    struct span
        unit; // the measure word behind it (份, 人次, 万元 gives 元); may be empty
    int64_t hundredths; // value times 100
    bool about;         // 余, 多, 近, 约, 以上 …
};

// A document named in 《》; the span is between the marks.
struct named {
    struct span span;
    bool made; // 制定/印发/修订/出台 … stands before it: made by this body
};

struct facts {
    struct span title;     // folded, lines joined; empty when the text has none
    struct span issuer;    // in the title, else the signature, else the source line
    struct span addressee; // with its colon
    struct span lead;      // sentence 现将…报告如下
    struct span signature, date_span;
    uint32_t title_repeats; // how often the title stood in the file (0 = never)
    int year;               // report year, 0 = unknown
    int date_year, date_month, date_day; // 0 = no date
    struct str body;                     // id of the pack's body kind; "" = unknown
    bool body_guessed;
    struct str
        genre; // "" = a report of this kind, else the name of the neighbour genre
    struct str genre_en, genre_pack; // … its English name, and the pack that judges it
};

struct doc {
    const struct text *text;
    const uint16_t *unit;
    const uint32_t *at; // n + 1 entries
    uint32_t n;

    VEC(struct section) sections;
    VEC(struct para) paras;
    VEC(struct sentence) sentences; // in reading order, without gaps inside a paragraph
    VEC(struct figure) figures;     // ordered by span.start
    VEC(struct named) named;        // ordered
    struct facts facts;
};

// Raw offset where the character at unit `i` begins in the file.
static inline uint32_t doc_raw(const struct doc *d, uint32_t i)
{
    return i < d->n ? d->at[i] : d->text->raw_n;
}

static inline struct ustr doc_units(const struct doc *d, struct span s)
{
    return (struct ustr){d->unit + s.start, s.end - s.start};
}
