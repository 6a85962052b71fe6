// zip.c: see zip.h. The only file that knows libzip.
#include "read/zip.h"

#include "base/limits.h"
#include "base/say.h"

#include <strings.h>
#include <zip.h>

struct zip_parts {
    struct arena *arena;
    const struct source *source;
    zip_t *zip;
    uint32_t count;
    size_t left; // bytes that may still be unpacked
};

static void say_damaged(struct diags *d, const struct source *in, const char *why)
{
    diag_add(d, DIAG_INPUT_DAMAGED, source_place(in), why);
}

struct zip_parts *zip_parts_open(struct arena *a, struct diags *d,
                                 const struct source *in)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *bytes = zip_source_buffer_create(in->bytes.p, in->bytes.n, 0, &error);
    zip_t *zip = bytes ? zip_open_from_source(bytes, ZIP_RDONLY, &error) : NULL;
    if (!zip) {
        say_damaged(d, in, zip_error_strerror(&error));
        if (bytes) {
            zip_source_free(bytes);
        }
        zip_error_fini(&error);
        return NULL;
    }
    zip_error_fini(&error);
    zip_int64_t count = zip_get_num_entries(zip, 0);
    if (count > LIMIT_ZIP_PARTS) {
        diag_add(d, DIAG_INPUT_ZIP_PARTS, source_place(in),
                 arena_fmt(d->arena, "%d", LIMIT_ZIP_PARTS).p);
        zip_discard(zip);
        return NULL;
    }
    struct zip_parts *z = arena_new(a, struct zip_parts);
    *z = (struct zip_parts){a, in, zip, (uint32_t)count, in->max_bytes};
    return z;
}

void zip_parts_close(struct zip_parts *z)
{
    zip_discard(z->zip);
}

uint32_t zip_parts_count(const struct zip_parts *z)
{
    return z->count;
}

int64_t zip_parts_find(const struct zip_parts *z, struct str name)
{
    for (uint32_t i = 0; i < z->count; i++) {
        const char *stored = zip_get_name(z->zip, i, ZIP_FL_ENC_RAW);
        if (stored && strlen(stored) == name.n &&
            strncasecmp(stored, name.p, name.n) == 0) {
            return i;
        }
    }
    return -1;
}

// Reads until the part ends; false when it holds more than may be unpacked, or breaks
// off.
static bool read_all(struct zip_parts *z, zip_file_t *file, size_t guess,
                     struct str *out, bool *bomb)
{
    size_t cap = guess < z->left ? guess + 1 : z->left + 1, n = 0;
    char *p = arena_alloc(z->arena, cap);
    for (;;) {
        zip_int64_t got = zip_fread(file, p + n, cap - n);
        if (got <= 0) {
            *out = (struct str){p, n};
            return got == 0;
        }
        n += (size_t)got;
        if (n > z->left) {
            *bomb = true;
            return false;
        }
        if (n == cap) {
            size_t more = cap * 2 < z->left ? cap * 2 : z->left + 1;
            p = arena_grow(z->arena, p, cap, more);
            cap = more;
        }
    }
}

static bool say_bomb(struct diags *d, const struct zip_parts *z)
{
    diag_add(d, DIAG_INPUT_UNPACKED, source_place(z->source),
             arena_fmt(d->arena, "%zu", z->source->max_bytes).p);
    return false;
}

bool zip_parts_unpack(struct zip_parts *z, struct diags *d, uint32_t i, struct str *out)
{
    zip_stat_t info;
    zip_stat_init(&info);
    *out = (struct str){"", 0};
    if (zip_stat_index(z->zip, i, 0, &info) != 0) {
        say_damaged(d, z->source, zip_strerror(z->zip));
        return false;
    }
    if (info.encryption_method != ZIP_EM_NONE) {
        diag_add(d, DIAG_INPUT_PASSWORD, source_place(z->source));
        return false;
    }
    if (info.size > z->left) {
        return say_bomb(d, z);
    }
    if (info.size > LIMIT_ZIP_FREE_BYTES &&
        info.size / LIMIT_ZIP_RATIO > info.comp_size) {
        diag_add(d, DIAG_INPUT_SQUEEZED, source_place(z->source),
                 arena_fmt(d->arena, "%d", LIMIT_ZIP_RATIO).p);
        return false;
    }
    zip_file_t *file = zip_fopen_index(z->zip, i, 0);
    if (!file) {
        say_damaged(d, z->source, zip_strerror(z->zip));
        return false;
    }
    bool bomb = false;
    bool ok = read_all(z, file, (size_t)info.size, out, &bomb);
    if (!ok && !bomb) {
        say_damaged(d, z->source, zip_file_strerror(file));
    }
    zip_fclose(file);
    z->left -= ok ? out->n : 0;
    return bomb ? say_bomb(d, z) : ok;
}

bool read_zip_part(struct arena *a, struct diags *d, const struct source *in,
                   struct flow *out)
{
    struct str bytes;
    struct zip_parts *zip = zip_parts_open(a, d, in);
    bool ok = zip && zip_parts_unpack(zip, d, 0, &bytes);
    if (zip) {
        zip_parts_close(zip);
    }
    if (!ok) {
        return false;
    }
    out->unit.n = out->unit.cap = (uint32_t)((bytes.n + 1) / 2);
    out->unit.at = arena_array(a, uint16_t, out->unit.n + 1);
    memcpy(out->unit.at, bytes.p, bytes.n);
    if (bytes.n) {
        vec_push(a, &out->origins, ((struct origin){0, {.line = 1, .column = 1}}));
    }
    if (bytes.n % 2) {
        flow_stated(out, STR("odd"), STR("1"));
    }
    return true;
}
