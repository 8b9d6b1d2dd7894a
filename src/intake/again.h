/* again.h - a phrase is taught, and the kept rows that use it are read again
 * at once. */
#ifndef INTAKE_AGAIN_H
#define INTAKE_AGAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct db;

struct again_report {
	int64_t rows;   /* read again */
	int64_t gained; /* claims there are more than before; may be negative */
};

/* Teach that a phrase means the capabilities of ids[0..n), or no service when
 * n is 0, and read the rows that use it again: in one transaction.  now is
 * the time as ISO 8601. */
bool again_teach(struct db *db, const char *phrase, const int64_t *ids,
    size_t n, const char *now, struct again_report *r, struct err *err);

#endif
