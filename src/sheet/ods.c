/* ods.c - an OpenDocument spreadsheet (.ods): its sheets, then their rows. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "sheet/kind.h"
#include "sheet/notes.h"
#include "sheet/ods_book.h"
#include "sheet/ods_rows.h"
#include "sheet/package.h"
#include "sheet/xlsx_merge.h"

struct ods {
	struct sheet_kind kind;
	struct package *package; /* owned */
	struct ods_book book;
	struct xlsx_merge merge;
	struct ods_rows *rows; /* owned; NULL: no sheet is being read */
	struct notes notes;
	size_t at;                 /* the sheet, from 0 */
	int64_t bytes;             /* of the file */
	const struct ods_row *row; /* read, and not given yet; borrowed */
	int64_t last;              /* the number of the row given last */
	bool ended;
	struct sheet_cell *cell; /* owned; room for SHEET_ROW_CELLS */
	struct buf trouble;
};

static bool
ods_rewind(struct sheet_kind *k, struct err *err)
{
	struct ods *x = (struct ods *)k;

	ods_rows_close(x->rows);
	x->rows = NULL;
	x->row = NULL;
	x->last = 0;
	x->ended = false;
	xlsx_merge_clear(&x->merge);
	x->merge.width = x->book.of[x->at].width;
	return ods_rows_open(
	    &x->rows, x->package, &x->book, x->at, &x->merge, err);
}

/* What should be known of the file and of the sheet being read. */
static void
ods_make_notes(struct ods *x)
{
	struct sheet_info *info = &x->kind.info;
	const struct ods_sheet *of = &x->book.of[x->at];
	struct buf b = { 0 };

	notes_clear(&x->notes);
	notes_add_hidden(&x->notes, info);
	notes_add_columns(&x->notes, info, x->at, buf_text(&of->hidden));
	notes_add_merges(&x->notes, info, x->at, of->more_merges);
	if (of->filler > 0)
		buf_fmt(&b,
		    "sheet %zu \"%s\": row %lld is filled down to the last "
		    "row of the sheet; it is read once",
		    x->at + 1, info->sheet[x->at].name, (long long)of->filler);
	notes_add(&x->notes, &b);
	notes_show(&x->notes, info);
}

static bool
ods_select(struct sheet_kind *k, size_t number, struct err *err)
{
	struct ods *x = (struct ods *)k;

	x->at = number - 1;
	x->kind.info.filtered = false;
	k->spread = x->book.of[x->at].spread;
	ods_make_notes(x);
	return ods_rewind(k, err);
}

/* The cells of the row of this number, which may be one of those that are the
 * same, or of none. */
static size_t
ods_fill(struct ods *x, int64_t number)
{
	const struct ods_row *r = x->row;
	size_t n = 0;

	if (r->number > number)
		return 0;
	for (; n < r->n; n++)
		x->cell[n] = (struct sheet_cell){
			.text = r->len[n] > 0 ? r->text.data + r->at[n] : "",
			.len = r->len[n]
		};
	return n;
}

/* What is to be said of the row at hand; returns the cell it is about, to which
 * the row reaches then, or 0. */
static size_t
ods_trouble(struct ods *x, size_t *n)
{
	size_t column = x->row->missing;

	if (column == 0)
		return 0;
	buf_str(&x->trouble, "cell ");
	xlsx_column((int64_t)column, &x->trouble);
	buf_fmt(&x->trouble,
	    "%lld has a formula and no value; open and save the file in "
	    "LibreOffice",
	    (long long)x->last);
	for (; *n < column; (*n)++)
		x->cell[*n] = (struct sheet_cell){ .text = "" };
	return column;
}

/* Rows between those with something in them are blank ones; behind the last
 * there are none. */
static bool
ods_next(
    struct sheet_kind *k, struct sheet_row *row, bool *found, struct err *err)
{
	struct ods *x = (struct ods *)k;
	bool here = false;
	size_t n = 0;

