/* terms.c - vendorcat terms: words that are not understood, and teaching
 * them. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/rows.h"
#include "catalog/vocab.h"
#include "cmd/cmd.h"
#include "intake/again.h"
#include "out/out.h"

#define TERMS_SUGGESTIONS 3

enum { TERMS_N = 5 };
static const char *const terms_columns[TERMS_N] = { "phrase", "kind", "count",
	"vendors", "suggestions" };

struct terms {
	struct out *out;
	struct vocab *v;
	struct buf b;
};

/* What an ambiguous phrase may mean, or what is near an unknown one. */
static void
terms_suggest(struct terms *x, const char *text, const char *kind)
{
	const struct vocab_result *r = NULL;

	buf_reset(&x->b);
	if (strcmp(kind, "unknown") == 0) {
		vocab_suggest(x->v, text, TERMS_SUGGESTIONS, &x->b);
		return;
	}
	r = vocab_resolve(x->v, text, strlen(text));
	for (size_t i = 0; i < r->n_reading; i++)
		buf_fmt(&x->b, "%s%s", i == 0 ? "" : "; ",
		    capability_by_id(r->reading[i].capability_id)->code);
	if (x->b.len == 0) /* a list, of which a part is open */
		vocab_suggest(x->v, text, TERMS_SUGGESTIONS, &x->b);
}

static bool
terms_row(void *arg, const struct rows_term *t, struct err *err)
{
	struct terms *x = arg;
	struct out_value row[TERMS_N];

	(void)err;
	terms_suggest(x, t->text, t->kind);
	row[0] = out_text(t->text);
	row[1] = out_text(t->kind);
	row[2] = out_int(t->count);
	row[3] = out_int(t->vendors);
	row[4] = out_text(x->b.len == 0 ? NULL : buf_text(&x->b));
	out_row(x->out, row);
	return true;
}

static bool
terms_list(struct app *app, bool all, struct err *err)
{
	struct terms x = { 0 };
	struct cmd_rows rows = { 0 };
	bool ok = false;

	if (!vocab_open(&x.v, app->db, err))
		return false;
	if (cmd_rows_begin(&rows, app, NULL, terms_columns, TERMS_N, err)) {
		x.out = rows.out;
		ok = rows_terms(app->db, all, terms_row, &x, err);
		ok = cmd_rows_end(&rows, ok, err);
	}
	vocab_close(x.v);
	buf_clear(&x.b);
	return ok;
}

/* The capabilities named on the command line. */
static bool
terms_ids(struct app *app, int n, char **word, int64_t *id, struct err *err)
{
	struct vocab *v = NULL;
	bool ok = true;

	if (!vocab_open(&v, app->db, err))
		return false;
	for (int i = 0; i < n && ok; i++) {
		struct vocab_reading r = { 0 };

		ok = vocab_capability(v, word[i], &r, err);
		id[i] = r.capability_id;
	}
	vocab_close(v);
	return ok;
}

static bool
terms_map(struct app *app, int argc, char **argv, bool none, struct err *err)
{
	struct again_report r = { 0 };
	struct again_phrase phrase = { 0 };
	int n = argc - 3;
	int64_t *id = NULL;
	bool ok = false;

	if (argc < 3 || (n == 0) != none)
		return err_set(err, ERR_USAGE,
		    "terms map needs a phrase and the capabilities it means "
		    "(--none: it is no service)");
	id = xcalloc((size_t)n + 1, sizeof(*id));
	phrase = (struct again_phrase){ argv[2], id, (size_t)n };
	ok = cmd_db_write(app, err) && terms_ids(app, n, argv + 3, id, err) &&
	     again_teach(app->db, &phrase, &r, err);
	free(id);
	if (!ok)
		return false;
	cmd_say(app,
	    "\"%s\" is taught; %lld row%s that use%s it %s read again: "
	    "%lld claim%s %s",
	    argv[2], (long long)r.rows, r.rows == 1 ? "" : "s",
	    r.rows == 1 ? "s" : "", r.rows == 1 ? "was" : "were",
	    (long long)(r.gained < 0 ? -r.gained : r.gained),
	    r.gained == 1 || r.gained == -1 ? "" : "s",
	    r.gained < 0 ? "less" : "more");
	return true;
}

static bool
terms_run(struct app *app, int argc, char **argv, struct err *err)
{
	bool all = false;
	bool none = false;
	const struct cmd_option option[] = { { "--all", CMD_FLAG, &all },
		{ "--none", CMD_FLAG, &none }, { NULL, CMD_FLAG, NULL } };

	if (!cmd_options(option, &argc, argv, err))
		return false;
	if (argc == 1 && !none)
		return terms_list(app, all, err);
	if (argc > 1 && strcmp(argv[1], "map") == 0)
		return terms_map(app, argc, argv, none, err);
	return err_set(err, ERR_USAGE, "terms takes map PHRASE CODE..., not %s",
	    argc > 1 ? argv[1] : "--none");
}

const struct cmd cmd_terms = {
	.name = "terms",
	.args = "[--all | map PHRASE CODE... | map PHRASE --none]",
	.summary = "words no rule understands; teaching them",
	.help =
	    "A row for each phrase that is unknown or ambiguous, the most "
	    "used first, with\n"
	    "what it may mean.\n"
	    "  --all                also those known to be no service\n"
	    "  map PHRASE CODE...   from now on the phrase means these "
	    "capabilities; kept\n"
	    "                       rows that use it are read again at once\n"
	    "  map PHRASE --none    it names no service\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = terms_run,
};
