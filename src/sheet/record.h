/* record.h - where a CSV record ends and which of its bytes are cells. */
#ifndef SHEET_RECORD_H
#define SHEET_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
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

/* Delimiters have up to so many bytes. */
enum { RECORD_DELIMITER = 4 };

/* How records are cut. */
struct record_form {
	const char *delimiter; /* 1 to RECORD_DELIMITER bytes; borrowed */
	int quote;             /* a byte; 0 is '"'; or SHEET_NONE */
	/* '\\': it makes the next quote, delimiter or escape text; '"', with
	 * another quote: two of it in a quoted cell are one; 0 or SHEET_NONE:
	 * there is none.  Doubled quotes are one quote in any case. */
	int escape;
};

/* Zero-initialise to start. */
struct record {
	unsigned char class[256];
	char delimiter[RECORD_DELIMITER + 1];
	size_t n_delimiter;
	char quote, escape; /* NUL: none */
	bool plain;         /* one byte, '"', no escape: RFC 4180 */
	size_t width;       /* cells most records have, or 0 */
	struct span *span;  /* owned */
	size_t n, cap;
	size_t len;   /* bytes, without the line end */
	size_t term;  /* bytes of the line end */
	bool quoted;  /* cells are not simply what is between delimiters */
	bool clean;   /* as RFC 4180 wants it; else it needs repair */
	bool lines;   /* has a line break inside a cell */
	bool doubled; /* has doubled quotes */
	enum record_trouble trouble; /* the first one */
	size_t trouble_column;       /* from 1 */
	size_t trouble_at; /* the quote, from the start of the record */
	size_t literal;    /* a quote that must not open; SIZE_MAX: none */
	size_t barren;     /* up to here no quote on this line closes a cell */
};

void record_clear(struct record *r);

/* Set how to cut, and the number of cells to expect (0: not known). */
void record_dialect(
    struct record *r, const struct record_form *form, size_t width);

/* Find the record that starts at w->pos; w->pos stays.  A blank line has
 * n 0.  Nothing in w is changed but what reading on changes. */
enum record_end record_scan(struct record *r, struct window *w);

/* Append to b what span i of the record at p says. */
void record_value(
    const struct record *r, const char *p, size_t i, struct buf *b);

/* The same as RFC 4180 has it. */
void record_rewrite(
    const struct record *r, const char *p, size_t i, struct buf *b);

/* Line breaks (LF, CRLF, CR) in p[0..n). */
int64_t record_lines(const char *p, size_t n);

#endif
