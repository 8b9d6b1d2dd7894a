/* coverage.c - vendorcat coverage: capability by dimension. */
#include "catalog/coverage.h"
#include "base/buf.h"
#include "cmd/cmd.h"
#include "cmd/filters.h"
#include "report/coverage.h"

struct coverage_options {
	struct filters filters;
	const char *by;
	enum axis axis;
	struct filter filter;
};

static bool
coverage_parse(struct coverage_options *o, struct app *app, int argc,
    char **argv, struct err *err)
{
	const struct cmd_option option[] = { FILTERS_OPTIONS(&o->filters),
		{ "--by", CMD_TEXT, &o->by }, { NULL, CMD_FLAG, NULL } };

	if (!cmd_options(option, &argc, argv, err))
		return false;
	if (argc > 1)
		return err_set(err, ERR_USAGE,
		    "coverage takes no argument \"%.80s\"", argv[1]);
	if (o->by != NULL && !axis_parse(o->by, &o->axis, err))
		return false;
	return filters_settle(&o->filters, app->db, &o->filter, err);
}

static bool
coverage_run(struct app *app, int argc, char **argv, struct err *err)
{
	struct coverage_options o = { .axis = AXIS_NONE };
	struct report_columns columns = { 0 };
	struct coverage *c = NULL;
	struct cmd_rows rows = { 0 };
	struct buf said = { 0 };
	bool ok = false;

	if (!coverage_parse(&o, app, argc, argv, err) ||
	    !coverage_ask(&c, app->db, &o.filter, o.axis, err))
		goto out;
	report_coverage_columns(&columns, c, o.axis);
	if (!cmd_rows_begin(
		&rows, app, o.filter.text, columns.column, columns.n, err))
		goto out;
	report_coverage(rows.out, c, o.axis);
	ok = cmd_rows_end(&rows, true, err);
	report_coverage_summary(&said, c);
	if (ok)
		cmd_say(app, "%s", buf_text(&said));
out:
	buf_clear(&said);
	report_columns_clear(&columns);
	coverage_free(c);
	filter_clear(&o.filter);
	filters_clear(&o.filters);
	return ok;
}

const struct cmd cmd_coverage = {
	.name = "coverage",
	.args = "[--by DIMENSION] [FILTERS]",
	.summary = "how many independent vendors offer each capability",
	.help =
	    "  --by DIMENSION  a column per value of region, country, kind,\n"
	    "                  modality, phase or group; each cell counts\n"
	    "                  independent vendors (corporate "
	    "groups)\n" FILTERS_HELP "\n"
	    "Without --by: vendors that offer it, groups and countries and\n"
	    "regions among them, then vendors that plan it, have it through a\n"
	    "partner, in part, say no, and of whom nothing is known.  A row\n"
	    "of an area counts claims that do not state the stage.\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = coverage_run,
};
