/* other.c - where another table begins below the one that is read. */
#include "intake/other.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "intake/region.h"
#include "intake/rowview.h"
#include "intake/table.h"
#include "sheet/sheet.h"

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
		k.odd += mine != most &&
				 (most != GRAIN_WORDS || grain_is_strong(mine))
			     ? 1
			     : 0;
		if (most == GRAIN_WORDS)
			continue;
		if (mine == most)
			k.alike++;
		else if (mine == GRAIN_WORDS || mine == GRAIN_CODE)
			*(grain_is_strong(most) ? &k.strong : &k.weak) += 1;
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

bool
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
	if (!found || region_again(r, &r->next) || !heading_may(&r->next))
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

void
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
