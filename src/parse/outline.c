// outline.c: the tree of sections, built while the paragraphs are read in order; each
// sentence gets its section and role on the way.
#include "parse/outline.h"

#include "base/limits.h"
#include "parse/figures.h"
#include "parse/headings.h"
#include "parse/roles.h"

enum { FRAMES_MAX = 12, LEAD_PARAS = 12 };

// An open section.
struct frame {
    enum rank rank;
    uint32_t section;
    struct marker marker;
    struct part part;
    bool implied; // opened by the words of a paragraph, not by a heading
};

struct builder {
    struct arena *arena;
    struct outline_source source;
    struct doc *doc;
    struct frame frame[FRAMES_MAX];
    uint32_t depth;
    uint32_t last_number[RANK_RUN_IN + 1]; // numbers open when an implied section began
    bool preamble;
    uint32_t body_start; // first paragraph behind the preamble when the lead tells it
};

static struct part part_now(const struct builder *b)
{
    if (b->depth) {
        return b->frame[b->depth - 1].part;
    }
    return (struct part){b->preamble ? ROLE_PREAMBLE : ROLE_ACHIEVEMENTS, false};
}

static uint32_t section_now(const struct builder *b)
{
    return b->depth ? b->frame[b->depth - 1].section : 0;
}

static void close_down_to(struct builder *b, uint32_t depth, uint32_t end)
{
    while (b->depth > depth) {
        struct section *s = &b->doc->sections.at[b->frame[--b->depth].section];
        s->body.end = end > s->body.start ? end : s->body.start;
    }
}

static const struct frame *frame_of(const struct builder *b, enum rank rank)
{
    for (uint32_t i = 0; i < b->depth; i++) {
        if (b->frame[i].rank == rank) {
            return &b->frame[i];
        }
    }
    return NULL;
}

// 一、 below 一、: a second row of the same numbers, unless the heading names a part of
// the report or goes on with the outer row.
static enum rank han_rank(const struct builder *b, const struct heading *h)
{
    const struct frame *outer = frame_of(b, RANK_HAN);
    const struct frame *inner = frame_of(b, RANK_HAN_INNER);
    if (h->rank != RANK_HAN || h->marker.numbering != NUMBERING_HAN || !outer) {
        return h->rank;
    }
    uint32_t number = h->marker.number;
    struct role_words words =
        roles_in(b->source.words, looking_at(&b->source, h->text.start, h->text.end));
    bool wrapper = words.named & ~(1U << ROLE_ACHIEVEMENTS);
    if (!inner) {
        return number == 1 && outer->marker.number >= 1 && !wrapper ? RANK_HAN_INNER
                                                                    : RANK_HAN;
    }
    bool goes_on = number == inner->marker.number + 1;
    return goes_on && !(wrapper && number == outer->marker.number + 1) ? RANK_HAN_INNER
                                                                       : RANK_HAN;
}

// (九) behind an implied section goes on with (八) above it; (一) stands below it.
static void leave_implied(struct builder *b, const struct heading *h, uint32_t end)
{
    for (uint32_t i = 0; i < b->depth; i++) {
        uint32_t last = b->last_number[h->rank];
        if (b->frame[i].implied && h->marker.number > 1 && last &&
            h->marker.number == last + 1) {
            close_down_to(b, i, end);
        }
    }
}

static uint32_t section_add(struct builder *b, struct section section)
{
    if (b->doc->sections.n >= LIMIT_SECTIONS) {
        return UINT32_MAX;
    }
    vec_push(b->arena, &b->doc->sections, section);
    return b->doc->sections.n - 1;
}

static void frame_push(struct builder *b, struct frame frame)
{
    if (b->depth < FRAMES_MAX) {
        b->frame[b->depth++] = frame;
    }
}

// Opens the section of a heading in the paragraph that begins at `start`.
static void open_section(struct builder *b, const struct heading *h, uint32_t start)
{
    uint32_t end = start ? start - 1 : 0, keep = 0;
    leave_implied(b, h, end);
    enum rank rank = han_rank(b, h);
    while (keep < b->depth && b->frame[keep].rank < rank) {
        keep++;
    }
    close_down_to(b, keep, end);
    b->preamble = false;
    struct looking in = looking_at(&b->source, h->text.start, h->text.end);
    struct part part = heading_part(b->source.words, in, b->depth + 1, part_now(b));
    if (!h->is_heading && b->depth > 0) {
        part = part_now(b); // a numbered paragraph is no heading of its own
    }
    uint32_t index = section_add(
        b, (struct section){.role = part.role,
                            .numbering = h->marker.numbering,
                            .level = b->depth + 1,
                            .number = h->marker.number,
                            .parent = section_now(b),
                            .run_in = h->run_in,
                            .heading = h->text,
                            .body = {h->is_heading ? h->end : h->text.start, 0}});
    if (index != UINT32_MAX) {
        frame_push(b, (struct frame){rank, index, h->marker, part, false});
    }
}

