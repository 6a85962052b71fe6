// compile.c: pack to program. Named sets come first (set i of the pack is set i of the
// program), then every pattern of every item, then the tables that say what to try
// where.
#include "match/program.h"

#include "base/limits.h"
#include "base/utf8.h"

static struct str trim(struct str s)
{
    while (s.n && s.p[0] == ' ') {
        s.p++;
        s.n--;
    }
    while (s.n && s.p[s.n - 1] == ' ') {
        s.n--;
    }
    return s;
}

// --- sets ---

static bool read_named_set(struct compiler *c, const struct word_set *words,
                           uint32_t id)
{
    bool ok = true;
    for (uint32_t i = 0; i < words->words.n; i++) {
        c->place = words->words.at[i].place;
        c->source = words->words.at[i].source;
        ok = phrase_read_word(c, trim(c->source), id) && ok;
    }
    return ok;
}

static bool read_named_sets(struct compiler *c)
{
    bool ok = true;
    for (uint32_t i = 0; i < c->pack->sets.n; i++) {
        struct set *set = vec_add(c->arena, &c->program->sets);
        *set = (struct set){.name = c->pack->sets.at[i].name,
                            .place = c->pack->sets.at[i].place};
    }
    for (uint32_t i = 0; i < c->pack->sets.n; i++) {
        ok = read_named_set(c, &c->pack->sets.at[i], i) && ok;
    }
    return ok;
}

// --- parts and patterns ---

static bool read_expression(struct compiler *c, struct str source, size_t offset,
                            uint32_t id)
{
    struct needed_words needs = {0};
    struct expression *e = expression_compile(c, source, offset, &needs);
    struct program *p = c->program;
    if (!e) {
        return false;
    }
    p->parts.at[id].expression = e;
    if (needs.n) {
        p->parts.at[id].words = new_set(c, false) + 1;
    }
    for (uint32_t i = 0; i < needs.n; i++) {
        uint32_t word = literal_id(c, needs.at[i]);
        vec_push(c->arena, &p->sets.at[p->parts.at[id].words - 1].words, word);
    }
    return true;
}

// The part that stands for a phrase or expression; NONE and a diagnostic when it is
// bad.
static uint32_t part_of(struct compiler *c, struct str source)
{
    struct program *p = c->program;
    size_t offset = (size_t)(source.p - c->source.p);
    if (source.n == 0) {
        pattern_fault(c, DIAG_PATTERN_EMPTY, offset, source);
        return NONE;
    }
    struct ustr key = utf8_to_units(c->arena, source);
    uint32_t id = intern_find(c->arena, c->part_index, key, p->parts.n);
    if (id < p->parts.n) {
        return id;
    }
    vec_add(c->arena, &p->parts)->source = key;
    bool expression = source.p[0] == '/';
    struct sequence s = {0};
    bool ok = expression ? read_expression(c, source, offset, id)
                         : phrase_read(c, source, offset, &s);
    p->parts.at[id].sequence = s;
    if (ok && !expression && s.elements.n == 0) {
        pattern_fault(c, DIAG_PATTERN_EMPTY, offset, source);
        ok = false;
    }
    return ok ? id : NONE;
}

// Length of the piece before the next ` + ` or ` - ` (or `, ` when `commas`) outside
// brackets.
static size_t piece_length(struct str s, bool commas)
{
    int depth = 0;
    bool expression = s.n && s.p[0] == '/';
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];
        depth += ch == '(' || ch == '[' || ch == '{';
        depth -= ch == ')' || ch == ']' || ch == '}';
        bool sign = !commas && i + 2 < s.n && ch == ' ' && s.p[i + 2] == ' ' &&
                    (s.p[i + 1] == '+' || s.p[i + 1] == '-');
        if (((depth <= 0 && !expression) || (expression && i && s.p[i - 1] == '/')) &&
            (sign || (commas && ch == ','))) {
            return i;
        }
    }
    return s.n;
}

static bool read_counted(struct compiler *c, struct str inner,
                         struct group_of_parts *group)
{
    bool ok = true;
    while (inner.n) {
        size_t n = piece_length(inner, true);
        uint32_t part = part_of(c, trim((struct str){inner.p, n}));
        ok = ok && part != NONE;
        vec_push(c->arena, &group->parts, part);
        n += n < inner.n;
        inner.p += n;
        inner.n -= n;
    }
    if (ok && group->at_least > group->parts.n) {
        struct str number = arena_fmt(c->arena, "%u of", group->at_least);
        pattern_fault(c, DIAG_PATTERN_COUNT, 0, number);
        ok = false;
    }
    return ok;
}

static bool starts_counted(struct str s, size_t *head)
{
    size_t i = 0;
    while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9') {
        i++;
    }
    *head = i + 5;
    return i > 0 && i < 9 && s.n > i + 5 && memcmp(s.p + i, " of (", 5) == 0;
}

static bool read_group(struct compiler *c, struct str s, struct group_of_parts *group)
{
    size_t head;
    if (!starts_counted(s, &head)) {
        uint32_t part = part_of(c, s);
        group->at_least = 1;
        vec_push(c->arena, &group->parts, part);
        return part != NONE;
    }
    for (size_t i = 0; i + 5 < head; i++) {
        group->at_least = group->at_least * 10 + (uint32_t)(s.p[i] - '0');
    }
    if (s.p[s.n - 1] != ')' || group->at_least == 0) {
        pattern_fault(c, DIAG_PATTERN_BRACKET, (size_t)(s.p - c->source.p), STR("("));
        return false;
    }
    return read_counted(c, (struct str){s.p + head, s.n - head - 1}, group);
}

