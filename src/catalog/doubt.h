/* doubt.h - words in the sheets that made no claim, and what they may mean. */
#ifndef CATALOG_DOUBT_H
#define CATALOG_DOUBT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct db;

struct doubt {
	int64_t vendor_id;
	int64_t source_id;
	int64_t row;
	const char *words; /* as the sheet has them */
	const char *note;  /* of the phrase they are, from the vocabulary */
	const int64_t *capability; /* what they may mean */
	size_t n_capability;
};

/* Borrowed for the call. */
typedef void doubt_visit(void *arg, const struct doubt *d);

/* Visit the mentions of words of a kind ("ambiguous", "not-a-capability"), of
 * all sources kept; the words as the vocabulary has them now. */
bool doubt_each(struct db *db, const char *kind, doubt_visit *visit, void *arg,
    struct err *err);

#endif
