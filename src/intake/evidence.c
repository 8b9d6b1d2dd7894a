/* evidence.c - what speaks for a row as a header. */
#include "intake/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "intake/header.h"
#include "intake/heading.h"
#include "intake/sample.h"

/* Cells compared with each other, for titles that stand twice. */
#define EVIDENCE_PAIRS 400

/* --- rows --- */

size_t
evidence_filled(const struct sample_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++)
		n += row->cell[i].len > 0 ? 1 : 0;
	return n;
}

enum grain
evidence_kind(const struct evidence_view *w, size_t row, size_t column)
{
	if (row < w->from || row >= w->end || column >= w->width)
		return GRAIN_EMPTY;
	return (enum grain)w->kind[(row - w->from) * w->width + column];
}

void
evidence_open(struct evidence_view *w)
{
	const struct sample *s = w->s;

	w->end = w->from + HEADING_ROWS + EVIDENCE_BODY;
	if (w->end > s->n)
		w->end = s->n;
	for (size_t r = w->from; r < w->end; r++) {
		if (s->row[r].n > w->width)
			w->width = s->row[r].n;
	}
	w->kind = xcalloc((w->end - w->from) * w->width + 1, 1);
	w->column = xcalloc(w->width + 1, sizeof(*w->column));
	for (size_t r = w->from; r < w->end; r++) {
		for (size_t c = 0; c < s->row[r].n; c++) {
			const struct sample_cell *cell = &s->row[r].cell[c];

			w->kind[(r - w->from) * w->width + c] =
			    (unsigned char)grain_of(cell->text, cell->len);
		}
	}
}

void
evidence_close(struct evidence_view *w)
{
	free(w->kind);
	free(w->column);
}

/* Learn the columns from the rows below; those that only repeat row r, and
 * lone cells (titles, notes) in a wider table, say nothing of them. */
void
evidence_learn(struct evidence_view *w, size_t r, size_t below)
{
	const struct sample *s = w->s;
	size_t end = below + EVIDENCE_BODY;

	memset(w->column, 0, (w->width + 1) * sizeof(*w->column));
	w->body = 0;
	for (size_t i = below; i < w->end && i < end; i++) {
		const struct sample_row *row = &s->row[i];

		if (row->n == 0 && w->body > 1)
			break;
		if (row->n == 0 || heading_same(row, &s->row[r]))
			continue;
		if (w->width > 1 && evidence_filled(row) < 2)
			continue;
		w->body++;
		for (size_t c = 0; c < row->n; c++)
			w->column[c].n[evidence_kind(w, i, c)]++;
	}
}

/* --- evidence --- */

bool
evidence_twice(const struct sample_row *row, size_t c)
{
	for (size_t i = 0; i < c && c < EVIDENCE_PAIRS; i++) {
		if (row->cell[i].len == row->cell[c].len &&
		    memcmp(row->cell[i].text, row->cell[c].text,
			row->cell[c].len) == 0 &&
		    !row->cell[c].merged)
			return true;
	}
	return false;
}

bool
evidence_years(const struct sample_row *row)
{
	int first = 0;
	int last = 0;
	int way = 0;
	size_t n = 0;
	bool even = true;

	for (size_t c = 0; c < row->n; c++) {
		int year = grain_year(row->cell[c].text, row->cell[c].len);
		int step = year - last;

		if (year == 0)
			continue;
		if (way != 0 && year == first)
			step = way; /* the same years for another group */
		else if (n > 0 &&
			 (step == 0 || (way != 0 && (step > 0) != (way > 0))))
			return false;
		even = even && (n == 0 || step == 1 || step == -1);
		way = n > 0 ? step : 0;
		first = n == 0 ? year : first;
		last = year;
		n++;
	}
	return n > 3 || (n >= 2 && even);
}

bool
evidence_dates(const struct sample_row *row)
{
	size_t n = 0;

	for (size_t c = 0; c < row->n; c++) {
		const struct sample_cell *cell = &row->cell[c];

		if (cell->len == 0 ||
		    grain_of(cell->text, cell->len) != GRAIN_DATE)
			continue;
		if (evidence_twice(row, c))
			return false;
		n++;
	}
	return n > 2;
}

/* Rows most of whose cells say the same: a header and the header of a table
 * below that has a column more. */
static bool
rows_alike(const struct sample_row *a, const struct sample_row *b)
{
	size_t n = a->n < b->n ? a->n : b->n;
	size_t same = 0;
	size_t filled = 0;

	for (size_t c = 0; c < n; c++) {
		if (a->cell[c].len == 0)
			continue;
		filled++;
		same += a->cell[c].len == b->cell[c].len &&
				memcmp(a->cell[c].text, b->cell[c].text,
				    a->cell[c].len) == 0
			    ? 1
			    : 0;
	}
	return same > 1 && same * 2 >= filled;
}

