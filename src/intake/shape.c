/* shape.c - a sheet is looked at before it is read. */
#include "intake/shape.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "intake/across.h"
#include "intake/habit.h"
#include "intake/header.h"
#include "intake/layout.h"
#include "intake/legend.h"
#include "intake/marks.h"
#include "intake/plan.h"
#include "intake/sample.h"
#include "intake/scores.h"
#include "intake/table.h"
#include "sheet/sheet.h"

/* A wider row of the first ones is no legend. */
#define SHAPE_LEGEND 40

/* One look at a sheet. */
struct look {
	const struct shape_options *o;
	struct vocab *v;
	struct sheet *sheet;
	struct plan *plan;
	struct table **table;
};

static bool
told(const struct look *k, const char *layout)
{
	const char *said = k->o->plan->layout;

	return said != NULL && strcmp(said, layout) == 0;
}

/* The records of a turned sheet without its columns of remarks: by these no
 * question is judged.  Cells stay the table's. */
static void
without_remarks(
    struct sample *to, const struct sample *from, const struct plan *p)
{
	to->row = xcalloc(from->n + 1, sizeof(*to->row));
	to->whole = from->whole;
	for (size_t r = 0; r < from->n; r++) {
		struct sample_cell name = sample_at(from, r, p->across - 1);
		struct sample_cell sub = { .text = "" };

		if (p->across_sub > 0)
			sub = sample_at(from, r, p->across_sub - 1);
		if (!across_is_remark(name.text, name.len) &&
		    !across_is_remark(sub.text, sub.len))
			to->row[to->n++] = from->row[r];
	}
}

static bool
make_plan(struct look *k, struct err *err)
{
	struct table_info info = *table_info(*k->table);
	struct plan_options o = *k->o->plan;
	struct sample records = { 0 };
	bool ok = false;

	if (k->plan->across > 0) {
		without_remarks(&records, info.records, k->plan);
		info.records = &records;
	}
	o.since_1904 = sheet_info(k->sheet)->since_1904;
	ok = plan_make(k->plan, &o, &info, k->v, err) ||
	     err_prefix(err, "%s", k->o->path);
	free(records.row);
	if (ok && k->plan->mended && k->o->plan->beside != NULL)
		plan_beside(k->plan, k->o->plan);
	return ok;
}

/* --- the legend --- */

static bool
legend_told(struct look *k, struct legend *l, struct err *err)
{
	const char *text = k->o->plan->legend;

	if (text != NULL && !legend_line(l, text, strlen(text)))
		return err_set(err, ERR_USAGE,
		    "--legend needs MARK=MEANING with a meaning like \"in "
		    "house\", \"via partner\", \"planned\", \"no\", "
		    "\"commercial\", not \"%s\"",
		    text);
	return true;
}

/* A legend in the first rows, whatever they are. */
static void
legend_of_sample(struct legend *l, const struct sample *s)
{
	struct sheet_cell cell[SHAPE_LEGEND];

	for (size_t r = 0; r < s->n; r++) {
		size_t n = s->row[r].n;

		if (n > SHAPE_LEGEND)
			continue; /* wider than any legend */
		for (size_t i = 0; i < n; i++) {
			struct sample_cell c = sample_at(s, r, i);

			cell[i] =
			    (struct sheet_cell){ .text = c.text, .len = c.len };
		}
		(void)legend_row(l, cell, n, s->row[r].number, LEGEND_ANY);
	}
}

/* All rows of a sheet that lies on its side, before it is turned. */
static bool
legend_of_sheet(struct look *k, struct err *err)
{
	struct sheet_row row = { 0 };
	bool found = true;

	while (found) {
		if (!sheet_next(k->sheet, &row, &found, err))
			return false;
		if (found)
			(void)legend_row(&k->plan->legend, row.cell, row.n_cell,
			    row.number, LEGEND_ANY);
	}
	/* The rows are no records once the sheet is turned. */
	k->plan->legend.n_row = 0;
	return sheet_rewind(k->sheet, err);
}

static void
marks_of_row(const struct plan *p, struct marks *m, const struct sheet_row *row)
{
	for (size_t i = 0; i < p->n_used; i++) {
		size_t at = p->used[i];

		if (p->column[at].field == FIELD_COLUMN && at < row->n_cell)
			marks_add(m, row->cell[at].text, row->cell[at].len);
	}
}

