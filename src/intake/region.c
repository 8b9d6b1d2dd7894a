/* region.c - the rows below a header, judged one by one. */
#include "intake/region.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "intake/footer.h"
#include "intake/rowview.h"
#include "intake/table.h"
#include "sheet/sheet.h"

/* Bytes kept of a record's first cell. */
#define REGION_BEFORE 120

/* A kind that no title has. */
static bool
is_strong(enum grain k)
{
	return k == GRAIN_NUMBER || k == GRAIN_DATE || k == GRAIN_ADDRESS;
}

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
		    is_strong(grain_most(&r->column[c])))
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

static bool
is_again(const struct region *r, const struct sample_row *row)
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

/* --- another table --- */

/* Titles against what the columns hold. */
struct clash {
	size_t strong; /* words where there are numbers, dates, addresses */
	size_t weak;   /* or codes, countries, names, marks */
	size_t alike;  /* cells that are as the others */
	size_t odd;    /* cells of another kind than the others */
	size_t shared; /* titles of this table's header */
	size_t placed; /* of them, in the column they have there */
	size_t filled;
};

/* Is the cell a title of the header?  *placed: that of its own column. */
static bool
has_title(const struct region *r, const struct sample_cell *c, size_t column,
    bool *placed)
{
	bool found = false;

	*placed = false;
	for (size_t k = 0; k < r->h.n; k++) {
		const struct sample_row *row = &r->sample->row[r->h.at + k];

		for (size_t i = 0; i < row->n; i++) {
			if (!rowview_same(&row->cell[i], c))
				continue;
			found = true;
			*placed = *placed || i == column;
		}
	}
	return found;
}

static struct clash
clash_of(const struct region *r, const struct sample_row *row)
{
	struct clash k = { 0 };

	for (size_t c = 0; c < row->n; c++) {
		const struct sample_cell *cell = &row->cell[c];
		enum grain most = GRAIN_EMPTY;
		enum grain mine = GRAIN_EMPTY;
		bool placed = false;

		if (cell->len == 0)
			continue;
		k.filled++;
		k.shared += has_title(r, cell, c, &placed) ? 1 : 0;
		k.placed += placed ? 1 : 0;
		if (c >= r->n_column || grain_filled(&r->column[c]) < 2)
			continue;
		most = grain_most(&r->column[c]);
		mine = grain_of(cell->text, cell->len);
		if (most == GRAIN_EMPTY || mine == GRAIN_EMPTY)
			continue;
		k.odd +=
		    mine != most && (most != GRAIN_WORDS || is_strong(mine))
			? 1
			: 0;
		if (most == GRAIN_WORDS)
			continue;
		if (mine == most)
			k.alike++;
		else if (mine == GRAIN_WORDS || mine == GRAIN_CODE)
			*(is_strong(most) ? &k.strong : &k.weak) += 1;
	}
	return k;
}

/* Are the row's titles such as lists of vendors have? */
static bool
row_vendors(struct region *r, const struct sample_row *row)
{
	struct arena arena = { 0 };
	struct sample_row copy = *row;
	struct sample one = { .row = &copy, .n = 1 };
	struct heading h = { .n = 1 };
	bool vendors = false;

	copy.cell = xcalloc(row->n + 1, sizeof(*copy.cell));
	for (size_t i = 0; i < row->n; i++) {
		copy.cell[i] = row->cell[i];
		copy.cell[i].text =
		    arena_keep(&arena, row->cell[i].text, row->cell[i].len);
	}
	vendors = heading_vendors(&one, &h, r->v) > 0;
	free(copy.cell);
	arena_clear(&arena);
	return vendors;
}

/* Take apart the n-th row (from 0) that follows and is not blank, into
 * r->next. */
