/* rowview.c - a row of a sheet with its cells trimmed. */
#include "intake/rowview.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/place.h"
#include "intake/sample.h"
#include "sheet/sheet.h"

/* Bytes shown of a row. */
#define ROWVIEW_SHOWN 100

/* Nothing but white space; most cells are told by their first byte. */
static bool
rowview_cell_blank(const struct sheet_cell *c)
{
	size_t n = c->len;

	if (n == 0)
		return true;
	if ((unsigned char)c->text[0] > ' ' && (unsigned char)c->text[0] < 0x80)
		return false;
	(void)utf8_trim(c->text, &n); /* the length counts */
	return n == 0;
}

bool
rowview_blank(const struct sheet_row *row)
{
	for (size_t i = 0; i < row->n_cell; i++) {
		if (!rowview_cell_blank(&row->cell[i]))
			return false;
	}
	return true;
}

/* Cells that are not blank, up to two; *first is the first of them. */
size_t
rowview_two(const struct sheet_row *row, size_t *first)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n_cell && n < 2; i++) {
		if (rowview_cell_blank(&row->cell[i]))
			continue;
		if (n == 0)
			*first = i;
		n++;
	}
	return n;
}

/* The row with its cells trimmed. */
void
rowview_take(struct sample_row *to, size_t *cap, const struct sheet_row *row)
{
	if (*cap < row->n_cell) {
		*cap = row->n_cell * 2;
		to->cell = xrealloc(to->cell, *cap, sizeof(*to->cell));
	}
	to->number = row->number;
	to->line = row->line;
	to->n_cell = row->n_cell;
	to->n = 0;
	for (size_t i = 0; i < row->n_cell; i++) {
		size_t len = row->cell[i].len;
		const char *text = utf8_trim(row->cell[i].text, &len);

		to->cell[i] = (struct sample_cell){
			.text = text, .len = len, .merged = row->cell[i].merged
		};
		if (len > 0)
			to->n = i + 1;
	}
}

size_t
rowview_filled(const struct sample_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++)
		n += row->cell[i].len > 0 ? 1 : 0;
	return n;
}

const struct sample_cell *
rowview_first(const struct sample_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		if (row->cell[i].len > 0)
			return &row->cell[i];
	}
	return NULL;
}

bool
rowview_same(const struct sample_cell *a, const struct sample_cell *b)
{
	return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

void
rowview_title(struct buf *b, const struct sample_cell *c)
{
	if (c->len == 0 || b->len > ROWVIEW_SHOWN)
		return;
	buf_fmt(b, "%s\"%.*s\"", b->len == 0 ? "" : ", ",
	    (int)(c->len > 40 ? 40 : c->len), c->text);
}

void
rowview_text(const struct sheet_row *row, struct buf *b)
{
	buf_reset(b);
	for (size_t i = 0; i < row->n_cell && b->len < ROWVIEW_SHOWN; i++) {
		size_t n = row->cell[i].len;
		const char *s = utf8_trim(row->cell[i].text, &n);

		if (n > ROWVIEW_SHOWN)
			n = ROWVIEW_SHOWN;
		if (n > 0 && !row->cell[i].merged)
			buf_fmt(
			    b, "%s%.*s", b->len == 0 ? "" : " | ", (int)n, s);
	}
}

/* "Europe", "Germany". */
bool
rowview_place(const struct sample_cell *c)
{
	return c->len > 2 && (place_country(c->text, c->len) != NULL ||
				 place_region(c->text, c->len) != NULL);
}

bool
rowview_nearly(const struct sample_row *a, const struct sample_row *b)
{
	size_t same = 0;

	for (size_t i = 0; i < a->n && i < b->n; i++) {
		if (a->cell[i].len > 0 &&
		    rowview_same(&a->cell[i], &b->cell[i]))
			same++;
	}
	return a->n == b->n && a->n > 3 && same * 4 >= a->n * 3;
}
