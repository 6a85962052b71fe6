// page.h: a web page taken apart: lines of text as a browser would show them, and which
// of them are the report. Read by html.c; each step has a file page_*.c.
#pragma once

#include "read/flow.h"
#include "read/xml.h"

// A piece of a line without blanks at its ends.
struct page_run {
    struct str text;
    uint32_t offset; // of its first byte in the source
    bool blank;      // a blank stands before it
    bool made;       // not in the source: the number of a list, at its item's place
};

struct page_line {
    uint32_t run, run_n;
    uint32_t first;  // node of its first text
    uint32_t block;  // innermost element that begins and ends lines; XML_NONE: none
    uint32_t chars;  // without blanks
    uint32_t han;    // ideographs among them
    uint32_t linked; // … inside links
    uint32_t stops;  // 。！？；
    uint64_t print;  // the same for lines of the same ideographs, letters and digits
    bool gap;        // a paragraph begins here
    bool row;        // of a table
    bool hidden;     // said not to be shown
    bool dropped;
};

struct page {
    struct arena *arena;
    struct str source;
    struct xml_tree tree;
    VEC(struct page_run) runs;
    VEC(struct page_line) lines;
    VEC(struct stated) stated;
    struct str title;      // what the page says its article is called; may be empty
    uint32_t title_offset; // where it says so
    bool title_lacking;    // … and no line says it
    uint32_t begin, end;   // lines of the article
};

// The steps, in their order. `page->tree` and `page->source` are there.
void page_lines(struct page *p);   // runs and lines (page_lines.c)
void page_facts(struct page *p);   // stated, title; drops their lines (page_facts.c)
void page_article(struct page *p); // begin, end; drops what is foreign (page_article.c)

// --- single nodes and lines ---

bool page_is(const struct page *p, uint32_t node, const char *name);

// The number that a browser would show before the list item or heading `node`; empty
// when none (page_numbers.c). To be asked in reading order.
struct page_numbers;
struct page_numbers *page_numbers_new(struct page *p);
struct str page_number(struct page_numbers *n, uint32_t node);

// The ideographs, letters and digits of a text or a line, in small letters; what two
// prints of one title have in common.
struct str page_bare(struct arena *a, struct str text);
struct str page_line_text(const struct page *p, uint32_t line); // with its blanks

// A line that only prose looks like: not linked, long enough, with a stop.
static inline bool page_is_prose(const struct page_line *l)
{
    bool linked = l->linked * 2 > l->chars;
    return !linked && ((l->han >= 12 && l->stops > 0) || l->han >= 60);
}

// Words that lead elsewhere.
static inline bool page_is_linked(const struct page_line *l)
{
    return l->stops == 0 && l->linked * 5 >= l->chars * 4 && l->linked > 0;
}
