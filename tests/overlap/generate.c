// generate.c: a set of reports with copies planted in it, and the list of the copies.
//
//   usage: generate SEED REPORTS FOLDER TRUTH SOURCE…
//
// Clauses are cut from the sources (texts, or the last column of tables), most of them
// mixed two to one, and joined at random into paragraphs: so reports share words and
// here and there a clause, as real ones do, but no sentence. Then paragraphs and
// sentences of some reports are put into others: as they are, with names and figures
// changed, or reworded as well. Some sentences stand in a third of all reports: stock.
// TRUTH receives a line a copy: kind, donor:line, receiver:line. Same seed, same bytes.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    CLAUSES = 20000,
    CLAUSE_LEAST = 6,
    CLAUSE_MOST = 16, // characters: a shared clause alone is no copy
    LINES = 40,       // of a report
    TEXT = 4096,      // bytes of a paragraph
    STOCK = 8,
    PLACE = 1, // marks in a paragraph, filled in when it is written
    ISSUER,
    FIGURE,
};

enum kind { VERBATIM, NAMES, REWORDED, SENTENCE, SENTENCE_REWORDED, KINDS };
static const char *const kinds[KINDS] = {"verbatim", "names", "reworded", "sentence",
                                         "sentence-reworded"};

struct report {
    char place[16], issuer[48];
    char line[LINES][TEXT];
    uint64_t figures[LINES]; // seed of the figures of each line
    int n;
    bool taken[LINES]; // part of a copy
};

static char clause[CLAUSES][CLAUSE_MOST * 4 + 1];
static int clauses;
static uint64_t state;

static uint32_t draw(uint32_t below)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(state >> 33) % below;
}

static void die(const char *what)
{
    perror(what);
    exit(2);
}

