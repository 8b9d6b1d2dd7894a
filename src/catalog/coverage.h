/* coverage.h - how many independent vendors offer each capability. */
#ifndef CATALOG_COVERAGE_H
#define CATALOG_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "catalog/axis.h"
#include "catalog/capability.h"
#include "catalog/supply.h"

struct db;
struct filter;
struct coverage;

/* One capability, leaf or area: an area's row is about claims on the area
 * itself, which leave the stage open. */
struct coverage_row {
	const struct capability *capability;
	size_t answer[SUPPLY_ANSWERS]; /* vendors by what they say */
	size_t unknown;                /* vendors nothing is known of */
	size_t groups; /* independent ones among those that offer */
	size_t countries;
	size_t regions;
};

/* Answer the question; filter may be NULL. */
bool coverage_ask(struct coverage **out, struct db *db,
    const struct filter *filter, enum axis axis, struct err *err);
void coverage_free(struct coverage *c); /* NULL is allowed */

/* Every leaf, and every area that is claimed as such, in the order of the
 * taxonomy. */
size_t coverage_rows(const struct coverage *c);
void coverage_row(struct coverage *c, size_t i, struct coverage_row *row);

/* The values of the axis that are shown, in order. */
size_t coverage_values(const struct coverage *c);
const char *coverage_value_code(
    const struct coverage *c, size_t value, char code[3]);

/* Independent vendors that offer row i with the value; with value
 * coverage_values(c): where it is not stated. */
size_t coverage_cell(struct coverage *c, size_t i, size_t value);

/* Vendors the question was about. */
size_t coverage_vendors(const struct coverage *c);

#endif
