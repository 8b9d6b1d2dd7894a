/* tally.h - vendors counted: for each thing asked about, and each value of an
 * axis, who says what. */
#ifndef CATALOG_TALLY_H
#define CATALOG_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "catalog/axis.h"
#include "catalog/profile.h"
#include "catalog/roster.h"
#include "catalog/supply.h"

#define TALLY_WORDS ((ROSTER_COUNTRIES + 63) / 64)

/* Vendors by their place in the roster, each once, in order. */
struct tally_set {
	uint32_t *vendor; /* owned */
	uint32_t n;
	uint32_t cap;
};

struct tally_cell {
	struct tally_set set[SUPPLY_ANSWERS]; /* by the vendor's answer */
	struct tally_set nowhere;      /* of those that offer: place unknown */
	uint32_t regions;              /* bits: where those that offer do so */
	uint64_t country[TALLY_WORDS]; /* bits: the same by country */
	uint32_t vendor;               /* being counted, + 1 */
	unsigned char answer;
	bool placed;
};

/* Something asked about: satisfied by any of its options. */
struct tally_row {
	const struct profile_option *option; /* borrowed */
	size_t n_option;
	bool vague; /* a claim on an option's area leaves it open */
};

struct tally {
	enum axis axis;
	const struct roster *roster;         /* borrowed */
	const struct profile_list *profiles; /* borrowed; NULL: no option
					      * names another profile */
	const struct tally_row *row;         /* borrowed */
	size_t n_row;
	size_t n_value;           /* of the axis */
	struct tally_cell **cell; /* owned; tally_at */
	struct tally_use *use;    /* owned: options by capability */
	size_t n_use;
	bool others; /* some option names another profile */
	size_t first[CAPABILITY_MAX + 2];
	uint32_t *stamp; /* owned: by group */
	uint32_t now;
	size_t n_vendor; /* counted so far */
};

/* Begin; axis, roster, profiles, row and n_row are set by the caller. */
void tally_init(struct tally *t);

/* Count a vendor; each once. */
void tally_vendor(struct tally *t, const struct supply_vendor *v);

/* After the last vendor. */
void tally_end(struct tally *t);

void tally_clear(struct tally *t);

/* The cell of a row for a value of the axis; t->n_value: where the value is
 * not stated; t->n_value + 1: whatever the value.  NULL: nobody says
 * anything. */
const struct tally_cell *tally_at(
    const struct tally *t, size_t row, size_t value);

/* The vendor is in the set. */
bool tally_has(const struct tally_set *set, uint32_t vendor);

/* Independent groups among the vendors of a set (NULL: 0). */
size_t tally_groups(struct tally *t, const struct tally_set *set);

size_t tally_regions(const struct tally_cell *c);
size_t tally_countries(const struct tally_cell *c);

/* The one country all of it is in, 0 when there is none or are several. */
uint16_t tally_country(const struct tally_cell *c);

#endif
