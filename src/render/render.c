// render.c: the table of output formats.
#include "render/formats.h"

#include "base/utf8.h"

static const struct renderer *const formats[] = {
    &render_text, &render_html,        &render_markdown, &render_json,  &render_ndjson,
    &render_csv,  &render_csv_summary, &render_junit,    &render_sarif, &render_github,
    NULL,
};

const struct renderer *render_find(struct str name)
{
    for (const struct renderer *const *r = formats; *r; r++) {
        if (str_is(name, (*r)->name)) {
            return *r;
        }
    }
    return NULL;
}

const struct renderer *const *render_all(void)
{
    return formats;
}

void format_valid(struct buf *out, struct str text)
{
    while (text.n) {
        size_t len;
        utf8_put(out, utf8_decode(text, &len));
        text.p += len;
        text.n -= len;
    }
}
