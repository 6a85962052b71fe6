// page_numbers.c: numbers that a page does not hold as text: those of ordered lists,
// and the counters of style sheets. Of style sheets only what matters for this is read,
// and of a selector only its last part.
#include "read/page.h"

#include "base/buf.h"

#include <stdlib.h>
#include <strings.h>

enum { RULES = 200, COUNTERS = 32 };

// A style of numbers: what a browser puts around which numerals.
struct style {
    const char *name;
    bool han; // 一二三, else 123
    const char *before, *after;
};

static const struct style styles[] = {
    {"decimal", false, "", "."},
    {"decimal-leading-zero", false, "", "."},
    {"1", false, "", "."}, // <ol type="1">
    {"cjk-ideographic", true, "", "、"},
    {"simp-chinese-informal", true, "", "、"},
    {"trad-chinese-informal", true, "", "、"},
    {"cjk-decimal", true, "", "、"},
    {"japanese-informal", true, "", "、"},
    // classes of an editor that many sites use
    {"custom_num", false, "", "."},
    {"custom_num1", false, "", ")"},
    {"custom_num2", false, "(", ")"},
    {"custom_cn", true, "", "、"},
    {"custom_cn1", true, "", ")"},
    {"custom_cn2", true, "(", ")"},
};

// One rule of a style sheet.
struct rule {
    struct str tag, class, id; // of the last part of its selector; empty = any
    bool before;               // ::before
    struct str list, content, increment, reset;
};

struct list {
    uint32_t node, end;
    int32_t value;
    const struct style *style; // NULL: no numbers
};

struct counter {
    struct str name;
    int32_t value;
};

struct page_numbers {
    struct page *page;
    VEC(struct rule) rules;
    VEC(struct list) lists;
    struct counter counters[COUNTERS];
    uint32_t counters_n;
};

// --- text ---

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static struct str trim(struct str s)
{
    while (s.n && is_space(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n && is_space(s.p[s.n - 1])) {
        s.n--;
    }
    return s;
}

static bool same(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || strncasecmp(a.p, b.p, a.n) == 0);
}

// The next word of a list of words.
static struct str word(struct str *rest)
{
    *rest = trim(*rest);
    size_t n = 0;
    while (n < rest->n && !is_space(rest->p[n])) {
        n++;
    }
    struct str w = {rest->p, n};
    rest->p += n;
    rest->n -= n;
    return w;
}

static bool has_word(struct str words, struct str wanted)
{
    while (words.n) {
        struct str w = word(&words);
        if (w.n && same(w, wanted)) {
            return true;
        }
    }
    return false;
}

static int32_t number_of(struct str s, int32_t otherwise)
{
    char digits[12];
    s = trim(s);
    if (s.n == 0 || s.n >= sizeof digits) {
        return otherwise;
    }
    memcpy(digits, s.p, s.n);
    digits[s.n] = '\0';
    char *end;
    long n = strtol(digits, &end, 10);
    return *end == '\0' && n > -10000 && n < 10000 ? (int32_t)n : otherwise;
}

// The value of a property in `name: value; name: value`.
static struct str declared(struct str declarations, const char *name)
{
    while (declarations.n) {
        struct str one = str_cut(&declarations, ';');
        struct str property = trim(str_cut(&one, ':'));
        if (same(property, str_of(name))) {
            return trim(one);
        }
    }
    return STR("");
}

static void put_han(struct buf *out, int32_t n)
{
    static const char *const digit[] = {"",   "一", "二", "三", "四",
                                        "五", "六", "七", "八", "九"};
    if (n >= 10) {
        buf_addz(out, n >= 20 ? digit[n / 10] : "");
        buf_addz(out, "十");
    }
    buf_addz(out, digit[n % 10]);
}

static void put_number(struct buf *out, bool han, int32_t n)
{
    if (han && n > 0 && n < 100) {
        put_han(out, n);
    } else {
        buf_fmt(out, "%d", n);
    }
}

