/* mend.c - rows that were damaged, read as the other rows of their table. */
#include "sheet/mend.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet/align.h"

/* A reading has to be so much better than the next one, ... */
#define MARGIN 3.0
/* ... and none of its cells may surprise more than this, or only one where
 * nothing else comes near. */
#define WORST (-8.0)
#define FAR 8.0
/* Reading a row as it is written takes no damage at all. */
#define AS_IS 3.0
/* What the odd readings cost. */
#define OTHER_COST (-2.0)

enum {
	LEARN_ROWS = 1000,
	LEARN_BLOCK = 64 << 10,
	ROWS_OF_A_TABLE = 3, /* as many alike in a row are no accident */
	QUOTES_MOST = 64,    /* places to try in a row */
	FAILURES = 500,      /* then only one row in so many is tried */
	FAILURE_SHARE = 100,
	BYTES_MOST = 16 << 10,
	WIDTH_MOST = 256
};

enum found {
	FOUND_AS_IS,
	FOUND_EDIT,   /* says what */
	FOUND_INSERT, /* a delimiter at a quote */
	FOUND_DOUBLE, /* a quote that does not close */
	FOUND_OTHER   /* delimiter */
};

/* The best reading so far. */
struct reading {
	struct buf cells;      /* each with a NUL */
	size_t *len;           /* owned */
	enum column_cell *how; /* owned */
	double fit, next;
	enum found found;
	enum align_edit edit;
	size_t at;
	char delimiter;
	bool exact; /* no pieces were joined */
};

