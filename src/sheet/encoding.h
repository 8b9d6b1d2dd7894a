/* encoding.h - which encoding the text of a file is in, and the way to UTF-8.
 *
 * UTF-8 is recognised by its form (RFC 3629), UTF-16 and UTF-32 by their mark
 * or their zero bytes (Unicode 15, chapter 23.8).  Of the older encodings the
 * one is taken in which the text reads most like one of the languages that it
 * serves (encoding_score), with uchardet's opinion as one more witness: that
 * alone goes wrong on short lists that are mostly ASCII. */
#ifndef SHEET_ENCODING_H
#define SHEET_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "sheet/file.h"

struct encoding {
	const char *name;  /* "UTF-8", "windows-1252"; constant */
	const char *iconv; /* what iconv calls it; NULL: it is UTF-8 */
	size_t mark;       /* bytes of a byte order mark to leave out */
	/* Another one that reads the text nearly as well, otherwise; or
	 * NULL.  Constant. */
	const char *rival;
};

/* Find out the encoding of f, or take the one asked for (NULL: none): one
 * that is not known is ERR_USAGE. */
bool encoding_find(struct encoding *e, const struct file *f, const char *asked,
    struct err *err);

/* Write f's text as UTF-8 into a new spool *fd, which stands at its start.
 * Bytes that are no character go through as they are: they are no UTF-8
 * either, and the reader of rows reports them. */
bool encoding_decode(const struct encoding *e, const struct file *f, int *fd,
    int64_t *bytes, struct err *err);

/* How likely n bytes of text in UTF-8, which took raw bytes, are as one of
 * the languages that an encoding serves: a logarithm, to be compared with
 * that of the same bytes in other encodings.  script is one of the letters in
 * encoding.c's table. */
double encoding_score(const char *p, size_t n, char script);

/* Where in the UTF-8 text p[0..n) a stretch starts that was encoded twice
 * (UTF-8 taken for Windows-1252 and encoded again), or n.  *len gets its
 * length and what it was meant to be is appended to meant. */
size_t encoding_twice(const char *p, size_t n, size_t *len, struct buf *meant);

#endif
