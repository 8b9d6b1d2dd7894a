/* dialect.c - how a CSV file is cut into cells, going by its text.
 *
 * Each candidate is tried on the same rows.  The right one makes rows of one
 * width, the title row included, and columns of one type each (the idea of
 * van den Burg, Nazabal and Sutton, 2019: consistency of row shapes times
 * consistency of cell types); it leaves quotes at the ends of cells, and does
 * not cut prose, where a blank follows the comma, nor numbers such as "1,5".
 * Lists inside cells ("QC; packaging") make the wrong ones plausible, but
 * rarely in the title row and rarely with the same number everywhere. */
#include "sheet/dialect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "sheet/looks.h"
#include "sheet/mend.h"
#include "sheet/sheet.h"
#include "sheet/trial.h"

enum {
	TRY_ROWS = 300,
	WIDTH_ROWS = 1000,
	STRETCHES = 8, /* of the rest of a large file */
	STRETCH_BYTES = 24 << 10,
	STRETCH_TRY = 20, /* rows of each */
	STRETCH_ROWS = 200,
	MEND_ROWS = 4, /* so many of one width at least are learned from */
	COUNT_BYTES = 64 << 10
};

/* Below this a delimiter explains too little to be one. */
#define SCORE_LEAST 0.05
/* What is left of the score when the first row has another width. */
#define SCORE_TITLE 0.6
/* So many cells with a blank in front, and none in the title, are prose. */
#define SHARE_PROSE 0.8
/* What a row that has blanks in its text says of blanks as delimiter. */
#define SHARE_WIDER 0.7
/* So many typed cells there are in a table that is cut at blanks. */
#define SHARE_TYPED 0.25
/* Of so many rows without a delimiter a file of one column is made. */
#define SHARE_ALONE 0.66
/* So many rows agree where the delimiter is an unusual one. */
#define SHARE_SURE 0.8

struct candidate {
	const char *delimiter;
	double prior; /* how far it is to be trusted */
};

static const struct candidate candidate[] = {
	{ ",", 1 },
	{ ";", 1 },
	{ "\t", 1 },
	{ "|", 1 },
	{ ", ", 1 },
	{ "; ", 1 },
	{ "| ", 1 },
	{ " | ", 1 },
	{ "||", 1.1 },
	{ "::", 0.9 },
	{ "\x1F", 1.1 },
	{ "\x1E", 1.1 },
	{ "\x01", 1.1 },
	{ "~", 0.9 },
	{ "^", 0.9 },
	{ "\xC2\xA7", 0.9 }, /* section sign */
	{ "\xC2\xA6", 0.9 }, /* broken bar */
	{ "\xC2\xAC", 0.9 }, /* not sign */
	{ " ", 0.6 },
	{ ":", 0.6 },
	{ "#", 0.5 },
	{ "!", 0.5 },
	{ "*", 0.5 },
	{ "&", 0.4 },
	{ "=", 0.4 },
	{ "/", 0.3 },
};
enum { N_CANDIDATE = sizeof(candidate) / sizeof(candidate[0]) };

static size_t
count_text(const char *p, size_t n, const char *what)
{
	size_t len = strlen(what);
	size_t count = 0;

	for (size_t i = 0; i + len <= n; i++) {
		const char *q = memchr(p + i, what[0], n - len + 1 - i);

		if (q == NULL)
			break;
		i = (size_t)(q - p);
		if (memcmp(q, what, len) != 0)
			continue;
		count++;
		i += len - 1;
	}
	return count;
}

/* Which share of whole the part is; nothing of nothing is 0. */
static double
share(size_t part, size_t whole)
{
	return whole == 0 ? 0 : (double)part / (double)whole;
}

static bool
is_usual(const char *delimiter)
{
	return delimiter[1] == '\0' &&
	       strchr(TRIAL_USUAL, delimiter[0]) != NULL;
}