/* The same of row r and row i below it, worked out once. */
static bool
is_alike(struct evidence_view *w, size_t r, size_t below, size_t i)
{
	if (w->alike[i - below] == EVIDENCE_ASK)
		w->alike[i - below] = rows_alike(&w->s->row[r], &w->s->row[i])
					  ? EVIDENCE_ALIKE
					  : EVIDENCE_OTHER;
	return w->alike[i - below] == EVIDENCE_ALIKE;
}

/* Does the text stand in the same column of a row below? */
static bool
recurs(struct evidence_view *w, size_t r, size_t below, size_t c)
{
	const struct sample_row *row = &w->s->row[r];

	for (size_t i = below; i < w->end && i < below + EVIDENCE_BODY; i++) {
		struct sample_cell cell = sample_at(w->s, i, c);

		if (cell.len == row->cell[c].len &&
		    memcmp(cell.text, row->cell[c].text, cell.len) == 0 &&
		    !is_alike(w, r, below, i))
			return true;
	}
	return false;
}

/* A cell against what stands below it: its kind is theirs, or theirs is one
 * that titles do not have. */
static void
judge_kind(struct evidence *e, enum grain mine, enum grain below, bool years,
    const struct sample_cell *cell)
{
	bool title = mine == GRAIN_WORDS || mine == GRAIN_CODE;
	bool channel = mine == GRAIN_CODE && /* "CH1" */
		       (below == GRAIN_NUMBER || below == GRAIN_DATE);

	if (below == GRAIN_EMPTY || below == GRAIN_WORDS)
		return;
	years = years && below == GRAIN_NUMBER &&
		grain_year(cell->text, cell->len) > 0;
	if (years || (title && below == GRAIN_PROSE) || channel) {
		e->title += 0.5;
	} else if (mine == below) {
		e->record += 1;
		e->firm = e->firm || below != GRAIN_CODE;
	} else if (mine == GRAIN_WORDS) {
		e->title += below == GRAIN_CODE ? 0.75 : 1;
	}
}

/* A title that is known, unless the column below says such things too. */
static void
judge_known(struct evidence *e, const struct evidence_view *w,
    const struct sample_cell *cell, enum grain below)
{
	enum header_word word = HEADER_NOTHING;

	if (cell->len > EVIDENCE_TITLE)
		return;
	word = header_word(cell->text, w->v);
	if (word == HEADER_NAME)
		e->title += 2;
	else if (word == HEADER_FIELD)
		e->title += 1.5;
	else if (word == HEADER_SERVICE &&
		 (below == GRAIN_MARK || below == GRAIN_NUMBER ||
		     below == GRAIN_EMPTY))
		e->title += 1;
}

static void
judge_cell(struct evidence *e, struct evidence_view *w, size_t r, size_t below,
    size_t c)
{
	const struct sample_row *row = &w->s->row[r];
	const struct sample_cell *cell = &row->cell[c];
	enum grain mine = evidence_kind(w, r, c);
	enum grain most = grain_most(&w->column[c]);
	size_t filled = grain_filled(&w->column[c]);

	e->shape += filled * 4 >= w->body ? 1 : 0.25;
	if (evidence_twice(row, c))
		e->shape -= 0.5;
	if (mine == GRAIN_DATE && most == GRAIN_NUMBER && evidence_dates(row)) {
		e->title += 0.5;
		return;
	}
	if (mine == GRAIN_PROSE || mine == GRAIN_ADDRESS ||
	    mine == GRAIN_DATE) {
		e->record += 0.5;
		e->firm = true;
	}
	judge_kind(e, mine, most, w->years, cell);
	if (most == GRAIN_WORDS && filled > 1 && recurs(w, r, below, c))
		e->record += 0.6;
	else
		judge_known(e, w, cell, most);
}

struct evidence
evidence_of(struct evidence_view *w, size_t r, size_t below)
{
	const struct sample_row *row = &w->s->row[r];
	struct evidence e = { 0 };

	evidence_learn(w, r, below);
	w->years = evidence_years(row);
	memset(w->alike, 0, sizeof(w->alike));
	for (size_t c = 0; c < w->width; c++) {
		if (c < row->n && row->cell[c].len > 0)
			judge_cell(&e, w, r, below, c);
		else if (grain_filled(&w->column[c]) * 2 >= w->body &&
			 w->body > 0)
			e.missing++;
	}
	e.shape -= (double)e.missing;
	if (w->body > 0 && evidence_filled(row) < 2 && w->width > 1)
		e.shape -= 1;
	return e;
}
