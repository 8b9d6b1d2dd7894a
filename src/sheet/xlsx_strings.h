/* xlsx_strings.h - the texts that the cells of an XLSX file share. */
#ifndef SHEET_XLSX_STRINGS_H
#define SHEET_XLSX_STRINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "sheet/package.h"
#include "sheet/store.h"

/* Zero-initialise, but for the fd of both stores: -1. */
struct xlsx_strings {
	struct store text;
	struct store end; /* int64_t each: where its text ends */
	int64_t n;
};

void xlsx_strings_clear(struct xlsx_strings *s);

/* Read the part of shared strings.  The runs of rich text are joined;
 * phonetic runs, which say how a text is read aloud, are left out. */
bool xlsx_strings_read(
    struct xlsx_strings *s, struct package *p, size_t part, struct err *err);

/* Put down a text as the next number. */
bool xlsx_strings_add(
    struct xlsx_strings *s, const char *text, size_t n, struct err *err);

/* Append the text of a number from 0; *found is false for one that is not
 * there. */
bool xlsx_strings_get(struct xlsx_strings *s, int64_t number, struct buf *to,
    bool *found, struct err *err);

/* Append s[0..n) with its _xHHHH_ undone (ECMA-376 part 1, 22.9.2.19): they
 * stand for characters XML cannot hold, and _x005F_ for the underscore of
 * what would look like one.  A NUL becomes \x00, half of a pair stays. */
void xlsx_unescape(const char *s, size_t n, struct buf *to);

#endif
