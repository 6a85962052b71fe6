// checks.c: the key `checks`: what is looked for beside the items.
#include "base/say.h"
#include "rule/keys.h"

enum { PLACES_IN_MESSAGE = 3 };

static const char *const kind_names[CHECK_N + 1] = {
    [CHECK_WORDS] = "words",
    [CHECK_PLACEHOLDER] = "placeholder",
    [CHECK_NAMES] = "names",
    [CHECK_HEADING_YEAR] = "heading-year",
    [CHECK_LEAD_YEAR] = "lead-year",
    [CHECK_SIGNED_EARLY] = "signed-early",
    [CHECK_SIGNED_LATE] = "signed-late",
    [CHECK_TOO_NEW] = "too-new",
    [CHECK_OUTDATED] = "outdated",
    [CHECK_TITLE_TYPE] = "title-type",
    [CHECK_ISSUERS] = "issuers",
    [CHECK_SELF_NAME] = "self-name",
    [CHECK_OTHER_NAME] = "other-name",
    [CHECK_ORDER] = "order",
    [CHECK_PARTS] = "parts",
    [CHECK_FINES] = "fines",
    [CHECK_ROW_SUM] = "row-sum",
    [CHECK_BALANCE] = "balance",
    [CHECK_RATE] = "rate",
    [CHECK_RATE_ABOVE] = "rate-above",
    [CHECK_DISAGREE] = "disagree",
    [CHECK_NOT_MORE] = "not-more",
    [CHECK_VAGUE_NUMBER] = "vague-number",
    [CHECK_MIXED_UNITS] = "mixed-units",
    [CHECK_BARE_NUMBER] = "bare-number",
    [CHECK_CONTRAST] = "contrast",
    [CHECK_REPEAT] = "repeat",
    [CHECK_NUMBERING] = "numbering",
    [CHECK_FURNITURE] = "furniture",
    [CHECK_SLOGANS] = "slogans",
    [CHECK_OFF_TOPIC] = "off-topic",
    [CHECK_ID_NUMBER] = "id-number",
    [CHECK_MOBILE] = "mobile",
    [CHECK_BANK_CARD] = "bank-card",
    [CHECK_ADDRESS] = "address",
    [CHECK_PERSON] = "person",
    [CHECK_REMINDER] = "reminder",
    [CHECK_OTHER_REPORT] = "other-report",
};

static void read_kind(struct loader *l, const struct node *n, void *out)
{
    int i = field_pick(l, n, kind_names, NULL);
    *(enum check_kind *)out = i < 0 ? CHECK_OTHER_REPORT : (enum check_kind)i;
}

static void read_severity(struct loader *l, const struct node *n, void *out)
{
    static const char *const names[] = {"note", "fix", "return", NULL};
    int i = field_pick(l, n, names, NULL);
    *(enum finding_severity *)out = i < 0 ? FINDING_NOTE : (enum finding_severity)i;
}

static void read_scope(struct loader *l, const struct node *n, void *out)
{
    static const char *const names[] = {"text", "title", "headings", NULL};
    int i = field_pick(l, n, names, NULL);
    *(enum check_scope *)out = i < 0 ? SCOPE_TEXT : (enum check_scope)i;
}

static void add_body(struct loader *l, const struct node *n, void *out)
{
    int body = value_body(l, n);
    if (body >= 0) {
        *(uint32_t *)out |= UINT32_C(1) << body;
    }
}

static void read_bodies(struct loader *l, const struct node *n, void *out)
{
    field_each(l, n, say("a list of bodies"), add_body, out);
}

static void read_pair(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        {"more", true, value_words, offsetof(struct check_pair, more)},
        {"less", true, value_words, offsetof(struct check_pair, less)},
        {0},
    };
    struct check *c = out;
    (void)field_record(l, n, fields, vec_add(l->a, &c->pairs));
}

static void read_pairs(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_pair, out);
}

