// docx.c: see docx.h. Blocks (paragraphs, tables) and what stands inside a line are
// walked by two functions; elements unknown to both are walked through.
#include "read/docx.h"

#include "base/utf8.h"
#include "read/docx_parts.h"

enum { CELL_BYTES = 300 }; // text of a cell that may share a line with others

// A stretch of another place that follows the paragraph it is tied to.
struct tied {
    const struct xml_tree *tree;
    uint32_t node;
};

struct walk {
    struct arena *arena;
    struct docx_parts *parts;
    struct flow *out;
    const struct xml_tree *t; // the part being read
    uint32_t aside;        // > 0: inside a text box or a note, which count no paragraph
    uint32_t counted;      // nodes of the body behind us
    uint32_t paragraph;    // number of the paragraph we are in
    struct str number;     // automatic number of the paragraph, until its first text
    VEC(struct tied) tied; // to put behind the paragraph
    uint32_t contents_until; // node where a table of contents ends
    bool row;                // paragraphs share a line
    bool gap;                // a tab before the next text: another cell
    bool changes;            // tracked and neither accepted nor refused
};

static void put_blocks(struct walk *w, uint32_t first, uint32_t end);
static void put_inline(struct walk *w, uint32_t first, uint32_t end);

static bool is(const struct walk *w, uint32_t node, const char *name)
{
    return str_is(w->t->nodes.at[node].name, name);
}

static bool is_any(const struct walk *w, uint32_t node, const char *const *names)
{
    for (; *names; names++) {
        if (is(w, node, *names)) {
            return true;
        }
    }
    return false;
}

// --- text ---

static bool is_ascii_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void put_text(struct walk *w, struct str text)
{
    struct position at = {.paragraph = w->paragraph};
    if (text.n == 0) {
        return;
    }
    if (w->gap) {
        flow_text(w->out, STR("\t"), at);
        w->gap = false;
    }
    if (w->number.n) {
        flow_text(w->out, w->number, at);
        if (is_ascii_word(w->number.p[w->number.n - 1])) {
            flow_text(w->out, STR(" "), at);
        }
        w->number = STR("");
    }
    flow_text(w->out, text, at);
}

static void end_line(struct walk *w)
{
    if (w->row) {
        w->gap = true;
    } else {
        flow_break(w->out);
    }
}

// w:t holds its characters in one or more texts.
static void put_texts(struct walk *w, uint32_t node)
{
    for (uint32_t i = node + 1; i < w->t->nodes.at[node].end; i++) {
        if (w->t->nodes.at[i].kind == XML_TEXT) {
            put_text(w, w->t->nodes.at[i].text);
        }
    }
}

// A sign of a font of pictures has no character; another one is its character.
static void put_symbol(struct walk *w, uint32_t node)
{
    struct str hex = xml_value(w->t, node, "char");
    uint32_t c = 0;
    for (size_t i = 0; i < hex.n && i < 6; i++) {
        char h = (char)(hex.p[i] | 0x20);
        bool digit = hex.p[i] >= '0' && hex.p[i] <= '9';
        bool letter = h >= 'a' && h <= 'f';
        c = c * 16 + (uint32_t)(digit ? hex.p[i] - '0' : letter ? h - 'a' + 10 : 0);
    }
    if (c > ' ' && (c < 0xD800 || c > 0xF8FF) && c < 0x110000) {
        struct buf b = {0};
        utf8_put(&b, c);
        put_text(w, arena_copy(w->arena, buf_str(&b)));
        buf_free(&b);
    }
}

// --- inside a line ---

static void tie(struct walk *w, const struct xml_tree *tree, uint32_t node)
{
    vec_push(w->arena, &w->tied, ((struct tied){tree, node}));
}

static void tie_note(struct walk *w, uint32_t reference, const struct xml_tree *notes)
{
    struct str id = xml_value(w->t, reference, "id");
    for (uint32_t i = 0; i < notes->nodes.n; i++) {
        const struct xml_node *n = &notes->nodes.at[i];
        bool note = str_is(n->name, "footnote") || str_is(n->name, "endnote");
        if (note && str_eq(xml_value(notes, i, "id"), id)) {
            tie(w, notes, i);
            return;
        }
    }
}

