/* resolve.c - vendorcat resolve: what words for services mean. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/vocab.h"
#include "cmd/cmd.h"
#include "intake/split.h"
#include "out/out.h"

/* A longer line is no phrase. */
#define RESOLVE_LINE 100000

enum { RESOLVE_N = 6 };
static const char *const resolve_columns[RESOLVE_N] = { "phrase", "codes",
	"status", "modality", "dosage_group", "kind" };

/* The rows in which answers go out. */
struct resolving {
	struct out *out;
	struct vocab *v;
	struct split split;
	struct buf codes;
	struct buf modality;
	struct buf dosage;
};

/* Append a word, unless it is there already. */
static void
join(struct buf *b, const char *word)
{
	size_t n = strlen(word);
	const char *at = buf_text(b);

	if (n == 0)
		return;
	while ((at = strstr(at, word)) != NULL) {
		bool begins = at == b->data || at[-1] == '|';

		if (begins && (at[n] == '|' || at[n] == '\0'))
			return;
		at += n;
	}
	buf_fmt(b, "%s%s", b->len == 0 ? "" : "|", word);
}

static struct out_value
joined(const struct buf *b)
{
	return out_text(b->len == 0 ? NULL : buf_text(b));
}

static void
resolve_row(
    struct resolving *x, const struct vocab_result *said, const char *phrase)
{
	struct out_value row[RESOLVE_N];
	const char *status = NULL;

	buf_reset(&x->codes);
	buf_reset(&x->modality);
	buf_reset(&x->dosage);
	for (size_t i = 0; i < said->n_reading; i++) {
		const struct vocab_reading *r = &said->reading[i];

		join(&x->codes, capability_by_id(r->capability_id)->code);
		join(&x->modality,
		    dimension_code(DIMENSION_MODALITY, r->modality_id));
		join(&x->dosage,
		    dimension_code(DIMENSION_DOSAGE, r->dosage_group_id));
	}
	if (said->status_id != 0 &&
	    (said->status_stated || said->n_reading > 0))
		status = dimension_code(DIMENSION_STATUS, said->status_id);
	row[0] = out_text(phrase);
	row[1] = joined(&x->codes);
	row[2] = out_text(status);
	row[3] = joined(&x->modality);
	row[4] = joined(&x->dosage);
	row[5] = out_text(vocab_kind_word(said->kind));
	out_row(x->out, row);
}

/* A phrase, or, where nobody knows it as one, the phrases it lists. */
static void
resolve_phrase(struct resolving *x, const char *s, size_t n)
{
	const struct vocab_result *r = vocab_resolve(x->v, s, n);

	if (r->kind != VOCAB_UNKNOWN || r->text[0] == '\0') {
		resolve_row(x, r, r->text);
		return;
	}
	split_begin(&x->split);
	split_add(&x->split, s, n);
	if (x->split.n_item == 0)
		resolve_row(x, r, r->text);
	for (size_t i = 0; i < x->split.n_item; i++)
		resolve_row(
		    x, x->split.item[i].said, x->split.item[i].words->text);
}

static bool
resolve_stdin(struct resolving *x, struct err *err)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t len = 0;
	bool ok = false;

	for (;;) {
		size_t n = 0;
		const char *s = NULL;

		len = getline(&line, &cap, stdin);
		if (len < 0)
			break;
		if (len > RESOLVE_LINE) {
			(void)err_set(err, ERR_DATA,
			    "a line of %lld bytes is no phrase",
			    (long long)len);
			goto out;
		}
		n = (size_t)len;
		s = utf8_trim(line, &n);
		if (utf8_valid(s, n) != n) {
			(void)err_set(
			    err, ERR_DATA, "standard input is not UTF-8");
			goto out;
		}
		if (n > 0)
			resolve_phrase(x, s, n);
	}
	ok = ferror(stdin) == 0 ||
	     err_errno(err, "standard input cannot be read");
out:
	free(line);
	return ok;
}

static bool
resolve_all(struct resolving *x, char **phrase, struct err *err)
{
	for (; *phrase != NULL; phrase++) {
		if (strcmp(*phrase, "-") == 0) {
			if (!resolve_stdin(x, err))
				return false;
		} else if (utf8_valid(*phrase, strlen(*phrase)) !=
			   strlen(*phrase)) {
			return err_set(err, ERR_USAGE, "a phrase is not UTF-8");
		} else {
			resolve_phrase(x, *phrase, strlen(*phrase));
		}
	}
	return true;
}

static bool
resolve_run(struct app *app, int argc, char **argv, struct err *err)
{
	const struct cmd_option option[] = { { NULL, CMD_FLAG, NULL } };
	struct resolving x = { 0 };
	struct cmd_rows rows = { 0 };
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err))
		return false;
	if (argc < 2)
		return err_set(err, ERR_USAGE,
		    "resolve needs a phrase, or \"-\" for a phrase a line on "
		    "standard input");
	if (!vocab_open(&x.v, app->db, err))
		return false;
	split_init(&x.split, x.v);
	if (cmd_rows_begin(&rows, app, NULL, resolve_columns, RESOLVE_N, err)) {
		x.out = rows.out;
		ok = resolve_all(&x, argv + 1, err);
		ok = cmd_rows_end(&rows, ok, err);
	}
	split_clear(&x.split);
	buf_clear(&x.codes);
	buf_clear(&x.modality);
	buf_clear(&x.dosage);
	vocab_close(x.v);
	return ok;
}

const struct cmd cmd_resolve = {
	.name = "resolve",
	.args = "PHRASE... | -",
	.summary = "what words for services mean",
	.help = "A row for each phrase: its capabilities, status, modality, "
		"dosage form\n"
		"group and kind (clear, ambiguous, not-a-capability, "
		"unknown).  A phrase that\n"
		"is known by nobody as one is cut up as a cell of a sheet "
		"is.  Works without a\n"
		"catalog; with one, what was taught counts.\n",
	.db = CMD_DB_MAYBE,
	.rows = true,
	.run = resolve_run,
};
