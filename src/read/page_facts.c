// page_facts.c: what a government page states of its article: the labelled values above
// it (索引号, 发布日期, 发布机构, 文号 …), however they are laid out, and the meta
// elements of its head.
#include "read/page.h"

#include "base/utf8.h"

#include <strings.h>

enum {
    VALUE_MOST = 120, // characters of a value
    LINE_MOST = 400,  // … of a line of labels
    NEXT_MOST = 24,   // … of a value in a line of its own
    FACTS_MOST = 60,
    GLUED_LEAST = 12, // bytes of a label that may follow a value without a blank
};

// Labels; those without a name only end the value before them.
static const struct {
    const char *label, *name;
    bool colon; // too common a word without one
} labels[] = {
    {"索引号", "索引号", false},
    {"信息索引", "索引号", false},
    {"发文字号", "文号", false},
    {"文号", "文号", true},
    {"文件编号", "文号", true},
    {"发布日期", "发布日期", false},
    {"发布时间", "发布日期", false},
    {"发布于", "发布日期", true},
    {"公开日期", "发布日期", false},
    {"公开时间", "发布日期", false},
    {"信息时间", "发布日期", true},
    {"更新时间", "更新日期", true},
    {"更新日期", "更新日期", true},
    {"成文日期", "成文日期", false},
    {"生成日期", "成文日期", false},
    {"发文日期", "成文日期", false},
    {"印发日期", "成文日期", false},
    {"日期", "发布日期", true},
    {"时间", "发布日期", true},
    {"发布机构", "发布机构", false},
    {"发布机关", "发布机构", false},
    {"发布单位", "发布机构", true},
    {"发文机关", "发布机构", false},
    {"发文机构", "发布机构", false},
    {"发文单位", "发布机构", true},
    {"公开主体", "发布机构", true},
    {"公开机构", "发布机构", true},
    {"信息来源", "来源", true},
    {"文章来源", "来源", true},
    {"稿件来源", "来源", true},
    {"来源", "来源", true},
    {"主题分类", "主题分类", false},
    {"体裁分类", "体裁分类", false},
    {"信息分类", "信息分类", true},
    {"信息类别", "信息分类", true},
    {"组配分类", "信息分类", true},
    {"服务对象", NULL, true},
    {"公开方式", "公开方式", true},
    {"公开范围", NULL, true},
    {"公开时限", NULL, true},
    {"公开形式", NULL, true},
    {"公开属性", NULL, true},
    {"有效性", "有效性", true},
    {"有效期", NULL, true},
    {"信息名称", "标题", true},
    {"文件名称", "标题", true},
    {"主题词", NULL, true},
    {"关键词", NULL, true},
    {"内容概述", NULL, true},
    {"浏览次数", NULL, false},
    {"浏览量", NULL, false},
    {"阅读次数", NULL, false},
    {"点击数", NULL, false},
    {"点击次数", NULL, false},
    {"访问次数", NULL, false},
    {"访问量", NULL, false},
    {"字体", NULL, true},
    {"字号", NULL, true},
    {"作者", NULL, true},
    {"编辑", NULL, true},
    {"责任编辑", NULL, true},
    {"审核", NULL, true},
    {"分享到", NULL, false},
    {"打印", NULL, false},
};

// Names of meta elements that the national standard for government sites knows.
static const struct {
    const char *meta, *name;
} metas[] = {
    {"ArticleTitle", "标题"}, {"PubDate", "发布日期"}, {"ContentSource", "来源"},
    {"SiteName", "网站"},     {"ColumnName", "栏目"},
};

// --- reading a line of labels ---

// Blanks and the signs with which pages adorn labels.
static bool is_adornment(uint32_t cp)
{
    static const uint32_t signs[] = {' ',    '\t',   0xA0,   0x3000, '[',    ']',
                                     0x3010, 0x3011, '|',    0xFF5C, 0x2022, 0xB7,
                                     '-',    0x25A0, 0x25CF, 0xFF3B, 0xFF3D, 0x2003};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i] == cp) {
            return true;
        }
    }
    return false;
}

static struct str skip_adornment(struct str s)
{
    while (s.n) {
        size_t len;
        if (!is_adornment(utf8_decode(s, &len))) {
            break;
        }
        s.p += len;
        s.n -= len;
    }
    return s;
}

