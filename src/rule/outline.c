// outline.c: the key `outline`: wordings of titles, headings and lines.
#include "base/say.h"
#include "model/report.h"
#include "rule/keys.h"

static void read_role_words(struct loader *l, const struct node *n, void *out)
{
    const char *names[ROLE_N + 1] = {NULL};
    struct outline *o = out;
    for (int r = 0; r < ROLE_N; r++) {
        names[r] = role_name((enum role)r);
    }
    int r = field_pick(l, n->key, names, say("role"));
    if (r >= 0 && !node_empty(n)) {
        value_words(l, n, &o->roles[r]);
    }
}

static void read_roles(struct loader *l, const struct node *n, void *out)
{
    field_values(l, n, say("a mapping of section roles to wordings"), read_role_words,
                 out);
}

static void read_genre(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"name", true, value_text, offsetof(struct genre, name)},
        {"name_en", false, value_text, offsetof(struct genre, name_en)},
        {"pack", false, value_id, offsetof(struct genre, pack)},
        {"title", true, value_words, offsetof(struct genre, title)},
        {0},
    };
    struct outline *o = out;
    struct genre *genre = vec_add(l->a, &o->genres);
    (void)field_record(l, n, fields, genre);
    const struct node *pack = node_get(n, "pack");
    genre->place = node_place(pack ? pack : n);
}

static void read_genres(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_genre, out);
}

static void read_part(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"role", true, value_role, offsetof(struct sample_part, role)},
        {"heading", true, value_text, offsetof(struct sample_part, heading)},
        {"text", false, value_text, offsetof(struct sample_part, text)},
        {0},
    };
    struct sample *sample = out;
    (void)field_record(l, n, fields, vec_add(l->a, &sample->parts));
}

static void read_parts(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_part, out);
}

static void read_sample(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"title", true, value_text, offsetof(struct sample, title)},
        {"opening", false, value_text, offsetof(struct sample, opening)},
        {"date", true, value_text, offsetof(struct sample, date)},
        {"parts", true, read_parts, 0},
        {0},
    };
    struct outline *o = out;
    (void)field_record(l, n, fields, &o->sample);
}

#define WORDS(member)                                                                  \
    {                                                                                  \
#member, false, value_words, offsetof(struct outline, member)                  \
    }

void key_outline(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"roles", true, read_roles, 0},
        WORDS(shortcoming_cues),
        WORDS(plan_cues),
        WORDS(lead),
        WORDS(title),
        WORDS(title_ends),
        WORDS(addressee),
        WORDS(closing),
        WORDS(furniture),
        WORDS(not_figures),
        WORDS(made),
        WORDS(stock),
        {"genres", false, read_genres, 0},
        {"sample", false, read_sample, 0},
        {0},
    };
    (void)field_record(l, n, fields, out);
}
