// vec.h: typed growing arrays in an arena. A vector is any struct with members
// `T *at; uint32_t n, cap;`, declared with VEC(T). Address elements by index: pointers
// into a vector hold only until the next push.
#pragma once

#include "base/arena.h"

#define VEC(T)                                                                         \
    struct {                                                                           \
        T *at;                                                                         \
        uint32_t n, cap;                                                               \
    }

// Makes room for one more element and returns its (zeroed) address.
#define vec_add(a, v)                                                                  \
    ((v)->n == (v)->cap                                                                \
         ? vec_grow_((a), (void **)&(v)->at, &(v)->cap, sizeof *(v)->at)               \
         : (void)0,                                                                    \
     &(v)->at[(v)->n++])

#define vec_push(a, v, value) ((void)(*vec_add((a), (v)) = (value)))

static inline void vec_grow_(struct arena *a, void **at, uint32_t *cap, size_t size)
{
    uint32_t more = *cap ? *cap * 2 : 4;
    *at = arena_grow(a, *at, (size_t)*cap * size, (size_t)more * size);
    *cap = more;
}
