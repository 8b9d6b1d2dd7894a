/* export.c - vendorcat export: the whole catalog as rows. */
#include "cmd/chosen.h"
#include "cmd/cmd.h"
#include "report/exports.h"

/* What the argument names; NULL with err filled when it is nothing. */
static const struct exports *
export_what(int argc, char **argv, struct err *err)
{
	static const char *const words[] = { "claims", "vendors", "sites",
		"sources" };
	const struct exports *what = NULL;
	const char *nearest = NULL;

	if (argc == 2)
		what = exports_by_word(argv[1]);
	if (what != NULL)
		return what;
	if (argc != 2) {
		(void)err_set(err, ERR_USAGE,
		    "export takes one of claims, vendors, sites, sources");
		return NULL;
	}
	nearest = cmd_nearest(argv[1], words, 4);
	(void)err_set(err, ERR_USAGE, "export knows no \"%.80s\" (%s%s)",
	    argv[1],
	    nearest == NULL ? "claims, vendors, sites, sources" : nearest,
	    nearest == NULL ? "" : "?");
	return NULL;
}

static bool
export_run(struct app *app, int argc, char **argv, struct err *err)
{
	struct chosen c = { 0 };
	const struct cmd_option option[] = { FILTERS_OPTIONS(&c.filters),
		{ NULL, CMD_FLAG, NULL } };
	const struct exports *what = NULL;
	struct cmd_rows rows = { 0 };
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err))
		goto out;
	what = export_what(argc, argv, err);
	if (what == NULL || !chosen_open(&c, app, err) ||
	    !cmd_rows_begin(
		&rows, app, c.filter.text, what->column, what->n, err))
		goto out;
	ok = what->run(app->db, c.choice, rows.out, err);
	ok = cmd_rows_end(&rows, ok, err);
out:
	chosen_clear(&c);
	return ok;
}

const struct cmd cmd_export = {
	.name = "export",
	.args = "claims|vendors|sites|sources [FILTERS]",
	.summary = "the whole catalog as rows that import again",
	.help = "  claims   every claim of current sources, and where it comes "
		"from\n"
		"  vendors  every vendor with its names, identifiers and tags\n"
		"  sites    every site with its identifiers, as they came in\n"
		"  sources  every imported version\n"
		"\n" FILTERS_HELP,
	.db = CMD_DB_READ,
	.rows = true,
	.run = export_run,
};
