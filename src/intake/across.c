/* across.c - questions in the first column and a vendor in each of the
 * others. */
#include "intake/across.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "catalog/fold.h"
#include "catalog/seed.h"
#include "catalog/vocab.h"
#include "intake/answer.h"
#include "intake/header.h"
#include "intake/marks.h"
#include "intake/sample.h"

/* Columns the questions may stand in, and questions there must be. */
#define ACROSS_COLUMNS 5
#define ACROSS_ASKED 3
/* A longer text is no question. */
#define ACROSS_QUESTION 300
#define ACROSS_WIDTH 512

static const char *
word_kind(const char *s, size_t n)
{
	const struct seed_table *t = seed_table("across_words");
	const char *kind = NULL;
	struct buf key = { 0 };
	struct buf word = { 0 };

	fold_plain(&key, s, n);
	for (size_t i = 0; i < t->n_row && key.len > 0 && kind == NULL; i++) {
		const char *w = seed_cell(t, i, 0);

		fold_plain(&word, w, strlen(w));
		if (strcmp(buf_text(&word), buf_text(&key)) == 0)
			kind = seed_cell(t, i, 1);
	}
	buf_clear(&key);
	buf_clear(&word);
	return kind;
}

bool
across_is_remark(const char *s, size_t n)
{
	const char *kind = word_kind(s, n);

	return kind != NULL &&
	       (strcmp(kind, "remark") == 0 || strcmp(kind, "comment") == 0);
}

bool
across_is_comment(const char *s, size_t n)
{
	const char *kind = word_kind(s, n);

	return kind != NULL && strcmp(kind, "comment") == 0;
}

/* What the cells of a column are as questions. */
struct asked {
	size_t filled;
	size_t services; /* cells that name one */
	size_t distinct;
	size_t first; /* row of the first; SIZE_MAX: none */
	size_t last;
};

static bool
asks_service(const char *s, size_t n, struct vocab *v)
{
	const struct vocab_result *r = NULL;

	if (n < 2 || n > ACROSS_QUESTION ||
	    mark_parse(s, n).meaning != MARK_NONE)
		return false;
	r = header_service(s, v);
	return (r->kind == VOCAB_CLEAR || r->kind == VOCAB_AMBIGUOUS) &&
	       r->n_reading > 0;
}

/* Row from and those below it. */
static struct asked
ask_column(const struct sample *s, size_t column, size_t from, struct vocab *v)
{
	struct asked a = { .first = SIZE_MAX };
	struct hash seen = { 0 };

	for (size_t r = from; r < s->n; r++) {
		struct sample_cell c = sample_at(s, r, column);
		bool added = false;

		if (c.len == 0)
			continue;
		a.filled++;
		if (!asks_service(c.text, c.len, v))
			continue;
		(void)hash_put(&seen, c.text, c.len, &added); /* a set */
		a.distinct += added ? 1 : 0;
		a.services++;
		a.last = r;
		if (a.first == SIZE_MAX)
			a.first = r;
	}
	hash_clear(&seen);
	return a;
}

/* --- the columns behind --- */

/* Whether a cell answers a question. */
static bool
is_answer(const struct legend *l, const struct sample_cell *c)
{
	struct mark m = marks_read(l, c->text, c->len);

	if (m.number && c->text[0] > '1' &&
	    legend_find(l, c->text, c->len) == NULL)
		return false;
	return m.meaning != MARK_NONE || m.ask != NULL ||
	       answer_parse(c->text, c->len).meaning != MARK_NONE;
}

struct answers {
	bool column[ACROSS_WIDTH]; /* has an answer that is one */
	size_t columns;
	size_t filled;
	size_t answers;
};

static void
count_answers(struct answers *a, const struct sample *s, const struct legend *l,
    size_t column, const struct asked *q)
{
	for (size_t r = q->first; r <= q->last; r++) {
		for (size_t c = column + 1; c < s->row[r].n && c < ACROSS_WIDTH;
		     c++) {
			struct sample_cell cell = sample_at(s, r, c);

			if (cell.len == 0)
				continue;
			a->filled++;
			if (!is_answer(l, &cell))
				continue;
			a->answers++;
			a->columns += a->column[c] ? 0 : 1;
			a->column[c] = true;
		}
	}
}

/* Names in a row above the columns of answers; how many of these. */
static size_t
names_in(const struct sample *s, size_t row, const struct answers *a)
{
	size_t n = 0;

	for (size_t c = 0; c < s->row[row].n && c < ACROSS_WIDTH; c++) {
		if (a->column[c] && sample_at(s, row, c).len > 0)
			n++;
	}
	return n;
}

