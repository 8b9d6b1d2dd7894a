/* phrases.h - the phrases of a catalog in memory, found by their words. */
#ifndef CATALOG_PHRASES_H
#define CATALOG_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "catalog/vocab.h"

struct db;
struct phrases;

struct phrase {
	const char *key;  /* plain */
	const char *text; /* as written by people */
	enum vocab_kind kind;
	int rank; /* the higher wins where keys meet: name of the taxonomy,
		   * clear, no capability, ambiguous, taught */
	const struct vocab_reading *reading;
	size_t n_reading;
};

/* Load the phrases of a catalog; the names of the taxonomy join them. */
bool phrases_open(struct phrases **out, struct db *db, struct err *err);
void phrases_close(struct phrases *p); /* NULL is allowed */

/* The phrase that s[0..n) is, or NULL: a code as codes are written, the
 * words, their key, their key with the words joined.  *rule names which. */
const struct phrase *phrases_find(
    struct phrases *p, const char *s, size_t n, const char **rule);

size_t phrases_count(const struct phrases *p);
const struct phrase *phrases_at(const struct phrases *p, size_t i);

#endif
