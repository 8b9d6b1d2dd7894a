/* test_db.c - opening, refusing, transactions, queries in a user's words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/db.h"
#include "db/feed.h"

static char dir[] = "/tmp/vendorcat-test-db.XXXXXX";

static int
enter(void **state)
{
	(void)state;
	return mkdtemp(dir) != NULL && chdir(dir) == 0 ? 0 : -1;
}

static int
leave(void **state)
{
	(void)state;
	if (chdir("/") != 0)
		return -1;
	return rmdir(dir);
}

static void
make_catalog(const char *path)
{
	struct db *db = NULL;
	struct err err = { 0 };
	bool created = false;

	assert_true(db_open(&db, path, DB_CREATE, &created, &err));
	assert_true(created);
	assert_true(db_end(db, true, &err));
	db_keep(db);
	db_close(db);
}

static void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
}

/* A catalog opened with the sqlite library itself, to look or to spoil. */
static void
run_sqlite(const char *path, const char *sql)
{
	sqlite3 *s = NULL;

	assert_int_equal(sqlite3_open(path, &s), SQLITE_OK);
	assert_int_equal(sqlite3_exec(s, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(s), SQLITE_OK);
}

static void
a_missing_catalog_is_refused_and_not_made(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };

	(void)state;
	assert_false(db_open(&db, "none.db", DB_READ, NULL, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_non_null(strstr(err.text, "none.db"));
	err = (struct err){ 0 };
	assert_false(db_open(&db, "none.db", DB_WRITE, NULL, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_int_not_equal(access("none.db", F_OK), 0);
}

static void
a_new_catalog_is_its_owners_alone(void **state)
{
	struct stat info = { 0 };

	(void)state;
	make_catalog("own.db");
	assert_int_equal(stat("own.db", &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_int_equal(unlink("own.db"), 0);
}

static void
a_catalog_made_for_nothing_is_removed(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };
	bool created = false;

	(void)state;
	assert_true(db_open(&db, "gone.db", DB_CREATE, &created, &err));
	assert_true(db_end(db, true, &err));
	assert_true(db_begin(db, &err));
	assert_false(db_end(db, false, &err));
	db_close(db);
	assert_int_not_equal(access("gone.db", F_OK), 0);

	assert_true(db_open(&db, "kept.db", DB_CREATE, &created, &err));
	assert_true(db_end(db, true, &err));
	assert_true(db_begin(db, &err));
	assert_true(db_end(db, true, &err));
	db_close(db);
	assert_int_equal(access("kept.db", F_OK), 0);
	assert_int_equal(unlink("kept.db"), 0);
}

static void
an_empty_file_left_by_a_crash_becomes_a_catalog(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };
	bool created = false;

	(void)state;
	write_file("crash.db", "");
	assert_false(db_open(&db, "crash.db", DB_READ, NULL, &err));
	assert_int_equal(err.kind, ERR_DATA);
	err = (struct err){ 0 };
	assert_true(db_open(&db, "crash.db", DB_CREATE, &created, &err));
	assert_true(created);
	assert_true(db_end(db, true, &err));
	db_close(db);
	assert_int_equal(unlink("crash.db"), 0);
}

static void
what_is_no_catalog_is_refused_untouched(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };
	struct stat info = { 0 };

	(void)state;
	write_file("text.db", "Vendor,Country\nAcme,CH\n");
	assert_false(db_open(&db, "text.db", DB_CREATE, NULL, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_int_equal(stat("text.db", &info), 0);
	assert_int_equal(info.st_size, 23);
	assert_int_equal(unlink("text.db"), 0);

	err = (struct err){ 0 };
	run_sqlite("other.db", "CREATE TABLE t(a)");
	assert_false(db_open(&db, "other.db", DB_WRITE, NULL, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_non_null(strstr(err.text, "not a vendorcat catalog"));
	assert_int_equal(unlink("other.db"), 0);
}

static void
a_newer_catalog_is_refused(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };

	(void)state;
	make_catalog("newer.db");
	run_sqlite("newer.db", "PRAGMA user_version = 9999");
	assert_false(db_open(&db, "newer.db", DB_READ, NULL, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_non_null(strstr(err.text, "9999"));
	err = (struct err){ 0 };
	assert_false(db_open(&db, "newer.db", DB_WRITE, NULL, &err));
	assert_int_equal(unlink("newer.db"), 0);
}

static void
reading_never_writes(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };
	struct stmt *st = NULL;

	(void)state;
	make_catalog("read.db");
	assert_true(db_open(&db, "read.db", DB_READ, NULL, &err));
	st = db_stmt(db, SQL_GROUP_INSERT, &err);
	assert_non_null(st);
	stmt_int(st, ":id", 1);
	stmt_text(st, ":key", "acme");
	stmt_text(st, ":name", "Acme");
	assert_false(stmt_run(st, &err));
	stmt_done(st);
	db_close(db);
	assert_int_equal(unlink("read.db"), 0);
}

static int64_t
count_groups(struct db *db)
{
	struct err err = { 0 };
	struct stmt *st = db_stmt(db, SQL_GROUP_ALL, &err);
	bool found = true;
	int64_t n = -1;

	assert_non_null(st);
	while (found) {
		n++;
		assert_true(stmt_step(st, &found, &err));
	}
	stmt_done(st);
	return n;
}

static void
add_group(struct db *db, int64_t id, const char *key)
{
	struct err err = { 0 };
	struct stmt *st = db_stmt(db, SQL_GROUP_INSERT, &err);

	assert_non_null(st);
	stmt_int(st, ":id", id);
	stmt_text(st, ":key", key);
	stmt_text(st, ":name", key);
	assert_true(stmt_run(st, &err));
	stmt_done(st);
}

static void
a_transaction_that_failed_leaves_nothing(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };

	(void)state;
	make_catalog("tx.db");
	assert_true(db_open(&db, "tx.db", DB_WRITE, NULL, &err));
	assert_true(db_begin(db, &err));
	add_group(db, 1, "acme");
	assert_false(db_end(db, false, &err));
	assert_int_equal(count_groups(db), 0);
	assert_true(db_begin(db, &err));
	add_group(db, 1, "acme");
	assert_true(db_end(db, true, &err));
	assert_int_equal(count_groups(db), 1);
	db_close(db);
	assert_int_equal(unlink("tx.db"), 0);
}

static void
a_reference_to_nothing_is_found(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };
	struct feed *f = NULL;
	struct stmt *st = NULL;
	bool created = false;

	(void)state;
	assert_true(db_open(&db, "", DB_MEMORY, &created, &err));
	assert_true(db_end(db, true, &err));
	assert_true(db_enforce(db, false, &err));
	assert_true(db_begin(db, &err));
	assert_true(db_check_references(db, &err));
	f = db_feed(db, "alias");
	feed_shape(f, 4);
	for (int i = 0; i < 5000; i++) {
		char key[16];

		(void)snprintf(key, sizeof(key), "k%05d", i);
		feed_text(f, key);
		feed_int(f, 77);
		feed_bytes(f, "Name", 4);
		feed_text(f, "name");
	}
	assert_int_equal(feed_rows(f), 5000);
	st = db_stmt(db, SQL_LOAD_FEED_ALIAS, &err);
	assert_non_null(st);
	assert_true(stmt_run(st, &err));
	assert_int_equal(db_changes(db), 5000);
	stmt_done(st);
	assert_false(db_check_references(db, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_non_null(strstr(err.text, "alias"));
	db_close(db);
}

static void
refused(struct db *db, const char *text)
{
	struct stmt *st = NULL;
	struct err err = { 0 };

	if (db_query_open(db, text, 1, &st, &err)) {
		db_query_close(db, st);
		fail_msg("not refused: %s", text);
	}
	assert_int_equal(err.kind, ERR_USAGE);
}

static void
a_users_query_can_only_read(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };
	struct stmt *st = NULL;
	bool found = false;

	(void)state;
	make_catalog("query.db");
	assert_true(db_open(&db, "query.db", DB_READ, NULL, &err));
	refused(db, "DELETE FROM vendor");
	refused(db, "INSERT INTO setting VALUES ('a', 'b')");
	refused(db, "UPDATE vendor SET name = 'x' RETURNING id");
	refused(db, "CREATE TEMP TABLE t(a)");
	refused(db, "DROP TABLE claim");
	refused(db, "ATTACH 'x.db' AS x");
	refused(db, "ATTACH ':memory:' AS x");
	refused(db, "VACUUM INTO 'copy.db'");
	refused(db, "PRAGMA journal_mode = WAL");
	refused(db, "PRAGMA query_only = OFF");
	refused(db, "SELECT * FROM pragma_database_list");
	refused(db, "SELECT load_extension('x')");
	refused(db, "BEGIN");
	refused(db, "");
	refused(db, " -- nothing\n;");
	refused(db, "SELECT 1; DELETE FROM vendor");
	refused(db, "SELECT nothing_like_this");
	assert_true(db_query_open(db,
	    "WITH a(x) AS (SELECT 40) SELECT x + 2 AS n FROM a; -- ok", 1, &st,
	    &err));
	assert_int_equal(db_query_columns(st), 1);
	assert_string_equal(db_query_name(st, 0), "n");
	assert_true(stmt_step(st, &found, &err));
	assert_true(found);
	assert_int_equal(db_query_type(st, 0), DB_INT);
	assert_int_equal(stmt_get_int(st, 0), 42);
	db_query_close(db, st);
	/* What is allowed to the program again afterwards. */
	assert_int_equal(count_groups(db), 0);
	db_close(db);
	assert_int_not_equal(access("copy.db", F_OK), 0);
	assert_int_equal(unlink("query.db"), 0);
}

static void
a_users_query_ends_in_time(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };
	struct stmt *st = NULL;
	bool found = true;
	bool ok = true;

	(void)state;
	make_catalog("slow.db");
	assert_true(db_open(&db, "slow.db", DB_READ, NULL, &err));
	assert_true(db_query_open(db,
	    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
	    "SELECT count(*) FROM n",
	    1, &st, &err));
	ok = stmt_step(st, &found, &err);
	assert_false(ok);
	assert_int_equal(err.kind, ERR_USAGE);
	db_query_close(db, st);
	err = (struct err){ 0 };
	ok = db_query_open(
	    db, "SELECT length(randomblob(900000000))", 5, &st, &err);
	if (ok) {
		ok = stmt_step(st, &found, &err);
		db_query_close(db, st);
	}
	assert_false(ok);
	db_close(db);
	assert_int_equal(unlink("slow.db"), 0);
}

static void
note_line(void *arg, const char *text)
{
	(void)text;
	++*(int *)arg;
}

static void
a_damaged_page_is_told(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };
	FILE *f = NULL;
	int lines = 0;
	char junk[400];

	(void)state;
	make_catalog("bad.db");
	assert_true(db_open(&db, "bad.db", DB_READ, NULL, &err));
	assert_true(db_integrity(db, note_line, &lines, &err));
	assert_int_equal(lines, 0);
	db_close(db);
	db = NULL;
	memset(junk, 0x5a, sizeof(junk));
	f = fopen("bad.db", "r+b");
	assert_non_null(f);
	/* The head of the third page: the root of a table or an index. */
	assert_int_equal(fseek(f, 2 * 16384L, SEEK_SET), 0);
	assert_int_equal(fwrite(junk, 1, sizeof(junk), f), sizeof(junk));
	assert_int_equal(fclose(f), 0);
	if (db_open(&db, "bad.db", DB_READ, NULL, &err)) {
		bool ok = db_integrity(db, note_line, &lines, &err);

		assert_true(!ok || lines > 0);
	} else {
		assert_int_equal(err.kind, ERR_DATA);
	}
	db_close(db);
	assert_int_equal(unlink("bad.db"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_missing_catalog_is_refused_and_not_made),
		cmocka_unit_test(a_new_catalog_is_its_owners_alone),
		cmocka_unit_test(a_catalog_made_for_nothing_is_removed),
		cmocka_unit_test(
		    an_empty_file_left_by_a_crash_becomes_a_catalog),
		cmocka_unit_test(what_is_no_catalog_is_refused_untouched),
		cmocka_unit_test(a_newer_catalog_is_refused),
		cmocka_unit_test(reading_never_writes),
		cmocka_unit_test(a_transaction_that_failed_leaves_nothing),
		cmocka_unit_test(a_reference_to_nothing_is_found),
		cmocka_unit_test(a_users_query_can_only_read),
		cmocka_unit_test(a_users_query_ends_in_time),
		cmocka_unit_test(a_damaged_page_is_told),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