static int bytes_of(unsigned char c)
{
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static void add(char *text, const char *more)
{
    size_t n = strlen(text), m = strlen(more);
    if (n + m < TEXT) {
        memcpy(text + n, more, m + 1);
    }
}

// --- clauses ---

// 一 … 鿿: three bytes from E4 to E9.
static bool is_han(const char *p)
{
    unsigned char c = (unsigned char)*p;
    return c >= 0xE4 && c <= 0xE9;
}

static void keep_clause(const char *from, int bytes, int characters)
{
    bool fits = characters >= CLAUSE_LEAST && characters <= CLAUSE_MOST;
    if (!fits || clauses == CLAUSES) {
        return;
    }
    memcpy(clause[clauses], from, (size_t)bytes);
    clause[clauses][bytes] = '\0';
    for (int i = 0; i < clauses; i++) {
        if (strcmp(clause[i], clause[clauses]) == 0) {
            return;
        }
    }
    clauses++;
}

static void cut_line(char *line)
{
    char *tab = strrchr(line, '\t');
    const char *p = tab ? tab + 1 : line, *from = p;
    int characters = 0;
    for (;; p += *p ? bytes_of((unsigned char)*p) : 0) {
        if (is_han(p)) {
            characters++;
            continue;
        }
        keep_clause(from, (int)(p - from), characters);
        if (!*p) {
            return;
        }
        from = p + bytes_of((unsigned char)*p);
        characters = 0;
    }
}

static void read_clauses(const char *path)
{
    static char line[65536];
    FILE *f = fopen(path, "r");
    if (!f) {
        die(path);
    }
    while (fgets(line, sizeof line, f)) {
        line[strcspn(line, "\r\n")] = '\0';
        cut_line(line);
    }
    fclose(f);
}

// --- paragraphs ---

// The first characters of one clause and the last ones of another; one in six whole.
static void add_clause(char *text)
{
    const char *first = clause[draw((uint32_t)clauses)];
    const char *last = clause[draw((uint32_t)clauses)];
    if (draw(6) == 0) {
        add(text, first);
        return;
    }
    char half[CLAUSE_MOST * 4 + 1];
    size_t n = (3 + draw(4)) * strlen("法"), m = (4 + draw(5)) * strlen("法");
    n = n > strlen(first) ? strlen(first) : n;
    m = m > strlen(last) ? strlen(last) : m;
    memcpy(half, first, n);
    half[n] = '\0';
    add(text, half);
    add(text, last + strlen(last) - m);
}

static void add_sentence(char *text)
{
    char mark[2] = "";
    if (draw(4) == 0) {
        mark[0] = draw(2) ? PLACE : ISSUER;
        add(text, mark);
    }
    for (uint32_t i = 0, n = 4 + draw(2); i < n; i++) {
        add(text, i ? "，" : "");
        add_clause(text);
    }
    if (draw(2)) {
        mark[0] = FIGURE;
        add(text, "，共");
        add(text, mark);
        add(text, "件");
    }
    add(text, "。");
}

static void make_report(struct report *r, uint32_t number, char stock[STOCK][TEXT])
{
    static const char *const first[] = {"云", "梓", "蓼", "桐", "禾",
                                        "石", "柏", "青", "临", "沅"};
    static const char *const second[] = {"渡", "岭", "湾", "麓", "塔",
                                         "溪", "泉", "浦", "川", "坪"};
    static const char *const bureau[] = {"水利局",     "教育局",     "卫生健康局",
                                         "民政局",     "农业农村局", "交通运输局",
                                         "城市管理局", "生态环境局", "应急管理局"};
    (void)snprintf(r->place, sizeof r->place, "%s%s%s", first[number % 10],
                   second[number / 10 % 10], draw(2) ? "县" : "市");
    (void)snprintf(r->issuer, sizeof r->issuer, "%s%s", r->place, bureau[draw(9)]);
    r->n = 12;
    for (int i = 0; i < r->n; i++) {
        r->line[i][0] = '\0';
        r->taken[i] = false;
        r->figures[i] = ((uint64_t)number << 32) + (uint64_t)i * 977;
        for (uint32_t k = 0, n = 3 + draw(3); k < n; k++) {
            add_sentence(r->line[i]);
        }
    }
    for (int i = 0; i < STOCK; i++) {
        if (draw(3) == 0) {
            add(r->line[draw((uint32_t)r->n)], stock[i]);
        }
    }
}

// --- copies ---

// One edit every dozen characters or so: another word, a word put in, a clause dropped.
static void reword(const char *from, char *to)
{
    static const char *const swaps[][2] = {
        {"开展", "组织"}, {"加强", "强化"},     {"落实", "执行"}, {"推进", "推动"},
        {"完善", "健全"}, {"提升", "提高"},     {"建立", "设立"}, {"组织", "举办"},
        {"制定", "出台"}, {"工作", "各项工作"}, {"问题", "情况"}, {"进行", "予以"},
        {"及时", "迅速"}, {"全面", "全方位"},   {"及", "和"},     {"等", "一类"}};
    static const char *const puts[] = {"切实", "积极", "进一步", "持续", "同时"};
    int since = 0;
    *to = '\0';
    while (*from) {
        const char *word = NULL;
        for (size_t i = 0; i < sizeof swaps / sizeof *swaps && since > 8; i++) {
            if (strncmp(from, swaps[i][0], strlen(swaps[i][0])) == 0) {
                word = swaps[i][1];
                from += strlen(swaps[i][0]);
                break;
            }
        }
        if (word) {
            add(to, word);
            since = 0;
            continue;
        }
        char one[5] = "";
        memcpy(one, from, (size_t)bytes_of((unsigned char)*from));
        from += strlen(one);
        add(to, one);
        since++;
        if (strcmp(one, "，") == 0 && since > 12) {
            add(to, puts[draw(5)]);
            since = 0;
        }
    }
}

static void copy_names(char *line, const struct report *of)
{
    static char text[TEXT];
    text[0] = '\0';
    for (const char *p = line; *p; p++) {
        char one[2] = {*p, '\0'};
        add(text, *p == PLACE ? of->place : *p == ISSUER ? of->issuer : one);
    }
    memcpy(line, text, sizeof text);
}

// The second sentence of a paragraph, with its stop.
static void take_sentence(const char *from, char *to)
{
    const char *start = strstr(from, "。") + strlen("。");
    const char *stop = strstr(start, "。") + strlen("。");
    memcpy(to, start, (size_t)(stop - start));
    to[stop - start] = '\0';
}

static bool plant(struct report *reports, uint32_t n, enum kind kind, FILE *truth)
{
    static char text[TEXT], changed[TEXT];
    uint32_t x = draw(n), y = draw(n);
    int i = (int)draw(12), k = (int)draw(12);
    struct report *from = &reports[x], *to = &reports[y];
    if (x == y || from->taken[i] || to->taken[k]) {
        return false;
    }
    bool sentence = kind == SENTENCE || kind == SENTENCE_REWORDED;
    if (sentence) {
        take_sentence(from->line[i], text);
    } else {
        memcpy(text, from->line[i], sizeof text);
    }
    if (kind == VERBATIM) {
        copy_names(text, from);
        to->figures[k] = from->figures[i];
    }
    if (kind == REWORDED || kind == SENTENCE_REWORDED) {
        reword(text, changed);
        memcpy(text, changed, sizeof text);
    }
    if (sentence) {
        add(to->line[k], text);
    } else {
        memcpy(to->line[k], text, sizeof text);
    }
    from->taken[i] = to->taken[k] = true;
    // title, lead and headings stand before the paragraphs
    (void)fprintf(truth, "%s\t%04u.txt:%d\t%04u.txt:%d\n", kinds[kind], x, i + 4, y,
                  k + 4);
    return true;
}

// --- output ---

static void put_line(FILE *f, const struct report *r, int i)
{
    uint64_t kept = state;
    state = r->figures[i];
    for (const char *p = r->line[i]; *p; p++) {
        switch (*p) {
        case PLACE:
            (void)fputs(r->place, f);
            break;
        case ISSUER:
            (void)fputs(r->issuer, f);
            break;
        case FIGURE:
            (void)fprintf(f, "%u", draw(900) + 2);
            break;
        default:
            (void)fputc(*p, f);
        }
    }
    (void)fputc('\n', f);
    state = kept;
}

static void write_report(const char *folder, uint32_t number, const struct report *r)
{
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/%04u.txt", folder, number);
    FILE *f = fopen(path, "w");
    if (!f) {
        die(path);
    }
    (void)fprintf(f, "%s关于2024年度法治政府建设情况的报告\n", r->issuer);
    (void)fprintf(f, "现将%s2024年度法治政府建设情况报告如下。\n", r->issuer);
    (void)fprintf(f, "一、主要举措和成效\n");
    for (int i = 0; i < r->n; i++) {
        put_line(f, r, i);
    }
    (void)fprintf(f, "%s\n2025年1月%u日\n", r->issuer, number % 28 + 1);
    if (fclose(f) != 0) {
        die(path);
    }
}

int main(int argc, char **argv)
{
    static char stock[STOCK][TEXT];
    enum { PLANTS = 24 }; // of each kind
    if (argc < 6) {
        (void)fputs("usage: generate SEED REPORTS FOLDER TRUTH SOURCE…\n", stderr);
        return 2;
    }
    state = strtoull(argv[1], NULL, 10);
    uint32_t n = (uint32_t)strtoul(argv[2], NULL, 10);
    for (int i = 5; i < argc; i++) {
        read_clauses(argv[i]);
    }
    struct report *reports = calloc(n, sizeof *reports);
    FILE *truth = fopen(argv[4], "w");
    if (!reports || !truth || clauses < 100) {
        die(argv[4]);
    }
    for (int i = 0; i < STOCK; i++) {
        add_sentence(stock[i]);
    }
    for (uint32_t i = 0; i < n; i++) {
        make_report(&reports[i], i, stock);
    }
    for (int kind = 0; kind < KINDS; kind++) {
        for (int done = 0; done < PLANTS;) {
            done += plant(reports, n, (enum kind)kind, truth);
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        write_report(argv[3], i, &reports[i]);
    }
    free(reports);
    return fclose(truth) == 0 ? 0 : 2;
}
