/* site.h - the facilities of the vendors. */
#ifndef CATALOG_SITE_H
#define CATALOG_SITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct db;

/* All texts are borrowed for the visit; NULL: not stated.  Several
 * identifiers of one scheme are joined by "|". */
struct site {
	int64_t id;
	int64_t vendor_id;
	const char *name;
	const char *city;
	const char *state;
	const char *country; /* ISO code */
	const char *address;
	const char *fei;
	const char *duns;
	const char *other; /* "MIA:UK 123|OMSLOC:LOC-1" */
};

/* The row of a current source that spoke last of a site. */
struct site_word {
	int64_t site_id;
	const char *source;
	const char *path;
	const char *sheet;
	int64_t row;
	int64_t line;
};

typedef bool site_word_visit(
    void *arg, const struct site_word *w, struct err *err);
typedef bool site_visit(void *arg, const struct site *s, struct err *err);

/* The sites of a vendor by country, city, name. */
bool site_by_vendor(struct db *db, int64_t vendor_id, site_visit *visit,
    void *arg, struct err *err);

/* Where it is said: each site of a vendor that a current source speaks of. */
bool site_words(struct db *db, int64_t vendor_id, site_word_visit *visit,
    void *arg, struct err *err);

#endif
