/* dialect.c - which delimiter a CSV file has, from its first rows.
 *
 * Each candidate is tried on the same rows.  The right one makes rows of one
 * width, the title row included, leaves quotes at the ends of cells, and
 * does not cut prose, where a blank follows the comma, nor numbers such as
 * "1,5".  Lists inside cells ("QC; packaging") make the wrong ones plausible,
 * but rarely in the title row and rarely with the same number everywhere. */
#include "sheet/dialect.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "sheet/csv.h"

static const char candidate[] = { ',', ';', '\t', '|' };
enum { N_CANDIDATE = sizeof(candidate), SAMPLE_ROWS = 1000 };

/* Below this a delimiter explains too little to be one. */
#define SCORE_LEAST 0.05
/* What is left of the score when the first row has another width. */
#define SCORE_TITLE 0.6
/* So many cells with a blank in front, and none in the title, are prose. */
#define SHARE_PROSE 0.8

/* What one delimiter makes of the sample. */
struct trial {
	size_t rows;      /* blank ones aside */
	size_t width;     /* the one that explains most, or 0 */
	size_t at_width;  /* rows that have it */
	size_t first;     /* cells in the first row */
	size_t cells;     /* in rows of more than one */
	size_t after;     /* of them, that follow a delimiter */
	size_t blank;     /* of those, that start with a blank */
	size_t odd;       /* cells that hold another candidate */
	size_t stray;     /* rows with quotes where none belong */
	unsigned *counts; /* owned: rows by width */
	size_t n_counts;
};

/* A cell that another candidate would cut, prose and numbers aside. */
static bool
is_odd(const struct sheet_cell *c, char delimiter)
{
	bool number =
	    c->len > 0 && c->len == strspn(c->text, "0123456789+-.,%");

	for (size_t i = 0; !number && i < c->len; i++)
		if (c->text[i] != delimiter &&
		    memchr(candidate, c->text[i], N_CANDIDATE) != NULL &&
		    c->text[i + 1] != ' ')
			return true;
	return false;
}

static void
trial_row(struct trial *t, const struct sheet_row *row, char delimiter)
{
	if (row->n_cell == 0)
		return;
	if (t->rows++ == 0)
		t->first = row->n_cell;
	while (t->n_counts <= row->n_cell) {
		size_t n = t->n_counts == 0 ? 64 : 2 * t->n_counts;

		t->counts = xrealloc(t->counts, n, sizeof(t->counts[0]));
		memset(t->counts + t->n_counts, 0,
		    (n - t->n_counts) * sizeof(t->counts[0]));
		t->n_counts = n;
	}
	t->counts[row->n_cell]++;
	for (size_t i = 0; row->n_cell > 1 && i < row->n_cell; i++) {
		t->cells++;
		t->after += i > 0;
		if (i > 0 && row->cell[i].text[0] == ' ')
			t->blank++;
		if (is_odd(&row->cell[i], delimiter))
			t->odd++;
	}
}

/* Read the sample; the last row of one cut short says nothing. */
static bool
trial_read(struct trial *t, const char *p, size_t n, bool whole, char delimiter)
{
	struct csv_options opt = {
		.name = "", .delimiter = delimiter, .line = 1
	};
	struct csv_reader *c = csv_reader_memory(p, n, &opt);
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	bool found = true;
	bool ok = true;

	while (found && t->rows < SAMPLE_ROWS) {
		ok = csv_reader_next(c, &row, &found, &err);
		if (!ok)
			break;
		if (found && (whole || csv_reader_offset(c) < (int64_t)n))
			trial_row(t, &row, delimiter);
	}
	t->stray = (size_t)csv_reader_stray(c);
	csv_reader_close(c);
	return ok;
}

static void
trial_judge(struct trial *t)
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
}

/* Which share of whole the part is; nothing of nothing is 0. */
static double
share(size_t part, size_t whole)
{
	return whole == 0 ? 0 : (double)part / (double)whole;
}

static double
trial_score(const struct trial *t)
{
	double w = (double)t->width;
	double blank = share(t->blank, t->after);
	double score = share(t->at_width, t->rows) * w / (w + 1);

	if (t->width == 0 || (t->first == 1 && blank > SHARE_PROSE))
		return 0;
	score *= 1 - blank / 2;
	score *= 1 - share(t->odd, t->cells) / 2;
	score *= 1 - share(t->stray, t->rows + t->stray);
	return t->first == t->width ? score : score * SCORE_TITLE;
}

/* The score of d->delimiter; sets d->width. */
static double
try_delimiter(const char *p, size_t n, bool whole, struct dialect *d)
{
	struct trial t = { 0 };
	double score = 0;

	if (trial_read(&t, p, n, whole, d->delimiter)) {
		trial_judge(&t);
		score = trial_score(&t);
		if (2 * t.at_width >= t.rows)
			d->width = t.width;
	}
	free(t.counts);
	return score;
}

/* A delimiter that leaves each row of a file of one column whole. */
static char
absent_candidate(const char *p, size_t n)
{
	static const char by_rarity[] = { ',', '\t', '|', ';' };

	for (size_t i = 0; i < sizeof(by_rarity); i++)
		if (memchr(p, by_rarity[i], n) == NULL)
			return by_rarity[i];
	return '\t';
}

void
dialect_detect(const char *p, size_t n, bool whole, struct dialect *d)
{
	struct dialect best = { 0 };
	double most = SCORE_LEAST;

	d->width = 0;
	if (d->delimiter != '\0') {
		(void)try_delimiter(p, n, whole, d); /* any score will do */
		return;
	}
	for (size_t i = 0; i < N_CANDIDATE; i++) {
		struct dialect now = { .delimiter = candidate[i] };
		double score = 0;

		if (memchr(p, candidate[i], n) != NULL)
			score = try_delimiter(p, n, whole, &now);
		if (score > most) {
			most = score;
			best = now;
		}
	}
	if (best.delimiter == '\0')
		best.delimiter = absent_candidate(p, n);
	*d = best;
}
