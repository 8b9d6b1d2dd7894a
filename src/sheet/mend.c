/* mend.c - rows that were damaged, read as the other rows of their table. */
#include "sheet/mend.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet/mending.h"

/* A reading has to be so much better than the next one, ... */
#define MARGIN 3.0
/* ... and none of its cells may surprise much, or only one where nothing else
 * comes near. */
#define FAR 8.0
/* Reading a row as it is written takes no damage at all. */
#define AS_IS 3.0
/* What the odd readings cost. */
#define OTHER_COST (-2.0)

enum {
	QUOTES_MOST = 64, /* places to try in a row */
	FAILURES = 500,   /* then only one row in so many is tried */
	FAILURE_SHARE = 100,
	BYTES_MOST = 16 << 10
};

struct mend *
mend_new(const struct record_form *form, size_t width)
{
	struct mend *m = xcalloc(1, sizeof(*m));

	(void)snprintf(m->delimiter, sizeof(m->delimiter), "%s", /* fits */
	    form->delimiter);
	m->form = *form;
	m->form.delimiter = m->delimiter;
	m->width = width;
	m->column = xcalloc(width, sizeof(m->column[0]));
	m->table = xcalloc(2 * width + 2, sizeof(m->table[0]));
	m->best.len = xcalloc(width, sizeof(m->best.len[0]));
	m->best.how = xcalloc(width, sizeof(m->best.how[0]));
	m->cell = xcalloc(width, sizeof(m->cell[0]));
	m->window.fd = -1;
	return m;
}

void
mend_free(struct mend *m)
{
	if (m == NULL)
		return;
	free(m->column);
	free(m->table);
	record_clear(&m->record);
	window_clear(&m->window);
	buf_clear(&m->text);
	buf_clear(&m->value);
	free(m->piece);
	buf_clear(&m->best.cells);
	free(m->best.len);
	free(m->best.how);
	free(m->cell);
	free(m);
}

size_t
mend_start(struct mend *m)
{
	m->run = m->run_width = 0;
	m->run_end = 0;
	m->failures = 0;
	return m->width;
}

/* --- judging readings --- */

/* Whether the best reading says the same as these cells. */
static bool
is_best(const struct mend *m, const struct align_cell *cell)
{
	const char *p = buf_text(&m->best.cells);

	for (size_t i = 0; i < m->width; i++) {
		if (m->best.len[i] != cell[i].len ||
		    memcmp(p, cell[i].text, cell[i].len) != 0)
			return false;
		p += m->best.len[i] + 1;
	}
	return true;
}

static void
keep_reading(struct mend *m, const struct align_cell *cell)
{
	buf_reset(&m->best.cells);
	for (size_t i = 0; i < m->width; i++) {
		m->best.len[i] = cell[i].len;
		m->best.how[i] = cell[i].how;
		buf_add(&m->best.cells, cell[i].text, cell[i].len);
		buf_char(&m->best.cells, '\0');
	}
}

/* Set a reading against the best one so far. */
static void
offer(struct mend *m, const struct align_cell *cell, const struct reading *r)
{
	struct reading *best = &m->best;
	bool same = best->fit > -INFINITY && is_best(m, cell);

	best->next = fmax(best->next, r->next);
	if (r->fit > best->fit) {
		if (!same)
			best->next = fmax(best->next, best->fit);
		best->fit = r->fit;
		best->found = r->found;
		best->edit = r->edit;
		best->at = r->at;
		best->delimiter = r->delimiter;
		best->exact = r->exact;
		keep_reading(m, cell);
	} else if (!same) {
		best->next = fmax(best->next, r->fit);
	}
}

/* The pieces are cells as they are. */
static void
offer_pieces(struct mend *m, struct reading r)
{
	if (m->n_piece != m->width)
		return;
	r.next = -INFINITY;
	for (size_t i = 0; i < m->width; i++)
		r.fit += column_fit(&m->column[i], m->piece[i].text,
		    m->piece[i].len, m->piece[i].how);
	offer(m, m->piece, &r);
}

