/* xlsx.c - an Excel workbook (.xlsx, .xlsm): its sheets, then their rows. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "sheet/kind.h"
#include "sheet/little.h"
#include "sheet/notes.h"
#include "sheet/package.h"
#include "sheet/xlsx_book.h"
#include "sheet/xlsx_merge.h"
#include "sheet/xlsx_rows.h"
#include "sheet/xlsx_strings.h"

/* Rows are padded to at most so many cells. */
enum { PAD_MAX = 1024 };

struct xlsx {
	struct sheet_kind kind;
	struct package *package; /* owned */
	struct xlsx_book book;
	struct xlsx_strings strings;
	struct xlsx_merge merge;
	struct xlsx_rows *rows; /* owned; NULL: no sheet is being read */
	size_t at;              /* the sheet, from 0 */
	int64_t bytes;          /* of the file */
	struct xlsx_row *row;   /* read, and not given yet; borrowed */
	int64_t last;           /* the number of the row given last */
	bool ended;
	size_t width; /* of the widest row so far, but PAD_MAX at most */
	/* a row that is not in the file, for what merged ranges bring */
	struct sheet_cell *gap; /* owned; NULL until it is needed */
	struct buf gap_trouble;
	struct notes notes;
};

/* What should be known of the file and of the sheet being read. */
static void
xlsx_make_notes(struct xlsx *x)
{
	struct sheet_info *info = &x->kind.info;

	notes_clear(&x->notes);
	notes_add_hidden(&x->notes, info);
	notes_add_missing(&x->notes, info);
	notes_add_columns(&x->notes, info, x->at,
	    x->rows == NULL ? "" : xlsx_rows_hidden(x->rows));
	notes_add_merges(&x->notes, info, x->at, x->merge.more);
	notes_show(&x->notes, info);
}

/* Stand before the first row of a sheet, whose merged ranges are known. */
static bool
xlsx_restart(struct xlsx *x, struct err *err)
{
	xlsx_rows_close(x->rows);
	x->rows = NULL;
	x->row = NULL;
	x->last = 0;
	x->ended = x->book.sheet[x->at].missing;
	x->width = 0;
	xlsx_merge_rewind(&x->merge);
	return x->ended || xlsx_rows_open(&x->rows, x->package, x->at, &x->book,
			       &x->strings, err);
}

static bool
xlsx_rewind(struct sheet_kind *k, struct err *err)
{
	return xlsx_restart((struct xlsx *)k, err);
}

static bool
xlsx_select(struct sheet_kind *k, size_t number, struct err *err)
{
	struct xlsx *x = (struct xlsx *)k;

	xlsx_merge_clear(&x->merge);
	x->at = number - 1;
	x->kind.info.filtered = false;
	if (!x->book.sheet[x->at].missing &&
	    !xlsx_merge_read(&x->merge, x->package, x->book.part[x->at], err))
		return false;
	if (!xlsx_restart(x, err))
		return false;
	x->kind.spread = xlsx_merge_cells(&x->merge);
	xlsx_make_notes(x);
	return true;
}

/* A row that is not in the file. */
static void
give_gap(struct xlsx *x, struct sheet_row *row)
{
	size_t n = 0;

	*row = (struct sheet_row){ .number = x->last, .line = x->last };
	if (x->merge.n == 0)
		return;
	if (x->gap == NULL)
		x->gap = xcalloc(SHEET_ROW_CELLS, sizeof(*x->gap));
	buf_reset(&x->gap_trouble);
	xlsx_merge_row(&x->merge, x->last, x->gap, &n, &x->gap_trouble);
	row->cell = x->gap;
	row->n_cell = n;
	if (x->gap_trouble.len > 0)
		row->trouble = buf_text(&x->gap_trouble);
}

/* A row that ends early is none that lost cells: it goes on blank. */
static void
give_row(struct xlsx *x, struct sheet_row *row)
{
	struct xlsx_row *r = x->row;

	if (x->merge.n > 0)
		xlsx_merge_row(
		    &x->merge, r->number, r->cell, &r->n, &r->trouble);
	for (; r->n < x->width; r->n++)
		r->cell[r->n] = (struct sheet_cell){ .text = "" };
	if (r->n > x->width)
		x->width = r->n < PAD_MAX ? r->n : PAD_MAX;
	*row = (struct sheet_row){ .number = r->number,
		.line = r->number,
		.cell = r->cell,
		.n_cell = r->n,
		.hidden = r->hidden };
	if (r->trouble.len > 0) {
		row->trouble = buf_text(&r->trouble);
		row->trouble_column = r->trouble_column;
	}
	x->row = NULL;
}

/* Rows between those with something in them are blank ones; behind the last
 * there are none, however many the file has formats for. */
