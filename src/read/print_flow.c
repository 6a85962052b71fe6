// print_flow.c: settled lines to a text.
#include "read/print.h"

#include "base/buf.h"
#include "base/utf8.h"

enum {
    PAGE_CHARACTERS = 8, // fewer on the average page: pictures with a stamp
    PAGES_SAID = 20,     // empty pages named in the message
};

static bool is_latin(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A line end between two words or figures is a blank, between characters nothing.
static bool needs_blank(struct str before, struct str after)
{
    return before.n && after.n && is_latin(before.p[before.n - 1]) &&
           is_latin(after.p[0]);
}

static void put_lines(const struct print *print, struct flow *out)
{
    struct str before = STR("");
    for (uint32_t i = 0; i < print->lines.n; i++) {
        const struct print_line *line = &print->lines.at[i];
        struct position at = {.page = line->page};
        if (line->furniture) {
            continue;
        }
        if (!line->continues) {
            flow_break(out);
        } else if (needs_blank(before, line->text)) {
            flow_text(out, STR(" "), at);
        }
        flow_text(out, line->text, at);
        before = line->text;
    }
    flow_break(out);
}

// Scanned pages in the middle of a text.
static void say_empty_pages(struct diags *d, struct str path, const struct print *print)
{
    struct buf pages = {0};
    uint32_t said = 0, page = 0, line = 0;
    while (++page <= print->pages && said <= PAGES_SAID) {
        bool empty = true;
        for (; line < print->lines.n && print->lines.at[line].page <= page; line++) {
            empty = empty && print->lines.at[line].furniture;
        }
        if (empty) {
            const char *name = said == PAGES_SAID ? "…" : NULL;
            buf_fmt(&pages, "%s", said ? ", " : "");
            name ? buf_addz(&pages, name) : buf_fmt(&pages, "%u", page);
            said++;
        }
    }
    if (said) {
        diag_add(d, DIAG_INPUT_PAGES_EMPTY, (struct place){.path = path}, pages.p);
    }
    buf_free(&pages);
}

bool print_has_text(const struct print *print)
{
    size_t characters = 0;
    for (uint32_t i = 0; i < print->lines.n; i++) {
        const struct print_line *line = &print->lines.at[i];
        characters += line->furniture ? 0 : utf8_count(line->text);
    }
    return characters && characters >= (size_t)print->pages * PAGE_CHARACTERS;
}

void print_put(const struct print *print, struct diags *d, struct str path,
               struct flow *out)
{
    say_empty_pages(d, path, print);
    put_lines(print, out);
}
