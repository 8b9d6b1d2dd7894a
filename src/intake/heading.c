/* heading.c - which rows of a sample are a table's header. */
#include "intake/heading.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "intake/evidence.h"
#include "intake/header.h"
#include "intake/sample.h"

/* What lists of vendors score at the least: a title that is nothing but the
 * vendor's name, or one that may be and titles of services. */
#define HEADING_SURE 3
/* Rows of words above columns of numbers that are no records. */
#define HEADING_PREAMBLE 3
/* As sure as a column of vendors and one of services make it. */
#define HEADING_BEST 6

bool
heading_same(const struct sample_row *a, const struct sample_row *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		if (a->cell[i].len != b->cell[i].len ||
		    memcmp(a->cell[i].text, b->cell[i].text, a->cell[i].len) !=
			0)
			return false;
	}
	return true;
}

struct grain_column *
heading_columns(const struct sample *s, size_t from, size_t *n)
{
	struct grain_column *column = NULL;
	size_t end = from;
	size_t rows = 0;

	*n = 0;
	for (; end < s->n && end < from + EVIDENCE_BODY; end++) {
		if (s->row[end].n == 0 && rows > 1)
			break;
		rows += evidence_filled(&s->row[end]) > 1 ? 1 : 0;
		if (s->row[end].n > *n)
			*n = s->row[end].n;
	}
	column = xcalloc(*n + 1, sizeof(*column));
	for (size_t r = from; r < end; r++) {
		for (size_t c = 0; c < s->row[r].n; c++) {
			const struct sample_cell *cell = &s->row[r].cell[c];

			column[c].n[grain_of(cell->text, cell->len)]++;
		}
	}
	return column;
}

/* --- rows a header spans --- */

/* Does the text of cell c go on in cell d: that one is empty, merged with it,
 * or says the same? */
static bool
range_goes_on(const struct sample_row *row, size_t c, size_t d)
{
	return d >= row->n || row->cell[d].len == 0 || row->cell[d].merged ||
	       (row->cell[d].len == row->cell[c].len &&
		   memcmp(row->cell[d].text, row->cell[c].text,
		       row->cell[c].len) == 0);
}

/* Cells that the group title at c spans. */
static size_t
group_span(const struct sample_row *row, size_t c, size_t width)
{
	size_t n = 1;

	while (c + n < width && range_goes_on(row, c, c + n))
		n++;
	while (c > 0 && c <= row->n && row->cell[c - 1].len > 0 &&
	       range_goes_on(row, c, c - 1)) {
		c--;
		n++;
	}
	return n;
}

bool
heading_merges(const struct sample_row *row)
{
	for (size_t c = 0; c < row->n; c++) {
		if (row->cell[c].merged)
			return true;
	}
	return false;
}

/* One text alone, over many cells. */
static bool
is_one_text(const struct sample_row *row)
{
	const struct sample_cell *first = NULL;

	for (size_t c = 0; c < row->n; c++) {
		const struct sample_cell *cell = &row->cell[c];

		if (cell->len == 0)
			continue;
		if (first == NULL)
			first = cell;
		else if (!cell->merged || cell->len != first->len ||
			 memcmp(cell->text, first->text, cell->len) != 0)
			return false;
	}
	return true;
}

static bool
all_titles(const struct sample_row *row)
{
	bool years = evidence_years(row);

	for (size_t c = 0; c < row->n; c++) {
		const struct sample_cell *cell = &row->cell[c];
		enum grain k = grain_of(cell->text, cell->len);

		if (cell->len == 0)
			continue;
		if (cell->len > EVIDENCE_TITLE || k == GRAIN_ADDRESS ||
		    k == GRAIN_PROSE)
			return false;
		if (k == GRAIN_DATE && !evidence_dates(row))
			return false;
		if (k == GRAIN_NUMBER && !years)
			return false;
	}
	return true;
}

/* "Services": not "Our CDMO list 2026". */
static bool
is_short(const struct sample_row *row)
{
	for (size_t c = 0; c < row->n; c++) {
		const char *blank = strchr(row->cell[c].text, ' ');

		if (blank != NULL && strchr(blank + 1, ' ') != NULL)
			return false;
	}
	return true;
}

/* Group titles with titles under them; 0 where one has a title under it and
 * is no group. */
