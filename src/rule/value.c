// value.c: readers for texts, lists of texts, numbers, yes and no, section roles.
#include "base/say.h"
#include "model/report.h"
#include "rule/field.h"

enum { COUNT_MOST = 1000000 };

static bool want_text(struct loader *l, const struct node *n, const char *must)
{
    if (n->kind != NODE_TEXT) {
        field_fault_not_text(l, n, must);
        return false;
    }
    return true;
}

void value_text(struct loader *l, const struct node *n, void *out)
{
    if (want_text(l, n, say("text"))) {
        *(struct str *)out = arena_copy(l->a, n->text);
    }
}

void value_id(struct loader *l, const struct node *n, void *out)
{
    if (!want_text(l, n, say("text"))) {
        return;
    }
    for (size_t i = 0; i < n->text.n; i++) {
        unsigned char c = (unsigned char)n->text.p[i];
        bool alnum =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!alnum && c < 0x80 && c != '-' && c != '_' && c != '.') {
            field_fault_value(l, n, say("an id has letters, digits, '-', '_' and '.'"));
            return;
        }
    }
    *(struct str *)out = arena_copy(l->a, n->text);
}

static void add_word(struct loader *l, const struct node *n, void *out)
{
    if (n->text.n == 0) {
        field_fault_value(l, n, say("an empty text would be found everywhere"));
        return;
    }
    vec_push(l->a, (word_list *)out, arena_copy(l->a, n->text));
}

void value_words(struct loader *l, const struct node *n, void *out)
{
    field_each(l, n, say("a list of texts"), add_word, out);
}

static void add_pattern(struct loader *l, const struct node *n, void *out)
{
    struct pattern p = {n->text, node_place(n)};
    vec_push(l->sources, (pattern_list *)out, p);
}

void value_patterns(struct loader *l, const struct node *n, void *out)
{
    field_each(l, n, say("a list of patterns"), add_pattern, out);
}

void value_yes(struct loader *l, const struct node *n, void *out)
{
    static const char *const names[] = {"yes", "no", "true", "false", NULL};
    if (!want_text(l, n, say("yes or no"))) {
        return;
    }
    int i = field_pick(l, n, names, NULL);
    *(bool *)out = i == 0 || i == 2;
}

void value_count(struct loader *l, const struct node *n, void *out)
{
    if (!want_text(l, n, say("a number"))) {
        return;
    }
    uint32_t value = 0;
    bool ok = n->text.n > 0;
    for (size_t i = 0; i < n->text.n && ok; i++) {
        char c = n->text.p[i];
        ok = c >= '0' && c <= '9' && value <= COUNT_MOST / 10;
        value = ok ? value * 10 + (uint32_t)(c - '0') : 0;
    }
    if (!ok || value > COUNT_MOST) {
        field_fault_value(l, n, say("a whole number up to 1000000"));
        return;
    }
    *(uint32_t *)out = value;
}

bool value_parse_points(struct str s, int32_t *out)
{
    int64_t value = 0;
    size_t point = s.n;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '.' && point == s.n && i > 0) {
            point = i;
        } else if (s.p[i] >= '0' && s.p[i] <= '9' && value <= INT32_MAX) {
            value = value * 10 + (s.p[i] - '0');
        } else {
            return false;
        }
    }
    size_t places = point == s.n ? 0 : s.n - point - 1;
    if (s.n == 0 || places > 2 || (point < s.n && places == 0)) {
        return false;
    }
    value *= places == 0 ? 100 : places == 1 ? 10 : 1;
    if (value > 100 * (int64_t)COUNT_MOST) {
        return false;
    }
    *out = (int32_t)value;
    return true;
}

void value_points(struct loader *l, const struct node *n, void *out)
{
    if (!want_text(l, n, say("a number"))) {
        return;
    }
    if (!value_parse_points(n->text, out)) {
        field_fault_value(l, n, say("a number with up to two decimals"));
    }
}

void value_role(struct loader *l, const struct node *n, void *out)
{
    const char *names[ROLE_N + 1] = {NULL};
    if (!want_text(l, n, say("text"))) {
        return;
    }
    for (int r = 0; r < ROLE_FURNITURE; r++) { // furniture is never part of the text
        names[r] = role_name((enum role)r);
    }
    int r = field_pick(l, n, names, say("role"));
    if (r >= 0) {
        *(enum role *)out = (enum role)r;
    }
}

static void add_role(struct loader *l, const struct node *n, void *out)
{
    enum role role = ROLE_N;
    value_role(l, n, &role);
    if (role < ROLE_N) {
        *(uint32_t *)out |= UINT32_C(1) << role;
    }
}

void value_roles(struct loader *l, const struct node *n, void *out)
{
    *(uint32_t *)out = 0;
    field_each(l, n, say("a list of section roles"), add_role, out);
}

int value_body(struct loader *l, const struct node *key)
{
    int body = pack_body(l->pack, key->text);
    if (body < 0 && l->bodies_known) {
        field_unknown(l, key, say("body"), &l->body_ids);
    }
    return body;
}

// 03-01 to 301.
void value_month_day(struct loader *l, const struct node *n, void *out)
{
    struct str s = n->text;
    bool form = n->kind == NODE_TEXT && s.n == 5 && s.p[2] == '-';
    uint32_t value = 0;
    for (size_t i = 0; form && i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        form = digit || i == 2;
        value = digit ? value * 10 + (uint32_t)(s.p[i] - '0') : value;
    }
    if (!form || value < 101 || value > 1231 || value % 100 < 1 || value % 100 > 31) {
        field_fault_type(l, n, say("a day of the year: 03-01"));
        return;
    }
    *(uint32_t *)out = value;
}
