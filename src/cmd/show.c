/* show.c - vendorcat show: one vendor, every fact with its evidence. */
#include "base/buf.h"
#include "catalog/vendor.h"
#include "cmd/cmd.h"
#include "report/vendor.h"

/* A name may come in several words. */
static bool
show_words(struct buf *words, int argc, char **argv, struct err *err)
{
	for (int i = 1; i < argc; i++)
		buf_fmt(words, "%s%s", i == 1 ? "" : " ", argv[i]);
	return argc > 1 ||
	       err_set(err, ERR_USAGE, "show whom? (vendorcat show VENDOR)");
}

static bool
show_run(struct app *app, int argc, char **argv, struct err *err)
{
	const struct cmd_option option[] = { { NULL, CMD_FLAG, NULL } };
	struct vendor v = { 0 };
	struct cmd_rows rows = { 0 };
	struct buf words = { 0 };
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err) ||
	    !show_words(&words, argc, argv, err) ||
	    !vendor_by_text(app->db, buf_text(&words), &v, err) ||
	    !cmd_rows_begin(
		&rows, app, NULL, vendor_show_columns, VENDOR_SHOW_N, err))
		goto out;
	ok = vendor_show(app->db, v.id, rows.out, err);
	ok = cmd_rows_end(&rows, ok, err);
out:
	vendor_clear(&v);
	buf_clear(&words);
	return ok;
}

const struct cmd cmd_show = {
	.name = "show",
	.args = "VENDOR",
	.summary = "one vendor: every fact with its evidence",
	.help =
	    "VENDOR is a code, name, alias or identifier (DUNS, FEI, LEI), or\n"
	    "the beginning of a name where only one begins so.\n"
	    "\n"
	    "columns:\n"
	    "  fact, value, status, modality, dosage_group, phase, site, "
	    "evidence,\n"
	    "  date, and where it comes from: source, file, sheet, row, line, "
	    "words\n"
	    "rows, in this order:\n"
	    "  the vendor's fields (status \"other\": a source says "
	    "otherwise), its\n"
	    "  names and identifiers; sites; services in the order of the "
	    "taxonomy;\n"
	    "  words that were not understood; conflicts, the offer and the "
	    "no\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = show_run,
};
