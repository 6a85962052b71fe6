// pcre.c: adapter of PCRE2 (16-bit library), with limits on every match.
#define PCRE2_CODE_UNIT_WIDTH 16
#include "match/program.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <pcre2.h>

struct expression {
    pcre2_code *code; // NULL until it is needed
    pcre2_match_context *context;
    struct ustr folded;
    struct str source;
};

enum { COMPILE_OPTIONS = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C };

static bool is_meta(uint16_t u)
{
    return u < 0x80 && !unit_is_alpha(u) && !unit_is_digit(u);
}

// Index behind the class that begins at e.p[i] == '['; a ] in first place is a member.
static size_t class_end(struct ustr e, size_t i)
{
    i++;
    i += i < e.n && e.p[i] == '^';
    i += i < e.n && e.p[i] == ']';
    while (i < e.n && e.p[i] != ']') {
        i += e.p[i] == '\\' ? 2 : 1;
    }
    return i + 1;
}

// Index behind what is no plain character at `i`: a class, a group, a count, an escape.
static size_t skip_special(struct ustr e, size_t i)
{
    if (e.p[i] == '[') {
        return class_end(e, i);
    }
    if (e.p[i] == '\\') {
        return i + 2;
    }
    if (e.p[i] == '{') {
        while (i < e.n && e.p[i] != '}') {
            i++;
        }
        return i + 1;
    }
    int depth = e.p[i] == '(' ? 1 : 0;
    for (i++; i < e.n && depth > 0;) {
        depth += e.p[i] == '(';
        depth -= e.p[i] == ')';
        i = e.p[i] == '[' ? class_end(e, i) : e.p[i] == '\\' ? i + 2 : i + 1;
    }
    return i;
}

// Option settings and character codes change what plain characters mean.
static bool reads_plainly(struct ustr e)
{
    for (size_t i = 0; i + 2 < e.n; i++) {
        bool setting = e.p[i] == '(' && e.p[i + 1] == '?' && unit_is_alpha(e.p[i + 2]);
        bool verb = e.p[i] == '(' && e.p[i + 1] == '*';
        bool code = e.p[i] == '\\' &&
                    (unit_is_digit(e.p[i + 1]) || e.p[i + 1] == 'x' ||
                     e.p[i + 1] == 'o' || e.p[i + 1] == 'N' || e.p[i + 1] == 'Q' ||
                     e.p[i + 1] == 'p' || e.p[i + 1] == 'P' || e.p[i + 1] == 'c');
        if (setting || verb || code) {
            return false;
        }
    }
    return true;
}

static bool made_optional(struct ustr e, size_t behind)
{
    return behind < e.n &&
           (e.p[behind] == '?' || e.p[behind] == '*' || e.p[behind] == '{');
}

// The words of a group (a|b|c) or (?:a|b|c) at `i` that holds nothing but plain words
// and is not optional; false when it is no such group.
static bool words_of_group(struct arena *a, struct ustr e, size_t i, size_t end,
                           struct needed_words *out)
{
    struct needed_words words = {0};
    i += i + 2 < e.n && e.p[i + 1] == '?' && e.p[i + 2] == ':' ? 3 : 1;
    for (size_t from = i; i < end && !made_optional(e, end); i++) {
        bool closes = i + 1 == end;
        if (e.p[i] != '|' && !closes) {
            if (is_meta(e.p[i])) {
                return false;
            }
            continue;
        }
        if (i == from) {
            return false;
        }
        vec_push(a, &words, ((struct ustr){e.p + from, i - from}));
        from = i + 1;
    }
    *out = words;
    return words.n > 0;
}

static bool is_telling(struct ustr word)
{
    return word.n >= 2 || (word.n == 1 && unit_is_han(word.p[0]));
}

