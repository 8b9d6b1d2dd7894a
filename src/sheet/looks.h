/* looks.h - what the text of a cell looks like. */
#ifndef SHEET_LOOKS_H
#define SHEET_LOOKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum looks {
	LOOKS_EMPTY,
	LOOKS_INTEGER,
	LOOKS_NUMBER,  /* 1.5  1,5  1.234,50  2e-3 */
	LOOKS_MONEY,   /* $1.50  12 EUR */
	LOOKS_PERCENT, /* 12 % */
	LOOKS_DATE,    /* 2026-11-24  24.11.2026  11/24/26 */
	LOOKS_TIME,    /* 09:30  09:30:15 */
	LOOKS_MOMENT,  /* a date and a time */
	LOOKS_ADDRESS, /* of a web page or a mailbox */
	LOOKS_CODE,    /* letters and digits, no blank */
	LOOKS_WORD,    /* no blank, no digit */
	LOOKS_PHRASE,
	LOOKS_PROSE, /* more than LOOKS_LONG bytes with blanks */
	LOOKS_KINDS
};
#define LOOKS_LONG 60

/* What a text begins or ends with. */
enum looks_edge {
	EDGE_NONE, /* it is empty */
	EDGE_BLANK,
	EDGE_DIGIT,
	EDGE_UPPER,
	EDGE_LOWER,
	EDGE_QUOTE,
	EDGE_OTHER, /* letters beyond ASCII are lower */
	EDGE_KINDS
};

enum looks looks_like(const char *p, size_t n);
enum looks_edge looks_edge(unsigned char c);

/* Whether it is more than words: numbers, dates, addresses, codes. */
bool looks_typed(enum looks k);

/* A number for the shape of a short text: "AB-12" has that of "XY-30"; runs of
 * any length are the same with loose.  All of more than LOOKS_LONG bytes have
 * one shape. */
uint64_t looks_shape(const char *p, size_t n, bool loose);

#endif
