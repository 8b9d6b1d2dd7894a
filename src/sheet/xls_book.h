/* xls_book.h - what an .xls workbook says of itself: its sheets, number
 * formats, system of dates and shared texts (MS-XLS 2.1.7.20.1). */
#ifndef SHEET_XLS_BOOK_H
#define SHEET_XLS_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "sheet/biff.h"
#include "sheet/sheet.h"
#include "sheet/xlsx_strings.h"

struct numfmt;

/* More sheets are refused. */
#define XLS_SHEETS 2000
/* The numbers of formats and cell formats have two bytes. */
#define XLS_FORMATS 65536

struct xls_format {
	struct numfmt *fmt; /* owned; NULL: General */
	bool made;
};

/* Zero-initialise, but for the fd of both stores of strings: -1. */
struct xls_book {
	struct sheet_name *sheet; /* owned, and so are the names */
	int64_t *at;              /* of each sheet, in the stream; owned */
	size_t n_sheet;
	bool since_1904;
	struct xls_format *format; /* by number; owned, or NULL */
	unsigned *style; /* of each cell format, the id of its number format */
	size_t n_style;
	const struct numfmt **shown; /* of each cell format; owned */
	struct xlsx_strings strings;
};

void xls_book_clear(struct xls_book *k);

/* Read what stands before the sheets.  ERR_DATA for a workbook with a
 * password, of Excel 4 and before, or damaged. */
bool xls_book_read(struct xls_book *k, struct biff *b, struct err *err);

/* The number format of a cell format; NULL: General. */
const struct numfmt *xls_book_format(const struct xls_book *k, unsigned xf);

#endif
