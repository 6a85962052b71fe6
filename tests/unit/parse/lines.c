// lines.c: page furniture, joined lines, repeated titles: the paragraphs that remain.
#include "parsing.h"

struct text_case {
    const char *name, *text, *want; // paragraphs that remain, `|` between them
};

#define TITLE "某县教育局2024年法治政府建设情况报告"
#define LEAD "2024年,我局认真抓好法治政府建设。现将有关情况报告如下:"
#define TEXT "局党组全年专题研究法治工作四次,审议议题九项,并按要求逐项抓好落实。"

static const struct text_case cases[] = {
    {"breadcrumb and metadata before the title",
     "首页 > 政务公开 > 法治政府建设年度报告\n来源:县教育局 发布时间:2025-02-18 "
     "浏览次数:317\n" TITLE "\n" LEAD "\n",
     TITLE "|" LEAD},
    {"metadata below the title",
     TITLE "\n来源:县教育局 发布时间:2025-03-12 10:26 浏览次数:187 【字体:大 中 小】 "
           "打印 关闭\n" LEAD "\n",
     TITLE "|" LEAD},
    {"metadata table",
     "索引号:\n11350400/2025-00012\n发布机构:\n某县教育局\n有效性:\n有效\n" TITLE
     "\n" LEAD "\n",
     TITLE "|" LEAD},
    {"site name before the title", "某县人民政府\n" TITLE "\n" LEAD "\n",
     TITLE "|" LEAD},
    {"letters lost in labels", "[ 索号 ] 123\n[ 有性 ] 有\n" TITLE "\n" LEAD "\n",
     TITLE "|" LEAD},
    {"after the date",
     TITLE "\n" LEAD "\n" TEXT
           "\n某县教育局\n2025年1月8日\n知识图谱\n相关信息和服务\n当前展示内容?返回\n",
     TITLE "|" LEAD "|" TEXT "|某县教育局|2025年1月8日"},
    {"after the text, without signature",
     TITLE "\n" LEAD "\n" TEXT
           "\n扫一扫在手机打开当前页\n上一篇:某县2024年政府信息公开工作年度报告\n",
     TITLE "|" LEAD "|" TEXT},
    {"related links",
     TITLE "\n" LEAD "\n" TEXT
           "\n2025年2月18日\n相关链接:权责清单 | 行政复议 | 关闭窗口\n",
     TITLE "|" LEAD "|" TEXT "|2025年2月18日"},
    {"furniture words inside prose stay",
     TITLE "\n" LEAD "\n在网站首页开设专栏,扫一扫二维码即可评议,全年浏览次数达到三万次,"
           "群众反映良好。\n",
     TITLE
     "|" LEAD
     "|在网站首页开设专栏,扫一扫二维码即可评议,全年浏览次数达到三万次,群众反映良好。"},
    {"stray furniture in the middle",
     TITLE "\n" LEAD "\n一、主要工作\n分享到:\n" TEXT "\n- 3 -\n" TEXT "\n",
     TITLE "|" LEAD "|一、主要工作|" TEXT "|" TEXT},
    {"links go, a table and its head stay",
     TITLE "\n" LEAD "\n" TEXT "\n首页 | 公开 | 互动\n" TEXT
           "\n信息内容 | 制发 | 有效\n规章 | 0 | /\n",
     TITLE "|" LEAD "|" TEXT "|" TEXT "|信息内容|制发|有效|规章|0|/"},
    {"rows of a table, from tabs, are no half sentences",
     TITLE
     "\n" LEAD "\n" TEXT
     "\n申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请(区分处理的,只"
     "计这一情形)\t0\t1\t1\n其他\t2\t3\t5\n",
     TITLE
     "|" LEAD "|" TEXT
     "|申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请(区分处理的,只"
     "计这一情形)0 1 1|其他2 3 5"},
    {"a title three times", TITLE "\n" TITLE "\n" TITLE "\n" LEAD "\n", TITLE "|" LEAD},
    {"repeats that differ",
     "某县教育局2024年度法治政府建设情况报告\n某县教育局2024年法治政府建设情况报告"
     "\n" LEAD "\n",
     "某县教育局2024年度法治政府建设情况报告|" LEAD},
    {"a title over three lines",
     "某县教育局\n关于2024年法治政府建设\n情况的报告\n" LEAD "\n",
     "某县教育局关于2024年法治政府建设情况的报告|" LEAD},
    {"joint issuers above the title",
     "中共某县委员会\n某县人民政府\n关于2024年度法治政府建设情况的报告\n" LEAD "\n",
     "中共某县委员会某县人民政府关于2024年度法治政府建设情况的报告|" LEAD},
    {"agency and date below the title",
     "关于2024年度法治政府建设情况的报告\n某县档案馆\n(2025年2月20日)\n" LEAD "\n",
     "关于2024年度法治政府建设情况的报告|某县档案馆|(2025年2月20日)|" LEAD},
    {"addressee and text in one line", TITLE "\n县委、县政府:" LEAD "\n",
     TITLE "|县委、县政府:|" LEAD},
    {"agency and date in one line",
     TITLE "\n" LEAD "\n" TEXT "\n某县教育局2025年1月8日\n",
     TITLE "|" LEAD "|" TEXT "|某县教育局|2025年1月8日"},
    {"a line broken in the middle of a sentence",
     TITLE "\n" LEAD "\n一、主要工作\n局党组全年专题研究法治工作四次,\n审议议题九项,"
           "并按要求逐项抓好落实。\n",
     TITLE "|" LEAD "|一、主要工作|" TEXT},
    {"a broken line that begins with a mark",
     TITLE "\n" LEAD
           "\n局党组全年专题研究法治工作四次\n,审议议题九项,并按要求逐项抓好落实。\n",
     TITLE "|" LEAD "|" TEXT},
    {"a number alone on its line", TITLE "\n" LEAD "\n(一)\n加强领导\n" TEXT "\n",
     TITLE "|" LEAD "|(一)加强领导|" TEXT},
    {"a short heading is not swallowed",
     TITLE "\n" LEAD "\n一、主要工作\n" TEXT "\n存在的不足\n" TEXT "\n",
     TITLE "|" LEAD "|一、主要工作|" TEXT "|存在的不足|" TEXT},
    {"no title", LEAD "\n一、主要工作\n" TEXT "\n", LEAD "|一、主要工作|" TEXT},
    {"closing", TITLE "\n" LEAD "\n" TEXT "\n特此报告。\n某县教育局\n2025年1月8日\n",
     TITLE "|" LEAD "|" TEXT "|特此报告。|某县教育局|2025年1月8日"},
    {"an unfinished last sentence does not swallow the closing",
     TITLE "\n" LEAD "\n切实加强对一线接访人员的培训力度,不断减少医疗纠纷的发生,"
           "提高全体市民就医的满意度\n\n特此报告。\n",
     TITLE "|" LEAD "|切实加强对一线接访人员的培训力度,不断减少医疗纠纷的发生,"
           "提高全体市民就医的满意度|特此报告。"},
};

