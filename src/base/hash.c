/* hash.c - a map from text to number, for sets that live as long as a run. */
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct hash_slot {
	uint64_t code;
	const char *key; /* NULL: free */
	size_t len;
	int64_t value;
};

uint64_t
hash_bytes(const char *p, size_t len)
{
	uint64_t h = 0x9e3779b97f4a7c15U ^ len;

	while (len >= 8) {
		uint64_t w = 0;

		memcpy(&w, p, 8);
		h = (h ^ w) * 0xff51afd7ed558ccdU;
		h ^= h >> 32;
		p += 8;
		len -= 8;
	}
	if (len > 0) {
		uint64_t w = 0;

		memcpy(&w, p, len);
		h = (h ^ w) * 0xff51afd7ed558ccdU;
		h ^= h >> 32;
	}
	h *= 0xc4ceb9fe1a85ec53U;
	return h ^ h >> 29;
}

void
hash_clear(struct hash *h)
{
	for (size_t i = 0; i < h->n_chunk; i++)
		free(h->chunk[i]);
	free(h->chunk);
	free(h->slot);
	*h = (struct hash){ 0 };
}

static struct hash_slot *
hash_find(const struct hash *h, const char *key, size_t len, uint64_t code)
{
	size_t i = (size_t)code & (h->cap - 1);

	while (h->slot[i].key != NULL) {
		const struct hash_slot *s = &h->slot[i];

		if (s->code == code && s->len == len &&
		    memcmp(s->key, key, len) == 0)
			break;
		i = (i + 1) & (h->cap - 1);
	}
	return &h->slot[i];
}

bool
hash_get(const struct hash *h, const char *key, size_t len, int64_t *value)
{
	const struct hash_slot *s = NULL;

	if (h->count == 0)
		return false;
	s = hash_find(h, key, len, hash_bytes(key, len));
	if (s->key == NULL)
		return false;
	*value = s->value;
	return true;
}

static void
hash_grow(struct hash *h)
{
	struct hash_slot *old = h->slot;
	size_t n = h->cap;

	h->cap = n == 0 ? 64 : n * 2;
	h->slot = xcalloc(h->cap, sizeof(*h->slot));
	for (size_t i = 0; i < n; i++) {
		size_t j = (size_t)old[i].code & (h->cap - 1);

		if (old[i].key == NULL)
			continue;
		while (h->slot[j].key != NULL)
			j = (j + 1) & (h->cap - 1);
		h->slot[j] = old[i];
	}
	free(old);
}

static const char *
hash_keep(struct hash *h, const char *key, size_t len)
{
	char *to = NULL;

	if (h->n_chunk == 0 || h->chunk_size - h->chunk_used < len + 1) {
		h->chunk_size = len + 1 > 65536 ? len + 1 : 65536;
		h->chunk =
		    xrealloc(h->chunk, h->n_chunk + 1, sizeof(*h->chunk));
		h->chunk[h->n_chunk++] = xcalloc(h->chunk_size, 1);
		h->chunk_used = 0;
	}
	to = h->chunk[h->n_chunk - 1] + h->chunk_used;
	if (len > 0)
		memcpy(to, key, len);
	to[len] = '\0';
	h->chunk_used += len + 1;
	return to;
}

int64_t *
hash_put(struct hash *h, const char *key, size_t len, bool *added)
{
	uint64_t code = hash_bytes(key, len);
	struct hash_slot *s = NULL;

	if (h->count * 4 >= h->cap * 3)
		hash_grow(h);
	s = hash_find(h, key, len, code);
	if (added != NULL)
		*added = s->key == NULL;
	if (s->key == NULL) {
		s->code = code;
		s->key = hash_keep(h, key, len);
		s->len = len;
		h->count++;
	}
	return &s->value;
}
