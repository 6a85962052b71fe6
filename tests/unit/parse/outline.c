// outline.c: headings, levels and roles of texts with the faults that real reports
// have.
#include "parsing.h"

// One letter per role, as in `A1 主要举措`; `*` marks a heading with text behind it.
static const char LETTERS[] = "AFSPOpsf";

static const char *outline_of(struct parsing *p, const struct doc *doc)
{
    struct buf out = {0};
    for (uint32_t i = 1; i < doc->sections.n; i++) {
        const struct section *s = &doc->sections.at[i];
        buf_fmt(&out, "%s%c%u%s%s", i > 1 ? "|" : "", LETTERS[s->role], s->level,
                s->run_in ? "*" : "", units_of(p, doc, s->heading));
    }
    const char *said = arena_copy(&p->document, buf_str(&out)).p;
    buf_free(&out);
    return said;
}

#define TITLE "某县教育局2024年法治政府建设情况报告\n"
#define LEAD "2024年,我局认真抓好法治政府建设。现将有关情况报告如下:\n"
#define TEXT "局党组全年专题研究法治工作四次,审议议题九项,并按要求逐项抓好落实。\n"
#define SIGNED "某县教育局\n2025年1月8日\n"

struct outline_case {
    const char *name, *text, *want;
};

static const struct outline_case cases[] = {
    {"plain",
     TITLE LEAD "一、主要举措和成效\n" TEXT "二、存在的不足\n" TEXT
                "三、下一步工作打算\n" TEXT SIGNED,
     "A1主要举措和成效|S1存在的不足|P1下一步工作打算"},
    {"headings end with a stop",
     TITLE LEAD "一、主要工作情况。\n" TEXT "二、存在的问题。\n" TEXT,
     "A1主要工作情况|S1存在的问题"},
    {"second level, own line and run-in",
     TITLE LEAD "一、主要工作\n(一)加强组织领导\n" TEXT "(二)规范执法行为。" TEXT,
     "A1主要工作|A2加强组织领导|A2*规范执法行为"},
    {"run-in with colon", TITLE LEAD "一、主要工作\n(一)组织领导:" TEXT,
     "A1主要工作|A2*组织领导"},
    {"straight to 1. below 一、",
     TITLE LEAD "一、主要工作\n1.加强领导。" TEXT "2、规范执法。" TEXT
                "二、存在的问题\n" TEXT,
     "A1主要工作|A2*加强领导|A2*规范执法|S1存在的问题"},
    {"一是 as the only lower level",
     TITLE LEAD "一、主要工作\n一是加强领导。" TEXT "二是规范执法。" TEXT,
     "A1主要工作|A2*加强领导|A2*规范执法"},
    {"一是 two 二是 in one paragraph is no section",
     TITLE LEAD
     "一、主要工作\n一是加强领导,专题研究法治工作。二是规范执法,开展评查。\n",
     "A1主要工作"},
    {"the number of a first-level heading is lost",
     TITLE LEAD "一、学习贯彻\n" TEXT "二、依法履职\n" TEXT
                "党政主要负责人履行推进法治建设第一责任人职责,加强法治政府建设情况\n("
                "一)抓部署。" TEXT "四、存在的不足\n" TEXT,
     "A1学习贯彻|A1依法履职|F1党政主要负责人履行推进法治建设第一责任人职责,"
     "加强法治政府建设情况|F2*"
     "抓部署|S1存在的不足"},
    {"the number of a heading without known words is lost",
     TITLE LEAD "一、学习贯彻\n" TEXT "提升执法质效\n" TEXT "三、存在的不足\n" TEXT,
     "A1学习贯彻|A1提升执法质效|S1存在的不足"},
    {"left bracket lost",
     TITLE LEAD "一、主要工作\n一)加强领导。" TEXT "二)规范执法。" TEXT,
     "A1主要工作|A2*加强领导|A2*规范执法"},
    {"一、 at two levels",
     TITLE LEAD "一、主要工作\n一、加强领导\n" TEXT "二、规范执法\n" TEXT
                "三、普法宣传\n" TEXT "二、存在的问题\n" TEXT "三、下一步打算\n" TEXT,
     "A1主要工作|A2加强领导|A2规范执法|A2普法宣传|S1存在的问题|P1下一步打算"},
    {"all numbers lost",
     TITLE LEAD "主要举措和成效\n加强组织领导\n" TEXT "规范执法行为\n" TEXT
                "存在的不足\n" TEXT "下一年度主要安排\n" TEXT SIGNED,
     "A1主要举措和成效|A2加强组织领导|A2规范执法行为|S1存在的不足|P1下一年度主要安排"},
    {"numbers run on over second-level headings",
     TITLE LEAD "一、主要工作\n(一)领导\n1.研究部署。" TEXT "2.学法。" TEXT
                "(二)执法\n3.办案。" TEXT,
     "A1主要工作|A2领导|A3*研究部署|A3*学法|A2执法|A3*办案"},
    {"a blank behind the number",
     TITLE LEAD "一、 2024年主要工作\n" TEXT "二、 2025年工作安排\n" TEXT,
     "A12024年主要工作|P12025年工作安排"},
    {"chapters",
     TITLE LEAD "第一部分 主要工作\n一、组织领导\n" TEXT "第二部分 存在的问题\n" TEXT,
     "A1主要工作|A2组织领导|S1存在的问题"},
    {"figures at the start of a line are no headings",
     TITLE LEAD
     "一、主要工作\n1.5万人次参加培训,覆盖全县各个乡镇。\n2024年,全县办理案件12件。\n",
     "A1主要工作"},
    {"a numbered list of sentences keeps its text",
     TITLE LEAD "一、2025年工作安排\n(一)继续加强普法。\n(二)继续加强培训。\n",
     "P12025年工作安排|P2*继续加强普法|P2*继续加强培训"},
    {"themes only, shortcomings and plan last",
     TITLE LEAD "一、健全依法行政制度体系\n" TEXT
                "二、加强组织领导\n(一)切实履行第一责任人职责。" TEXT
                "三、存在的短板\n" TEXT "四、2025年度工作思路\n" TEXT,
     "A1健全依法行政制度体系|A1加强组织领导|F2*切实履行第一责任人职责|S1存在的短板|"
     "P12025年度工作思路"},
    {"first responsible in the plan stays plan",
     TITLE LEAD "一、工作情况\n" TEXT "二、下一步打算\n(一)压实第一责任人职责。" TEXT,
     "A1工作情况|P1下一步打算|P2*压实第一责任人职责"},
    {"another duty of a first responsible person",
     TITLE LEAD "一、工作情况\n(一)落实安全生产第一责任人责任。" TEXT,
     "A1工作情况|A2*落实安全生产第一责任人责任"},
    {"last year's problems are success",
     TITLE LEAD "一、上一年度问题整改“回头看”情况\n" TEXT
                "二、主要举措\n(一)研究解决法治建设存在的问题。" TEXT,
     "A1上一年度问题整改\"回头看\"情况|A1主要举措|A2*研究解决法治建设存在的问题"},
    {"a plan made is success",
     TITLE LEAD "一、工作情况\n(一)制定年度工作计划。" TEXT
                "(二)2024年工作安排部署情况。" TEXT,
     "A1工作情况|A2*制定年度工作计划|A2*2024年工作安排部署情况"},
    {"joint section with sub-headings",
     TITLE LEAD
     "一、工作情况\n" TEXT
     "二、存在不足及下一步安排\n(一)存在不足。力量薄弱。\n(二)下一步安排。加强培训。\n",
     "A1工作情况|S1存在不足及下一步安排|S2*存在不足|P2*下一步安排"},
    {"joint section without sub-headings",
     TITLE LEAD "一、工作情况\n" TEXT
                "二、存在问题及下一步打算\n执法力量较为薄弱,普法形式单一。下一步,"
                "将加强培训。\n持续开展普法。\n",
     "A1工作情况|S1存在问题及下一步打算|P2*"},
    {"shortcomings and plan without headings",
     TITLE LEAD "一、工作情况\n" TEXT TEXT
                "一年来,工作取得一定成绩,但仍存在一些不足:一是力量薄弱;"
                "二是形式单一。\n下一步,我局将加强培训。\n" SIGNED,
     "A1工作情况|S2*|P2*"},
    {"success that names shortcomings or plans in its heading",
     TITLE LEAD "一、聚焦短板弱项,提升执法质效\n" TEXT
                "二、统筹安排,抓好年度工作计划落实\n" TEXT "三、补齐短板弱项\n" TEXT,
     "A1聚焦短板弱项,提升执法质效|A1统筹安排,抓好年度工作计划落实|A1补齐短板弱项"},
    {"other matters", TITLE LEAD "一、工作情况\n" TEXT "二、其它需要报告的事项\n无。\n",
     "A1工作情况|O1其它需要报告的事项"},
    {"first responsible first",
     TITLE "一、2024年党政主要负责人履行推进法治建设第一责任人职责情况\n" TEXT
           "二、主要做法及成效\n" TEXT,
     "F12024年党政主要负责人履行推进法治建设第一责任人职责情况|A1主要做法及成效"},
    {"no headings at all", TITLE TEXT TEXT, "A1*"},
    {"no headings, with a lead", TITLE LEAD TEXT TEXT, "A1*"},
    {"nothing but a heading", "一、主要工作\n", "A1主要工作"},
    {"next year's heading names no plan word",
     TITLE LEAD "一、工作情况\n" TEXT "二、2025年推进法治政府建设的主要举措\n" TEXT,
     "A1工作情况|P12025年推进法治政府建设的主要举措"},
};