// The reading of a choice that newer programs take; older ones hold the same again.
static uint32_t chosen(const struct walk *w, uint32_t node)
{
    uint32_t choice = docx_child(w->t, node, "Choice");
    return choice != XML_NONE ? choice : docx_child(w->t, node, "Fallback");
}

// Text boxes of a drawing.
static void find_boxes(struct walk *w, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end;) {
        if (is(w, i, "AlternateContent")) {
            uint32_t one = chosen(w, i);
            if (one != XML_NONE) {
                find_boxes(w, one + 1, w->t->nodes.at[one].end);
            }
        } else if (is(w, i, "txbxContent")) {
            tie(w, w->t, i);
        } else {
            i++;
            continue;
        }
        i = w->t->nodes.at[i].end;
    }
}

static bool is_hidden(const struct walk *w, uint32_t run)
{
    uint32_t look = docx_child(w->t, run, "rPr");
    return look != XML_NONE && docx_child_is_on(w->t, look, "vanish");
}

// At w:instrText: the lines that a field of the kind TOC wrote are left out, down to
// its end.
static void see_field(struct walk *w, uint32_t node)
{
    const struct xml_tree *t = w->t;
    struct str code = node + 1 < t->nodes.n ? t->nodes.at[node + 1].text : STR("");
    while (code.n && code.p[0] == ' ') {
        code = (struct str){code.p + 1, code.n - 1};
    }
    uint32_t depth = 1;
    for (uint32_t i = node; str_starts(code, "TOC ") && i < t->nodes.n; i++) {
        if (str_is(t->nodes.at[i].name, "fldChar")) {
            struct str kind = xml_value(t, i, "fldCharType");
            depth += str_is(kind, "begin");
            depth -= str_is(kind, "end");
        }
        if (depth == 0) {
            w->contents_until = i;
            break;
        }
    }
}

// One element inside a line. False: walk through it.
static bool put_element(struct walk *w, uint32_t i)
{
    static const char *const skipped[] = {
        "pPr",      "rPr",           "delText",     "delInstrText", "fldChar", "sdtPr",
        "sdtEndPr", "annotationRef", "footnoteRef", "endnoteRef",   "pgNum",   "rt",
        NULL};
    static const char *const deleted[] = {"del", "moveFrom", NULL};
    static const char *const drawn[] = {"drawing", "pict", "object", "AlternateContent",
                                        NULL};
    if (is(w, i, "t")) {
        put_texts(w, i);
    } else if (is(w, i, "tab") || is(w, i, "ptab")) {
        put_text(w, STR(" "));
    } else if (is(w, i, "br") || is(w, i, "cr")) {
        struct str kind = xml_value(w->t, i, "type");
        if (!str_is(kind, "page") && !str_is(kind, "column")) {
            end_line(w);
        }
    } else if (is(w, i, "noBreakHyphen")) {
        put_text(w, STR("-"));
    } else if (is(w, i, "sym")) {
        put_symbol(w, i);
    } else if (is(w, i, "instrText")) {
        see_field(w, i);
    } else if (is(w, i, "footnoteReference")) {
        tie_note(w, i, &w->parts->footnotes);
    } else if (is(w, i, "endnoteReference")) {
        tie_note(w, i, &w->parts->endnotes);
    } else if (is_any(w, i, drawn)) {
        find_boxes(w, i, w->t->nodes.at[i].end);
    } else if (is_any(w, i, deleted)) {
        w->changes = true;
    } else if (!is_any(w, i, skipped)) {
        w->changes = w->changes || is(w, i, "ins") || is(w, i, "moveTo");
        return is(w, i, "r") && is_hidden(w, i);
    }
    return true;
}

