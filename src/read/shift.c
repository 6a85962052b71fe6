// shift.c: puts the bytes of a damaged run back together and keeps the result when it
// is far more plausible than what stands there. The first character has lost its lead
// byte, the last one sometimes its trail byte: those are chosen by the company they
// keep.
#include "read/shift.h"

#include "base/utf8.h"
#include "read/decode.h"
#include "read/note.h"

enum {
    PAIR_BITS = 17,
    PAIR_ROWS = 3,        // independent hashes; the least count holds
    PAIR_SAMPLE = 200000, // characters looked at for pairs
    RUN_MAX = 2000,       // damaged characters repaired in one go
    RUN_BYTES = 2 * RUN_MAX + 2,
    STOPS_MAX = 12,
    LOOKUPS_MAX = 10000, // half-lost characters looked up before giving up on them
};

// Costs of a character: how odd it is in an official text.
enum {
    COST_VARIANT = 1,
    COST_LETTER = 10,
    COST_LOST = 10,
    COST_RARE = 20,
    COST_ODD = 40
};

// Where a run may end: behind `bytes` bytes, the text going on at `next`.
struct stop {
    uint32_t bytes, next, members, notes, cost;
    bool trail; // the last byte is an ASCII trail byte
};

struct run {
    unsigned char byte[RUN_BYTES];
    uint32_t at[RUN_BYTES];
    uint32_t n, members, notes, cost;
    struct stop stops[STOPS_MAX];
    uint32_t stop_n;
};

struct shift_tables {
    struct gbk gbk;
    uint8_t pairs[PAIR_ROWS]
                 [1u << PAIR_BITS]; // how often two characters stand together
    uint32_t lookups;
    struct run run;
};

// Pairs every official text may need; the document's own come on top.
static const uint16_t usual_pairs[] = u"确保 成效。 现将 当地 各地 地区 审批 保障 保护 "
                                      u"办理 办法 管理 治理 理论 情况 工作 落实 推进 "
                                      u"加强 强化 完善 制度 建设 法治 政府 行政 执法 "
                                      u"监督 检查 开展 组织 领导 责任 职责 规范 服务 "
                                      u"群众 矛盾 纠纷 调解 决策 审核 审查 合法 公开 "
                                      u"公示 培训 学习 宣传 教育 普法 依法 案件 处罚 "
                                      u"许可 事项 改革 优化 营商 环境 提升 提高 能力 "
                                      u"水平 问题 不足 存在 下一步 年度 报告 会议 研究 "
                                      u"部署 安排 计划 方案 机制 体系 全面 深化 深入 "
                                      u"贯彻 精神 思想 持续 积极 主动 有效 进一步 "
                                      u"(一 (二 (三 (四 (五 (六 (七 (八 (九 (十 一) "
                                      u"二) 三) 四) 五) 六) 七) 八) 九) 十) 之外 之内 "
                                      u"人民 社会 经济 发展 安全 生产 应急 信访 复议 "
                                      u"诉讼 应诉 公正 公平 文明 严格 队伍 人员";

static uint32_t pair_slot(uint16_t a, uint16_t b, unsigned row)
{
    static const uint32_t odd[PAIR_ROWS] = {0x9E3779B1u, 0x85EBCA6Bu, 0xC2B2AE35u};
    uint32_t h = ((uint32_t)a << 16 | b) * odd[row];
    h = (h ^ h >> 15) * 0x2C1B3C6Du;
    return (h ^ h >> 13) >> (32 - PAIR_BITS);
}

static void pair_add(struct shift *s, uint16_t a, uint16_t b)
{
    for (unsigned row = 0; row < PAIR_ROWS; row++) {
        uint8_t *slot = &s->tables->pairs[row][pair_slot(a, b, row)];
        *slot = (uint8_t)(*slot < 200 ? *slot + 1 : *slot);
    }
}

static uint32_t pair_count(const struct shift *s, uint16_t a, uint16_t b)
{
    uint32_t least = 200;
    for (unsigned row = 0; row < PAIR_ROWS && least; row++) {
        uint32_t count = s->tables->pairs[row][pair_slot(a, b, row)];
        least = count < least ? count : least;
    }
    return least;
}

