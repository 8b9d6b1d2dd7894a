/* choice.h - the vendors that a filter lets through, and how much they offer
 * inside it; for commands that go through the vendors in another order. */
#ifndef CATALOG_CHOICE_H
#define CATALOG_CHOICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct claim;
struct db;
struct filter;
struct choice;

struct choice_vendor {
	bool passes;
	int n_offered;    /* capabilities that count (supply.h) */
	int evidence;     /* the best level of what counts, -1: none */
	int64_t n_source; /* that speak of it; choice_count_sources */
};

/* Go through the whole catalog once.  filter is borrowed until
 * choice_close; NULL lets everything through. */
bool choice_open(struct choice **out, struct db *db,
    const struct filter *filter, struct err *err);

/* Count the current sources that speak of each vendor. */
bool choice_count_sources(struct choice *c, struct db *db, struct err *err);

/* NULL when the vendor does not pass. */
const struct choice_vendor *choice_of(
    const struct choice *c, int64_t vendor_id);

/* The claim is one of those that the filter asks for: of its modalities,
 * dosage groups, sources and, where a status is named, of that status. */
bool choice_claim(const struct choice *c, const struct claim *claim);

void choice_close(struct choice *c); /* NULL is allowed */

#endif
