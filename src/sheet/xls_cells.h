/* xls_cells.h - the cells of one sheet of an .xls workbook (MS-XLS 2.1.7.20.5).
 */
#ifndef SHEET_XLS_CELLS_H
#define SHEET_XLS_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "sheet/biff.h"
#include "sheet/xlsx_merge.h"
#include "sheet/xlsx_strings.h"

/* A sheet with more cells is refused: each takes 16 bytes of memory. */
#define XLS_CELLS ((size_t)8 << 20)

enum xls_kind {
	XLS_NUMBER,
	XLS_SHARED, /* the number of a text of the book */
	XLS_LABEL,  /* the number of a text of the sheet */
	XLS_BOOLEAN,
	XLS_ERROR,
	XLS_MISSING, /* a formula whose text is not there */
	XLS_STALE    /* a formula whose number 0 waits to be worked out */
};

struct xls_cell {
	uint16_t row, column; /* from 0 */
	uint16_t xf;
	uint8_t kind; /* enum xls_kind */
	union {
		double number;
		uint32_t text;
		uint8_t code; /* of a boolean or an error */
	};
};

#define XLS_ROWS 65536
#define XLS_COLUMNS 256

/* Zero-initialise, but for the fd of both stores of labels: -1. */
struct xls_cells {
	struct xls_cell *cell; /* owned; by row, then column */
	size_t n;
	struct xlsx_strings label;
	struct xlsx_merge merge;
	struct buf hidden_columns; /* "B, D to F", or "" */
	bool filtered;
	unsigned char hidden[XLS_ROWS / 8];
};

void xls_cells_clear(struct xls_cells *c);

/* Read the sheet that starts at a place of the stream. */
bool xls_cells_read(
    struct xls_cells *c, struct biff *b, int64_t at, struct err *err);

bool xls_cells_is_hidden(const struct xls_cells *c, unsigned row);

#endif
