/* lifecycle.h - which vendors support development through commercialization:
 * how far up the ladder of profiles each has come, and what it lacks. */
#ifndef CATALOG_LIFECYCLE_H
#define CATALOG_LIFECYCLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "catalog/profile.h"
#include "catalog/supply.h"

struct db;
struct filter;
struct lifecycle; /* an answer */

struct lifecycle_options {
	const struct filter *filter; /* or NULL.  Where a modality (or dosage
				      * form) is asked for: vendors that state
				      * it for something they offer; their
				      * claims that state none count too */
	const char *profile;         /* what is lacking of it; NULL: of the next
				      * rung */
	const char *scope;           /* "DS", "DP" or NULL: both */
	bool incomplete; /* only those below full, or not meeting the
			  * profile */
};

struct lifecycle_row {
	const char *vendor;
	const char *kind;  /* or NULL */
	char country[3];   /* of the head office, else the one country of its
			    * sites; "" where not known */
	const char *scope; /* "DS" or "DP" */
	enum profile_level level;
	const struct profile *asked; /* the rung above (at the top: the top),
				      * or the profile asked for */
	size_t have;                 /* mandatory stages of it met */
	size_t need;                 /* and asked */
	int evidence; /* the weakest that the level rests on (of level none:
		       * what is met of span), -1: not on file */
	const unsigned char *answer; /* enum supply_answer by stage of asked */
};

bool lifecycle_ask(struct lifecycle **out, struct db *db,
    const struct lifecycle_options *opt, struct err *err);
void lifecycle_free(struct lifecycle *l); /* NULL is allowed */

/* Best level first (with a profile: least lacking first), then by name, DS
 * before DP. */
size_t lifecycle_rows(const struct lifecycle *l);
void lifecycle_row(
    const struct lifecycle *l, size_t i, struct lifecycle_row *row);

/* Vendors the question was about; those of them known from FDA registers
 * alone, which say nothing of development. */
size_t lifecycle_vendors(const struct lifecycle *l);
size_t lifecycle_register_only(const struct lifecycle *l);

/* Vendors that reached at least the level in a scope, or in any (NULL). */
size_t lifecycle_reached(
    const struct lifecycle *l, enum profile_level level, const char *scope);

#endif
