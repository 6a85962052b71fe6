// archive.c: see archive.h. The table of contents is read here; what unpacks is
// qingdan-read, which gets an archive of the one part.
#include "read/archive.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/decode.h"
#include "read/remote.h"
#include "read/zip_table.h"

bool archive_is(struct str bytes)
{
    return zip_kind(bytes) == ZIP_KIND_OTHER;
}

// Names are in UTF-8, or in the code page of the Chinese Windows that wrote them.
static struct str name_of(struct arena *a, struct str stored)
{
    struct decoded raw = {0};
    if (utf8_valid(stored)) {
        return arena_copy(a, stored);
    }
    decode_bytes(a, ENCODING_GB18030, stored, &raw);
    return units_to_utf8(a, raw.unit, raw.n);
}

static bool is_safe(struct str name)
{
    if (name.n == 0 || name.p[0] == '/' || memchr(name.p, '\\', name.n) ||
        memchr(name.p, '\0', name.n) || (name.n > 1 && name.p[1] == ':')) {
        return false;
    }
    while (name.n) {
        if (str_is(str_cut(&name, '/'), "..")) {
            return false;
        }
    }
    return true;
}

bool archive_list(struct arena *a, struct diags *d, const struct archive *in,
                  struct archive_names *out)
{
    struct zip_row row;
    struct place place = {.path = in->path};
    size_t at = 0;
    while (zip_row_next(in->bytes, &at, &row)) {
        struct str name = name_of(a, row.name);
        if (out->list.n >= LIMIT_ZIP_PARTS) {
            diag_add(d, DIAG_INPUT_ZIP_PARTS, place,
                     arena_fmt(a, "%d", LIMIT_ZIP_PARTS).p);
            return false;
        }
        if (!is_safe(name)) {
            diag_add(d, DIAG_INPUT_CLIMBS, place, name.p);
        } else if (!str_ends(name, "/")) {
            vec_push(a, &out->list, name);
        }
    }
    return true;
}

bool archive_part(struct arena *a, struct diags *d, const struct read_options *o,
                  const struct archive *in, struct str name, struct str *out)
{
    struct zip_row row;
    size_t at = 0, most = o->max_bytes ? o->max_bytes : LIMIT_INPUT_BYTES;
    bool found = false;
    while (!found && zip_row_next(in->bytes, &at, &row)) {
        found = str_eq(name_of(a, row.name), name);
    }
    if (!found || row.part.n == 0 || !o->helper) {
        diag_add(d, DIAG_INPUT_DAMAGED, (struct place){.path = in->path},
                 say("this part of the archive is missing"));
        return false;
    }
    struct wire_request request = {
        .format = STR("zip-part"),
        .source = {in->path, zip_of_one(a, &row), ENCODING_NONE, most},
        .lang = o->lang,
        .seconds = o->seconds ? o->seconds : LIMIT_SECONDS,
    };
    struct text text = {0};
    if (!helper_read(o->helper, a, d, &request, &text)) {
        return false;
    }
    // two bytes a unit, and how many there are (zip.c)
    size_t n = text.raw_n * sizeof *text.raw;
    n -= n && text.stated_n == 1; // an odd number: the last one only fills
    *out = (struct str){(const char *)text.raw, n};
    return true;
}
