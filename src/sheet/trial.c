/* trial.c - what one way to cut a text into cells makes of its first rows. */
#include "sheet/trial.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "sheet/csv.h"
#include "sheet/looks.h"

/* Cells more than usual that text with the delimiter in it may make, and
 * columns whose types are looked at. */
enum { WIDER = 8, COLUMNS = 64 };

/* How the cells of each column look. */
struct types {
	unsigned count[COLUMNS][LOOKS_KINDS];
	unsigned rows;
};

/* A cell that another delimiter would cut, prose and numbers aside. */
static bool
is_odd(const struct sheet_cell *c, const char *delimiter)
{
	size_t i = 0;

	if (c->len > 0 && c->len == strspn(c->text, "0123456789+-.,%"))
		return false;
	while ((i += strcspn(c->text + i, TRIAL_USUAL)) < c->len) {
		if (strchr(delimiter, c->text[i]) == NULL &&
		    c->text[i + 1] != ' ')
			return true;
		i++;
	}
	return false;
}

static bool
is_wrapped(const struct sheet_cell *c)
{
	return c->len >= 2 && strchr("\"'`", c->text[0]) != NULL &&
	       c->text[c->len - 1] == c->text[0];
}

static bool
cuts_at_blanks(const struct trial *t)
{
	return strcmp(t->form.delimiter, " ") == 0;
}

/* A word that a blank may have cut off the one before it. */
static bool
goes_on(const struct sheet_row *row, size_t i)
{
	return i > 0 &&
	       looks_like(row->cell[i].text, row->cell[i].len) == LOOKS_WORD &&
	       looks_like(row->cell[i - 1].text, row->cell[i - 1].len) ==
		   LOOKS_WORD;
}

/* The cells when words that stand one behind another are one. */
static size_t
count_folded(const struct sheet_row *row)
{
	size_t n = row->n_cell;

	for (size_t i = 1; i < row->n_cell; i++)
		n -= goes_on(row, i);
	return n;
}

static void
count_row(struct trial *t, size_t n)
{
	while (t->n_counts <= n) {
		size_t more = t->n_counts == 0 ? 64 : 2 * t->n_counts;

		t->counts = xrealloc(t->counts, more, sizeof(t->counts[0]));
		memset(t->counts + t->n_counts, 0,
		    (more - t->n_counts) * sizeof(t->counts[0]));
		t->n_counts = more;
	}
	t->counts[n]++;
}

static void
trial_row(struct trial *t, const struct sheet_row *row)
{
	if (t->rows++ == 0)
		t->first = row->n_cell;
	count_row(t, row->n_cell);
	t->alone += row->n_cell == 1;
	if (cuts_at_blanks(t) && t->rows > 1 && row->n_cell > t->first)
		t->folded += count_folded(row) == t->first;
	for (size_t i = 0; row->n_cell > 1 && i < row->n_cell; i++) {
		const struct sheet_cell *c = &row->cell[i];

		t->cells++;
		t->after += i > 0;
		t->blank += i > 0 && c->text[0] == ' ';
		t->behind += i + 1 < row->n_cell && c->len > 0 &&
			     c->text[c->len - 1] == ' ';
		t->held += strchr(c->text, ' ') != NULL;
		t->odd += is_odd(c, t->form.delimiter);
		t->tab += strchr(c->text, '\t') != NULL;
		t->wrapped += is_wrapped(c);
	}
}

static void
types_row(struct types *y, const struct trial *t, const struct sheet_row *row)
{
	bool folded = cuts_at_blanks(t) && row->n_cell > t->width &&
		      count_folded(row) == t->width;
	size_t column = 0;

	if ((row->n_cell != t->width && !folded) || t->width > COLUMNS)
		return;
	y->rows++;
	for (size_t i = 0; i < row->n_cell; i++) {
		enum looks k = looks_like(row->cell[i].text, row->cell[i].len);

		if (folded && goes_on(row, i))
			continue;
		y->count[column++][k < LOOKS_WORD ? k : LOOKS_WORD]++;
	}
}

