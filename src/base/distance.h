/* distance.h - how many letters two words differ by, for "did you mean". */
#ifndef BASE_DISTANCE_H
#define BASE_DISTANCE_H

#include <stddef.h>

/* Longer texts count as further apart than any limit. */
#define DISTANCE_MAX 255

/* The edit distance (insert, delete, replace, swap of neighbours) of a[0..n)
 * and b[0..m), byte by byte; limit + 1 when it is more than limit. */
size_t distance_of(
    const char *a, size_t n, const char *b, size_t m, size_t limit);

/* How far apart two words of about n bytes may be and still look like a slip
 * of the keyboard: 1 for short words, 3 at most; 0: too short to tell. */
size_t distance_limit(size_t n);

#endif
