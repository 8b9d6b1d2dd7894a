/* xlsx_merge.h - the merged ranges of a sheet, carried down its rows. */
#ifndef SHEET_XLSX_MERGE_H
#define SHEET_XLSX_MERGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "sheet/package.h"
#include "sheet/sheet.h"

/* Of more than these the rest is read as if it were not merged. */
#define XLSX_MERGES 500000

struct xlsx_range { /* rows and columns from 1 */
	int32_t top, left, bottom, right;
};

struct xlsx_held { /* a range that reaches into the row */
	struct xlsx_range range;
	char *text; /* of its first cell; owned */
	size_t len;
};

/* Zero-initialise. */
struct xlsx_merge {
	struct xlsx_range *range; /* owned, by first row and column */
	size_t n;
	bool more; /* than XLSX_MERGES */
	size_t next;
	struct xlsx_held *held; /* owned, by column; none overlap */
	size_t n_held, room_held;
	size_t bytes; /* of texts held */
	/* Of the sheet: its last column and row with something in it. */
	int32_t width, height;
};

void xlsx_merge_clear(struct xlsx_merge *m);

/* Find the merged ranges of a sheet.  They stand behind its cells, so that
 * all of the part is gone through once; cells are looked at only if there
 * are any. */
bool xlsx_merge_read(
    struct xlsx_merge *m, struct package *p, size_t part, struct err *err);

/* Take up a range that another kind of workbook has; one that ends
 * before it starts is left out.  Once all are there and width and height are
 * set, sort. */
void xlsx_merge_add(struct xlsx_merge *m, struct xlsx_range r);
void xlsx_merge_sort(struct xlsx_merge *m);

/* So many cells lie in merged ranges, those that overlap counted twice. */
int64_t xlsx_merge_cells(const struct xlsx_merge *m);

/* Start again from the first row. */
void xlsx_merge_rewind(struct xlsx_merge *m);

/* Give the cells of a row that lie in merged ranges the text of the first
 * one.  Rows come in ascending order, all of them.  cell has room for
 * m->width cells, the first *n of which are filled; a range does not reach
 * beyond m->width.  Texts are valid until the next row.  Append to trouble,
 * if it is empty, what is lost by it. */
void xlsx_merge_row(struct xlsx_merge *m, int64_t row, struct sheet_cell *cell,
    size_t *n, struct buf *trouble);

/* Read "AB12" from p[0..n): column and row from 1, 0 for one that is not
 * there.  False for what is no address of a sheet. */
bool xlsx_address(const char *p, size_t n, int32_t *column, int32_t *row);

/* Append the letters of a column. */
void xlsx_column(int64_t column, struct buf *to);

/* Add columns to a list in words ("B, D to F"), which is cut where it is
 * long. */
#define XLSX_COLUMNS 200
void xlsx_columns(struct buf *to, int64_t first, int64_t last);

/* How much of a text s[0..n) to quote in a message: no character is cut. */
size_t xlsx_cut(const char *s, size_t n);

#endif
