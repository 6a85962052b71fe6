// check.c: checks a result (`--format json`) against the files it speaks of: every
// quotation stands at its line and column, every verdict has its evidence, reason and
// what is lacking.
//   usage: check RESULT.json       prints a line per fault; the last line says how many
//                                  quotations and items were looked at
//          check -q RESULT.json    quotations only
#include <iconv.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct original {
    uint32_t *at; // code points
    size_t n;
};

struct check {
    const char *path, *item;
    bool marked; // the file holds marks between the characters: a web page, Markdown
    struct original original;
    unsigned quotations, items, faults;
    bool quotations_only;
};

static void stop(const char *what, const char *which)
{
    (void)fprintf(stderr, "check: %s: %s\n", what, which);
    exit(2);
}

static void fault(struct check *c, const char *what, const char *detail)
{
    printf("%s: %s: %s%s%s\n", c->path, c->item, what, *detail ? ": " : "", detail);
    c->faults++;
}

// Big5 of these reports is written with Windows' table, which the Hong Kong one
// contains.
static const char *iconv_name(const char *encoding)
{
    return strcmp(encoding, "Big5") == 0 ? "BIG5-HKSCS" : encoding;
}

// The bytes as code points; what the encoding does not allow stands as U+FFFD.
static struct original decode(const char *encoding, char *bytes, size_t n)
{
    struct original out = {calloc(n + 1, sizeof(uint32_t)), 0};
    iconv_t cd = iconv_open("UTF-32LE", iconv_name(encoding));
    if (cd == (iconv_t)-1 || !out.at) {
        stop("cannot decode", encoding);
    }
    char *to = (char *)out.at;
    size_t room = n * sizeof(uint32_t);
    while (n && iconv(cd, &bytes, &n, &to, &room) == (size_t)-1) {
        static const uint32_t lost = 0xFFFD;
        memcpy(to, &lost, sizeof lost);
        to += sizeof lost;
        room -= sizeof lost;
        bytes++;
        n--;
    }
    iconv_close(cd);
    out.n = (size_t)(to - (char *)out.at) / sizeof(uint32_t);
    if (out.n && out.at[0] == 0xFEFF) {
        memmove(out.at, out.at + 1, --out.n * sizeof(uint32_t));
    }
    return out;
}

static struct original read_original(const char *path, const char *encoding)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        stop("cannot read", path);
    }
    size_t n = (size_t)ftell(file);
    char *bytes = calloc(n + 1, 1);
    rewind(file);
    if (!bytes || fread(bytes, 1, n, file) != n) {
        stop("cannot read", path);
    }
    (void)fclose(file);
    struct original out = decode(encoding, bytes, n);
    free(bytes);
    return out;
}

static bool is_line_end(uint32_t c)
{
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

// Index of a place, o->n when there is no such place.
static size_t index_of(const struct original *o, json_int_t line, json_int_t column)
{
    size_t i = 0;
    for (; line > 1 && i < o->n; i++) {
        if (o->at[i] == '\r' && i + 1 < o->n && o->at[i + 1] == '\n') {
            i++;
        }
        line -= is_line_end(o->at[i]);
    }
    for (; column > 1 && i < o->n && !is_line_end(o->at[i]); column--) {
        i++;
    }
    return line == 1 && column == 1 ? i : o->n;
}

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x3000;
}

// The character at *i of a marked file, its marks skipped and names resolved; 0 at the
// end. Moves *i behind it.
static uint32_t next_shown(const struct original *o, size_t *i)
{
    static const struct {
        const char *name;
        uint32_t character;
    } names[] = {{"ldquo;", 0x201C}, {"rdquo;", 0x201D}, {"nbsp;", 0xA0},
                 {"amp;", '&'},      {"lt;", '<'},       {"gt;", '>'}};
    while (*i < o->n) {
        uint32_t c = o->at[(*i)++];
        if (c == '<') {
            while (*i < o->n && o->at[(*i)++] != '>') {
            }
            continue;
        }
        if (is_blank(c) || c == '*' || c == '#' || c == '|' || c == '\\') {
            continue;
        }
        if (c == '&' && *i < o->n && o->at[*i] == '#') {
            uint32_t number = 0;
            while (++*i < o->n && o->at[*i] >= '0' && o->at[*i] <= '9') {
                number = number * 10 + o->at[*i] - '0';
            }
            ++*i;
            return number;
        }
        for (size_t k = 0; c == '&' && k < sizeof names / sizeof *names; k++) {
            size_t n = 0;
            while (names[k].name[n] && *i + n < o->n &&
                   o->at[*i + n] == (uint32_t)names[k].name[n]) {
                n++;
            }
            if (!names[k].name[n]) {
                *i += n;
                c = names[k].character;
                break;
            }
        }
        if (!is_blank(c)) {
            return c;
        }
    }
    return 0;
}

