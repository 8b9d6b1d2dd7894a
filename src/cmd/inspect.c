/* inspect.c - vendorcat inspect: how a file would be read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/vocab.h"
#include "cmd/cmd.h"
#include "cmd/column.h"
#include "cmd/page.h"
#include "cmd/progress.h"
#include "cmd/reading.h"
#include "cmd/recall.h"
#include "cmd/recipe.h"
#include "intake/beside.h"
#include "intake/question.h"
#include "intake/survey.h"
#include "intake/table.h"
#include "out/out.h"
#include "sheet/sheet.h"

/* Phrases shown that claim nothing, and nearest ones of each. */
#define INSPECT_PHRASES 30
#define INSPECT_SUGGESTIONS 3
#define INSPECT_QUESTIONS 50

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

/* The layout and why; then what the marks mean where the sheet tells. */
static void
inspect_layout(struct out *out, const struct survey *s)
{
	const struct legend *l = &s->plan.legend;
	const char *text[4] = { "layout", NULL, s->plan.layout,
		s->plan.layout_reason };
	struct buf b = { 0 };

	inspect_row(out, "reading", 0, text, -1);
	for (size_t i = 0; i < l->n; i++) {
		const struct legend_item *item = &l->item[i];
		const char *mark[4] = { item->mark, NULL, NULL, item->words };

		buf_reset(&b);
		legend_means(item, &b);
		mark[1] = buf_text(&b);
		inspect_row(out, "mark", 0, mark, item->cells);
	}
	buf_clear(&b);
}

/* How the text of a file that is no workbook is cut. */
static void
inspect_text(struct out *out, const struct sheet_info *info)
{
	char quote[2] = { (char)info->quote, '\0' };

	inspect_setting(out, "encoding", info->encoding);
	inspect_setting(out, "delimiter", column_delimiter(info->delimiter));
	inspect_setting(
	    out, "quote", info->quote == SHEET_NONE ? "none" : quote);
	if (info->escape != SHEET_NONE)
		inspect_setting(out, "escape", "backslash");
}

static void
inspect_header(struct out *out, const struct table_info *t)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < t->n_header; i++)
		buf_fmt(
		    &b, "%s%lld", i == 0 ? "" : ", ", (long long)t->header[i]);
	inspect_setting(out, t->n_header > 1 ? "header rows" : "header row",
	    t->n_header == 0 ? "none" : buf_text(&b));
	buf_clear(&b);
}

static void
inspect_reading(struct out *out, const struct survey *s)
{
	const struct sheet_info *info = sheet_info(s->sheet);
	struct buf b = { 0 };

	inspect_setting(out, "format", info->format);
	if (info->encoding[0] != '\0')
		inspect_text(out, info);
	else
		inspect_setting(out, "sheet", info->sheet[info->at].name);
	inspect_header(out, table_info(s->table));
	inspect_layout(out, s);
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
	buf_reset(&b);
	buf_fmt(&b,
	    "%lld: %lld read, %lld set aside, %lld skipped, %lld header",
	    (long long)s->rows + s->above + s->header, (long long)s->facts,
	    (long long)s->asides, (long long)s->skipped + s->above,
	    (long long)s->header);
	inspect_setting(out, "all rows", buf_text(&b));
	buf_clear(&b);
}

static void
inspect_cols(struct out *out, const struct survey *s)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < s->plan.n; i++) {
		const struct plan_column *c = &s->plan.column[i];
		const char *text[4] = { c->title, column_field(c, &b),
			s->column[i].sample, c->reason };

		inspect_row(
		    out, "column", (int64_t)i + 1, text, s->column[i].filled);
	}
	buf_clear(&b);
}