struct mend {
	struct record_form form;
	char delimiter[RECORD_DELIMITER + 1];
	size_t width;
	struct column *column; /* owned */
	bool ready;            /* some column is evidence */
	bool header;           /* records follow right behind row 1 */
	bool *table;           /* owned: widths of other tables */
	struct record record;
	struct window window;
	struct buf text;          /* the row, or a variant of it */
	struct buf value;         /* what quoted pieces say */
	struct align_cell *piece; /* owned */
	size_t cap_piece, n_piece;
	struct reading best;
	struct sheet_cell *cell; /* owned */
	char what[120];
	size_t run, run_width; /* rows of another width, one behind another */
	int64_t run_end;       /* the last of them */
	int64_t failures;
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

/* --- the pieces of a row --- */

static struct align_cell *
room_for_piece(struct mend *m)
{
	if (m->n_piece == m->cap_piece) {
		m->cap_piece = m->cap_piece == 0 ? 64 : 2 * m->cap_piece;
		m->piece =
		    xrealloc(m->piece, m->cap_piece, sizeof(m->piece[0]));
	}
	return &m->piece[m->n_piece++];
}

/* The pieces of the record at p that was scanned. */
static void
take_pieces(struct mend *m, const char *p)
{
	const struct record *r = &m->record;
	size_t at = 0;

	buf_reset(&m->value);
	m->n_piece = 0;
	for (size_t i = 0; i < r->n; i++)
		if (r->span[i].quoted)
			record_value(r, p, i, &m->value);
	for (size_t i = 0; i < r->n; i++) {
		const struct span *s = &r->span[i];
		struct align_cell *c = room_for_piece(m);

		*c = (struct align_cell){ .text = p + s->at, .len = s->len };
		if (s->quoted) {
			struct buf one = { 0 };

			c->how = COLUMN_QUOTED;
			record_value(r, p, i, &one);
			c->text = buf_text(&m->value) + at;
			c->len = one.len;
			at += one.len;
			buf_clear(&one);
		}
	}
}

/* Scan p[0..n); false unless it is just one record. */
static bool
scan_as(struct mend *m, const char *p, size_t n, const char *delimiter)
{
	struct record_form form = m->form;

	form.delimiter = delimiter;
	record_dialect(&m->record, &form, m->width);
	window_start_memory(&m->window, p, n, n + 1);
	if (record_scan(&m->record, &m->window) != RECORD_DONE ||
	    m->record.len != n)
		return false;
	take_pieces(m, p);
	return true;
}

/* --- learning --- */

static void
learn_run(struct mend *m, size_t n)
{
	m->run = n == m->run_width ? m->run + 1 : 1;
	m->run_width = n;
	if (n != m->width && n <= 2 * m->width && m->run >= ROWS_OF_A_TABLE)
		m->table[n] = true;
}

static void
learn_record(struct mend *m, const char *p, bool first)
{
	if (m->record.n == 0)
		return;
	learn_run(m, m->record.n);
	if (first || m->record.n != m->width ||
	    m->record.trouble != RECORD_FINE)
		return;
	take_pieces(m, p);
	for (size_t i = 0; i < m->width; i++)
		column_learn(&m->column[i], m->piece[i].text, m->piece[i].len,
		    m->piece[i].how == COLUMN_QUOTED);
}

static void
learn_all(struct mend *m, const char *p, size_t n, bool head, bool whole)
{
	struct window *w = &m->window;

	record_dialect(&m->record, &m->form, m->width);
	window_start_memory(w, p, n, LEARN_BLOCK);
	for (size_t i = 0; i < LEARN_ROWS; i++) {
		if (record_scan(&m->record, w) != RECORD_DONE ||
		    (!whole && m->record.term == 0))
			break;
		learn_record(m, w->data + w->pos, head && i == 0);
		w->pos += m->record.len + m->record.term;
	}
}

/* Whether the pieces fit as they are, and some are evidence. */
static bool
fits(const struct mend *m)
{
	bool known = false;

	if (m->n_piece != m->width)
		return false;
	for (size_t i = 0; i < m->width; i++) {
		const struct align_cell *c = &m->piece[i];

		if (column_fit(&m->column[i], c->text, c->len, c->how) < WORST)
			return false;
		known = known || column_knows(&m->column[i], c->text, c->len);
	}
	return known;
}

/* Whether rows 2 and 3 are records of the table: then row 1 is its header. */
static bool
header_follows(struct mend *m, const char *p, size_t n)
{
	struct window *w = &m->window;
	size_t rows = 0;

	record_dialect(&m->record, &m->form, m->width);
	window_start_memory(w, p, n, LEARN_BLOCK);
	while (rows < 3 && record_scan(&m->record, w) == RECORD_DONE) {
		if (m->record.n > 0 && rows++ > 0) {
			take_pieces(m, w->data + w->pos);
			if (!fits(m))
				return false;
		}
		w->pos += m->record.len + m->record.term;
	}
	return rows == 3;
}

void
mend_learn(struct mend *m, const char *p, size_t n, bool head, bool whole)
{
	if (m->width < 2 || m->width > WIDTH_MOST)
		return;
	learn_all(m, p, n, head, whole);
	for (size_t i = 0; i < m->width; i++)
		m->ready = m->ready || column_strict(&m->column[i]) ||
			   column_quoted(&m->column[i]);
	if (head)
		m->header = m->ready && header_follows(m, p, n);
	(void)mend_start(m); /* forget the runs */
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
keep(struct mend *m, const struct align_cell *cell)
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
		keep(m, cell);
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

	if (!scan_as(m, p, n, m->delimiter))
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
			*room_for_piece(m) = (struct align_cell){ .text = "" };
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
	if (!scan_as(m, buf_text(&m->text), m->text.len, m->delimiter))
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
		    !scan_as(m, p, n, delimiter))
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

		odd +=
		    column_fit(&m->column[i], p, len, m->best.how[i]) < WORST;
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
		if (!scan_as(
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

	if (!m->header || !scan_as(m, p, n, m->delimiter))
		return false;
	if (m->n_piece + 1 == m->width)
		header_insert(m, p, n);
	else if (m->n_piece > m->width)
		header_drop(m);
	for (size_t i = 0; other[i] != '\0'; i++) {
		char delimiter[2] = { other[i], '\0' };

		if (strcmp(delimiter, m->delimiter) != 0 &&
		    memchr(p, other[i], n) != NULL &&
		    scan_as(m, p, n, delimiter))
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
	return m->run >= ROWS_OF_A_TABLE ||
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
