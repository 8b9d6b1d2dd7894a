/* again.c - kept rows are read again. */
#include "intake/again.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "catalog/fold.h"
#include "catalog/load.h"
#include "catalog/rows.h"
#include "catalog/source.h"
#include "catalog/vocab.h"
#include "db/db.h"
#include "intake/plan.h"
#include "intake/read.h"
#include "intake/settings.h"
#include "sheet/sheet.h"

/* The cells of one row. */
struct again_cells {
	struct sheet_cell *cell; /* owned */
	size_t n;
	size_t cap;
	int64_t line;
	struct arena text;
};

static bool
again_cell(void *arg, int64_t line, const char *text, struct err *err)
{
	struct again_cells *c = arg;
	size_t len = text == NULL ? 0 : strlen(text);

	(void)err;
	if (c->n == c->cap) {
		c->cap = c->cap == 0 ? 32 : c->cap * 2;
		c->cell = xrealloc(c->cell, c->cap, sizeof(*c->cell));
	}
	c->cell[c->n].text = arena_keep(&c->text, text, len);
	c->cell[c->n++].len = len;
	c->line = line;
	return true;
}

static bool
again_column(void *arg, const struct source_column *c, struct err *err)
{
	(void)err;
	plan_add(arg, c->title, c->field);
	return true;
}

static bool
again_default(void *arg, const char *field, const char *value, struct err *err)
{
	(void)err;
	plan_add_default(arg, field, value);
	return true;
}

static void
again_habit(void *arg, int64_t position, int64_t packed)
{
	struct plan *plan = arg;

	if (position >= 0 && (size_t)position < plan->n)
		habit_unpack(&plan->column[position].habit, packed);
}

static bool
again_mark(void *arg, const struct rows_mark *m, struct err *err)
{
	const struct settings_item item = { m->mark, m->meaning, m->phases,
		m->more, m->words };

	(void)err;
	settings_legend(arg, &item);
	return true;
}

static bool
again_level(void *arg, const struct rows_level *l, struct err *err)
{
	(void)err;
	for (size_t i = 0; i < ROWS_LEVELS; i++)
		plan_add_level(arg, (size_t)l->column, i, l->text[i]);
	return true;
}

/* Read one row again. */
static bool
again_row(struct load *l, struct reader *reader, const struct rows_place *at,
    struct again_cells *c, struct err *err)
{
	struct sheet_row row = { .number = at->row,
		.line = c->line,
		.cell = c->cell,
		.n_cell = c->n };
	struct load_row kept = { .row = at->row, .line = c->line };
	struct read_result r = { 0 };
	enum load_outcome outcome = LOAD_UNCHANGED;

	/* What was a fact stays one: the cells are the same. */
	if (reader_row(reader, &row, &r) != READ_FACT)
		return true;
	for (size_t i = 0; i < r.n_warning; i++) {
		if (!load_warn(l, at->row, (int64_t)r.warning[i].position,
			r.warning[i].text, err))
			return false;
	}
	return load_facts(l, &kept, &r.fact, &outcome, err);
}

bool
again_plan(struct db *db, int64_t source_id, struct vocab *v, struct plan *plan,
    struct err *err)
{
	struct rows_settings s = { 0 };
	bool ok = false;

	if (!rows_settings(db, source_id, &s, err))
		return false;
	plan_begin(plan, s.layout, s.blank_offered, s.ratings, s.imported_at);
	plan->header_row = s.header_row;
	plan->across = (size_t)s.across;
	plan->across_sub = (size_t)s.across_sub;
	plan->firm = true; /* its rows were read before */
	ok = source_columns(db, source_id, again_column, plan, err) &&
	     rows_defaults(db, source_id, again_default, plan, err) &&
	     rows_habits(db, source_id, again_habit, plan, err) &&
	     rows_legend(db, source_id, again_mark, plan, err) &&
	     rows_levels(db, source_id, again_level, plan, err);
	if (ok)
		plan_finish(plan, v);
	rows_settings_clear(&s);
	return ok;
}

/* The column behind it of a sheet that was turned: comments, maybe. */
static bool
again_beside(struct db *db, const struct rows_place *at,
    const struct plan *plan, struct again_cells *c, struct err *err)
{
	struct rows_place next = *at;

	c->n = 0;
	arena_clear(&c->text);
	next.row++;
	return plan->across == 0 || rows_cells(db, &next, again_cell, c, err);
}

/* The rows place[0..n) of one source. */
static bool
again_source(struct db *db, struct vocab *v, const struct rows_place *place,
    size_t n, struct err *err)
{
	struct plan plan = { 0 };
	struct reader *reader = NULL;
	struct load *l = NULL;
	struct load_summary sum = { 0 };
	struct again_cells c = { 0 };
	struct again_cells beside = { 0 };
	struct sheet_row row_beside = { 0 };
	int64_t *row = xcalloc(n, sizeof(*row));
	bool ok = false;

	for (size_t i = 0; i < n; i++)
		row[i] = place[i].row;
	if (!again_plan(db, place[0].source_id, v, &plan, err) ||
	    !load_again(&l, db, place[0].source_id, row, n, err))
		goto out;
	reader = reader_new(&plan, v);
	ok = true;
	for (size_t i = 0; i < n && ok; i++) {
		c.n = 0;
		arena_clear(&c.text);
		ok = rows_cells(db, &place[i], again_cell, &c, err) &&
		     again_beside(db, &place[i], &plan, &beside, err);
		reader_beside(reader, NULL);
		row_beside = (struct sheet_row){ .cell = beside.cell,
			.n_cell = beside.n };
		if (beside.n > 0)
			reader_beside(reader, &row_beside);
		ok = ok && again_row(l, reader, &place[i], &c, err);
	}
	ok = load_end(l, ok, &sum, err) &&
	     rows_recount(db, place[0].source_id, err);
out:
	reader_free(reader);
	plan_clear(&plan);
	arena_clear(&c.text);
	free(c.cell);
	arena_clear(&beside.text);
	free(beside.cell);
	free(row);
	return ok;
}

static bool
again_all(
    struct db *db, const char *phrase, struct again_report *r, struct err *err)
{
	struct rows_place *place = NULL;
	struct vocab *v = NULL;
	struct buf key = { 0 };
	size_t n = 0;
	size_t from = 0;
	bool ok = false;

	fold_phrase(&key, phrase, strlen(phrase));
	if (!rows_using(db, buf_text(&key), &place, &n, err) ||
	    !vocab_open(&v, db, err))
		goto out;
	r->rows = (int64_t)n;
	ok = true;
	for (size_t i = 1; i <= n && ok; i++) {
		if (i < n && place[i].source_id == place[from].source_id)
			continue;
		ok = again_source(db, v, place + from, i - from, err);
		from = i;
	}
out:
	vocab_close(v);
	free(place);
	buf_clear(&key);
	return ok;
}

bool
again_teach(struct db *db, const struct again_phrase *phrase,
    struct again_report *r, struct err *err)
{
	int64_t before = 0;
	int64_t after = 0;
	bool ok = false;

	*r = (struct again_report){ 0 };
	if (!db_enforce(db, false, err))
		return false;
	if (db_begin(db, err)) {
		ok =
		    rows_claims(db, &before, err) &&
		    vocab_teach(db, phrase->text, phrase->id, phrase->n, err) &&
		    again_all(db, phrase->text, r, err) &&
		    rows_claims(db, &after, err) &&
		    db_check_references(db, err);
		ok = db_end(db, ok, err);
	}
	r->gained = after - before;
	if (!db_enforce(db, true, err))
		ok = false;
	return ok;
}
