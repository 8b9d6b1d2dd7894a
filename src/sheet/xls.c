/* xls.c - an old Excel workbook (.xls): its sheets, then their rows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "sheet/biff.h"
#include "sheet/kind.h"
#include "sheet/notes.h"
#include "sheet/numfmt.h"
#include "sheet/ole.h"
#include "sheet/xls_book.h"
#include "sheet/xls_cells.h"
#include "sheet/xlsx_merge.h"
#include "sheet/xlsx_strings.h"

struct xls {
	struct sheet_kind kind;
	struct ole *ole; /* owned */
	struct biff biff;
	struct xls_book book;
	struct xls_cells cells;
	struct notes notes;
	size_t at;     /* the sheet, from 0 */
	int64_t bytes; /* of the file */
	int64_t last;  /* the number of the row given last */
	size_t next;   /* the first cell behind it */
	/* the row given last */
	struct sheet_cell *cell; /* owned; room for SHEET_ROW_CELLS */
	size_t n;
	struct buf text; /* of its cells */
	struct buf trouble;
	size_t trouble_column;
};

/* The first trouble of a row counts. */
static void
xls_trouble(struct xls *x, const struct xls_cell *c, const char *what)
{
	if (x->trouble.len > 0)
		return;
	buf_str(&x->trouble, "cell ");
	xlsx_column(c->column + 1, &x->trouble);
	buf_fmt(&x->trouble, "%d %s", c->row + 1, what);
	x->trouble_column = (size_t)c->column + 1;
}

/* MS-XLS 2.5.10. */
static const char *
error_text(unsigned code)
{
	switch (code) {
	case 0x00:
		return "#NULL!";
	case 0x07:
		return "#DIV/0!";
	case 0x0F:
		return "#VALUE!";
	case 0x17:
		return "#REF!";
	case 0x1D:
		return "#NAME?";
	case 0x24:
		return "#NUM!";
	case 0x2A:
		return "#N/A";
	default:
		return "#ERROR!";
	}
}

static void
show_number(struct xls *x, const struct xls_cell *c)
{
	char digits[40];
	int n = snprintf(digits, sizeof(digits), "%.17g", c->number);

	numfmt_number(xls_book_format(&x->book, c->xf), digits, (size_t)n,
	    x->book.since_1904, &x->text);
	if (c->kind == XLS_STALE)
		xls_trouble(x, c,
		    "has a formula whose value, 0, may never have been worked "
		    "out; open and save the file in Excel");
}

static bool
xls_show_text(struct xls *x, const struct xls_cell *c, struct err *err)
{
	struct xlsx_strings *s =
	    c->kind == XLS_SHARED ? &x->book.strings : &x->cells.label;
	struct buf b = { 0 };
	bool found = false;
	bool ok = xlsx_strings_get(s, c->text, &b, &found, err);

	if (ok && found)
		numfmt_text(xls_book_format(&x->book, c->xf), buf_text(&b),
		    b.len, &x->text);
	else if (ok)
		xls_trouble(x, c,
		    "has a text that is not in the file; open and save the "
		    "file in Excel");
	buf_clear(&b);
	return ok;
}

/* Append what the cell shows to the row's text. */
static bool
xls_show_cell(struct xls *x, const struct xls_cell *c, struct err *err)
{
	switch ((enum xls_kind)c->kind) {
	case XLS_SHARED:
	case XLS_LABEL:
		return xls_show_text(x, c, err);
	case XLS_BOOLEAN:
		buf_str(&x->text, c->code != 0 ? "TRUE" : "FALSE");
		return true;
	case XLS_ERROR:
		buf_str(&x->text, error_text(c->code));
		return true;
	case XLS_MISSING:
		xls_trouble(x, c,
		    "has a formula and no value; open and save the file in "
		    "Excel");
		return true;
	case XLS_NUMBER:
	case XLS_STALE:
		show_number(x, c);
		return true;
	}
	return true;
}

static void
xls_widen(struct xls *x, size_t n)
{
	for (; x->n < n; x->n++)
		x->cell[x->n] = (struct sheet_cell){ .text = "" };
}

/* Append a cell to the row; its len is known, its text only once the row's
 * text moves no more, and from is where it starts. */
