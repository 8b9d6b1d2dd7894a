/* mend.h - rows that were damaged, read as the other rows of their table.
 *
 * A row with a delimiter too few or too many, with another delimiter, or with
 * quotes that mislead has several readings.  One is taken only where the
 * columns' numbers, dates, codes and lists speak for it and against all the
 * others; then the row says what was done.  Text proves nothing. */
#ifndef SHEET_MEND_H
#define SHEET_MEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sheet/record.h"

struct mend;

/* For tables of that many columns. */
struct mend *mend_new(const struct record_form *form, size_t width);

/* Learn from the bytes p[0..n), which start with a record; head says that it
 * is the file's first, whole that the last one is not cut off. */
void mend_learn(struct mend *m, const char *p, size_t n, bool head, bool whole);

/* The file is read from its start (again); the cells that rows have. */
size_t mend_start(struct mend *m);

struct mended {
	const struct sheet_cell *cell; /* the mend's, until it is used again */
	size_t n;
	const char *what; /* what was done, in words */
	size_t column;    /* where, from 1 */
	/* A row that is left as it is: it stands alone with its number of
	 * cells, and is no title or note of one. */
	bool alone;
};

/* Read record number at p[0..n), which has n_cell cells as it stands; false
 * when it is to be left so. */
bool mend_record(struct mend *m, const char *p, size_t n, size_t n_cell,
    int64_t number, struct mended *out);

/* NULL is allowed. */
void mend_free(struct mend *m);

#endif