static const char *paragraphs_of(struct parsing *p, const char *text)
{
    struct doc doc;
    struct buf out = {0};
    parse_text(p, text, &doc);
    for (uint32_t i = 0; i < doc.paras.n; i++) {
        buf_fmt(&out, "%s%s", i ? "|" : "", units_of(p, &doc, doc.paras.at[i].span));
    }
    const char *said = arena_copy(&p->document, buf_str(&out)).p;
    buf_free(&out);
    return said;
}

static void paragraphs_remain(void **state)
{
    bool good = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = paragraphs_of(*state, cases[i].text);
        if (strcmp(got, cases[i].want) != 0) {
            print_error("%s:\n  got  %s\n  want %s\n", cases[i].name, got,
                        cases[i].want);
            good = false;
        }
    }
    assert_true(good);
}

static void wrapped_text_is_joined(void **state)
{
    static const char text[] = "某县教育局2024年法治政府建设情况报告\n"
                               "  2024年,我局坚持以习近平新时代中国特色社会主\n"
                               "义思想为指导,认真抓好法治政府建设各项工作。现将\n"
                               "有关情况报告如下:\n"
                               "  一、主要举措和成效\n"
                               "  (一)加强组织领导。局党组全年专题研究法治工作四\n"
                               "次,审议议题九项,并按要求逐项抓好落实。年初制定\n"
                               "工作要点,明确责任科室和完成时限,定期调度推进。\n"
                               "年底组织考核,结果与评先评优挂钩,压实各级的责\n"
                               "任。\n"
                               "  (二)规范行政执法。组织案卷评查两次,发现问题十\n"
                               "二个,全部完成整改,执法规范化水平得到明显提高,\n"
                               "群众满意度持续提升。\n"
                               "  二、存在的不足\n"
                               "  执法力量较为薄弱。\n";
    assert_string_equal(paragraphs_of(*state, text),
                        "某县教育局2024年法治政府建设情况报告|2024年,"
                        "我局坚持以习近平新时代中国特色社会主义思想为"
                        "指导,认真抓好法治政府建设各项工作。现将有关情况报告如下:|"
                        "一、主要举措和成效|(一)加强组织领导。"
                        "局党组全年专题研究法治工作四次,审议议题九项,"
                        "并按要求逐项抓好落实。年初制定工作要点,明确责任科"
                        "室和完成时限,定期调度推进。年底组织考核,结果与评先评优挂钩,"
                        "压实各级的责任。|(二)规范行政执法。"
                        "组织案卷评查两次,发现问题十二个,全部完成整改,"
                        "执法规范化水平得到明显提高,群众满意度持续提升。|"
                        "二、存在的不足|执法力量较为薄弱。");
}

