/* handle.h - what is behind struct db; private to src/db. */
#ifndef DB_HANDLE_H
#define DB_HANDLE_H

#include <sqlite3.h>
#include <time.h>

#include "db/db.h"
#include "db/feed.h"

#define HANDLE_COUNT_FEED(word) +1
enum { HANDLE_FEEDS = 0 FEED_NAMES(HANDLE_COUNT_FEED) };

struct stmt {
	struct db *db;
	sqlite3_stmt *sqlite; /* owned; NULL: not prepared yet */
	bool busy;            /* handed out and not done */
};

struct db {
	sqlite3 *sqlite; /* owned */
	char *path;      /* owned */
	bool made;       /* db_close removes the file */
	bool in_setup;   /* the transaction that makes the schema is open */
	struct timespec deadline; /* of a query in the user's own words */
	int seconds;              /* its time, 0: no limit */
	struct stmt stmt[SQL_COUNT];
	struct feed *feed[HANDLE_FEEDS]; /* owned */
};

/* Fill err from the SQLite result code rc of db: busy, full, damaged, ...;
 * always false. */
bool handle_fail(struct db *db, int rc, struct err *err);

/* Run fixed text of one or more statements that return nothing. */
bool handle_exec(struct db *db, const char *text, struct err *err);

/* Bring the schema of db (version 0: nothing yet) up to date, in the open
 * transaction. */
bool migrate_run(struct db *db, int version, struct err *err);

/* The newest schema this program knows. */
int migrate_newest(void);

/* Register the table feed_NAME; f is freed by feed_free. */
bool feed_register(
    struct db *db, const char *name, struct feed *f, struct err *err);
struct feed *feed_new(void);
void feed_free(struct feed *f);

#endif
