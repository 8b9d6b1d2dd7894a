/* audit.c - vendorcat audit: the tag against the services. */
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "catalog/audit.h"
#include "cmd/cmd.h"
#include "cmd/filters.h"
#include "report/audit.h"

struct audit_command {
	struct filters filters;
	struct filter filter;
	struct cmd_texts rule;
	struct cmd_texts severity;
	const char *fail_on;
	bool all;
	bool fails; /* --fail-on was given */
	enum audit_severity limit;
	char today[DATE_DAY_SIZE];
	struct audit_options ask;
};

static bool
audit_severities(struct audit_command *o, struct err *err)
{
	for (size_t i = 0; i < o->severity.n; i++) {
		enum audit_severity s = AUDIT_ERROR;

		if (!audit_severity_parse(o->severity.text[i], &s, err))
			return false;
		o->ask.severity[s] = true;
	}
	if (o->all && o->severity.n == 0)
		memset(o->ask.severity, true, sizeof(o->ask.severity));
	o->fails = o->fail_on != NULL;
	return !o->fails || audit_severity_parse(o->fail_on, &o->limit, err);
}

static bool
audit_parse(struct audit_command *o, struct app *app, int argc, char **argv,
    struct err *err)
{
	const struct cmd_option option[] = { FILTERS_OPTIONS(&o->filters),
		{ "--rule", CMD_TEXTS, &o->rule },
		{ "--severity", CMD_TEXTS, &o->severity },
		{ "--all", CMD_FLAG, &o->all },
		{ "--fail-on", CMD_TEXT, &o->fail_on },
		{ NULL, CMD_FLAG, NULL } };
	const char *today = app->as_of != NULL ? app->as_of : app->now;

	if (!cmd_options(option, &argc, argv, err))
		return false;
	if (argc > 1)
		return err_set(err, ERR_USAGE,
		    "audit takes no argument \"%.80s\"", argv[1]);
	memcpy(o->today, today, DATE_DAY_SIZE - 1);
	o->ask.today = o->today;
	o->ask.filter = &o->filter;
	o->ask.rule = o->rule.text;
	o->ask.n_rule = o->rule.n;
	return audit_severities(o, err) &&
	       filters_settle(&o->filters, app->db, &o->filter, err);
}

static bool
audit_run(struct app *app, int argc, char **argv, struct err *err)
{
	struct audit_command o = { .all = false };
	struct audit *a = NULL;
	struct cmd_rows rows = { 0 };
	struct buf said = { 0 };
	bool ok = false;

	if (!audit_parse(&o, app, argc, argv, err) ||
	    !audit_ask(&a, app->db, &o.ask, err) ||
	    !cmd_rows_begin(&rows, app, o.filter.text, report_audit_columns,
		REPORT_AUDIT_COLUMNS, err))
		goto out;
	report_audit(rows.out, a);
	ok = cmd_rows_end(&rows, true, err);
	report_audit_summary(&said, a);
	if (ok)
		cmd_say(app, "%s", buf_text(&said));
	for (size_t i = 0; o.fails && i < audit_findings(a); i++) {
		if (audit_finding(a, i)->severity <= o.limit)
			app->findings = true;
	}
out:
	buf_clear(&said);
	audit_free(a);
	cmd_texts_clear(&o.rule);
	cmd_texts_clear(&o.severity);
	filter_clear(&o.filter);
	filters_clear(&o.filters);
	return ok;
}

const struct cmd cmd_audit = {
	.name = "audit",
	.args = "[--rule RULE] [--severity SEVERITY] [--all]\n"
		"             [--fail-on SEVERITY] [FILTERS]",
	.summary = "tags against services: what contradicts, what is stale",
	.help =
	    "  --rule RULE          only findings of that rule, T01 to T21\n"
	    "                       (repeat)\n"
	    "  --severity SEVERITY  only error, warn, info or ok (repeat)\n"
	    "  --all                findings that all is well (ok) too\n"
	    "  --fail-on SEVERITY   exit with 1 when something so bad or "
	    "worse\n"
	    "                       is found\n" FILTERS_HELP "\n"
	    "Stale (T17) is older than 24 months, counted from --as-of or\n"
	    "today.  What is not known contradicts nothing.\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = audit_run,
};
