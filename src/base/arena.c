// arena.c: a list of pages, bump allocation inside the newest.
#include "base/arena.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

enum { PAGE = 256 * 1024, ALIGN = _Alignof(max_align_t) };

struct arena_page {
    struct arena_page *next;
    size_t size, used;
    bool borrowed; // the memory belongs to who called arena_over
    _Alignas(max_align_t) unsigned char bytes[];
};

static void out_of_memory(void)
{
    (void)fputs("qingdan: out of memory\n", stderr);
    exit(5);
}

static size_t rounded(size_t bytes)
{
    if (bytes > SIZE_MAX - PAGE) {
        out_of_memory();
    }
    return (bytes + ALIGN - 1) / ALIGN * ALIGN;
}

// Small arenas stay small: pages grow with what was handed out.
static size_t page_size(const struct arena *a, size_t bytes)
{
    size_t size = a->used < PAGE ? PAGE / 16 : PAGE;
    return bytes > size ? bytes : size;
}

static struct arena_page *page_new(struct arena *a, size_t bytes)
{
    struct arena_page *page = a->spare;
    if (page && page->size >= bytes) {
        a->spare = page->next;
    } else {
        size_t size = page_size(a, bytes);
        page = calloc(1, sizeof *page + size);
        if (!page) {
            out_of_memory();
            return NULL;
        }
        page->size = size;
    }
    page->next = a->page;
    a->page = page;
    return page;
}

void *arena_alloc(struct arena *a, size_t bytes)
{
    bytes = rounded(bytes ? bytes : 1);
    struct arena_page *page = a->page;
    if (!page || page->size - page->used < bytes) {
        page = page_new(a, bytes);
    }
    void *p = page->bytes + page->used;
    page->used += bytes;
    a->used += bytes;
    return p;
}

void arena_over(struct arena *a, void *memory, size_t bytes)
{
    struct arena_page *page = memory;
    *page = (struct arena_page){NULL, bytes - sizeof *page, 0, true};
    *a = (struct arena){.page = page};
}

bool arena_is_over(const struct arena *a, size_t *bytes)
{
    const struct arena_page *page = a->page;
    if (!page || !page->borrowed || page->next) {
        return false;
    }
    *bytes = sizeof *page + page->used;
    return true;
}

void *arena_grow(struct arena *a, void *old, size_t old_bytes, size_t bytes)
{
    struct arena_page *page = a->page;
    size_t had = rounded(old_bytes);
    if (old && old_bytes && page &&
        (unsigned char *)old + had == page->bytes + page->used &&
        page->size - page->used >= rounded(bytes) - had) {
        page->used += rounded(bytes) - had;
        a->used += rounded(bytes) - had;
        return old;
    }
    void *p = arena_alloc(a, bytes);
    if (old && old_bytes) {
        memcpy(p, old, old_bytes);
        if (page && page->borrowed) {
            memset(old, 0, old_bytes); // an image must not keep what nobody points at
        }
    }
    return p;
}

struct str arena_copy(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.n + 1);
    if (s.n) {
        memcpy(p, s.p, s.n);
    }
    return (struct str){p, s.n};
}

struct str arena_fmt(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct str s = arena_vfmt(a, format, args);
    va_end(args);
    return s;
}

struct str arena_vfmt(struct arena *a, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    size_t size = n > 0 ? (size_t)n : 0;
    char *p = arena_alloc(a, size + 1);
    if (size) {
        (void)vsnprintf(p, size + 1, format, again);
    }
    va_end(again);
    return (struct str){p, size};
}

void arena_reset(struct arena *a)
{
    while (a->page) {
        struct arena_page *page = a->page;
        a->page = page->next;
        if (page->size > PAGE) { // only ordinary pages are worth keeping
            free(page);
            continue;
        }
        memset(page->bytes, 0, page->used);
        page->used = 0;
        page->next = a->spare;
        a->spare = page;
    }
    a->used = 0;
}

static void free_pages(struct arena_page *page)
{
    while (page) {
        struct arena_page *next = page->next;
        if (!page->borrowed) {
            free(page);
        }
        page = next;
    }
}

void arena_free(struct arena *a)
{
    free_pages(a->page);
    free_pages(a->spare);
    *a = (struct arena){0};
}
