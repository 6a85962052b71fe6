// cache.c: names and keys of the images of compiled packs.
#define _GNU_SOURCE // dl_iterate_phdr
#include "cache.h"

#include "base/file.h"
#include "base/image.h"
#include "base/limits.h"
#include "rule/load.h"

#include <elf.h>
#include <link.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

// --- the build of the program ---

static int note_build(struct dl_phdr_info *info, size_t size, void *out)
{
    struct fingerprint *build = out;
    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
        if (segment->p_type != PT_NOTE) {
            continue;
        }
        const char *p = (const char *)(info->dlpi_addr + segment->p_vaddr);
        const char *end = p + segment->p_memsz;
        while (p + sizeof(ElfW(Nhdr)) < end) {
            ElfW(Nhdr) note;
            memcpy(&note, p, sizeof note);
            const char *name = p + sizeof note;
            const char *bytes = name + ((size_t)note.n_namesz + 3) / 4 * 4;
            if (note.n_type == NT_GNU_BUILD_ID &&
                str_is((struct str){name, 3}, "GNU")) {
                fingerprint_add(build, (struct str){bytes, note.n_descsz});
            }
            p = bytes + ((size_t)note.n_descsz + 3) / 4 * 4;
        }
    }
    return 1; // the program comes first; the libraries do not matter
}

// False: the program was linked without a build id.
static bool build_of_program(struct fingerprint *out)
{
    struct fingerprint none = *out;
    (void)dl_iterate_phdr(note_build, out);
    return !fingerprint_eq(*out, none);
}

static bool key_of(struct str folder, struct fingerprint content,
                   struct fingerprint *out)
{
    *out = (struct fingerprint){0};
    fingerprint_add(out, STR(VERSION));
    fingerprint_add(out, folder); // as it was named: places in rules begin with it
    fingerprint_add(out, (struct str){(const char *)&content, sizeof content});
    return build_of_program(out);
}

// --- the place of the file ---

// A folder of our own that nobody else can write to; made when it is not there.
static bool own_folder(struct str path)
{
    struct stat info;
    (void)mkdir(path.p, 0700);
    return lstat(path.p, &info) == 0 && S_ISDIR(info.st_mode) &&
           info.st_uid == geteuid() && (info.st_mode & 022) == 0;
}

static bool cache_folder(struct arena *a, bool make, struct str *out)
{
    const char *named = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    struct str parent;
    if (named && *named == '/') {
        parent = str_of(named);
    } else if (home && *home == '/') {
        parent = file_join(a, str_of(home), STR(".cache"));
    } else {
        return false;
    }
    *out = file_join(a, parent, STR("qingdan"));
    if (make) {
        (void)mkdir(parent.p, 0700);
    }
    return !make || own_folder(*out);
}

static bool image_path(struct arena *a, struct str folder, bool make, struct str *out)
{
    struct str cache;
    char *real = realpath(arena_copy(a, folder).p, NULL);
    bool ok = real && cache_folder(a, make, &cache);
    if (ok) {
        struct fingerprint f = {0};
        fingerprint_add(&f, str_of(real));
        struct str name =
            arena_fmt(a, "pack-%u.image", (unsigned)(f.low % LIMIT_CACHE_FILES));
        *out = file_join(a, cache, name);
    }
    free(real);
    return ok;
}

void *cache_open(struct str folder)
{
    struct arena scratch = {0};
    struct fingerprint content, key;
    struct str path;
    bool ok = image_path(&scratch, folder, false, &path) &&
              file_kind(path) == FILE_REGULAR && rules_fingerprint(folder, &content) &&
              key_of(folder, content, &key);
    void *root = ok ? image_map(path, key) : NULL;
    arena_free(&scratch);
    return root;
}

void cache_write(struct str folder, struct fingerprint content, const struct arena *a,
                 const void *root)
{
    struct arena scratch = {0};
    struct fingerprint key;
    struct str path;
    if (key_of(folder, content, &key) && image_path(&scratch, folder, true, &path)) {
        (void)image_write(path, key, a, root);
    }
    arena_free(&scratch);
}