/* The pieces, with what is allowed done to them. */
static void
offer_aligned(struct mend *m, unsigned allowed, struct reading r)
{
	struct align a = { .column = m->column,
		.width = m->width,
		.piece = m->piece,
		.n = m->n_piece,
		.allowed = allowed };

	if (align(&a)) {
		double cost = r.fit;
		bool at_end = a.edit == ALIGN_EMPTY && a.at == m->width;

		r.fit += a.fit;
		r.next = a.next + cost;
		r.edit = a.edit;
		r.at = a.at;
		r.exact = a.edit == ALIGN_NONE;
		/* a row may just end early */
		if (r.found == FOUND_EDIT && at_end)
			r.found = FOUND_AS_IS;
		offer(m, a.cell, &r);
	}
	free(a.cell);
}

/* --- the readings of a row --- */

static bool
blank_delimited(const struct mend *m)
{
	return m->delimiter[0] == ' ' && m->delimiter[1] == '\0';
}

static void
read_own(struct mend *m, const char *p, size_t n)
{
	struct reading r = { .found = FOUND_EDIT };

	if (!mend_scan(m, p, n, m->delimiter))
		return;
	if (m->n_piece == m->width) {
		r.found = FOUND_AS_IS;
		r.fit = AS_IS;
		offer_pieces(m, r);
	} else if (m->n_piece > m->width && blank_delimited(m)) {
		offer_aligned(m, ALIGN_JOINS, r);
	} else if (m->n_piece == m->width + 1) {
		offer_aligned(m, ALIGN_DROP | ALIGN_JOIN, r);
	} else if (m->n_piece + 1 == m->width) {
		offer_aligned(m, ALIGN_SPLIT | ALIGN_EMPTY, r);
	} else if (m->n_piece < m->width) {
		while (m->n_piece < m->width)
			*mend_piece(m) = (struct align_cell){ .text = "" };
		r.found = FOUND_AS_IS;
		offer_pieces(m, r);
	}
}

/* Put what in at k and read the row again. */
static void
read_with(struct mend *m, const char *p, size_t n, size_t k, const char *what,
    struct reading r)
{
	buf_reset(&m->text);
	buf_add(&m->text, p, k);
	buf_str(&m->text, what);
	buf_add(&m->text, p + k, n - k);
	if (!mend_scan(m, buf_text(&m->text), m->text.len, m->delimiter))
		return;
	for (r.at = 1; r.at < m->record.n; r.at++)
		if (m->record.span[r.at].at > k)
			break;
	offer_pieces(m, r);
}

static bool
starts_with(const char *p, const char *end, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(end - p) >= n && memcmp(p, what, n) == 0;
}

static bool
ends_with(const char *p, const char *end, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(end - p) >= n && memcmp(end - n, what, n) == 0;
}

/* Quotes at which a delimiter may be missing, or that may be text. */
static void
read_quotes(struct mend *m, const char *p, size_t n)
{
	char quote = m->record.quote;
	char twice[2] = { quote, '\0' };
	size_t tried = 0;

	for (size_t k = 0; k < n && tried < QUOTES_MOST; k++) {
		bool ends =
		    k + 1 == n || starts_with(p + k + 1, p + n, m->delimiter);
		bool opens = k == 0 || ends_with(p, p + k, m->delimiter);

		if (p[k] != quote)
			continue;
		tried++;
		if (k > 0)
			read_with(m, p, n, k, m->delimiter,
			    (struct reading){ .found = FOUND_INSERT });
		if (!ends)
			read_with(m, p, n, k + 1, m->delimiter,
			    (struct reading){ .found = FOUND_INSERT });
		else if (!opens)
			read_with(m, p, n, k, twice,
			    (struct reading){ .found = FOUND_DOUBLE });
	}
}

