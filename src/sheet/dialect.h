/* dialect.h - how a CSV file is cut into cells, going by its text. */
#ifndef SHEET_DIALECT_H
#define SHEET_DIALECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sheet/record.h"

struct mend;

struct dialect {
	char delimiter[RECORD_DELIMITER + 1];
	int quote;         /* or SHEET_NONE */
	int escape;        /* or SHEET_NONE; see struct record_form */
	size_t width;      /* cells at least half of the rows have, or 0 */
	struct mend *mend; /* owned: has learned the columns; or NULL */
};

/* Judge the first bytes p[0..n) of a file; whole says there are no more.
 * What d says already (a delimiter, a quote, an escape other than 0) stays.  A
 * file of one column gets a delimiter it does not hold, a comma if that is
 * one. */
void dialect_detect(const char *p, size_t n, bool whole, struct dialect *d);

/* The same, and look at stretches of the rest: fd is that file, and p[0..n)
 * is in it at offset at.  What cannot be read there says nothing. */
void dialect_detect_file(const char *p, size_t n, int fd, int64_t at,
    int64_t bytes, struct dialect *d);

void dialect_clear(struct dialect *d);

#endif
