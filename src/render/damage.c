// damage.c: what was found damaged in a file, in words.
#include "render/damage.h"

#include "base/say.h"

void damage_put(struct buf *b, const struct damage *damage, const char *between)
{
    const struct {
        uint32_t n;
        const char *text;
    } rows[] = {
        {damage->pinyin_notes, say("pinyin notes removed")},
        {damage->shifted_bytes, say("damaged places repaired")},
        {damage->recoded, say("characters decoded twice and put right")},
        {damage->confused, say("look-alikes put right")},
        {damage->filled, say("characters restored from the words around them")},
        {damage->lost_characters, say("characters lost")},
    };
    const char *before = "";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].n) {
            buf_fmt(b, "%s%s: %u", before, rows[i].text, rows[i].n);
            before = between;
        }
    }
}
