/* roster.h - the vendors, groups, sites and current sources of a catalog,
 * held for the length of one question. */
#ifndef CATALOG_ROSTER_H
#define CATALOG_ROSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct db;

/* Countries as small numbers from 1; 0 is "not known". */
#define ROSTER_COUNTRIES 677

struct roster_vendor {
	int64_t id;
	const char *name;
	const char *kind; /* "CMO", "CDMO" or NULL */
	size_t group;     /* place in group[] */
	size_t site;      /* its sites: site[site .. site + n_site) */
	size_t n_site;
	size_t place;     /* where it is when a claim does not say: */
	uint16_t n_place; /* country[place .. place + n_place) */
	uint16_t country; /* of the head office, 0: not known */
};

/* An independent source of supply: a corporate group, or one vendor. */
struct roster_group {
	int64_t id;       /* of the root group; 0: a vendor outside any */
	const char *name; /* NULL: a vendor outside any */
	size_t n_vendor;
};

struct roster_site {
	int64_t id;
	int64_t vendor_id;
	uint16_t country; /* 0: not known */
};

struct roster_source {
	int64_t id;
	const char *name;
	const char *as_of; /* ISO date or NULL */
	bool fda;          /* the FDA register, which says only so much */
};

/* Zero-initialise to start.  Vendors, groups' ids and sources are in the
 * order of their ids, sites by vendor. */
struct roster {
	struct roster_vendor *vendor; /* owned, as all arrays */
	size_t n_vendor;
	struct roster_group *group;
	size_t n_group;
	struct roster_site *site;
	size_t n_site;
	struct roster_source *source; /* current ones only */
	size_t n_source;
	uint16_t *country;
	size_t n_country;
	signed char region[ROSTER_COUNTRIES]; /* of each country met, as
					       * place_region_at counts; -1:
					       * not known */
	struct arena text;
};

bool roster_load(struct roster *r, struct db *db, struct err *err);

/* Free what r holds; it may then be used again. */
void roster_clear(struct roster *r);

/* The place of a vendor by id, SIZE_MAX: there is none. */
size_t roster_find(const struct roster *r, int64_t vendor_id);

/* NULL: not current. */
const struct roster_source *roster_source_by_id(
    const struct roster *r, int64_t id);

/* A site of a vendor, NULL: none of that id. */
const struct roster_site *roster_site_of(
    const struct roster *r, const struct roster_vendor *v, int64_t id);

/* What a group is called: its own name, or that of its one vendor. */
const char *roster_group_name(const struct roster *r, size_t group);

/* A country's number (0: NULL or no code) and its code back ("" for 0). */
uint16_t roster_country(const char *code);
void roster_country_code(uint16_t country, char code[3]);

#endif
