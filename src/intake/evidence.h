/* evidence.h - what speaks for a row of a sample as a header, and against it;
 * private to heading.c and evidence.c. */
#ifndef INTAKE_EVIDENCE_H
#define INTAKE_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/grain.h"

struct sample;
struct sample_cell;
struct sample_row;
struct vocab;

/* Rows below a header that are looked at. */
#define EVIDENCE_BODY 60
/* A longer text is no title. */
#define EVIDENCE_TITLE 80

/* Rows of a sample, and what is known of the ones below a candidate. */
struct evidence_view {
	const struct sample *s;
	struct vocab *v;
	size_t from;
	size_t end;                  /* row behind the last one looked at */
	size_t width;                /* cells of the widest */
	unsigned char *kind;         /* owned: enum grain of each cell */
	struct grain_column *column; /* owned: of the rows below */
	size_t body;                 /* rows below that are no lone cells */
	/* Of the row that is judged: it has years as titles; rows from the one
	 * below on that are much as it, once that was asked. */
	bool years;
	enum {
		EVIDENCE_ASK,
		EVIDENCE_ALIKE,
		EVIDENCE_OTHER
	} alike[EVIDENCE_BODY];
};

/* What speaks for a row as a header, and against it. */
struct evidence {
	double title;   /* its titles */
	double record;  /* its cells are as those below */
	double shape;   /* it has a cell where they have one */
	size_t missing; /* columns where it has none */
	bool firm;      /* what speaks for a record is more than a guess */
};

/* Look at rows from w->from on. */
void evidence_open(struct evidence_view *w);
void evidence_close(struct evidence_view *w);

/* Learn the columns from the rows from below on, as far as a blank one; those
 * that only repeat row r, and lone cells (titles, notes) in a wider table, say
 * nothing of them. */
void evidence_learn(struct evidence_view *w, size_t r, size_t below);

/* Judge row r by the rows from below on. */
struct evidence evidence_of(struct evidence_view *w, size_t r, size_t below);

enum grain evidence_kind(
    const struct evidence_view *w, size_t row, size_t column);

/* Cells that are not empty. */
size_t evidence_filled(const struct sample_row *row);

/* Years in a row of titles ("2024", "2025") are titles: each later than the
 * one before, or each earlier, and perhaps the same years again. */
bool evidence_years(const struct sample_row *row);

/* So are dates, where there are several and none twice. */
bool evidence_dates(const struct sample_row *row);

/* Whether the title of column c stands in one before it too. */
bool evidence_twice(const struct sample_row *row, size_t c);

#endif