static bool
has_columns(const struct plan *p)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->column[i].field == FIELD_COLUMN)
			return true;
	}
	return false;
}

static enum legend_place
place_of(enum table_part part)
{
	return part == TABLE_ABOVE || part == TABLE_NOTE || part == TABLE_OTHER
		   ? LEGEND_APART
		   : LEGEND_RECORD;
}

/* Read the table once for its marks and its legend. */
static bool
look_at_marks(struct look *k, struct err *err)
{
	struct legend *l = &k->plan->legend;
	struct marks m = { 0 };
	struct table_row row = { 0 };
	bool found = true;
	bool ok = false;

	if (!has_columns(k->plan))
		return true;
	for (;;) {
		if (!table_next(*k->table, &row, &found, err))
			goto out;
		if (!found)
			break;
		if (row.part == TABLE_HEADER || row.part == TABLE_AGAIN) {
			legend_end(l);
			continue;
		}
		if (k->plan->across == 0 &&
		    legend_row(l, row.row.cell, row.row.n_cell, row.row.number,
			place_of(row.part)))
			continue;
		if (row.part == TABLE_RECORD)
			marks_of_row(k->plan, &m, &row.row);
	}
	marks_decide(&m, l);
	k->plan->ratings = k->plan->ratings || marks_rate(&m);
	ok = table_rewind(*k->table, err);
out:
	marks_clear(&m);
	return ok;
}

/* --- a header of two rows --- */

/* Titles that stand twice: something above tells them apart. */
static bool
titles_repeat(const struct table_info *t)
{
	for (size_t i = 0; i < t->n_column; i++) {
		for (size_t k = 0; k < i; k++) {
			if (t->column[i].name[0] != '\0' &&
			    strcmp(t->column[i].name, t->column[k].name) == 0)
				return true;
		}
	}
	return false;
}

/* The row right above a header of one row names services, scopes, phases or
 * regions over titles that repeat: it belongs to the header. */
static bool
is_group_row(const struct table_info *t, struct vocab *v)
{
	const struct sample *s = t->above;
	size_t filled = 0;
	size_t known = 0;

	if (t->n_header != 1 || s->n == 0 ||
	    s->row[s->n - 1].number != t->header[0] - 1 || !titles_repeat(t))
		return false;
	for (size_t i = 0; i < s->row[s->n - 1].n; i++) {
		struct sample_cell c = sample_at(s, s->n - 1, i);

		if (c.len == 0)
			continue;
		filled++;
		known += level_is_known(c.text, v) ? 1 : 0;
	}
	return filled >= 2 && known * 2 >= filled;
}

/* Whether the title of column i takes no other title under it: that of a field
 * ("Country", over the country of a first vendor without a name), or "Services"
 * over one column alone. */
static bool
is_title_alone(const struct table_info *t, size_t i, struct vocab *v)
{
	const char *name = i < t->n_column ? t->column[i].name : "";
	const char *next = i + 1 < t->n_column ? t->column[i + 1].name : "-";

	if (header_is_service(name))
		return next[0] != '\0' && strcmp(next, name) != 0 &&
		       (i == 0 || strcmp(t->column[i - 1].name, name) != 0);
	return header_is_name(name) || header_word(name, v) == HEADER_FIELD;
}

/* The first record names no vendor, but services or phases under the titles:
 * it belongs to the header. */
static bool
is_second_row(const struct table_info *t, struct vocab *v)
{
	const struct sample *s = t->records;
	size_t filled = 0;
	bool named = false;

	if (t->n_header != 1 || s->n == 0 ||
	    s->row[0].number != t->header[0] + 1)
		return false;
	for (size_t i = 0; i < s->row[0].n; i++) {
		struct sample_cell c = sample_at(s, 0, i);

		named = named ||
			(i < t->n_column && header_is_name(t->column[i].name));
		if (c.len == 0)
			continue;
		filled++;
		if (is_title_alone(t, i, v) || !level_is_known(c.text, v))
			return false;
	}
	return named && filled >= 2;
}

/* Where a header of two rows begins, that looked like one of one row or is
 * said to be; 0: it is as it was found. */
