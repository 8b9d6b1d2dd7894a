/* init.c - vendorcat init: a new catalog with what is built in. */
#include <sys/stat.h>

#include "catalog/capability.h"
#include "catalog/catalog.h"
#include "cmd/cmd.h"

static bool
init_new(struct app *app, struct err *err)
{
	struct stat info = { 0 };
	struct db *db = NULL;
	bool created = false;

	/* An empty file is what a crash while it was made leaves. */
	if (stat(app->path, &info) == 0 && info.st_size > 0)
		return err_set(err, ERR_DATA, "%s is already there", app->path);
	if (!catalog_open(&db, app->path, DB_CREATE, app->now, &created, err))
		return false;
	if (!created) {
		db_close(db);
		return err_set(err, ERR_DATA, "%s is already there", app->path);
	}
	db_keep(db);
	db_close(db);
	cmd_say(app,
	    "new catalog %s: %zu areas and services, no vendors yet "
	    "(vendorcat import FILE)",
	    app->path, capability_count());
	return true;
}

/* Opening for writing brings an older schema up to date. */
static bool
init_upgrade(struct app *app, struct err *err)
{
	struct db *db = NULL;

	if (!catalog_open(&db, app->path, DB_WRITE, app->now, NULL, err))
		return false;
	db_close(db);
	cmd_say(app, "%s is up to date", app->path);
	return true;
}

static bool
init_run(struct app *app, int argc, char **argv, struct err *err)
{
	bool upgrade = false;
	const struct cmd_option option[] = {
		{ "--upgrade", CMD_FLAG, &upgrade }, { NULL, CMD_FLAG, NULL }
	};

	if (!cmd_options(option, &argc, argv, err))
		return false;
	if (argc > 1)
		return err_set(err, ERR_USAGE,
		    "init takes no argument \"%.80s\" (--db %.80s?)", argv[1],
		    argv[1]);
	return upgrade ? init_upgrade(app, err) : init_new(app, err);
}

const struct cmd cmd_init = {
	.name = "init",
	.args = "[--upgrade]",
	.summary = "a new catalog: taxonomy, vocabulary, countries, profiles",
	.help = "Refuses where a file is already.\n"
		"  --upgrade  bring a catalog of an older program up to date\n",
	.db = CMD_DB_NONE,
	.run = init_run,
};
