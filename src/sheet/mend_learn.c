/* mend_learn.c - what mending knows of a table's columns. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet/mending.h"

enum { LEARN_ROWS = 1000, LEARN_BLOCK = 64 << 10, WIDTH_MOST = 256 };

struct align_cell *
mend_piece(struct mend *m)
{
	if (m->n_piece == m->cap_piece) {
		m->cap_piece = m->cap_piece == 0 ? 64 : 2 * m->cap_piece;
		m->piece =
		    xrealloc(m->piece, m->cap_piece, sizeof(m->piece[0]));
	}
	return &m->piece[m->n_piece++];
}

/* The pieces of the record at p that was scanned. */
void
mend_take(struct mend *m, const char *p)
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
		struct align_cell *c = mend_piece(m);

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
bool
mend_scan(struct mend *m, const char *p, size_t n, const char *delimiter)
{
	struct record_form form = m->form;

	form.delimiter = delimiter;
	record_dialect(&m->record, &form, m->width);
	window_start_memory(&m->window, p, n, n + 1);
	if (record_scan(&m->record, &m->window) != RECORD_DONE ||
	    m->record.len != n)
		return false;
	mend_take(m, p);
	return true;
}

static void
learn_run(struct mend *m, size_t n)
{
	m->run = n == m->run_width ? m->run + 1 : 1;
	m->run_width = n;
	if (n != m->width && n <= 2 * m->width && m->run >= MEND_TABLE_ROWS)
		m->table[n] = true;
}

static bool
is_word(const struct align_cell *c)
{
	return c->how == COLUMN_PLAIN &&
	       looks_like(c->text, c->len) == LOOKS_WORD;
}

/* Where blanks cut, words that stand one behind another are one piece. */
static void
fold_words(struct mend *m)
{
	size_t n = 0;
	bool before = false;

	for (size_t i = 0; i < m->n_piece; i++) {
		const struct align_cell *c = &m->piece[i];
		bool word = is_word(c);

		if (word && before) {
			struct align_cell *to = &m->piece[n - 1];

			to->len = (size_t)(c->text + c->len - to->text);
			to->how = COLUMN_JOINED;
		} else {
			m->piece[n++] = *c;
		}
		before = word;
	}
	m->n_piece = n;
}

static void
learn_record(struct mend *m, const char *p, bool first)
{
	if (m->record.n == 0)
		return;
	learn_run(m, m->record.n);
	if (first || m->record.trouble != RECORD_FINE ||
	    m->record.n < m->width ||
	    (m->record.n > m->width && strcmp(m->delimiter, " ") != 0))
		return;
	mend_take(m, p);
	if (m->record.n > m->width)
		fold_words(m);
	if (m->n_piece != m->width)
		return;
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

		if (column_fit(&m->column[i], c->text, c->len, c->how) <
		    MEND_WORST)
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
			mend_take(m, w->data + w->pos);
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
