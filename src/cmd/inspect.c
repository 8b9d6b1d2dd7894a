/* inspect.c - vendorcat inspect: how a file would be read. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/vocab.h"
#include "cmd/cmd.h"
#include "intake/survey.h"
#include "intake/table.h"
#include "out/out.h"
#include "sheet/sheet.h"

/* Phrases shown that claim nothing, and nearest ones of each. */
#define INSPECT_PHRASES 30
#define INSPECT_SUGGESTIONS 3

enum { INSPECT_N = 7 };
static const char *const inspect_columns[INSPECT_N] = { "part", "column",
	"title", "field", "filled", "sample", "reason" };

/* A row of the answer; position and count of 0 or less are nulls. */
static void
inspect_row(struct out *out, const char *part, int64_t position,
    const char *text[4], int64_t count)
{
	struct out_value row[INSPECT_N] = { out_text(part),
		position > 0 ? out_int(position) : out_null(),
		out_text(text[0]), out_text(text[1]),
		count >= 0 ? out_int(count) : out_null(), out_text(text[2]),
		out_text(text[3]) };

	out_row(out, row);
}

static void
inspect_setting(struct out *out, const char *title, const char *value)
{
	const char *text[4] = { title, NULL, value, NULL };

	inspect_row(out, "reading", 0, text, -1);
}

static const char *
delimiter_word(const char *delimiter)
{
	switch (delimiter[0]) {
	case ',':
		return "comma";
	case ';':
		return "semicolon";
	case '\t':
		return "tab";
	case '|':
		return "pipe";
	default:
		return "another";
	}
}

static void
inspect_reading(struct out *out, const struct survey *s)
{
	const struct sheet_info *info = sheet_info(s->sheet);
	struct buf b = { 0 };
	char quote[2] = { (char)info->quote, '\0' };

	inspect_setting(out, "format", info->format);
	inspect_setting(out, "encoding", info->encoding);
	inspect_setting(out, "delimiter", delimiter_word(info->delimiter));
	inspect_setting(out, "quote", quote);
	buf_int(&b, s->plan.header_row);
	inspect_setting(out, "header row", buf_text(&b));
	inspect_setting(out, "layout", s->plan.layout);
	buf_reset(&b);
	buf_int(&b, s->rows);
	inspect_setting(out, "rows below the header", buf_text(&b));
	buf_reset(&b);
	buf_fmt(&b, "%lld read, %lld set aside, %lld skipped",
	    (long long)s->facts, (long long)s->asides, (long long)s->skipped);
	inspect_setting(out, "of these", buf_text(&b));
	buf_reset(&b);
	buf_int(&b, s->claims);
	inspect_setting(out, "claims", buf_text(&b));
	buf_clear(&b);
}

/* What a column is read as: for a service its code. */
static const char *
inspect_field(const struct plan_column *c, struct buf *b)
{
	const struct vocab_result *r = c->service;

	if (c->field != FIELD_COLUMN || r == NULL || r->kind != VOCAB_CLEAR)
		return c->name;
	buf_reset(b);
	for (size_t i = 0; i < r->n_reading; i++)
		buf_fmt(b, "%s%s", i == 0 ? "" : "|",
		    capability_by_id(r->reading[i].capability_id)->code);
	return buf_text(b);
}

static void
inspect_cols(struct out *out, const struct survey *s)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < s->plan.n; i++) {
		const struct plan_column *c = &s->plan.column[i];
		const char *text[4] = { c->title, inspect_field(c, &b),
			s->column[i].sample, c->reason };

		inspect_row(
		    out, "column", (int64_t)i + 1, text, s->column[i].filled);
	}
	buf_clear(&b);
}

static int
by_rows(const void *a, const void *b)
{
	const struct survey_phrase *x = a;
	const struct survey_phrase *y = b;

	if (x->rows != y->rows)
		return x->rows > y->rows ? -1 : 1;
	return strcmp(x->words->text, y->words->text);
}