// What a kind cannot do without.
static const char *needs(const struct check *c)
{
    switch (c->kind) {
    case CHECK_WORDS:
    case CHECK_PLACEHOLDER:
    case CHECK_LEAD_YEAR:
    case CHECK_TITLE_TYPE:
    case CHECK_SELF_NAME:
    case CHECK_OTHER_NAME:
    case CHECK_ORDER:
    case CHECK_FINES:
    case CHECK_RATE:
    case CHECK_DISAGREE:
    case CHECK_MIXED_UNITS:
    case CHECK_CONTRAST:
    case CHECK_SLOGANS:
    case CHECK_OFF_TOPIC:
    case CHECK_PERSON:
        return c->words.n ? NULL : "words";
    case CHECK_SIGNED_EARLY:
    case CHECK_SIGNED_LATE:
        return c->month_day ? NULL : "month_day";
    case CHECK_ROW_SUM:
        return c->within > 1 ? NULL : "within";
    case CHECK_NOT_MORE:
    case CHECK_BALANCE:
        return c->pairs.n ? NULL : "pairs";
    default:
        return NULL;
    }
}

static bool is_place(struct str s, size_t i)
{
    return i + 2 < s.n && s.p[i] == '{' && s.p[i + 1] >= '1' &&
           s.p[i + 1] <= '0' + PLACES_IN_MESSAGE && s.p[i + 2] == '}';
}

// {4} or a brace that stands alone in a message is a slip.
static void check_message(struct loader *l, const struct node *n)
{
    if (!n || n->kind != NODE_TEXT) {
        return;
    }
    for (size_t i = 0; i < n->text.n; i++) {
        if (n->text.p[i] == '{' && !is_place(n->text, i)) {
            field_fault(l, n, DIAG_RULE_VALUE, "{", n->key->text.p);
            diag_hint(l->d, "%s", say("a message holds the places {1}, {2} and {3}"));
            return;
        }
    }
}

#define FIELD(key, required, read, member)                                             \
    {                                                                                  \
        (key), (required), (read), offsetof(struct check, member)                      \
    }

static void read_check(struct loader *l, const struct node *n, void *out)
{
    static const struct field fields[] = {
        FIELD("id", true, value_id, id),
        FIELD("name", true, value_text, name),
        FIELD("name_en", false, value_text, name_en),
        FIELD("kind", true, read_kind, kind),
        FIELD("severity", true, read_severity, severity),
        FIELD("message", true, value_text, message),
        FIELD("message_en", false, value_text, message_en),
        FIELD("off", false, value_yes, off),
        FIELD("applies", false, read_bodies, bodies),
        FIELD("scope", false, read_scope, scope),
        FIELD("where", false, value_roles, where),
        FIELD("words", false, value_words, words),
        FIELD("second", false, value_words, second),
        FIELD("unless", false, value_words, unless),
        FIELD("characters", false, value_text, characters),
        {"pairs", false, read_pairs, 0}, // fills the check itself
        FIELD("at_clause", false, value_yes, at_clause),
        FIELD("plain", false, value_yes, plain),
        FIELD("figure", false, value_yes, figure),
        FIELD("within", false, value_count, within),
        FIELD("anywhere", false, value_count, anywhere),
        FIELD("percent", false, value_count, percent),
        FIELD("month_day", false, value_month_day, month_day),
        {0},
    };
    struct pack *p = out;
    struct check *c = vec_add(l->a, &p->checks);
    uint32_t errors = l->d->errors;
    c->place = node_place(n);
    (void)field_record(l, n, fields, c);
    check_message(l, node_get(n, "message"));
    check_message(l, node_get(n, "message_en"));
    const char *lacking = l->d->errors == errors ? needs(c) : NULL;
    if (lacking) {
        field_fault(l, n, DIAG_RULE_MISSING_KEY, lacking, "");
        diag_hint(l->d, say("a check of kind '%s' reads it"), kind_names[c->kind]);
    }
    const struct node *id = node_get(n, "id");
    if (id && id->kind == NODE_TEXT && !node_empty(id)) {
        vec_push(l->scratch, &l->check_ids, id);
    }
}

void key_checks(struct loader *l, const struct node *n, void *out)
{
    field_maps(l, n, read_check, out);
}