static void places_lead_to_the_file(void **state)
{
    struct doc doc;
    parse_text(*state,
               "首页 > 政务公开 > 报告\n" TITLE "\n" LEAD
               "\n一、 主要工作\n局党组研究法治工作,\n审议议题。\n",
               &doc);
    assert_int_equal(doc.at[doc.n], doc.text->raw_n);
    for (uint32_t i = 0; i < doc.n; i++) {
        assert_true(doc.at[i] <= doc.at[i + 1]);
        if (doc.unit[i] != '\n' && doc.unit[i] > 0x4E00) {
            assert_int_equal(doc.text->raw[doc.at[i]], doc.unit[i]);
        }
    }
    const struct section *s = &doc.sections.at[1];
    struct position at = text_position(doc.text, doc_raw(&doc, s->heading.start));
    assert_int_equal(at.line, 4);
    assert_int_equal(at.column, 4);
}

static void odd_texts_do_no_harm(void **state)
{
    static const char *const texts[] = {
        "。",
        "一、",
        "(",
        "《",
        "》",
        "2025年1月8日",
        "特此报告",
        ":",
        "某县教育局\n2025年1月8日\n",
        "首页>首页>首页\n",
        "一、\n二、\n三、\n",
        "\n\n\n一\n\n",
        "(一)\n",
        "12345678901234567890",
        "百分之",
        "第章",
        "一是",
        "现将情况报告如下:",
        "关于\n关于\n关于\n报告\n",
        "\"\"\"\"。\"",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct doc doc;
        parse_text(*state, texts[i], &doc);
        assert_true(doc.sections.n >= 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_remain),
        cmocka_unit_test(wrapped_text_is_joined),
        cmocka_unit_test(places_lead_to_the_file),
        cmocka_unit_test(odd_texts_do_no_harm),
    };
    return cmocka_run_group_tests(tests, parsing_open, parsing_close);
}
