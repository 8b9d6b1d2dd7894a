/* survey.c - how a file would be read. */
#include "intake/survey.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/fold.h"
#include "catalog/vocab.h"
#include "intake/read.h"
#include "intake/shape.h"
#include "intake/table.h"
#include "sheet/sheet.h"

/* Values shown of a column, and bytes of each. */
#define SURVEY_VALUES 3
#define SURVEY_VALUE 40

/* Rows between two looks at the clock, which the listener has. */
#define SURVEY_PROGRESS 500

/* Append a value, cut where it is long. */
static void
survey_value(struct buf *b, struct sample_cell c)
{
	size_t n = c.len;

	if (n > SURVEY_VALUE) {
		n = SURVEY_VALUE;
		while (n > 0 && ((unsigned char)c.text[n] & 0xc0) == 0x80)
			n--;
	}
	buf_fmt(b, "%s%.*s%s", b->len == 0 ? "" : " | ", (int)n, c.text,
	    n < c.len ? "..." : "");
}

static void
survey_sample(struct survey *s, const struct sample *sample)
{
	struct buf b = { 0 };

	s->column = xcalloc(s->plan.n + 1, sizeof(*s->column));
	for (size_t i = 0; i < s->plan.n; i++) {
		size_t shown = 0;

		buf_reset(&b);
		for (size_t r = 0; r < sample->n && shown < SURVEY_VALUES;
		     r++) {
			struct sample_cell c = sample_at(sample, r, i);

			if (c.len == 0)
				continue;
			survey_value(&b, c);
			shown++;
		}
		s->column[i].sample =
		    arena_keep(&s->arena, buf_text(&b), b.len);
	}
	buf_clear(&b);
}

bool
survey_open(struct survey *s, const char *path, const struct reading *how,
    struct vocab *v, struct err *err)
{
	struct shape_options shape = { &how->table, &how->plan, path };

	if (!sheet_open(&s->sheet, path, &how->sheet, err) ||
	    !shape_open(&s->plan, &s->table, s->sheet, &shape, v, err))
		return false;
	s->empty = how->plan.any && table_info(s->table)->n_column == 0;
	if (s->empty)
		return true;
	survey_sample(s, table_info(s->table)->records);
	return true;
}

void
survey_close(struct survey *s)
{
	table_close(s->table);
	sheet_close(s->sheet);
	plan_clear(&s->plan);
	arena_clear(&s->arena);
	buf_clear(&s->key);
	free(s->column);
	free(s->phrase);
	*s = (struct survey){ 0 };
}

static void
survey_problem_add(struct survey *s, int64_t line, size_t position,
    const char *text, bool aside)
{
	s->problems++;
	for (size_t i = 0; !aside && i < s->n_problem; i++) {
		struct survey_problem *p = &s->problem[i];

		if (p->aside || p->position != position ||
		    strcasecmp(p->text, text) != 0)
			continue;
		p->rows++;
		s->told++;
		return;
	}
	if (s->n_problem == SURVEY_PROBLEMS)
		return;
	s->told++;
	s->problem[s->n_problem++] = (struct survey_problem){ line, position,
		arena_keep(&s->arena, text, strlen(text)), aside, 1 };
}

static void
survey_count(struct survey *s, const struct vocab_result *words, bool claims)
{
	struct survey_phrase *p = NULL;

	if (words->number >= s->n_phrase) {
		size_t n = words->number < 512 ? 1024 : words->number * 2;

		s->phrase = xrealloc(s->phrase, n, sizeof(*s->phrase));
		memset(s->phrase + s->n_phrase, 0,
		    (n - s->n_phrase) * sizeof(*s->phrase));
		s->n_phrase = n;
	}
	p = &s->phrase[words->number];
	if (p->words != NULL && p->last == s->rows)
		return;
	/* Words that the reader made of several live no longer than it. */
	p->words = words;
	p->last = s->rows;
	p->claims = claims;
	p->rows++;
}

static void
survey_fact(struct survey *s, const struct load_fact *f)
{
	s->facts++;
	s->claims += (int64_t)f->n_claim;
	for (size_t i = 0; i < f->n_claim; i++)
		survey_count(s, f->claim[i].wording, true);
	for (size_t i = 0; i < f->n_mention; i++)
		survey_count(s, f->mention[i].wording, false);
}

/* As the catalog will judge the name. */
static bool
survey_has_key(struct survey *s, const struct load_fact *f)
{
	fold_name(&s->key, f->name.s, f->name.n);
	return s->key.len > 0;
}

static void
survey_row(struct survey *s, struct reader *reader, const struct sheet_row *row)
{
	struct read_result r = { 0 };
	enum read_outcome outcome = READ_SKIP;

	s->rows++;
	for (size_t i = 0; i < s->plan.n && i < row->n_cell; i++) {
		size_t n = row->cell[i].len;

		(void)utf8_trim(row->cell[i].text, &n); /* the length counts */
		s->column[i].filled += n > 0 ? 1 : 0;
	}
	outcome = reader_row(reader, row, &r);
	for (size_t i = 0; i < r.n_warning; i++)
		survey_problem_add(s, row->line, r.warning[i].position,
		    r.warning[i].text, false);
	if (outcome == READ_FACT && !survey_has_key(s, &r.fact)) {
		s->asides++;
		survey_problem_add(s, row->line, 0,
		    "the vendor's name holds no letter and no digit", true);
	} else if (outcome == READ_FACT) {
		survey_fact(s, &r.fact);
	} else if (outcome == READ_ASIDE) {
		s->asides++;
		survey_problem_add(s, row->line, r.position, r.reason, true);
	} else {
		s->skipped++;
	}
}