/* Distinct phrases by kind; then those that claim nothing, most used first. */
static void
inspect_phrases(struct out *out, const struct survey_words *w, struct vocab *v)
{
	const struct {
		const char *kind;
		int64_t n;
	} distinct[] = { { "claims", w->claims }, { "ambiguous", w->ambiguous },
		{ "not-a-capability", w->no_service },
		{ "unknown", w->unknown } };
	struct buf b = { 0 };

	for (size_t i = 0; i < 4; i++) {
		const char *text[4] = { distinct[i].kind, NULL, NULL,
			"distinct phrases" };

		inspect_row(out, "phrases", 0, text, distinct[i].n);
	}
	for (size_t i = 0; i < w->n && i < INSPECT_PHRASES; i++) {
		const struct vocab_result *r = w->list[i].words;
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
		inspect_row(out, "phrase", 0, text, w->list[i].rows);
	}
	if (w->n > INSPECT_PHRASES) {
		const char *text[4] = { NULL, NULL, NULL, NULL };

		buf_reset(&b);
		buf_fmt(&b, "and %zu phrases more", w->n - INSPECT_PHRASES);
		text[3] = buf_text(&b);
		inspect_row(out, "phrase", 0, text, -1);
	}
	buf_clear(&b);
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
		    (int64_t)p->position, text, p->rows > 1 ? p->rows : -1);
	}
	buf_reset(&b);
	buf_fmt(&b, "and %lld more", (long long)(s->problems - s->told));
	text[0] = NULL;
	text[2] = NULL;
	text[3] = buf_text(&b);
	if (s->problems > s->told)
		inspect_row(out, "remark", 0, text, -1);
	text[3] = "no column names the vendor: --map COLUMN=vendor";
	if (!s->plan.named)
		inspect_row(out, "remark", 0, text, -1);
	buf_clear(&b);
}

/* What stands beside the table. */
static void
inspect_beside(struct out *out, const struct survey *s)
{
	const struct table_info *t = table_info(s->table);
	struct buf b = { 0 };

	for (size_t i = 0; i < t->n_aside; i++) {
		const struct table_aside *a = &t->aside[i];
		const char *text[4] = { a->from == 0 ? "other sheet"
						     : beside_word(a->part),
			NULL, NULL, a->text };

		buf_reset(&b);
		if (a->from > 0 && a->to > a->from)
			buf_fmt(&b, "rows %lld to %lld", (long long)a->from,
			    (long long)a->to);
		else if (a->from > 0)
			buf_fmt(&b, "row %lld", (long long)a->from);
		text[2] = b.len == 0 ? NULL : buf_text(&b);
		inspect_row(out, "not read", 0, text, -1);
	}
	buf_clear(&b);
}

static void
inspect_apart(void *arg, int64_t from, const char *what)
{
	const char *text[4] = { "other table", NULL, NULL, what };

	(void)from; /* it stands beside */
	inspect_row(arg, "not read", 0, text, -1);
}

static void
inspect_note(void *arg, int64_t from, const char *what)
{
	const char *text[4] = { NULL, NULL, NULL, what };

	(void)from; /* notes are of the file */
	inspect_row(arg, "note", 0, text, -1);
}

/* The sheets of a workbook. */
static void
inspect_sheets(struct out *out, const struct survey *s)
{
	const struct sheet_info *info = sheet_info(s->sheet);

	for (size_t i = 0; i < info->n_sheet && info->encoding[0] == '\0';
	     i++) {
		const char *text[4] = { info->sheet[i].name, NULL, NULL,
			i == info->at           ? "is read"
			: info->sheet[i].hidden ? "hidden"
						: NULL };

		inspect_row(out, "sheet", (int64_t)i + 1, text, -1);
	}
}

static void
inspect_questions(struct out *out, const struct questions *q)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < q->n && i < INSPECT_QUESTIONS; i++) {
		const struct question *one = &q->item[i];
		const char *text[4] = { NULL, NULL, NULL, NULL };

		buf_reset(&b);
		buf_fmt(&b, "%s (%s)", one->text, one->option);
		text[3] = buf_text(&b);
		inspect_row(out, "question", (int64_t)one->position, text, -1);
	}
	buf_clear(&b);
}

static void
inspect_command(struct out *out, const char *command)
{
	const char *text[4] = { NULL, NULL, NULL, command };

	inspect_row(out, "command", 0, text, -1);
}

/* What inspect was asked for. */
struct inspect_args {
	struct cmd_reading reading;
	struct recipe recipe;
	bool table;
	bool page;
};

/* All there is to say, once the file was read through. */
static bool
inspect_say(struct app *app, const struct page *p, struct err *err)
{
	struct cmd_rows rows = { 0 };

	if (!cmd_rows_begin(&rows, app, NULL, inspect_columns, INSPECT_N, err))
		return false;
	inspect_reading(rows.out, p->survey);
	inspect_cols(rows.out, p->survey);
	inspect_phrases(rows.out, p->words, p->vocab);
	inspect_problems(rows.out, p->survey);
	inspect_sheets(rows.out, p->survey);
	beside_apart(&p->survey->plan, inspect_apart, rows.out);
	inspect_beside(rows.out, p->survey);
	beside_hidden(table_info(p->survey->table),
	    sheet_info(p->survey->sheet), inspect_note, rows.out);
	beside_notes(sheet_info(p->survey->sheet), inspect_note, rows.out);
	inspect_questions(rows.out, p->questions);
	inspect_command(rows.out, p->command);
	return cmd_rows_end(&rows, true, err);
}

