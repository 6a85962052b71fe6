// facts.c: what title, frame and first lines say about the report.
#include "parse/facts.h"

#include "base/say.h"
#include "base/utf8.h"
#include "parse/numeral.h"

enum {
    YEAR_PARAS = 40,
    HEADING_UNITS = 60,
    OWN_MONTHS = 9,     // a report dated later is on the year it is dated in
    GENRE_ANYWHERE = 4, // a shorter genre word (规划) counts at the end of a title only
};

static struct looking looking_in(struct ustr s)
{
    return (struct looking){s.p, {0, (uint32_t)s.n}, 0};
}

static bool begins(struct ustr s, const uint16_t *word)
{
    size_t n = 0;
    while (word[n] && n < s.n && s.p[n] == word[n]) {
        n++;
    }
    return word[n] == 0;
}

// The agency in a title: what stands before 关于, the year or the subject.
static struct span issuer_in_title(const struct wordings *w, const struct doc *doc)
{
    struct span t = doc->facts.title;
    struct looking in = {doc->unit, t, 0};
    struct word_hit subject;
    if (begins(doc_units(doc, t), u"在")) {
        return (struct span){t.start, t.start}; // 在全市…会议上的讲话
    }
    for (uint32_t i = t.start; i < t.end; i++) {
        struct ustr rest = {doc->unit + i, t.end - i};
        bool year = rest.n >= 4 && year_in((struct ustr){rest.p, 4}) > 0;
        bool genre = word_at(&w->genre, in, i, &subject) &&
                     subject.span.end - subject.span.start >= GENRE_ANYWHERE;
        if (year || genre || begins(rest, u"关于") || begins(rest, u"年度") ||
            word_at(&w->title, in, i, &subject)) {
            return (struct span){t.start, i};
        }
    }
    return (struct span){t.start, t.start};
}

static void frame_read(const struct wordings *w, struct doc *doc)
{
    struct facts *f = &doc->facts;
    struct span agency = {0, 0};
    for (uint32_t i = 0; i < doc->paras.n; i++) {
        const struct para *p = &doc->paras.at[i];
        switch (p->kind) {
        case PARA_TITLE:
            f->title = p->span;
            break;
        case PARA_ADDRESSEE:
            f->addressee = p->span;
            break;
        case PARA_SIGNATURE:
            agency = p->span;
            break;
        case PARA_DATE:
            f->date_span =
                p->span; // the one at the end wins over the one below the title
            break;
        case PARA_BODY:
        case PARA_HEADING:
        case PARA_CLOSING:
            break;
        }
    }
    f->issuer = issuer_in_title(w, doc);
    if (f->issuer.end - f->issuer.start < 2) {
        f->issuer = agency;
    }
}

static void date_of(struct doc *doc)
{
    struct ustr s = doc_units(doc, doc->facts.date_span);
    if (s.n && s.p[0] == '(') {
        s = ustr_cut(s, 1);
    }
    struct date d = s.n ? date_read(s) : (struct date){0};
    doc->facts.date_year = d.year;
    doc->facts.date_month = d.month;
    doc->facts.date_day = d.day;
}

// Year in the first heading that names one.
static int heading_year(const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->paras.n; i++) {
        struct span p = doc->paras.at[i].span;
        struct ustr s = doc_units(doc, p);
        enum numbering n = marker_read(s).numbering;
        if (n != NUMBERING_HAN && n != NUMBERING_CHAPTER && n != NUMBERING_HAN_PAREN) {
            continue;
        }
        s.n = s.n < HEADING_UNITS ? s.n : HEADING_UNITS;
        int year = year_in(s);
        if (year) {
            return year;
        }
    }
    return 0;
}

// Year in the paragraph with the lead sentence, its last one: 根据…(2019)…现将2024年….
static int lead_year(const struct wordings *w, const struct doc *doc)
{
    struct word_hit lead;
    for (uint32_t i = 0; i < doc->paras.n && i < YEAR_PARAS; i++) {
        struct span p = doc->paras.at[i].span;
        if (word_find(&w->lead, (struct looking){doc->unit, p, 0}, &lead)) {
            int year = year_in(doc_units(doc, (struct span){lead.span.start, p.end}));
            return year ? year : year_in(doc_units(doc, p));
        }
    }
    return 0;
}

static int first_para_year(const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->paras.n; i++) {
        if (doc->paras.at[i].kind == PARA_BODY) {
            struct ustr s = doc_units(doc, doc->paras.at[i].span);
            s.n = s.n < HEADING_UNITS ? s.n : HEADING_UNITS;
            return year_in(s);
        }
    }
    return 0;
}

static int report_year(const struct wordings *w, const struct doc *doc)
{
    const struct facts *f = &doc->facts;
    int year = year_in(doc_units(doc, f->title));
    year = year ? year : lead_year(w, doc);
    year = year ? year : first_para_year(doc);
    year = year ? year : heading_year(doc);
    if (year == 0 && f->date_year) {
        // most are signed in the spring after the year, a few at its very end
        year = f->date_month > OWN_MONTHS ? f->date_year : f->date_year - 1;
    }
    return year;
}

