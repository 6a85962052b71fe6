// pdf.c: see pdf.h.
#include "read/pdf.h"

#include "base/buf.h"
#include "base/say.h"
#include "base/utf8.h"
#include "read/pdf_lines.h"

enum { PAGE_CHARACTERS = 8 }; // fewer on the average page: pictures with a stamp

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

static void put_lines(const struct pdf *pdf, struct flow *out)
{
    struct str before = STR("");
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        const struct pdf_line *line = &pdf->lines.at[i];
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

static uint32_t characters_on(const struct pdf *pdf, uint32_t page)
{
    size_t n = 0;
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        const struct pdf_line *line = &pdf->lines.at[i];
        if (line->page == page && !line->furniture) {
            n += utf8_count(line->text);
        }
    }
    return (uint32_t)n;
}

// Pages 2, 3 of a text with scanned pages in it.
static void say_empty_pages(struct diags *d, struct str path, const struct pdf *pdf)
{
    struct buf pages = {0};
    for (uint32_t page = 1; page <= pdf->pages; page++) {
        if (characters_on(pdf, page) == 0) {
            buf_fmt(&pages, "%s%u", pages.n ? ", " : "", page);
        }
    }
    if (pages.n) {
        diag_add(d, DIAG_INPUT_PAGES_EMPTY, (struct place){.path = path}, pages.p);
    }
    buf_free(&pages);
}

static bool has_text(const struct pdf *pdf)
{
    size_t characters = 0;
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        const struct pdf_line *line = &pdf->lines.at[i];
        characters += line->furniture ? 0 : utf8_count(line->text);
    }
    return characters && characters >= (size_t)pdf->pages * PAGE_CHARACTERS;
}

bool pdf_has_text(struct arena *a, struct str table)
{
    struct pdf pdf;
    pdf_lines(a, table, &pdf);
    pdf_frame(&pdf);
    return has_text(&pdf);
}

bool read_pdf(struct arena *a, struct diags *d, struct str path, struct str table,
              struct flow *out)
{
    struct pdf pdf;
    pdf_lines(a, table, &pdf);
    pdf_frame(&pdf);
    if (!has_text(&pdf)) {
        diag_add(d, DIAG_INPUT_SCANNED, (struct place){.path = path});
        return false;
    }
    say_empty_pages(d, path, &pdf);
    pdf_join(&pdf);
    put_lines(&pdf, out);
    return true;
}
