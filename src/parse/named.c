// named.c: documents in 《》, and whether this body made them.
#include "parse/figures.h"

enum { MADE_WITHIN = 10, TITLE_MOST = 200 };

// End of the title that opens at `open`: its 》, nested ones skipped. `open` itself:
// none.
static uint32_t title_close(const struct doc *doc, uint32_t open)
{
    uint32_t depth = 0;
    for (uint32_t i = open; i < doc->n && i - open < TITLE_MOST; i++) {
        uint16_t u = doc->unit[i];
        if (u == '\n') {
            break;
        }
        depth += u == u'《';
        if (u == u'》' && --depth == 0) {
            return i;
        }
    }
    return open;
}

// True when 印发, 制定 … stands before the 《 at `open`, in its clause and not as
// 印发的.
static bool verb_before(const struct wordings *w, const struct doc *doc, uint32_t open)
{
    uint32_t start = open;
    while (start > 0 && open - start < MADE_WITHIN &&
           !is_sentence_stop(doc->unit[start - 1]) && doc->unit[start - 1] != ',' &&
           doc->unit[start - 1] != u'》') {
        start--;
    }
    bool qualifies = open > 0 && doc->unit[open - 1] == u'的';
    return !qualifies &&
           word_in(&w->made, (struct looking){doc->unit, {start, open}, 0});
}

// 《甲》、《乙》和《丙》 share their verb.
static bool is_list(const struct doc *doc, uint32_t last_close, uint32_t open)
{
    if (open - last_close > 3) {
        return false;
    }
    for (uint32_t i = last_close + 1; i < open; i++) {
        uint16_t u = doc->unit[i];
        if (u != u'、' && u != u'和' && u != u'及' && u != u'与' && u != u'以') {
            return false;
        }
    }
    return true;
}

void named_read(struct arena *a, const struct wordings *w, struct doc *doc)
{
    uint32_t last_close = 0;
    bool last_made = false;
    for (uint32_t i = 0; i < doc->n; i++) {
        if (doc->unit[i] != u'《') {
            continue;
        }
        uint32_t close = title_close(doc, i);
        if (close == i) {
            continue;
        }
        bool list = doc->named.n > 0 && is_list(doc, last_close, i);
        last_made = (list && last_made) || verb_before(w, doc, i);
        vec_push(a, &doc->named, ((struct named){{i + 1, close}, last_made}));
        last_close = i = close;
    }
}
