// zip_table.c: see zip_table.h. The table of contents of an archive stands at its end:
// a record that says where the table begins, and in the table a record for each part.
#include "read/zip_table.h"

enum {
    END_BYTES = 22,   // of the last record without its comment
    COMMENT = 65535,  // longest comment behind it
    ENTRY_BYTES = 46, // of a record of the table without its name
    PART_BYTES = 30,  // of the header of a part without its name
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

// The part that a row of the table points to: its header, name and bytes.
static struct str part_of(struct str bytes, const char *row)
{
    size_t at = number(row + 42, 4), packed = number(row + 20, 4);
    const char *p = bytes.p + at;
    if (at > bytes.n || bytes.n - at < PART_BYTES || memcmp(p, "PK\3\4", 4) != 0) {
        return STR("");
    }
    size_t size = PART_BYTES + number(p + 26, 2) + number(p + 28, 2) + packed;
    return size <= bytes.n - at ? (struct str){p, size} : STR("");
}

bool zip_row_next(struct str bytes, size_t *at, struct zip_row *row)
{
    size_t i = *at ? *at : table_of(bytes);
    if (bytes.n - i < ENTRY_BYTES || memcmp(bytes.p + i, "PK\1\2", 4) != 0) {
        return false;
    }
    const char *p = bytes.p + i;
    size_t name = number(p + 28, 2);
    size_t size = ENTRY_BYTES + name + number(p + 30, 2) + number(p + 32, 2);
    if (size > bytes.n - i) {
        return false;
    }
    *row = (struct zip_row){{p + ENTRY_BYTES, name}, {p, size}, part_of(bytes, p)};
    *at = i + size;
    return true;
}

static void put_number(char *p, size_t n)
{
    for (int i = 0; i < 4; i++) {
        p[i] = (char)(n >> (8 * i) & 0xFF);
    }
}

static const char end_mark[4] = {'P', 'K', 5, 6};

struct str zip_of_one(struct arena *a, const struct zip_row *row)
{
    size_t part = row->part.n, record = row->record.n, n = part + record + END_BYTES;
    char *p = arena_alloc(a, n);
    memcpy(p, row->part.p, part);
    memcpy(p + part, row->record.p, record);
    put_number(p + part + 42, 0);
    char *end = p + part + record;
    memcpy(end, end_mark, sizeof end_mark);
    end[8] = end[10] = 1;
    put_number(end + 12, record);
    put_number(end + 16, part);
    return (struct str){p, n};
}

enum zip_kind zip_kind(struct str bytes)
{
    struct seen seen = {0};
    struct zip_row row;
    size_t at = 0;
    if (!str_starts(bytes, "PK\3\4") && !str_starts(bytes, "PK\5\6")) {
        return ZIP_KIND_NONE;
    }
    if (table_of(bytes) == bytes.n) {
        return ZIP_KIND_BROKEN;
    }
    while (zip_row_next(bytes, &at, &row)) {
        look(&seen, row.name);
    }
    return kind_of(&seen, bytes);
}
