// html_page.c: the frame of an HTML page: one file, nothing from elsewhere, a policy
// that lets nothing run but its own script; and the small pieces all parts use.
#include "render/html.h"

#include "base/digest.h"
#include "base/say.h"
#include "render/escape.h"
#include "render/words.h"

static const unsigned char style[] = {
#include "html.css.inc"
};

static const unsigned char script[] = {
#include "html.js.inc"
};

static struct str bytes_of(const unsigned char *at, size_t n)
{
    return (struct str){(const char *)at, n};
}

static void put_policy(struct buf *out)
{
    struct arena a = {0};
    struct str css = sha256_base64(&a, bytes_of(style, sizeof style));
    struct str js = sha256_base64(&a, bytes_of(script, sizeof script));
    buf_fmt(out,
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
            "'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; "
            "form-action 'none'\">\n",
            css.p, js.p);
    arena_free(&a);
}

void html_open(struct buf *out, const struct run_frame *run, struct str title,
               const char *class)
{
    // The attribute of <html>: translated, it names the other language.
    buf_fmt(out, "<!doctype html>\n<html %s>\n<head>\n<meta charset=\"utf-8\">\n",
            say("lang=\"en\""));
    put_policy(out);
    buf_addz(out, "<meta name=\"viewport\" "
                  "content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"referrer\" content=\"no-referrer\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n"
                  "<meta name=\"generator\" content=\"qingdan ");
    html_text(out, run->tool_version);
    buf_addz(out, "\">\n<title>");
    html_text(out, title);
    buf_addz(out, "</title>\n<style>");
    buf_add(out, bytes_of(style, sizeof style));
    buf_fmt(out, "</style>\n</head>\n<body class=\"%s\">\n", class);
}

void html_close(struct buf *out, const struct run_frame *run)
{
    (void)run;
    buf_addz(out, "<script>");
    buf_add(out, bytes_of(script, sizeof script));
    buf_addz(out, "</script>\n</body>\n</html>\n");
}

void html_text(struct buf *out, struct str text)
{
    escape_markup(out, text);
}

void html_attribute(struct buf *out, const char *name, struct str value)
{
    buf_fmt(out, " %s=\"", name);
    html_text(out, value);
    buf_byte(out, '"');
}

void html_points(struct buf *out, const char *name, int32_t hundredths)
{
    buf_fmt(out, " %s=\"", name);
    buf_hundredths(out, hundredths);
    buf_byte(out, '"');
}

void html_bar(struct buf *out, int64_t part, int64_t whole)
{
    int64_t filled = whole > 0 && part > 0 ? part * 1000 / whole : 0;
    buf_fmt(out,
            "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" "
            "aria-hidden=\"true\"><rect class=\"t\" width=\"1000\" height=\"10\"/>"
            "<rect width=\"%lld\" height=\"10\"/></svg>",
            (long long)(filled > 1000 ? 1000 : filled));
}

const char *html_class(enum verdict v)
{
    static const char *const classes[VERDICT_N] = {"p", "w", "m", "n", "u"};
    return classes[v];
}

void html_verdict(struct buf *out, enum verdict v)
{
    buf_fmt(out, "<span class=\"v %s\">%s %s</span>", html_class(v), verdict_mark(v),
            verdict_said(v));
}
