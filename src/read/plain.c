// plain.c: see plain.h.
#include "read/plain.h"

#include "base/say.h"
#include "read/guess.h"

// False when more than 2 % of the characters could not be decoded; a short text may
// have two.
static bool decodes(const struct decoded *raw)
{
    return (uint64_t)raw->lost * 50 <= (uint64_t)raw->n + 100 &&
           raw->lost <= raw->n / 4;
}

bool plain_decode(struct arena *a, struct diags *d, const struct source *in,
                  struct plain *out)
{
    struct decoded text = {0}, *raw = &text;
    struct guess g = {.encoding = in->encoding, .certain = true};
    if (in->encoding == ENCODING_NONE) {
        g = guess_decode(a, in->bytes, raw);
    } else {
        g.binary = guess_controls(in->bytes, in->encoding);
    }
    if (g.binary) {
        diag_add(d, DIAG_INPUT_BINARY, source_place(in), say(g.binary));
        return false;
    }
    bool plausible = true;
    if (in->encoding != ENCODING_NONE) {
        g.encoding = guess_named(in->bytes, in->encoding);
        decode_bytes(a, g.encoding, in->bytes, raw);
        bool wide = g.encoding == ENCODING_UTF16LE || g.encoding == ENCODING_UTF16BE;
        plausible = !wide || guess_plausible(raw);
    }
    if (g.encoding == ENCODING_NONE || !plausible || !decodes(raw)) {
        const char *name = encoding_names()[g.encoding];
        diag_add(d, DIAG_INPUT_ENCODING_BAD, source_place(in), name ? name : "UTF-8");
        return false;
    }
    uint32_t mark = text.n && text.unit[0] == 0xFEFF;
    *out = (struct plain){{text.unit + mark, text.n - mark}, g.encoding, !g.certain};
    return true;
}