/* What an unusual delimiter has to show beside its score. */
static bool
is_credible(const struct trial *t)
{
	const char *d = t->form.delimiter;
	size_t n = strlen(d);
	double at_width = share(t->at_width, t->rows);
	bool blank = d[n - 1] == ' ';

	if (is_usual(d))
		return true;
	if (strcmp(d, " ") == 0)
		return (t->typed >= SHARE_TYPED || 2 * t->held >= t->rows) &&
		       t->first == t->width &&
		       share(t->at_width + t->wider, t->rows) >= SHARE_SURE;
	if (blank || n > 1)
		return t->first == t->width ||
		       (t->width > 2 && at_width >= SHARE_SURE);
	return at_width >= SHARE_SURE && t->rows > 1 &&
	       share(t->blank, t->after) < 0.5 &&
	       (t->width > 2 || t->first == 2);
}

/* Whether the delimiter stands in so few cells of one column that it is text:
 * then neither the first row has it nor most others, and those that have it
 * do not agree how often. */
static bool
is_column(const struct trial *t)
{
	return t->first == 1 && t->rows > 2 &&
	       share(t->alone, t->rows) > SHARE_ALONE &&
	       (t->at_width < 3 || 2 * t->at_width < t->rows - t->alone);
}

static double
trial_score(const struct trial *t, double prior)
{
	double w = (double)t->width;
	double blank = share(t->blank, t->after);
	double score = share(t->at_width, t->rows);

	if (t->width == 0 || (t->first == 1 && blank > SHARE_PROSE) ||
	    !is_credible(t) || is_column(t))
		return 0;
	if (strcmp(t->form.delimiter, " ") == 0)
		score += SHARE_WIDER * share(t->wider, t->rows);
	score *= prior * w / (w + 1);
	score *= 1 - blank / 2;
	score *= 1 - share(t->behind, t->after) / 2;
	score *= 1 - share(t->odd, t->cells) / 2;
	score *= 1 - share(t->tab, t->cells); /* text has none */
	score *= 1 - share(t->wrapped, t->cells) / 2;
	score *= 1 - share(t->stray, t->rows + t->stray);
	score *= (3 + t->alike) / 4;
	score *= (4 + t->typed) / 5;
	return t->first == t->width ? score : score * SCORE_TITLE;
}

/* The first part of a file, and stretches of the rest. */
struct text {
	const char *p;
	size_t n;
	bool whole;
	size_t counted; /* bytes that are looked at for candidates */
	size_t lines;   /* in them */
	struct trial_text part[1 + STRETCHES];
	size_t n_part;
};

static bool
try_rows(struct trial *t, struct text *x, size_t first, size_t further)
{
	for (size_t i = 0; i < x->n_part; i++)
		x->part[i].rows = i == 0 ? first : further;
	return trial_read(t, x->part, x->n_part);
}

static double
try_form(struct text *x, const struct record_form *form, double prior)
{
	struct trial t = { .form = *form };
	double score = 0;

	if (try_rows(&t, x, TRY_ROWS, STRETCH_TRY))
		score = trial_score(&t, prior);
	trial_clear(&t);
	return score;
}

/* Whether quotes of this kind stand around cells: at least twice behind a
 * delimiter or at the start of a line, and as often before one or its end. */
static bool
is_around(const struct text *x, char quote, char delimiter)
{
	size_t opens = 0;
	size_t closes = 0;

	for (size_t i = 0; i < x->counted; i++) {
		char before = '\n';
		char after = '\n';

		if (x->p[i] != quote)
			continue;
		if (i > 0)
			before = x->p[i - 1];
		if (i + 1 < x->n)
			after = x->p[i + 1];
		opens +=
		    before == delimiter || before == '\n' || before == '\r';
		closes += after == delimiter || after == '\n' || after == '\r';
	}
	return opens > 1 && closes > 1;
}

/* Whether " stands only in pairs, which are no empty cells. */
static bool
is_paired(const struct text *x, char delimiter)
{
	size_t pairs = 0;

	for (size_t i = 0; i < x->n; i++) {
		size_t k = i;

		if (x->p[i] != '"')
			continue;
		while (k < x->n && x->p[k] == '"')
			k++;
		if ((k - i) % 2 != 0)
			return false;
		if (i == 0 || x->p[i - 1] != delimiter || k == x->n ||
		    x->p[k] != delimiter)
			pairs++;
		i = k;
	}
	return pairs > 0;
}