static size_t
groups_over(const struct sample_row *up, const struct sample_row *low)
{
	size_t width = up->n > low->n ? up->n : low->n;
	size_t n = 0;

	for (size_t c = 0; c < up->n && c < low->n; c++) {
		const struct sample_cell *a = &up->cell[c];
		const struct sample_cell *b = &low->cell[c];

		if (a->len == 0 || b->len == 0 || a->merged)
			continue;
		if (b->merged && a->len == b->len)
			continue; /* one cell, merged downwards */
		if (group_span(up, c, width) < 2)
			return 0;
		n++;
	}
	return n;
}

/* Is there a title with nothing under it, in a column that the records
 * fill?  Then what is under the others is no record. */
static bool
has_plain(const struct evidence_view *w, const struct sample_row *up,
    const struct sample_row *low)
{
	for (size_t c = 0; c < up->n; c++) {
		bool below =
		    c < low->n && low->cell[c].len > 0 && !low->cell[c].merged;

		if (up->cell[c].len > 0 && !up->cell[c].merged && !below &&
		    grain_filled(&w->column[c]) * 4 > w->body * 3)
			return true;
	}
	return false;
}

/* Are the rows one header: group titles in the upper one, and what stands
 * under them in the lower one? */
static bool
is_under(struct evidence_view *w, size_t up_at, size_t low_at)
{
	const struct sample_row *up = &w->s->row[up_at];
	const struct sample_row *low = &w->s->row[low_at];
	struct evidence e = { 0 };

	if (!all_titles(up) || !all_titles(low))
		return false;
	if (is_one_text(up) && (up->cell[0].len > 0 || !is_short(up)))
		return false;
	if (groups_over(up, low) == 0)
		return false;
	e = evidence_of(w, low_at, low_at + 1);
	if (w->body == 0)
		return false;
	return heading_merges(up) || has_plain(w, up, low) ||
	       (e.title >= 1 && e.record < 0.5);
}

/* Does every column of one kind have words in this row, and are they two at
 * the least?  Units, explanations: not a record. */
static bool
is_against(struct evidence_view *w, size_t r)
{
	const struct sample_row *row = &w->s->row[r];
	size_t against = 0;

	evidence_learn(w, r, r + 1);
	for (size_t c = 0; c < row->n; c++) {
		enum grain most = grain_most(&w->column[c]);
		enum grain mine = evidence_kind(w, r, c);

		if (mine == GRAIN_EMPTY || grain_filled(&w->column[c]) < 3)
			continue;
		if (mine != GRAIN_WORDS)
			return false;
		against += most == GRAIN_NUMBER || most == GRAIN_DATE ||
				   most == GRAIN_ADDRESS
			       ? 1
			       : 0;
	}
	return against >= 2 && evidence_filled(row) > 2;
}

static size_t
view_span(struct evidence_view *w, size_t at)
{
	const struct sample *s = w->s;
	size_t n = 1;

	while (n < HEADING_SPAN && at + n < s->n) {
		const struct sample_row *up = &s->row[at + n - 1];
		const struct sample_row *low = &s->row[at + n];

		if (low->n == 0)
			break;
		if (evidence_filled(low) > 1 && heading_same(up, low)) {
			n++;
			continue;
		}
		if (!is_under(w, at + n - 1, at + n) && !is_against(w, at + n))
			break;
		n++;
	}
	return n;
}

size_t
heading_span(const struct sample *s, size_t at, struct vocab *v)
{
	struct evidence_view w = { .s = s, .v = v, .from = at };
	size_t n = 0;

	evidence_open(&w);
	n = view_span(&w, at);
	evidence_close(&w);
	return n;
}

/* Is the row above one of group titles?  Over a title that stands alone it
 * has none. */
static bool
is_group_above(struct evidence_view *w, size_t at)
{
	const struct sample_row *up = NULL;

	if (at <= w->from)
		return false;
	up = &w->s->row[at - 1];
	if (up->n == 0)
		return false;
	for (size_t c = 0; c < up->n; c++) {
		size_t n = up->cell[c].len;

		if (n > 0 && up->cell[c].text[n - 1] == ':')
			return false;
	}
	return is_under(w, at - 1, at);
}

/* --- vendors --- */

int
heading_vendors(
    const struct sample *s, const struct heading *h, struct vocab *v)
{
	size_t fields = 0;
	size_t services = 0;
	bool name = false;
	bool sure = false;
	int n = 0;

	for (size_t r = h->at; r < h->at + h->n; r++) {
		for (size_t c = 0; c < s->row[r].n; c++) {
			const struct sample_cell *cell = &s->row[r].cell[c];
			enum header_word word = HEADER_NOTHING;

			if (cell->len == 0 || cell->len > EVIDENCE_TITLE)
				continue;
			word = header_word(cell->text, v);
			sure = sure || word == HEADER_NAME;
			name = name || header_is_name(cell->text);
			fields += word == HEADER_FIELD ? 1 : 0;
			services += word == HEADER_SERVICE ? 1 : 0;
			if (header_is_service(cell->text))
				services += 2;
		}
	}
	if (!name)
		return 0;
	n = (sure ? 3 : 1) + (services > 1 ? 3 : 0) + (fields > 0 ? 1 : 0);
	return n < HEADING_SURE ? 0 : n;
}

