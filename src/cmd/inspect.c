/* inspect.c - vendorcat inspect: how a file would be read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/vocab.h"
#include "cmd/cmd.h"
#include "cmd/reading.h"
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

static const char *
delimiter_word(const char *delimiter)
{
	if (delimiter[1] != '\0')
		return delimiter;
	switch (delimiter[0]) {
	case ',':
		return "comma";
	case ';':
		return "semicolon";
	case '\t':
		return "tab";
	case '|':
		return "pipe";
	case ' ':
		return "space";
	default:
		return delimiter;
	}
}

/* How the text of a file that is no workbook is cut. */
static void
inspect_text(struct out *out, const struct sheet_info *info)
{
	char quote[2] = { (char)info->quote, '\0' };

	inspect_setting(out, "encoding", info->encoding);
	inspect_setting(out, "delimiter", delimiter_word(info->delimiter));
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
	buf_clear(&b);
}

/* What a column is read as: for a service its code. */
static const char *
inspect_field(const struct plan_column *c, struct buf *b)
{
	const struct vocab_result *r = c->service;

	if (c->field == FIELD_COLUMN && c->sense.only != NULL)
		return capability_by_id(c->sense.only->capability_id)->code;
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

/* What stands beside the table, and what is to be known of the file. */
static void
inspect_beside(struct out *out, const struct survey *s)
{
	const struct sheet_info *info = sheet_info(s->sheet);
	const struct table_info *t = table_info(s->table);
	struct buf b = { 0 };

	for (size_t i = 0; i < t->n_aside; i++) {
		const struct table_aside *a = &t->aside[i];
		const char *text[4] = { NULL, NULL, NULL, a->text };

		buf_reset(&b);
		if (a->from > 0 && a->to > a->from)
			buf_fmt(&b, "rows %lld to %lld", (long long)a->from,
			    (long long)a->to);
		else if (a->from > 0)
			buf_fmt(&b, "row %lld", (long long)a->from);
		text[2] = b.len == 0 ? NULL : buf_text(&b);
		inspect_row(out, "not read", 0, text, -1);
	}
	for (size_t i = 0; i < info->n_note; i++) {
		const char *text[4] = { NULL, NULL, NULL, info->note[i].text };

		inspect_row(out, "note", 0, text, -1);
	}
	buf_clear(&b);
}

static bool
title_is_plain(const struct plan *p, size_t at)
{
	const char *title = p->column[at].title;

	if (title[0] == '\0' || strchr("0123456789", title[0]) != NULL ||
	    strpbrk(title, "=\r\n") != NULL)
		return false;
	for (size_t i = 0; i < p->n; i++) {
		if (i != at && strcmp(p->column[i].title, title) == 0)
			return false;
	}
	return true;
}

/* Whether the person has said already what a column is. */
static bool
is_mapped(const struct reading *how, const char *title, const char *number)
{
	for (size_t i = 0; i < how->plan.n_map; i++) {
		const char *map = how->plan.map[i];
		size_t n = (size_t)(strrchr(map, '=') - map);

		if ((strlen(title) == n && strncasecmp(map, title, n) == 0) ||
		    (strlen(number) == n && strncmp(map, number, n) == 0))
			return true;
	}
	return false;
}

static bool
is_said(const struct reading *how, const char *name)
{
	for (size_t i = 0; i < how->n_given; i += 2) {
		if (strcmp(how->given[i], name) == 0)
			return true;
	}
	return false;
}

/* The command that does what was shown: what a person said, and what was
 * decided though it might have been otherwise. */
static void
inspect_command(struct out *out, const struct survey *s,
    const struct reading *how, const char *path)
{
	const struct sheet_info *info = sheet_info(s->sheet);
	struct buf b = { 0 };
	struct buf map = { 0 };
	const char *text[4] = { NULL, NULL, NULL, NULL };

	buf_str(&b, "vendorcat import");
	for (size_t i = 0; i < how->n_given; i += 2)
		cmd_reading_quote(&b, how->given[i], how->given[i + 1]);
	if (info->n_sheet > 1 && !is_said(how, "--sheet"))
		cmd_reading_quote(&b, "--sheet", info->sheet[info->at].name);
	if (info->encoding_doubted && !is_said(how, "--encoding"))
		cmd_reading_quote(&b, "--encoding", info->encoding);
	if (s->plan.header_row == 0 && !is_said(how, "--header"))
		cmd_reading_quote(&b, "--header", "0");
	for (size_t i = 0; i < s->plan.n; i++) {
		const struct plan_column *c = &s->plan.column[i];
		char number[24];

		(void)snprintf(number, sizeof(number), "%zu", i + 1); /* fits */
		if (!c->thin || is_mapped(how, c->title, number))
			continue;
		buf_reset(&map);
		buf_fmt(&map, "%s=%s",
		    title_is_plain(&s->plan, i) ? c->title : number, c->name);
		cmd_reading_quote(&b, "--map", buf_text(&map));
	}
	cmd_reading_quote(
	    &b, path[0] == '-' && path[1] != '\0' ? "--" : "", path);
	text[3] = buf_text(&b);
	inspect_row(out, "command", 0, text, -1);
	buf_clear(&map);
	buf_clear(&b);
}

static bool
inspect_report(struct app *app, struct survey *s, const struct reading *how,
    const char *path, struct vocab *v, struct err *err)
{
	struct cmd_rows rows = { 0 };

	if (!survey_read(s, v, err) ||
	    !cmd_rows_begin(&rows, app, NULL, inspect_columns, INSPECT_N, err))
		return false;
	inspect_reading(rows.out, s);
	inspect_cols(rows.out, s);
	inspect_phrases(rows.out, s, v);
	inspect_problems(rows.out, s);
	inspect_beside(rows.out, s);
	inspect_command(rows.out, s, how, path);
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
inspect_run(struct app *app, int argc, char **argv, struct err *err)
{
	struct cmd_reading r = { 0 };
	bool table = false;
	const struct cmd_option option[] = { CMD_READING_OPTIONS(&r),
		{ "--table", CMD_FLAG, &table }, { NULL, CMD_FLAG, NULL } };
	struct survey s = { 0 };
	struct vocab *v = NULL;
	struct reading how = { 0 };
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err))
		goto out;
	if (argc != 2) {
		(void)err_set(err, ERR_USAGE, "inspect needs one file");
		goto out;
	}
	if (cmd_reading_make(&how, &r, app->now, err) &&
	    vocab_open(&v, app->db, err)) {
		how.plan.any = true;
		ok = survey_open(&s, argv[1], &how, v, err);
		if (ok && s.empty)
			ok = inspect_nothing(app, argv[1], table, err);
		else if (ok && table)
			ok = inspect_table(app, &s, err);
		else if (ok)
			ok = inspect_report(app, &s, &how, argv[1], v, err);
	}
out:
	survey_close(&s);
	vocab_close(v);
	cmd_reading_clear(&r);
	return ok;
}

const struct cmd cmd_inspect = {
	.name = "inspect",
	.args = "FILE [--table] [OPTIONS]",
	.summary = "how a file would be read; changes nothing",
	.help = "A row for each setting, column (what it is read as and why), "
		"phrase that is\n"
		"not understood, and problem; last the command that imports "
		"the file like that.\n"
		"  --table                the table itself as CSV: header, "
		"then records\n" CMD_READING_HELP,
	.db = CMD_DB_MAYBE,
	.rows = true,
	.run = inspect_run,
};
