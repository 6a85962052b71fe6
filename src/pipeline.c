// pipeline.c: read, parse, match, judge, check.
#include "pipeline.h"

#include "base/digest.h"
#include "base/image.h"
#include "cache.h"
#include "damaged.h"
#include "rule/load.h"

enum { SHORT_REPORT = 600 }; // characters; below, a report is called very short

// What loading a pack comes to; in the image it is the root.
struct compiled {
    struct pack pack;
    const struct program *program;
    const struct wordings *wordings;
    const struct judge_words *words;
    const struct check_words *checks;
};

static void adopt(struct pipeline *p, const struct compiled *c)
{
    p->pack = c->pack;
    p->program = c->program;
    p->wordings = c->wordings;
    p->words = c->words;
    p->checks = c->checks;
}

static bool compile_pack(struct pipeline *p, struct diags *d, struct str folder,
                         struct compiled *c)
{
    bool ok = rules_load(&p->run, &p->sources, d, folder, &c->pack);
    // Compile even a faulty pack, so that all faults are reported in one pass.
    c->program = match_compile(&p->run, d, &c->pack, read_fold_rule);
    rules_add_excerpts(d);
    if (!ok || !c->program) {
        return false;
    }
    c->wordings = parse_prepare(&p->run, &c->pack, read_fold_rule);
    c->words = judge_prepare(&p->run, &c->pack, read_fold_rule);
    c->checks = check_prepare(&p->run, &c->pack, read_fold_rule);
    return true;
}

bool pipeline_load(struct pipeline *p, struct diags *d, struct str folder)
{
    struct compiled *c = p->lean ? cache_open(folder) : NULL;
    p->at_image = c != NULL;
    if (c) {
        adopt(p, c);
        p->damaged = damaged_prepare(p);
        return true;
    }
    p->at_image = p->lean && image_reserve(&p->run);
    c = arena_new(&p->run, struct compiled);
    bool ok = compile_pack(p, d, folder, c);
    if (ok && p->lean) {
        rules_forget_sources(&c->pack);
        arena_free(&p->sources);
        match_close(c->program);
    }
    if (ok && p->at_image) {
        cache_write(folder, c->pack.fingerprint, &p->run, c);
    }
    adopt(p, c);
    p->damaged = damaged_prepare(p);
    if (ok && !p->lean) {
        p->second = second_prepare(&p->run, &c->pack, read_fold_rule);
    }
    return ok;
}

// Another kind of document: what it is, and with which rules it would be judged. Only a
// pack that is there is named.
static void note_genre(const struct pipeline *p, struct arena *a, struct diags *d,
                       const struct input *in)
{
    const struct facts *f = &in->doc.facts;
    struct place place = {in->path, 0, 0};
    if (f->genre.n == 0) {
        return;
    }
    bool english = p->lang == LANG_EN;
    struct str name = english ? f->genre_en : f->genre;
    struct str pack = rules_beside(a, p->pack.folder, f->genre_pack);
    struct str rest = pack.n ? arena_fmt(a, say("; score it with --rules %s"), pack.p)
                             : arena_fmt(a, say(", not what these rules judge (%s)"),
                                         english ? p->pack.name_en.p : p->pack.name.p);
    diag_add(d, DIAG_INPUT_GENRE, place, name.p, rest.p);
}

static void note_lost(struct arena *a, struct diags *d, const struct input *in)
{
    const struct damage *damage = &in->text.text.damage;
    struct place place = {in->path, 0, 0};
    if (damage->filled) {
        diag_add(d, DIAG_INPUT_FILLED, place, arena_fmt(a, "%u", damage->filled).p);
    }
    if (damage->lost_characters) {
        struct str lost = arena_fmt(a, "%u", damage->lost_characters);
        diag_add(d, DIAG_INPUT_LOST, place, lost.p);
    }
}

static void note_facts(const struct pipeline *p, struct arena *a, struct diags *d,
                       const struct input *in)
{
    const struct facts *f = &in->doc.facts;
    struct place place = {in->path, 0, 0};
    note_lost(a, d, in);
    note_genre(p, a, d, in);
    if (f->year == 0) {
        diag_add(d, DIAG_INPUT_NO_YEAR, place);
    }
    if (in->doc.n < SHORT_REPORT) {
        diag_add(d, DIAG_INPUT_SHORT, place, arena_fmt(a, "%u", in->doc.n).p);
    }
    if (f->body_guessed) {
        int body = pack_body(&p->pack, f->body);
        const struct body_kind *kind = &p->pack.bodies.at[body < 0 ? 0 : body];
        diag_add(d, DIAG_INPUT_NO_BODY, place,
                 p->lang == LANG_EN ? kind->name_en.p : kind->name.p);
    }
}