/* --- the header --- */

bool
heading_may(const struct sample_row *row)
{
	size_t filled = 0;

	for (size_t c = 0; c < row->n; c++) {
		const struct sample_cell *cell = &row->cell[c];
		enum grain k = GRAIN_EMPTY;

		if (cell->len == 0)
			continue;
		k = grain_of(cell->text, cell->len);
		if (cell->len > EVIDENCE_TITLE || evidence_twice(row, c) ||
		    (k != GRAIN_WORDS && k != GRAIN_CODE && k != GRAIN_EMPTY))
			return false;
		filled += k == GRAIN_WORDS ? 1 : 0;
	}
	return filled >= 2;
}

/* Lines above a table without a header: fewer cells than the records have. */
static size_t
first_record(const struct evidence_view *w, size_t at)
{
	size_t most = evidence_filled(&w->s->row[at]);

	for (size_t r = w->from; r < at; r++) {
		size_t n = evidence_filled(&w->s->row[r]);

		if (n * 4 >= most * 3)
			return r;
	}
	return at;
}

/* Are the rows below r, which was judged last, nothing but numbers and dates,
 * in two columns at the least? */
static bool
is_all_strong(const struct evidence_view *w)
{
	size_t strong = 0;

	for (size_t c = 0; c < w->width; c++) {
		enum grain most = grain_most(&w->column[c]);

		if (most != GRAIN_EMPTY && most != GRAIN_NUMBER &&
		    most != GRAIN_DATE)
			return false;
		strong += most != GRAIN_EMPTY ? 1 : 0;
	}
	return strong > 1 && w->body > 4;
}

/* Has row r words where those below have numbers or dates? */
static bool
is_in_words(const struct evidence_view *w, size_t r)
{
	for (size_t c = 0; c < w->s->row[r].n; c++) {
		enum grain k = evidence_kind(w, r, c);

		if (k != GRAIN_EMPTY && k != GRAIN_NUMBER && k != GRAIN_DATE)
			return true;
	}
	return false;
}

/* Rows before r that could be records as well as it.  What an instrument says
 * of itself above its columns of numbers is none, and takes several rows. */
static size_t
rows_passed(const struct evidence_view *w, size_t r)
{
	size_t filled = evidence_filled(&w->s->row[r]);
	bool strong = w->body > 0 && is_all_strong(w);
	size_t wordy = 0;
	size_t n = 0;

	for (size_t i = w->from; i < r; i++) {
		if (evidence_filled(&w->s->row[i]) * 4 < filled * 3)
			continue;
		if (strong && is_in_words(w, i))
			wordy++;
		else
			n++;
	}
	return wordy < HEADING_PREAMBLE ? n + wordy : n;
}

/* What an instrument says of itself stands above the titles of its columns of
 * numbers: of many rows with words the last one has the titles. */
static double
words_below(const struct evidence_view *w, size_t r)
{
	size_t above = 0;
	size_t below = 0;

	if (w->body == 0 || !is_all_strong(w))
		return 0;
	for (size_t i = w->from; i < r; i++)
		above += is_in_words(w, i) ? 1 : 0;
	for (size_t i = r + 1; i < w->end; i++) {
		if (w->s->row[i].n == 0)
			continue;
		if (!is_in_words(w, i))
			break;
		below++;
	}
	return below >= HEADING_PREAMBLE ||
		       (below > 0 && above >= HEADING_PREAMBLE)
		   ? 2 * (double)below
		   : 0;
}

/* Titles over records of another kind, none missing, three at the least. */
static bool
is_convincing(const struct evidence_view *w, size_t r, const struct evidence *e)
{
	return evidence_filled(&w->s->row[r]) > 2 && w->body > 1 &&
	       e->title >= 1 && e->record < 0.5 && e->missing == 0;
}

/* The evidence for a row, and the one below it where that belongs to the same
 * header. */
