// ofd.c: see ofd.h. Lengths in the file are millimetres; the y axis points down.
#include "read/ofd.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/print.h"
#include "read/xml.h"
#include "read/zip.h"

enum {
    NUMBERS = 6,              // of a matrix
    MOST = 100000,            // millimetres; no page is larger
    POINT_HUNDREDTHS = 28346, // of a hundred millimetres
};

struct ofd {
    struct arena *arena;
    struct arena *scratch; // one page
    struct diags *diags;
    struct zip_parts *zip;
    const struct source *source;
    struct print print;
    const struct xml_tree *t; // of the page
    uint32_t page;
};

// --- values ---

static double limited(double n)
{
    return n > MOST ? MOST : n < -MOST ? -MOST : n;
}

// The next number of a list with blanks between; false at its end.
static bool next_number(struct str *list, double *out)
{
    struct str s = *list;
    while (s.n &&
           (s.p[0] == ' ' || s.p[0] == '\n' || s.p[0] == '\t' || s.p[0] == ',')) {
        s = (struct str){s.p + 1, s.n - 1};
    }
    double n = 0, place = 0;
    size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+');
    for (; i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.'); i++) {
        if (s.p[i] == '.') {
            place = 1;
        } else {
            place /= 10;
            n = place > 0 ? n + (s.p[i] - '0') * place : n * 10 + (s.p[i] - '0');
        }
    }
    *out = limited(s.n && s.p[0] == '-' ? -n : n);
    while (i < s.n && s.p[i] != ' ') {
        i++;
    }
    *list = (struct str){s.p + i, s.n - i};
    return s.n > 0;
}

static uint32_t numbers(struct str list, double out[NUMBERS])
{
    uint32_t n = 0;
    while (n < NUMBERS && next_number(&list, &out[n])) {
        n++;
    }
    return n;
}

static double number_or(struct str s, double otherwise)
{
    double n;
    return next_number(&s, &n) ? n : otherwise;
}

static int32_t points(double millimetres)
{
    return (int32_t)(limited(millimetres) * POINT_HUNDREDTHS / 100);
}

// Sum of the steps between characters: "5 5 g 3 4.2" is 5 5 4.2 4.2 4.2.
static double steps(struct str list)
{
    double sum = 0, n, times;
    for (uint32_t i = 0; list.n && i < MOST; i++) {
        while (list.n && list.p[0] == ' ') {
            list = (struct str){list.p + 1, list.n - 1};
        }
        if (list.n && list.p[0] == 'g') {
            list = (struct str){list.p + 1, list.n - 1};
            if (next_number(&list, &times) && next_number(&list, &n)) {
                sum += limited(times) * n;
            }
        } else if (next_number(&list, &n)) {
            sum += n;
        }
    }
    return limited(sum);
}

// --- a page ---

static bool is(const struct ofd *o, uint32_t node, const char *name)
{
    return str_is(o->t->nodes.at[node].name, name);
}

static struct str text_of(const struct ofd *o, struct arena *a, uint32_t node)
{
    struct str all = STR("");
    for (uint32_t i = node + 1; i < o->t->nodes.at[node].end; i++) {
        struct str piece = o->t->nodes.at[i].text;
        all = all.n ? arena_fmt(a, "%.*s%.*s", (int)all.n, all.p, (int)piece.n, piece.p)
                    : arena_copy(a, piece);
    }
    return all;
}

// Where a text object puts its characters.
struct frame {
    double left, top, size;
    double m[NUMBERS]; // x' = m0 x + m2 y + m4, y' = m1 x + m3 y + m5
};

static struct frame frame_of(const struct ofd *o, uint32_t node)
{
    double box[NUMBERS] = {0};
    struct frame f = {.m = {1, 0, 0, 1, 0, 0}};
    (void)numbers(xml_value(o->t, node, "Boundary"), box);
    struct str matrix = xml_value(o->t, node, "CTM");
    double m[NUMBERS];
    if (numbers(matrix, m) == NUMBERS) {
        memcpy(f.m, m, sizeof m);
    }
    f.left = box[0];
    f.top = box[1];
    f.size = number_or(xml_value(o->t, node, "Size"), 4);
    return f;
}

// Written across the page at a slant: a watermark.
static bool is_slanted(const struct frame *f)
{
    double x = f->m[0] < 0 ? -f->m[0] : f->m[0], y = f->m[1] < 0 ? -f->m[1] : f->m[1];
    return x > y / 5 && y > x / 5;
}

// Columns of the last character: 2 for a Chinese one.
static int last_width(struct str s)
{
    size_t i = s.n;
    while (i > 1 && ((unsigned char)s.p[i - 1] & 0xC0) == 0x80) {
        i--;
    }
    return i ? utf8_width((struct str){s.p + i - 1, s.n - i + 1}) : 0;
}

