/* mending.h - what mend.c and mend_learn.c share; private to them. */
#ifndef SHEET_MENDING_H
#define SHEET_MENDING_H

#include "base/buf.h"
#include "sheet/align.h"
#include "sheet/mend.h"
#include "sheet/window.h"

/* A cell may not surprise more than this. */
#define MEND_WORST (-8.0)

/* As many rows alike one behind another are no accident. */
enum { MEND_TABLE_ROWS = 3 };

enum found {
	FOUND_AS_IS,
	FOUND_EDIT,   /* says what */
	FOUND_INSERT, /* a delimiter at a quote */
	FOUND_DOUBLE, /* a quote that does not close */
	FOUND_OTHER   /* delimiter */
};

/* The best reading so far. */
struct reading {
	struct buf cells;      /* each with a NUL */
	size_t *len;           /* owned */
	enum column_cell *how; /* owned */
	double fit, next;
	enum found found;
	enum align_edit edit;
	size_t at;
	char delimiter;
	bool exact; /* no pieces were joined */
};

struct mend {
	struct record_form form;
	char delimiter[RECORD_DELIMITER + 1];
	size_t width;
	struct column *column; /* owned */
	bool ready;            /* some column is evidence */
	bool header;           /* records follow right behind row 1 */
	bool *table;           /* owned: widths of other tables */
	struct record record;
	struct window window;
	struct buf text;          /* the row, or a variant of it */
	struct buf value;         /* what quoted pieces say */
	struct align_cell *piece; /* owned */
	size_t cap_piece, n_piece;
	struct reading best;
	struct sheet_cell *cell; /* owned */
	char what[120];
	size_t run, run_width; /* rows of another width, one behind another */
	int64_t run_end;       /* the last of them */
	int64_t failures;
};

/* Room for one more piece of the row. */
struct align_cell *mend_piece(struct mend *m);

/* The pieces of the record at p that was scanned. */
void mend_take(struct mend *m, const char *p);

/* Scan p[0..n) and take its pieces; false unless it is just one record. */
bool mend_scan(struct mend *m, const char *p, size_t n, const char *delimiter);

#endif
