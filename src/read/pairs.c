// pairs.c: counts in a fixed table by hashes; exact enough for a few ten thousand
// pairs.
#include "read/pairs.h"

#include "read/fold.h"
#include "read/note.h"

enum { SAMPLE = 200000 }; // characters looked at

// Pairs every official text may need; the document's own come on top.
static const uint16_t usual_pairs[] =
    u"确保 成效。 现将 当地 各地 地区 审批 保障 保护 "
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
    u"二) 三) 四) 五) 六) 七) 八) 九) 十) 清单之外 之内 "
    u"人民 社会 经济 发展 安全 生产 应急 信访 复议 "
    u"诉讼 应诉 公正 公平 文明 严格 队伍 人员";

static uint32_t pair_slot(uint16_t a, uint16_t b, unsigned row)
{
    static const uint32_t odd[PAIR_ROWS] = {0x9E3779B1u, 0x85EBCA6Bu, 0xC2B2AE35u};
    uint32_t h = ((uint32_t)a << 16 | b) * odd[row];
    h = (h ^ h >> 15) * 0x2C1B3C6Du;
    return (h ^ h >> 13) >> (32 - PAIR_BITS);
}

static void pair_add(struct pairs *pairs, uint16_t a, uint16_t b)
{
    for (unsigned row = 0; row < PAIR_ROWS; row++) {
        uint8_t *slot = &pairs->count[row][pair_slot(a, b, row)];
        *slot = (uint8_t)(*slot < 200 ? *slot + 1 : *slot);
    }
}

// The pair (0, u) counts the character alone.
static void character_add(struct pairs *pairs, uint16_t before, uint16_t u)
{
    pair_add(pairs, 0, u);
    pair_add(pairs, before, u);
}

static void learn_usual(struct pairs *pairs)
{
    for (size_t i = 1; usual_pairs[i]; i++) {
        if (usual_pairs[i] != ' ' && usual_pairs[i - 1] != ' ') {
            pair_add(pairs, 0, usual_pairs[i - 1]);
            character_add(pairs, usual_pairs[i - 1], usual_pairs[i]);
        }
    }
}

void pairs_learn(struct pairs *pairs, const uint16_t *raw, uint32_t n)
{
    uint16_t before = '\n';
    n = n < SAMPLE ? n : SAMPLE;
    learn_usual(pairs);
    for (uint32_t i = 0; i < n;) {
        bool open = raw[i] == '(' || raw[i] == 0xFF08;
        uint32_t note = open ? note_length(raw + i, n - i, false) : 0;
        if (note) {
            i += note;
            continue;
        }
        uint16_t u = fold_next(raw, n, &i);
        if (u != FOLD_DROP && u != FOLD_BLANK) {
            character_add(pairs, before, u);
            before = u;
        }
    }
}

uint32_t pairs_count(const struct pairs *pairs, uint16_t a, uint16_t b)
{
    uint32_t least = 200;
    for (unsigned row = 0; row < PAIR_ROWS && least; row++) {
        uint32_t count = pairs->count[row][pair_slot(a, b, row)];
        least = count < least ? count : least;
    }
    return least;
}

bool pairs_know(const struct pairs *pairs, uint16_t u)
{
    return pairs_count(pairs, 0, u) > 0;
}