static const struct style *style_named(struct str name)
{
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        if (same(name, str_of(styles[i].name))) {
            return &styles[i];
        }
    }
    return NULL;
}

// --- style sheets ---

// The last part of a selector such as `.text ol > li.first::before`.
static struct rule selector_read(struct str s)
{
    struct rule r = {0};
    s = trim(s);
    size_t start = s.n;
    while (start > 0 && !is_space(s.p[start - 1]) && s.p[start - 1] != '>') {
        start--;
    }
    struct str part = {s.p + start, s.n - start};
    char kind = 'e';
    for (size_t i = 0, from = 0; i <= part.n; i++) {
        char c = i < part.n ? part.p[i] : '.';
        if (c != '.' && c != '#' && c != ':' && c != '[') {
            continue;
        }
        struct str name = {part.p + from, i - from};
        r.tag = kind == 'e' ? name : r.tag;
        r.class = kind == '.' ? name : r.class;
        r.id = kind == '#' ? name : r.id;
        r.before = r.before || (kind == ':' && same(name, STR("before")));
        kind = c;
        from = i + 1;
    }
    return r;
}

static void rule_read(struct page_numbers *n, struct str selectors, struct str body)
{
    struct str list = declared(body, "list-style-type");
    struct rule said = {
        .list = list.n ? list : declared(body, "list-style"),
        .content = declared(body, "content"),
        .increment = declared(body, "counter-increment"),
        .reset = declared(body, "counter-reset"),
    };
    bool matters = said.list.n || said.increment.n || said.reset.n || said.content.n;
    while (matters && selectors.n && n->rules.n < RULES) {
        struct rule r = selector_read(str_cut(&selectors, ','));
        r.list = said.list;
        r.content = said.content;
        r.increment = said.increment;
        r.reset = said.reset;
        vec_push(n->page->arena, &n->rules, r);
    }
}

static void sheet_read(struct page_numbers *n, struct str sheet)
{
    while (sheet.n && n->rules.n < RULES) {
        struct str selectors = str_cut(&sheet, '{');
        struct str body = str_cut(&sheet, '}');
        rule_read(n, selectors, body);
    }
}

struct page_numbers *page_numbers_new(struct page *p)
{
    struct page_numbers *n = arena_new(p->arena, struct page_numbers);
    n->page = p;
    for (uint32_t i = 0; i + 1 < p->tree.nodes.n; i++) {
        if (!page_is(p, i, "style")) {
            continue;
        }
        for (uint32_t k = i + 1; k < p->tree.nodes.at[i].end; k++) {
            sheet_read(n, p->tree.nodes.at[k].text);
        }
    }
    return n;
}

static bool applies(const struct page_numbers *n, const struct rule *r, uint32_t node)
{
    const struct page *p = n->page;
    return (r->tag.n == 0 || str_is(r->tag, "*") ||
            same(r->tag, p->tree.nodes.at[node].name)) &&
           (r->id.n == 0 || same(r->id, xml_value(&p->tree, node, "id"))) &&
           (r->class.n == 0 || has_word(xml_value(&p->tree, node, "class"), r->class));
}

// --- lists ---

static const struct style *first_style(struct str words)
{
    const struct style *found = NULL;
    while (words.n && !found) {
        found = style_named(word(&words));
    }
    return found;
}

static const struct style *list_style(const struct page_numbers *n, uint32_t node)
{
    const struct page *p = n->page;
    struct str style = xml_value(&p->tree, node, "style");
    struct str named = declared(style, "list-style-type");
    const struct style *of_class = first_style(xml_value(&p->tree, node, "class"));
    named = named.n ? named : declared(style, "list-style");
    for (uint32_t i = 0; i < n->rules.n && named.n == 0; i++) {
        const struct rule *r = &n->rules.at[i];
        named = r->list.n && applies(n, r, node) ? r->list : named;
    }
    if (of_class) {
        return of_class;
    }
    if (named.n == 0) {
        named = xml_value(&p->tree, node, "type");
    }
    return named.n ? first_style(named) : style_named(STR("decimal"));
}

