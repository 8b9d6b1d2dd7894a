/* region.c - the rows below a header, judged one by one. */
#include "intake/region.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "intake/footer.h"
#include "intake/other.h"
#include "intake/rowview.h"
#include "intake/table.h"
#include "sheet/sheet.h"

/* Bytes kept of a record's first cell. */
#define REGION_BEFORE 120

/* --- the columns --- */

static void
learn_watched(struct region *r)
{
	r->n_watched = 0;
	for (size_t c = 0; c < r->n_column; c++) {
		if (grain_filled(&r->column[c]) > 0)
			r->width = c + 1;
		if (r->n_watched < REGION_WATCHED &&
		    grain_filled(&r->column[c]) > 1 &&
		    grain_is_strong(grain_most(&r->column[c])))
			r->watched[r->n_watched++] = c;
	}
}

void
region_begin(struct region *r, const struct sample *s, struct vocab *v)
{
	size_t first = r->h.at + r->h.n;
	size_t lone = 0;
	size_t rows = 0;

	free(r->column);
	r->sample = s;
	r->v = v;
	r->column = heading_columns(s, first, &r->n_column);
	r->width = 0;
	learn_watched(r);
	for (size_t k = 0; k < r->h.n; k++) {
		const struct sample_row *row = &s->row[r->h.at + k];

		r->width = row->n > r->width ? row->n : r->width;
	}
	r->first[0] = NULL;
	r->first[1] = NULL;
	for (size_t i = first; i < s->n; i++) {
		const struct sample_row *row = &s->row[i];

		if (row->n == 0 && rows > 1)
			break;
		if (row->n == 0)
			continue;
		if (rows < 2)
			r->first[rows] = row;
		rows++;
		lone += rowview_filled(row) == 1 &&
				!rowview_place(rowview_first(row))
			    ? 1
			    : 0;
	}
	r->lone = lone * 4 > rows;
	region_rewind(r);
}

void
region_rewind(struct region *r)
{
	r->blank = false;
	r->other = false;
	r->begins = false;
	r->vendors = false;
	r->signs = false;
	r->tail = false;
	buf_reset(&r->before);
	buf_reset(&r->titles);
}

void
region_clear(struct region *r)
{
	free(r->column);
	free(r->row.cell);
	free(r->next.cell);
	buf_clear(&r->before);
	buf_clear(&r->why);
	buf_clear(&r->titles);
	*r = (struct region){ 0 };
}

/* --- words --- */

void
region_titles(const struct region *r, struct buf *b)
{
	buf_reset(b);
	if (r->other) {
		buf_add(b, buf_text(&r->titles), r->titles.len);
		return;
	}
	for (size_t k = 0; k < r->h.n; k++) {
		const struct sample_row *row = &r->sample->row[r->h.at + k];

		for (size_t i = 0; i < row->n; i++)
			rowview_title(b, &row->cell[i]);
	}
}

/* --- the header once more --- */

/* Titles of a header over several rows, in one row. */
static bool
is_titles(const struct region *r, const struct sample_row *row)
{
	for (size_t c = 0; c < row->n; c++) {
		bool title = row->cell[c].len == 0;

		for (size_t k = 0; k < r->h.n && !title; k++) {
			const struct sample_row *h =
			    &r->sample->row[r->h.at + k];

			title = c < h->n &&
				rowview_same(&h->cell[c], &row->cell[c]);
		}
		if (!title)
			return false;
	}
	return row->n == r->sample->row[r->h.at + r->h.n - 1].n;
}

bool
region_again(const struct region *r, const struct sample_row *row)
{
	size_t filled = rowview_filled(row);

	for (size_t k = 0; k < r->h.n; k++) {
		const struct sample_row *h = &r->sample->row[r->h.at + k];

		if ((filled > 1 || r->width == 1) && heading_same(row, h))
			return true;
		if (rowview_nearly(row, h))
			return true;
	}
	return r->h.n > 1 && filled > 1 && is_titles(r, row);
}

/* A line from above the header ("Our vendors, page 2"). */
static bool
is_above_again(const struct region *r, const struct sample_cell *c)
{
	if (c->len < 2)
		return false;
	for (size_t i = 0; i < r->h.at; i++) {
		const struct sample_row *row = &r->sample->row[i];
		const struct sample_cell *first = rowview_first(row);

		if (first != NULL && rowview_same(first, c))
			return true;
	}
	return false;
}