static void headings_and_roles(void **state)
{
    struct parsing *p = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct doc doc;
        parse_text(p, cases[i].text, &doc);
        const char *got = outline_of(p, &doc);
        if (strcmp(got, cases[i].want) != 0) {
            print_error("%s:\n  got  %s\n  want %s\n", cases[i].name, got,
                        cases[i].want);
        }
        assert_string_equal(got, cases[i].want);
    }
}

struct sentence_case {
    const char *text;
    enum role want;
};

// Sentences inside a section of achievements.
static const struct sentence_case sentences[] = {
    {"全年办理行政处罚案件12件。", ROLE_ACHIEVEMENTS},
    {"虽然取得了成效,但仍存在宣传形式单一的不足。", ROLE_SHORTCOMINGS},
    {"与上级要求相比,还存在一定差距。", ROLE_SHORTCOMINGS},
    {"执法人员素质有待进一步提升。", ROLE_SHORTCOMINGS},
    {"针对执法中存在的不足,组织整改3次。", ROLE_ACHIEVEMENTS},
    {"针对仍存在的薄弱环节和问题,逐项整改到位。", ROLE_ACHIEVEMENTS},
    {"研究解决法治建设存在的问题3次。", ROLE_ACHIEVEMENTS},
    {"主动查找不足,补齐短板。", ROLE_ACHIEVEMENTS},
    {"对督察反馈的5个问题全部完成整改。", ROLE_ACHIEVEMENTS},
    {"下一步,我局将继续加强普法。", ROLE_PLAN},
    {"2025年,我局将加强培训。", ROLE_PLAN},
    {"2024年,我局将普法纳入年度考核。", ROLE_ACHIEVEMENTS},
    {"研究部署下一步工作4次。", ROLE_ACHIEVEMENTS},
    {"制定年度计划,明确16项任务。", ROLE_ACHIEVEMENTS},
    {"余下1条2025年上半年完成。", ROLE_ACHIEVEMENTS},
    {"今后,将持续加强队伍建设。", ROLE_PLAN},
};

