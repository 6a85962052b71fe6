// figures.c: which numbers are figures, their value and unit; documents named in 《》.
#include "parsing.h"

struct figure_case {
    const char *text,
        *want; // `number|unit|value in hundredths` with ~ about, % percent, ? bare
};

static const struct figure_case right[] = {
    {"出具意见15份。", "15|份|1500"},
    {"办案件12件、宗卷3宗。", "12|件|1200 3|宗|300"},
    {"培训二十余次。", "二十余|次|2000~"},
    {"开展活动十余场次。", "十余|场次|1000~"},
    {"罚没款7.88万元。", "7.88万|元|7880000"},
    {"罚款金额712250元。", "712250|元|71225000"},
    {"挽回损失22000余元。", "22000余|元|2200000~"},
    {"欠款233万余元。", "233万余|元|233000000~"},
    {"投资335.58亿元。", "335.58亿|元|3355800000000"},
    {"合格率98%。", "98|%|9800%"},
    {"化解率99.66%以上。", "99.66|%|9966%~"},
    {"近40%的案件。", "40|%|4000%~"},
    {"覆盖率百分之九十。", "百分之九十||9000%"},
    {"参考率百分之百。", "百分之百||10000%"},
    {"下降2.5个百分点。", "2.5|个百分点|250%"},
    {"减少四成。", "四|成|4000%"},
    {"减少六成三。", "六|成三|6300%"},
    {"培训2.6万人次。", "2.6万|人次|2600000"},
    {"检查48户次,巡查464余场次。", "48|户次|4800 464余|场次|46400~"},
    {"办结1,286件。", "1,286|件|128600"},
    {"发放1,234,567份。", "1,234,567|份|123456700"},
    {"发放资料3000多份。", "3000多|份|300000~"},
    {"受众1千余人。", "1千余|人|100000~"},
    {"受众千余人。", "千余|人|100000~"},
    {"资料两万余份。", "两万余|份|2000000~"},
    {"走访三百多户。", "三百多|户|30000~"},
    {"讲座两场。", "两|场|200"},
    {"制定一件规范性文件。", "一|件|100"},
    {"作出行政处罚170,罚款。", "170||17000?"},
    {"举办培训会议11。", "11||1100?"},
    {"超过500人参加。", "500|人|50000~"},
    {"逾百名干部。", "百|名|10000~"},
    {"约30家企业。", "30|家|3000~"},
    {"数百人参加。", "数百|人|10000~"},
    {"增长3倍。", "3|倍|300"},
    {"设立12个窗口。", "12|个|1200"},
    {"压缩到5个工作日。", "5|个工作日|500"},
    {"15日内公开。", "15|日内|1500"},
    {"二十二项任务。", "二十二|项|2200"},
    {"一百零五件提案。", "一百零五|件|10500"},
    {"全年全覆盖,满意率100%。", "100|%|10000%"},
    {"发放宣传单２０００份。", "2000|份|200000"},
    {"发放资料2025份。", "2025|份|202500"},
    {"12345热线工单1540余件。", "1540余|件|154000~"},
    {"聘请律师事务所1家担任顾问。", "1|家|100"},
    {"参训4期48人次。", "4|期|400 48|人次|4800"},
    {"每万人配备1到1.5名。", "1||100? 1.5|名|150"},
    {"第一批公布3项。", "3|项|300"},
    {"三项制度审核5件。", "5|件|500"},
    {"学习6次以上。", "6|次|600~"},
};

static const char *const none[] = {
    "2024年工作扎实推进。",
    "2023我局推进工作。",
    "2021—2025年规划。",
    "(20212025年)纲要。",
    "2025年1月8日召开会议。",
    "在202382日召开会议。",
    "二〇二四年度。",
    "第十二条规定。",
    "第3季度。",
    "厅字〔2019〕28号文件。",
    "国务院令第825号。",
    "落实三项制度。",
    "落实“三项制度”要求。",
    "做到四个亲自。",
    "八五普法扎实推进。",
    "“八五”普法扎实推进。",
    "十四五规划。",
    "党的二十大精神。",
    "二十届三中全会。",
    "落实“三重一大”制度。",
    "坚定两个维护。",
    "拨打12345热线。",
    "“12.4”国家宪法日。",
    "12·4国家宪法日。",
    "“3·15”活动。",
    "6·9国际档案日。",
    "5G手段。",
    "省委“1310”要求。",
    "每周一次性告知。",
    "有一把统一的尺子，建立一批制度，形成一个机制。",
    "一体化推进。",
    "一方面加强领导。",
    "进一步加强。",
    "最多跑一次改革。",
    "高效办成一件事。",
    "双随机、一公开。",
    "一村一法律顾问。",
    "一站式服务。",
    "统一部署。",
    "千家万户。",
    "百姓满意。",
    "电话0591-1234567。",
    "2025-02-18 10:26发布。",
    "10:26开始。",
    "网址A12。",
    "12月开展活动。",
    "五一期间。",
    "三会一课。",
    "十五五开局。",
    "(1)加强领导。",
    "1.加强领导。",
};