static bool
xls_add_cell(
    struct xls *x, const struct xls_cell *c, size_t *from, struct err *err)
{
	size_t start = x->text.len;
	size_t at = c->column;

	if (!xls_show_cell(x, c, err))
		return false;
	if (x->text.len > SHEET_ROW_BYTES)
		return err_set(err, ERR_DATA,
		    "%s: sheet \"%.80s\", row %d: has over 16 MB of text",
		    x->biff.name, x->book.sheet[x->at].name, c->row + 1);
	if (x->trouble_column > 0)
		xls_widen(x, x->trouble_column);
	if (x->text.len == start)
		return true;
	xls_widen(x, at + 1);
	if (x->cell[at].len > 0) {
		xls_trouble(x, c, "stands twice in the file");
		x->text.len = start;
		return true;
	}
	x->cell[at].len = x->text.len - start;
	from[at] = start;
	buf_char(&x->text, '\0');
	return true;
}

static void
xls_begin_row(struct xls *x)
{
	buf_reset(&x->text);
	buf_reset(&x->trouble);
	x->trouble_column = 0;
	x->n = 0;
}

/* Make the row of this number of the cells from x->next on. */
static bool
make_row(struct xls *x, int64_t number, struct err *err)
{
	size_t from[XLS_COLUMNS] = { 0 };

	xls_begin_row(x);
	for (; x->next < x->cells.n; x->next++) {
		const struct xls_cell *c = &x->cells.cell[x->next];

		if ((int64_t)c->row + 1 != number)
			break;
		if (!xls_add_cell(x, c, from, err))
			return false;
	}
	for (size_t i = 0; i < x->n; i++)
		if (x->cell[i].len > 0)
			x->cell[i].text = x->text.data + from[i];
	if (x->cells.merge.n > 0)
		xlsx_merge_row(
		    &x->cells.merge, number, x->cell, &x->n, &x->trouble);
	return true;
}

/* Rows that are not in the file are blank ones; behind the last with something
 * in it there are none. */
static bool
xls_next(
    struct sheet_kind *k, struct sheet_row *row, bool *found, struct err *err)
{
	struct xls *x = (struct xls *)k;

	*found = x->next < x->cells.n;
	if (!*found)
		return true;
	x->last++;
	if (!make_row(x, x->last, err))
		return false;
	*row = (struct sheet_row){ .number = x->last,
		.line = x->last,
		.cell = x->cell,
		.n_cell = x->n,
		.hidden =
		    xls_cells_is_hidden(&x->cells, (unsigned)x->last - 1) };
	if (x->trouble.len > 0) {
		row->trouble = buf_text(&x->trouble);
		row->trouble_column = x->trouble_column;
	}
	return true;
}

static bool
xls_rewind(struct sheet_kind *k, struct err *err)
{
	struct xls *x = (struct xls *)k;

	(void)err; /* all of the sheet is in memory */
	x->next = 0;
	x->last = 0;
	xlsx_merge_rewind(&x->cells.merge);
	return true;
}

/* Leave out the last cells if they show nothing. */
static bool
trim_end(struct xls *x, struct err *err)
{
	struct xls_cells *c = &x->cells;

	for (; c->n > 0; c->n--) {
		xls_begin_row(x);
		if (!xls_show_cell(x, &c->cell[c->n - 1], err))
			return false;
		if (x->text.len > 0 || x->trouble.len > 0)
			break;
	}
	return true;
}

/* What should be known of the file and of the sheet being read. */
static void
xls_make_notes(struct xls *x)
{
	struct sheet_info *info = &x->kind.info;
	struct buf b = { 0 };

	info->filtered = x->cells.filtered;
	notes_clear(&x->notes);
	notes_add_hidden(&x->notes, info);
	notes_add_columns(
	    &x->notes, info, x->at, buf_text(&x->cells.hidden_columns));
	notes_add_merges(&x->notes, info, x->at, x->cells.merge.more);
	if (x->biff.halves)
		buf_str(&b,
		    "texts have halves of characters; they stand in the cells "
		    "as \\xHH\\xHH");
	notes_add(&x->notes, &b);
	if (x->biff.unknown)
		buf_str(&b,
		    "texts have bytes that are no characters in the file's "
		    "code page; they stand in the cells as \\xHH");
	notes_add(&x->notes, &b);
	notes_show(&x->notes, info);
}

