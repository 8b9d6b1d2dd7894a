/* dialect.h - which delimiter a CSV file has, from its first rows. */
#ifndef SHEET_DIALECT_H
#define SHEET_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

struct dialect {
	char delimiter;
	size_t width; /* cells at least half of the rows have, or 0 */
};

/* Judge the first bytes p[0..n) of a file; whole says there are no more.
 * With d->delimiter set only the width is found out.  A file of one column
 * gets a delimiter it does not hold, a comma if that is one. */
void dialect_detect(const char *p, size_t n, bool whole, struct dialect *d);

#endif