/* Do the first records follow too?  Then the table stands here twice. */
static bool
is_copy(struct region *r, struct ahead *a, struct table_row *row, bool *copy,
    struct err *err)
{
	const struct sheet_row *next = NULL;
	size_t same = 0;
	size_t n = r->first[1] != NULL ? 2 : 1;
	size_t skip = r->h.n - 1; /* of the header */

	*copy = false;
	for (size_t k = 0; k < n && r->first[0] != NULL; k++) {
		if (!ahead_look(a, &row->row, skip + k, &next, err))
			return false;
		if (next == NULL)
			return true;
		rowview_take(&r->next, &r->cap_next, next);
		same += heading_same(&r->next, r->first[k]) ? 1 : 0;
	}
	*copy = same == n;
	return true;
}

/* --- judging --- */

static void
row_is(struct table_row *row, enum table_part part, const char *why)
{
	row->part = part;
	row->why = why;
	row->between = false;
}

static void
row_between(struct table_row *row)
{
	row_is(row, TABLE_NOTE, "a heading between records");
	row->between = true;
}

/* A record: remember its first cell. */
static void
row_record(struct region *r, struct table_row *row, size_t first)
{
	const struct sheet_cell *c = &row->row.cell[first];
	size_t n = c->len > REGION_BEFORE ? REGION_BEFORE : c->len;

	row_is(row, TABLE_RECORD, NULL);
	r->blank = false;
	r->signs = false;
	r->before_column = first;
	buf_reset(&r->before);
	buf_add(&r->before, c->text, n);
}

/* Told by its beginning, or an @. */
static bool
is_an_address(const struct sheet_cell *c)
{
	return strncmp(c->text, "http", 4) == 0 ||
	       strncmp(c->text, "www.", 4) == 0 ||
	       memchr(c->text, '@', c->len) != NULL;
}

/* Words in all the columns that are watched and filled. */
static bool
is_wordy(const struct region *r, const struct sheet_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n_watched; i++) {
		size_t c = r->watched[i];
		unsigned char byte = 0;

		if (c >= row->n_cell || row->cell[c].len == 0)
			continue;
		if (is_an_address(&row->cell[c]))
			return false;
		byte = (unsigned char)row->cell[c].text[0];
		if (!((byte >= 'A' && byte <= 'Z') ||
			(byte >= 'a' && byte <= 'z') || byte >= 0x80))
			return false;
		n++;
	}
	return n > 0;
}

static bool
is_first_title(const struct region *r, const struct sheet_cell *c)
{
	for (size_t k = 0; k < r->h.n; k++) {
		const struct sample_cell *t =
		    rowview_first(&r->sample->row[r->h.at + k]);

		if (t != NULL && c->len >= t->len && c->len <= t->len + 8 &&
		    memcmp(c->text, t->text, t->len) == 0)
			return true;
	}
	return false;
}

/* One cell alone that is what its column holds: a number, a date, an
 * address. */
static bool
is_lone_record(const struct region *r, const struct sample_cell *c)
{
	size_t column = (size_t)(c - r->row.cell);
	enum grain most = GRAIN_EMPTY;

	if (column >= r->n_column || grain_filled(&r->column[column]) < 2)
		return false;
	most = grain_most(&r->column[column]);
	return grain_is_strong(most) && grain_of(c->text, c->len) == most;
}

/* Half of the table's cells, or fewer. */
static bool
is_sparse(const struct region *r, size_t filled)
{
	return r->width > 2 && 2 * filled <= r->width;
}

/* A row that may be a total, a note, a line between records. */
static bool
judge_footer(struct region *r, struct table_row *row, size_t filled)
{
	const struct sample_cell *c = rowview_first(&r->row);
	struct footer_place at = {
		.width = r->width, .after_blank = r->blank, .before = ""
	};

	if (r->tail && is_sparse(r, rowview_filled(&r->row))) {
		row_is(row, TABLE_NOTE, "a note");
		return true;
	}
	r->tail = false;
	if (filled == 1 && is_lone_record(r, c))
		return false;

	if (r->before_column < r->row.n && c == &r->row.cell[r->before_column])
		at.before = buf_text(&r->before);
	switch (footer_judge(&r->row, &at)) {
	case FOOTER_TOTAL:
		row_is(row, TABLE_SUBTOTAL, "a total");
		return true;
	case FOOTER_SUBTOTAL:
		row_is(row, TABLE_SUBTOTAL, "a subtotal");
		return true;
	case FOOTER_SIGN:
		r->signs = true;
		row_is(row, TABLE_NOTE, "a note");
		return true;
	case FOOTER_NOTE:
		row_is(row, TABLE_NOTE, "a note");
		return true;
	case FOOTER_NONE:
		break;
	}
	if (filled > 1)
		return false;
	if (is_above_again(r, c))
		row_is(row, TABLE_NOTE, "a line from above the header again");
	else if (r->width > 2 && !r->lone && rowview_place(c))
		row_between(row);
	else if (r->signs && r->width > 2 && !r->lone &&
		 grain_of(c->text, c->len) == GRAIN_WORDS)
		row_is(row, TABLE_NOTE, "a note");
	else
		return false;
	return true;
}

