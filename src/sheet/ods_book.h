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
#include "sheet/xlsx_merge.h"

/* More are refused. */
#define ODS_SHEETS 10000
#define ODS_STYLES 10000
/* LibreOffice has no more rows. */
#define ODS_ROWS (INT64_C(1) << 20)

/* A row that stands more often than this, and to the last row of its sheet, is
 * filler: somebody filled whole columns with it. */
#define ODS_FILLER 10000

struct ods_sheet {
	int32_t width; /* its last column with something in it */
	/* The number of a row that is filler, which is read once, or 0. */
	int64_t filler;
	int64_t spread;    /* cells in merged ranges and of repeated rows */
	bool more_merges;  /* than XLSX_MERGES */
	struct buf hidden; /* its hidden columns ("B, D to F"), or "" */
};

struct ods_book {
	struct sheet_name *sheet; /* owned, and so are the names */
	struct ods_sheet *of;     /* of each; owned */
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

/* Take up the merged range that starts at a cell, rows and columns from 1, if
 * one does. */
void ods_take_span(
    struct xlsx_merge *m, int64_t row, int64_t column, const char *const *attr);

#endif
