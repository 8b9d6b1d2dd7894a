/* sample.h - the first rows of a sheet, kept to judge its columns by. */
#ifndef INTAKE_SAMPLE_H
#define INTAKE_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct sheet;

/* Rows looked at; fewer where they are large. */
#define SAMPLE_ROWS 200

struct sample_cell {
	const char *text; /* trimmed; the arena's, NUL-terminated */
	size_t len;       /* cut at SAMPLE_CELL bytes */
	bool merged;      /* as in sheet_cell */
};
#define SAMPLE_CELL 2000

struct sample_row {
	int64_t number;
	int64_t line;
	struct sample_cell *cell; /* owned */
	size_t n;                 /* up to the last that is not blank */
	size_t n_cell;            /* blank ones at the end included */
};

/* Zero-initialise to start. */
struct sample {
	struct sample_row *row; /* owned */
	size_t n;
	bool whole; /* there are no further rows */
	struct arena arena;
};

/* Read rows from that number on, then rewind the sheet. */
bool sample_read(
    struct sample *s, struct sheet *sheet, int64_t from, struct err *err);
void sample_clear(struct sample *s);

/* The text of a cell; empty where the row is shorter. */
struct sample_cell sample_at(const struct sample *s, size_t row, size_t column);

/* Cells that most rows have, empty ones at the end included. */
size_t sample_usual(const struct sample *s);

#endif