// Words one of which every match must hold: the longest run of plain characters outside
// brackets that is not optional, else a group of words. An alternation at the top means
// there are none.
static void required_words(struct arena *a, struct ustr e, struct needed_words *out)
{
    struct needed_words group = {0};
    struct ustr best = {e.p, 0};
    size_t from = 0, i = 0;
    while (reads_plainly(e) && i <= e.n) {
        uint16_t u = i < e.n ? e.p[i] : '$';
        if (u == '|') {
            return;
        }
        if (!is_meta(u)) {
            i++;
            continue;
        }
        size_t n = i - from;
        n -= n && made_optional(e, i); // the last one is optional
        if (n > best.n) {
            best = (struct ustr){e.p + from, n};
        }
        size_t start = i;
        i = i < e.n ? skip_special(e, i) : i + 1;
        from = i;
        if (u == '(' && group.n == 0 && i <= e.n) {
            (void)words_of_group(a, e, start, i, &group);
        }
    }
    if (best.n >= 2 || (group.n == 0 && is_telling(best))) {
        vec_push(a, out, best);
    } else {
        *out = group;
    }
}

static void fault(struct compiler *c, int number, size_t offset)
{
    PCRE2_UCHAR message[128];
    int n = pcre2_get_error_message(number, message, sizeof message / sizeof *message);
    struct str text = n > 0 ? units_to_utf8(c->arena, message, (size_t)n) : STR("?");
    pattern_fault(c, DIAG_PATTERN_EXPRESSION, offset, text);
}

static pcre2_match_context *limited_context(void)
{
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    if (context) {
        (void)pcre2_set_match_limit(context, LIMIT_PCRE_MATCH);
        (void)pcre2_set_depth_limit(context, LIMIT_PCRE_DEPTH);
        (void)pcre2_set_heap_limit(context, LIMIT_PCRE_HEAP_KB);
    }
    return context;
}

struct expression *expression_compile(struct compiler *c, struct str source,
                                      size_t offset, struct needed_words *needs)
{
    if (source.n < 3 || source.p[source.n - 1] != '/') {
        pattern_fault(c, DIAG_PATTERN_BRACKET, offset, STR("/"));
        return NULL;
    }
    struct ustr e = c->fold(c->kept, (struct str){source.p + 1, source.n - 2});
    int error;
    PCRE2_SIZE at;
    pcre2_code *code = pcre2_compile(e.p, e.n, COMPILE_OPTIONS, &error, &at, NULL);
    if (!code) {
        struct str before = units_to_utf8(c->arena, e.p, at < e.n ? at : e.n);
        fault(c, error, offset + 1 + before.n);
        return NULL;
    }
    struct expression *out = arena_new(c->kept, struct expression);
    *out = (struct expression){code, limited_context(), e, arena_copy(c->kept, source)};
    required_words(c->arena, e, needs);
    return out;
}

// The expression was good when the pack was compiled.
static void compile_again(struct expression *e)
{
    int error;
    PCRE2_SIZE at;
    e->code =
        pcre2_compile(e->folded.p, e->folded.n, COMPILE_OPTIONS, &error, &at, NULL);
    e->context = limited_context();
}

enum expression_result expression_find(struct expression *e, const struct doc *doc,
                                       struct span window, struct span *found)
{
    if (!e->code) {
        compile_again(e);
    }
    pcre2_match_data *data =
        e->code ? pcre2_match_data_create_from_pattern(e->code, NULL) : NULL;
    if (!data) {
        return EXPRESSION_LIMIT;
    }
    // The folded text holds no surrogates, so it needs no check; the text before the
    // window stays visible to look-behinds.
    int rc = pcre2_match(e->code, doc->unit, window.end, window.start,
                         PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, data, e->context);
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data);
    if (rc > 0) {
        *found = (struct span){(uint32_t)ends[0], (uint32_t)ends[1]};
    }
    pcre2_match_data_free(data);
    if (rc > 0) {
        return span_empty(*found) ? EXPRESSION_NONE : EXPRESSION_FOUND;
    }
    return rc == PCRE2_ERROR_NOMATCH ? EXPRESSION_NONE : EXPRESSION_LIMIT;
}

struct str expression_source(const struct expression *e)
{
    return e->source;
}

void expression_close(struct expression *e)
{
    pcre2_match_context_free(e->context);
    pcre2_code_free(e->code);
    e->context = NULL;
    e->code = NULL;
}

void expression_versions(struct buf *out)
{
    char version[64];
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < 0) {
        return;
    }
    PCRE2_UCHAR units[64] = {0};
    int n = pcre2_config(PCRE2_CONFIG_VERSION, units);
    int i = 0;
    for (; i < n && i < 63 && units[i]; i++) {
        version[i] = (char)units[i];
    }
    version[i] = '\0';
    buf_fmt(out, "pcre2 %s\n", version);
}
