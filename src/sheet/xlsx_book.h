/* xlsx_book.h - what an XLSX file says of itself: its sheets, number formats
 * and system of dates (ECMA-376 part 1, 18.2 and 18.8). */
#ifndef SHEET_XLSX_BOOK_H
#define SHEET_XLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "sheet/package.h"
#include "sheet/sheet.h"

struct numfmt;

/* More of any is refused. */
#define XLSX_SHEETS 2000
#define XLSX_FORMATS 20000
#define XLSX_STYLES 100000

struct xlsx_format {
	long id;
	char *code;         /* owned */
	struct numfmt *fmt; /* owned; NULL: General */
	bool made;          /* fmt has been made of code */
};

struct xlsx_book {
	struct sheet_name *sheet; /* owned, and so are the names */
	size_t *part;             /* of each sheet, or PACKAGE_NONE; owned */
	size_t n_sheet;
	size_t strings; /* the part of shared strings, or PACKAGE_NONE */
	bool since_1904;
	bool recalculate; /* asks to be calculated when it is opened */
	struct xlsx_format *format; /* owned */
	size_t n_format;
	long *style; /* of each cell format, the id of its number format */
	size_t n_style;
	const struct numfmt **shown; /* of each cell format; owned */
};

void xlsx_book_clear(struct xlsx_book *b);

/* Read the parts of p that say it.  Only sheets of cells count: charts and
 * dialogs are left out; one that is listed and not there stays in the list.
 * ERR_DATA where p is no workbook (a Word document, an .xlsb, any ZIP file) or
 * has no sheet: the message says what to do. */
bool xlsx_book_read(struct xlsx_book *b, struct package *p, struct err *err);

#endif
