/* db.c - the catalog file: opening, transactions, errors. */
#include "db/db.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "db/feed.h"
#include "db/handle.h"

/* "vcat": what sql/schema/0001_catalog.sql sets. */
#define DB_APPLICATION_ID 1986224500

#define DB_BUSY_MS 5000

bool
handle_fail(struct db *db, int rc, struct err *err)
{
	const char *text = sqlite3_errmsg(db->sqlite);

	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(err, ERR_SYSTEM,
		    "%s: another program is writing to the catalog; try "
		    "again when it has finished",
		    db->path);
	case SQLITE_FULL:
		return err_set(
		    err, ERR_SYSTEM, "%s: the disk is full", db->path);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return err_set(err, ERR_DATA,
		    "%s: the file is damaged or no SQLite database (%s)",
		    db->path, text);
	case SQLITE_READONLY:
		return err_set(
		    err, ERR_SYSTEM, "%s: cannot be written to", db->path);
	case SQLITE_NOMEM:
		return db->seconds == 0
			   ? err_set(err, ERR_SYSTEM, "out of memory")
			   : err_set(err, ERR_USAGE,
				 "the query needs too much memory");
	case SQLITE_INTERRUPT:
		return err_set(err, ERR_USAGE,
		    "stopped after %d seconds (--seconds allows more)",
		    db->seconds);
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_PROTOCOL:
		return err_set(err, ERR_SYSTEM, "%s: %s", db->path, text);
	default:
		return err_set(err, ERR_DATA, "%s: %s", db->path, text);
	}
}

bool
handle_exec(struct db *db, const char *text, struct err *err)
{
	int rc = sqlite3_exec(db->sqlite, text, NULL, NULL, NULL);

	return rc == SQLITE_OK || handle_fail(db, rc, err);
}

/* The one integer a PRAGMA answers with. */
static bool
db_pragma(struct db *db, const char *text, int64_t *value, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(db->sqlite, text, -1, &st, NULL);

	*value = 0;
	if (rc == SQLITE_OK) {
		rc = sqlite3_step(st);
		if (rc == SQLITE_ROW)
			*value = sqlite3_column_int64(st, 0);
		rc = sqlite3_finalize(st);
	}
	return rc == SQLITE_OK || handle_fail(db, rc, err);
}

/* Look at the file before SQLite does; *empty: it is missing or holds
 * nothing (a crash while it was being made). */
static bool
db_look(const char *path, enum db_mode mode, bool *empty, struct err *err)
{
	struct stat info = { 0 };

	*empty = false;
	if (stat(path, &info) != 0) {
		if (errno != ENOENT)
			return err_errno(err, "%s", path);
		*empty = true;
		return mode == DB_CREATE ||
		       err_set(err, ERR_DATA,
			   "%s: there is no such catalog (vendorcat import "
			   "FILE "
			   "makes one; --db names another)",
			   path);
	}
	if (!S_ISREG(info.st_mode))
		return err_set(err, ERR_DATA, "%s: not a regular file", path);
	*empty = info.st_size == 0;
	if (*empty && mode != DB_CREATE)
		return err_set(err, ERR_DATA,
		    "%s: the file is empty, not a catalog (vendorcat import "
		    "FILE fills it)",
		    path);
	return true;
}

