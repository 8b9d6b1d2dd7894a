/* db.h - the catalog file: opening, transactions, statements. */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "sql_gen.h" /* enum sql_id: SQL_VENDOR_LIST for "-- name: vendor_list" */

struct db;   /* an open catalog */
struct stmt; /* a statement in use */
struct feed; /* rows in memory that SQL reads (feed.h) */

enum db_mode {
	DB_READ,   /* must exist; nothing is ever written */
	DB_WRITE,  /* must exist */
	DB_CREATE, /* made when missing, readable by its owner alone */
	DB_MEMORY  /* a private one; the path is ignored */
};

/* Open the catalog at path and bring its schema up to date (DB_READ: one of
 * an older schema is refused with the way out).  A missing file, one that is
 * no SQLite database, no catalog of ours, newer than this program, or damaged
 * is ERR_DATA; what the system refuses is ERR_SYSTEM.
 *
 * When *created, the schema was just made and its transaction is still open:
 * the caller fills the catalog and calls db_end (setup_open does).  A file
 * that was made is removed again by db_close unless db_keep was called or a
 * further transaction was committed. */
bool db_open(struct db **out, const char *path, enum db_mode mode,
    bool *created, struct err *err);

/* The file that db_open made is wanted, whatever comes. */
void db_keep(struct db *db);

/* NULL is allowed.  An open transaction is rolled back. */
void db_close(struct db *db);

const char *db_path(const struct db *db);

/* Begin a write transaction (IMMEDIATE); end it by commit when ok, else by
 * rollback.  db_end returns ok, or false when the commit failed. */
bool db_begin(struct db *db, struct err *err);
bool db_end(struct db *db, bool ok, struct err *err);

/* Switch foreign key enforcement; only outside a transaction.  Who switches
 * it off for speed calls db_check_references before the commit. */
bool db_enforce(struct db *db, bool on, struct err *err);

/* Check every foreign key; a violation is ERR_DATA naming the table. */
bool db_check_references(struct db *db, struct err *err);

/* The number of rows changed by the last stmt_run. */
int64_t db_changes(const struct db *db);

/* The statement of that name, prepared on first use and kept.  NULL with err
 * filled on failure.  Asserts that nobody else is using it. */
struct stmt *db_stmt(struct db *db, enum sql_id id, struct err *err);

/* Bind a parameter by its name with the colon; a name the statement does not
 * have asserts.  Text is copied; NULL text is a null. */
void stmt_text(struct stmt *st, const char *name, const char *text);
void stmt_bytes(struct stmt *st, const char *name, const char *p, size_t n);
void stmt_int(struct stmt *st, const char *name, int64_t i);
void stmt_null(struct stmt *st, const char *name);

/* Next row: *found is false after the last. */
bool stmt_step(struct stmt *st, bool *found, struct err *err);

/* Run a statement that returns no rows (or whose rows do not matter). */
bool stmt_run(struct stmt *st, struct err *err);

/* The values of the row, columns from 0.  Text is NULL for a null and valid
 * until the next step or done; stmt_get_copy is the caller's, or NULL. */
int64_t stmt_get_int(struct stmt *st, int column);
double stmt_get_real(struct stmt *st, int column);
const char *stmt_get_text(struct stmt *st, int column);
char *stmt_get_copy(struct stmt *st, int column);
bool stmt_is_null(struct stmt *st, int column);

/* Reset and unbind; the statement may then be asked for again.  NULL is
 * allowed. */
void stmt_done(struct stmt *st);

/* The table feed_NAME that SQL may read (feed.h); the db owns it.  Asserts
 * that the name is one of feed.h's. */
struct feed *db_feed(struct db *db, const char *name);

/* --- reading in the user's own words (the command `sql`) --- */

enum db_type { DB_NULL, DB_INT, DB_REAL, DB_TEXT, DB_BLOB };

/* Prepare text written by a person on a catalog opened with DB_READ.  Only
 * reading is allowed (an authorizer refuses writes, ATTACH, PRAGMA,
 * load_extension ...) and only for `seconds` of time; a mistake is ERR_USAGE
 * with SQLite's words.  Use stmt_step, then the db_column functions; finish
 * with db_query_close. */
bool db_query_open(struct db *db, const char *text, int seconds,
    struct stmt **out, struct err *err);
int db_query_columns(struct stmt *st);
const char *db_query_name(struct stmt *st, int column);
enum db_type db_query_type(struct stmt *st, int column);
void db_query_close(struct db *db, struct stmt *st);

/* PRAGMA integrity_check: calls line for each finding (none: all is well). */
bool db_integrity(struct db *db, void (*line)(void *arg, const char *text),
    void *arg, struct err *err);

#endif
