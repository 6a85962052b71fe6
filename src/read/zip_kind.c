// zip_kind.c: see zip_kind.h. The table of contents of an archive stands at its end: a
// record that says where the table begins, and in the table a record for each part.
#include "read/zip_kind.h"

enum {
    END_BYTES = 22,   // of the last record without its comment
    COMMENT = 65535,  // longest comment behind it
    ENTRY_BYTES = 46, // of a record of the table without its name
    MOST = 20000,     // records looked at
};

static uint32_t number(const char *p, int bytes)
{
    uint32_t n = 0;
    for (int i = bytes; i > 0; i--) {
        n = n << 8 | (unsigned char)p[i - 1];
    }
    return n;
}

// Where the table begins; bytes.n when there is none.
static size_t table_of(struct str bytes)
{
    for (size_t back = END_BYTES; back <= bytes.n && back <= END_BYTES + COMMENT;
         back++) {
        const char *p = bytes.p + bytes.n - back;
        if (memcmp(p, "PK\5\6", 4) == 0) {
            uint32_t size = number(p + 12, 4), at = number(p + 16, 4);
            size_t end = bytes.n - back;
            // what stands before the archive moves the table
            return size <= end && at <= end - size ? end - size : bytes.n;
        }
    }
    return bytes.n;
}

struct seen {
    bool word, content, sheet, slides, ofd, odt, manifest;
};

static void look(struct seen *seen, struct str name)
{
    seen->content |= str_is(name, "[Content_Types].xml");
    seen->word |= str_starts(name, "word/");
    seen->sheet |= str_starts(name, "xl/");
    seen->slides |= str_starts(name, "ppt/");
    seen->ofd |= str_is(name, "OFD.xml") || str_is(name, "ofd.xml");
    seen->odt |= str_is(name, "content.xml");
    seen->manifest |= str_is(name, "META-INF/manifest.xml");
}

static enum zip_kind kind_of(const struct seen *seen, struct str bytes)
{
    static const char odt[] = "mimetypeapplication/vnd.oasis.opendocument.";
    size_t n = sizeof odt - 1, at = 30; // behind the record of the first part
    if (seen->ofd) {
        return ZIP_KIND_OFD;
    }
    if (seen->odt && seen->manifest) {
        bool other = bytes.n > at + n + 4 && memcmp(bytes.p + at, odt, n) == 0 &&
                     memcmp(bytes.p + at + n, "text", 4) != 0;
        return other ? ZIP_KIND_SHEET : ZIP_KIND_ODT;
    }
    if (!seen->content && !seen->word) {
        return ZIP_KIND_OTHER;
    }
    return seen->sheet && !seen->word    ? ZIP_KIND_SHEET
           : seen->slides && !seen->word ? ZIP_KIND_SLIDES
                                         : ZIP_KIND_DOCX;
}

enum zip_kind zip_kind(struct str bytes)
{
    struct seen seen = {0};
    if (!str_starts(bytes, "PK\3\4") && !str_starts(bytes, "PK\5\6")) {
        return ZIP_KIND_NONE;
    }
    size_t at = table_of(bytes);
    if (at == bytes.n) {
        return ZIP_KIND_BROKEN;
    }
    for (uint32_t i = 0; i < MOST && bytes.n - at >= ENTRY_BYTES; i++) {
        const char *p = bytes.p + at;
        size_t name = number(p + 28, 2);
        size_t size = ENTRY_BYTES + name + number(p + 30, 2) + number(p + 32, 2);
        if (memcmp(p, "PK\1\2", 4) != 0 || size > bytes.n - at) {
            break;
        }
        look(&seen, (struct str){p + ENTRY_BYTES, name});
        at += size;
    }
    return kind_of(&seen, bytes);
}
