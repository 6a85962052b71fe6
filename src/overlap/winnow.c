// winnow.c: shingles, and which of them are kept.
#include "overlap/winnow.h"

uint32_t shingle_hash(const uint16_t *u)
{
    uint32_t h = 0;
    for (uint32_t i = 0; i < SHINGLE; i++) {
        h = (h ^ u[i]) * UINT32_C(0x9E3779B1);
        h ^= h >> 15;
    }
    h *= UINT32_C(0x85EBCA6B);
    return h ^ h >> 13;
}

void winnow(struct arena *a, const uint16_t *u, uint32_t n, print_list *out)
{
    uint32_t hash[WINDOW]; // of the last shingles, by their place
    uint32_t last = UINT32_MAX, shingles = n < SHINGLE ? 0 : n - SHINGLE + 1;
    for (uint32_t i = 0; i < shingles; i++) {
        hash[i % WINDOW] = shingle_hash(u + i);
        bool full = i + 1 >= WINDOW;
        if (!full && i + 1 < shingles) {
            continue; // a text shorter than a window still gets one
        }
        uint32_t least = i;
        for (uint32_t k = 1; k < WINDOW && k <= i; k++) {
            least = hash[(i - k) % WINDOW] < hash[least % WINDOW] ? i - k : least;
        }
        if (least != last) { // of equal ones the rightmost: repeats keep few
            vec_push(a, out, ((struct print){hash[least % WINDOW], least}));
            last = least;
        }
    }
}