/* The row that names the vendors: the topmost that has a name over most of
 * their columns, or over one in two where each has two.  SIZE_MAX: none. */
static size_t
names_row(const struct sample *s, const struct answers *a, size_t first)
{
	size_t half = SIZE_MAX;

	for (size_t r = 0; r < first; r++) {
		size_t n = names_in(s, r, a);

		if (n * 5 >= a->columns * 3)
			return half != SIZE_MAX ? half : r;
		if (n >= 2 && n * 5 >= a->columns * 2 && half == SIZE_MAX)
			half = r;
	}
	return half;
}

/* The row below says what each column holds. */
static bool
is_sub(const struct sample *s, size_t row, size_t column)
{
	size_t words = 0;
	size_t filled = 0;

	for (size_t c = column + 1; c < s->row[row].n; c++) {
		struct sample_cell cell = sample_at(s, row, c);

		if (cell.len == 0)
			continue;
		filled++;
		words += word_kind(cell.text, cell.len) != NULL ? 1 : 0;
	}
	return words >= 2 && words * 5 >= filled * 4;
}

/* Titles over the answers that are names of fields, or of the vendor's
 * column: then it is a table of another kind. */
static bool
names_are_fields(
    const struct sample *s, size_t row, size_t column, struct vocab *v)
{
	size_t fields = 0;
	size_t filled = 0;

	for (size_t c = column + 1; c < s->row[row].n; c++) {
		struct sample_cell cell = sample_at(s, row, c);

		if (cell.len == 0 || across_is_remark(cell.text, cell.len))
			continue;
		filled++;
		if (header_word(cell.text, v) == HEADER_NAME)
			return true;
		fields += header_word(cell.text, v) != HEADER_NOTHING ? 1 : 0;
	}
	return filled == 0 || fields * 2 > filled;
}

/* A column before the questions that groups them by area or scope. */
static size_t
group_column(const struct sample *s, size_t column, const struct asked *q,
    struct vocab *v)
{
	for (size_t c = column; c-- > 0;) {
		size_t filled = 0;
		size_t known = 0;

		for (size_t r = q->first; r <= q->last; r++) {
			struct sample_cell cell = sample_at(s, r, c);

			if (cell.len == 0)
				continue;
			filled++;
			known += asks_service(cell.text, cell.len, v) ? 1 : 0;
		}
		if (filled > 0 && known * 2 >= filled)
			return c + 1;
	}
	return 0;
}

static bool
try_column(struct across *a, const struct sample *s, const struct legend *l,
    struct vocab *v, size_t column, const struct across_told *told)
{
	struct asked q = ask_column(s, column, told->row, v);
	struct answers *n = NULL;
	size_t names = SIZE_MAX;
	bool is = false;

	if (q.first == SIZE_MAX || q.first == 0 ||
	    (!told->is &&
		(q.services < ACROSS_ASKED || q.services * 3 < q.filled)))
		return false;
	n = xcalloc(1, sizeof(*n));
	count_answers(n, s, l, column, &q);
	names = told->row > 0 ? told->row - 1 : names_row(s, n, q.first);
	is = names != SIZE_MAX && n->columns > 0 &&
	     (told->is || (n->columns >= 2 && n->answers * 3 >= n->filled &&
			      !names_are_fields(s, names, column, v)));
	if (is) {
		*a = (struct across){ .is = true,
			.column = column + 1,
			.above = group_column(s, column, &q, v),
			.names = names + 1,
			.vendors = n->columns,
			.asked = q.services };
		if (told->rows == 2 ||
		    (told->rows == 0 && names + 1 < q.first &&
			is_sub(s, names + 1, column)))
			a->sub = names + 2;
	}
	free(n);
	return is;
}

void
across_find(struct across *a, const struct sample *s, const struct legend *l,
    struct vocab *v, const struct across_told *told)
{
	*a = (struct across){ 0 };
	/* Areas may stand before the questions: the last column that asks is
	 * the one. */
	for (size_t c = ACROSS_COLUMNS; c-- > 0 && !a->is;)
		a->is = try_column(a, s, l, v, c, told);
}

void
across_reason(const struct across *a, struct buf *b)
{
	buf_fmt(b,
	    "column %zu asks for %zu services and row %zu names the vendors: "
	    "the sheet is turned, a row is a column of it",
	    a->column, a->asked, a->names);
}