/* People get a page, whoever asks for a format gets rows. */
static bool
is_page(const struct app *app, const struct inspect_args *a)
{
	return a->page || (app->format == NULL && app->output == NULL &&
			      isatty(STDOUT_FILENO) == 1);
}

static bool
inspect_report(struct app *app, struct survey *s, const struct reading *how,
    const struct inspect_args *a, struct vocab *v, struct err *err)
{
	struct progress progress = { .path = a->recipe.path };
	struct survey_watch watch = { &progress, progress_show };
	struct survey_words words = { 0 };
	struct questions q = { 0 };
	struct buf command = { 0 };
	struct page page = { a->recipe.path, s, &q, &words, v, NULL,
		cmd_width() };
	bool ok = true;

	progress_begin(&progress, app);
	ok = survey_read(s, v, &watch, err);
	progress_end(&progress);
	if (!ok)
		return false;
	survey_words(s, &words);
	questions_find(&q, s, how);
	recipe_add(&command, &a->recipe, app, s, how);
	page.command = buf_text(&command);
	if (is_page(app, a))
		page_print(&page, stdout);
	else
		ok = inspect_say(app, &page, err);
	buf_clear(&command);
	questions_clear(&q);
	free(words.list);
	return ok;
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

/* The table of an empty file is an empty one; there is no more to say. */
static bool
inspect_nothing(struct app *app, const char *path, bool table, struct err *err)
{
	if (!table)
		return err_set(err, ERR_DATA, "%s: is empty", path);
	cmd_say(app, "%s: is empty", path);
	return true;
}

static bool
inspect_file(
    struct app *app, struct inspect_args *a, struct vocab *v, struct err *err)
{
	const char *path = a->recipe.path;
	struct survey s = { 0 };
	struct reading how = { 0 };
	bool ok = false;

	if (!recall_options(app, &a->reading,
		&(struct recall){ path, a->recipe.source, a->recipe.fresh, v },
		err) ||
	    !cmd_reading_make(&how, &a->reading, app->now, err))
		return false;
	how.plan.any = true;
	ok = survey_open(&s, path, &how, v, err);
	if (ok && s.empty)
		ok = inspect_nothing(app, path, a->table, err);
	else if (ok && a->table)
		ok = inspect_table(app, &s, err);
	else if (ok)
		ok = inspect_report(app, &s, &how, a, v, err);
	survey_close(&s);
	return ok;
}

static bool
inspect_run(struct app *app, int argc, char **argv, struct err *err)
{
	struct inspect_args a = { 0 };
	const struct cmd_option option[] = { CMD_READING_OPTIONS(&a.reading),
		{ "--table", CMD_FLAG, &a.table },
		{ "--page", CMD_FLAG, &a.page },
		{ "--source", CMD_TEXT, &a.recipe.source },
		{ "--fresh", CMD_FLAG, &a.recipe.fresh },
		{ NULL, CMD_FLAG, NULL } };
	struct vocab *v = NULL;
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err))
		goto out;
	if (argc != 2) {
		(void)err_set(err, ERR_USAGE, "inspect needs one file");
		goto out;
	}
	a.recipe.path = argv[1];
	ok = vocab_open(&v, app->db, err) && inspect_file(app, &a, v, err);
out:
	vocab_close(v);
	cmd_reading_clear(&a.reading);
	return ok;
}

const struct cmd cmd_inspect = {
	.name = "inspect",
	.args = "FILE [--table] [OPTIONS]",
	.summary = "how a file would be read; changes nothing",
	.help =
	    "On a terminal one page: what would happen, why, what is open, and "
	    "the command\n"
	    "that imports the file like that.  With --format, -o or in a pipe "
	    "a row for each\n"
	    "setting, column, phrase that is not understood, problem, "
	    "question; the command\n"
	    "is the last.\n"
	    "  --table                the table itself as CSV: header, then "
	    "records\n"
	    "  --page                 the page, also where there is no "
	    "terminal\n"
	    "  --source NAME          as what was said of that source is "
	    "remembered\n"
	    "  --fresh                forget it\n" CMD_READING_HELP,
	.db = CMD_DB_MAYBE,
	.rows = true,
	.run = inspect_run,
};
