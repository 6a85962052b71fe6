// markdown.c: see markdown.h. The only file that knows md4c.
#include "read/markdown.h"

#include "base/say.h"
#include "read/charset.h"
#include "read/ruler.h"
#include "read/xml.h"

#include <md4c.h>

// A list around the pen.
struct list {
    bool ordered;
    unsigned number; // of the next item
    char mark;
};

struct writer {
    struct flow *flow;
    struct ruler ruler;
    VEC(struct list) lists;
    struct str number; // due before the next text
    bool blank;        // … and a blank
    uint32_t pictures; // around the pen; their words are not shown
};

static struct writer *writer_of(void *user)
{
    return user;
}

static void put(struct writer *w, struct str text, struct position at)
{
    if (w->number.n) {
        flow_text(w->flow, w->number, at);
        w->number.n = 0;
    }
    if (w->blank) {
        flow_text(w->flow, STR(" "), at);
        w->blank = false;
    }
    flow_text(w->flow, text, at);
}

// --- what md4c tells ---

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct writer *w = writer_of(user);
    struct arena *a = w->flow->arena;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
        struct list list = {.ordered = type == MD_BLOCK_OL};
        if (list.ordered) {
            const MD_BLOCK_OL_DETAIL *ol = detail;
            list.number = ol->start;
            list.mark = ol->mark_delimiter;
        }
        vec_push(a, &w->lists, list);
    } else if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
        w->blank = w->flow->unit.n && w->flow->unit.at[w->flow->unit.n - 1] != '\n';
    } else if (type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY) {
        flow_gap(w->flow);
    }
    if (type == MD_BLOCK_LI && w->lists.n && w->lists.at[w->lists.n - 1].ordered) {
        struct list *list = &w->lists.at[w->lists.n - 1];
        w->number = arena_fmt(a, "%u%c", list->number++, list->mark);
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct writer *w = writer_of(user);
    (void)detail;
    if ((type == MD_BLOCK_UL || type == MD_BLOCK_OL) && w->lists.n) {
        w->lists.n--;
    }
    if (type != MD_BLOCK_TD && type != MD_BLOCK_TH) {
        flow_break(w->flow);
        w->blank = false;
    }
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)detail;
    writer_of(user)->pictures += type == MD_SPAN_IMG;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)detail;
    writer_of(user)->pictures -= type == MD_SPAN_IMG;
    return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE n, void *user)
{
    struct writer *w = writer_of(user);
    struct str s = {text, n};
    struct str source = w->ruler.source;
    bool inside = text >= source.p && text + n <= source.p + source.n;
    bool line =
        type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || str_is(s, "\n") ||
        (type == MD_TEXT_HTML && (str_starts(s, "<br") || str_starts(s, "<BR")));
    if (line) {
        flow_break(w->flow);
        return 0;
    }
    if (w->pictures || type == MD_TEXT_HTML || n == 0) {
        return 0;
    }
    if (type == MD_TEXT_ENTITY) {
        s = xml_entity(w->flow->arena, s);
    }
    size_t offset = inside ? (size_t)(text - source.p) : w->ruler.at;
    put(w, s, ruler_at(&w->ruler, offset));
    return 0;
}

// --- front matter ---

static struct str unquoted(struct str s)
{
    while (s.n && strchr(" \t\r\"'", s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n && strchr(" \t\r\"'", s.p[s.n - 1])) {
        s.n--;
    }
    return s;
}

// `---`, lines `key: value`, `---` at the very top. The title is put as a line. Returns
// where the text begins.
static size_t front_matter(struct writer *w)
{
    struct str source = w->ruler.source, rest = source;
    struct str title = STR(""), line = str_cut(&rest, '\n');
    if (!str_is(unquoted(line), "---")) {
        return 0;
    }
    while (rest.n) {
        line = str_cut(&rest, '\n');
        if (str_is(unquoted(line), "---") || str_is(unquoted(line), "...")) {
            put(w, title, ruler_at(&w->ruler, (size_t)(title.p - source.p)));
            return source.n - rest.n;
        }
        struct str key = unquoted(str_cut(&line, ':'));
        title = str_is(key, "title") ? unquoted(line) : title;
    }
    return 0;
}

bool read_markdown(struct arena *a, struct diags *d, const struct source *in,
                   struct flow *out)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS |
                 MD_FLAG_NOHTMLBLOCKS | MD_FLAG_PERMISSIVEATXHEADERS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = on_text,
    };
    struct plain plain;
    if (!charset_decode(a, d, in, &plain)) {
        return false;
    }
    struct str source = ruler_source(a, plain.raw);
    struct writer w = {.flow = out, .ruler = ruler_new(source)};
    size_t from = front_matter(&w);
    out->encoding = plain.encoding;
    out->guessed = plain.guessed;
    if (source.n > UINT32_MAX ||
        md_parse(source.p + from, (MD_SIZE)(source.n - from), &parser, &w) != 0) {
        diag_add(d, DIAG_INPUT_BROKE, source_place(in), say("out of memory"));
        return false;
    }
    return true;
}