static int64_t
two_rows(const struct look *k, const struct table_info *t)
{
	const struct table_options *o = k->o->table;

	if (o->header != 0 || o->header_rows != 0 || t->n_header == 0)
		return 0;
	if (is_group_row(t, k->v))
		return t->header[0] - 1;
	if (is_second_row(t, k->v) || (told(k, "matrix2") && t->n_header == 1))
		return t->header[0];
	return 0;
}

static bool
open_table(struct look *k, struct err *err)
{
	struct table_options find = *k->o->table;

	if (told(k, "matrix2") && find.header != 0 && find.header_rows == 0)
		find.header_rows = 2;
	if (!table_open(k->table, k->sheet, &find, k->v, err))
		return false;
	find.header = two_rows(k, table_info(*k->table));
	if (find.header == 0)
		return true;
	find.header_rows = 2;
	find.sheet = true; /* the one that was found */
	table_close(*k->table);
	*k->table = NULL;
	return table_open(k->table, k->sheet, &find, k->v, err);
}

/* --- vendors across --- */

/* Whether the table's titles name a column of vendors. */
static bool
names_vendors(const struct table_info *t)
{
	for (size_t i = 0; i < t->n_column; i++) {
		if (header_is_name(t->column[i].name))
			return true;
	}
	return false;
}

/* Look at the sheet that is selected. */
static bool
look_across(struct look *k, struct across *a, struct err *err)
{
	const struct table_options *o = k->o->table;
	struct across_told how = { told(k, "rfi"), (size_t)o->header,
		o->header_rows };
	struct sample s = { 0 };
	struct legend l = { 0 };
	bool ok = sample_read(&s, k->sheet, 1, err);

	if (ok) {
		ok = legend_told(k, &l, err);
		legend_of_sample(&l, &s);
		across_find(a, &s, &l, k->v, &how);
	}
	legend_clear(&l);
	sample_clear(&s);
	return ok;
}

/* The other sheets of a workbook, where none has a table of vendors. */
static bool
look_elsewhere(struct look *k, struct across *a, struct err *err)
{
	const struct sheet_info *info = sheet_info(k->sheet);
	size_t at = info->at;
	size_t n = info->n_sheet < TABLE_SHEETS ? info->n_sheet : TABLE_SHEETS;

	for (size_t i = 0; i < n && !a->is; i++) {
		if (i == at || info->sheet[i].hidden)
			continue;
		if (!sheet_select(k->sheet, i + 1, err) ||
		    !look_across(k, a, err))
			return false;
	}
	return a->is || sheet_select(k->sheet, at + 1, err);
}

/* In such a sheet the header is the row that names the vendors, and perhaps
 * the next one. */
static bool
across_header(const struct look *k, struct err *err)
{
	const struct table_options *o = k->o->table;

	if (!told(k, "rfi"))
		return true;
	if (o->header == TABLE_NO_HEADER)
		return err_set(err, ERR_USAGE,
		    "--layout rfi needs the row that names the vendors: "
		    "--header N, not 0");
	if (o->header_rows > 2)
		return err_set(err, ERR_USAGE,
		    "--layout rfi: the row that names the vendors, and one "
		    "below it, make the header: --header-rows 1 or 2, not %zu",
		    o->header_rows);
	return true;
}

/* Whether the sheet lies on its side. */
static bool
find_across(struct look *k, struct across *a, struct err *err)
{
	bool vendors = names_vendors(table_info(*k->table));

	*a = (struct across){ 0 };
	if (k->o->plan->layout != NULL && !told(k, "rfi"))
		return true;
	if (!across_header(k, err))
		return false;
	if (k->o->table->header == TABLE_NO_HEADER)
		return true;
	if (!look_across(k, a, err))
		return false;
	if (!a->is && !vendors && !k->o->table->sheet &&
	    k->o->table->header == 0 && sheet_info(k->sheet)->n_sheet > 1 &&
	    !look_elsewhere(k, a, err))
		return false;
	if (!a->is && told(k, "rfi") && k->o->table->header > 0)
		return err_set(err, ERR_USAGE,
		    "%s: --layout rfi --header %lld: no column asks for "
		    "services below row %lld, with names of vendors in it",
		    k->o->path, (long long)k->o->table->header,
		    (long long)k->o->table->header);
	if (!a->is && told(k, "rfi"))
		return err_set(err, ERR_USAGE,
		    "%s: --layout rfi: no column asks for services with names "
		    "of vendors in a row above the answers",
		    k->o->path);
	return true;
}

