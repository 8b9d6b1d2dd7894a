/* edit.h - how far apart two words are, for "did you mean". */
#ifndef BASE_EDIT_H
#define BASE_EDIT_H

#include <stddef.h>

/* The fewest bytes to insert, delete, replace or swap with their neighbour
 * that turn a[0..an) into b[0..bn); limit + 1 when it is more than limit or
 * when a text is longer than 255 bytes. */
size_t edit_distance(
    const char *a, size_t an, const char *b, size_t bn, size_t limit);

/* How far apart two words of about n bytes may be and still look like a slip
 * of the keyboard: 1 for short words, 3 at most; 0: too short to tell. */
size_t edit_limit(size_t n);

#endif
