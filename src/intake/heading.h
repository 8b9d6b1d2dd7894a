/* heading.h - which rows of a sample are a table's header. */
#ifndef INTAKE_HEADING_H
#define INTAKE_HEADING_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/grain.h"

struct sample;
struct sample_row;
struct vocab;

struct heading {
	size_t at;   /* row of the sample: the header's first; without one the
		      * first record's */
	size_t n;    /* rows the header spans; 0: there is none */
	int vendors; /* how surely its titles are those of vendors; 0: not */
};

/* Find the header of the table that begins at row from, or further down below
 * lines that belong to none: by the kinds of the cells below it, and by
 * titles that are known.  Rows are looked at up to HEADING_ROWS from there.
 * Where a header above it leaves no doubt either, but is not that of vendors,
 * *before is that one (else its n is 0): of a table above, or of nothing.
 * False where all rows are blank. */
#define HEADING_ROWS 40
bool heading_find(const struct sample *s, size_t from, struct vocab *v,
    struct heading *h, struct heading *before);

/* Rows a header may span. */
#define HEADING_SPAN 3

/* How many rows a header that begins at row at spans. */
size_t heading_span(const struct sample *s, size_t at, struct vocab *v);

/* How surely a header's titles are those of a list of vendors. */
int heading_vendors(
    const struct sample *s, const struct heading *h, struct vocab *v);

/* Could the row be a header: two titles or more, none of them twice, no
 * numbers, dates or long texts? */
bool heading_may(const struct sample_row *row);

/* What the columns hold in the rows of the sample from row from on, as far as
 * the next blank one; owned by the caller; *n columns. */
struct grain_column *heading_columns(
    const struct sample *s, size_t from, size_t *n);

/* Whether cells of the row are merged, over columns or rows. */
bool heading_merges(const struct sample_row *row);

/* Rows of which each cell says the same. */
bool heading_same(const struct sample_row *a, const struct sample_row *b);

#endif