static void put_code(struct ofd *o, const struct frame *f, uint32_t node, double *x,
                     double *y)
{
    struct str text = text_of(o, o->arena, node);
    *x = number_or(xml_value(o->t, node, "X"), *x);
    *y = number_or(xml_value(o->t, node, "Y"), *y);
    double stretch = f->m[0] != 0 ? f->m[0] : 1;
    double left = f->left + f->m[0] * *x + f->m[2] * *y + f->m[4];
    double base = f->top + f->m[1] * *x + f->m[3] * *y + f->m[5];
    double size = f->size * (f->m[3] != 0 ? f->m[3] : 1);
    struct str deltas = xml_value(o->t, node, "DeltaX");
    double width = f->size * utf8_width(text) / 2;
    width = deltas.n ? steps(deltas) + f->size * last_width(text) / 2 : width;
    struct print_line line = {.page = o->page,
                              .left = points(left),
                              .right = points(left + width * stretch),
                              .top = points(base - size),
                              .height = points(size)};
    if (text.n && line.height > 0) {
        print_line(&o->print, line);
        print_word(&o->print, text, line.left, line.right);
    }
}

static void put_object(struct ofd *o, uint32_t node)
{
    struct frame f = frame_of(o, node);
    double x = 0, y = 0;
    for (uint32_t i = node + 1; i < o->t->nodes.at[node].end;
         i = o->t->nodes.at[i].end) {
        if (is(o, i, "TextCode") && !is_slanted(&f)) {
            put_code(o, &f, i, &x, &y);
        }
    }
}

static void put_page(struct ofd *o)
{
    for (uint32_t i = 0; i < o->t->nodes.n;) {
        bool background =
            is(o, i, "Layer") && str_is(xml_value(o->t, i, "Type"), "Background");
        if (is(o, i, "TextObject")) {
            put_object(o, i);
        }
        i = background || is(o, i, "TextObject") ? o->t->nodes.at[i].end : i + 1;
    }
}

// --- the document ---

// A name of a part as another part gives it: from the root, or from its own folder;
// `.` and `..` are followed inside the archive.
static struct str resolve(struct arena *a, struct str from, struct str name)
{
    struct buf path = {0};
    size_t folder = from.n;
    while (folder && from.p[folder - 1] != '/') {
        folder--;
    }
    if (!str_starts(name, "/")) {
        buf_add(&path, (struct str){from.p, folder});
    }
    while (name.n) {
        struct str piece = str_cut(&name, '/');
        if (str_is(piece, "..")) {
            path.n -= path.n > 0;
            while (path.n && path.p[path.n - 1] != '/') {
                path.n--;
            }
        } else if (piece.n && !str_is(piece, ".")) {
            buf_add(&path, piece);
            buf_addz(&path, name.n ? "/" : "");
        }
    }
    struct str out = arena_copy(a, buf_str(&path));
    buf_free(&path);
    return out;
}

static bool part_read(struct ofd *o, struct arena *a, struct str name,
                      struct xml_tree *out)
{
    struct str bytes;
    int64_t i = zip_parts_find(o->zip, name);
    if (i < 0) {
        diag_add(o->diags, DIAG_INPUT_PART_MISSING, source_place(o->source), "ofd",
                 arena_copy(o->arena, name).p);
        return false;
    }
    return zip_parts_unpack(o->zip, o->diags, (uint32_t)i, &bytes) &&
           xml_read(a, o->diags, o->source->path, bytes, out);
}

static bool put_document(struct ofd *o, struct str root)
{
    struct xml_tree document, page;
    bool ok = part_read(o, o->arena, root, &document);
    for (uint32_t i = 0; ok && i < document.nodes.n; i++) {
        uint32_t parent = document.nodes.at[i].parent;
        if (!str_is(document.nodes.at[i].name, "Page") || parent == XML_NONE ||
            !str_is(document.nodes.at[parent].name, "Pages")) {
            continue;
        }
        struct str name = resolve(o->arena, root, xml_value(&document, i, "BaseLoc"));
        ok = part_read(o, o->scratch, name, &page);
        if (ok) {
            o->t = &page;
            o->page++;
            o->print.pages = o->page;
            put_page(o);
        }
        arena_reset(o->scratch);
    }
    return ok;
}

// All documents of the file; nearly every file holds one.
static bool put_documents(struct ofd *o)
{
    struct xml_tree top;
    bool ok = part_read(o, o->arena, STR("OFD.xml"), &top);
    for (uint32_t i = 0; ok && i < top.nodes.n; i++) {
        if (str_is(top.nodes.at[i].name, "DocRoot")) {
            o->t = &top;
            ok = put_document(o, resolve(o->arena, STR(""), text_of(o, o->arena, i)));
        }
    }
    return ok;
}

bool read_ofd(struct arena *a, struct diags *d, const struct source *in,
              struct flow *out)
{
    struct arena scratch = {0};
    struct zip_parts *zip = zip_parts_open(a, d, in);
    if (!zip) {
        return false;
    }
    struct ofd o = {a, &scratch, d, zip, in, {.arena = a}, NULL, 0};
    bool ok = put_documents(&o);
    zip_parts_close(zip);
    arena_free(&scratch);
    if (!ok) {
        return false;
    }
    print_settle(&o.print);
    if (!print_has_text(&o.print)) {
        diag_add(d, DIAG_INPUT_SCANNED, source_place(in));
        return false;
    }
    print_put(&o.print, d, in->path, out);
    out->encoding = ENCODING_UTF8;
    return true;
}
