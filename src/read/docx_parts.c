// docx_parts.c: see docx_parts.h.
#include "read/docx_parts.h"

struct opening {
    struct arena *arena;
    struct diags *diags;
    struct zip_parts *zip;
    const struct source *source;
};

// Reads a part into a tree; one that is not there leaves the tree empty.
static bool part_read(const struct opening *o, struct str name, struct xml_tree *out)
{
    struct str bytes;
    int64_t i = name.n ? zip_parts_find(o->zip, name) : -1;
    *out = (struct xml_tree){0};
    if (i < 0) {
        return true;
    }
    return zip_parts_unpack(o->zip, o->diags, (uint32_t)i, &bytes) &&
           xml_read(o->arena, o->diags, o->source->path, bytes, out);
}

static struct str folder_of(struct str name)
{
    size_t n = name.n;
    while (n && name.p[n - 1] != '/') {
        n--;
    }
    return (struct str){name.p, n};
}

// The target of the relation whose type ends so, as a name in the archive.
static struct str target_of(const struct opening *o, const struct xml_tree *relations,
                            struct str folder, const char *type)
{
    for (uint32_t i = 0; i < relations->nodes.n; i++) {
        if (!str_is(relations->nodes.at[i].name, "Relationship") ||
            !str_ends(xml_value(relations, i, "Type"), type) ||
            str_is(xml_value(relations, i, "TargetMode"), "External")) {
            continue;
        }
        struct str target = xml_value(relations, i, "Target");
        if (str_starts(target, "/")) {
            return (struct str){target.p + 1, target.n - 1};
        }
        return arena_fmt(o->arena, "%.*s%.*s", (int)folder.n, folder.p, (int)target.n,
                         target.p);
    }
    return STR("");
}

static struct str main_part(const struct opening *o, bool *ok)
{
    struct xml_tree relations;
    *ok = part_read(o, STR("_rels/.rels"), &relations);
    struct str name =
        *ok ? target_of(o, &relations, STR(""), "/officeDocument") : STR("");
    return name.n ? name : STR("word/document.xml");
}

bool docx_parts_read(struct arena *a, struct diags *d, struct zip_parts *zip,
                     const struct source *in, struct docx_parts *out)
{
    struct opening o = {a, d, zip, in};
    struct xml_tree relations, styles, numbers;
    bool ok;
    struct str name = main_part(&o, &ok);
    *out = (struct docx_parts){0};
    if (ok && zip_parts_find(zip, name) < 0) {
        diag_add(d, DIAG_INPUT_PART_MISSING, source_place(in), "docx",
                 arena_copy(a, name).p);
        return false;
    }
    struct str folder = folder_of(name);
    struct str file = {name.p + folder.n, name.n - folder.n};
    struct str beside = arena_fmt(a, "%.*s_rels/%.*s.rels", (int)folder.n, folder.p,
                                  (int)file.n, file.p);
    ok = ok && part_read(&o, name, &out->body) && part_read(&o, beside, &relations) &&
         part_read(&o, target_of(&o, &relations, folder, "/styles"), &styles) &&
         part_read(&o, target_of(&o, &relations, folder, "/numbering"), &numbers) &&
         part_read(&o, target_of(&o, &relations, folder, "/footnotes"),
                   &out->footnotes) &&
         part_read(&o, target_of(&o, &relations, folder, "/endnotes"), &out->endnotes);
    if (ok) {
        docx_styles_read(a, &styles, &out->styles);
        docx_numbers_read(a, &numbers, &out->numbers);
    }
    return ok;
}