static bool
look_filled(struct region *r, struct ahead *a, struct table_row *row, size_t n,
    bool *found, struct err *err)
{
	const struct sheet_row *next = NULL;

	*found = false;
	for (size_t k = 0; k < AHEAD_ROWS; k++) {
		if (!ahead_look(a, &row->row, k, &next, err))
			return false;
		if (next == NULL)
			return true;
		if (rowview_blank(next) || n-- > 0)
			continue;
		*found = true;
		rowview_take(&r->next, &r->cap_next, next);
		return true;
	}
	return true;
}

/* Is the n-th row that follows no record of this table either?  The row before
 * it may be a header. */
static bool
next_differs(struct region *r, struct ahead *a, struct table_row *row, size_t n,
    bool *differs, struct err *err)
{
	struct clash k = { 0 };
	size_t cells = r->row.n_cell;

	if (n > 0) {
		if (!look_filled(r, a, row, n - 1, differs, err))
			return false;
		cells = r->next.n_cell;
	}
	if (!look_filled(r, a, row, n, differs, err))
		return false;
	if (!*differs)
		return true;
	k = clash_of(r, &r->next);
	*differs =
	    k.odd > k.alike || (r->next.n_cell == cells && r->h.n > 0 &&
				   cells != r->sample->row[r->h.at].n_cell);
	return true;
}

/* Is the row the header of another table?  after: it follows a blank row. */
static bool
is_other_header(struct region *r, struct ahead *a, struct table_row *row,
    bool after, bool *other, struct err *err)
{
	struct clash k = { 0 };
	bool differs = false;

	*other = false;
	if (!heading_may(&r->row))
		return true;
	k = clash_of(r, &r->row);
	if (k.alike > 0)
		return true;
	if ((k.placed > 1 && k.placed * 4 >= k.filled * 3) ||
	    (k.shared > 1 && k.shared * 2 >= k.filled &&
		(k.strong + k.weak > 1 ||
		    (after && k.shared * 4 >= k.filled * 3)))) {
		*other = true;
		return true;
	}
	if (k.strong >= 2 || (after && k.strong + k.weak >= 1)) {
		if (!next_differs(r, a, row, 0, &differs, err))
			return false;
		*other = differs;
	}
	if (after && !*other && r->h.n > 0 && row_vendors(r, &r->row))
		*other = true;
	return true;
}

/* Does another table begin with the row at hand: its header, or a line of
 * words and then its header?  *titles is the row that has them. */
static bool
other_begins(struct region *r, struct ahead *a, struct table_row *row,
    size_t filled, const struct sample_row **titles, struct err *err)
{
	struct clash k = { 0 };
	bool found = false;
	bool again = false;

	*titles = NULL;
	if (filled > 1) {
		if (!is_other_header(r, a, row, r->blank, &found, err))
			return false;
		*titles = found ? &r->row : NULL;
		return true;
	}
	if (!r->blank)
		return true;
	if (!look_filled(r, a, row, 0, &found, err))
		return false;
	if (!found || is_again(r, &r->next) || !heading_may(&r->next))
		return true;
	k = clash_of(r, &r->next);
	found = k.alike == 0 && row_vendors(r, &r->next);
	if (!found && k.alike == 0 && k.strong + k.weak > 0 && !r->lone &&
	    (!next_differs(r, a, row, 1, &found, err) ||
		!look_filled(r, a, row, 0, &again, err)))
		return false;
	*titles = found ? &r->next : NULL;
	return true;
}

static void
other_set(struct region *r, const struct table_row *row,
    const struct sample_row *titles)
{
	r->other = true;
	r->begins = true;
	r->vendors = row_vendors(r, titles);
	buf_reset(&r->titles);
	for (size_t i = 0; i < titles->n; i++)
		rowview_title(&r->titles, &titles->cell[i]);
	buf_reset(&r->why);
	buf_fmt(&r->why, "another table, from row %lld",
	    (long long)row->row.number);
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
	return is_strong(most) && grain_of(c->text, c->len) == most;
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
	if (is_again(r, &r->row)) {
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
