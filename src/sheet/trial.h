/* trial.h - what one way to cut a text into cells makes of its first rows. */
#ifndef SHEET_TRIAL_H
#define SHEET_TRIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet/record.h"

/* A stretch of the text that starts with a record. */
struct trial_text {
	const char *p;
	size_t n;
	bool whole;  /* else the last row may be cut off, and says nothing */
	size_t rows; /* to look at, at most */
};

/* Zero-initialise but for form. */
struct trial {
	struct record_form form;
	size_t rows;      /* blank ones aside */
	size_t width;     /* the one that explains most, or 0 */
	size_t at_width;  /* rows that have it */
	size_t wider;     /* rows of a few cells more */
	size_t first;     /* cells in the first row */
	size_t cells;     /* in rows of more than one */
	size_t after;     /* of them, that follow a delimiter */
	size_t blank;     /* of those, that start with a blank */
	size_t behind;    /* that end with one, the last of a row aside */
	size_t odd;       /* cells that hold another usual delimiter */
	size_t tab;       /* cells that hold a tab */
	size_t alone;     /* rows of one cell */
	size_t folded;    /* rows cut at blanks too often, in their words */
	size_t held;      /* cells with blanks that do not cut them */
	size_t wrapped;   /* cells between two quotes of another kind */
	size_t stray;     /* rows with quotes where none belong */
	double typed;     /* share of cells that are more than words, ... */
	double alike;     /* ... and of those like most of their column */
	unsigned *counts; /* owned: rows by width */
	size_t n_counts;
};

/* Try the form on n texts, of which the first is the file's start; false when
 * it cannot be read so. */
bool trial_read(struct trial *t, const struct trial_text *text, size_t n);

void trial_clear(struct trial *t);

/* The usual delimiters. */
#define TRIAL_USUAL ",;\t|"

#endif
