// say.c: gettext behind two functions. The C.UTF-8 locale and LANGUAGE are used instead
// of zh_CN.UTF-8, because few machines have that locale generated.
#include "base/say.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

static enum lang lang_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) {
            return strncmp(value, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
        }
    }
    return LANG_EN;
}

enum lang say_in(enum lang wanted, const char *folder)
{
    enum lang lang = wanted == LANG_AUTO ? lang_of_environment() : wanted;
    if (folder) {
        (void)bindtextdomain("qingdan", folder);
        (void)bind_textdomain_codeset("qingdan", "UTF-8");
        (void)textdomain("qingdan");
    }
    if (lang == LANG_ZH) {
        (void)setlocale(LC_MESSAGES, "C.UTF-8");
        (void)setlocale(LC_CTYPE, "C.UTF-8"); // strerror() in Chinese needs it
        (void)setenv("LANGUAGE", "zh_CN", 1);
    } else {
        (void)setlocale(LC_MESSAGES, "C");
    }
    return lang;
}

const char *say(const char *message)
{
    return *message ? gettext(message) : message;
}

bool char_steers(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x2069) ||
           cp == 0x061C || cp == 0xFEFF || cp == 0x2028 || cp == 0x2029;
}

bool text_steers(struct str text)
{
    while (text.n) {
        size_t len;
        uint32_t cp = utf8_decode(text, &len);
        if (char_steers(cp) && cp != '\n' && cp != '\r' && cp != '\t') {
            return true;
        }
        text.p += len;
        text.n -= len;
    }
    return false;
}

void safe_put(struct buf *out, struct str text)
{
    while (text.n) {
        size_t len;
        uint32_t cp = utf8_decode(text, &len);
        if (cp == '\t') {
            buf_byte(out, ' '); // between the cells of a table
        } else if (char_steers(cp)) {
            buf_fmt(out, "\\u{%X}", cp);
        } else {
            utf8_put(out, cp);
        }
        text.p += len;
        text.n -= len;
    }
}