// A sign at either end joins nothing.
static bool dangling_sign(struct compiler *c, struct str s)
{
    bool first = s.n > 1 && (s.p[0] == '+' || s.p[0] == '-') && s.p[1] == ' ';
    bool last =
        s.n > 1 && (s.p[s.n - 1] == '+' || s.p[s.n - 1] == '-') && s.p[s.n - 2] == ' ';
    if (first || last) {
        const char *sign = first ? s.p : s.p + s.n - 1;
        pattern_fault(c, DIAG_PATTERN_CHARACTER, (size_t)(sign - c->source.p),
                      (struct str){sign, 1});
    }
    return first || last;
}

static bool read_pattern(struct compiler *c, const struct pattern *source,
                         struct compiled_pattern *out)
{
    c->place = source->place;
    c->source = source->source;
    struct str rest = trim(source->source);
    bool ok = !dangling_sign(c, rest);
    bool without = false;
    do {
        size_t n = piece_length(rest, false);
        struct str piece = trim((struct str){rest.p, n});
        if (without) {
            uint32_t part = part_of(c, piece);
            ok = ok && part != NONE;
            vec_push(c->arena, &out->without, part);
        } else {
            ok = read_group(c, piece, vec_add(c->arena, &out->groups)) && ok;
        }
        without = n < rest.n && rest.p[n + 1] == '-';
        n += n < rest.n ? 3 : 0;
        rest.p += n;
        rest.n -= n;
    } while (rest.n);
    return ok;
}

struct owner {
    uint32_t item;
    enum use use;
    uint32_t index;
};

static bool read_list(struct compiler *c, const pattern_list *list, struct owner owner)
{
    bool ok = true;
    for (uint32_t i = 0; i < list->n; i++) {
        struct compiled_pattern pattern = {
            .item = owner.item, .use = owner.use, .index = owner.index, .pattern = i};
        ok = read_pattern(c, &list->at[i], &pattern) && ok;
        vec_push(c->arena, &c->program->patterns, pattern);
    }
    return ok;
}

static bool read_item(struct compiler *c, uint32_t index)
{
    const struct item *item = &c->pack->items.at[index];
    const struct {
        const pattern_list *list;
        enum use use;
    } lists[] = {
        {&item->core, USE_CORE},         {&item->figures, USE_FIGURE},
        {&item->shown, USE_SHOWN},       {&item->nil, USE_NIL},
        {&item->friends, USE_FRIEND},    {&item->friends_sentence, USE_FRIEND_SENTENCE},
        {&item->when_not, USE_WHEN_NOT}, {&item->when, USE_WHEN},
        {&item->detail, USE_DETAIL},
    };
    bool ok = true;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        ok = read_list(c, lists[i].list, (struct owner){index, lists[i].use, 0}) && ok;
    }
    for (uint32_t i = 0; i < item->aspects.n; i++) {
        struct owner owner = {index, USE_ASPECT, i};
        ok = read_list(c, &item->aspects.at[i].patterns, owner) && ok;
    }
    return ok;
}

static void warn_unused_sets(struct compiler *c)
{
    for (uint32_t i = 0; i < c->pack->sets.n; i++) {
        // Sets of measure words serve the reading of figures as well.
        if (!c->program->sets.at[i].used && !c->pack->sets.at[i].units) {
            diag_add(c->diags, DIAG_RULE_UNUSED_SET, c->pack->sets.at[i].place,
                     c->pack->sets.at[i].name.p);
        }
    }
}

static bool read_pack(struct compiler *c)
{
    bool ok = read_named_sets(c);
    for (uint32_t i = 0; i < c->pack->items.n; i++) {
        ok = read_item(c, i) && ok;
    }
    ok = sets_flatten(c) && ok;
    ok = ok && index_build(c);
    // A faulty pack may have lost the place that uses a set.
    if (ok && c->diags->errors == 0) {
        warn_unused_sets(c);
    }
    c->program->items_n = c->pack->items.n;
    return ok;
}

const struct program *match_compile(struct arena *a, struct diags *d,
                                    const struct pack *pack, fold_fn *fold)
{
    struct arena scratch = {0};
    struct program draft = {0}, *program = NULL;
    struct compiler c = {
        .arena = &scratch,
        .kept = a,
        .diags = d,
        .program = &draft,
        .pack = pack,
        .fold = fold,
        .empty = arena_copy(a, STR("")),
        .literal_index = intern_new(&scratch),
        .part_index = intern_new(&scratch),
    };
    if (read_pack(&c)) {
        program = program_freeze(a, &draft);
        literal_table_build(a, &scratch, program);
    } else {
        match_close(&draft);
    }
    arena_free(&scratch);
    return program;
}

void match_versions(struct buf *out)
{
    expression_versions(out);
}

void match_close(const struct program *p)
{
    for (uint32_t i = 0; p && i < p->parts.n; i++) {
        if (p->parts.at[i].expression) {
            expression_close(p->parts.at[i].expression);
        }
    }
}
