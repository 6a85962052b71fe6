// source.c: lines of a rule file, ended where YAML ends them (also at NEL, LS and PS).
#include "rule/source.h"

#include "base/utf8.h"

// Length of the line end at `i`, 0 = none there.
static size_t line_end(struct str s, size_t i)
{
    unsigned char c = (unsigned char)s.p[i];
    size_t left = s.n - i;
    if (c == '\n') {
        return 1;
    }
    if (c == '\r') {
        return left > 1 && s.p[i + 1] == '\n' ? 2 : 1;
    }
    if (c == 0xC2) {
        return left > 1 && memcmp(s.p + i, "\xC2\x85", 2) == 0 ? 2 : 0;
    }
    if (c == 0xE2) {
        bool separator = left > 2 && (memcmp(s.p + i, "\xE2\x80\xA8", 3) == 0 ||
                                      memcmp(s.p + i, "\xE2\x80\xA9", 3) == 0);
        return separator ? 3 : 0;
    }
    return 0;
}

static void find_lines(struct arena *a, struct source *s)
{
    vec_push(a, &s->starts, 0);
    for (size_t i = 0; i < s->bytes.n;) {
        size_t n = line_end(s->bytes, i);
        i += n ? n : 1;
        if (n) {
            vec_push(a, &s->starts, (uint32_t)i);
        }
    }
}

void source_strip_mark(struct source *s)
{
    if (str_starts(s->bytes, "\xEF\xBB\xBF")) {
        s->bytes.p += 3;
        s->bytes.n -= 3;
    }
}

struct str source_line(struct arena *a, struct source *s, uint32_t line)
{
    if (s->starts.n == 0) {
        find_lines(a, s);
    }
    if (line == 0 || line > s->starts.n) {
        return (struct str){"", 0};
    }
    size_t start = s->starts.at[line - 1], end = start;
    while (end < s->bytes.n && line_end(s->bytes, end) == 0) {
        end++;
    }
    return (struct str){s->bytes.p + start, end - start};
}

struct str source_at(struct arena *a, struct source *s, uint32_t line, uint32_t column)
{
    struct str rest = source_line(a, s, line);
    for (uint32_t i = 1; i < column && rest.n; i++) {
        size_t len;
        (void)utf8_decode(rest, &len);
        rest.p += len;
        rest.n -= len;
    }
    return rest;
}

struct place source_place(struct arena *a, struct source *s, size_t offset)
{
    if (s->starts.n == 0) {
        find_lines(a, s);
    }
    uint32_t line = 1;
    while (line < s->starts.n && s->starts.at[line] <= offset) {
        line++;
    }
    size_t start = s->starts.at[line - 1];
    struct str before = {s->bytes.p + start, offset - start};
    return (struct place){s->path, line, (uint32_t)utf8_count(before) + 1};
}