/* The best quote and escape for a delimiter; what is given stays. */
static double
try_quotes(struct text *x, struct record_form *form, double prior,
    const struct dialect *given)
{
	static const int quotes[] = { '"', '\'', '`' };
	struct record_form best = *form;
	double most = -1;

	for (size_t i = 0; i < 3; i++) {
		int q = given->quote == 0 ? quotes[i] : given->quote;
		char escaped[3] = { '\\', (char)(unsigned char)q, '\0' };
		struct record_form now = { .delimiter = form->delimiter,
			.quote = q,
			.escape =
			    given->escape == 0 ? SHEET_NONE : given->escape };
		double score = 0;

		if (given->quote != 0 && i > 0)
			break;
		if (given->quote == 0 && i > 0 &&
		    !is_around(x, (char)q, form->delimiter[0]))
			continue;
		score = try_form(x, &now, prior);
		if (score > most) {
			most = score;
			best = now;
		}
		if (given->escape != 0)
			continue;
		now.escape = '\\';
		if (q == SHEET_NONE)
			escaped[1] = form->delimiter[0];
		if (count_text(x->p, x->counted, escaped) == 0) {
			escaped[1] = form->delimiter[0];
			if (count_text(x->p, x->counted, escaped) == 0)
				continue;
		}
		score = try_form(x, &now, prior);
		if (score > most) {
			most = score;
			best = now;
		}
	}
	if (given->escape == 0 && best.escape == SHEET_NONE &&
	    best.quote != '"' && best.quote != SHEET_NONE &&
	    is_paired(x, form->delimiter[0]))
		best.escape = '"';
	*form = best;
	return most;
}

/* Whether the text is a column of numbers, dates, addresses: then what is in
 * them cuts nothing. */
static bool
is_typed_column(const struct text *x)
{
	size_t lines = 0;
	size_t typed = 0;
	const char *p = x->p;
	const char *end = p + x->counted;

	while (p < end) {
		size_t n = 0;

		while (p + n < end && p[n] != '\n' && p[n] != '\r')
			n++;
		if (p + n == end && !(x->whole && x->counted == x->n))
			break;
		lines += n > 0;
		typed += n > 0 && looks_typed(looks_like(p, n)) &&
			 looks_like(p, n) != LOOKS_CODE;
		p += n + 1;
	}
	return lines > 2 && typed + 1 >= lines;
}

/* A usual delimiter that makes more cells of the first line than a row may
 * have: it is the one, and the row is refused with the reason. */
static const char *
wide_delimiter(const struct text *x)
{
	static const char *const usual[] = { ",", ";", "\t", "|" };
	size_t line = 0;

	while (line < x->n && x->p[line] != '\n' && x->p[line] != '\r')
		line++;
	for (size_t i = 0; i < 4; i++) {
		if (count_text(x->p, line, usual[i]) >= SHEET_ROW_CELLS)
			return usual[i];
	}
	return NULL;
}

/* A delimiter that leaves each row of a file of one column whole. */
static const char *
absent_delimiter(const struct text *x)
{
	static const char *const by_rarity[] = { ",", "\t", "|", ";" };

	for (size_t i = 0; i < 4; i++)
		if (memchr(x->p, by_rarity[i][0], x->n) == NULL)
			return by_rarity[i];
	return "\t";
}

/* Whether the delimiter "|" is in truth "||". */
static bool
only_doubled(const struct text *x, const char *delimiter, size_t count)
{
	char twice[3] = { delimiter[0], delimiter[0], '\0' };

	return strchr("|:", delimiter[0]) != NULL && delimiter[1] == '\0' &&
	       2 * count_text(x->p, x->counted, twice) == count;
}

/* The delimiter that explains most. */
static struct record_form
find_form(struct text *x, const struct dialect *given)
{
	struct record_form best = { .delimiter = NULL };
	bool typed = is_typed_column(x);
	double most = SCORE_LEAST;

	for (size_t i = 0; i < N_CANDIDATE; i++) {
		const char *d = candidate[i].delimiter;
		struct record_form now = { .delimiter = d };
		size_t count = count_text(x->p, x->counted, d);
		double score = 0;

		if (count == 0 || only_doubled(x, d, count) ||
		    (!is_usual(d) && (typed || 2 * count < x->lines)))
			continue;
		score = try_quotes(x, &now, candidate[i].prior, given);
		if (score > most) {
			most = score;
			best = now;
		}
	}
	if (best.delimiter == NULL)
		best.delimiter = wide_delimiter(x);
	if (best.delimiter == NULL) {
		best.delimiter = absent_delimiter(x);
		(void)try_quotes(x, &best, 1, given); /* whatever it is */
	}
	return best;
}