static void count_pairs(struct shift *s)
{
    uint32_t n = s->raw_n < PAIR_SAMPLE ? s->raw_n : PAIR_SAMPLE;
    uint16_t before = '\n';
    for (uint32_t i = 0; i < n;) {
        bool open = s->raw[i] == '(' || s->raw[i] == 0xFF08;
        uint32_t note = open ? note_length(s->raw + i, n - i, false) : 0;
        if (note) {
            i += note;
            continue;
        }
        uint16_t u = fold_next(s->raw, n, &i);
        if (u != FOLD_DROP && u != FOLD_BLANK) {
            pair_add(s, before, u);
            before = u;
        }
    }
    for (size_t i = 1; usual_pairs[i]; i++) {
        if (usual_pairs[i] != ' ' && usual_pairs[i - 1] != ' ') {
            pair_add(s, usual_pairs[i - 1], usual_pairs[i]);
        }
    }
}

static void make_tables(struct shift *s)
{
    if (!s->tables) {
        s->tables = arena_new(s->arena, struct shift_tables);
        gbk_fill(&s->tables->gbk);
        count_pairs(s);
    }
}

static uint32_t cost_of(const struct shift *s, uint16_t unit)
{
    uint16_t u = fold_unit(unit);
    unsigned code = s->tables->gbk.code[u], lead = code >> 8, trail = code & 0xFF;
    if (u < 0x80 || lead == 0xA1 || lead == 0xA3) {
        return 0;
    }
    if (trail >= 0xA1 && lead >= 0xB0 && lead <= 0xD7) { // GB2312 level 1
        return u == unit ? 0 : COST_VARIANT;
    }
    return u >= 0x4E00 && u <= 0x9FFF ? COST_RARE : COST_ODD;
}

static bool is_halved_mark(uint16_t u)
{
    return u == ',' || u == '!' || u == '(' || u == ')' || u == ':' || u == ';';
}

static void add_stop(struct run *r, uint32_t next)
{
    if (r->stop_n < STOPS_MAX && r->n >= 3) { // one whole character at least
        r->stops[r->stop_n++] =
            (struct stop){r->n, next, r->members, r->notes, r->cost, r->n % 2 != 0};
    }
}

static void add_byte(struct run *r, unsigned byte, uint32_t at)
{
    r->byte[r->n] = (unsigned char)byte;
    r->at[r->n++] = at;
}

// Takes the character at raw[i] into the run; false: the run ends in front of it.
static bool take_member(const struct shift *s, struct run *r, uint32_t i)
{
    uint16_t u = s->raw[i];
    unsigned code = s->tables->gbk.code[u];
    if (is_halved_mark(u)) {
        if (r->stop_n < STOPS_MAX - 1) { // the last is for the end of the run
            add_stop(r, i);
        }
        code = 0xA380u + u;
    }
    if (code == 0 || r->members == RUN_MAX) {
        return false;
    }
    add_byte(r, code >> 8, i);
    add_byte(r, code & 0xFF, i);
    r->members++;
    r->cost += cost_of(s, u);
    return true;
}

static void collect(const struct shift *s, uint32_t i, struct run *r)
{
    uint32_t n = s->raw_n, tail = note_tail_length(s->raw + i, n - i);
    r->notes += tail != 0;
    for (i += tail; i < n;) {
        uint16_t u = s->raw[i];
        bool open = u == '(' || u == 0xFF08;
        uint32_t note = open ? note_length(s->raw + i, n - i, false) : 0;
        if (note) {
            r->notes++;
            i += note;
            continue;
        }
        if (u >= 0x40 && u <= 0x7E && r->n) {
            add_byte(r, u, i);
            r->cost += COST_LETTER;
            add_stop(r, i + 1);
            return;
        }
        if (!take_member(s, r, i)) {
            break;
        }
        i++;
    }
    bool lost = i < n && (s->raw[i] == '?' || s->raw[i] == 0xFFFD);
    add_stop(r, lost ? i + 1 : i);
}

// How often the character was seen beside its neighbours; both sides count more than
// one.
static uint32_t company(const struct shift *s, uint16_t before, uint16_t u,
                        uint16_t after)
{
    uint32_t left = pair_count(s, before, u), right = pair_count(s, u, after);
    return (left < 5 ? left : 5) + (right < 5 ? right : 5) + (left && right ? 5 : 0);
}

// The likeliest character of the codes first, first + step, … up to last; U+3013 when
// none is likely at all.
static uint16_t likeliest(struct shift *s, const unsigned codes[3], uint16_t before,
                          uint16_t after)
{
    uint16_t best = FOLD_GETA;
    uint32_t best_score = 0;
    if (s->tables->lookups++ > LOOKUPS_MAX) {
        return best;
    }
    for (unsigned code = codes[0]; code <= codes[1]; code += codes[2]) {
        uint16_t unit = s->tables->gbk.unit[code], u = fold_unit(unit);
        if (!unit || cost_of(s, unit) > COST_VARIANT || u == FOLD_BLANK) {
            continue;
        }
        uint32_t score = 4 * company(s, before, u, after) + (u == unit ? 1u : 0u) +
                         (u == 0x3002 || u == ',' ? 2u : 0u);
        if (score > best_score && score > 1) {
            best = u;
            best_score = score;
        }
    }
    return best;
}