static void put_inline(struct walk *w, uint32_t first, uint32_t end)
{
    static const char *const shown[] = {"t", "tab", "ptab", "br", "sym", NULL};
    for (uint32_t i = first; i < end;) {
        bool element = w->t->nodes.at[i].kind == XML_ELEMENT;
        bool contents = !w->aside && i < w->contents_until && is_any(w, i, shown);
        bool done = !element || contents || put_element(w, i);
        i = done ? w->t->nodes.at[i].end : i + 1;
    }
}

// --- paragraphs ---

// Counts the paragraphs of the body up to this one.
static void count_paragraphs(struct walk *w, uint32_t node)
{
    static const char *const drawn[] = {"drawing", "pict", "object", "AlternateContent",
                                        NULL};
    while (!w->aside && w->counted <= node) {
        bool inside = is_any(w, w->counted, drawn);
        w->paragraph += is(w, w->counted, "p");
        w->counted = inside ? w->t->nodes.at[w->counted].end : w->counted + 1;
    }
}

// The end of the paragraph is itself deleted: the next one goes on in its line.
static bool end_is_deleted(struct walk *w, uint32_t properties)
{
    uint32_t look =
        properties == XML_NONE ? XML_NONE : docx_child(w->t, properties, "rPr");
    if (look == XML_NONE) {
        return false;
    }
    bool gone = docx_child(w->t, look, "del") != XML_NONE ||
                docx_child(w->t, look, "moveFrom") != XML_NONE;
    w->changes = w->changes || gone || docx_child(w->t, look, "ins") != XML_NONE;
    return gone;
}

static void number_paragraph(struct walk *w, uint32_t properties, struct str style)
{
    struct docx_list list = docx_style_list(&w->parts->styles, style);
    if (properties != XML_NONE) {
        struct docx_list own = docx_list_of(w->t, properties);
        list.list = own.list != DOCX_UNSET ? own.list : list.list;
        list.level = own.level != DOCX_UNSET ? own.level : list.level;
    }
    struct buf number = {0};
    docx_number_next(&w->parts->numbers, list, style, &number);
    w->number = arena_copy(w->arena, buf_str(&number));
    buf_free(&number);
}

// What was tied to the paragraph, each in lines of its own.
static void put_tied(struct walk *w)
{
    const struct xml_tree *here = w->t;
    for (uint32_t i = 0; i < w->tied.n; i++) { // boxes in boxes come behind
        struct tied it = w->tied.at[i];
        w->t = it.tree;
        w->aside++;
        put_blocks(w, it.node + 1, it.tree->nodes.at[it.node].end);
        w->aside--;
        end_line(w);
    }
    w->t = here;
    w->tied.n = 0;
}

static void put_paragraph(struct walk *w, uint32_t node)
{
    uint32_t properties = docx_child(w->t, node, "pPr");
    struct str style =
        properties == XML_NONE ? STR("") : docx_child_value(w->t, properties, "pStyle");
    count_paragraphs(w, node);
    if (docx_style_is_contents(docx_style(&w->parts->styles, style))) {
        return;
    }
    bool joins = end_is_deleted(w, properties);
    if (!joins) {
        number_paragraph(w, properties, style);
    }
    put_inline(w, node + 1, w->t->nodes.at[node].end);
    w->number = STR("");
    if (!joins) {
        end_line(w);
    }
    if (!joins && !w->aside) {
        put_tied(w);
    }
}

// --- tables ---

// A cell that a merged one above already shows.
static bool is_covered(const struct walk *w, uint32_t cell)
{
    uint32_t look = docx_child(w->t, cell, "tcPr");
    uint32_t merge = look == XML_NONE ? XML_NONE : docx_child(w->t, look, "vMerge");
    return merge != XML_NONE && !str_is(xml_value(w->t, merge, "val"), "restart");
}

static bool is_deleted(struct walk *w, uint32_t node, const char *look_name,
                       const char *mark)
{
    uint32_t look = docx_child(w->t, node, look_name);
    bool gone = look != XML_NONE && docx_child(w->t, look, mark) != XML_NONE;
    w->changes = w->changes || gone;
    return gone;
}

