/* arena.h - texts that live as long as a piece of work and never move. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/* Zero-initialise to start. */
struct arena {
	char **block; /* owned */
	size_t n_block;
	size_t used; /* of the last block */
	size_t size; /* of the last block */
};

/* Free all texts; a may then be used again. */
void arena_clear(struct arena *a);

/* A copy of s[0..n) with a NUL, valid until arena_clear. */
const char *arena_keep(struct arena *a, const char *s, size_t n);

#endif