static bool
xls_select(struct sheet_kind *k, size_t number, struct err *err)
{
	struct xls *x = (struct xls *)k;

	xls_cells_clear(&x->cells);
	x->at = number - 1;
	if (!xls_cells_read(&x->cells, &x->biff, x->book.at[x->at], err) ||
	    !trim_end(x, err) || !xls_rewind(k, err))
		return false;
	k->spread = xlsx_merge_cells(&x->cells.merge);
	xls_make_notes(x);
	return true;
}

/* Of the sheet's share in the file, as if it were all of it. */
static int64_t
xls_offset(const struct sheet_kind *k)
{
	const struct xls *x = (const struct xls *)k;

	if (x->next >= x->cells.n)
		return x->bytes;
	return (
	    int64_t)((double)x->bytes * (double)x->next / (double)x->cells.n);
}

static void
xls_close(struct sheet_kind *k)
{
	struct xls *x = (struct xls *)k;

	notes_clear(&x->notes);
	xls_cells_clear(&x->cells);
	xls_book_clear(&x->book);
	biff_clear(&x->biff);
	ole_close(x->ole);
	buf_clear(&x->text);
	buf_clear(&x->trouble);
	free(x->cell);
	free(x);
}

bool
xls_is(const struct file *f)
{
	return ole_is(buf_text(&f->sample), f->sample.len);
}

/* Compound files hold documents of many programs: tell by their streams. */
static bool
xls_stream(struct xls *x, const char *name, struct err *err)
{
	static const struct other {
		const char *stream;
		const char *what;
	} other[] = {
		{ "WordDocument", "a Word document" },
		{ "PowerPoint Document", "a PowerPoint presentation" },
		{ "__properties_version1.0", "an e-mail of Outlook (.msg)" },
		{ "VisioDocument", "a Visio drawing" },
	};

	if (ole_has(x->ole, "EncryptedPackage"))
		return err_set(err, ERR_DATA,
		    "%s: is encrypted: open it and save it without a password",
		    name);
	if (ole_has(x->ole, "Workbook"))
		return ole_select(x->ole, "Workbook", err);
	if (ole_has(x->ole, "Book"))
		return ole_select(x->ole, "Book", err);
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		if (ole_has(x->ole, other[i].stream))
			return err_set(err, ERR_DATA,
			    "%s: is %s; save its table in a workbook and "
			    "import that",
			    name, other[i].what);
	return err_set(err, ERR_DATA,
	    "%s: is a file of an Office program, but no Excel workbook; save "
	    "its table as .xlsx or CSV UTF-8 and import that",
	    name);
}

static bool
xls_start(struct xls *x, struct err *err)
{
	struct sheet_info *info = &x->kind.info;

	if (!xls_stream(x, x->biff.name, err) ||
	    !xls_book_read(&x->book, &x->biff, err))
		return false;
	info->format = "xls";
	info->since_1904 = x->book.since_1904;
	info->encoding = "";
	info->delimiter = "";
	info->quote = SHEET_NONE;
	info->escape = SHEET_NONE;
	info->sheet = x->book.sheet;
	info->n_sheet = x->book.n_sheet;
	return true;
}

bool
xls_open(struct sheet_kind **out, struct file *f,
    const struct sheet_options *opt, struct err *err)
{
	struct xls *x = xcalloc(1, sizeof(*x));

	x->kind = (struct sheet_kind){ .next = xls_next,
		.select = xls_select,
		.rewind = xls_rewind,
		.offset = xls_offset,
		.close = xls_close };
	x->book.strings = (struct xlsx_strings){ .text.fd = -1, .end.fd = -1 };
	x->cells.label = x->book.strings;
	x->bytes = f->bytes;
	x->cell = xcalloc(SHEET_ROW_CELLS, sizeof(*x->cell));
	(void)opt; /* none of them is about workbooks */
	if (!ole_open(&x->ole, f, err))
		goto fail;
	x->biff.ole = x->ole;
	x->biff.name = f->name;
	if (!xls_start(x, err))
		goto fail;
	*out = &x->kind;
	return true;
fail:
	xls_close(&x->kind);
	return false;
}