	if (x->row == NULL && !x->ended) {
		if (!ods_rows_next(x->rows, &x->row, err))
			return false;
		x->ended = x->row == NULL;
		if (!x->ended && x->row->filtered)
			x->kind.info.filtered = true;
	}
	*found = !x->ended;
	if (x->ended)
		return true;
	x->last++;
	n = ods_fill(x, x->last);
	buf_reset(&x->trouble);
	if (x->merge.n > 0)
		xlsx_merge_row(&x->merge, x->last, x->cell, &n, &x->trouble);
	here = x->row->number <= x->last;
	*row = (struct sheet_row){ .number = x->last,
		.line = x->last,
		.cell = x->cell,
		.hidden = here && x->row->hidden };
	if (here && x->trouble.len == 0)
		row->trouble_column = ods_trouble(x, &n);
	row->n_cell = n;
	if (x->trouble.len > 0)
		row->trouble = buf_text(&x->trouble);
	if (x->last >= x->row->number + x->row->repeated - 1)
		x->row = NULL;
	return true;
}

/* Of the part's share in the file, as if it were all of it. */
static int64_t
ods_offset(const struct sheet_kind *k)
{
	const struct ods *x = (const struct ods *)k;
	int64_t whole = package_part_bytes(x->package, x->book.part);
	int64_t done = ods_rows_offset(x->rows);

	if (x->ended || whole <= 0)
		return x->bytes;
	return (int64_t)((double)x->bytes * (double)done / (double)whole);
}

static void
ods_close(struct sheet_kind *k)
{
	struct ods *x = (struct ods *)k;

	notes_clear(&x->notes);
	ods_rows_close(x->rows);
	xlsx_merge_clear(&x->merge);
	ods_book_clear(&x->book);
	package_close(x->package);
	buf_clear(&x->trouble);
	free(x->cell);
	free(x);
}

bool
ods_is(struct file *f, bool *is, struct err *err)
{
	static const char type[] = "application/vnd.oasis.opendocument.";
	struct package *package = NULL;

	*is = false;
	if (!package_open(&package, f, err)) {
		/* its first part says what it is (part 2, 3.3) */
		*is = f->sample.len > 38 + sizeof(type) &&
		      memcmp(f->sample.data + 30, "mimetype", 8) == 0 &&
		      memcmp(f->sample.data + 38, type, sizeof(type) - 1) == 0;
		if (*is || err->kind == ERR_SYSTEM)
			return false;
		*err = (struct err){ 0 };
		return true;
	}
	*is = package_find(package, "content.xml") != PACKAGE_NONE ||
	      package_find(package, "encrypted-package") != PACKAGE_NONE;
	package_close(package);
	return true;
}

static bool
ods_start_file(struct ods *x, struct err *err)
{
	struct sheet_info *info = &x->kind.info;

	if (!ods_book_read(&x->book, x->package, err))
		return false;
	info->format = "ods";
	info->encoding = "";
	info->delimiter = "";
	info->quote = SHEET_NONE;
	info->escape = SHEET_NONE;
	info->sheet = x->book.sheet;
	info->n_sheet = x->book.n_sheet;
	return true;
}

bool
ods_open(struct sheet_kind **out, struct file *f,
    const struct sheet_options *opt, struct err *err)
{
	struct ods *x = xcalloc(1, sizeof(*x));

	x->kind = (struct sheet_kind){ .next = ods_next,
		.select = ods_select,
		.rewind = ods_rewind,
		.offset = ods_offset,
		.close = ods_close };
	x->bytes = f->bytes;
	x->cell = xcalloc(SHEET_ROW_CELLS, sizeof(*x->cell));
	(void)opt; /* none of them is about workbooks */
	if (!package_open(&x->package, f, err) || !ods_start_file(x, err)) {
		ods_close(&x->kind);
		return false;
	}
	*out = &x->kind;
	return true;
}
