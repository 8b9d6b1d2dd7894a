/* twice.h - text that was encoded twice: UTF-8, taken for something else. */
#ifndef SHEET_TWICE_H
#define SHEET_TWICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* The length of a stretch at the start of p[0..n) that is UTF-8 taken for a
 * code page (twice_page.h) and encoded again, or 0.  What it was meant to be
 * is appended to meant (NULL: not).  One character alone is enough where it
 * was a Latin letter or a typographic sign, but for two capitals in a word of
 * capitals; of others it takes two, or three (an e with its accent, a blank
 * and the mark that ends a French quotation look like one). */
size_t twice_at(const char *p, size_t n, struct buf *meant);

/* Where in p[0..n) such a stretch starts, or n; *len gets its length. */
size_t twice_find(const char *p, size_t n, size_t *len, struct buf *meant);

struct twice {
	int64_t first; /* line of the first such text, from 1 */
	int64_t lines; /* that have some; 0: none */
	int64_t line;  /* these two are for twice_count alone */
	bool cr;
};

/* Count the lines of the UTF-8 text in fd that have such text; fd keeps its
 * place.  name is for messages. */
bool twice_count(struct twice *t, int fd, const char *name, struct err *err);

#endif
