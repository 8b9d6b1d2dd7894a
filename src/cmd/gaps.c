/* gaps.c - vendorcat gaps: what has too few independent vendors. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/gap.h"
#include "catalog/place.h"
#include "catalog/vendor.h"
#include "cmd/cmd.h"
#include "cmd/filters.h"
#include "report/gaps.h"

/* What --fail-on takes; each with all that are worse. */
enum fail_on { FAIL_NONE, FAIL_ZERO, FAIL_SINGLE, FAIL_ANY };
static const char *const fail_words[] = { "none", "zero", "single", "any" };

struct gaps_options {
	struct filters filters;
	struct cmd_texts without;
	struct cmd_texts without_country;
	const char *by;
	const char *fail_on;
	int64_t min;
	bool all;
	enum fail_on fail;
	struct filter filter;
	struct gap_options ask;
	int64_t *vendor;      /* owned */
	const char **country; /* owned */
};

static bool
gaps_fail_on(struct gaps_options *o, struct err *err)
{
	for (size_t i = 0; i < sizeof(fail_words) / sizeof(fail_words[0]);
	     i++) {
		if (strcmp(fail_words[i], o->fail_on) == 0) {
			o->fail = (enum fail_on)i;
			return true;
		}
	}
	return err_set(err, ERR_USAGE,
	    "--fail-on \"%.80s\" is not known; there are none, zero, single, "
	    "any",
	    o->fail_on);
}

static bool
gaps_without_vendors(struct gaps_options *o, struct app *app, struct err *err)
{
	o->vendor = xcalloc(o->without.n + 1, sizeof(*o->vendor));
	for (size_t i = 0; i < o->without.n; i++) {
		struct vendor v = { 0 };
		bool ok = vendor_by_text(app->db, o->without.text[i], &v, err);

		o->vendor[i] = v.id;
		vendor_clear(&v);
		if (!ok)
			return false;
	}
	o->ask.without_vendor = o->vendor;
	o->ask.n_without_vendor = o->without.n;
	return true;
}

static bool
gaps_without_countries(struct gaps_options *o, struct err *err)
{
	o->country = xcalloc(o->without_country.n + 1, sizeof(*o->country));
	for (size_t i = 0; i < o->without_country.n; i++) {
		const char *text = o->without_country.text[i];
		const char *near = NULL;

		o->country[i] = place_country(text, strlen(text));
		if (o->country[i] != NULL)
			continue;
		near = place_country_nearest(text, strlen(text));
		return err_set(err, ERR_USAGE,
		    "country \"%.80s\" is not known%s%s%s", text,
		    near == NULL ? "" : " (", near == NULL ? "" : near,
		    near == NULL ? "" : "?)");
	}
	o->ask.without_country = o->country;
	o->ask.n_without_country = o->without_country.n;
	return true;
}

static bool
gaps_parse(struct gaps_options *o, struct app *app, int argc, char **argv,
    struct err *err)
{
	const struct cmd_option option[] = { FILTERS_OPTIONS(&o->filters),
		{ "--by", CMD_TEXT, &o->by },
		{ "--profile", CMD_TEXT, &o->ask.profile },
		{ "--min", CMD_NUMBER, &o->min },
		{ "--all", CMD_FLAG, &o->all },
		{ "--without", CMD_TEXTS, &o->without },
		{ "--without-country", CMD_TEXTS, &o->without_country },
		{ "--fail-on", CMD_TEXT, &o->fail_on },
		{ NULL, CMD_FLAG, NULL } };

	o->min = -1;
	if (!cmd_options(option, &argc, argv, err))
		return false;
	if (argc > 1)
		return err_set(err, ERR_USAGE,
		    "gaps takes no argument \"%.80s\"", argv[1]);
	if (o->min == 0)
		return err_set(err, ERR_USAGE, "--min starts at 1");
	if (o->min > 0)
		o->ask.need = (size_t)o->min;
	o->ask.filter = &o->filter;
	return (o->by == NULL || axis_parse(o->by, &o->ask.axis, err)) &&
	       (o->fail_on == NULL || gaps_fail_on(o, err)) &&
	       filters_settle(&o->filters, app->db, &o->filter, err) &&
	       gaps_without_vendors(o, app, err) &&
	       gaps_without_countries(o, err);
}

