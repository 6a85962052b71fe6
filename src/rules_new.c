// rules_new.c: the command `rules new`: a commented skeleton of an item.
#include "workbench.h"

#include "base/buf.h"

// One line of the skeleton; `kinds` = bit mask of the kinds that read it.
struct line {
    uint32_t kinds;
    const char *yaml, *comment; // comment NULL: none
};

#define ALL UINT32_MAX
#define K(kind) (UINT32_C(1) << KIND_##kind)
#define SECTIONS (K(SECTION) | K(PROBLEMS) | K(CAUSES) | K(DUTY) | K(PLAN) | K(OTHER))
#define TOLD (K(CONTENT) | K(DUTY))

static const struct line lines[] = {
    {ALL,
     "    basis:", SAY_LATER("checked: yes once you have read it in the text itself")},
    {ALL, "      - {document: '', number: '', article: '', checked: no}", NULL},
    {TOLD | K(CONTENT), "    where: [achievements, first-responsible]",
     SAY_LATER("sections in which hits count (this is the default)")},
    {SECTIONS, "    # role: achievements",
     SAY_LATER("the section it looks at, if not the usual one of its kind")},
    {SECTIONS, "    mandatory_section: no",
     SAY_LATER("yes: without it the total is capped")},
    {SECTIONS | K(DENSITY), "    at_least: 3", SAY_LATER("how many make it present")},
    {K(SECTION), "    weak_at_least: 1", SAY_LATER("how many make it weak")},
    {K(PROBLEMS), "    min_chars: 20", SAY_LATER("characters of one problem")},
    {K(DENSITY), "    per_thousand: 3",
     SAY_LATER("figures per 1,000 characters for present")},
    {K(DENSITY), "    weak_per_thousand: 1", SAY_LATER("… and for weak")},
    {K(DUTY), "    items: []", SAY_LATER("items that make the duty concrete")},
    {TOLD | K(CAUSES), "    core: []",
     SAY_LATER("terms that name the thing: a mention, weak")},
    {TOLD | K(LEAD),
     "    aspects:", SAY_LATER("what a full treatment shows; name: patterns")},
    {TOLD | K(LEAD), "      # name: ['{set}…(word|word)']", NULL},
    {TOLD, "    figures: []",
     SAY_LATER("figures bound to a verb or object: 'word…N{set}'")},
    {K(CONTENT), "    full:", SAY_LATER("ways to be complete; any one is enough")},
    {K(CONTENT), "      # - {aspects: 2, figure: yes}", NULL},
    {K(CONTENT), "    shown: []",
     SAY_LATER("whole paraphrases: who + act + object + figure or result")},
    {K(CONTENT), "    nil: []", SAY_LATER("there was none, and the report says so")},
    {TOLD, "    friends: []",
     SAY_LATER("false friends: hits in their clause do not count")},
    {K(SECTION) | K(PROBLEMS) | K(PLAN) | K(DENSITY), "    detail: []",
     SAY_LATER("words of substance: dates, results, named cases")},
    {K(ANSWERS), "    themes:", SAY_LATER("a problem's words and the plan's")},
    {K(ANSWERS), "      - {name: '', problem: [], answer: []}", NULL},
    {ALL, "    advice: ''", SAY_LATER("what to write, for the clerk")},
    {ALL, "    model: ''", SAY_LATER("a sentence with blanks: ____")},
    {ALL, "    examples:", SAY_LATER("run by: qingdan rules test --items ID")},
    {ALL, "      full: []", SAY_LATER("a dozen, in other words than the patterns")},
    {ALL, "      weak: []", NULL},
    {ALL, "      none: []", SAY_LATER("close, but must not count")},
};

static bool find_kind(struct session *s, enum item_kind *kind)
{
    struct str all = STR("");
    *kind = KIND_CONTENT;
    for (int k = 0; k < KIND_N; k++) {
        const char *name = item_kind_name((enum item_kind)k);
        if (str_is(s->options.kind, name)) {
            *kind = (enum item_kind)k;
            return true;
        }
        all = arena_fmt(&s->arena, "%s%s%s", all.p, k ? ", " : "", name);
    }
    if (s->options.kind.n == 0) {
        return true;
    }
    workbench_usage(s,
                    arena_fmt(&s->arena, say("unknown kind '%s'"), s->options.kind.p).p,
                    arena_fmt(&s->arena, say("possible: %s"), all.p).p);
    return false;
}

static bool valid_id(struct session *s, struct str id)
{
    bool ok = id.n > 0;
    for (size_t i = 0; i < id.n; i++) {
        unsigned char c = (unsigned char)id.p[i];
        ok = ok && ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                    (c >= 'a' && c <= 'z') || c >= 0x80 || strchr("-_.", c));
    }
    if (!ok) {
        workbench_usage(s, say("an id has letters, digits, '-', '_' and '.'"), NULL);
    }
    return ok;
}

static void put_line(struct buf *out, const char *yaml, const char *comment)
{
    buf_addz(out, yaml);
    if (comment) {
        buf_fmt(out, "  # %s", say(comment));
    }
    buf_byte(out, '\n');
}

// A mapping with a value for every body of the pack in use.
static void put_bodies(struct buf *out, const char *key, const struct pack *pack,
                       const char *value, const char *comment)
{
    struct buf line = {0};
    buf_fmt(&line, "    %s: {", key);
    for (uint32_t b = 0; b < pack->bodies.n; b++) {
        buf_fmt(&line, "%s%s: %s", b ? ", " : "", pack->bodies.at[b].id.p, value);
    }
    buf_byte(&line, '}');
    put_line(out, buf_str(&line).p, comment);
    buf_free(&line);
}

static void put_head(struct buf *out, const struct pack *pack, struct str id,
                     enum item_kind kind)
{
    buf_addz(out, "items:\n");
    buf_fmt(out, "  - id: '%s'  # %s\n", id.p, say("stable for ever"));
    put_line(out, "    name: ''", SAY_LATER("as it stands in the results"));
    put_line(out, "    name_en: ''", NULL);
    buf_fmt(out, "    group: %s  # %s\n", pack->groups.n ? pack->groups.at[0].id.p : "",
            say("a group of the pack"));
    buf_fmt(out, "    kind: %s\n", item_kind_name(kind));
    put_bodies(out, "applies", pack, "E",
               SAY_LATER("M mandatory, E expected, C if 'when' is found, O optional, - "
                         "does not apply"));
    put_bodies(out, "weight", pack, "0",
               SAY_LATER("points; those of a body add up to 100"));
}

enum status command_rules_new(struct session *s)
{
    struct pipeline p = {0};
    struct buf out = {0};
    enum item_kind kind;
    if (!workbench_inputs(s, 1, 2, say("name the id of the new item")) ||
        !find_kind(s, &kind) || !valid_id(s, s->options.inputs.at[0])) {
        return STATUS_USAGE;
    }
    if (!workbench_load(s, 1, &p, true)) {
        pipeline_close(&p);
        return STATUS_RULES;
    }
    if (pack_item(&p.pack, s->options.inputs.at[0]) >= 0) {
        struct str text = arena_fmt(&s->arena, say("the pack has an item '%s' already"),
                                    s->options.inputs.at[0].p);
        workbench_usage(s, text.p, NULL);
        pipeline_close(&p);
        return STATUS_USAGE;
    }
    put_head(&out, &p.pack, s->options.inputs.at[0], kind);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (lines[i].kinds >> kind & 1) {
            put_line(&out, lines[i].yaml, lines[i].comment);
        }
    }
    (void)session_write(s, &out);
    pipeline_close(&p);
    return STATUS_PASSED;
}
