/* filter.h - which vendors a question is about; the same in every command. */
#ifndef CATALOG_FILTER_H
#define CATALOG_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct db;
struct vocab;

/* Ids or texts; a vendor passes when it has any of them, except offers: all
 * of them.  All empty: everything passes. */
struct filter_ids {
	int64_t *id; /* owned */
	size_t n;
};

struct filter {
	bool cmo; /* --kind, any of the three; none: all */
	bool cdmo;
	bool untagged;
	struct filter_ids offers; /* capabilities */
	char (*country)[3];       /* owned; ISO codes, regions spelt out */
	size_t n_country;
	struct filter_ids modality;
	struct filter_ids dosage; /* dosage-form groups */
	struct filter_ids status; /* default: offered */
	struct filter_ids group;  /* root groups; -V: vendor V itself is
				   * its own group */
	struct filter_ids source; /* sources */
	char *text; /* owned; the filters in words, for meta; NULL: none */
};

/* Which filter a value is for; the names are those of the options. */
enum filter_field {
	FILTER_KIND,
	FILTER_OFFERS,
	FILTER_COUNTRY,
	FILTER_REGION,
	FILTER_MODALITY,
	FILTER_DOSAGE,
	FILTER_STATUS,
	FILTER_GROUP,
	FILTER_SOURCE
};

/* Add a value as typed: a code, name or any known way to write it; several
 * in one text by commas (names with commas are tried whole first).  Unknown
 * or ambiguous is ERR_USAGE and lists the nearest. */
bool filter_add(struct filter *f, struct db *db, struct vocab *v,
    enum filter_field field, const char *text, struct err *err);

bool filter_is_empty(const struct filter *f);

void filter_clear(struct filter *f);

#endif