// The first character: its lead byte is lost. An ideographic blank opens many lines.
static uint16_t first_character(struct shift *s, unsigned trail, uint16_t before,
                                uint16_t after)
{
    if (trail == 0xA1 && before == '\n') {
        return FOLD_DROP;
    }
    const unsigned codes[3] = {0x8100 | trail, 0xFE00 | trail, 0x100};
    return likeliest(s, codes, before, after);
}

static bool is_number_part(uint16_t u)
{
    static const uint16_t parts[] = u"一二三四五六七八九十百0123456789";
    for (size_t i = 0; parts[i]; i++) {
        if (parts[i] == u) {
            return true;
        }
    }
    return false;
}

static bool closes_number(const struct folded *f)
{
    uint32_t i = f->n;
    while (i && is_number_part(f->unit[i - 1])) {
        i--;
    }
    return i < f->n && i && f->unit[i - 1] == '(';
}

// The last character: its trail byte is lost.
static uint16_t last_character(struct shift *s, unsigned lead, const struct folded *f,
                               uint16_t after)
{
    if (lead == 0xA3 && closes_number(f)) {
        return ')';
    }
    const unsigned codes[3] = {lead << 8 | 0x40, lead << 8 | 0xFE, 1};
    return likeliest(s, codes, f->n ? f->unit[f->n - 1] : '\n', after);
}

// What the complete characters of the run cost when it ends at `stop`.
static uint32_t cost_of_stop(const struct shift *s, const struct run *r, uint32_t bytes)
{
    uint32_t cost = 0;
    for (uint32_t i = 1; i + 1 < bytes; i += 2) {
        uint16_t u = s->tables->gbk.unit[r->byte[i] << 8 | r->byte[i + 1]];
        cost += u ? cost_of(s, u) : 2 * COST_ODD;
    }
    return cost;
}

// The end that makes the text most plausible; NULL when none is far better than the
// text as it stands. A run of usual characters is never touched.
static const struct stop *best_stop(const struct shift *s, const struct run *r)
{
    const struct stop *best = NULL;
    int64_t best_gain = 0;
    for (uint32_t i = 0; i < r->stop_n; i++) {
        const struct stop *stop = &r->stops[i];
        uint32_t after = cost_of_stop(s, r, stop->bytes);
        uint32_t whole = (stop->bytes - 1) / 2, half = stop->trail ? 0 : COST_LOST / 2;
        int64_t gain = (int64_t)COST_RARE + stop->cost - 2 * (int64_t)after - half;
        if (stop->cost >= COST_LETTER && after <= 6 * whole && gain > best_gain) {
            best = stop;
            best_gain = gain;
        }
    }
    return best;
}

static uint16_t following(const struct shift *s, uint32_t i)
{
    uint16_t u = FOLD_DROP;
    while (i < s->raw_n && (u == FOLD_DROP || u == FOLD_BLANK)) {
        u = fold_next(s->raw, s->raw_n, &i);
    }
    return u == FOLD_DROP || u == FOLD_BLANK ? '\n' : u;
}

static uint16_t pair_at(const struct shift *s, const struct run *r, uint32_t i)
{
    return fold_unit(s->tables->gbk.unit[r->byte[i] << 8 | r->byte[i + 1]]);
}

bool shift_repair(struct shift *s, uint32_t i, struct folded *to, struct repair *out)
{
    make_tables(s);
    struct run *r = &s->tables->run;
    r->n = r->members = r->notes = r->cost = r->stop_n = 0;
    collect(s, i + 1, r);
    const struct stop *stop = best_stop(s, r);
    if (!stop) {
        return false;
    }
    *out = (struct repair){.end = stop->next, .notes = stop->notes};
    uint16_t before = to->n ? to->unit[to->n - 1] : '\n';
    uint16_t first = first_character(s, r->byte[0], before, pair_at(s, r, 1));
    out->lost += first == FOLD_GETA;
    fold_put(to, first, i);
    for (uint32_t k = 1; k + 1 < stop->bytes; k += 2) {
        fold_put(to, pair_at(s, r, k), r->at[k]);
    }
    if (!stop->trail) {
        uint32_t end = stop->bytes - 1;
        uint16_t last = last_character(s, r->byte[end], to, following(s, stop->next));
        out->lost += last == FOLD_GETA;
        fold_put(to, last, r->at[end]);
    }
    return true;
}
