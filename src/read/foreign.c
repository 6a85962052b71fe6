// foreign.c: see foreign.h. A new format is a line of this table and a line of the one
// in read.c.
#include "read/foreign.h"

#include "base/say.h"
#include "read/docx.h"
#include "read/html.h"
#include "read/markdown.h"
#include "read/ofd.h"
#include "read/zip.h"

struct foreign_reader {
    const char *name;
    bool (*read)(struct arena *a, struct diags *d, const struct source *in,
                 struct flow *out);
};

static const struct foreign_reader readers[] = {
    {"docx", read_docx},         {"ofd", read_ofd},           {"html", read_html},
    {"markdown", read_markdown}, {"zip-part", read_zip_part}, // archive.c
};

bool foreign_read(struct arena *a, struct diags *d, struct str format,
                  const struct source *in, struct flow *out)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (str_is(format, readers[i].name)) {
            return readers[i].read(a, d, in, out);
        }
    }
    diag_add(d, DIAG_INPUT_BROKE, source_place(in), say("unknown format"));
    return false;
}