static void open_list(struct page_numbers *n, uint32_t node)
{
    const struct page *p = n->page;
    bool ordered = page_is(p, node, "ol");
    struct list list = {
        .node = node,
        .end = p->tree.nodes.at[node].end,
        .value = number_of(xml_value(&p->tree, node, "start"), 1) - 1,
        .style = ordered ? list_style(n, node) : NULL,
    };
    vec_push(p->arena, &n->lists, list);
}

static struct str item_number(struct page_numbers *n, uint32_t node)
{
    const struct page *p = n->page;
    struct list *list = n->lists.n ? &n->lists.at[n->lists.n - 1] : NULL;
    if (!list || !list->style) {
        return STR("");
    }
    list->value = number_of(xml_value(&p->tree, node, "value"), list->value + 1);
    const struct style *style = list->style;
    struct str own = declared(xml_value(&p->tree, node, "style"), "list-style-type");
    style = own.n ? first_style(own) : style;
    struct buf out = {0};
    if (style) {
        buf_addz(&out, style->before);
        put_number(&out, style->han, list->value);
        buf_addz(&out, style->after);
    }
    struct str text = arena_copy(p->arena, buf_str(&out));
    buf_free(&out);
    return text;
}

// --- counters ---

static int32_t *counter(struct page_numbers *n, struct str name)
{
    for (uint32_t i = 0; i < n->counters_n; i++) {
        if (same(n->counters[i].name, name)) {
            return &n->counters[i].value;
        }
    }
    if (n->counters_n == COUNTERS) {
        n->counters_n--; // the page plays with us
    }
    n->counters[n->counters_n].name = name;
    n->counters[n->counters_n].value = 0;
    return &n->counters[n->counters_n++].value;
}

// `content: "（" counter(name, style) "）"`.
static struct str content_of(struct page_numbers *n, struct str content)
{
    struct buf out = {0};
    bool counted = false;
    while (content.n) {
        char c = content.p[0];
        if (c == '"' || c == '\'') {
            content.p++;
            content.n--;
            buf_add(&out, str_cut(&content, c));
        } else if (str_starts(content, "counter(")) {
            content.p += 8;
            content.n -= 8;
            struct str arguments = str_cut(&content, ')');
            struct str name = trim(str_cut(&arguments, ','));
            const struct style *style = style_named(trim(arguments));
            put_number(&out, style && style->han, *counter(n, name));
            counted = true;
        } else {
            content.p++;
            content.n--;
        }
    }
    struct str text = counted ? arena_copy(n->page->arena, buf_str(&out)) : STR("");
    buf_free(&out);
    return text;
}

static struct str counted_number(struct page_numbers *n, uint32_t node)
{
    struct str content = STR("");
    for (uint32_t i = 0; i < n->rules.n; i++) {
        const struct rule *r = &n->rules.at[i];
        if (!applies(n, r, node)) {
            continue;
        }
        struct str reset = r->reset, increment = r->increment;
        while (reset.n && !r->before) {
            struct str name = word(&reset);
            if (name.n && number_of(name, INT32_MAX) == INT32_MAX) {
                *counter(n, name) = 0;
            }
        }
        if (increment.n) {
            *counter(n, word(&increment)) += 1;
        }
        content = r->before && r->content.n ? r->content : content;
    }
    return content.n ? content_of(n, content) : content;
}

struct str page_number(struct page_numbers *n, uint32_t node)
{
    const struct page *p = n->page;
    while (n->lists.n && n->lists.at[n->lists.n - 1].end <= node) {
        n->lists.n--;
    }
    struct str made = n->rules.n ? counted_number(n, node) : STR("");
    if (page_is(p, node, "ol") || page_is(p, node, "ul")) {
        open_list(n, node);
    } else if (page_is(p, node, "li")) {
        struct str number = item_number(n, node);
        made = made.n ? made : number;
    }
    return made;
}