static void roles_of_sentences(void **state)
{
    struct parsing *p = *state;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        struct buf text = {0};
        struct doc doc;
        buf_fmt(&text, "%s一、主要工作\n%s%s\n二、法治宣传\n%s%s%s", TITLE LEAD,
                "持续抓好法治政府建设各项工作。", sentences[i].text, TEXT, TEXT, TEXT);
        parse_text(p, text.p, &doc);
        buf_free(&text);
        bool seen = false;
        for (uint32_t k = 0; k < doc.sentences.n; k++) {
            const struct sentence *s = &doc.sentences.at[k];
            if (strcmp(units_of(p, &doc, s->span), sentences[i].text) == 0) {
                seen = true;
                if (s->role != sentences[i].want) {
                    print_error("%s\n", sentences[i].text);
                }
                assert_int_equal(s->role, sentences[i].want);
            }
        }
        assert_true(seen);
    }
}

static void items_follow_the_sentence_that_announced_them(void **state)
{
    struct doc doc;
    parse_text(*state,
               TITLE LEAD "一、工作情况\n" TEXT
                          "但还存在一些不足:一是甲;二是乙;三是丙。全年办案12件。\n",
               &doc);
    uint32_t n = doc.sentences.n;
    assert_int_equal(doc.sentences.at[n - 4].role, ROLE_SHORTCOMINGS);
    assert_int_equal(doc.sentences.at[n - 3].role, ROLE_SHORTCOMINGS);
    assert_int_equal(doc.sentences.at[n - 2].role, ROLE_SHORTCOMINGS);
}

static void sentences_end_at_stops(void **state)
{
    struct doc doc;
    parse_text(*state,
               TITLE LEAD "一、工作情况\n他说“依法行政。”随后表决;通过!好?(完。)再见\n",
               &doc);
    static const char *const want[] = {
        "他说\"依法行政。\"", "随后表决;", "通过!", "好?", "(完。)", "再见"};
    for (uint32_t i = 0; i < 6; i++) {
        const struct sentence *s = &doc.sentences.at[doc.sentences.n - 6 + i];
        assert_string_equal(units_of(*state, &doc, s->span), want[i]);
    }
}

static void a_tree_holds_its_parts(void **state)
{
    struct doc doc;
    parse_text(*state,
               TITLE LEAD "一、工作\n(一)甲\n1.乙。" TEXT "(二)丙\n" TEXT
                          "二、存在的问题\n" TEXT SIGNED,
               &doc);
    assert_int_equal(doc.sections.n, 6);
    for (uint32_t i = 1; i < doc.sections.n; i++) {
        const struct section *s = &doc.sections.at[i],
                             *above = &doc.sections.at[s->parent];
        assert_true(s->parent < i);
        assert_int_equal(s->level, above->level + 1);
        assert_true(span_holds(above->body, s->body));
    }
    for (uint32_t i = 0; i + 1 < doc.sentences.n; i++) {
        assert_true(doc.sentences.at[i].span.end <= doc.sentences.at[i + 1].span.start);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_and_roles),
        cmocka_unit_test(roles_of_sentences),
        cmocka_unit_test(items_follow_the_sentence_that_announced_them),
        cmocka_unit_test(sentences_end_at_stops),
        cmocka_unit_test(a_tree_holds_its_parts),
    };
    return cmocka_run_group_tests(tests, parsing_open, parsing_close);
}
