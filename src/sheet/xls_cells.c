/* xls_cells.c - the cells of one sheet of an .xls workbook. */
#include "sheet/xls_cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet/little.h"
#include "sheet/sheet.h"

enum {
	CELL_HEAD = 6, /* row, column, format */
	FORMULA_ON_LOAD = 2,
	COLUMN_HIDDEN = 1,
	ROW_HIDDEN = 0x20,
	ROW_OWN = 0x40, /* its height is not that of its text */
	ROW_HEIGHT = 0x7FFF
};

/* A sheet being read. */
struct sheet_reading {
	struct xls_cells *cells;
	struct biff *b;
	struct buf text;
	bool sorted;
};

void
xls_cells_clear(struct xls_cells *c)
{
	free(c->cell);
	xlsx_strings_clear(&c->label);
	xlsx_merge_clear(&c->merge);
	buf_clear(&c->hidden_columns);
	*c = (struct xls_cells){ .label = { .text.fd = -1, .end.fd = -1 } };
}

bool
xls_cells_is_hidden(const struct xls_cells *c, unsigned row)
{
	return row < XLS_ROWS && (c->hidden[row / 8] >> row % 8 & 1) != 0;
}

static int
cell_order(const void *a, const void *b)
{
	const struct xls_cell *x = a;
	const struct xls_cell *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

static bool
add_cell(struct sheet_reading *r, struct xls_cell cell, struct err *err)
{
	struct xls_cells *c = r->cells;

	if (cell.column >= XLS_COLUMNS)
		return biff_damaged(r->b, "a cell beyond column IV", err);
	if (c->n == XLS_CELLS)
		return err_set(err, ERR_DATA,
		    "%s: has a sheet with over %zu million cells; save it as "
		    ".xlsx and import that",
		    r->b->name, XLS_CELLS >> 20);
	if ((c->n & (c->n - 1)) == 0)
		c->cell = xrealloc(
		    c->cell, c->n == 0 ? 1 : 2 * c->n, sizeof(*c->cell));
	if (c->n > 0 && cell_order(&c->cell[c->n - 1], &cell) > 0)
		r->sorted = false;
	c->cell[c->n++] = cell;
	return true;
}

/* A number in 30 bits (2.5.217). */
static double
rk_number(uint32_t rk)
{
	unsigned char p[8] = { 0 };
	double d = 0;

	if ((rk & 2) != 0) {
		d = (double)((int32_t)rk >> 2);
	} else {
		for (size_t i = 0; i < 4; i++)
			p[4 + i] = (unsigned char)((rk & ~3U) >> 8 * i);
		d = little_double(p);
	}
	return (rk & 1) != 0 ? d / 100 : d;
}

static bool
take_mulrk(struct sheet_reading *r, struct xls_cell cell, struct err *err)
{
	const unsigned char *p = r->b->data;

	for (size_t at = 4; at + CELL_HEAD + 2 <= r->b->len; at += 6) {
		cell.xf = little16(p + at);
		cell.number = rk_number(little32(p + at + 2));
		if (!add_cell(r, cell, err))
			return false;
		cell.column++;
	}
	return true;
}

/* The text that starts at a place of the record, as one of the sheet's. */
static bool
take_label(struct sheet_reading *r, uint32_t *number, struct err *err)
{
	struct xlsx_strings *s = &r->cells->label;

	*number = (uint32_t)s->n;
	buf_reset(&r->text);
	return biff_text(r->b, 2, &r->text, err) &&
	       xlsx_strings_add(s, buf_text(&r->text), r->text.len, err);
}

/* FORMULA (2.4.127) with the value it had last (2.5.133); that of a text
 * comes in a record of its own. */
static bool
take_formula(struct sheet_reading *r, struct xls_cell cell, struct err *err)
{
	const unsigned char *p = r->b->data + CELL_HEAD;

	if (little16(p + 6) != 0xFFFF) {
		cell.number = little_double(p);
		if (cell.number == 0 && (p[8] & FORMULA_ON_LOAD) != 0)
			cell.kind = XLS_STALE;
	} else if (p[0] == 1 || p[0] == 2) {
		cell.kind = p[0] == 1 ? XLS_BOOLEAN : XLS_ERROR;
		cell.code = p[2];
	} else if (p[0] == 3) {
		return true; /* an empty text */
	} else {
		cell.kind = XLS_MISSING;
	}
	return add_cell(r, cell, err);
}

/* STRING (2.4.268), of the formula before it. */
static bool
take_string(struct sheet_reading *r, struct err *err)
{
	struct xls_cells *c = r->cells;
	uint32_t number = 0;

	if (c->n == 0 || c->cell[c->n - 1].kind != XLS_MISSING)
		return true;
	if (!take_label(r, &number, err))
		return false;
	c->cell[c->n - 1].kind = XLS_LABEL;
	c->cell[c->n - 1].text = number;
	return true;
}

static bool
take_cell(struct sheet_reading *r, struct err *err)
{
	static const struct least {
		uint16_t type;
		uint16_t len;
	} least[] = { { BIFF_NUMBER, 14 }, { BIFF_RK, 10 }, { BIFF_MULRK, 12 },
		{ BIFF_LABEL, 8 }, { BIFF_RSTRING, 8 }, { BIFF_LABELSST, 10 },
		{ BIFF_BOOLERR, 8 }, { BIFF_FORMULA, 16 } };
	struct biff *b = r->b;
	const unsigned char *p = b->data;
	struct xls_cell cell = { .row = little16(p),
		.column = little16(p + 2),
		.xf = little16(p + 4) };

	for (size_t i = 0; i < sizeof(least) / sizeof(least[0]); i++)
		if (least[i].type == b->type && b->len < least[i].len)
			return biff_damaged(b, "a cell that is too short", err);
	switch (b->type) {
	case BIFF_NUMBER:
		cell.number = little_double(p + CELL_HEAD);
		break;
	case BIFF_RK:
		cell.number = rk_number(little32(p + CELL_HEAD));
		break;
	case BIFF_MULRK:
		return take_mulrk(r, cell, err);
	case BIFF_LABELSST:
		cell.kind = XLS_SHARED;
		cell.text = little32(p + CELL_HEAD);
		break;
	case BIFF_BOOLERR:
		cell.kind = p[CELL_HEAD + 1] == 0 ? XLS_BOOLEAN : XLS_ERROR;
		cell.code = p[CELL_HEAD];
		break;
	case BIFF_FORMULA:
		return take_formula(r, cell, err);
	default:
		b->pos = CELL_HEAD;
		cell.kind = XLS_LABEL;
		if (!take_label(r, &cell.text, err))
			return false;
	}
	return add_cell(r, cell, err);
}

/* MERGEDCELLS (2.4.168). */
static void
take_merged(struct sheet_reading *r)
{
	struct xlsx_merge *m = &r->cells->merge;
	const unsigned char *p = r->b->data;

	for (size_t at = 2; at + 8 <= r->b->len; at += 8) {
		struct xlsx_range range = { .top = little16(p + at) + 1,
			.bottom = little16(p + at + 2) + 1,
			.left = little16(p + at + 4) + 1,
			.right = little16(p + at + 6) + 1 };

		xlsx_merge_add(m, range);
	}
}

/* COLINFO (2.4.53). */
static void
take_columns(struct sheet_reading *r)
{
	const unsigned char *p = r->b->data;

	if (r->b->len < 10 ||
	    ((p[8] & COLUMN_HIDDEN) == 0 && little16(p + 4) > 0))
		return; /* it has a width, and is not hidden */
	xlsx_columns(
	    &r->cells->hidden_columns, little16(p) + 1, little16(p + 2) + 1);
}

/* ROW (2.4.221); one of no height is not to be seen either. */
static void
take_row(struct sheet_reading *r)
{
	const unsigned char *p = r->b->data;

	if (r->b->len < 14)
		return;
	if ((p[12] & ROW_HIDDEN) != 0 ||
	    ((p[12] & ROW_OWN) != 0 && (little16(p + 6) & ROW_HEIGHT) == 0))
		r->cells->hidden[little16(p) / 8] |=
		    (unsigned char)(1U << little16(p) % 8);
}

static bool
take_sheet_record(struct sheet_reading *r, struct err *err)
{
	struct biff *b = r->b;

	switch (b->type) {
	case BIFF_NUMBER:
	case BIFF_RK:
	case BIFF_MULRK:
	case BIFF_LABEL:
	case BIFF_RSTRING:
	case BIFF_LABELSST:
	case BIFF_BOOLERR:
	case BIFF_FORMULA:
		return take_cell(r, err);
	case BIFF_STRING:
		return take_string(r, err);
	case BIFF_MERGED:
		take_merged(r);
		return true;
	case BIFF_COLINFO:
		take_columns(r);
		return true;
	case BIFF_ROW:
		take_row(r);
		return true;
	case BIFF_FILTERMODE:
		r->cells->filtered = true;
		return true;
	default:
		return true;
	}
}

/* Charts in the sheet are sheets in it; what is in them is not its own. */
static bool
read_records(struct sheet_reading *r, struct err *err)
{
	size_t depth = 1;

	if (!biff_next(r->b, err))
		return false;
	if (r->b->type != BIFF_BOF)
		return biff_damaged(r->b, "no sheet where one should be", err);
	while (depth > 0) {
		if (!biff_next(r->b, err))
			return false;
		if (r->b->type == BIFF_BOF)
			depth++;
		else if (r->b->type == BIFF_EOF)
			depth--;
		else if (depth == 1 && !take_sheet_record(r, err))
			return false;
	}
	return true;
}

bool
xls_cells_read(struct xls_cells *c, struct biff *b, int64_t at, struct err *err)
{
	struct sheet_reading r = { .cells = c, .b = b, .sorted = true };
	bool ok = false;

	biff_seek(b, at);
	ok = read_records(&r, err);
	buf_clear(&r.text);
	if (!ok)
		return false;
	if (!r.sorted)
		qsort(c->cell, c->n, sizeof(*c->cell), cell_order);
	for (size_t i = 0; i < c->n; i++)
		if (c->merge.width <= c->cell[i].column)
			c->merge.width = c->cell[i].column + 1;
	if (c->n > 0)
		c->merge.height = c->cell[c->n - 1].row + 1;
	xlsx_merge_sort(&c->merge);
	return true;
}
