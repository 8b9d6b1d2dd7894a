/* search.h - words looked for in everything the catalog knows of vendors. */
#ifndef CATALOG_SEARCH_H
#define CATALOG_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/hash.h"

struct db;
struct vocab;

/* A text of a vendor in which the words were found. */
struct search_hit {
	int64_t vendor_id;
	const char *where; /* "name", "alias", "city", "service", ... */
	const char *found; /* the text */
	size_t order;
};

/* Zero-initialise to start. */
struct search {
	struct search_hit *hit; /* owned; by vendor id, then place */
	size_t n;
	size_t cap;
	struct arena text; /* owned */
	struct hash seen;  /* owned */
};

/* Find the vendors with a text in which `words` stand, from the beginning of
 * a word on, case and accents apart; and, where the words name a capability
 * in any way the vocabulary knows, the vendors with claims on it.  Each text
 * of a vendor is found once.  Words without a letter or digit are
 * ERR_USAGE. */
bool search_run(struct search *s, struct db *db, struct vocab *v,
    const char *words, struct err *err);

/* The hits of a vendor, *n of them; NULL when there is none. */
const struct search_hit *search_of(
    const struct search *s, int64_t vendor_id, size_t *n);

void search_clear(struct search *s);

#endif