bool pipeline_read(const struct pipeline *p, struct arena *a, struct diags *d,
                   struct input *in)
{
    if (!in->readable ||
        !read_document(a, d, in->path, in->bytes, &in->options.read, &in->text)) {
        return false;
    }
    damaged_repair(p, a, &in->text.text);
    parse_document(a, p->wordings, &in->text.text, &in->options.parse, &in->doc);
    note_facts(p, a, d, in);
    return true;
}

static struct judge_input judging(const struct pipeline *p, const struct doc *doc,
                                  const struct hits *hits)
{
    return (struct judge_input){
        .pack = &p->pack,
        .words = p->words,
        .doc = doc,
        .hits = hits,
        .lang = p->lang,
        .second = p->second_mode == SECOND_OFF ? NULL : p->second,
        .second_alone = p->second_mode == SECOND_ALONE,
    };
}

// The report as it may have been; NULL when less than `per_thousand` is lost.
static const struct report *judge_hope(const struct pipeline *p, struct arena *a,
                                       const struct input *in, enum hope much,
                                       uint32_t per_thousand)
{
    if (!damaged_by(&in->text.text, per_thousand)) {
        return NULL;
    }
    struct report *hope = arena_new(a, struct report);
    struct doc *doc = arena_new(a, struct doc);
    struct hits hits = {0};
    damaged_hope(p, a, &in->doc, much, doc, &hits);
    struct judge_input hoping = judging(p, doc, &hits);
    judge_report(a, &hoping, hope);
    return hope;
}

static void judge_input(const struct pipeline *p, struct arena *a, struct diags *d,
                        const struct input *in, struct report *out)
{
    struct hits hits = {0};
    match_scan(a, p->program, &in->doc, &hits);
    for (uint32_t i = 0; i < hits.gave_up.n; i++) {
        const struct gave_up *g = &hits.gave_up.at[i];
        uint32_t raw = doc_raw(&in->doc, in->doc.sentences.at[g->sentence].span.start);
        struct position at = text_position(in->doc.text, raw);
        diag_add(d, DIAG_JUDGE_LIMIT, (struct place){in->path, at.line, at.column},
                 arena_copy(a, g->expression).p);
    }
    struct judge_input judge = judging(p, &in->doc, &hits);
    judge.likely = judge_hope(p, a, in, HOPE_SOME, 0);
    judge.possible = judge_hope(p, a, in, HOPE_MUCH, DAMAGED);
    judge.illegible = damaged_by(&in->text.text, ILLEGIBLE);
    judge.set_aside = in->decide ? in->decide(in->decisions, a, d, in) : NULL;
    judge_report(a, &judge, out);
    struct check_input checking = {&p->pack, p->checks, &in->doc, p->lang};
    check_document(a, &checking, out);
    const struct facts *f = &in->doc.facts;
    bool there = rules_beside(a, p->pack.folder, f->genre_pack).n > 0;
    out->genre_pack = there ? f->genre_pack : STR("");
    if (p->show_text) {
        judge_passages(a, &in->doc, out);
    }
}

void pipeline_check(const struct pipeline *p, struct arena *a, struct diags *d,
                    struct input *in, struct report *out)
{
    *out = (struct report){.path = in->path, .genre_ok = true};
    out->sha256 = in->readable ? sha256_hex(a, in->bytes) : STR("");
    if (pipeline_read(p, a, d, in)) {
        judge_input(p, a, d, in, out);
        out->format = in->text.format;
    }
    for (uint32_t i = 0; i < d->list.n; i++) {
        const struct diag *diag = &d->list.at[i];
        struct problem problem = {str_of(diag_code_name(diag->code)), diag->text,
                                  diag->severity};
        vec_push(a, &out->problems, problem);
    }
}

void pipeline_close(struct pipeline *p)
{
    if (p->program) {
        match_close(p->program);
    }
    arena_free(&p->run);
    arena_free(&p->sources);
    if (p->at_image) {
        image_release();
    }
}
