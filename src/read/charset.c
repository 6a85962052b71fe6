// charset.c: see charset.h. The only file that knows uchardet.
#include "read/charset.h"

#include "base/utf8.h"

#include <strings.h>
#include <uchardet/uchardet.h>

enum {
    HEAD = 8192,        // bytes in which a page declares its encoding
    SAMPLE = 256 * 1024 // … and from which one is guessed
};

// The name behind the first `charset=` or `encoding=` of the head.
static enum encoding declared(struct str bytes)
{
    static const char *const keys[] = {"charset", "encoding"};
    size_t n = bytes.n < HEAD ? bytes.n : HEAD;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            size_t length = strlen(keys[k]), at = i + length;
            if (at >= n || strncasecmp(bytes.p + i, keys[k], length) != 0) {
                continue;
            }
            while (at < n && strchr(" \t\r\n=\"'", bytes.p[at])) {
                at++;
            }
            size_t end = at;
            while (end < n &&
                   (bytes.p[end] == '-' || bytes.p[end] == '_' ||
                    (bytes.p[end] >= '0' && bytes.p[end] <= '9') ||
                    ((bytes.p[end] | 0x20) >= 'a' && (bytes.p[end] | 0x20) <= 'z'))) {
                end++;
            }
            enum encoding e = encoding_named((struct str){bytes.p + at, end - at});
            if (e != ENCODING_NONE) {
                return e;
            }
        }
    }
    return ENCODING_NONE;
}

static enum encoding detected(struct str bytes)
{
    enum encoding e = ENCODING_NONE;
    uchardet_t detector = uchardet_new();
    size_t n = bytes.n < SAMPLE ? bytes.n : SAMPLE;
    if (detector && uchardet_handle_data(detector, bytes.p, n) == 0) {
        uchardet_data_end(detector);
        e = encoding_named(str_of(uchardet_get_charset(detector)));
    }
    uchardet_delete(detector);
    return e;
}

static bool decode_as(struct arena *a, const struct source *in, enum encoding e,
                      struct plain *out)
{
    struct diags unsaid = {.arena = a};
    struct source as = *in;
    as.encoding = e;
    return e != ENCODING_NONE && plain_decode(a, &unsaid, &as, out);
}

bool charset_decode(struct arena *a, struct diags *d, const struct source *in,
                    struct plain *out)
{
    bool named = in->encoding != ENCODING_NONE;
    if (named || utf8_valid(in->bytes)) {
        return plain_decode(a, d, in, out);
    }
    // A mark or a structure that is certain goes before what the page says.
    struct diags unsaid = {.arena = a};
    bool guessed = plain_decode(a, &unsaid, in, out);
    if (guessed && !out->guessed) {
        return true;
    }
    enum encoding says = declared(in->bytes);
    if (says != ENCODING_UTF8 && decode_as(a, in, says, out)) {
        out->guessed = false;
        return true;
    }
    if (guessed || decode_as(a, in, detected(in->bytes), out)) {
        out->guessed = true;
        return guessed ? plain_decode(a, d, in, out) : true;
    }
    return plain_decode(a, d, in, out); // to say why not
}