static void
read_others(struct mend *m, const char *p, size_t n)
{
	static const char other[] = " ;,\t|";

	for (size_t i = 0; other[i] != '\0'; i++) {
		char delimiter[2] = { other[i], '\0' };
		struct reading r = { .found = FOUND_OTHER,
			.fit = OTHER_COST,
			.delimiter = other[i] };

		if (strcmp(delimiter, m->delimiter) == 0 ||
		    memchr(p, other[i], n) == NULL ||
		    !mend_scan(m, p, n, delimiter))
			continue;
		if (m->n_piece >= m->width)
			offer_aligned(m, ALIGN_JOINS, r);
	}
}

/* --- the decision --- */

/* Fill m->cell from the best reading, and count what speaks for it. */
static bool
is_certain(struct mend *m)
{
	const char *p = buf_text(&m->best.cells);
	size_t known = 0;
	size_t odd = 0;
	bool other = m->best.found == FOUND_OTHER;
	size_t least = other && !m->best.exact ? 2 : 1;

	if (m->best.fit - m->best.next < MARGIN)
		return false;
	for (size_t i = 0; i < m->width; i++) {
		size_t len = m->best.len[i];

		odd += column_fit(&m->column[i], p, len, m->best.how[i]) <
		       MEND_WORST;
		known += column_knows(&m->column[i], p, len);
		known += m->best.how[i] == COLUMN_QUOTED &&
			 m->best.found == FOUND_INSERT &&
			 column_quoted(&m->column[i]);
		p += len + 1;
	}
	if (odd > (m->best.fit - m->best.next >= FAR && m->width > 4))
		return false;
	return known >= least;
}

static void
say(struct mend *m)
{
	const struct reading *r = &m->best;
	size_t at = r->at;
	char *to = m->what;
	size_t n = sizeof(m->what);

	/* each fits */
	if (r->found == FOUND_OTHER)
		(void)snprintf(to, n,
		    "the delimiter of this row is %s; it was split there",
		    r->delimiter == ' '    ? "a blank"
		    : r->delimiter == '\t' ? "a tab"
		    : r->delimiter == ';'  ? "a semicolon"
		    : r->delimiter == ','  ? "a comma"
					   : "\"|\"");
	else if (r->found == FOUND_DOUBLE)
		(void)snprintf(
		    to, n, "a quote inside a quoted cell is not doubled");
	else if (r->found == FOUND_INSERT || r->edit == ALIGN_SPLIT)
		(void)snprintf(
		    to, n, "a delimiter is missing: column %zu was split", at);
	else if (r->edit == ALIGN_DROP)
		(void)snprintf(
		    to, n, "an empty cell %zu too many was left out", at);
	else if (r->edit == ALIGN_EMPTY)
		(void)snprintf(to, n,
		    "a delimiter is missing: cell %zu is taken as empty", at);
	else
		(void)snprintf(
		    to, n, "a delimiter inside cell %zu was taken as text", at);
}

static bool
hand_over(struct mend *m, struct mended *out)
{
	const char *p = buf_text(&m->best.cells);

	for (size_t i = 0; i < m->width; i++) {
		m->cell[i] =
		    (struct sheet_cell){ .text = p, .len = m->best.len[i] };
		p += m->best.len[i] + 1;
	}
	say(m);
	*out = (struct mended){ .cell = m->cell,
		.n = m->width,
		.what = m->what,
		.column = m->best.at > m->width ? m->width : m->best.at };
	return true;
}

/* --- the header --- */

/* Titles are like nothing below them: only a row that comes out with the
 * right number of titles, none empty, in just one way is taken. */
static void
offer_titles(struct mend *m, struct reading r)
{
	r.fit = 0;
	r.next = -INFINITY;
	if (m->n_piece != m->width)
		return;
	for (size_t i = 0; i < m->width; i++)
		if (m->piece[i].len == 0 || m->piece[i].len > LOOKS_LONG)
			return;
	offer(m, m->piece, &r);
}

