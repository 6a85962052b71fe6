// pack.c: the key `pack`: identity, bodies, groups, scoring.
#include "base/say.h"
#include "rule/keys.h"

#define FIELD(type, key, required, read, member)                                       \
    {                                                                                  \
        (key), (required), (read), offsetof(struct type, member)                       \
    }

static const struct node *id_of(const struct node *n)
{
    const struct node *id = node_get(n, "id");
    return id && id->kind == NODE_TEXT && !id->bad ? id : NULL;
}

static void read_body(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        FIELD(body_kind, "id", true, value_id, id),
        FIELD(body_kind, "name", true, value_text, name),
        FIELD(body_kind, "name_en", false, value_text, name_en),
        FIELD(body_kind, "title", true, value_words, title),
        FIELD(body_kind, "sample", false, value_text, sample),
        FIELD(body_kind, "weight_total", false, value_points, weight_total_h),
        {0},
    };
    struct pack *p = out;
    if (p->bodies.n == BODIES_MAX) {
        struct str limit = arena_fmt(l->scratch, say("%d bodies"), (int)BODIES_MAX);
        field_fault(l, n, DIAG_RULE_TOO_LARGE, limit.p, "");
        return;
    }
    (void)field_record(l, n, fields, vec_add(l->a, &p->bodies));
    if (id_of(n)) {
        vec_push(l->scratch, &l->body_ids, id_of(n));
    }
}

static void read_bodies(struct loader *l, const struct node *n, void *out)
{
    uint32_t errors = l->d->errors;
    field_maps(l, n, read_body, out);
    if (l->pack->bodies.n == 0 && l->d->errors == errors) {
        field_fault(l, n, DIAG_RULE_EMPTY, say("bodies"), "");
    }
    ids_seal(l, &l->body_ids);
    l->bodies_known = l->d->errors == errors;
}

static void read_group(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        FIELD(group, "id", true, value_id, id),
        FIELD(group, "name", true, value_text, name),
        FIELD(group, "name_en", false, value_text, name_en),
        FIELD(group, "words", false, value_words, words),
        {0},
    };
    struct pack *p = out;
    (void)field_record(l, n, fields, vec_add(l->a, &p->groups));
    if (id_of(n)) {
        vec_push(l->scratch, &l->group_ids, id_of(n));
    }
}

static void read_groups(struct loader *l, const struct node *n, void *out)
{
    uint32_t errors = l->d->errors;
    field_maps(l, n, read_group, out);
    if (l->pack->groups.n == 0 && l->d->errors == errors) {
        field_fault(l, n, DIAG_RULE_EMPTY, say("groups"), "");
    }
    ids_seal(l, &l->group_ids);
    l->groups_known = l->d->errors == errors;
}

static void read_weak(struct loader *l, const struct node *n, void *out)
{
    struct scoring *s = out;
    int32_t percent[2] = {0, 0};
    const struct node *v = n->kind == NODE_LIST && n->n == 2 ? n->first : NULL;
    if (!v) {
        field_fault_type(l, n, say("a list of two numbers: [40, 60]"));
        return;
    }
    uint32_t errors = l->d->errors;
    for (int i = 0; i < 2; i++, v = v->next) {
        uint32_t count = 0;
        value_count(l, v, &count);
        if (count > 100) {
            field_fault_value(l, v, say("a percentage from 0 to 100"));
        }
        percent[i] = (int32_t)count;
    }
    if (l->d->errors == errors && percent[0] > percent[1]) {
        field_fault_value(l, n->first, say("the lower percentage stands first"));
    }
    s->weak_low = percent[0];
    s->weak_high = percent[1];
}

static void read_points(struct loader *l, const struct node *n, void *out)
{
    int32_t *points = out;
    value_points(l, n, points);
    if (*points > 10000) {
        field_fault_value(l, n, say("points from 0 to 100"));
    }
}

static void read_caps(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        FIELD(scoring, "one", true, read_points, cap_one_h),
        FIELD(scoring, "more", true, read_points, cap_more_h),
        {0},
    };
    (void)field_record(l, n, fields, out);
}

static void read_grade(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        FIELD(grade, "name", true, value_text, name),
        FIELD(grade, "name_en", false, value_text, name_en),
        FIELD(grade, "from", true, read_points, from_h),
        {0},
    };
    struct scoring *s = out;
    struct grade *g = vec_add(l->a, &s->grades);
    uint32_t errors = l->d->errors;
    (void)field_record(l, n, fields, g);
    bool rises = s->grades.n > 1 && g->from_h >= s->grades.at[s->grades.n - 2].from_h;
    if (rises && l->d->errors == errors) {
        field_fault_value(l, node_get(n, "from"),
                          say("the highest grade stands first"));
    }
}

static void read_grades(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_grade, out);
}

static void read_scoring(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"weak", true, read_weak, 0},
        {"caps", true, read_caps, 0},
        FIELD(scoring, "pass", true, read_points, pass_h),
        {"grades", true, read_grades, 0},
        {0},
    };
    (void)field_record(l, n, fields, out);
}

void key_pack(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        FIELD(pack, "id", true, value_id, id),
        FIELD(pack, "name", true, value_text, name),
        FIELD(pack, "name_en", false, value_text, name_en),
        FIELD(pack, "edition", true, value_text, edition),
        FIELD(pack, "note", false, value_text, note),
        FIELD(pack, "note_en", false, value_text, note_en),
        {"bodies", true, read_bodies, 0},
        {"groups", true, read_groups, 0},
        FIELD(pack, "scoring", true, read_scoring, scoring),
        {0},
    };
    (void)field_record(l, n, fields, out);
}