/* Give each row to the counts or, in the second round, to the types. */
static bool
each_row(struct trial *t, struct types *y, const struct trial_text *x)
{
	struct csv_options opt = { .name = "",
		.delimiter = t->form.delimiter,
		.quote = t->form.quote,
		.escape = t->form.escape,
		.line = 1 };
	struct csv_reader *c = csv_reader_memory(x->p, x->n, &opt);
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	size_t rows = 0;
	bool found = true;
	bool ok = true;

	while (rows < x->rows) {
		ok = csv_reader_next(c, &row, &found, &err);
		if (!ok || !found ||
		    (!x->whole && csv_reader_offset(c) == (int64_t)x->n))
			break;
		if (row.n_cell == 0)
			continue;
		rows++;
		if (y != NULL)
			types_row(y, t, &row);
		else
			trial_row(t, &row);
	}
	if (y == NULL)
		t->stray += (size_t)csv_reader_stray(c);
	csv_reader_close(c);
	return ok;
}

/* Where blanks cut, rows with phrases in them are wider than the title row,
 * and may be most; none is shorter. */
static void
prefer_title(struct trial *t)
{
	size_t less = 0;

	if (t->first < 2 || ((size_t)t->counts[t->first] * 5 < t->rows &&
				t->folded * 2 < t->rows))
		return;
	for (size_t w = 0; w < t->first; w++)
		less += t->counts[w];
	if (20 * less > t->rows)
		return;
	t->width = t->first;
	t->at_width = t->counts[t->first] + t->folded;
}

static void
find_width(struct trial *t)
{
	double best = 0;

	for (size_t w = 2; w < t->n_counts; w++) {
		double worth = t->counts[w] * (double)(w - 1) / (double)w;

		if (worth > best) {
			best = worth;
			t->width = w;
			t->at_width = t->counts[w];
		}
	}
	if (cuts_at_blanks(t))
		prefer_title(t);
	for (size_t w = t->width + 1; w <= t->width + WIDER; w++)
		if (t->width > 0 && w < t->n_counts)
			t->wider += t->counts[w];
	if (cuts_at_blanks(t) && t->width == t->first)
		t->wider -= t->folded < t->wider ? t->folded : t->wider;
}

/* Each column counts alike; empty cells are like anything. */
static void
judge_types(struct trial *t, const struct types *y)
{
	double alike = 0;
	double typed = 0;

	if (t->width > COLUMNS || y->rows == 0)
		return;
	for (size_t i = 0; i < t->width; i++) {
		const unsigned *count = y->count[i];
		unsigned cells = y->rows - count[LOOKS_EMPTY];
		unsigned most = 0;
		unsigned other = 0;

		for (unsigned k = LOOKS_EMPTY + 1; k < LOOKS_KINDS; k++) {
			most = count[k] > most ? count[k] : most;
			other += looks_typed((enum looks)k) ? count[k] : 0;
		}
		alike += cells == 0 ? 1 : (double)most / cells;
		typed += cells == 0 ? 0 : (double)other / y->rows;
	}
	t->alike = alike / (double)t->width;
	t->typed = typed / (double)t->width;
}

bool
trial_read(struct trial *t, const struct trial_text *text, size_t n)
{
	struct types *y = NULL;
	bool ok = true;

	for (size_t i = 0; ok && i < n; i++)
		ok = each_row(t, NULL, &text[i]);
	find_width(t);
	if (!ok || t->width == 0)
		return ok;
	y = xcalloc(1, sizeof(*y));
	for (size_t i = 0; ok && i < n; i++)
		ok = each_row(t, y, &text[i]);
	judge_types(t, y);
	free(y);
	return ok;
}

void
trial_clear(struct trial *t)
{
	free(t->counts);
	*t = (struct trial){ 0 };
}
