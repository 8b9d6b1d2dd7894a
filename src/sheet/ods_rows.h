/* ods_rows.h - the rows of one sheet of an OpenDocument spreadsheet, one after
 * the other (OASIS ODF 1.3, part 3, 9.1 and 19.6). */
#ifndef SHEET_ODS_ROWS_H
#define SHEET_ODS_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "sheet/ods_book.h"
#include "sheet/package.h"
#include "sheet/xlsx_merge.h"

/* A row that is repeated may come to so many bytes. */
#define ODS_REPEAT_BYTES (INT64_C(512) << 20)

struct ods_rows;

/* A row with something in it, be it a formula without a value. */
struct ods_row {
	int64_t number;
	int64_t repeated; /* it stands so many times; filler does once */
	bool hidden;
	bool filtered; /* by a filter */
	/* A cell has a formula and no value: the first, from 1, or 0. */
	size_t missing;
	size_t n; /* cells */
	/* Where each cell's text starts in text, which has a NUL behind each,
	 * and its length. */
	size_t *at, *len;
	struct buf text;
};

/* Start to read a sheet (from 0) of a book.  The ranges of merged cells are
 * added to merge as they come, in order. */
bool ods_rows_open(struct ods_rows **out, struct package *p,
    const struct ods_book *book, size_t sheet, struct xlsx_merge *merge,
    struct err *err);

/* The next row that has something in it; NULL in *row at the end. */
bool ods_rows_next(
    struct ods_rows *r, const struct ods_row **row, struct err *err);

/* Compressed bytes of the part consumed so far. */
int64_t ods_rows_offset(const struct ods_rows *r);

/* NULL is allowed. */
void ods_rows_close(struct ods_rows *r);

#endif
