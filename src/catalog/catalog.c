/* catalog.c - the catalog as a whole: opened, filled when new, described. */
#include "catalog/catalog.h"

#include <stddef.h>

#include "catalog/setup.h"

bool
catalog_open(struct db **out, const char *path, enum db_mode mode,
    const char *now, bool *created, struct err *err)
{
	struct db *db = NULL;
	bool is_new = false;

	if (!db_open(&db, path, mode, &is_new, err))
		return false;
	if (is_new && !db_end(db, setup_fill(db, now, err), err)) {
		db_close(db);
		return false;
	}
	if (created != NULL)
		*created = is_new;
	*out = db;
	return true;
}

bool
catalog_setting(struct db *db, const char *name, char **value, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_CATALOG_SETTING, err);
	bool found = false;
	bool ok = false;

	*value = NULL;
	if (st == NULL)
		goto out;
	stmt_text(st, ":name", name);
	if (!stmt_step(st, &found, err))
		goto out;
	if (found)
		*value = stmt_get_copy(st, 0);
	ok = true;
out:
	stmt_done(st);
	return ok;
}
