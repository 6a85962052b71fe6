// frame.c: the head of a report (navigation, title, addressee) and furniture between
// its lines.
#include "parse/frame.h"

#include "base/utf8.h"

enum {
    HEAD_LINES = 60, // the report has begun by then
    TITLE_LINES = 3, // lines a title may be broken over
    TITLE_UNITS = 100,
    SHORT_UNITS = 40, // a line up to here may be an agency, a label, a value
    BODY_UNITS = 50,  // from here on a line is text
    STRAY_UNITS = 30, // furniture in the middle of the text is not longer
    ADDRESSEE_UNITS = 45,
};

static uint32_t count_of(struct ustr s, uint16_t u)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        n += s.p[i] == u;
    }
    return n;
}

static bool has_unit(struct ustr s, uint16_t u)
{
    return count_of(s, u) > 0;
}

static bool starts(struct ustr s, const uint16_t *word)
{
    size_t n = 0;
    while (word[n]) {
        if (n >= s.n || s.p[n] != word[n]) {
            return false;
        }
        n++;
    }
    return true;
}

// - 3 -, 3, ×, •, > and the like
static bool is_page_mark(struct ustr s)
{
    uint32_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (unit_is_han(s.p[i]) || unit_is_alpha(s.p[i])) {
            return false;
        }
        digits += unit_is_digit(s.p[i]);
    }
    return digits <= 3 && s.n <= 8;
}

// 首页|新闻|公开 is a line of links, but the same above rows of numbers is a table's
// head.
static bool is_table_line(const struct lines *l, uint32_t i)
{
    enum { HEAD_MOST = 4 };
    for (uint32_t k = i; k < l->list.n && k < i + HEAD_MOST; k++) {
        struct ustr s = line_units(l, k);
        if (number_cells(s) > 0) {
            return true;
        }
        if (count_of(s, '|') < 2) {
            return false;
        }
    }
    return false;
}

bool is_furniture(const struct lines *l, uint32_t i)
{
    struct ustr s = line_units(l, i);
    if (is_page_mark(s)) {
        return true;
    }
    bool prose = has_unit(s, u'。') && (s.n > SHORT_UNITS || s.p[s.n - 1] == u'。');
    if (prose) {
        return false;
    }
    bool links = count_of(s, '|') >= 2 && !is_table_line(l, i);
    return count_of(s, '>') >= 2 || links ||
           word_in(&l->words->furniture, line_looking(l, i));
}

static struct ustr without_note(struct ustr s)
{
    if (s.n > 2 && s.p[s.n - 1] == ')') {
        for (size_t i = s.n - 1; i > 1; i--) {
            if (s.p[i] == '(') {
                return (struct ustr){s.p, i};
            }
        }
    }
    return s;
}

bool is_agency(struct ustr s)
{
    static const uint16_t endings[] = u"局委府会办厅院所处馆社队站部区乡镇道心室";
    s = without_note(s);
    if (s.n < 3 || s.n > SHORT_UNITS) {
        return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (!unit_is_han(s.p[i]) && s.p[i] != u'、' && s.p[i] != '(' && s.p[i] != ')') {
            return false;
        }
    }
    for (const uint16_t *e = endings; *e; e++) {
        if (s.p[s.n - 1] == *e) {
            return true;
        }
    }
    return false;
}

struct date whole_date(struct ustr s)
{
    bool open = s.n > 2 && s.p[0] == '(' && s.p[s.n - 1] == ')';
    struct ustr inside = {s.p + open, s.n - (open ? 2 : 0)};
    struct date d = date_read(inside);
    return d.length == inside.n ? d : (struct date){0};
}

void line_cut(struct arena *a, struct lines *l, uint32_t i, uint32_t at)
{
    (void)vec_add(a, &l->list);
    struct line *line = &l->list.at[i];
    memmove(line + 1, line, (l->list.n - 1 - i) * sizeof *line);
    line[1].span.start = line[0].span.start + at;
    line[1].gap = false;
    line[0].span.end = line[1].span.start;
}

// The joined units of lines [i, i + n) in `buffer`; empty when they are too long or one
// of them is furniture or a sentence.
static struct ustr joined(const struct lines *l, uint32_t i, uint32_t n,
                          uint16_t *buffer)
{
    size_t length = 0;
    for (uint32_t k = i; k < i + n; k++) {
        struct ustr s = line_units(l, k);
        if (length + s.n > TITLE_UNITS || is_furniture(l, k) ||
            line_ends_sentence(l, k) || line_has_inner_stop(l, k) ||
            (n > 1 && s.n > SHORT_UNITS)) {
            return (struct ustr){buffer, 0};
        }
        memcpy(buffer + length, s.p, s.n * sizeof *s.p);
        length += s.n;
    }
    return (struct ustr){buffer, length};
}