/* What is no record, below the header, is skipped. */
static void
survey_any(struct survey *s, struct reader *reader, const struct table_row *row)
{
	if (row->part == TABLE_RECORD) {
		survey_row(s, reader, &row->row);
	} else if (row->part == TABLE_HEADER) {
		s->header++;
	} else if (row->row.number < table_info(s->table)->first) {
		s->above++;
	} else {
		s->rows++;
		s->skipped++;
	}
}

bool
survey_read(struct survey *s, struct vocab *v, const struct survey_watch *w,
    struct err *err)
{
	int64_t bytes = sheet_info(s->sheet)->bytes;
	struct table_row row = { 0 };
	struct reader *reader = reader_new(&s->plan, v);
	bool found = true;
	bool ok = true;

	while (ok && found) {
		ok = table_next(s->table, &row, &found, err);
		if (!ok || !found)
			break;
		survey_any(s, reader, &row);
		if (w->progress != NULL &&
		    row.row.number % SURVEY_PROGRESS == 0)
			w->progress(w->arg, row.row.number,
			    sheet_offset(s->sheet), bytes);
	}
	for (size_t i = 0; i < s->plan.width && ok; i++) {
		int64_t number = 0;
		int64_t line = 0;
		const char *what = reader_untitled(reader, i, &number, &line);

		if (what != NULL)
			survey_problem_add(s, line, 0, what, false);
	}
	/* The words themselves are the vocabulary's and stay. */
	for (size_t i = 0; i < s->n_phrase; i++) {
		const struct vocab_result *r = s->phrase[i].words;

		if (r != NULL)
			s->phrase[i].words =
			    vocab_resolve(v, r->text, strlen(r->text));
	}
	reader_free(reader);
	return ok;
}

static int
by_rows(const void *a, const void *b)
{
	const struct survey_phrase *x = a;
	const struct survey_phrase *y = b;

	if (x->rows != y->rows)
		return x->rows > y->rows ? -1 : 1;
	return strcmp(x->words->text, y->words->text);
}

void
survey_words(const struct survey *s, struct survey_words *w)
{
	*w = (struct survey_words){ 0 };
	w->list = xcalloc(s->n_phrase + 1, sizeof(*w->list));
	for (size_t i = 0; i < s->n_phrase; i++) {
		const struct survey_phrase *p = &s->phrase[i];

		if (p->words == NULL)
			continue;
		if (p->claims)
			w->claims++;
		else if (p->words->kind == VOCAB_NO_SERVICE)
			w->no_service++;
		else if (p->words->kind == VOCAB_UNKNOWN)
			w->unknown++;
		else
			w->ambiguous++;
		if (!p->claims && p->words->kind != VOCAB_NO_SERVICE)
			w->list[w->n++] = *p;
	}
	qsort(w->list, w->n, sizeof(*w->list), by_rows);
}

/* Rows of the cleaned table: totals and headings between records are no facts,
 * but they are rows of it. */
static bool
is_row(const struct table_row *row)
{
	return row->part == TABLE_RECORD || row->part == TABLE_SUBTOTAL ||
	       row->between;
}

/* Cells up to the last that is not empty, but no fewer than the columns. */
static size_t
cells_used(const struct sheet_row *row, size_t columns)
{
	size_t n = row->n_cell;

	while (n > columns && row->cell[n - 1].len == 0)
		n--;
	return n;
}

/* The width that so many rows reach that it is none of one damaged row. */
static size_t
usual_width(const struct survey *s, const int64_t *wide, int64_t rows)
{
	int64_t so_far = 0;

	for (size_t w = SHEET_ROW_CELLS; w > s->plan.n; w--) {
		so_far += wide[w];
		if (so_far * SURVEY_WIDE >= rows && (so_far > 1 || rows == 1))
			return w;
	}
	return s->plan.n;
}

bool
survey_measure(struct survey *s, struct err *err)
{
	int64_t *wide = xcalloc(SHEET_ROW_CELLS + 1, sizeof(*wide));
	struct table_row row = { 0 };
	int64_t rows = 0;
	bool found = true;
	bool ok = false;

	s->width = s->plan.n;
	while (found) {
		size_t n = 0;

		if (!table_next(s->table, &row, &found, err))
			goto out;
		if (!found || !is_row(&row))
			continue;
		n = row.row.n_cell;
		wide[n < SHEET_ROW_CELLS ? n : SHEET_ROW_CELLS]++;
		rows++;
		n = cells_used(&row.row, s->plan.n);
		if (n > s->width)
			s->width = n;
	}
	s->columns = usual_width(s, wide, rows);
	if (s->width < s->columns)
		s->width = s->columns;
	ok = table_rewind(s->table, err);
out:
	free(wide);
	return ok;
}

bool
survey_next(
    struct survey *s, struct sheet_row *row, bool *found, struct err *err)
{
	struct table_row next = { 0 };

	do {
		if (!table_next(s->table, &next, found, err))
			return false;
	} while (*found && !is_row(&next));
	*row = next.row;
	if (*found)
		row->n_cell = cells_used(row, s->columns);
	return true;
}