// 镇 in 某某镇人民政府, not in 城镇管理局: a name ends behind the word, or a body
// follows.
static bool ends_name(struct ustr s, uint32_t end)
{
    static const uint16_t *const bodies[] = {u"人民政府", u"政府", u"办事处",
                                             u"委员会",   u"党委", u"党工委",
                                             u"管委会",   u"、",   u"("};
    if (end == s.n) {
        return true;
    }
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct ustr rest = {s.p + end, s.n - end};
        size_t n = 0;
        while (bodies[i][n]) {
            n++;
        }
        // 县人民政府办公室 is an office, not the government
        bool office = rest.n > n && (rest.p[n] == u'办' || rest.p[n] == u'研') &&
                      rest.n < n + 6 && rest.p[rest.n - 1] != u'处';
        if (begins(rest, bodies[i]) && !office) {
            return true;
        }
    }
    return begins((struct ustr){s.p + end, s.n - end}, u"中共");
}

// Index of the first body kind, in pack order, whose word ends the name; -1: none.
static int body_of(const struct wordings *w, struct ustr name)
{
    struct looking in = looking_in(name);
    int best = -1;
    for (uint32_t i = 0; i < name.n; i++) {
        for (uint32_t k = 0; k < w->body.list.n; k++) {
            const struct wording *word = &w->body.list.at[k];
            const struct ustr *t = &word->piece[0].text;
            bool here = i + t->n <= name.n && word->piece_n == 1 &&
                        memcmp(name.p + i, t->p, t->n * sizeof *t->p) == 0 &&
                        ends_name(name, i + (uint32_t)t->n);
            if (here && (best < 0 || (int)word->tag < best)) {
                best = (int)word->tag;
            }
        }
    }
    struct word_hit whole; // a wording with gaps is taken as it is
    if (best < 0 && word_find(&w->body, in, &whole) && whole.span.end == name.n) {
        best = (int)whole.tag;
    }
    return best;
}

// 我局, 我镇 … in the text.
static int body_by_we(const struct wordings *w, const struct doc *doc)
{
    for (uint32_t i = 0; i + 1 < doc->n; i++) {
        for (uint32_t k = 0; doc->unit[i] == u'我' && k < w->body.list.n; k++) {
            const struct ustr *t = &w->body.list.at[k].piece[0].text;
            if (t->n <= 2 && i + 1 + t->n <= doc->n &&
                memcmp(doc->unit + i + 1, t->p, t->n * sizeof *t->p) == 0) {
                return (int)w->body.list.at[k].tag;
            }
        }
    }
    return -1;
}

static void body_read(const struct lines *l, const struct parse_options *options,
                      struct doc *doc)
{
    const struct pack *pack = l->words->pack;
    if (options->body.n) {
        doc->facts.body = options->body;
        return;
    }
    int body = body_of(l->words, doc_units(doc, doc->facts.issuer));
    if (body < 0) {
        doc->facts.body_guessed = true;
        body = body_of(l->words, l->source);
        body = body >= 0 ? body : body_by_we(l->words, doc);
        body = body >= 0 ? body : (int)pack->bodies.n - 1;
    }
    doc->facts.body = body >= 0 ? pack->bodies.at[body].id : (struct str){"", 0};
}

// True when a longer wording of our own kind holds the genre's words:
// with 工作总结 a neighbour, a title of our own kind that ends so is still ours.
static bool is_ours(const struct wordings *w, struct looking in, struct span genre)
{
    struct word_hit own;
    for (uint32_t i = 0; i <= genre.start; i++) {
        if (word_at(&w->title, in, i, &own) && own.span.end >= genre.end) {
            return true;
        }
    }
    return false;
}

// A neighbour kind of document is named at the end of the title; in a title that does
// not name our own kind, anywhere.
// Nothing that makes a report: no title, no opening sentence, no heading, no signature.
static bool is_shapeless(const struct doc *doc)
{
    const struct facts *f = &doc->facts;
    for (uint32_t i = 1; i < doc->sections.n; i++) {
        if (!span_empty(doc->sections.at[i].heading)) {
            return false;
        }
    }
    return span_empty(f->title) && span_empty(f->lead) && span_empty(f->signature);
}

static void genre_read(const struct wordings *w, struct doc *doc)
{
    struct looking in = looking_in(doc_units(doc, doc->facts.title));
    struct word_hit hit;
    bool ours = word_in(&w->title, in);
    uint32_t best = 0;
    doc->facts.genre = (struct str){"", 0};
    for (uint32_t i = 0; i < in.within.end; i++) {
        if (!word_at(&w->genre, in, i, &hit) || is_ours(w, in, hit.span)) {
            continue;
        }
        uint32_t length = hit.span.end - hit.span.start;
        bool at_end = hit.span.end == in.within.end;
        if ((at_end || (!ours && length >= GENRE_ANYWHERE)) && length > best) {
            best = length;
            const struct genre *genre = &w->pack->outline.genres.at[hit.tag];
            doc->facts.genre = genre->name;
            doc->facts.genre_en = genre->name_en;
            doc->facts.genre_pack = genre->pack;
        }
    }
}

void facts_read(const struct lines *l, const struct parse_options *options,
                struct doc *doc)
{
    frame_read(l->words, doc);
    doc->facts.title_repeats = l->title_repeats;
    date_of(doc);
    doc->facts.year = options->year ? options->year : report_year(l->words, doc);
    body_read(l, options, doc);
    genre_read(l->words, doc);
}

void facts_check_shape(struct doc *doc)
{
    if (doc->facts.genre.n == 0 && is_shapeless(doc)) {
        doc->facts.genre = str_of(say("a text without title, opening or headings"));
        doc->facts.genre_en = doc->facts.genre;
    }
}