static bool
xlsx_next(
    struct sheet_kind *k, struct sheet_row *row, bool *found, struct err *err)
{
	struct xlsx *x = (struct xlsx *)k;

	if (x->row == NULL && !x->ended) {
		if (!xlsx_rows_next(x->rows, &x->row, err))
			return false;
		x->ended = x->row == NULL;
		if (x->ended)
			x->kind.info.filtered = xlsx_rows_filtered(x->rows);
	}
	*found = !x->ended;
	if (x->ended)
		return true;
	x->last++;
	if (x->row->number > x->last)
		give_gap(x, row);
	else
		give_row(x, row);
	return true;
}

/* Of the sheet's share in the file, as if it were all of it. */
static int64_t
xlsx_offset(const struct sheet_kind *k)
{
	const struct xlsx *x = (const struct xlsx *)k;
	int64_t whole = 0;
	int64_t done = 0;

	if (!x->ended) {
		whole = package_part_bytes(x->package, x->book.part[x->at]);
		done = xlsx_rows_offset(x->rows);
	}
	if (whole <= 0)
		return x->bytes;
	return (int64_t)((double)x->bytes * (double)done / (double)whole);
}

static void
xlsx_close(struct sheet_kind *k)
{
	struct xlsx *x = (struct xlsx *)k;

	notes_clear(&x->notes);
	xlsx_rows_close(x->rows);
	xlsx_merge_clear(&x->merge);
	xlsx_strings_clear(&x->strings);
	xlsx_book_clear(&x->book);
	package_close(x->package);
	buf_clear(&x->gap_trouble);
	free(x->gap);
	free(x);
}

/* The bytes hold this word. */
static bool
mentions(const char *p, size_t n, const char *word)
{
	size_t len = strlen(word);

	for (size_t i = 0; i + len <= n; i++)
		if (p[i] == word[0] && memcmp(p + i, word, len) == 0)
			return true;
	return false;
}

bool
xlsx_is(struct file *f, bool *is, struct err *err)
{
	const char *p = buf_text(&f->sample);
	size_t n = f->sample.len;
	struct package *package = NULL;

	if (!package_open(&package, f, err)) {
		*is = mentions(p, n, "[Content_T") || mentions(p, n, "xl/work");
		if (*is || err->kind == ERR_SYSTEM)
			return false;
		*err = (struct err){ 0 };
		return true;
	}
	*is = package_find(package, "[Content_Types].xml") != PACKAGE_NONE ||
	      package_find(package, "xl/workbook.xml") != PACKAGE_NONE;
	package_close(package);
	return true;
}

/* An encrypted workbook is a compound file whose directory has a stream of
 * this name (MS-OFFCRYPTO 2.3.4.4; the directory: MS-CFB 2.2, 2.6). */
bool
xlsx_is_encrypted(const struct file *f)
{
	static const char magic[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
	static const char word[] = "EncryptedPackage";
	const char *p = buf_text(&f->sample);
	unsigned char entry[4096];
	char name[2 * sizeof(word)] = { 0 };
	int64_t at = 0;
	ssize_t n = 0;

	if (f->sample.len < 512 || memcmp(p, magic, 8) != 0)
		return false;
	for (size_t i = 0; i < sizeof(word); i++)
		name[2 * i] = word[i];
	at = ((int64_t)little32((const unsigned char *)p + 48) + 1)
	     << (p[30] == 12 ? 12 : 9);
	do
		n = pread(f->fd, entry, sizeof(entry), (off_t)at);
	while (n < 0 && errno == EINTR);
	for (ssize_t i = 0; i + 128 <= n; i += 128)
		if (memcmp(entry + i, name, sizeof(name)) == 0)
			return true;
	return false;
}

static bool
xlsx_start(struct xlsx *x, struct err *err)
{
	struct sheet_info *info = &x->kind.info;

	if (!xlsx_book_read(&x->book, x->package, err))
		return false;
	if (x->book.strings != PACKAGE_NONE &&
	    !xlsx_strings_read(&x->strings, x->package, x->book.strings, err))
		return false;
	info->format = "xlsx";
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
xlsx_open(struct sheet_kind **out, struct file *f,
    const struct sheet_options *opt, struct err *err)
{
	struct xlsx *x = xcalloc(1, sizeof(*x));

	x->kind = (struct sheet_kind){ .next = xlsx_next,
		.select = xlsx_select,
		.rewind = xlsx_rewind,
		.offset = xlsx_offset,
		.close = xlsx_close };
	x->book.strings = PACKAGE_NONE;
	x->strings.text.fd = -1;
	x->strings.end.fd = -1;
	x->bytes = f->bytes;
	(void)opt; /* none of them is about workbooks */
	if (!package_open(&x->package, f, err) || !xlsx_start(x, err)) {
		xlsx_close(&x->kind);
		return false;
	}
	*out = &x->kind;
	return true;
}