// Every cell of the row holds one short paragraph at most.
static bool fits_line(const struct walk *w, uint32_t row)
{
    uint32_t filled = 0, cell_end = 0;
    size_t bytes = 0;
    bool text = false;
    for (uint32_t i = row + 1; i < w->t->nodes.at[row].end; i++) {
        const struct xml_node *n = &w->t->nodes.at[i];
        if (i >= cell_end && str_is(n->name, "tc")) {
            cell_end = n->end;
            filled = 0;
            bytes = 0;
        }
        text = text && !str_is(n->name, "p"); // text of this paragraph was seen
        if (str_is(n->name, "tbl")) {
            return false;
        }
        if (n->kind == XML_TEXT && str_is(w->t->nodes.at[n->parent].name, "t")) {
            filled += !text;
            text = true;
            bytes += n->text.n;
        }
        if (filled > 1 || bytes > CELL_BYTES) {
            return false;
        }
    }
    return true;
}

static void put_row(struct walk *w, uint32_t row)
{
    bool outer = w->row;
    bool line = outer || fits_line(w, row);
    if (is_deleted(w, row, "trPr", "del")) {
        return;
    }
    end_line(w);
    w->row = line;
    for (uint32_t i = row + 1; i < w->t->nodes.at[row].end;) {
        if (!is(w, i, "tc")) {
            bool through =
                is(w, i, "sdt") || is(w, i, "sdtContent") || is(w, i, "customXml");
            i = through ? i + 1 : w->t->nodes.at[i].end;
            continue;
        }
        if (!is_covered(w, i) && !is_deleted(w, i, "tcPr", "cellDel")) {
            put_blocks(w, i + 1, w->t->nodes.at[i].end);
            w->gap = line;
        }
        i = w->t->nodes.at[i].end;
    }
    w->row = outer;
    w->gap = outer;
    end_line(w);
}

// --- blocks ---

// 目录: a frame that Word fills by itself.
static bool is_contents_frame(const struct walk *w, uint32_t node)
{
    uint32_t look = docx_child(w->t, node, "sdtPr");
    uint32_t part = look == XML_NONE ? XML_NONE : docx_child(w->t, look, "docPartObj");
    return part != XML_NONE &&
           str_is(docx_child_value(w->t, part, "docPartGallery"), "Table of Contents");
}

static bool put_block(struct walk *w, uint32_t i)
{
    static const char *const skipped[] = {"sectPr", "tblPr", "tblGrid",  "tcPr",
                                          "trPr",   "sdtPr", "sdtEndPr", NULL};
    static const char *const deleted[] = {"del", "moveFrom", NULL};
    if (is(w, i, "p")) {
        put_paragraph(w, i);
    } else if (is(w, i, "tr")) {
        put_row(w, i);
    } else if (is(w, i, "AlternateContent")) {
        uint32_t one = chosen(w, i);
        if (one != XML_NONE) {
            put_blocks(w, one + 1, w->t->nodes.at[one].end);
        }
    } else if (is_any(w, i, deleted)) {
        w->changes = true;
    } else {
        return is_any(w, i, skipped) || (is(w, i, "sdt") && is_contents_frame(w, i));
    }
    return true;
}

static void put_blocks(struct walk *w, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end;) {
        i = put_block(w, i) ? w->t->nodes.at[i].end : i + 1;
    }
}

bool read_docx(struct arena *a, struct diags *d, const struct source *in,
               struct flow *out)
{
    struct docx_parts parts;
    struct zip_parts *zip = zip_parts_open(a, d, in);
    bool ok = zip && docx_parts_read(a, d, zip, in, &parts);
    if (zip) {
        zip_parts_close(zip);
    }
    if (!ok) {
        return false;
    }
    struct walk w = {.arena = a, .parts = &parts, .out = out, .t = &parts.body};
    put_blocks(&w, 0, parts.body.nodes.n);
    flow_break(out);
    out->encoding = ENCODING_UTF8;
    if (w.changes) {
        diag_add(d, DIAG_INPUT_CHANGES, source_place(in));
    }
    return true;
}
