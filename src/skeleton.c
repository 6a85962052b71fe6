// skeleton.c: the report around an example. Its own sentences touch no item of any pack
// for this kind of report beyond its structure.
#include "skeleton.h"

static const char *issuer(struct str body)
{
    return str_is(body, "government") ? "青阳县人民政府"
           : str_is(body, "township") ? "青阳县柳河镇人民政府"
                                      : "青阳县档案局";
}

static void put_line(struct buf *out, struct str line)
{
    buf_add(out, line);
    buf_byte(out, '\n');
}

static void put_title(struct buf *out, enum item_kind kind, struct str body,
                      struct str example)
{
    if (kind == KIND_TITLE) {
        put_line(out, example);
    } else {
        buf_fmt(out, "%s2025年度法治政府建设情况报告\n", issuer(body));
    }
}

static void put_opening(struct buf *out, enum item_kind kind, struct str example)
{
    if (kind == KIND_LEAD) {
        put_line(out, example);
    } else if (kind != KIND_SIGNATURE) {
        buf_addz(out, "现将2025年度工作情况报告如下：\n");
    }
}

static struct str first_line(struct str *text)
{
    const char *end = memchr(text->p, '\n', text->n);
    struct str line = {text->p, end ? (size_t)(end - text->p) : text->n};
    size_t used = end ? line.n + 1 : line.n;
    text->p += used;
    text->n -= used;
    return line;
}

static void put_part(struct buf *out, const char *heading, struct str text)
{
    if (text.n) {
        buf_fmt(out, "%s\n", heading);
        put_line(out, text);
    }
}

void skeleton_put(struct buf *out, const struct item *item, struct str body,
                  struct str example)
{
    enum item_kind kind = item->kind;
    struct str measures = STR(""), duty = STR(""), problems = STR(""), plan = STR("");
    struct str other = STR("");
    switch (kind) {
    case KIND_PROBLEMS:
    case KIND_CAUSES:
        problems = example;
        break;
    case KIND_PLAN:
        plan = example;
        break;
    case KIND_OTHER:
        other = example;
        break;
    case KIND_DUTY:
        duty = example;
        break;
    case KIND_ANSWERS:
        problems = first_line(&example);
        plan = example;
        break;
    case KIND_SECTION:
    case KIND_DENSITY:
    case KIND_CONTENT:
        measures = example;
        break;
    case KIND_TITLE:
    case KIND_LEAD:
    case KIND_SIGNATURE:
    case KIND_N:
        break;
    }
    put_title(out, kind, body, example);
    put_opening(out, kind, example);
    put_part(out, "一、主要举措和成效",
             measures.n ? measures : STR("各项任务有序推进。"));
    put_part(out, "二、党政主要负责人履行推进法治建设第一责任人职责情况", duty);
    put_part(out, "三、存在的不足和原因",
             problems.n ? problems : STR("工作还有不足。"));
    put_part(out, "四、2026年工作安排", plan.n ? plan : STR("继续做好各项工作。"));
    put_part(out, "五、其他需要报告的情况", other);
    if (kind == KIND_SIGNATURE) {
        put_line(out, example);
    } else {
        buf_fmt(out, "%s\n2026年1月15日\n", issuer(body));
    }
}
