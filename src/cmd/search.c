/* search.c - vendorcat search: words in everything known of vendors. */
#include "catalog/search.h"

#include "base/buf.h"
#include "cmd/chosen.h"
#include "cmd/cmd.h"
#include "out/out.h"
#include "report/vendors.h"

/* All arguments together are the words. */
static bool
search_words(struct buf *words, int argc, char **argv, struct err *err)
{
	for (int i = 1; i < argc; i++)
		buf_fmt(words, "%s%s", i == 1 ? "" : " ", argv[i]);
	return argc > 1 ||
	       err_set(err, ERR_USAGE, "search what? (vendorcat search TEXT)");
}

static bool
search_cmd_run(struct app *app, int argc, char **argv, struct err *err)
{
	struct chosen c = { 0 };
	const struct cmd_option option[] = { FILTERS_OPTIONS(&c.filters),
		{ NULL, CMD_FLAG, NULL } };
	struct search search = { 0 };
	struct cmd_rows rows = { 0 };
	struct buf words = { 0 };
	bool none = false;
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err) ||
	    !search_words(&words, argc, argv, err) ||
	    !chosen_open(&c, app, err) ||
	    !search_run(&search, app->db, c.vocab, buf_text(&words), err) ||
	    !cmd_rows_begin(&rows, app, c.filter.text, vendors_search_columns,
		VENDORS_SEARCH_N, err))
		goto out;
	ok = vendors_search(app->db, c.choice, &search, rows.out, err);
	none = out_count(rows.out) == 0;
	ok = cmd_rows_end(&rows, ok, err);
	if (ok && none)
		cmd_say(
		    app, "nothing on file matches \"%s\"", buf_text(&words));
out:
	search_clear(&search);
	chosen_clear(&c);
	buf_clear(&words);
	return ok;
}

const struct cmd cmd_search = {
	.name = "search",
	.args = "TEXT [FILTERS]",
	.summary = "find vendors by any words: names, places, services",
	.help =
	    "TEXT is looked for from the beginning of a word on, case and\n"
	    "accents apart, in names, groups, cities, sites, addresses,\n"
	    "descriptions, websites, identifiers and the words of claims.  "
	    "Where\n"
	    "it names a capability, vendors with claims on it are found too.\n"
	    "\n" FILTERS_HELP "\n"
	    "columns:\n"
	    "  vendor, kind, country, where (name, city, service, ...; a "
	    "claim\n"
	    "  that is no offer says so: \"service: no\"; \"words\" were not\n"
	    "  understood), found (the texts; of a service with its code)\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = search_cmd_run,
};