static struct evidence
judge_both(struct evidence_view *w, size_t r)
{
	struct evidence e = { 0 };
	struct evidence low = { 0 };
	const struct sample_row *a = &w->s->row[r];
	const struct sample_row *b = NULL;

	if (r + 1 >= w->end || w->s->row[r + 1].n == 0 ||
	    !is_under(w, r, r + 1))
		return evidence_of(w, r, r + 1);
	e = evidence_of(w, r, r + 1);
	low = evidence_of(w, r + 1, r + 2);
	e.title += low.title;
	e.shape += (double)e.missing + low.shape + (double)low.missing;
	e.missing = 0;
	b = &w->s->row[r + 1];
	for (size_t c = 0; c < w->width; c++) {
		bool titled = (c < a->n && a->cell[c].len > 0) ||
			      (c < b->n && b->cell[c].len > 0);

		if (!titled && w->body > 0 &&
		    grain_filled(&w->column[c]) * 2 >= w->body)
			e.missing++;
	}
	e.shape -= (double)e.missing;
	return e;
}

/* A row as one before it: of a header that is said again the first counts,
 * however few and plain the records are below the last. */
static bool
is_said_before(const struct evidence_view *w, size_t r)
{
	for (size_t i = w->from; i < r; i++) {
		if (heading_same(&w->s->row[i], &w->s->row[r]))
			return true;
	}
	return false;
}

/* The row that looks most like a header; *sure is the first one that leaves
 * no doubt.  SIZE_MAX: none, all are blank. */
static size_t
best_row(struct evidence_view *w, struct evidence *best, size_t *sure)
{
	size_t at = SIZE_MAX;
	double most = 0;

	*sure = SIZE_MAX;
	for (size_t r = w->from; r < w->end && r < w->from + HEADING_ROWS;
	     r++) {
		struct evidence e = { 0 };
		size_t passed = 0;
		double title = 2;
		double score = 0;

		if (w->s->row[r].n == 0 || is_said_before(w, r))
			continue;
		e = judge_both(w, r);
		passed = rows_passed(w, r);
		if (w->body == 0 && passed > 0)
			continue; /* the last record is no header of nothing */
		if (w->body == 1 && passed > 0)
			title = 0.5; /* one record says little */
		score = e.shape + title * e.title - 3 * e.record -
			(double)passed - words_below(w, r);
		if (*sure == SIZE_MAX && is_convincing(w, r, &e))
			*sure = r;
		if (at == SIZE_MAX || score > most + 0.01) {
			at = r;
			most = score;
			*best = e;
		}
	}
	return at;
}

/* The rows of the header that row at belongs to. */
static void
take_rows(struct evidence_view *w, size_t at, struct heading *h)
{
	h->at = at;
	while (at - h->at < HEADING_SPAN - 1 && is_group_above(w, h->at))
		h->at--;
	h->n = view_span(w, h->at);
	if (h->n < at - h->at + 1)
		h->n = at - h->at + 1;
	h->vendors = heading_vendors(w->s, h, w->v);
}

/* A row above with far better titles of vendors is their header: the one that
 * was taken has the titles of a table beside it, which begins lower down. */
static void
prefer_above(struct evidence_view *w, struct heading *h)
{
	const struct sample_row *low = &w->s->row[h->at];

	for (size_t r = w->from; r < h->at; r++) {
		struct heading up = { .at = r, .n = 1 };

		if (w->s->row[r].n < 2 || w->s->row[r].n >= low->n ||
		    low->cell[w->s->row[r].n].len > 0)
			continue;
		up.vendors = heading_vendors(w->s, &up, w->v);
		if (up.vendors < HEADING_BEST || up.vendors <= h->vendors)
			continue;
		*h = up;
		return;
	}
}

bool
heading_find(const struct sample *s, size_t from, struct vocab *v,
    struct heading *h, struct heading *before)
{
	struct evidence_view w = { .s = s, .v = v, .from = from };
	struct evidence e = { 0 };
	size_t sure = SIZE_MAX;
	size_t at = SIZE_MAX;

	*h = (struct heading){ 0 };
	*before = (struct heading){ 0 };
	evidence_open(&w);
	at = best_row(&w, &e, &sure);
	if (at == SIZE_MAX) {
		evidence_close(&w);
		return false;
	}
	if (e.record > e.title && e.firm)
		h->at = first_record(&w, at);
	else
		take_rows(&w, at, h);
	prefer_above(&w, h);
	if (sure < h->at) {
		take_rows(&w, sure, before);
		if (h->vendors == 0)
			*h = *before;
		if (h->at == before->at)
			before->n = 0;
	}
	evidence_close(&w);
	return true;
}
