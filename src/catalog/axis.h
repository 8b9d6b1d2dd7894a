/* axis.h - what an answer can be divided by: region, country, kind, modality,
 * phase or corporate group. */
#ifndef CATALOG_AXIS_H
#define CATALOG_AXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "catalog/roster.h"
#include "catalog/supply.h"

enum axis {
	AXIS_NONE,
	AXIS_REGION,
	AXIS_COUNTRY,
	AXIS_KIND,
	AXIS_MODALITY, /* a claim also stands for the classes above its own */
	AXIS_PHASE,
	AXIS_GROUP /* corporate groups; a vendor outside any states none */
};

/* The values a claim has; none: not stated. */
struct axis_values {
	size_t at[ROSTER_COUNTRIES];
	size_t n;
};

/* Read "region" and so on; an unknown word is ERR_USAGE and lists them. */
bool axis_parse(const char *word, enum axis *a, struct err *err);
const char *axis_word(enum axis a);

/* Values are numbered from 0 to axis_size - 1, in the order they are shown. */
size_t axis_size(enum axis a, const struct roster *r);

/* Shown even where no claim has it: regions, kinds, phases. */
bool axis_is_fixed(enum axis a);

/* The code of a value ("EUR", "DE", "CDMO", "MAB", "PH2"; a group's name) and
 * its name in words; code holds what has no home of its own. */
const char *axis_code(
    enum axis a, const struct roster *r, size_t value, char code[3]);
const char *axis_name(enum axis a, const struct roster *r, size_t value);

void axis_of(enum axis a, const struct roster *r, size_t vendor,
    const struct supply_claim *c, struct axis_values *v);

#endif
