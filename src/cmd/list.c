/* list.c - vendorcat list: the vendors, a row each. */
#include "cmd/chosen.h"
#include "cmd/cmd.h"
#include "report/vendors.h"

static bool
list_run(struct app *app, int argc, char **argv, struct err *err)
{
	struct chosen c = { 0 };
	const struct cmd_option option[] = { FILTERS_OPTIONS(&c.filters),
		{ NULL, CMD_FLAG, NULL } };
	struct cmd_rows rows = { 0 };
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err))
		goto out;
	if (argc > 1) {
		(void)err_set(err, ERR_USAGE,
		    "list takes no argument \"%.80s\" (vendorcat search "
		    "\"%.80s\"?)",
		    argv[1], argv[1]);
		goto out;
	}
	if (!chosen_open(&c, app, err) ||
	    !choice_count_sources(c.choice, app->db, err) ||
	    !cmd_rows_begin(&rows, app, c.filter.text, vendors_list_columns,
		VENDORS_LIST_N, err))
		goto out;
	ok = vendors_list(app->db, c.choice, rows.out, err);
	ok = cmd_rows_end(&rows, ok, err);
out:
	chosen_clear(&c);
	return ok;
}

const struct cmd cmd_list = {
	.name = "list",
	.args = "[FILTERS]",
	.summary = "the vendors, a row each, by name",
	.help = FILTERS_HELP
	"\n"
	"columns:\n"
	"  vendor, kind (CMO, CDMO or nothing), country, region, city (head\n"
	"  office), group (corporate parent), sites, site_countries, offered\n"
	"  (how many services), evidence (the best level behind them, E0 to\n"
	"  E5), sources (how many speak of it), website, code\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = list_run,
};
