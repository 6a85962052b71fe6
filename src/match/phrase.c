// phrase.c: reads the notation of rules/README.md into sequences and sets.
#include "match/program.h"

#include "base/limits.h"
#include "base/utf8.h"

#define ELLIPSIS "…"

enum { GAP_CLAUSE = 12, GAP_SENTENCE = 40 };

void pattern_fault(struct compiler *c, enum diag_code code, size_t offset,
                   struct str what)
{
    struct str before = {c->source.p, offset < c->source.n ? offset : c->source.n};
    struct place place = c->place;
    if (place.line) {
        place.column += (uint32_t)utf8_count(before);
    }
    diag_add(c->diags, code, place, arena_copy(c->arena, what).p);
}

static void add_element(struct compiler *c, struct sequence *s, enum element_kind kind,
                        uint32_t id)
{
    vec_push(c->arena, &s->elements, ((struct element){.kind = kind, .id = id}));
}

static bool add_literal(struct compiler *c, struct sequence *s, struct str bytes)
{
    struct ustr u = c->fold(c->arena, bytes);
    if (u.n) {
        add_element(c, s, ELEMENT_LITERAL, literal_id(c, u));
    }
    return true;
}

uint32_t new_set(struct compiler *c, bool optional)
{
    struct set *set = vec_add(c->arena, &c->program->sets);
    *set = (struct set){.optional = optional, .name = c->empty, .place = c->place};
    return c->program->sets.n - 1;
}

// Offset of the bracket that closes the one at s.p[0], or s.n.
static size_t closing(struct str s, char open, char close)
{
    int depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        depth += s.p[i] == open;
        depth -= s.p[i] == close;
        if (depth == 0) {
            return i;
        }
    }
    return s.n;
}

static bool read_alternatives(struct compiler *c, struct str inner, size_t offset,
                              uint32_t set)
{
    size_t from = 0;
    int depth = 0;
    bool ok = true;
    for (size_t i = 0; i <= inner.n; i++) {
        char ch = i < inner.n ? inner.p[i] : '|';
        depth += ch == '(' || ch == '[';
        depth -= ch == ')' || ch == ']';
        if (ch != '|' || depth > 0) {
            continue;
        }
        struct str word = {inner.p + from, i - from};
        if (word.n == 0) {
            pattern_fault(c, DIAG_PATTERN_EMPTY, offset + from, word);
            ok = false;
        }
        ok = phrase_read_word(c, word, set) && ok;
        from = i + 1;
    }
    return ok;
}

static bool read_bracket(struct compiler *c, struct str s, size_t offset,
                         struct sequence *out, size_t *used)
{
    bool optional = s.p[0] == '[';
    size_t end = closing(s, s.p[0], optional ? ']' : ')');
    *used = end < s.n ? end + 1 : s.n;
    if (end == s.n) {
        pattern_fault(c, DIAG_PATTERN_BRACKET, offset, (struct str){s.p, 1});
        return false;
    }
    uint32_t set = new_set(c, optional);
    add_element(c, out, ELEMENT_SET, set);
    return read_alternatives(c, (struct str){s.p + 1, end - 1}, offset + 1, set);
}

static uint32_t find_set(const struct pack *pack, struct str name)
{
    for (uint32_t i = 0; i < pack->sets.n; i++) {
        if (str_eq(pack->sets.at[i].name, name)) {
            return i; // named sets are the first sets of the program, in pack order
        }
    }
    return NONE;
}

static bool read_set(struct compiler *c, struct str s, size_t offset,
                     struct sequence *out, size_t *used)
{
    size_t end = closing(s, '{', '}');
    *used = end < s.n ? end + 1 : s.n;
    if (end == s.n) {
        pattern_fault(c, DIAG_PATTERN_BRACKET, offset, STR("{"));
        return false;
    }
    struct str name = {s.p + 1, end - 1};
    uint32_t set = find_set(c->pack, name);
    if (set == NONE && c->pack->incomplete) {
        return false; // the set may stand in the file that could not be read
    }
    if (set == NONE) {
        pattern_fault(c, DIAG_PATTERN_UNKNOWN_SET, offset, name);
        return false;
    }
    c->program->sets.at[set].used = true;
    add_element(c, out, ELEMENT_SET, set);
    return true;
}