static struct str trim(struct str s)
{
    struct str end = s = skip_adornment(s), last = {s.p, 0};
    while (end.n) {
        size_t len;
        bool bare = is_adornment(utf8_decode(end, &len));
        end.p += len;
        end.n -= len;
        last.n = bare ? last.n : (size_t)(end.p - s.p);
    }
    return last;
}

static bool take(struct str *s, const char *what)
{
    size_t n = strlen(what);
    if (!str_starts(*s, what)) {
        return false;
    }
    s->p += n;
    s->n -= n;
    return true;
}

// At a label: its row in `labels`, and `rest` behind it and its colon; -1: none.
// Letters of a label may stand apart: 索 引 号.
static int label_at(struct str s, bool in_row, struct str *rest)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        struct str from = s, want = str_of(labels[i].label);
        while (want.n && from.n) {
            size_t len, other;
            uint32_t cp = utf8_decode(from, &len);
            if (cp == utf8_decode(want, &other)) {
                want.p += other;
                want.n -= other;
            } else if (want.n == strlen(labels[i].label) || !is_adornment(cp) ||
                       cp == ']' || cp == 0x3011) {
                break;
            }
            from.p += len;
            from.n -= len;
        }
        if (want.n) {
            continue;
        }
        struct str behind = skip_adornment(from);
        bool closed = behind.n == 0 || behind.p != from.p;
        bool colon = take(&behind, ":") || take(&behind, "：");
        if (colon || (closed && (!labels[i].colon || in_row))) {
            *rest = behind;
            return (int)i;
        }
    }
    return -1;
}

// The value before the next label of the line.
static struct str value_before_label(struct str s, bool in_row, struct str *rest)
{
    struct str at = s;
    bool apart = true; // a label begins a word
    while (at.n) {
        struct str behind;
        size_t len;
        uint32_t cp = utf8_decode(at, &len);
        int label = label_at(at, in_row, &behind);
        // glued to the value, as spans beside each other are: only the longer words
        bool glued =
            label >= 0 && strlen(labels[label].label) >= GLUED_LEAST &&
            (behind.p[-1] == ':' || str_ends((struct str){behind.p - 3, 3}, "："));
        if (label >= 0 && (apart || glued)) {
            break;
        }
        apart = is_adornment(cp);
        at.p += len;
        at.n -= len;
    }
    *rest = at;
    return trim((struct str){s.p, (size_t)(at.p - s.p)});
}

static void state(struct page *p, const char *name, struct str value)
{
    if (value.n == 0 || utf8_count(value) > VALUE_MOST || p->stated.n >= FACTS_MOST) {
        return;
    }
    for (uint32_t i = 0; i < p->stated.n; i++) {
        if (str_is(p->stated.at[i].name, name)) {
            return; // tables are printed twice, for wide and narrow screens
        }
    }
    vec_push(p->arena, &p->stated, ((struct stated){str_of(name), value}));
}

// The facts of one line; how many labels it holds, 0 when it does not begin with one.
// `open`: the name of a label that still wants its value, perhaps the next line.
static uint32_t read_line(struct page *p, uint32_t line, const char **open)
{
    bool row = p->lines.at[line].row;
    struct str s = trim(page_line_text(p, line)), rest;
    uint32_t found = 0;
    int label = label_at(s, row, &rest);
    if (label < 0) {
        if (*open && p->lines.at[line].chars <= NEXT_MOST) {
            state(p, *open, s);
        }
        *open = NULL;
        return 0; // stays in the text: it may be something else
    }
    *open = NULL;
    while (label >= 0) {
        struct str value = value_before_label(rest, row, &s);
        const char *name = labels[label].name;
        found++;
        if (name && value.n) {
            state(p, name, value);
        }
        label = s.n ? label_at(s, row, &rest) : -1;
        *open = name && value.n == 0 && s.n == 0 && !row ? name : NULL;
    }
    return found;
}

static uint32_t first_prose(const struct page *p)
{
    uint32_t i = 0;
    while (i < p->lines.n && !page_is_prose(&p->lines.at[i])) {
        i++;
    }
    return i;
}

