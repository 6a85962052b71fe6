// warn.c: what a sound pack may still get wrong: items and patterns that can never
// count, Traditional characters. For rule authors; no run needs it.
#include "base/say.h"
#include "base/utf8.h"
#include "rule/load.h"

static void warn_traditional(struct diags *d, const pattern_list *list,
                             rules_find_fn *find)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const struct pattern *p = &list->at[i];
        size_t at = find(p->source);
        if (at < p->source.n) {
            struct place place = p->place;
            struct str before = {p->source.p, at};
            place.column += (uint32_t)utf8_count(before);
            diag_add(d, DIAG_RULE_TRADITIONAL, place);
        }
    }
}

static void never(struct diags *d, const pattern_list *list, const char *why)
{
    if (list->n) {
        diag_add(d, DIAG_PATTERN_NEVER, list->at[0].place, why);
    }
}

static bool has_figure(struct str source)
{
    return source.n && source.p[0] != '/' && memchr(source.p, 'N', source.n);
}

static bool gives_figure(const struct item *it)
{
    bool figure = it->figures.n > 0;
    for (uint32_t i = 0; i < it->aspects.n; i++) {
        const pattern_list *list = &it->aspects.at[i].patterns;
        for (uint32_t k = 0; k < list->n; k++) {
            figure = figure || has_figure(list->at[k].source);
        }
    }
    return figure;
}

static bool applies_as(const struct pack *pack, const struct item *it, enum applies how,
                       bool all)
{
    uint32_t n = 0;
    for (uint32_t b = 0; b < pack->bodies.n; b++) {
        n += it->applies[b] == how;
    }
    return all ? n == pack->bodies.n : n > 0;
}

static void warn_sections(struct diags *d, const struct item *it)
{
    const char *nowhere = say("'where' names no section in which it counts");
    if (it->where) {
        return;
    }
    if (!it->where_weak) {
        never(d, &it->core, nowhere);
    }
    never(d, &it->figures, nowhere);
    for (uint32_t i = 0; i < it->aspects.n; i++) {
        never(d, &it->aspects.at[i].patterns, nowhere);
    }
    if (!it->where_weak) {
        never(d, &it->shown, nowhere);
        never(d, &it->nil, nowhere);
    }
}

static void warn_without_core(struct diags *d, const struct item *it)
{
    const char *lonely =
        say("it counts beside a hit of 'core' only, and there is none");
    never(d, &it->figures, lonely);
    for (uint32_t i = 0; i < it->aspects.n; i++) {
        never(d, &it->aspects.at[i].patterns, lonely);
    }
}

static void warn_content(struct diags *d, const struct item *it)
{
    warn_sections(d, it);
    if (it->core.n == 0) {
        warn_without_core(d, it);
    }
    for (uint32_t i = 0; i < it->full.n; i++) {
        const struct full_way *way = &it->full.at[i];
        const char *why = it->core.n == 0
                              ? say("it needs a hit of 'core', and there is "
                                    "none")
                          : way->figure && !gives_figure(it)
                              ? say("it asks for a figure, and no pattern gives one")
                              : NULL;
        if (why) {
            diag_add(d, DIAG_PATTERN_NEVER, way->place, why);
        }
    }
}

static void warn_item(struct diags *d, const struct pack *pack, const struct item *it)
{
    if (pack->bodies.n && applies_as(pack, it, APPLIES_NOT, true)) {
        diag_add(d, DIAG_PATTERN_NEVER, it->place,
                 say("the item applies to no kind of agency"));
    }
    if (!applies_as(pack, it, APPLIES_CONDITIONAL, false)) {
        never(d, &it->when, say("'when' is asked only where 'applies' says C"));
    }
    if (it->kind == KIND_CONTENT) {
        warn_content(d, it);
    }
}

static void warn_item_traditional(struct diags *d, const struct item *it,
                                  rules_find_fn *find)
{
    const pattern_list *const lists[] = {
        &it->when, &it->core,    &it->figures,          &it->shown,
        &it->nil,  &it->friends, &it->friends_sentence, &it->detail,
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        warn_traditional(d, lists[i], find);
    }
    for (uint32_t i = 0; i < it->aspects.n; i++) {
        warn_traditional(d, &it->aspects.at[i].patterns, find);
    }
}

// A name slightly wrong would never be missed: it only makes a message shorter.
static void warn_genres(struct diags *d, const struct pack *pack)
{
    struct arena scratch = {0};
    for (uint32_t i = 0; i < pack->outline.genres.n; i++) {
        const struct genre *g = &pack->outline.genres.at[i];
        if (g->pack.n && rules_beside(&scratch, pack->folder, g->pack).n == 0) {
            diag_add(d, DIAG_RULE_NO_PACK, g->place, g->pack.p);
        }
    }
    arena_free(&scratch);
}

void rules_warn(struct diags *d, const struct pack *pack, rules_find_fn *traditional)
{
    for (uint32_t i = 0; i < pack->sets.n; i++) {
        warn_traditional(d, &pack->sets.at[i].words, traditional);
    }
    for (uint32_t i = 0; i < pack->items.n; i++) {
        warn_item(d, pack, &pack->items.at[i]);
        warn_item_traditional(d, &pack->items.at[i], traditional);
    }
    warn_genres(d, pack);
}
