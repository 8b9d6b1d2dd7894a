/* xls_book.c - what an .xls workbook says of itself. */
#include "sheet/xls_book.h"

#include <stdlib.h>

#include "base/mem.h"
#include "sheet/little.h"
#include "sheet/numfmt.h"

enum { SHEET_OF_CELLS = 0, STATE_MASK = 3, STATE_VERY = 2 };

void
xls_book_clear(struct xls_book *k)
{
	for (size_t i = 0; i < k->n_sheet; i++)
		free((char *)k->sheet[i].name);
	for (size_t i = 0; k->format != NULL && i < XLS_FORMATS; i++)
		numfmt_free(k->format[i].fmt);
	free(k->sheet);
	free(k->at);
	free(k->format);
	free(k->style);
	free((void *)k->shown);
	xlsx_strings_clear(&k->strings);
	*k = (struct xls_book){ .strings = { .text.fd = -1, .end.fd = -1 } };
}

/* Room for one more behind n. */
static void *
book_grown(void *p, size_t n, size_t size)
{
	if ((n & (n - 1)) != 0)
		return p;
	return xrealloc(p, n == 0 ? 1 : 2 * n, size);
}

/* BOUNDSHEET (2.4.28); charts, macros and dialogs are left out. */
static bool
take_sheet(struct xls_book *k, struct biff *b, struct err *err)
{
	struct buf name = { 0 };

	if (b->len < 7)
		return biff_damaged(b, "a sheet without a name", err);
	if (b->data[5] != SHEET_OF_CELLS)
		return true;
	if (k->n_sheet == XLS_SHEETS)
		return err_set(
		    err, ERR_DATA, "%s: has too many sheets", b->name);
	b->pos = 6;
	if (!biff_text(b, 1, &name, err)) {
		buf_clear(&name);
		return false;
	}
	k->sheet = book_grown(k->sheet, k->n_sheet, sizeof(*k->sheet));
	k->at = book_grown(k->at, k->n_sheet, sizeof(*k->at));
	k->at[k->n_sheet] = little32(b->data);
	k->sheet[k->n_sheet++] = (struct sheet_name){ .name = buf_take(&name),
		.hidden = (b->data[4] & STATE_MASK) != 0,
		.very = (b->data[4] & STATE_MASK) == STATE_VERY };
	return true;
}

/* The place of a format. */
static struct xls_format *
book_format(struct xls_book *k, unsigned id)
{
	if (k->format == NULL)
		k->format = xcalloc(XLS_FORMATS, sizeof(*k->format));
	return &k->format[id];
}

static void
make_format(struct xls_format *f, const char *code)
{
	numfmt_free(f->fmt);
	f->fmt = code == NULL ? NULL : numfmt_new(code);
	f->made = true;
}

/* FORMAT (2.4.126); a later one of the same number counts. */
static bool
take_format(struct xls_book *k, struct biff *b, struct err *err)
{
	struct buf code = { 0 };
	unsigned id = 0;
	bool ok = false;

	if (b->len < 2)
		return biff_damaged(b, "a format without a number", err);
	b->pos = 2;
	id = little16(b->data);
	ok = biff_text(b, b->wide ? 2 : 1, &code, err);
	if (ok)
		make_format(book_format(k, id), buf_text(&code));
	buf_clear(&code);
	return ok;
}

/* XF (2.4.353). */
static bool
take_style(struct xls_book *k, struct biff *b, struct err *err)
{
	if (b->len < 4)
		return biff_damaged(b, "a cell format that is too short", err);
	if (k->n_style == XLS_FORMATS)
		return true; /* no cell can name it */
	k->style = book_grown(k->style, k->n_style, sizeof(*k->style));
	k->style[k->n_style++] = little16(b->data + 2);
	return true;
}

/* Whether the record has more, or another one continues it. */
static bool
has_more(struct biff *b, bool *more, struct err *err)
{
	int64_t at = b->at;

	*more = b->pos < b->len;
	if (*more)
		return true;
	if (!biff_next(b, err))
		return false;
	*more = b->type == BIFF_CONTINUE && b->len > 0;
	if (!*more)
		biff_seek(b, at);
	return true;
}

/* SST (2.4.265).  Some writers count wrong: what is not there is missed by
 * the cell that wants it. */
static bool
read_strings(struct xls_book *k, struct biff *b, struct err *err)
{
	struct buf text = { 0 };
	uint32_t n = b->len < 8 ? 0 : little32(b->data + 4);
	bool more = true;
	bool ok = true;

	b->pos = 8 < b->len ? 8 : b->len;
	for (uint32_t i = 0; i < n; i++) {
		ok = has_more(b, &more, err);
		if (!ok || !more)
			break;
		buf_reset(&text);
		ok = biff_text(b, 2, &text, err) &&
		     xlsx_strings_add(
			 &k->strings, buf_text(&text), text.len, err);
		if (!ok)
			break;
	}
	buf_clear(&text);
	return ok;
}

static bool
take_record(struct xls_book *k, struct biff *b, struct err *err)
{
	switch (b->type) {
	case BIFF_FILEPASS:
		return err_set(err, ERR_DATA,
		    "%s: is encrypted: open it and save it without a password",
		    b->name);
	case BIFF_CODEPAGE:
		return b->wide || b->len < 2 ||
		       biff_code_page(b, little16(b->data), err);
	case BIFF_DATEMODE:
		k->since_1904 = b->len >= 2 && little16(b->data) == 1;
		return true;
	case BIFF_BOUNDSHEET:
		return take_sheet(k, b, err);
	case BIFF_FORMAT:
		return take_format(k, b, err);
	case BIFF_XF:
		return take_style(k, b, err);
	case BIFF_SST:
		return read_strings(k, b, err);
	default:
		return true;
	}
}

/* Built-in formats are those of XLSX files. */
static void
take_styles_up(struct xls_book *k)
{
	k->shown = xcalloc(k->n_style + 1, sizeof(const struct numfmt *));
	for (size_t i = 0; i < k->n_style; i++) {
		struct xls_format *f = book_format(k, k->style[i]);

		if (!f->made)
			make_format(f, numfmt_builtin((int)k->style[i]));
		k->shown[i] = f->fmt;
	}
}

static bool
read_start(struct biff *b, struct err *err)
{
	unsigned version = 0;

	if (!biff_next(b, err))
		return false;
	if (b->type != BIFF_BOF || b->len < 4)
		return biff_damaged(b, "it does not start as one", err);
	version = little16(b->data);
	if (version != BIFF_8 && version != BIFF_5)
		return err_set(err, ERR_DATA,
		    "%s: is a workbook of an Excel version before 5 (1993); "
		    "open it and save it as .xlsx",
		    b->name);
	b->wide = version == BIFF_8;
	return true;
}

bool
xls_book_read(struct xls_book *k, struct biff *b, struct err *err)
{
	biff_seek(b, 0);
	if (!read_start(b, err))
		return false;
	do {
		if (!biff_next(b, err) || !take_record(k, b, err))
			return false;
	} while (b->type != BIFF_EOF);
	take_styles_up(k);
	if (k->n_sheet == 0)
		return err_set(err, ERR_DATA,
		    "%s: has no sheet of cells (only charts, or it is damaged)",
		    b->name);
	return true;
}

const struct numfmt *
xls_book_format(const struct xls_book *k, unsigned xf)
{
	return xf < k->n_style ? k->shown[xf] : NULL;
}
