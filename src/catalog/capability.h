/* capability.h - the taxonomy: 13 areas and 60 leaves (sql/seed/). */
#ifndef CATALOG_CAPABILITY_H
#define CATALOG_CAPABILITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Ids are 1 to CAPABILITY_MAX, in the order of the taxonomy; room for more
 * without a change of the sets that are indexed by them. */
#define CAPABILITY_MAX 127

struct capability {
	int64_t id;
	const char *code;
	int64_t area_id; /* 0: this is an area */
	const char *name;
	const char *scope;      /* "DS", "DP", "both" */
	const char *phase_from; /* code of lifecycle_phases.csv */
	const char *phase_to;
	const char *axis;       /* "group", "stage", "platform", "support" */
	const char *dev_marker; /* "strong", "weak", "none", "" (areas) */
	const char *mfg_marker; /* "commercial", "clinical", "packaging", ... */
	const char *seed_term;
	const char *definition;
};

/* Areas and leaves together, and the i-th of them (from 0), in order; NULL
 * past the end. */
size_t capability_count(void);
const struct capability *capability_at(size_t i);

/* NULL when there is none. */
const struct capability *capability_by_id(int64_t id);
const struct capability *capability_by_code(const char *code);

#endif