/* Distinct phrases by kind; then those that claim nothing, most used first. */
static void
inspect_phrases(struct out *out, struct survey *s, struct vocab *v)
{
	static const char *const kinds[] = { "claims", "ambiguous",
		"not-a-capability", "unknown" };
	int64_t distinct[4] = { 0 };
	struct survey_phrase *list = xcalloc(s->n_phrase + 1, sizeof(*list));
	struct buf b = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < s->n_phrase; i++) {
		const struct survey_phrase *p = &s->phrase[i];

		if (p->words == NULL)
			continue;
		distinct[p->claims                            ? 0
			 : p->words->kind == VOCAB_NO_SERVICE ? 2
			 : p->words->kind == VOCAB_UNKNOWN    ? 3
							      : 1]++;
		if (!p->claims && p->words->kind != VOCAB_NO_SERVICE)
			list[n++] = *p;
	}
	for (size_t i = 0; i < 4; i++) {
		const char *text[4] = { kinds[i], NULL, NULL,
			"distinct phrases" };

		inspect_row(out, "phrases", 0, text, distinct[i]);
	}
	qsort(list, n, sizeof(*list), by_rows);
	for (size_t i = 0; i < n && i < INSPECT_PHRASES; i++) {
		const struct vocab_result *r = list[i].words;
		const char *text[4] = { r->text, vocab_kind_word(r->kind), NULL,
			NULL };

		buf_reset(&b);
		for (size_t k = 0; k < r->n_reading; k++)
			buf_fmt(&b, "%s%s", k == 0 ? "may mean " : " or ",
			    capability_by_id(r->reading[k].capability_id)
				->code);
		if (r->n_reading == 0)
			vocab_suggest(v, r->text, INSPECT_SUGGESTIONS, &b);
		text[3] = b.len == 0 ? NULL : buf_text(&b);
		inspect_row(out, "phrase", 0, text, list[i].rows);
	}
	buf_clear(&b);
	free(list);
}

static void
inspect_problems(struct out *out, const struct survey *s)
{
	struct buf b = { 0 };
	const char *text[4] = { NULL, NULL, NULL, NULL };

	for (size_t i = 0; i < s->n_problem; i++) {
		const struct survey_problem *p = &s->problem[i];

		buf_reset(&b);
		buf_fmt(&b, "line %lld", (long long)p->line);
		text[0] = p->position > 0 && p->position <= s->plan.n
			      ? s->plan.column[p->position - 1].title
			      : NULL;
		text[2] = buf_text(&b);
		text[3] = p->text;
		inspect_row(out, p->aside ? "set aside" : "remark",
		    (int64_t)p->position, text, -1);
	}
	buf_reset(&b);
	buf_fmt(&b, "and %lld more",
	    (long long)(s->problems - (int64_t)s->n_problem));
	text[0] = NULL;
	text[2] = NULL;
	text[3] = buf_text(&b);
	if (s->problems > (int64_t)s->n_problem)
		inspect_row(out, "remark", 0, text, -1);
	text[3] = "no column names the vendor: --map COLUMN=vendor";
	if (!s->plan.named)
		inspect_row(out, "remark", 0, text, -1);
	buf_clear(&b);
}

static bool
inspect_report(
    struct app *app, struct survey *s, struct vocab *v, struct err *err)
{
	struct cmd_rows rows = { 0 };

	if (!survey_read(s, v, err) ||
	    !cmd_rows_begin(&rows, app, NULL, inspect_columns, INSPECT_N, err))
		return false;
	inspect_reading(rows.out, s);
	inspect_cols(rows.out, s);
	inspect_phrases(rows.out, s, v);
	inspect_problems(rows.out, s);
	return cmd_rows_end(&rows, true, err);
}

/* --- the cleaned table --- */

static bool
table_rows(struct survey *s, struct out *out, size_t columns, struct err *err)
{
	struct out_value *value = xcalloc(s->width + 1, sizeof(*value));
	struct sheet_row row = { 0 };
	bool found = true;
	bool ok = false;

	for (;;) {
		size_t n = columns;

		if (!survey_next(s, &row, &found, err))
			goto out;
		if (!found)
			break;
		if (row.n_cell > n)
			n = row.n_cell;
		for (size_t i = 0; i < n; i++)
			value[i] = i < row.n_cell ? out_text(row.cell[i].text)
						  : out_null();
		out_row_long(out, value, n);
	}
	ok = true;
out:
	free(value);
	return ok;
}

/* Can the format show a row as it is, without a name for each cell? */
static bool
table_ragged(const struct app *app)
{
	const struct out_format *f = app->format != NULL
					 ? out_format_by_name(app->format)
					 : out_format_by_file(app->output);

	return f != NULL && out_ragged(f);
}

/* A name of its own for column i: "Phone (2)" where the title is not the
 * first such, its number where it has none. */
