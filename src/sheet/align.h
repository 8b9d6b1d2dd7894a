/* align.h - which piece of a row belongs to which column. */
#ifndef SHEET_ALIGN_H
#define SHEET_ALIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet/column.h"

/* A piece of a row, or a cell of a reading. */
struct align_cell {
	const char *text; /* borrowed */
	size_t len;
	enum column_cell how;
};

/* What has to be done to a row; each is done once, but for joins. */
enum align_edit {
	ALIGN_NONE,
	ALIGN_DROP = 1,  /* leave out a piece that is empty */
	ALIGN_EMPTY = 2, /* put in an empty cell */
	ALIGN_SPLIT = 4, /* make two of a piece */
	ALIGN_JOIN = 8,  /* make one of two */
	ALIGN_JOINS = 16 /* make one of several, wherever */
};

struct align {
	const struct column *column;
	size_t width;
	const struct align_cell *piece; /* those not quoted: of one text */
	size_t n;
	unsigned allowed; /* of enum align_edit */
	/* Found: */
	struct align_cell *cell; /* width of them; owned */
	double fit;              /* of the best reading */
	double next;             /* of the second best */
	enum align_edit edit;    /* what was done, if anything */
	size_t at;               /* at which cell, from 1 */
};

/* Find the reading of the pieces that suits the columns best; false when there
 * is none.  Free a->cell in any case. */
bool align(struct align *a);

#endif