static struct looking looking_in(struct ustr s)
{
    return (struct looking){s.p, {0, (uint32_t)s.n}, 0};
}

enum title_kind { TITLE_OWN, TITLE_NEIGHBOUR, TITLE_ANY, TITLE_KINDS };

static bool is_title(const struct lines *l, struct ustr s, enum title_kind kind)
{
    if (s.n < 6 || marker_read(s).numbering != NUMBERING_NONE) {
        return false;
    }
    struct looking whole = looking_in(s), bare = looking_in(without_note(s));
    bool ends = word_ends(&l->words->title_end, bare);
    switch (kind) {
    case TITLE_OWN:
        return ends && word_in(&l->words->title, whole);
    case TITLE_NEIGHBOUR:
        return word_in(&l->words->genre, whole);
    case TITLE_ANY:
        return ends && s.n >= 8;
    case TITLE_KINDS:
        break;
    }
    return false;
}

static bool head_over(const struct lines *l, uint32_t i)
{
    uint16_t buffer[TITLE_UNITS];
    if (is_furniture(l, i) || is_title(l, joined(l, i, 1, buffer), TITLE_OWN)) {
        return false;
    }
    struct ustr s = line_units(l, i);
    return has_unit(s, u'。') || s.n >= BODY_UNITS || line_has_marker(l, i) ||
           line_ends_sentence(l, i) || has_unit(s, ':');
}

static uint32_t head_end(const struct lines *l)
{
    uint32_t i = 0;
    while (i < l->list.n && i < HEAD_LINES && !head_over(l, i)) {
        i++;
    }
    return i;
}

// The better of two titles names a year, else is the longer one; the name of a column
// in the page head names none.
static bool better_title(struct ustr s, struct ustr than)
{
    bool year = year_in(s) > 0, than_year = year_in(than) > 0;
    return year != than_year ? year : !year && s.n > than.n;
}

static bool title_choose(struct lines *l, uint32_t head, enum title_kind kind)
{
    uint16_t buffer[TITLE_UNITS], rest[TITLE_UNITS], best_buffer[TITLE_UNITS];
    struct ustr best = {best_buffer, 0};
    for (uint32_t i = 0; i < head; i++) {
        for (uint32_t n = 1; n <= TITLE_LINES && i + n <= head; n++) {
            struct ustr s = joined(l, i, n, buffer);
            bool later = n > 1 && is_title(l, joined(l, i + 1, n - 1, rest), kind);
            if (later || !is_title(l, s, kind)) {
                continue; // the lines from i + 1 on are a title by themselves
            }
            if (best.n == 0 || better_title(s, best)) {
                memcpy(best_buffer, buffer, s.n * sizeof *s.p);
                best.n = s.n;
                l->title_first = i;
                l->title_end = i + n;
            }
            break;
        }
    }
    return best.n > 0;
}

// 局 / 关于…报告: the agency above belongs to the title; 情况 / 报告: so does the rest
// below.
static void title_extend(struct lines *l, uint32_t head)
{
    uint16_t buffer[TITLE_UNITS];
    struct ustr s = line_units(l, l->title_first);
    struct word_hit subject;
    bool headless = starts(s, u"关于") || unit_is_digit(s.p[0]) ||
                    word_at(&l->words->title, looking_in(s), 0, &subject);
    uint32_t i = l->title_first;
    if (headless && i > 0 && is_agency(line_units(l, i - 1)) &&
        !is_furniture(l, i - 1)) {
        l->title_first = --i;
        if (i > 0 && starts(line_units(l, i - 1), u"中共") &&
            is_agency(line_units(l, i - 1))) {
            l->title_first = i - 1;
        }
    }
    uint32_t end = l->title_end;
    if (end < head && line_length(l, end) <= 8 &&
        is_title(l, joined(l, l->title_first, end + 1 - l->title_first, buffer),
                 TITLE_OWN)) {
        l->title_end++;
    }
}

// Titles of one page differ in details (2025年度 / 2025年, a site name behind).
static bool is_similar(struct ustr s, struct ustr t)
{
    size_t most = s.n > t.n ? s.n : t.n, least = s.n + t.n - most, front = 0, back = 0;
    while (front < least && s.p[front] == t.p[front]) {
        front++;
    }
    while (front + back < least && s.p[s.n - 1 - back] == t.p[t.n - 1 - back]) {
        back++;
    }
    return (front + back) * 4 >= most * 3 || (front == t.n && front > 0);
}