static const char *
table_name(struct arena *arena, const char *const *title, size_t i)
{
	struct buf b = { 0 };
	const char *name = NULL;
	size_t same = 1;

	for (size_t k = 0; k < i; k++)
		same += strcmp(title[k], title[i]) == 0 ? 1 : 0;
	if (title[i][0] == '\0')
		buf_fmt(&b, "%zu", i + 1);
	else if (same > 1)
		buf_fmt(&b, "%s (%zu)", title[i], same);
	else
		buf_str(&b, title[i]);
	name = arena_keep(arena, buf_text(&b), b.len);
	buf_clear(&b);
	return name;
}

/* The first line: the titles.  Where there is no header and none is needed,
 * it is the first record. */
static bool
table_titles(struct survey *s, bool ragged, size_t *n, const char ***titles,
    struct err *err)
{
	const struct table_info *t = table_info(s->table);
	const char **title = NULL;
	const char **name = NULL;
	struct sheet_row row = { 0 };
	bool found = false;

	if (ragged && t->n_header == 0) {
		if (!survey_next(s, &row, &found, err))
			return false;
		*n = found && row.n_cell > *n ? row.n_cell : *n;
	}
	title = xcalloc(*n + 1, sizeof(*title));
	name = xcalloc(*n + 1, sizeof(*name));
	for (size_t i = 0; i < *n; i++) {
		title[i] = i < t->n_column ? t->column[i].title : "";
		if (found)
			title[i] = i < row.n_cell
				       ? arena_keep(&s->arena, row.cell[i].text,
					     row.cell[i].len)
				       : "";
	}
	for (size_t i = 0; i < *n; i++)
		name[i] = ragged ? title[i] : table_name(&s->arena, title, i);
	free((void *)title);
	*titles = name;
	return true;
}

/* One damaged row does not make all the others wider where the format can
 * show it as it is. */
static bool
inspect_table(struct app *app, struct survey *s, struct err *err)
{
	const char **title = NULL;
	struct cmd_rows rows = { 0 };
	bool ragged = false;
	size_t n = 0;
	bool ok = false;

	if (!survey_measure(s, err))
		return false;
	if (app->format == NULL && app->output == NULL)
		app->format = "csv";
	ragged = table_ragged(app);
	n = ragged ? s->columns : s->width;
	if (n == 0) {
		cmd_say(app, "all rows are blank");
		return true;
	}
	if (!table_titles(s, ragged, &n, &title, err))
		return false;
	if (cmd_rows_begin(&rows, app, NULL, title, n, err)) {
		ok = table_rows(s, rows.out, n, err);
		ok = cmd_rows_end(&rows, ok, err);
	}
	free((void *)title);
	return ok;
}

/* The table of an empty file has no rows; that is no error. */
static bool
is_empty_file(const char *path)
{
	struct stat st = { 0 };

	return strcmp(path, "-") != 0 && stat(path, &st) == 0 &&
	       S_ISREG(st.st_mode) && st.st_size == 0;
}

static bool
inspect_run(struct app *app, int argc, char **argv, struct err *err)
{
	const char *sheet = NULL;
	bool table = false;
	struct cmd_texts map = { 0 };
	const struct cmd_option option[] = { { "--sheet", CMD_TEXT, &sheet },
		{ "--table", CMD_FLAG, &table }, { "--map", CMD_TEXTS, &map },
		{ NULL, CMD_FLAG, NULL } };
	struct survey s = { 0 };
	struct vocab *v = NULL;
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err))
		goto out;
	if (argc != 2) {
		(void)err_set(err, ERR_USAGE, "inspect needs one file");
		goto out;
	}
	if (table && is_empty_file(argv[1])) {
		cmd_say(app, "%s: is empty", argv[1]);
		ok = true;
		goto out;
	}
	if (vocab_open(&v, app->db, err)) {
		struct plan_options o = { .map = map.text,
			.n_map = map.n,
			.now = app->now,
			.any = true };

		ok = survey_open(&s, argv[1], sheet, &o, v, err) &&
		     (table ? inspect_table(app, &s, err)
			    : inspect_report(app, &s, v, err));
	}
out:
	survey_close(&s);
	vocab_close(v);
	cmd_texts_clear(&map);
	return ok;
}

const struct cmd cmd_inspect = {
	.name = "inspect",
	.args = "FILE [--sheet S] [--table] [--map COLUMN=FIELD]...",
	.summary = "how a file would be read; changes nothing",
	.help = "A row for each setting, column (what it is read as and why), "
		"phrase that is\n"
		"not understood, and problem.\n"
		"  --table             the table itself as CSV: header, then "
		"records\n"
		"  --map COLUMN=FIELD  as in import\n"
		"  --sheet SHEET       of a workbook\n",
	.db = CMD_DB_MAYBE,
	.rows = true,
	.run = inspect_run,
};
