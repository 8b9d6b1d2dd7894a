/* check.c - vendorcat check: is the catalog whole. */
#include "catalog/check.h"

#include <string.h>

#include "cmd/cmd.h"
#include "out/out.h"

struct check_rows {
	struct app *app;
	struct out *out;
};

static bool
check_row(void *arg, const struct check_result *r, struct err *err)
{
	const struct check_rows *to = arg;

	(void)err;
	if (strcmp(r->severity, "warn") == 0 ||
	    strcmp(r->severity, "error") == 0)
		to->app->findings = true;
	out_row(to->out, (const struct out_value[]){ out_text(r->check),
			     out_text(r->severity), out_int(r->count),
			     out_text(r->finding) });
	return true;
}

static bool
check_cmd_run(struct app *app, int argc, char **argv, struct err *err)
{
	static const char *const columns[] = { "check", "severity", "count",
		"finding" };
	const struct cmd_option option[] = { { NULL, CMD_FLAG, NULL } };
	struct check_rows to = { .app = app };
	struct cmd_rows rows = { 0 };
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err))
		return false;
	if (argc > 1)
		return err_set(err, ERR_USAGE,
		    "check takes no argument \"%.80s\"", argv[1]);
	if (!cmd_rows_begin(&rows, app, NULL, columns, 4, err))
		return false;
	to.out = rows.out;
	ok = check_run(app->db, check_row, &to, err);
	return cmd_rows_end(&rows, ok, err);
}

const struct cmd cmd_check = {
	.name = "check",
	.args = "",
	.summary = "is the catalog whole: the file, and the data in it",
	.help =
	    "A row for each check: check, severity (ok, info, warn, error),\n"
	    "count of what is wrong, finding (what is checked, the first that\n"
	    "are wrong).  Exit status 1 when anything is warn or error.\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = check_cmd_run,
};
