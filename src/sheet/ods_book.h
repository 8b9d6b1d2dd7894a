/* ods_book.h - the sheets of an OpenDocument spreadsheet (OASIS ODF 1.3, part
 * 3).
 *
 * All sheets stand in one part, content.xml, one behind the other. */
#ifndef SHEET_ODS_BOOK_H
#define SHEET_ODS_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "sheet/package.h"
#include "sheet/sheet.h"

/* More are refused. */
#define ODS_SHEETS 10000
#define ODS_STYLES 10000

struct ods_book {
	struct sheet_name *sheet; /* owned, and so are the names */
	int32_t *width; /* of each: its last column with something in it */
	struct buf
	    *hidden; /* of each: its hidden columns ("B, D to F"), or "" */
	size_t n_sheet;
	size_t part; /* content.xml */
};

void ods_book_clear(struct ods_book *b);

/* Go through the part once.  ERR_DATA where p is encrypted, another kind of
 * OpenDocument file, or damaged. */
bool ods_book_read(struct ods_book *b, struct package *p, struct err *err);

/* How often a cell or a row is repeated, or how far a cell reaches: the value
 * of the attribute, from 1 to a bound that no sheet reaches. */
int32_t ods_count(const char *const *attr, const char *name);

#endif