static const char *figures_of(struct parsing *p, const struct doc *doc)
{
    struct buf out = {0};
    for (uint32_t i = 0; i < doc->figures.n; i++) {
        const struct figure *f = &doc->figures.at[i];
        static const char *const kinds[] = {"", "%", "?"};
        buf_fmt(&out, "%s%s|%s|%lld%s%s", i ? " " : "", units_of(p, doc, f->span),
                units_of(p, doc, f->unit), (long long)f->hundredths, kinds[f->kind],
                f->about ? "~" : "");
    }
    const char *said = arena_copy(&p->document, buf_str(&out)).p;
    buf_free(&out);
    return said;
}

static const char *figures_in(struct parsing *p, const char *sentence)
{
    struct buf text = {0};
    struct doc doc;
    buf_fmt(&text, "一、主要工作\n%s\n", sentence);
    parse_text(p, text.p, &doc);
    buf_free(&text);
    return figures_of(p, &doc);
}

static void figures_are_read(void **state)
{
    bool good = true;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        const char *got = figures_in(*state, right[i].text);
        if (strcmp(got, right[i].want) != 0) {
            print_error("%s\n  got  %s\n  want %s\n", right[i].text, got,
                        right[i].want);
            good = false;
        }
    }
    assert_true(good);
}

static void names_and_dates_are_no_figures(void **state)
{
    bool good = true;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        const char *got = figures_in(*state, none[i]);
        if (*got) {
            print_error("%s\n  got %s\n", none[i], got);
            good = false;
        }
    }
    assert_true(good);
}

static void figures_are_in_order_and_apart(void **state)
{
    struct doc doc;
    parse_text(*state, "1,2件、3.4万元和百分之五,一二三四五件,近99%左右,数十家,4.5.6\n",
               &doc);
    for (uint32_t i = 0; i + 1 < doc.figures.n; i++) {
        assert_true(doc.figures.at[i].unit.end <= doc.figures.at[i + 1].span.start);
        assert_true(doc.figures.at[i].span.end == doc.figures.at[i].unit.start);
    }
}

static void huge_numbers_do_no_harm(void **state)
{
    struct doc doc;
    parse_text(*state,
               "99999999999999999999999999亿亿亿万万元,九亿亿亿亿亿亿亿亿亿件,"
               "0.00000000000000001%,百分之亿亿亿亿亿亿亿亿亿亿亿亿亿。\n",
               &doc);
    assert_true(doc.figures.n < 9);
}

struct named_case {
    const char *text, *want; // documents, `+` before those made by this body
};

static const struct named_case named[] = {
    {"印发《2025年普法要点》。", "+2025年普法要点"},
    {"学习《行政处罚法》。", "行政处罚法"},
    {"制定了《甲办法》、《乙制度》和《丙规则》等。", "+甲办法 +乙制度 +丙规则"},
    {"制定《甲办法》,学习《乙条例》。", "+甲办法 乙条例"},
    {"学习省政府印发的《甲意见》。", "甲意见"},
    {"关于印发《关于〈甲〉的通知》的函", "+关于〈甲〉的通知"},
    {"贯彻《甲纲要(2021—2025年)》", "甲纲要(2021-2025年)"},
    {"残缺《没有结束", ""},
};

static void documents_are_named(void **state)
{
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        struct doc doc;
        struct buf out = {0};
        parse_text(*state, named[i].text, &doc);
        for (uint32_t k = 0; k < doc.named.n; k++) {
            buf_fmt(&out, "%s%s%s", k ? " " : "", doc.named.at[k].made ? "+" : "",
                    units_of(*state, &doc, doc.named.at[k].span));
        }
        assert_string_equal(out.p ? out.p : "", named[i].want);
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_read),
        cmocka_unit_test(names_and_dates_are_no_figures),
        cmocka_unit_test(figures_are_in_order_and_apart),
        cmocka_unit_test(huge_numbers_do_no_harm),
        cmocka_unit_test(documents_are_named),
    };
    return cmocka_run_group_tests(tests, parsing_open, parsing_close);
}
