/* hash.c - a map from text to number, for sets that live as long as a run. */
#include "base/hash.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A slot is small, so that a probe seldom misses the processor's cache: what
 * it stands for lies in entry. */
struct hash_slot {
	uint32_t code;  /* half of the key's code */
	uint32_t index; /* of its entry, plus 1; 0: free */
};

struct hash_entry {
	const char *key;
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
	free(h->entry);
	*h = (struct hash){ 0 };
}

/* The slot of a key, or the free one where it would be. */
static struct hash_slot *
hash_find(const struct hash *h, const char *key, size_t len, uint64_t code)
{
	uint32_t half = (uint32_t)code;
	size_t i = half & (h->cap - 1);

	while (h->slot[i].index != 0) {
		if (h->slot[i].code == half) {
			const struct hash_entry *e =
			    &h->entry[h->slot[i].index - 1];

			if (e->len == len && memcmp(e->key, key, len) == 0)
				break;
		}
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
	if (s->index == 0)
		return false;
	*value = h->entry[s->index - 1].value;
	return true;
}

static void
hash_grow(struct hash *h)
{
	struct hash_slot *old = h->slot;
	size_t n = h->cap;

	h->cap = n == 0 ? 64 : n * 2;
	assert(h->cap <= UINT32_MAX); /* 64 GB of entries */
	h->slot = xcalloc(h->cap, sizeof(*h->slot));
	h->entry = xrealloc(h->entry, h->cap / 4 * 3, sizeof(*h->entry));
	for (size_t i = 0; i < n; i++) {
		size_t j = old[i].code & (h->cap - 1);

		if (old[i].index == 0)
			continue;
		while (h->slot[j].index != 0)
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
		h->chunk[h->n_chunk++] = xrealloc(NULL, h->chunk_size, 1);
		h->chunk_used = 0;
	}
	to = h->chunk[h->n_chunk - 1] + h->chunk_used;
	if (len > 0)
		memcpy(to, key, len);
	to[len] = '\0';
	h->chunk_used += len + 1;
	return to;
}

/* hash_put; a new key is copied unless it is lent. */
static int64_t *
hash_put_key(
    struct hash *h, const char *key, size_t len, bool lent, bool *added)
{
	uint64_t code = hash_bytes(key, len);
	struct hash_slot *s = NULL;

	if (h->count * 4 >= h->cap * 3)
		hash_grow(h);
	s = hash_find(h, key, len, code);
	if (added != NULL)
		*added = s->index == 0;
	if (s->index == 0) {
		h->entry[h->count] = (struct hash_entry){
			.key = lent ? key : hash_keep(h, key, len),
			.len = len,
		};
		s->code = (uint32_t)code;
		s->index = (uint32_t)++h->count;
	}
	return &h->entry[s->index - 1].value;
}

int64_t *
hash_put(struct hash *h, const char *key, size_t len, bool *added)
{
	return hash_put_key(h, key, len, false, added);
}

int64_t *
hash_put_lent(struct hash *h, const char *key, size_t len, bool *added)
{
	return hash_put_key(h, key, len, true, added);
}