/* Find the width, and learn the columns of what seems a table. */
static void
learn(struct text *x, const struct record_form *form, struct dialect *d)
{
	struct trial t = { .form = *form };
	size_t width = 0;

	if (try_rows(&t, x, WIDTH_ROWS, STRETCH_ROWS)) {
		if (2 * t.at_width >= t.rows)
			d->width = t.width;
		if (d->width > 0 ||
		    (t.first == t.width && 5 * t.at_width >= t.rows))
			width = t.at_width >= MEND_ROWS ? t.width : 0;
	}
	trial_clear(&t);
	if (width < 2)
		return;
	d->mend = mend_new(form, width);
	for (size_t i = 0; i < x->n_part; i++)
		mend_learn(d->mend, x->part[i].p, x->part[i].n, i == 0,
		    x->part[i].whole);
}

static void
detect(struct text *x, struct dialect *d)
{
	struct record_form form = { .delimiter = d->delimiter };

	x->counted = x->n < COUNT_BYTES ? x->n : COUNT_BYTES;
	x->lines = (size_t)record_lines(x->p, x->counted);
	d->width = 0;
	d->mend = NULL;
	if (d->delimiter[0] != '\0')
		(void)try_quotes(x, &form, 1, d); /* any score will do */
	else
		form = find_form(x, d);
	learn(x, &form, d);
	if (d->delimiter[0] == '\0')
		(void)snprintf(d->delimiter, sizeof(d->delimiter), "%s",
		    form.delimiter); /* fits */
	d->quote = form.quote;
	d->escape = form.escape;
}

void
dialect_detect(const char *p, size_t n, bool whole, struct dialect *d)
{
	struct text x = { .p = p,
		.n = n,
		.whole = whole,
		.part[0] = { p, n, whole, 0 },
		.n_part = 1 };

	detect(&x, d);
}

/* Read a stretch at offset at and cut it to whole lines; *from and *n are what
 * is left of it. */
static bool
stretch_read(int fd, int64_t at, char *p, size_t *from, size_t *n)
{
	ssize_t got = pread(fd, p, STRETCH_BYTES, (off_t)at);
	size_t end = got < 0 ? 0 : (size_t)got;
	size_t k = 0;

	while (k < end && p[k] != '\n' && p[k] != '\r')
		k++;
	while (k < end && (p[k] == '\n' || p[k] == '\r'))
		k++;
	while (end > k && p[end - 1] != '\n' && p[end - 1] != '\r')
		end--;
	*from = k;
	*n = end - k;
	return *n > 0;
}

void
dialect_detect_file(const char *p, size_t n, int fd, int64_t at, int64_t bytes,
    struct dialect *d)
{
	int64_t rest = bytes - at - (int64_t)n;
	struct text x = { .p = p,
		.n = n,
		.whole = rest <= 0,
		.part[0] = { p, n, rest <= 0, 0 },
		.n_part = 1 };
	char *block = NULL;

	if (rest > (int64_t)STRETCHES * STRETCH_BYTES)
		block = xcalloc(STRETCHES, STRETCH_BYTES);
	for (int64_t i = 0; block != NULL && i < STRETCHES; i++) {
		struct trial_text *part = &x.part[x.n_part];
		int64_t place = bytes - rest + i * (rest / STRETCHES);
		size_t from = 0;

		part->p = block + i * STRETCH_BYTES;
		if (stretch_read(fd, place, block + i * STRETCH_BYTES, &from,
			&part->n)) {
			part->p += from;
			part->whole = true;
			x.n_part++;
		}
	}
	detect(&x, d);
	free(block);
}

void
dialect_clear(struct dialect *d)
{
	mend_free(d->mend);
	*d = (struct dialect){ 0 };
}
