/* pack.h - a set of numbers of 32 bits, small where it holds few. */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include <stdbool.h>
#include <stdint.h>

/* Zero-initialise to start. */
struct pack {
	uint32_t *item; /* owned: a list, or a hash where it is long */
	uint32_t n;
	uint32_t cap;
};

/* Free what p holds; p may then be used again. */
void pack_clear(struct pack *p);

/* n more will be put in: a hint for the first ones. */
void pack_expect(struct pack *p, uint32_t n);

/* Put in a number; false when it was there, as 0 always is. */
bool pack_add(struct pack *p, uint32_t item);

#endif
