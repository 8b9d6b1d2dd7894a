/* arena.c - texts that live as long as a piece of work and never move. */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define ARENA_BLOCK 65536

void
arena_clear(struct arena *a)
{
	for (size_t i = 0; i < a->n_block; i++)
		free(a->block[i]);
	free(a->block);
	*a = (struct arena){ 0 };
}

const char *
arena_keep(struct arena *a, const char *s, size_t n)
{
	char *to = NULL;

	if (a->n_block == 0 || a->size - a->used < n + 1) {
		a->size = n + 1 > ARENA_BLOCK ? n + 1 : ARENA_BLOCK;
		a->block =
		    xrealloc(a->block, a->n_block + 1, sizeof(*a->block));
		a->block[a->n_block++] = xrealloc(NULL, a->size, 1);
		a->used = 0;
	}
	to = a->block[a->n_block - 1] + a->used;
	if (n > 0)
		memcpy(to, s, n);
	to[n] = '\0';
	a->used += n + 1;
	return to;
}
