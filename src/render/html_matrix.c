// html_matrix.c: agencies against items. Cells are as short as they can be, because
// there are many: a mark, and a class for its colour.
#include "render/html.h"

#include "base/say.h"
#include "render/words.h"

// Rows of one table. A browser lays out only the tables in view, so that thousands of
// rows open at once; each table has its own head.
enum { BLOCK = 50 };

void html_row_link(struct buf *out, const struct html_row *row)
{
    buf_fmt(out, "<a href=\"#r%u\"", row->index + 1);
    html_attribute(out, "title", row->path);
    buf_addz(out, "><bdi>");
    html_text(out, row->issuer.n ? row->issuer : row->path);
    buf_addz(out, "</bdi></a>");
}

static void put_choice(struct buf *out, const char *value, struct str said)
{
    buf_fmt(out, "<option value=\"%s\">", value);
    html_text(out, said);
    buf_addz(out, "</option>");
}

// Shown by the script, which makes them work.
static void put_tools(struct buf *out, const struct run_frame *run,
                      const struct html_kept *kept)
{
    buf_fmt(out,
            "<form class=\"tools\" data-for=\"matrix-rows\" hidden><label "
            "class=\"find\">%s <input type=\"search\" name=\"q\"></label><label>%s "
            "<select name=\"item\"><option value=\"\">%s</option>",
            say("Find an agency"), say("item"), say("(any)"));
    for (uint32_t i = 0; i < run->item_ids.n && i < kept->names.n; i++) {
        buf_fmt(out, "<option value=\"%u\">", i);
        html_text(out, run->item_ids.at[i]);
        buf_byte(out, ' ');
        html_text(out, kept->names.at[i]);
        buf_addz(out, "</option>");
    }
    buf_fmt(out, "</select></label><label>%s <select name=\"verdict\">",
            say("verdict"));
    put_choice(out, "", str_of(say("(any)")));
    for (int v = 0; v < VERDICT_N; v++) {
        put_choice(out, html_class((enum verdict)v),
                   str_of(verdict_said((enum verdict)v)));
    }
    buf_fmt(out, "</select></label><label>%s <select name=\"result\">", say("result"));
    put_choice(out, "", str_of(say("(any)")));
    put_choice(out, "p", str_of(say("passed")));
    put_choice(out, "m", str_of(say("not passed")));
    buf_addz(out, "</select></label><output aria-live=\"polite\"></output></form>\n");
}

static void put_heads(struct buf *out, const struct run_frame *run,
                      const struct html_kept *kept)
{
    buf_fmt(out, "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>",
            say("agency"), say("score"));
    for (uint32_t i = 0; i < run->item_ids.n; i++) {
        struct str name = i < kept->names.n ? kept->names.at[i] : STR("");
        buf_addz(out, "<th scope=\"col\"");
        html_attribute(out, "title", name);
        buf_addz(out, "><span>");
        html_text(out, run->item_ids.at[i]);
        buf_addz(out, "</span></th>");
    }
    buf_addz(out, "</tr></thead>\n");
}

static const char *cell_of(char verdict)
{
    switch (verdict) {
    case 'p':
        return "<td class=p>✓";
    case 'w':
        return "<td class=w>▲";
    case 'm':
        return "<td class=m>✗";
    case 'n':
        return "<td class=n>–";
    case 'u':
        return "<td class=u>?";
    default:
        return "<td>";
    }
}

static void put_row(struct buf *out, const struct run_frame *run,
                    const struct html_row *row)
{
    buf_fmt(out, "<tr data-result=%s data-report=%u", row->passed ? "p" : "m",
            row->index + 1);
    html_attribute(out, "data-path", row->path);
    buf_addz(out, "><th scope=row>");
    html_row_link(out, row);
    buf_addz(out, "<td>");
    bool counts = row->judged && !row->other;
    if (counts) {
        buf_hundredths(out, row->points_h);
    } else {
        buf_addz(out, "–");
    }
    for (uint32_t i = 0; counts && i < run->item_ids.n; i++) {
        buf_addz(out, cell_of(row->verdicts[i]));
    }
    buf_byte(out, '\n');
}

static void put_block(struct buf *out, const struct run_frame *run,
                      const struct html_kept *kept, uint32_t first)
{
    uint32_t end = first + BLOCK < kept->rows.n ? first + BLOCK : kept->rows.n;
    buf_fmt(out, "<div class=\"%s\"><table>", kept->rows.n > BLOCK ? "block" : "whole");
    put_heads(out, run, kept);
    buf_addz(out, "<tbody>\n");
    for (uint32_t i = first; i < end; i++) {
        put_row(out, run, &kept->rows.at[i]);
    }
    buf_addz(out, "</tbody></table></div>\n");
}

void html_matrix(struct buf *out, const struct run_frame *run,
                 const struct html_kept *kept)
{
    buf_fmt(out,
            "<section class=\"matrix\"><h2 id=\"matrix\">%s</h2>\n<p "
            "class=\"note\">",
            say("Matrix"));
    for (int v = 0; v < VERDICT_N; v++) {
        html_verdict(out, (enum verdict)v);
        buf_byte(out, ' ');
    }
    buf_addz(out, "</p>\n");
    put_tools(out, run, kept);
    buf_addz(out, "<div class=\"wide tall\" tabindex=\"0\" role=\"region\" "
                  "aria-labelledby=\"matrix\" id=\"matrix-rows\">\n");
    for (uint32_t i = 0; i < kept->rows.n; i += BLOCK) {
        put_block(out, run, kept, i);
    }
    buf_addz(out, "</div></section>\n");
}