/* Behind a note stand notes: as far as can be seen, no row follows that is as
 * full as a record. */
static bool
find_tail(
    struct region *r, struct ahead *a, struct table_row *row, struct err *err)
{
	const struct sheet_row *next = NULL;
	size_t some = 0;

	for (size_t k = 0; k < AHEAD_ROWS; k++) {
		size_t filled = 0;

		if (!ahead_look(a, &row->row, k, &next, err))
			return false;
		if (next == NULL)
			break;
		for (size_t i = 0; i < next->n_cell; i++)
			filled += next->cell[i].len > 0 ? 1 : 0;
		if (filled > 0 && !is_sparse(r, filled))
			return true;
		some += filled > 0 ? 1 : 0;
	}
	r->tail = some > 0;
	return true;
}

/* A row that the quick look does not settle. */
static bool
judge_closely(struct region *r, struct ahead *a, struct table_row *row,
    size_t first, size_t filled, struct err *err)
{
	const struct sample_row *titles = NULL;
	const struct sheet_row *next = NULL;
	bool yes = false;

	/* Looking ahead moves the row: once, before it is taken apart. */
	if (!ahead_look(a, &row->row, 0, &next, err))
		return false;
	rowview_take(&r->row, &r->cap_row, &row->row);
	if (region_again(r, &r->row)) {
		if (!r->other && !is_copy(r, a, row, &yes, err))
			return false;
		r->other = yes;
		if (yes)
			other_set(r, row, &r->row);
		row_is(row, yes ? TABLE_OTHER : TABLE_AGAIN,
		    yes ? buf_text(&r->why) : "the header again");
		r->blank = false;
		return true;
	}
	if (r->other) {
		if (r->blank && filled > 1 && heading_may(&r->row))
			other_set(r, row, &r->row);
		row_is(row, TABLE_OTHER, buf_text(&r->why));
		r->blank = false;
		return true;
	}
	if (judge_footer(r, row, filled)) {
		r->blank = false;
		return row->part != TABLE_NOTE || filled > 1 || r->tail ||
		       find_tail(r, a, row, err);
	}
	if (!other_begins(r, a, row, filled, &titles, err))
		return false;
	if (titles == NULL) {
		row_record(r, row, first);
		return true;
	}
	other_set(r, row, titles);
	row_is(row, TABLE_OTHER, buf_text(&r->why));
	r->blank = false;
	return true;
}

/* One text merged over all columns: a heading, whatever it says. */
static bool
is_banner(const struct region *r, const struct sheet_row *row, size_t first)
{
	if (r->width < 3 || first > 0 || row->n_cell < r->width ||
	    row->cell[0].merged)
		return false;
	for (size_t c = 1; c < row->n_cell; c++) {
		if (c < r->width ? !row->cell[c].merged : row->cell[c].len > 0)
			return false;
	}
	return true;
}

bool
region_judge(
    struct region *r, struct ahead *a, struct table_row *row, struct err *err)
{
	size_t first = 0;
	size_t filled = rowview_two(&row->row, &first);
	const struct sheet_cell *c = NULL;

	r->begins = false;
	if (filled == 0) {
		row_is(row, TABLE_BLANK, "a blank row");
		r->blank = true;
		return true;
	}
	c = &row->row.cell[first];
	if (!r->other && filled > 1 && row->row.cell[1].merged &&
	    is_banner(r, &row->row, first)) {
		row_between(row);
		return true;
	}
	if (!r->other && !r->blank && !r->tail && filled > 1 &&
	    !is_first_title(r, c) && !is_wordy(r, &row->row) &&
	    !footer_may(c->text, c->len)) {
		row_record(r, row, first);
		return true;
	}
	return judge_closely(r, a, row, first, filled, err);
}