/* Make the file, readable by its owner alone; one that is there is left. */
static bool
db_make(struct db *db, struct err *err)
{
	int fd = open(db->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno == EEXIST || err_errno(err, "%s", db->path);
	db->made = true;
	return close(fd) == 0 || err_errno(err, "%s", db->path);
}

static bool
db_configure(struct db *db, enum db_mode mode, struct err *err)
{
	sqlite3 *s = db->sqlite;
	int i = 0;

	/* These fail only for options the library was built without. */
	(void)sqlite3_extended_result_codes(s, 1);
	(void)sqlite3_busy_timeout(s, DB_BUSY_MS);
	(void)sqlite3_db_config(s, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_db_config(s, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	(void)sqlite3_db_config(s, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	(void)sqlite3_limit(s, SQLITE_LIMIT_ATTACHED, 0);
#define DB_FEED(word)                                                         \
	if (!feed_register(db, "feed_" #word, db->feed[i] = feed_new(), err)) \
		return false;                                                 \
	i++;
	FEED_NAMES(DB_FEED)
#undef DB_FEED
	/* Text kept while sorting stays in memory: no second file holds what
	 * the catalog's permissions protect. */
	return handle_exec(db,
	    mode == DB_READ ? "PRAGMA temp_store = MEMORY;"
			      "PRAGMA query_only = ON"
			    : "PRAGMA temp_store = MEMORY;"
			      "PRAGMA synchronous = EXTRA",
	    err);
}

static bool
db_create(struct db *db, bool *created, struct err *err)
{
	int64_t tables = 0;

	/* Measured for imports: larger pages take 12 % less time. */
	if (!handle_exec(db, "PRAGMA page_size = 16384", err) ||
	    !db_begin(db, err) ||
	    !db_pragma(db, "PRAGMA schema_version", &tables, err))
		return false;
	if (tables == 0) {
		*created = true;
		db->in_setup = true;
		return migrate_run(db, 0, err);
	}
	/* Somebody else has made it while we waited: it is theirs. */
	db->made = false;
	(void)db_end(db, false, err); /* nothing was written */
	return true;
}

static bool
db_upgrade(struct db *db, int version, enum db_mode mode, struct err *err)
{
	if (version == migrate_newest())
		return true;
	if (version > migrate_newest())
		return err_set(err, ERR_DATA,
		    "%s: made by a newer vendorcat (schema %d, this one knows "
		    "%d); update the program",
		    db->path, version, migrate_newest());
	if (mode == DB_READ)
		return err_set(err, ERR_DATA,
		    "%s: made by an older vendorcat (schema %d, now %d); "
		    "the next import brings it up to date",
		    db->path, version, migrate_newest());
	return db_begin(db, err) &&
	       db_end(db, migrate_run(db, version, err), err);
}

/* What the file is: a catalog of ours, something else, or nothing yet. */
static bool
db_recognise(struct db *db, enum db_mode mode, bool empty, bool *created,
    struct err *err)
{
	int64_t id = 0;
	int64_t version = 0;
	int64_t tables = 0;

	if (!db_pragma(db, "PRAGMA application_id", &id, err) ||
	    !db_pragma(db, "PRAGMA user_version", &version, err) ||
	    !db_pragma(db, "PRAGMA schema_version", &tables, err))
		return false;
	if (tables == 0 &&
	    (mode == DB_MEMORY || (empty && mode == DB_CREATE))) {
		if (!db_create(db, created, err) || *created)
			return *created;
		if (!db_pragma(db, "PRAGMA application_id", &id, err) ||
		    !db_pragma(db, "PRAGMA user_version", &version, err))
			return false;
	}
	if (id != DB_APPLICATION_ID || version < 1)
		return err_set(err, ERR_DATA,
		    "%s: a SQLite database, but not a vendorcat catalog "
		    "(--db names another file)",
		    db->path);
	return db_upgrade(db, (int)version, mode, err);
}

static bool
db_connect(struct db *db, enum db_mode mode, struct err *err)
{
	const char *name = mode == DB_MEMORY ? ":memory:" : db->path;
	struct buf plain = { 0 };
	int rc = SQLITE_OK;

	/* A file of such a name is a file, not one of SQLite's special ones. */
	if (mode != DB_MEMORY && name[0] == ':')
		buf_str(&plain, "./");
	buf_str(&plain, name);
	/* Also for reading: a catalog left by a crash has to be rolled back
	 * first.  Where the file cannot be written SQLite reads it anyway. */
	rc = sqlite3_open_v2(buf_text(&plain), &db->sqlite,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
		(mode == DB_MEMORY ? SQLITE_OPEN_CREATE : 0),
	    NULL);
	buf_clear(&plain);
	if (rc != SQLITE_OK)
		return db->sqlite == NULL
			   ? err_set(err, ERR_SYSTEM, "out of memory")
			   : handle_fail(db, rc, err);
	return db_configure(db, mode, err);
}

bool
db_open(struct db **out, const char *path, enum db_mode mode, bool *created,
    struct err *err)
{
	struct db *db = NULL;
	bool is_new = false;
	bool empty = false;
	bool ok = false;

	if (mode != DB_MEMORY && path[0] == '\0')
		return err_set(err, ERR_USAGE, "the catalog's name is empty");
	db = xcalloc(1, sizeof(*db));
	db->path = xstrdup(mode == DB_MEMORY ? "(in memory)" : path);
	if (mode != DB_MEMORY) {
		if (!db_look(path, mode, &empty, err))
			goto out;
		if (mode == DB_CREATE && empty && !db_make(db, err))
			goto out;
	}
	if (!db_connect(db, mode, err) ||
	    !db_recognise(db, mode, empty, &is_new, err))
		goto out;
	if (created != NULL)
		*created = is_new;
	*out = db;
	db = NULL;
	ok = true;
out:
	db_close(db);
	return ok;
}

void
db_keep(struct db *db)
{
	db->made = false;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	for (int i = 0; i < SQL_COUNT; i++)
		(void)sqlite3_finalize(db->stmt[i].sqlite); /* told before */
	/* Nothing of it is wanted; when it cannot be removed it is an empty
	 * catalog. */
	if (db->made)
		(void)unlink(db->path);
	(void)sqlite3_close(db->sqlite); /* all its statements are gone */
	for (int i = 0; i < HANDLE_FEEDS; i++)
		feed_free(db->feed[i]);
	free(db->path);
	free(db);
}

const char *
db_path(const struct db *db)
{
	return db->path;
}

bool
db_begin(struct db *db, struct err *err)
{
	return handle_exec(db, "BEGIN IMMEDIATE", err);
}

bool
db_end(struct db *db, bool ok, struct err *err)
{
	if (ok && handle_exec(db, "COMMIT", err)) {
		if (!db->in_setup)
			db->made = false;
		db->in_setup = false;
		return true;
	}
	/* SQLite itself has rolled back after some failures. */
	if (sqlite3_get_autocommit(db->sqlite) == 0)
		(void)sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

bool
db_enforce(struct db *db, bool on, struct err *err)
{
	assert(sqlite3_get_autocommit(db->sqlite) != 0);
	return handle_exec(db,
	    on ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF", err);
}

bool
db_check_references(struct db *db, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(
	    db->sqlite, "PRAGMA foreign_key_check", -1, &st, NULL);
	bool ok = true;

	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		ok = err_set(err, ERR_DATA,
		    "%s: a row of %s refers to a row of %s that is not there",
		    db->path, (const char *)sqlite3_column_text(st, 0),
		    (const char *)sqlite3_column_text(st, 2));
	else if (rc != SQLITE_DONE)
		ok = handle_fail(db, rc, err);
	(void)sqlite3_finalize(st); /* told above */
	return ok;
}

int64_t
db_changes(const struct db *db)
{
	return sqlite3_changes64(db->sqlite);
}

struct feed *
db_feed(struct db *db, const char *name)
{
	struct feed *found = NULL;
	int i = 0;

#define DB_FEED(word)                 \
	if (strcmp(name, #word) == 0) \
		found = db->feed[i];  \
	i++;
	FEED_NAMES(DB_FEED)
#undef DB_FEED
	assert(found != NULL);
	return found;
}

bool
db_integrity(struct db *db, void (*line)(void *arg, const char *text),
    void *arg, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(
	    db->sqlite, "PRAGMA integrity_check", -1, &st, NULL);

	while (rc == SQLITE_OK || rc == SQLITE_ROW) {
		const char *text = NULL;

		rc = sqlite3_step(st);
		if (rc != SQLITE_ROW)
			break;
		text = (const char *)sqlite3_column_text(st, 0);
		if (text != NULL && strcmp(text, "ok") != 0)
			line(arg, text);
	}
	(void)sqlite3_finalize(st); /* told below */
	return rc == SQLITE_DONE || handle_fail(db, rc, err);
}