static void read_gap(struct compiler *c, struct str s, struct sequence *out,
                     size_t *used)
{
    bool wide = s.n >= 6 && memcmp(s.p, ELLIPSIS ELLIPSIS, 6) == 0;
    *used = wide ? 6 : 3;
    vec_push(c->arena, &out->elements,
             ((struct element){.kind = ELEMENT_GAP,
                               .id = wide ? GAP_SENTENCE : GAP_CLAUSE,
                               .in_clause = !wide}));
}

static bool is_syntax(struct str s)
{
    char ch = s.p[0];
    return ch == '(' || ch == '[' || ch == '{' || ch == 'N' || ch == ')' || ch == ']' ||
           ch == '}' || ch == '|' || (s.n >= 3 && memcmp(s.p, ELLIPSIS, 3) == 0);
}

static bool read_element(struct compiler *c, struct str rest, size_t offset,
                         struct sequence *out, size_t *used)
{
    char ch = rest.p[0];
    *used = 1;
    if (ch == '(' || ch == '[') {
        return read_bracket(c, rest, offset, out, used);
    }
    if (ch == '{') {
        return read_set(c, rest, offset, out, used);
    }
    if (ch == 'N') {
        add_element(c, out, ELEMENT_FIGURE, 0);
        return true;
    }
    if (ch == ')' || ch == ']' || ch == '}' || ch == '|') {
        pattern_fault(c, DIAG_PATTERN_CHARACTER, offset, (struct str){rest.p, 1});
        return false;
    }
    if (is_syntax(rest)) {
        read_gap(c, rest, out, used);
        return true;
    }
    size_t n = 1;
    while (n < rest.n && !is_syntax((struct str){rest.p + n, rest.n - n})) {
        n++;
    }
    *used = n;
    return add_literal(c, out, (struct str){rest.p, n});
}

static bool gaps_in_place(struct compiler *c, const struct sequence *s, size_t offset)
{
    uint32_t n = s->elements.n;
    for (uint32_t i = 0; i < n; i++) {
        bool gap = s->elements.at[i].kind == ELEMENT_GAP;
        bool edge = i == 0 || i + 1 == n || s->elements.at[i - 1].kind == ELEMENT_GAP;
        if (gap && edge) {
            pattern_fault(c, DIAG_PATTERN_GAP, offset, STR(""));
            return false;
        }
    }
    return true;
}

bool phrase_read(struct compiler *c, struct str source, size_t offset,
                 struct sequence *out)
{
    bool ok = true;
    if (source.n > (size_t)LIMIT_PATTERN_UNITS * 3) {
        struct str most = arena_fmt(c->arena, "%d", LIMIT_PATTERN_UNITS);
        pattern_fault(c, DIAG_PATTERN_TOO_LONG, offset, most);
        return false;
    }
    for (size_t i = 0; i < source.n;) {
        size_t used;
        struct str rest = {source.p + i, source.n - i};
        ok = read_element(c, rest, offset + i, out, &used) && ok;
        i += used;
    }
    return ok && gaps_in_place(c, out, offset);
}

bool phrase_read_word(struct compiler *c, struct str source, uint32_t set)
{
    struct sequence s = {0};
    size_t offset = (size_t)(source.p - c->source.p);
    if (!phrase_read(c, source, offset, &s)) {
        return false;
    }
    if (s.elements.n == 1 && s.elements.at[0].kind == ELEMENT_LITERAL) {
        vec_push(c->arena, &c->program->sets.at[set].words, s.elements.at[0].id);
    } else if (s.elements.n == 1 && s.elements.at[0].kind == ELEMENT_SET) {
        vec_push(c->arena, &c->program->sets.at[set].inherits, s.elements.at[0].id);
    } else if (s.elements.n) {
        vec_push(c->arena, &c->program->sets.at[set].phrases, s);
    }
    return true;
}
