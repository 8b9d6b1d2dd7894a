/* record.h - where a CSV record ends and which of its bytes are cells. */
#ifndef SHEET_RECORD_H
#define SHEET_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sheet/window.h"

enum record_end {
	RECORD_DONE,
	RECORD_NONE, /* the file is at its end */
	RECORD_LONG, /* more than SHEET_ROW_BYTES */
	RECORD_WIDE, /* more than SHEET_ROW_CELLS */
	RECORD_IO    /* the window's error says why */
};

enum record_trouble {
	RECORD_FINE,
	RECORD_QUOTE_INSIDE, /* a quote in a cell that is not quoted */
	RECORD_NOT_DOUBLED,  /* a quote in a quoted cell, read as text */
	RECORD_TEXT_AFTER,   /* text after a closing quote: all as text */
	RECORD_NOT_CLOSED    /* the opening quote is read as text */
};

/* A cell: at and len are what is between the quotes when it is quoted. */
struct span {
	size_t at; /* from the start of the record */
	size_t len;
	bool quoted;
	bool quotes; /* has quotes to be read as they stand */
};

/* Zero-initialise to start. */
struct record {
	unsigned char class[256];
	size_t width;      /* cells most records have, or 0 */
	struct span *span; /* owned */
	size_t n, cap;
	size_t len;  /* bytes, without the line end */
	size_t term; /* bytes of the line end */
	bool quoted; /* has a quote somewhere */
	bool clean;  /* as RFC 4180 wants it; else it needs repair */
	bool lines;  /* has a line break inside a cell */
	enum record_trouble trouble; /* the first one */
	size_t trouble_column;       /* from 1 */
	size_t trouble_at; /* the quote, from the start of the record */
	size_t literal;    /* a quote that must not open; SIZE_MAX: none */
	size_t barren;     /* up to here no quote on this line closes a cell */
};

void record_clear(struct record *r);

/* Set the delimiter and the number of cells to expect (0: not known). */
void record_dialect(struct record *r, char delimiter, size_t width);

/* Find the record that starts at w->pos; w->pos stays.  A blank line has
 * n 0.  Nothing in w is changed but what reading on changes. */
enum record_end record_scan(struct record *r, struct window *w);

/* Line breaks (LF, CRLF, CR) in p[0..n). */
int64_t record_lines(const char *p, size_t n);

#endif
