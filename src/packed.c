// packed.c: see packed.h.
#include "packed.h"

#include "base/limits.h"
#include "read/archive.h"

#include <stdlib.h>
#include <strings.h>

static size_t most_bytes(const struct session *s)
{
    return s->options.max_size ? s->options.max_size : (size_t)LIMIT_INPUT_BYTES;
}

static bool is_zip_name(struct str name)
{
    return name.n > 4 && strncasecmp(name.p + name.n - 4, ".zip", 4) == 0;
}

static int by_bytes(const void *x, const void *y)
{
    return strcmp(((const struct str *)x)->p, ((const struct str *)y)->p);
}

bool packed_list(struct session *s, struct diags *d, struct str path,
                 bool (*wanted)(struct str path), struct paths *files)
{
    struct archive_names names = {0};
    struct arena scratch = {0};
    struct diags unread = {.arena = &scratch}; // said when the file itself is read
    struct str bytes;
    bool archive = is_zip_name(path) && file_kind(path) == FILE_REGULAR &&
                   file_read(&scratch, &unread, path, most_bytes(s), &bytes) &&
                   archive_is(bytes);
    if (archive && archive_list(&s->arena, d, &(struct archive){path, bytes}, &names) &&
        names.list.n) {
        qsort(names.list.at, names.list.n, sizeof *names.list.at, by_bytes);
        for (uint32_t i = 0; i < names.list.n && files->list.n < LIMIT_FILES; i++) {
            struct str inner = file_join(&s->arena, path, names.list.at[i]);
            if (is_zip_name(inner)) {
                diag_add(d, DIAG_INPUT_ZIP_NESTED, (struct place){.path = inner});
            } else if (wanted(inner)) {
                vec_push(&s->arena, &files->list, inner);
            }
        }
    }
    arena_free(&scratch);
    return archive;
}

// Length of the archive's own path in front of a path inside it; 0: none.
static size_t archive_path(struct arena *a, struct str path)
{
    for (size_t i = 4; i + 1 < path.n; i++) {
        struct str front = {path.p, i};
        if (path.p[i] == '/' && is_zip_name(front) &&
            file_kind(arena_copy(a, front)) == FILE_REGULAR) {
            return i;
        }
    }
    return 0;
}

bool packed_read(struct session *s, struct arena *a, struct diags *d, struct str path,
                 struct str *out)
{
    bool there = str_is(path, "-") || file_kind(path) != FILE_ABSENT;
    size_t front = there ? 0 : archive_path(a, path);
    if (front == 0) {
        return file_read(a, d, path, most_bytes(s), out);
    }
    struct str archive = {path.p, front};
    struct str name = {path.p + front + 1, path.n - front - 1};
    struct check_options options = session_check_options(s);
    struct str bytes;
    *out = (struct str){"", 0};
    return file_read(a, d, archive, most_bytes(s), &bytes) &&
           archive_part(a, d, &options.read, &(struct archive){path, bytes}, name, out);
}
