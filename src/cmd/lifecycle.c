/* lifecycle.c - vendorcat lifecycle: development through commercialization. */
#include <strings.h>

#include "base/buf.h"
#include "catalog/lifecycle.h"
#include "cmd/cmd.h"
#include "cmd/filters.h"
#include "report/lifecycle.h"

struct lifecycle_command {
	struct filters filters;
	struct filter filter;
	struct lifecycle_options ask;
};

static bool
lifecycle_parse(struct lifecycle_command *o, struct app *app, int argc,
    char **argv, struct err *err)
{
	const struct cmd_option option[] = { FILTERS_OPTIONS(&o->filters),
		{ "--profile", CMD_TEXT, &o->ask.profile },
		{ "--scope", CMD_TEXT, &o->ask.scope },
		{ "--incomplete", CMD_FLAG, &o->ask.incomplete },
		{ NULL, CMD_FLAG, NULL } };

	if (!cmd_options(option, &argc, argv, err))
		return false;
	if (argc > 1)
		return err_set(err, ERR_USAGE,
		    "lifecycle takes no argument \"%.80s\"", argv[1]);
	if (o->ask.scope != NULL && strcasecmp(o->ask.scope, "DS") == 0)
		o->ask.scope = "DS";
	else if (o->ask.scope != NULL && strcasecmp(o->ask.scope, "DP") == 0)
		o->ask.scope = "DP";
	else if (o->ask.scope != NULL)
		return err_set(err, ERR_USAGE,
		    "--scope \"%.80s\" is not known; there are DS (drug "
		    "substance) and DP (drug product)",
		    o->ask.scope);
	o->ask.filter = &o->filter;
	return filters_settle(&o->filters, app->db, &o->filter, err);
}

static void
lifecycle_say(const struct app *app, const struct lifecycle_command *o,
    const struct lifecycle *l)
{
	struct buf said = { 0 };

	report_lifecycle_summary(&said, l, o->ask.scope);
	cmd_say(app, "%s", buf_text(&said));
	buf_reset(&said);
	report_lifecycle_silence(&said, l);
	if (said.len > 0)
		cmd_say(app, "%s", buf_text(&said));
	buf_clear(&said);
}

static bool
lifecycle_run(struct app *app, int argc, char **argv, struct err *err)
{
	struct lifecycle_command o = { .ask = { .incomplete = false } };
	struct lifecycle *l = NULL;
	struct cmd_rows rows = { 0 };
	bool ok = false;

	if (!lifecycle_parse(&o, app, argc, argv, err) ||
	    !lifecycle_ask(&l, app->db, &o.ask, err) ||
	    !cmd_rows_begin(&rows, app, o.filter.text, report_lifecycle_columns,
		REPORT_LIFECYCLE_COLUMNS, err))
		goto out;
	report_lifecycle(rows.out, l);
	ok = cmd_rows_end(&rows, true, err);
	if (ok)
		lifecycle_say(app, &o, l);
out:
	lifecycle_free(l);
	filter_clear(&o.filter);
	filters_clear(&o.filters);
	return ok;
}

const struct cmd cmd_lifecycle = {
	.name = "lifecycle",
	.args = "[--profile P] [--scope DS|DP] [--incomplete] [FILTERS]",
	.summary = "who supports development through commercialization",
	.help =
	    "  --profile P       what is missing of a profile, not of the "
	    "next\n"
	    "                    rung\n"
	    "  --scope DS|DP     drug substance or drug product alone\n"
	    "  --incomplete      only who is below full (or the "
	    "profile)\n" FILTERS_HELP "\n"
	    "A row for every vendor in both scopes, best level first.  The\n"
	    "ladder: span (some development, some commercial manufacture in\n"
	    "any scope), core (development, clinical and commercial in one\n"
	    "scope), chain (no stage missing), full (every service of a\n"
	    "CDMO), verified (validation and continuity as well).  have and\n"
	    "need count the stages of the next rung; missing names those it\n"
	    "lacks, with what is known of them.  With --modality: vendors\n"
	    "that state it for some service; their claims that state none\n"
	    "count as well.\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = lifecycle_run,
};
