/* stmt.c - statements: prepared on first use, kept, lent one at a time. */
#include <assert.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "db/db.h"
#include "db/handle.h"

struct stmt *
db_stmt(struct db *db, enum sql_id id, struct err *err)
{
	struct stmt *st = &db->stmt[id];
	int rc = SQLITE_OK;

	assert(!st->busy);
	if (st->sqlite == NULL) {
		rc = sqlite3_prepare_v3(db->sqlite, sql_texts[id].text, -1,
		    SQLITE_PREPARE_PERSISTENT, &st->sqlite, NULL);
		if (rc != SQLITE_OK) {
			(void)handle_fail(db, rc, err);
			(void)err_prefix(err, "%s", sql_texts[id].name);
			return NULL;
		}
		st->db = db;
	}
	st->busy = true;
	return st;
}

static int
stmt_index(struct stmt *st, const char *name)
{
	int i = sqlite3_bind_parameter_index(st->sqlite, name);

	assert(st->busy && i > 0);
	return i;
}

/* Binding fails only on a wrong index, a statement in use (both our
 * mistakes), or a text past SQLite's limit. */
static void
stmt_bound(int rc)
{
	assert(rc == SQLITE_OK || rc == SQLITE_TOOBIG || rc == SQLITE_NOMEM);
	(void)rc;
}

void
stmt_bytes(struct stmt *st, const char *name, const char *p, size_t n)
{
	stmt_bound(sqlite3_bind_text64(st->sqlite, stmt_index(st, name), p, n,
	    SQLITE_TRANSIENT, SQLITE_UTF8));
}

void
stmt_text(struct stmt *st, const char *name, const char *text)
{
	if (text == NULL)
		stmt_null(st, name);
	else
		stmt_bytes(st, name, text, strlen(text));
}

void
stmt_int(struct stmt *st, const char *name, int64_t i)
{
	stmt_bound(sqlite3_bind_int64(st->sqlite, stmt_index(st, name), i));
}

void
stmt_null(struct stmt *st, const char *name)
{
	stmt_bound(sqlite3_bind_null(st->sqlite, stmt_index(st, name)));
}

bool
stmt_step(struct stmt *st, bool *found, struct err *err)
{
	int rc = sqlite3_step(st->sqlite);

	*found = rc == SQLITE_ROW;
	if (rc == SQLITE_ROW || rc == SQLITE_DONE)
		return true;
	return handle_fail(st->db, rc, err);
}

bool
stmt_run(struct stmt *st, struct err *err)
{
	bool found = true;

	while (found) {
		if (!stmt_step(st, &found, err))
			return false;
	}
	return true;
}

int64_t
stmt_get_int(struct stmt *st, int column)
{
	return sqlite3_column_int64(st->sqlite, column);
}

double
stmt_get_real(struct stmt *st, int column)
{
	return sqlite3_column_double(st->sqlite, column);
}

const char *
stmt_get_text(struct stmt *st, int column)
{
	return (const char *)sqlite3_column_text(st->sqlite, column);
}

char *
stmt_get_copy(struct stmt *st, int column)
{
	const char *text = stmt_get_text(st, column);

	return text == NULL ? NULL : xstrdup(text);
}

bool
stmt_is_null(struct stmt *st, int column)
{
	return sqlite3_column_type(st->sqlite, column) == SQLITE_NULL;
}

void
stmt_done(struct stmt *st)
{
	if (st == NULL)
		return;
	assert(st->busy);
	/* Reset repeats the error that step has already reported. */
	(void)sqlite3_reset(st->sqlite);
	(void)sqlite3_clear_bindings(st->sqlite); /* cannot fail */
	st->busy = false;
}
