/* high.h - the bytes beyond ASCII of a file, and how well they are UTF-8. */
#ifndef SHEET_HIGH_H
#define SHEET_HIGH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "sheet/file.h"

/* What a reading of the whole file finds; zero-initialise. */
struct high {
	size_t good;     /* characters beyond ASCII, well-formed */
	size_t bad;      /* bytes that belong to none */
	size_t lines;    /* that have such bytes */
	size_t whole;    /* of these, well-formed all over ... */
	size_t in_whole; /* ... with so many characters */
	size_t line[2];  /* good and bad in the line at hand */
	bool c1;         /* bytes that ISO-8859 has for controls */
	bool twice;      /* text that was encoded twice */
	/* Owned: stretches of lines with such bytes, at most some 24 KB, from
	 * all parts of the file. */
	struct buf text;
};

/* Read all of f. */
bool high_read(struct high *v, const struct file *f, struct err *err);

/* Count in p[0..n), all of a text; nothing of it is kept. */
void high_count(struct high *v, const char *p, size_t n);

/* Whether the text is UTF-8, some damage aside. */
bool high_is_utf8(const struct high *v);

#endif
