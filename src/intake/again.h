/* again.h - a phrase is taught, and the kept rows that use it are read again
 * at once. */
#ifndef INTAKE_AGAIN_H
#define INTAKE_AGAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct db;
struct plan;
struct vocab;

struct again_report {
	int64_t rows;   /* read again */
	int64_t gained; /* claims there are more than before; may be negative */
};

/* What is taught; borrowed. */
struct again_phrase {
	const char *text;
	const int64_t *id; /* the capabilities it means */
	size_t n;          /* 0: it names no service */
};

/* Teach a phrase and read the rows that use it again, in one transaction.
 * now is the time as ISO 8601. */
bool again_teach(struct db *db, const struct again_phrase *phrase,
    struct again_report *r, struct err *err);

/* Build the plan by which the rows of a source were read. */
bool again_plan(struct db *db, int64_t source_id, struct vocab *v,
    struct plan *plan, struct err *err);

#endif
