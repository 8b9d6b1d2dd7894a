/* ahead.h - the rows of a sheet or of a sample, one by one, with a look at
 * those that follow. */
#ifndef INTAKE_AHEAD_H
#define INTAKE_AHEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "sheet/sheet.h"

struct sample;

/* Rows that can be seen ahead. */
#define AHEAD_ROWS 6
enum { AHEAD_SLOTS = AHEAD_ROWS + 2 };

/* A row that is kept. */
struct ahead_slot {
	struct sheet_row row;
	struct sheet_cell *cell; /* owned */
	size_t cap;
	struct buf text;
};

/* Zero-initialise to start, then ahead_sheet or ahead_sample. */
struct ahead {
	struct sheet *sheet;         /* borrowed, or */
	const struct sample *sample; /* borrowed: rows from at on */
	size_t at;
	struct ahead_slot slot[AHEAD_SLOTS];
	size_t head; /* the first that is kept */
	size_t n;
	bool end; /* nothing is left to read */
};

void ahead_sheet(struct ahead *a, struct sheet *sheet);
void ahead_sample(struct ahead *a, const struct sample *s, size_t from);
void ahead_clear(struct ahead *a);

/* The next row, as sheet_next; valid until the next call, also while rows
 * ahead are looked at through ahead_look. */
bool ahead_next(
    struct ahead *a, struct sheet_row *row, bool *found, struct err *err);

/* The k-th row (from 0, below AHEAD_ROWS) behind the one that ahead_next
 * gave, which is moved where it stays; NULL behind the end. */
bool ahead_look(struct ahead *a, struct sheet_row *now, size_t k,
    const struct sheet_row **row, struct err *err);

#endif
