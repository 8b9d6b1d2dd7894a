/* migrate.c - the schema of a catalog, brought up to date step by step. */
#include <sqlite3.h>
#include <stddef.h>

#include "base/buf.h"
#include "db/db.h"
#include "db/handle.h"

int
migrate_newest(void)
{
	return sql_schema[sql_schema_count - 1].version;
}

/* The views are made anew with every step: they are what the file promises
 * to others, whatever the tables behind them look like. */
static bool
migrate_views(struct db *db, struct err *err)
{
	for (int i = 0; i < sql_view_count; i++) {
		if (!handle_exec(db, sql_view[i].text, err))
			return err_prefix(err, "%s", sql_view[i].name);
	}
	return true;
}

bool
migrate_run(struct db *db, int version, struct err *err)
{
	struct buf text = { 0 };
	bool ok = true;

	for (int i = 0; ok && i < sql_schema_count; i++) {
		if (sql_schema[i].version <= version)
			continue;
		ok = handle_exec(db, sql_schema[i].text, err);
		if (!ok)
			(void)err_prefix(err, "%s", sql_schema[i].name);
	}
	buf_fmt(&text, "PRAGMA user_version = %d", migrate_newest());
	ok = ok && migrate_views(db, err) &&
	     handle_exec(db, buf_text(&text), err);
	buf_clear(&text);
	return ok;
}