// Sets the repeated titles of the head aside and counts them.
static void title_repeats(struct lines *l, uint32_t head)
{
    uint16_t title_buffer[TITLE_UNITS], buffer[TITLE_UNITS];
    struct ustr title =
        joined(l, l->title_first, l->title_end - l->title_first, title_buffer);
    l->title_repeats = 1;
    for (uint32_t i = 0; i < head; i++) {
        if (i >= l->title_first && i < l->title_end) {
            continue;
        }
        for (uint32_t n = 1; n <= TITLE_LINES && i + n <= head; n++) {
            bool own = i < l->title_end && i + n > l->title_first;
            struct ustr s = joined(l, i, n, buffer);
            if (own || s.n == 0 || !is_similar(s, title)) {
                continue;
            }
            for (uint32_t k = i; k < i + n; k++) {
                l->list.at[k].part = LINE_FURNITURE;
            }
            l->title_repeats++;
            i += n - 1;
            break;
        }
    }
}

static void source_read(struct lines *l, uint32_t i)
{
    struct ustr s = line_units(l, i);
    for (size_t k = 0; k + 3 < s.n && l->source.n == 0; k++) {
        if (s.p[k] != u'来' || s.p[k + 1] != u'源' || s.p[k + 2] != ':') {
            continue;
        }
        struct ustr rest = ustr_cut(s, k + 3);
        size_t n = 0;
        struct word_hit label;
        while (n < rest.n && unit_is_han(rest.p[n]) &&
               !word_at(&l->words->furniture, looking_in(rest), (uint32_t)n, &label)) {
            n++;
        }
        l->source = (struct ustr){rest.p, n};
    }
}

static bool furniture_follows(const struct lines *l, uint32_t i, uint32_t head)
{
    while (++i < head) {
        if (is_furniture(l, i)) {
            return true;
        }
    }
    return false;
}

// The part of one line between title and text.
static enum line_part under_title(const struct lines *l, uint32_t i, uint32_t head)
{
    struct ustr s = line_units(l, i);
    struct date d = whole_date(s);
    if (is_furniture(l, i)) {
        return LINE_FURNITURE;
    }
    if (d.length) {
        return has_unit(s, u'日') ? LINE_DATE : LINE_FURNITURE;
    }
    if (has_unit(s, u'、') && s.n <= SHORT_UNITS && is_agency(s) &&
        word_in(&l->words->addressee, line_looking(l, i))) {
        return LINE_ADDRESSEE; // 县委、县政府 without its colon
    }
    bool close = l->title_end > l->title_first && i <= l->title_end + 2;
    if (close && is_agency(s) &&
        (i == l->title_end || l->list.at[i - 1].part != LINE_BODY)) {
        return LINE_AGENCY;
    }
    return furniture_follows(l, i, head) ? LINE_FURNITURE : LINE_BODY;
}

// 县委、县政府: on its own line, or with the text behind it in the same line.
static bool addressee_find(struct arena *a, struct lines *l, uint32_t i)
{
    struct ustr s = line_units(l, i);
    size_t colon = 0;
    while (colon < s.n && s.p[colon] != ':') {
        colon++;
    }
    struct looking in = line_looking(l, i);
    in.within.end = in.within.start + (uint32_t)colon;
    bool whole = colon + 1 == s.n;
    struct ustr name = {s.p, colon};
    if (colon == s.n || colon < 2 || colon > ADDRESSEE_UNITS || has_unit(name, u'。') ||
        (!whole && has_unit(name, ',')) || year_in(name) ||
        (whole && word_in(&l->words->lead, line_looking(l, i))) ||
        !word_in(&l->words->addressee, in) || line_has_marker(l, i)) {
        return false;
    }
    if (!whole) {
        line_cut(a, l, i, (uint32_t)colon + 1);
    }
    l->list.at[i].part = LINE_ADDRESSEE;
    return true;
}

static void middle_furniture(struct lines *l, uint32_t from)
{
    for (uint32_t i = from; i < l->list.n; i++) {
        if (l->list.at[i].part == LINE_BODY && line_length(l, i) <= STRAY_UNITS &&
            !line_has_marker(l, i) && is_furniture(l, i)) {
            l->list.at[i].part = LINE_FURNITURE;
        }
    }
}

void lines_frame(struct arena *a, struct lines *l)
{
    uint32_t head = head_end(l);
    bool titled = false;
    for (int kind = 0; kind < TITLE_KINDS && !titled; kind++) {
        titled = title_choose(l, head, (enum title_kind)kind);
    }
    if (titled) {
        title_extend(l, head);
        title_repeats(l, head);
    }
    for (uint32_t i = 0; i < head; i++) {
        struct line *line = &l->list.at[i];
        source_read(l, i);
        if (i >= l->title_first && i < l->title_end) {
            line->part = LINE_TITLE;
        } else if (titled && i < l->title_first) {
            line->part = LINE_FURNITURE;
        } else if (line->part == LINE_BODY) {
            line->part = under_title(l, i, head);
        }
    }
    for (uint32_t i = head; i < l->list.n && i < head + 2; i++) {
        if (addressee_find(a, l, i)) {
            head = i + 1;
            break;
        }
    }
    tail_find(a, l, head);
    middle_furniture(l, head);
}