// What only a browser writes: the number of a list.
static bool is_numeral(uint32_t c)
{
    static const uint32_t signs[] = {L'.',  L'(',  L')',  L'、', L'（', L'）',
                                     L'一', L'二', L'三', L'四', L'五', L'六',
                                     L'七', L'八', L'九', L'十'};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (c == signs[i]) {
            return true;
        }
    }
    return c >= '0' && c <= '9';
}

// The quotation begins at exactly this place and goes on there, whatever marks and
// blanks stand between its characters.
static bool stands_between_marks(const struct original *o, size_t at,
                                 const struct original *q)
{
    size_t i = at, k = 0;
    while (k < q->n && (is_blank(q->at[k]) || is_numeral(q->at[k]))) {
        size_t before = i; // a number of a list, or one that stands there
        i = next_shown(o, &i) == q->at[k] ? i : before;
        k++;
    }
    if (at < o->n && is_blank(o->at[at])) {
        return false;
    }
    for (; k < q->n; k++) {
        if (!is_blank(q->at[k]) && q->at[k] != '*' && next_shown(o, &i) != q->at[k]) {
            return false;
        }
    }
    return true;
}

static void check_quotation(struct check *c, const json_t *quotation)
{
    const char *quote = json_string_value(json_object_get(quotation, "quote"));
    if (!quote || !*quote) {
        fault(c, "a quotation is empty", "");
        return;
    }
    char *copy = strdup(quote);
    struct original q = decode("UTF-8", copy, strlen(copy));
    free(copy);
    size_t at =
        index_of(&c->original, json_integer_value(json_object_get(quotation, "line")),
                 json_integer_value(json_object_get(quotation, "column")));
    q.n -= q.at[q.n - 1] == 0x2026 &&
           (at + q.n > c->original.n || c->original.at[at + q.n - 1] != 0x2026);
    bool stands = c->marked
                      ? stands_between_marks(&c->original, at, &q)
                      : at + q.n <= c->original.n &&
                            memcmp(c->original.at + at, q.at, q.n * sizeof *q.at) == 0;
    if (!stands) {
        char *place = json_dumps(quotation, JSON_COMPACT);
        fault(c, "does not stand there", place);
        free(place);
    }
    free(q.at);
    c->quotations++;
}

static void check_verdict(struct check *c, const json_t *item)
{
    const char *verdict = json_string_value(json_object_get(item, "verdict"));
    const char *reason = json_string_value(json_object_get(item, "reason"));
    const json_t *evidence = json_object_get(item, "evidence");
    bool present = strcmp(verdict, "present") == 0;
    bool weak = strcmp(verdict, "weak") == 0;
    if ((present || weak) && json_array_size(evidence) == 0) {
        fault(c, verdict, "no evidence");
    }
    if ((weak || strcmp(verdict, "missing") == 0) &&
        json_array_size(json_object_get(item, "lacking")) == 0) {
        fault(c, verdict, "nothing said to be lacking");
    }
    if (!reason || !*reason) {
        fault(c, verdict, "no reason");
    }
}

static void check_item(struct check *c, const json_t *item)
{
    const json_t *evidence = json_object_get(item, "evidence");
    const json_t *nearest = json_object_get(item, "nearest");
    c->item = json_string_value(json_object_get(item, "id"));
    c->items++;
    if (!c->quotations_only) {
        check_verdict(c, item);
    }
    for (size_t i = 0; i < json_array_size(evidence); i++) {
        check_quotation(c, json_array_get(evidence, i));
    }
    if (nearest) {
        check_quotation(c, nearest);
    }
}

static void check_report(struct check *c, const json_t *report)
{
    const json_t *items = json_object_get(report, "items");
    const char *encoding = json_string_value(json_object_get(report, "encoding"));
    c->path = json_string_value(json_object_get(report, "path"));
    c->item = "-";
    const char *format = json_string_value(json_object_get(report, "format"));
    c->marked = format && strcmp(format, "txt") != 0;
    if (!items || !encoding) {
        fault(c, "was not judged", "");
        return;
    }
    c->original = read_original(c->path, encoding);
    for (size_t i = 0; i < json_array_size(items); i++) {
        check_item(c, json_array_get(items, i));
    }
    free(c->original.at);
}

int main(int argc, char **argv)
{
    json_error_t error;
    struct check c = {.quotations_only = argc == 3 && strcmp(argv[1], "-q") == 0};
    bool named = argc == 2 || c.quotations_only;
    json_t *run = named ? json_load_file(argv[argc - 1], 0, &error) : NULL;
    const json_t *reports = json_object_get(run, "reports");
    if (!reports) {
        stop("no result", named ? error.text : "name one file");
    }
    for (size_t i = 0; i < json_array_size(reports); i++) {
        check_report(&c, json_array_get(reports, i));
    }
    json_decref(run);
    printf("%u quotations, %u items, %u faults\n", c.quotations, c.items, c.faults);
    return c.faults > 0;
}
