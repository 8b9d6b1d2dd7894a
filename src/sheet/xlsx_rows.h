/* xlsx_rows.h - the rows of one sheet of an XLSX file, one after the other
 * (ECMA-376 part 1, 18.3). */
#ifndef SHEET_XLSX_ROWS_H
#define SHEET_XLSX_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "sheet/package.h"
#include "sheet/sheet.h"
#include "sheet/xlsx_book.h"
#include "sheet/xlsx_strings.h"

struct xlsx_rows;

/* A row with something in it. */
struct xlsx_row {
	int64_t number;
	struct sheet_cell *cell; /* room for SHEET_ROW_CELLS */
	size_t n;
	bool hidden;
	struct buf trouble; /* for the caller to add to; "" for none */
	size_t trouble_column;
};

/* Start to read a sheet of a book; book and strings must outlive it. */
bool xlsx_rows_open(struct xlsx_rows **out, struct package *p, size_t sheet,
    const struct xlsx_book *book, struct xlsx_strings *strings,
    struct err *err);

/* The hidden columns, in words ("B, D to F"), or "". */
const char *xlsx_rows_hidden(const struct xlsx_rows *r);

/* A filter hides rows of the sheet; known when all of it is read. */
bool xlsx_rows_filtered(const struct xlsx_rows *r);

/* The next row that has a text or a trouble; NULL in *row at the end.  Their
 * numbers ascend: a row that stands out of order is counted as the next one
 * and says so. */
bool xlsx_rows_next(
    struct xlsx_rows *r, struct xlsx_row **row, struct err *err);

/* Compressed bytes of the part consumed so far. */
int64_t xlsx_rows_offset(const struct xlsx_rows *r);

/* NULL is allowed. */
void xlsx_rows_close(struct xlsx_rows *r);

#endif
