/* region.h - the rows below a header, judged one by one: a record, or what
 * else stands there. */
#ifndef INTAKE_REGION_H
#define INTAKE_REGION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "intake/ahead.h"
#include "intake/heading.h"
#include "intake/sample.h"

struct table_row;
struct vocab;

/* Columns by which a row is told from a record without a closer look. */
#define REGION_WATCHED 4

/* Zero-initialise to start. */
struct region {
	struct heading h;
	const struct sample *sample; /* borrowed: has the header */
	struct vocab *v;             /* borrowed */
	struct grain_column *column; /* owned: what the columns hold */
	size_t n_column;
	size_t width; /* columns that are filled */
	size_t watched[REGION_WATCHED];
	size_t n_watched;
	bool lone; /* records have one cell often enough */
	const struct sample_row *first[2]; /* records; NULL: none */
	/* The rows so far. */
	bool blank;   /* the last one was */
	bool other;   /* another table has begun */
	bool begins;  /* with the last row */
	bool vendors; /* its titles are those of vendors */
	bool signs;   /* a signature: a name may follow */
	bool tail;    /* notes to the end of the file */
	size_t before_column;
	struct buf before; /* the last record's first cell */
	struct buf why;
	struct sample_row row;  /* owned: the row at hand */
	struct sample_row next; /* owned: one that follows */
	size_t cap_row;
	size_t cap_next;
	struct buf titles; /* of another table */
};

/* Learn the columns from the rows below the header r->h of the sample, which
 * stays where it is. */
void region_begin(struct region *r, const struct sample *s, struct vocab *v);

/* Forget the rows so far. */
void region_rewind(struct region *r);
void region_clear(struct region *r);

/* Judge the row that ahead_next gave: sets its part and why. */
bool region_judge(
    struct region *r, struct ahead *a, struct table_row *row, struct err *err);

/* Is the row the header once more? */
bool region_again(const struct region *r, const struct sample_row *row);

/* The titles of the region's header, or of the other table that has begun, in
 * words. */
void region_titles(const struct region *r, struct buf *b);

#endif
