/* test_statements.c - every statement of sql/query prepares, is one, and
 * reads a whole table only where it says why ("-- scan:"). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/setup.h"
#include "db/db.h"
#include "db/handle.h"

static int
setup(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };

	assert_true(setup_memory(&db, "2026-11-24T12:00:00Z", &err));
	*state = db;
	return 0;
}

static int
teardown(void **state)
{
	db_close(*state);
	return 0;
}

static bool
is_word_char(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Copy the next word or mark of an SQL text, past blanks and comments; false
 * at the end. */
static bool
token_next(const char **s, char *to, size_t size)
{
	size_t n = 0;

	for (;;) {
		*s += strspn(*s, " \t\r\n");
		if (strncmp(*s, "--", 2) != 0)
			break;
		*s += strcspn(*s, "\n");
	}
	if (**s == '\0')
		return false;
	while (is_word_char((*s)[n]))
		n++;
	n += n == 0;
	assert_true(n < size);
	memcpy(to, *s, n);
	to[n] = '\0';
	*s += n;
	return true;
}

static bool
same(const char *a, const char *b)
{
	return sqlite3_stricmp(a, b) == 0;
}

/* What a name in a plan stands for: the table behind the alias, as far as the
 * text of the statement tells ("FROM claim AS c"); else the name itself. */
static void
table_behind(const char *text, const char *name, char *to, size_t size)
{
	char before[128] = "";
	char last[128] = "";
	char now[128] = "";

	(void)snprintf(to, size, "%s", name);
	while (token_next(&text, now, sizeof(now))) {
		if (same(now, "AS"))
			continue;
		if (same(now, name) && is_word_char(last[0]) &&
		    (same(before, "FROM") || same(before, "JOIN") ||
			same(before, ","))) {
			(void)snprintf(to, size, "%s", last);
			return;
		}
		(void)snprintf(before, sizeof(before), "%s", last);
		(void)snprintf(last, sizeof(last), "%s", now);
	}
}

static bool
is_table(sqlite3 *s, const char *name)
{
	sqlite3_stmt *st = NULL;
	bool found = false;

	assert_int_equal(sqlite3_prepare_v2(s,
			     "SELECT 1 FROM sqlite_schema"
			     " WHERE type = 'table' AND name = ?",
			     -1, &st, NULL),
	    SQLITE_OK);
	assert_int_equal(
	    sqlite3_bind_text(st, 1, name, -1, SQLITE_TRANSIENT), SQLITE_OK);
	found = sqlite3_step(st) == SQLITE_ROW;
	(void)sqlite3_finalize(st);
	return found;
}

/* Does this line of a plan read all of a table of the catalog?  Constant
 * rows, rows of a feed or of json_each and rows a statement has made itself
 * (WITH, subqueries) are no tables. */
static bool
line_scans(sqlite3 *s, const char *text, const char *line)
{
	char name[128] = "";
	char table[128] = "";

	if (strncmp(line, "SCAN ", 5) != 0 ||
	    strstr(line, "VIRTUAL TABLE") != NULL)
		return false;
	if (sscanf(line + 5, "%127s", name) != 1)
		return true;
	table_behind(text, name, table, sizeof(table));
	return is_table(s, table);
}

/* Every word of the plan, for the message, when it scans; else NULL. */
static char *
plan_scan(sqlite3 *s, const char *text)
{
	char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", text);
	sqlite3_stmt *st = NULL;
	char *scan = NULL;

	assert_non_null(explain);
	assert_int_equal(
	    sqlite3_prepare_v2(s, explain, -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW && scan == NULL) {
		const char *line = (const char *)sqlite3_column_text(st, 3);

		if (line_scans(s, text, line))
			scan = xstrdup(line);
	}
	(void)sqlite3_finalize(st);
	sqlite3_free(explain);
	return scan;
}

static void
every_statement_prepares_and_is_single(void **state)
{
	struct db *db = *state;

	for (int i = 0; i < SQL_COUNT; i++) {
		const char *rest = NULL;
		sqlite3_stmt *st = NULL;
		char token[128];

		if (sqlite3_prepare_v2(db->sqlite, sql_texts[i].text, -1, &st,
			&rest) != SQLITE_OK)
			fail_msg("%s: %s", sql_texts[i].name,
			    sqlite3_errmsg(db->sqlite));
		assert_non_null(st);
		assert_false(token_next(&rest, token, sizeof(token)));
		(void)sqlite3_finalize(st);
	}
}

static void
only_what_says_so_scans(void **state)
{
	struct db *db = *state;
	int failures = 0;

	for (int i = 0; i < SQL_COUNT; i++) {
		char *scan = NULL;

		if (sql_texts[i].scan != NULL)
			continue;
		scan = plan_scan(db->sqlite, sql_texts[i].text);
		if (scan != NULL)
			print_error("%s: %s\n", sql_texts[i].name, scan);
		failures += scan != NULL;
		free(scan);
	}
	assert_int_equal(failures, 0);
}

/* The test itself must see a scan where there is one. */
static void
a_scan_is_seen_through_its_alias(void **state)
{
	struct db *db = *state;
	char *scan = NULL;

	assert_int_equal(sqlite3_exec(db->sqlite,
			     "CREATE TABLE probe (id INTEGER PRIMARY KEY, a)",
			     NULL, NULL, NULL),
	    SQLITE_OK);
	scan = plan_scan(db->sqlite, "SELECT p.a FROM feed_seed f, probe AS p");
	assert_non_null(scan);
	free(scan);
	scan = plan_scan(db->sqlite, "SELECT count(*) FROM probe");
	assert_non_null(scan);
	free(scan);
	assert_null(
	    plan_scan(db->sqlite, "SELECT a FROM probe WHERE id = :id"));
	assert_null(plan_scan(db->sqlite,
	    "WITH x(n) AS (VALUES (1), (2)) SELECT n FROM x ORDER BY n"));
	assert_null(plan_scan(db->sqlite, "SELECT c0 FROM feed_seed"));
}

static void
parameters_have_names(void **state)
{
	struct db *db = *state;

	for (int i = 0; i < SQL_COUNT; i++) {
		sqlite3_stmt *st = NULL;

		assert_int_equal(sqlite3_prepare_v2(db->sqlite,
				     sql_texts[i].text, -1, &st, NULL),
		    SQLITE_OK);
		for (int p = 1; p <= sqlite3_bind_parameter_count(st); p++) {
			const char *name = sqlite3_bind_parameter_name(st, p);

			assert_non_null(name);
			assert_int_equal(name[0], ':');
		}
		(void)sqlite3_finalize(st);
	}
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(every_statement_prepares_and_is_single),
		CASE(only_what_says_so_scans),
		CASE(a_scan_is_seen_through_its_alias),
		CASE(parameters_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