static bool
gaps_fails(const struct gap *g, enum fail_on fail)
{
	for (size_t i = 0; i < gap_rows(g); i++) {
		enum gap_verdict v = gap_row(g, i)->verdict;

		if (fail == FAIL_ZERO && v == GAP_NONE)
			return true;
		if (fail == FAIL_SINGLE && v < GAP_UNKNOWN && v != GAP_BELOW)
			return true;
		if (fail == FAIL_ANY && v < GAP_UNKNOWN)
			return true;
	}
	return false;
}

static bool
gaps_print(struct gaps_options *o, struct app *app, const struct gap *g,
    struct err *err)
{
	const char *column[REPORT_GAPS_COLUMNS];
	size_t n = report_gaps_columns(o->ask.axis, column);
	struct cmd_rows rows = { 0 };
	struct buf said = { 0 };
	bool ok = false;

	if (!cmd_rows_begin(&rows, app, o->filter.text, column, n, err))
		return false;
	report_gaps(rows.out, g, o->ask.axis, o->all);
	ok = cmd_rows_end(&rows, true, err);
	report_gaps_summary(&said, g, &o->ask);
	if (ok)
		cmd_say(app, "%s", buf_text(&said));
	buf_clear(&said);
	return ok;
}

static bool
gaps_run(struct app *app, int argc, char **argv, struct err *err)
{
	struct gaps_options o = { .fail = FAIL_NONE };
	struct gap *g = NULL;
	bool ok = gaps_parse(&o, app, argc, argv, err) &&
		  gap_ask(&g, app->db, &o.ask, err) &&
		  gaps_print(&o, app, g, err);

	if (ok && gaps_fails(g, o.fail))
		app->findings = true;
	gap_free(g);
	free(o.vendor);
	free(o.country);
	cmd_texts_clear(&o.without);
	cmd_texts_clear(&o.without_country);
	filter_clear(&o.filter);
	filters_clear(&o.filters);
	return ok;
}

const struct cmd cmd_gaps = {
	.name = "gaps",
	.args = "[--profile P] [--by DIMENSION] [--min N] [--all]\n"
		"            [--without VENDOR] [--without-country COUNTRY]\n"
		"            [--fail-on none|zero|single|any] [FILTERS]",
	.summary = "what has too few independent vendors, worst first",
	.help =
	    "  --profile P       the mandatory stages of a profile (full-dp,\n"
	    "                    chain-ds ...) instead of all capabilities\n"
	    "  --by DIMENSION    a row per value of region, country, kind,\n"
	    "                    modality, phase or group\n"
	    "  --min N           independent vendors needed (2; by group: 1)\n"
	    "  --all             print what is covered too\n"
	    "  --without VENDOR  what gets worse without it (repeat)\n"
	    "  --without-country COUNTRY\n"
	    "                    what gets worse without that country "
	    "(repeat)\n"
	    "  --fail-on LEVEL   exit with 1 when a row is none (zero), none\n"
	    "                    or single, single-group, single-region\n"
	    "                    (single), or any gap (any); unknown is no\n"
	    "                    gap\n" FILTERS_HELP "\n"
	    "verdicts, worst first:\n"
	    "  none           nobody, as far as the sources can say\n"
	    "  single         one vendor\n"
	    "  single-group   several vendors of one corporate group\n"
	    "  below          fewer independent vendors than needed\n"
	    "  single-region  enough of them, all known to be in one region\n"
	    "  unknown        nobody for sure; somebody may, or no source can\n"
	    "                 say\n"
	    "  covered        enough of them\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = gaps_run,
};
