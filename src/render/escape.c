// escape.c: text from documents made safe for the formats that have their own signs.
#include "render/escape.h"

#include "base/say.h"
#include "base/utf8.h"

// What stands for the sign, NULL = itself.
typedef const char *sign_fn(uint32_t cp);

static void escape(struct buf *out, struct str text, sign_fn *sign)
{
    while (text.n) {
        size_t len;
        uint32_t cp = utf8_decode(text, &len);
        const char *instead = sign(cp);
        if (instead) {
            buf_addz(out, instead);
        } else if (char_steers(cp)) {
            buf_fmt(out, "\\u{%X}", cp);
        } else {
            utf8_put(out, cp == 0xFFFE || cp == 0xFFFF ? 0xFFFD : cp); // XML knows none
        }
        text.p += len;
        text.n -= len;
    }
}

static const char *markup_sign(uint32_t cp)
{
    switch (cp) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\t':
    case '\n':
        return " ";
    default:
        return NULL;
    }
}

void escape_markup(struct buf *out, struct str text)
{
    escape(out, text, markup_sign);
}

static const char *markdown_sign(uint32_t cp)
{
    switch (cp) {
    case '\\':
        return "\\\\";
    case '`':
        return "\\`";
    case '*':
        return "\\*";
    case '_':
        return "\\_";
    case '[':
        return "\\[";
    case ']':
        return "\\]";
    case '|':
        return "\\|";
    case '#':
        return "\\#";
    case '~':
        return "\\~";
    case '!':
        return "\\!";
    case '@':
        return "&#64;"; // names nobody
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '\t':
    case '\n':
        return " ";
    default:
        return NULL;
    }
}

void escape_markdown(struct buf *out, struct str text)
{
    escape(out, text, markdown_sign);
}

static const char *message_sign(uint32_t cp)
{
    return cp == '%'    ? "%25"
           : cp == '\r' ? "%0D"
           : cp == '\n' ? "%0A"
           : cp == '\t' ? " "
                        : NULL;
}

static const char *value_sign(uint32_t cp)
{
    return cp == ':' ? "%3A" : cp == ',' ? "%2C" : message_sign(cp);
}

void escape_github(struct buf *out, struct str text, bool value)
{
    escape(out, text, value ? value_sign : message_sign);
}