// Opens a section that only its words announce, at unit `start`.
static void open_implied(struct builder *b, enum role role, bool joint, uint32_t start)
{
    for (uint32_t r = 0; r <= RANK_RUN_IN; r++) {
        const struct frame *f = frame_of(b, (enum rank)r);
        b->last_number[r] = f && !f->implied ? f->marker.number : 0;
    }
    uint32_t end = start && b->doc->unit[start - 1] == '\n' ? start - 1 : start,
             keep = 0;
    while (keep < b->depth && b->frame[keep].rank <= RANK_HAN &&
           !b->frame[keep].implied) {
        keep++;
    }
    close_down_to(b, keep, end);
    uint32_t index = section_add(b, (struct section){.role = role,
                                                     .level = b->depth + 1,
                                                     .parent = section_now(b),
                                                     .run_in = true,
                                                     .heading = {start, start},
                                                     .body = {start, start}});
    if (index != UINT32_MAX) {
        struct marker none = {NUMBERING_NONE, 0, 0};
        frame_push(b, (struct frame){RANK_HAN_INNER, index, none, {role, joint}, true});
    }
    b->preamble = false;
}

static bool is_report(enum role role)
{
    return role == ROLE_ACHIEVEMENTS || role == ROLE_FIRST_RESPONSIBLE;
}

static bool in_second_half(const struct builder *b, uint32_t at)
{
    return at > b->doc->n / 2;
}

static uint32_t item_at(const struct builder *b, uint32_t start, uint32_t end)
{
    return item_number((struct ustr){b->doc->unit + start, end - start});
}

// A paragraph without heading whose first sentence opens the shortcomings or the plan.
static void announce(struct builder *b, struct span p)
{
    enum role role = part_now(b).role;
    bool inside = b->depth && b->frame[b->depth - 1].implied;
    if (!is_report(role) || (inside && role != ROLE_ACHIEVEMENTS)) {
        return;
    }
    uint32_t end = sentence_end(b->doc, p.start, p.end);
    struct looking in = looking_at(&b->source, p.start, end);
    bool listed = item_at(b, end, p.end) == 1 || b->doc->unit[p.end - 1] == ':';
    if (is_plan(b->source.words, in)) {
        if (in_second_half(b, p.start)) {
            open_implied(b, ROLE_PLAN, false, p.start);
        }
    } else if ((listed || in_second_half(b, p.start)) &&
               is_shortcoming(b->source.words, in)) {
        open_implied(b, ROLE_SHORTCOMINGS, true, p.start);
    }
}

// Role of the sentence [start, end); `carried` is the role its forerunner lent it, see
// below.
static enum role sentence_role(struct builder *b, uint32_t start, uint32_t end,
                               enum role *carried)
{
    enum role role = part_now(b).role;
    struct looking in = looking_at(&b->source, start, end);
    if (role == ROLE_SHORTCOMINGS && is_plan(b->source.words, in)) {
        open_implied(b, ROLE_PLAN, false, start);
        return ROLE_PLAN;
    }
    if (!is_report(role)) {
        return role;
    }
    if (is_plan(b->source.words, in)) {
        *carried = ROLE_PLAN;
    } else if (is_shortcoming(b->source.words, in)) {
        *carried = ROLE_SHORTCOMINGS;
    } else if (*carried != ROLE_N) {
        // …不足:一是甲;二是乙。 The items belong to the sentence that announced them.
        bool goes_on = item_at(b, start, end) > 0 || b->doc->unit[start - 1] == ';';
        *carried = goes_on ? *carried : ROLE_N;
    }
    return *carried != ROLE_N ? *carried : role;
}

static void sentence_add(struct builder *b, uint32_t para, struct span span,
                         struct sentence like)
{
    like.span = span;
    like.para = para;
    like.section = section_now(b);
    vec_push(b->arena, &b->doc->sentences, like);
}

// Adds the sentences of [start, end) of a body paragraph.
static void sentences_add(struct builder *b, uint32_t para, uint32_t start,
                          uint32_t end)
{
    enum role carried = ROLE_N;
    for (uint32_t i = start; i < end;) {
        uint32_t stop = sentence_end(b->doc, i, end);
        enum role role = sentence_role(b, i, stop, &carried);
        sentence_add(b, para, (struct span){i, stop}, (struct sentence){.role = role});
        i = stop;
    }
}

