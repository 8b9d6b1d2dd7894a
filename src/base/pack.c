/* pack.c - a set of numbers of 32 bits, small where it holds few. */
#include "base/pack.h"

#include <stdlib.h>

#include "base/mem.h"

/* Up to so many are a list that is looked through. */
#define PACK_LIST 32

void
pack_clear(struct pack *p)
{
	free(p->item);
	*p = (struct pack){ 0 };
}

static void
pack_list(struct pack *p, uint32_t cap)
{
	p->item = xrealloc(p->item, cap, sizeof(*p->item));
	p->cap = cap;
}

void
pack_expect(struct pack *p, uint32_t n)
{
	if (p->cap == 0 && n > 0 && n <= PACK_LIST)
		pack_list(p, n);
}

/* The place of an item in a set of cap places (a power of two), or the free
 * one where it would be. */
static uint32_t
pack_place(const uint32_t *set, uint32_t cap, uint32_t item)
{
	uint32_t at = (item * UINT32_C(2654435761) >> 7) & (cap - 1);

	while (set[at] != 0 && set[at] != item)
		at = (at + 1) & (cap - 1);
	return at;
}

static void
pack_grow(struct pack *p)
{
	uint32_t cap = p->cap <= PACK_LIST ? PACK_LIST * 4 : p->cap * 2;
	uint32_t *set = xcalloc(cap, sizeof(*set));

	for (uint32_t i = 0; i < p->cap; i++) {
		if (p->item[i] != 0)
			set[pack_place(set, cap, p->item[i])] = p->item[i];
	}
	free(p->item);
	p->item = set;
	p->cap = cap;
}

/* The list may hold the item. */
static bool
pack_list_add(struct pack *p, uint32_t item)
{
	bool there = false;

	for (uint32_t i = 0; i < p->n; i++)
		there = there || p->item[i] == item;
	if (there)
		return false;
	if (p->n == p->cap)
		pack_list(p, p->cap < 8               ? 8
			     : p->cap < PACK_LIST / 2 ? p->cap * 2
						      : PACK_LIST);
	p->item[p->n++] = item;
	return true;
}

bool
pack_add(struct pack *p, uint32_t item)
{
	uint32_t at = 0;

	if (item == 0)
		return false;
	if (p->cap < PACK_LIST || (p->cap == PACK_LIST && p->n < PACK_LIST))
		return pack_list_add(p, item);
	if (p->cap == PACK_LIST || p->n >= p->cap / 4 * 3)
		pack_grow(p);
	at = pack_place(p->item, p->cap, item);
	if (p->item[at] == item)
		return false;
	p->item[at] = item;
	p->n++;
	return true;
}
