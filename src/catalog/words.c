/* words.c - an index of known words. */
#include "catalog/words.h"

#include <assert.h>

#include "base/buf.h"
#include "catalog/fold.h"

/* A value holds the id and the rank; AMBIGUOUS is an id nobody has. */
#define RANKS 4
#define AMBIGUOUS ((int64_t)1 << 40)

void
words_clear(struct words *w)
{
	hash_clear(&w->plain);
	hash_clear(&w->phrase);
}

static void
put(struct hash *h, const struct buf *key, int64_t id, enum words_rank rank)
{
	int64_t value = id * RANKS + (int64_t)rank;
	bool added = false;
	int64_t *now = NULL;

	if (key->len == 0)
		return;
	now = hash_put(h, key->data, key->len, &added);
	if (added || (int64_t)rank > *now % RANKS)
		*now = value;
	else if ((int64_t)rank == *now % RANKS && value != *now)
		*now = AMBIGUOUS * RANKS + (int64_t)rank;
}

void
words_add(struct words *w, const char *s, size_t n, int64_t id,
    enum words_rank rank, bool loosely)
{
	struct buf b = { 0 };

	assert(id >= 0 && id < AMBIGUOUS);
	fold_plain(&b, s, n);
	put(&w->plain, &b, id, rank);
	if (loosely) {
		fold_phrase(&b, s, n);
		put(&w->phrase, &b, id, rank);
	}
	buf_clear(&b);
}

static bool
get(const struct hash *h, const struct buf *key, bool *known, int64_t *id)
{
	int64_t value = 0;

	*known = hash_get(h, key->data, key->len, &value);
	if (!*known || value / RANKS == AMBIGUOUS)
		return false;
	*id = value / RANKS;
	return true;
}

bool
words_find(const struct words *w, const char *s, size_t n, int64_t *id)
{
	struct buf b = { 0 };
	bool known = false;
	bool found = false;

	fold_plain(&b, s, n);
	found = get(&w->plain, &b, &known, id);
	if (!known) {
		fold_phrase(&b, s, n);
		found = get(&w->phrase, &b, &known, id);
	}
	buf_clear(&b);
	return found;
}