static void body_para(struct builder *b, uint32_t i)
{
    struct doc *doc = b->doc;
    const struct frame *han = frame_of(b, RANK_HAN);
    struct span p = doc->paras.at[i].span;
    if (b->preamble && i >= b->body_start) {
        b->preamble = false;
    }
    struct heading h = heading_read(&b->source, i, han ? han->marker.number : 0,
                                    b->depth > 0 || i >= b->body_start);
    uint32_t start = p.start;
    if (h.rank != RANK_NONE && doc->sections.n < LIMIT_SECTIONS) {
        open_section(b, &h, p.start);
        doc->paras.at[i].section = section_now(b);
        if (h.is_heading) {
            sentence_add(b, i, (struct span){p.start, h.end},
                         (struct sentence){.role = part_now(b).role, .heading = true});
            start = h.end;
            doc->paras.at[i].kind = h.run_in ? PARA_BODY : PARA_HEADING;
        }
    } else {
        if (!b->preamble && b->depth == 0) {
            open_implied(b, ROLE_ACHIEVEMENTS, false, p.start);
        }
        announce(b, p);
        doc->paras.at[i].section = section_now(b);
    }
    sentences_add(b, i, start, p.end);
}

// A paragraph of the frame: title, addressee, signature.
static void frame_para(struct builder *b, uint32_t i)
{
    struct para *p = &b->doc->paras.at[i];
    bool end = i >= b->source.body_end;
    if (end) {
        close_down_to(b, 0, p->span.start ? p->span.start - 1 : 0);
    }
    struct sentence like = {.role = end ? ROLE_SIGNATURE : ROLE_PREAMBLE};
    for (uint32_t k = p->span.start; k < p->span.end;) {
        uint32_t stop = sentence_end(b->doc, k, p->span.end);
        sentence_add(b, i, (struct span){k, stop}, like);
        k = stop;
    }
    if (p->kind == PARA_SIGNATURE && (end || span_empty(b->doc->facts.signature))) {
        struct span *s = &b->doc->facts.signature;
        bool joins = end && !span_empty(*s) && s->end + 1 == p->span.start;
        *s = joins ? (struct span){s->start, p->span.end} : p->span;
    }
}

// Reads the markers and where the body ends.
static void source_read(struct builder *b, const struct wordings *w)
{
    struct doc *doc = b->doc;
    struct marker *marker = arena_array(b->arena, struct marker, doc->paras.n + 1);
    uint32_t body_end = 0;
    for (uint32_t i = 0; i < doc->paras.n; i++) {
        if (doc->paras.at[i].kind == PARA_BODY) {
            body_end = i + 1;
            marker[i] = marker_read(doc_units(doc, doc->paras.at[i].span));
            b->source.numbered += marker[i].numbering != NUMBERING_NONE &&
                                  marker[i].numbering != NUMBERING_RUN_IN;
        }
    }
    b->source.words = w;
    b->source.doc = doc;
    b->source.marker = marker;
    b->source.body_end = body_end;
    b->source.next_year = doc->facts.year ? doc->facts.year + 1 : 0;
}

// The lead sentence 现将…如下 stands in one of the first paragraphs.
static void lead_find(struct builder *b)
{
    struct doc *doc = b->doc;
    uint32_t seen = 0;
    for (uint32_t i = 0; i < doc->paras.n && seen < LEAD_PARAS; i++) {
        struct span p = doc->paras.at[i].span;
        if (doc->paras.at[i].kind != PARA_BODY) {
            continue;
        }
        seen++;
        for (uint32_t k = p.start; k < p.end;) {
            uint32_t stop = sentence_end(doc, k, p.end);
            if (word_in(&b->source.words->lead, looking_at(&b->source, k, stop))) {
                doc->facts.lead = (struct span){k, stop};
                b->body_start = i + 1;
                return;
            }
            k = stop;
        }
    }
}

void outline_build(struct arena *a, const struct wordings *w, struct doc *doc)
{
    struct builder b = {
        .arena = a, .doc = doc, .preamble = true, .body_start = UINT32_MAX};
    source_read(&b, w);
    lead_find(&b);
    vec_push(a, &doc->sections,
             ((struct section){.role = ROLE_PREAMBLE, .body = {0, doc->n}}));
    bool headings = b.source.numbered > 0;
    for (uint32_t i = 0; i < b.source.body_end && !headings; i++) {
        headings = doc->paras.at[i].kind == PARA_BODY &&
                   heading_read(&b.source, i, 0, false).rank != RANK_NONE;
    }
    if (!headings && b.body_start == UINT32_MAX) {
        b.body_start = 0; // neither lead nor headings: all of it is the report
    }
    for (uint32_t i = 0; i < doc->paras.n; i++) {
        if (doc->paras.at[i].kind == PARA_BODY) {
            body_para(&b, i);
        } else {
            frame_para(&b, i);
        }
    }
    close_down_to(&b, 0, doc->n);
}
