// skeleton.c: the report around an example, as the pack's `sample` has it.
#include "skeleton.h"

// Where the example goes.
struct placed {
    enum role role; // ROLE_N: it is title, opening or signature
    struct str text;
    struct str plan; // KIND_ANSWERS
};

static void put_line(struct buf *out, struct str line)
{
    buf_add(out, line);
    buf_byte(out, '\n');
}

static struct str first_word(const word_list *words)
{
    return words->n ? words->at[0] : STR("");
}

static struct str agency(const struct pack *pack, struct str body)
{
    int i = pack_body(pack, body);
    const struct body_kind *kind = &pack->bodies.at[i < 0 ? 0 : i];
    return kind->sample.n ? kind->sample : first_word(&kind->title);
}

// A pack without `sample`: its own first wordings make title and headings.
static void make_plain(struct arena *a, const struct outline *o, struct sample *out)
{
    static const char *const numbers[] = {"一", "二", "三", "四", "五"};
    out->title = arena_fmt(a, "{agency}2025年度%s%s", first_word(&o->title).p,
                           first_word(&o->title_ends).p);
    out->date = STR("2026年1月15日");
    for (int r = ROLE_ACHIEVEMENTS; r <= ROLE_OTHER; r++) {
        struct sample_part *part = vec_add(a, &out->parts);
        part->role = (enum role)r;
        part->heading = arena_fmt(a, "%s、%s", numbers[r], first_word(&o->roles[r]).p);
    }
}

static void put_title(struct buf *out, struct str title, struct str agency)
{
    static const char mark[] = "{agency}";
    const char *at = strstr(title.p, mark);
    size_t before = at ? (size_t)(at - title.p) : 0;
    if (at) {
        buf_add(out, (struct str){title.p, before});
        buf_add(out, agency);
        before += sizeof mark - 1;
    }
    put_line(out, (struct str){title.p + before, title.n - before});
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

// Sentences of an item that is told in several sections stand among the measures.
static enum role role_of_content(const struct item *item)
{
    enum role role = ROLE_ACHIEVEMENTS;
    while (role < ROLE_N && item->where && !(item->where >> role & 1)) {
        role++;
    }
    return role < ROLE_N ? role : ROLE_ACHIEVEMENTS;
}

static struct placed place(const struct item *item, struct str example)
{
    switch (item->kind) {
    case KIND_SECTION:
    case KIND_PROBLEMS:
    case KIND_CAUSES:
    case KIND_PLAN:
    case KIND_OTHER:
    case KIND_DUTY:
        return (struct placed){item->role, example, STR("")};
    case KIND_ANSWERS: {
        struct str problem = first_line(&example);
        return (struct placed){ROLE_SHORTCOMINGS, problem, example};
    }
    case KIND_DENSITY:
    case KIND_CONTENT:
        return (struct placed){role_of_content(item), example, STR("")};
    case KIND_TITLE:
    case KIND_LEAD:
    case KIND_SIGNATURE:
    case KIND_N:
        break;
    }
    return (struct placed){ROLE_N, example, STR("")};
}

// The example stands in the first part of its role.
static void put_parts(struct buf *out, const struct sample *sample, struct placed p)
{
    for (uint32_t i = 0; i < sample->parts.n; i++) {
        const struct sample_part *part = &sample->parts.at[i];
        struct str *own = part->role == p.role      ? &p.text
                          : part->role == ROLE_PLAN ? &p.plan
                                                    : NULL;
        struct str text = own && own->n ? *own : part->text;
        if (text.n) {
            put_line(out, part->heading);
            put_line(out, text);
        }
        if (own) {
            *own = STR("");
        }
    }
}

void skeleton_put(struct buf *out, const struct pack *pack, const struct item *item,
                  struct str body, struct str example)
{
    const struct sample *sample = &pack->outline.sample;
    struct str name = agency(pack, body);
    struct arena a = {0};
    struct sample plain = {0};
    if (sample->parts.n == 0) {
        make_plain(&a, &pack->outline, &plain);
        sample = &plain;
    }
    enum item_kind kind = item->kind;
    if (kind == KIND_TITLE) {
        put_line(out, example);
    } else {
        put_title(out, sample->title, name);
    }
    if (kind == KIND_LEAD) {
        put_line(out, example);
    } else if (kind != KIND_SIGNATURE && sample->opening.n) {
        put_line(out, sample->opening);
    }
    put_parts(out, sample, place(item, example));
    if (kind == KIND_SIGNATURE) {
        put_line(out, example);
    } else {
        put_line(out, name);
        put_line(out, sample->date);
    }
    arena_free(&a);
}
