/* query.c - reading in the user's own words: one statement, reading only,
 * for so long and no longer. */
#include <assert.h>
#include <ctype.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "db/db.h"
#include "db/handle.h"

/* A value of more bytes than this is refused, and more memory than that. */
#define QUERY_VALUE_BYTES (64 << 20)
#define QUERY_HEAP_BYTES (1LL << 30)

static int
query_authorize(void *arg, int action, const char *first, const char *second,
    const char *database, const char *trigger)
{
	(void)arg;
	(void)first;
	(void)database;
	(void)trigger;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		return second != NULL &&
			       sqlite3_stricmp(second, "load_extension") == 0
			   ? SQLITE_DENY
			   : SQLITE_OK;
	default:
		return SQLITE_DENY;
	}
}

static int
query_progress(void *arg)
{
	const struct db *db = arg;
	struct timespec now = { 0 };

	/* The monotonic clock cannot fail; a wrong time would only end the
	 * query early or late. */
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec > db->deadline.tv_sec ||
	       (now.tv_sec == db->deadline.tv_sec &&
		   now.tv_nsec >= db->deadline.tv_nsec);
}

/* White space, comments and semicolons alone. */
static bool
query_is_blank(const char *s)
{
	while (*s != '\0') {
		if (isspace((unsigned char)*s) || *s == ';') {
			s++;
		} else if (s[0] == '-' && s[1] == '-') {
			s += strcspn(s, "\n");
		} else if (s[0] == '/' && s[1] == '*') {
			s = strstr(s + 2, "*/");
			if (s == NULL)
				return true;
			s += 2;
		} else {
			return false;
		}
	}
	return true;
}

static void
query_release(struct db *db)
{
	(void)sqlite3_set_authorizer(db->sqlite, NULL, NULL); /* cannot fail */
	sqlite3_progress_handler(db->sqlite, 0, NULL, NULL);
	(void)sqlite3_hard_heap_limit64(0); /* returns the old limit */
	db->seconds = 0;
}

static bool
query_prepare(
    struct db *db, const char *text, sqlite3_stmt **to, struct err *err)
{
	const char *tail = "";
	int rc = sqlite3_prepare_v2(db->sqlite, text, -1, to, &tail);

	/* Refusing a temporary table leaves SQLite at SQLITE_SCHEMA. */
	if (rc == SQLITE_AUTH || rc == SQLITE_SCHEMA)
		return err_set(err, ERR_USAGE,
		    "only reading is allowed here: one SELECT over the views "
		    "v_vendor, v_claim, v_coverage, ... (%s)",
		    sqlite3_errmsg(db->sqlite));
	if (rc == SQLITE_ERROR || rc == SQLITE_TOOBIG)
		return err_set(
		    err, ERR_USAGE, "%s", sqlite3_errmsg(db->sqlite));
	if (rc != SQLITE_OK)
		return handle_fail(db, rc, err);
	if (*to == NULL)
		return err_set(err, ERR_USAGE, "the query is empty");
	if (!query_is_blank(tail))
		return err_set(err, ERR_USAGE,
		    "one statement at a time: what follows the first ';' is "
		    "not run");
	if (sqlite3_column_count(*to) == 0 || !sqlite3_stmt_readonly(*to))
		return err_set(
		    err, ERR_USAGE, "only statements that return rows");
	return true;
}

bool
db_query_open(struct db *db, const char *text, int seconds, struct stmt **out,
    struct err *err)
{
	struct stmt *st = NULL;

	(void)clock_gettime(CLOCK_MONOTONIC, &db->deadline); /* see above */
	db->deadline.tv_sec += seconds;
	db->seconds = seconds;
	/* The limits return their old values. */
	(void)sqlite3_limit(db->sqlite, SQLITE_LIMIT_LENGTH, QUERY_VALUE_BYTES);
	(void)sqlite3_hard_heap_limit64(QUERY_HEAP_BYTES);
	sqlite3_progress_handler(db->sqlite, 10000, query_progress, db);
	(void)sqlite3_set_authorizer(
	    db->sqlite, query_authorize, NULL); /* cannot fail */
	st = xcalloc(1, sizeof(*st));
	st->db = db;
	st->busy = true;
	if (!query_prepare(db, text, &st->sqlite, err)) {
		db_query_close(db, st);
		return false;
	}
	*out = st;
	return true;
}

int
db_query_columns(struct stmt *st)
{
	return sqlite3_column_count(st->sqlite);
}

const char *
db_query_name(struct stmt *st, int column)
{
	const char *name = sqlite3_column_name(st->sqlite, column);

	return name == NULL ? "" : name;
}

enum db_type
db_query_type(struct stmt *st, int column)
{
	switch (sqlite3_column_type(st->sqlite, column)) {
	case SQLITE_INTEGER:
		return DB_INT;
	case SQLITE_FLOAT:
		return DB_REAL;
	case SQLITE_TEXT:
		return DB_TEXT;
	case SQLITE_BLOB:
		return DB_BLOB;
	default:
		return DB_NULL;
	}
}

void
db_query_close(struct db *db, struct stmt *st)
{
	if (st == NULL)
		return;
	(void)sqlite3_finalize(st->sqlite); /* repeats an error told before */
	query_release(db);
	free(st);
}
