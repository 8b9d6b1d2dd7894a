/* encoding.h - which encoding the text of a file is in, and the way to UTF-8.
 *
 * UTF-8 is recognised by its form (RFC 3629), UTF-16 and UTF-32 by their mark
 * or their zero bytes (Unicode 15, chapter 23.8).  Of the older encodings the
 * one is taken in which the text reads most like one of the languages that it
 * serves (script_score), with uchardet's opinion as one more witness: that
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
	bool twice; /* the file, in UTF-8, has text encoded twice */
};

/* Find out the encoding of f, or take the one asked for (NULL: none): one
 * that is not known is ERR_USAGE. */
bool encoding_find(struct encoding *e, const struct file *f, const char *asked,
    struct err *err);

/* Write f's text as UTF-8 into a new spool *fd, which stands at its start.
 * A byte 0xHH that is no character becomes the lone surrogate U+DCHH in the
 * form that UTF-8 would give it, which no other text has: the reader of rows
 * reports it (csv_options.encoding). */
bool encoding_decode(const struct encoding *e, const struct file *f, int *fd,
    int64_t *bytes, struct err *err);

#endif
