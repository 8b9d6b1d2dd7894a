/* hash.h - a map from text to number, for sets that live as long as a run. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero-initialise to start.  Keys are copied; they may hold any byte. */
struct hash {
	struct hash_slot *slot;   /* owned */
	struct hash_entry *entry; /* owned: in the order they came */
	size_t cap;               /* slots: a power of two, or 0 */
	size_t count;
	char **chunk; /* owned: the keys' bytes, in blocks that never move */
	size_t n_chunk;
	size_t chunk_used;
	size_t chunk_size;
};

/* Free what h holds; h may then be used again. */
void hash_clear(struct hash *h);

/* Find key: true and *value when it is there. */
bool hash_get(
    const struct hash *h, const char *key, size_t len, int64_t *value);

/* The place of key's value, made with value 0 when it was not there (*added
 * says so; may be NULL).  Valid until the next hash_put. */
int64_t *hash_put(struct hash *h, const char *key, size_t len, bool *added);

/* As hash_put, but a new key is not copied: it stays where it is, unchanged,
 * until hash_clear. */
int64_t *hash_put_lent(
    struct hash *h, const char *key, size_t len, bool *added);

/* A well-mixed 64-bit number of the bytes; never meant to be kept in files. */
uint64_t hash_bytes(const char *p, size_t len);

#endif