static void
header_drop(struct mend *m)
{
	size_t empty = 0;
	size_t at = 0;

	for (size_t i = 0; i < m->n_piece; i++) {
		if (m->piece[i].len > 0)
			continue;
		empty++;
		at = i;
	}
	if (m->n_piece != m->width + 1 || empty != 1)
		return;
	memmove(m->piece + at, m->piece + at + 1,
	    (m->width - at) * sizeof(m->piece[0]));
	m->n_piece--;
	offer_titles(
	    m, (struct reading){
		   .found = FOUND_EDIT, .edit = ALIGN_DROP, .at = at + 1 });
}

static void
header_insert(struct mend *m, const char *p, size_t n)
{
	for (size_t k = 1; k < n; k++) {
		struct reading r = { .found = FOUND_INSERT };

		if (p[k] != m->record.quote && p[k - 1] != m->record.quote)
			continue;
		buf_reset(&m->text);
		buf_add(&m->text, p, k);
		buf_str(&m->text, m->delimiter);
		buf_add(&m->text, p + k, n - k);
		if (!mend_scan(
			m, buf_text(&m->text), m->text.len, m->delimiter) ||
		    m->record.trouble != RECORD_FINE)
			continue;
		for (r.at = 1; r.at < m->record.n; r.at++)
			if (m->record.span[r.at].at > k)
				break;
		offer_titles(m, r);
	}
}

static bool
mend_header(struct mend *m, const char *p, size_t n, struct mended *out)
{
	static const char other[] = " ;,\t|";

	if (!m->header || !mend_scan(m, p, n, m->delimiter))
		return false;
	if (m->n_piece + 1 == m->width)
		header_insert(m, p, n);
	else if (m->n_piece > m->width)
		header_drop(m);
	for (size_t i = 0; other[i] != '\0'; i++) {
		char delimiter[2] = { other[i], '\0' };

		if (strcmp(delimiter, m->delimiter) != 0 &&
		    memchr(p, other[i], n) != NULL &&
		    mend_scan(m, p, n, delimiter))
			offer_titles(m, (struct reading){ .found = FOUND_OTHER,
					    .delimiter = other[i] });
	}
	return m->best.fit > -INFINITY && m->best.next == -INFINITY &&
	       hand_over(m, out);
}

/* --- --- */

/* Whether the row is one of many like it: another table, or a habit. */
static bool
is_habit(struct mend *m, size_t n_cell, int64_t number)
{
	if (blank_delimited(m) && n_cell > m->width)
		return false;
	if (n_cell == m->width)
		return false;
	if (n_cell != m->run_width || number != m->run_end + 1)
		m->run = 0;
	m->run++;
	m->run_width = n_cell;
	m->run_end = number;
	return m->run >= MEND_TABLE_ROWS ||
	       (n_cell <= 2 * m->width && m->table[n_cell]);
}

bool
mend_record(struct mend *m, const char *p, size_t n, size_t n_cell,
    int64_t number, struct mended *out)
{
	if (is_habit(m, n_cell, number))
		return false;
	out->alone = n_cell > 1 && n_cell != m->width;
	if (!m->ready || n > BYTES_MOST ||
	    m->failures > FAILURES + number / FAILURE_SHARE)
		return false;
	m->best.fit = m->best.next = -INFINITY;
	if (number == 1 && n_cell != m->width && mend_header(m, p, n, out))
		return true;
	m->best.fit = m->best.next = -INFINITY;
	read_own(m, p, n);
	if (memchr(p, m->record.quote, n) != NULL && m->record.quote != '\0')
		read_quotes(m, p, n);
	read_others(m, p, n);
	if (m->best.fit == -INFINITY || m->best.found == FOUND_AS_IS ||
	    !is_certain(m)) {
		m->failures += n_cell != m->width;
		return false;
	}
	return hand_over(m, out);
}
