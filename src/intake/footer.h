/* footer.h - rows between and below the records that are none: totals, notes,
 * signatures (sql/seed/row_words.csv). */
#ifndef INTAKE_FOOTER_H
#define INTAKE_FOOTER_H

#include <stdbool.h>
#include <stddef.h>

struct sample_cell;
struct sample_row;

enum footer {
	FOOTER_NONE,
	FOOTER_TOTAL,
	FOOTER_SUBTOTAL,
	FOOTER_NOTE,
	FOOTER_SIGN /* a note, and what follows may be a name */
};

/* What is known of the row's surroundings. */
struct footer_place {
	size_t width;       /* columns of the table */
	bool after_blank;   /* it follows a blank row */
	const char *before; /* the last record's text in the column of the
			     * row's first cell; "" where there is none */
};

/* Whether a first cell s[0..n) needs a closer look: quick, and wrong now and
 * then, but never where footer_judge would say something of a row that has
 * two cells or more. */
bool footer_may(const char *s, size_t n);

/* Judge a row.  In doubt it is none: a vendor's name may begin with "Total". */
enum footer footer_judge(
    const struct sample_row *row, const struct footer_place *at);

#endif
