/* rows.c - rows as read, and the words in them that claim nothing. */
#include "catalog/rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "db/db.h"

bool
rows_terms(
    struct db *db, bool all, rows_term_visit *visit, void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROWS_TERMS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":all", all ? 1 : 0);
	for (;;) {
		struct rows_term t = { 0 };

		if (!stmt_step(st, &found, err))
			goto out;
		if (!found)
			break;
		t.text = stmt_get_text(st, 0);
		t.kind = stmt_get_text(st, 1);
		t.count = stmt_get_int(st, 2);
		t.vendors = stmt_get_int(st, 3);
		if (!visit(arg, &t, err))
			goto out;
	}
	ok = true;
out:
	stmt_done(st);
	return ok;
}

bool
rows_using(struct db *db, const char *key, struct rows_place **place, size_t *n,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROWS_USING, err);
	size_t cap = 0;
	bool found = false;
	bool ok = false;

	*place = NULL;
	*n = 0;
	if (st == NULL)
		goto out;
	stmt_text(st, ":key", key);
	for (;;) {
		if (!stmt_step(st, &found, err))
			goto out;
		if (!found)
			break;
		if (*n == cap) {
			cap = cap == 0 ? 64 : cap * 2;
			*place = xrealloc(*place, cap, sizeof(**place));
		}
		(*place)[*n].source_id = stmt_get_int(st, 0);
		(*place)[(*n)++].row = stmt_get_int(st, 1);
	}
	ok = true;
out:
	stmt_done(st);
	if (!ok) {
		free(*place);
		*place = NULL;
	}
	return ok;
}

bool
rows_cells(struct db *db, const struct rows_place *at, rows_cell_visit *visit,
    void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROWS_CELLS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":source", at->source_id);
	stmt_int(st, ":row", at->row);
	for (;;) {
		if (!stmt_step(st, &found, err))
			goto out;
		if (!found)
			break;
		if (!visit(arg, stmt_get_int(st, 0), stmt_get_text(st, 1), err))
			goto out;
	}
	ok = true;
out:
	stmt_done(st);
	return ok;
}

bool
rows_settings(
    struct db *db, int64_t source_id, struct rows_settings *s, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROWS_SETTINGS, err);
	bool found = false;
	bool ok = false;

	*s = (struct rows_settings){ 0 };
	if (st == NULL)
		goto out;
	stmt_int(st, ":source", source_id);
	if (!stmt_step(st, &found, err))
		goto out;
	if (!found) {
		(void)err_set(err, ERR_DATA, "there is no source %lld",
		    (long long)source_id);
		goto out;
	}
	s->layout = stmt_get_copy(st, 0);
	s->header_row = stmt_get_int(st, 1);
	s->blank_offered = stmt_get_int(st, 2) != 0;
	s->ratings = stmt_get_int(st, 3) != 0;
	s->imported_at = stmt_get_copy(st, 4);
	s->across = stmt_get_int(st, 5);
	s->across_sub = stmt_get_int(st, 6);
	ok = true;
out:
	stmt_done(st);
	return ok;
}

void
rows_settings_clear(struct rows_settings *s)
{
	free(s->layout);
	free(s->imported_at);
	*s = (struct rows_settings){ 0 };
}

bool
rows_habits(struct db *db, int64_t source_id, rows_habit_visit *visit,
    void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROWS_HABITS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":source", source_id);
	for (;;) {
		if (!stmt_step(st, &found, err))
			goto out;
		if (!found)
			break;
		visit(arg, stmt_get_int(st, 0), stmt_get_int(st, 1));
	}
	ok = true;
out:
	stmt_done(st);
	return ok;
}

bool
rows_defaults(struct db *db, int64_t source_id, rows_default_visit *visit,
    void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROWS_DEFAULTS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":source", source_id);
	for (;;) {
		if (!stmt_step(st, &found, err))
			goto out;
		if (!found)
			break;
		if (!visit(
			arg, stmt_get_text(st, 0), stmt_get_text(st, 1), err))
			goto out;
	}
	ok = true;
out:
	stmt_done(st);
	return ok;
}

bool
rows_legend(struct db *db, int64_t source_id, rows_mark_visit *visit, void *arg,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROWS_LEGEND, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":source", source_id);
	for (;;) {
		struct rows_mark m = { 0 };

		if (!stmt_step(st, &found, err))
			goto out;
		if (!found)
			break;
		m.mark = stmt_get_text(st, 0);
		m.meaning = stmt_get_text(st, 1);
		m.phases = stmt_get_text(st, 2);
		m.more = stmt_get_text(st, 3);
		m.words = stmt_get_text(st, 4);
		if (!visit(arg, &m, err))
			goto out;
	}
	ok = true;
out:
	stmt_done(st);
	return ok;
}

bool
rows_levels(struct db *db, int64_t source_id, rows_level_visit *visit,
    void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROWS_LEVELS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":source", source_id);
	for (;;) {
		struct rows_level l = { 0 };

		if (!stmt_step(st, &found, err))
			goto out;
		if (!found)
			break;
		l.column = stmt_get_int(st, 0);
		for (int i = 0; i < ROWS_LEVELS; i++)
			l.text[i] = stmt_get_text(st, i + 1);
		if (!visit(arg, &l, err))
			goto out;
	}
	ok = true;
out:
	stmt_done(st);
	return ok;
}

bool
rows_claims(struct db *db, int64_t *n, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROWS_CLAIMS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL || !stmt_step(st, &found, err))
		goto out;
	*n = stmt_get_int(st, 0);
	ok = true;
out:
	stmt_done(st);
	return ok;
}

bool
rows_recount(struct db *db, int64_t source_id, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROWS_RECOUNT, err);
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":source", source_id);
	ok = stmt_run(st, err);
out:
	stmt_done(st);
	return ok;
}