static bool
turn(struct look *k, const struct across *a, struct err *err)
{
	struct table_options find = *k->o->table;
	struct buf b = { 0 };

	table_close(*k->table);
	*k->table = NULL;
	if (!legend_of_sheet(k, err) || !sheet_turn(k->sheet, err))
		return false;
	find.sheet = true;
	find.header = (int64_t)(a->above > 0 ? a->above : a->column);
	find.header_rows = a->above > 0 && a->column - a->above < TABLE_LEVELS
			       ? a->column - a->above + 1
			       : 1;
	if (find.header_rows == 1)
		find.header = (int64_t)a->column;
	find.map = NULL;
	find.n_map = 0;
	k->plan->turned = k->sheet;
	k->plan->across = a->names;
	k->plan->across_sub = a->sub;
	k->plan->layout = "rfi";
	across_reason(a, &b);
	k->plan->layout_reason =
	    arena_keep(&k->plan->arena, buf_text(&b), b.len);
	buf_clear(&b);
	return table_open(k->table, k->sheet, &find, k->v, err);
}

/* --- scores --- */

static bool
refuse_scores(struct look *k, const char *reason, struct err *err)
{
	if (k->o->plan->any)
		return true;
	return err_set(err, ERR_DATA,
	    "%s: a score sheet: %s; to read it all the same, say what points "
	    "mean "
	    "(--legend \"3=in house; 1=no\") or how it lies (--layout matrix, "
	    "--layout rfi)",
	    k->o->path, reason);
}

/* Whether the sheet is one of scores: *is, and in reason why. */
static bool
find_scores(struct look *k, bool *is, struct buf *reason, struct err *err)
{
	struct sample s = { 0 };
	struct scores c = { 0 };
	struct legend l = { 0 };

	*is = told(k, "scores");
	buf_str(reason, *is ? "as --layout says" : "");
	if (k->o->plan->layout != NULL)
		return true;
	if (!sample_read(&s, k->sheet, 1, err))
		return false;
	(void)legend_told(k, &l, err); /* it was understood before */
	legend_of_sample(&l, &s);
	scores_find(&c, &s, &l);
	*is = c.is;
	if (c.is)
		scores_reason(&c, reason);
	legend_clear(&l);
	sample_clear(&s);
	return true;
}

static bool
plan_scores(struct look *k, const char *reason, struct err *err)
{
	struct plan *p = k->plan;

	if (!refuse_scores(k, reason, err))
		return false;
	if (!make_plan(k, err))
		return false;
	p->layout = "scores";
	p->layout_reason = arena_keep(&p->arena, reason, strlen(reason));
	p->ratings = true;
	return habit_scan(p, *k->table, err);
}

bool
shape_open(struct plan *p, struct table **t, struct sheet *sheet,
    const struct shape_options *o, struct vocab *v, struct err *err)
{
	struct look k = { o, v, sheet, p, t };
	struct across a = { 0 };
	struct buf reason = { 0 };
	bool scores = false;
	bool ok = false;

	if (o->plan->layout != NULL && !layout_check(o->plan->layout, err))
		return false;
	p->firm = sheet_info(sheet)->encoding[0] == '\0';
	/* Answers in words are no scores, whatever stands beside them. */
	if (!legend_told(&k, &p->legend, err) || !open_table(&k, err) ||
	    !find_across(&k, &a, err) ||
	    (!a.is && !find_scores(&k, &scores, &reason, err)))
		goto out;
	if (scores) {
		ok = plan_scores(&k, buf_text(&reason), err);
		goto out;
	}
	if (a.is && !turn(&k, &a, err))
		goto out;
	/* Nothing but blank rows: there is nothing to plan, and inspect says
	 * so. */
	if (o->plan->any && table_info(*t)->n_column == 0) {
		ok = true;
		goto out;
	}
	ok = table_rewind(*t, err) && make_plan(&k, err) &&
	     look_at_marks(&k, err) && habit_scan(p, *t, err);
out:
	buf_clear(&reason);
	return ok;
}