static void read_labels(struct page *p)
{
    uint32_t first = first_prose(p), last = p->lines.n;
    while (last > first && !page_is_prose(&p->lines.at[last - 1])) {
        last--;
    }
    const char *open = NULL;
    for (uint32_t i = 0; i < p->lines.n; i++) {
        struct page_line *l = &p->lines.at[i];
        bool inside = i >= first && i < last;
        if (inside || l->chars > LINE_MOST || l->stops > 0) {
            open = NULL;
            continue;
        }
        l->dropped = read_line(p, i, &open) > 0;
    }
}

// --- head ---

static const char *find_in(struct str where, struct str what)
{
    for (size_t i = 0; what.n && i + what.n <= where.n; i++) {
        if (memcmp(where.p + i, what.p, what.n) == 0) {
            return where.p + i;
        }
    }
    return NULL;
}

// Where the value of an attribute stands in the source; the start tag ends at the
// node's offset.
static uint32_t attribute_offset(const struct page *p, uint32_t node, struct str value)
{
    size_t end = p->tree.nodes.at[node].offset;
    size_t begin = end > 2048 ? end - 2048 : 0, from = end;
    while (from > begin && p->source.p[from] != '<') {
        from--;
    }
    const char *at = find_in((struct str){p->source.p + from, end - from}, value);
    return at ? (uint32_t)(at - p->source.p) : (uint32_t)from;
}

static struct str trim_blanks(struct str s)
{
    while (s.n && (unsigned char)s.p[0] <= ' ') {
        s.p++;
        s.n--;
    }
    while (s.n && (unsigned char)s.p[s.n - 1] <= ' ') {
        s.n--;
    }
    return s;
}

static void read_meta(struct page *p, uint32_t node)
{
    struct str name = xml_value(&p->tree, node, "name");
    struct str value = trim_blanks(xml_value(&p->tree, node, "content"));
    for (size_t i = 0; name.n && i < sizeof metas / sizeof *metas; i++) {
        if (strlen(metas[i].meta) != name.n ||
            strncasecmp(name.p, metas[i].meta, name.n) != 0) {
            continue;
        }
        state(p, metas[i].name, value);
        if (i == 0 && value.n) {
            p->title = value;
            p->title_offset = attribute_offset(p, node, value);
        }
    }
}

static const char *next_sign(struct str s, size_t *length)
{
    static const char *const signs[] = {"_", "|", "-", "－", "—", "｜"};
    for (size_t k = 0; k < s.n; k++) {
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            struct str rest = {s.p + k, s.n - k};
            size_t n = strlen(signs[i]);
            bool range = k + n < s.n && s.p[k + n] >= '0' && s.p[k + n] <= '9';
            if (str_starts(rest, signs[i]) && !range) { // 2021-2025 is one piece
                *length = n;
                return rest.p;
            }
        }
    }
    return NULL;
}

// <title>: article, column and site with signs between them; the article's is the
// longest.
static void read_title(struct page *p, uint32_t node)
{
    if (node + 1 >= p->tree.nodes.at[node].end || p->title.n) {
        return;
    }
    const struct xml_node *text = &p->tree.nodes.at[node + 1];
    for (struct str s = text->text; s.n;) {
        size_t length = 0;
        const char *sign = next_sign(s, &length);
        struct str piece = {s.p, sign ? (size_t)(sign - s.p) : s.n};
        size_t used = piece.n + length;
        piece = trim_blanks(piece);
        if (piece.n > p->title.n) {
            size_t before = text->literal ? (size_t)(piece.p - text->text.p) : 0;
            p->title = piece;
            p->title_offset = text->offset + (uint32_t)before;
        }
        s.p += used;
        s.n -= used;
    }
}

static void read_head(struct page *p)
{
    uint32_t title = XML_NONE;
    for (uint32_t i = 0; i < p->tree.nodes.n; i++) {
        if (page_is(p, i, "meta")) {
            read_meta(p, i);
        } else if (title == XML_NONE && page_is(p, i, "title")) {
            title = i;
        }
    }
    if (title != XML_NONE) {
        read_title(p, title);
    }
}

void page_facts(struct page *p)
{
    read_labels(p);
    read_head(p); // what is printed goes before what is hidden in the head
}
