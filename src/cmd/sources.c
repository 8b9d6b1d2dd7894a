/* sources.c - vendorcat sources: what was imported, and taking it back. */
#include "catalog/source.h"

#include <string.h>

#include "cmd/cmd.h"
#include "report/sources.h"

static bool
sources_run_list(struct app *app, struct err *err)
{
	struct cmd_rows rows = { 0 };
	bool ok = false;

	if (!cmd_rows_begin(
		&rows, app, NULL, sources_list_columns, SOURCES_LIST_N, err))
		return false;
	ok = sources_list(app->db, rows.out, err);
	return cmd_rows_end(&rows, ok, err);
}

static bool
sources_run_show(struct app *app, const char *which, struct err *err)
{
	struct cmd_rows rows = { 0 };
	int64_t id = 0;
	bool ok = false;

	if (!source_by_text(app->db, which, &id, err) ||
	    !cmd_rows_begin(
		&rows, app, NULL, sources_show_columns, SOURCES_SHOW_N, err))
		return false;
	ok = sources_show(app->db, id, rows.out, err);
	return cmd_rows_end(&rows, ok, err);
}

static bool
sources_run_drop(struct app *app, const char *which, struct err *err)
{
	struct source_dropped d = { 0 };
	int64_t id = 0;

	if (!cmd_db_write(app, err) ||
	    !source_by_text(app->db, which, &id, err) ||
	    !source_drop(app->db, id, &d, err))
		return false;
	cmd_say(app,
	    "source %lld is dropped; gone with it: claims %lld, words without "
	    "a claim %lld, vendors %lld, sites %lld; its rows are kept",
	    (long long)id, (long long)d.n_claim, (long long)d.n_mention,
	    (long long)d.n_vendor, (long long)d.n_site);
	return true;
}

static bool
sources_run(struct app *app, int argc, char **argv, struct err *err)
{
	static const char *const verbs[] = { "show", "drop" };
	const struct cmd_option option[] = { { NULL, CMD_FLAG, NULL } };
	const char *nearest = NULL;

	if (!cmd_options(option, &argc, argv, err))
		return false;
	if (argc == 1)
		return sources_run_list(app, err);
	if (argc == 3 && strcmp(argv[1], "show") == 0)
		return sources_run_show(app, argv[2], err);
	if (argc == 3 && strcmp(argv[1], "drop") == 0)
		return sources_run_drop(app, argv[2], err);
	if (strcmp(argv[1], "show") == 0 || strcmp(argv[1], "drop") == 0)
		return err_set(err, ERR_USAGE, "sources %s takes one source%s",
		    argv[1],
		    argc == 2 ? " (vendorcat sources lists them)" : "");
	nearest = cmd_nearest(argv[1], verbs, 2);
	return err_set(err, ERR_USAGE,
	    "sources takes show N or drop N, not \"%.80s\"%s%s%s", argv[1],
	    nearest == NULL ? "" : " (", nearest == NULL ? "" : nearest,
	    nearest == NULL ? "" : "?)");
}

const struct cmd cmd_sources = {
	.name = "sources",
	.args = "[show N | drop N]",
	.summary = "what was imported; how it was read; taking it back",
	.help = "Without a word: a row for each imported version of a file.\n"
		"  show N  how source N was read: settings, columns and what "
		"each was\n"
		"          taken for, every row set aside with its reason, "
		"remarks\n"
		"  drop N  take back what source N says: its claims, tags and "
		"unknown\n"
		"          words, and vendors and sites that nothing else "
		"speaks of;\n"
		"          fields it gave to other vendors stay, and its rows "
		"as read\n"
		"N is the number of a source or its name.\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = sources_run,
};
