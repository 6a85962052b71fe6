// pcre.c: adapter of PCRE2 (16-bit library), with limits on every match.
#define PCRE2_CODE_UNIT_WIDTH 16
#include "match/program.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <pcre2.h>

struct expression {
    pcre2_code *code;
    pcre2_match_context *context;
    struct str source;
};

static bool is_meta(uint16_t u)
{
    return u < 0x80 && !unit_is_alpha(u) && !unit_is_digit(u);
}

// The longest run of plain characters outside brackets and not made optional by what
// follows. An alternation at the top means there is none.
static struct ustr required_run(struct ustr e)
{
    struct ustr best = {e.p, 0};
    size_t from = 0;
    int depth = 0;
    for (size_t i = 0; i <= e.n; i++) {
        uint16_t u = i < e.n ? e.p[i] : '$';
        if (depth == 0 && u == '|') {
            return (struct ustr){e.p, 0};
        }
        if (depth == 0 && !is_meta(u)) {
            continue;
        }
        bool optional = u == '?' || u == '*' || u == '{';
        size_t n = depth == 0 ? i - from : 0;
        n -= n && optional;
        if (n > best.n) {
            best = (struct ustr){e.p + from, n};
        }
        depth += u == '(' || u == '[';
        depth -= u == ')' || u == ']';
        i += u == '\\';
        if (u == '{') { // a count is no text
            while (i < e.n && e.p[i] != '}') {
                i++;
            }
        }
        from = i + 1;
    }
    return best.n >= 2 ? best : (struct ustr){e.p, 0};
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

const struct expression *expression_compile(struct compiler *c, struct str source,
                                            size_t offset, struct ustr *needs)
{
    *needs = (struct ustr){NULL, 0};
    if (source.n < 3 || source.p[source.n - 1] != '/') {
        pattern_fault(c, DIAG_PATTERN_BRACKET, offset, STR("/"));
        return NULL;
    }
    struct ustr e = c->fold(c->arena, (struct str){source.p + 1, source.n - 2});
    int error;
    PCRE2_SIZE at;
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
    pcre2_code *code = pcre2_compile(e.p, e.n, options, &error, &at, NULL);
    if (!code) {
        struct str before = units_to_utf8(c->arena, e.p, at < e.n ? at : e.n);
        fault(c, error, offset + 1 + before.n);
        return NULL;
    }
    struct expression *out = arena_new(c->arena, struct expression);
    *out = (struct expression){code, limited_context(), source};
    *needs = required_run(e);
    return out;
}

enum expression_result expression_find(const struct expression *e,
                                       const struct doc *doc, struct span window,
                                       struct span *found)
{
    pcre2_match_data *data = pcre2_match_data_create_from_pattern(e->code, NULL);
    if (!data) {
        return EXPRESSION_LIMIT;
    }
    // The folded text holds no surrogates, so it needs no check; the text before the
    // window stays visible to look-behinds.
    int rc = pcre2_match(e->code, doc->unit, window.end, window.start,
                         PCRE2_NO_UTF_CHECK, data, e->context);
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

void expression_free(const struct expression *e)
{
    pcre2_match_context_free(e->context);
    pcre2_code_free(e->code);
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
