/* column.h - what the cells of a column are like, learned from some. */
#ifndef SHEET_COLUMN_H
#define SHEET_COLUMN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sheet/looks.h"

/* Different shapes or texts that are counted; of more nothing is known. */
enum { COLUMN_KINDS = 96, COLUMN_SIZES = 12 };

struct column_kinds {
	uint64_t key[COLUMN_KINDS];
	unsigned count[COLUMN_KINDS];
	unsigned n, most;
	bool open; /* there are too many */
};

struct column {
	unsigned n; /* cells */
	unsigned looks[LOOKS_KINDS];
	unsigned first[EDGE_KINDS], last[EDGE_KINDS];
	unsigned size[COLUMN_SIZES];
	unsigned quoted[2]; /* cells that are not empty */
	struct column_kinds shape, loose, text;
};

/* Zero-initialise to start. */
void column_learn(struct column *c, const char *p, size_t n, bool quoted);

/* What is known of a text beside its bytes. */
enum column_cell {
	COLUMN_PLAIN,
	COLUMN_QUOTED,
	COLUMN_JOINED /* has a delimiter in it */
};

/* How little a text surprises in the column, as a logarithm: 0 is what most
 * cells are like, -5 and less hardly one. */
double column_fit(
    const struct column *c, const char *p, size_t n, enum column_cell how);

/* Whether a text that fits is evidence: the column holds numbers, dates, codes
 * of few shapes, or few different texts. */
bool column_strict(const struct column *c);

/* Whether the text itself is one that a strict column has, or has the shape. */
bool column_knows(const struct column *c, const char *p, size_t n);

/* Whether hardly a cell that is not empty is without quotes. */
bool column_quoted(const struct column *c);

#endif
