/* table.c - where the table is in a sheet. */
#include "intake/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "intake/bare.h"
#include "intake/region.h"
#include "intake/rowview.h"
#include "intake/titles.h"

/* Asides that are told; all rows are accounted for. */
#define TABLE_ASIDES 60
/* Files up to this size are read through where the first rows show no
 * vendors. */
#define TABLE_DEEP ((int64_t)64 << 20)
/* How surely a table is one of vendors that has titles a person names. */
#define TABLE_TOLD 1000

struct table {
	struct sheet *sheet;           /* borrowed */
	struct vocab *v;               /* borrowed */
	const struct table_options *o; /* while opening */
	struct sample sample;
	struct sample records; /* rows of the sample */
	struct sample above;
	struct region region;
	struct ahead ahead;
	struct arena arena;
	struct table_column *column; /* owned */
	int64_t header[TABLE_LEVELS];
	struct table_info info;
	struct table_aside *aside; /* owned */
	size_t n_known;            /* of them, before the rows are read */
};

/* --- columns --- */

/* Columns there are: those with a title, and behind them those that most rows
 * fill; a cell that stands beyond is one row's slip.  Without a header: those
 * that a quarter of the rows fill, and empty ones behind them where most rows
 * have them, unless they are the most. */
static size_t
table_width(const struct table *t)
{
	const struct sample *s = &t->records;
	size_t share = t->region.h.n > 0 ? 2 : 4;
	size_t n = 0;

	for (size_t k = 0; k < t->region.h.n; k++) {
		const struct sample_row *row =
		    &t->sample.row[t->region.h.at + k];

		n = row->n > n ? row->n : n;
	}
	for (;;) {
		size_t filled = 0;

		for (size_t r = 0; r < s->n; r++)
			filled += s->row[r].n > n ? 1 : 0;
		if (filled * share <= s->n || (share == 2 && s->n < 3))
			break;
		n++;
	}
	if (t->region.h.n == 0 && sample_usual(s) <= 2 * n)
		n = sample_usual(s);
	return n;
}

/* --- asides --- */

static void
aside_add(struct table *t, enum table_part part, int64_t from, int64_t to,
    const char *text)
{
	if (t->info.n_aside >= TABLE_ASIDES)
		return;
	t->aside = xrealloc(t->aside, t->info.n_aside + 1, sizeof(*t->aside));
	t->aside[t->info.n_aside++] = (struct table_aside){ .part = part,
		.from = from,
		.to = to,
		.text = arena_keep(&t->arena, text, strlen(text)) };
	t->info.aside = t->aside;
}

/* Remember a row that is no record: rows of one table are one aside. */
static void
aside_row(struct table *t, const struct table_row *row)
{
	struct table_aside *last =
	    t->info.n_aside > 0 ? &t->aside[t->info.n_aside - 1] : NULL;
	struct buf b = { 0 };

	if (row->part == TABLE_OTHER && last != NULL &&
	    last->part == TABLE_OTHER && !t->region.begins) {
		last->to = row->row.number;
		return;
	}
	if (row->part == TABLE_OTHER)
		region_titles(&t->region, &b);
	else
		rowview_text(&row->row, &b);
	aside_add(t, row->part, row->row.number, row->row.number, buf_text(&b));
	buf_clear(&b);
}

/* --- what was found --- */

/* Rows of the sample, as a sample that shares their cells. */
static void
rows_add(struct sample *to, const struct sample *s, size_t row)
{
	to->row = xrealloc(to->row, to->n + 1, sizeof(*to->row));
	to->row[to->n++] = s->row[row];
}

static void
rows_clear(struct sample *s)
{
	free(s->row);
	*s = (struct sample){ 0 };
}

/* The region that begins at row from of the sample is judged row by row: its
 * records, and where it ends (the row of another table's first line). */
static bool
region_scan(struct table *t, size_t *end, struct err *err)
{
	struct ahead *a = &t->ahead;
	struct table_row row = { 0 };
	bool found = true;
	size_t i = t->region.h.at + t->region.h.n;

	rows_clear(&t->records);
	region_begin(&t->region, &t->sample, t->v);
	ahead_sample(a, &t->sample, i);
	for (; i < t->sample.n; i++) {
		if (!ahead_next(a, &row.row, &found, err) ||
		    !region_judge(&t->region, a, &row, err))
			return false;
		if (row.part == TABLE_OTHER)
			break;
		if (row.part == TABLE_RECORD)
			rows_add(&t->records, &t->sample, i);
	}
	t->records.whole = t->sample.whole || i < t->sample.n;
	*end = i;
	return true;
}

/* Take a heading as that of the table. */
static bool
table_take(struct table *t, const struct heading *h, struct err *err)
{
	const struct sample *s = &t->sample;
	struct titles titles = { s, &t->region.h, &t->arena, 0 };
	size_t end = 0;

	t->info.told = t->o->header != 0;
	t->region.h = *h;
	if (!t->info.told && t->o->header_rows > 0)
		t->region.h.n = t->o->header_rows > s->n - h->at
				    ? s->n - h->at
				    : t->o->header_rows;
	else if (!t->info.told && bare_is_record(s, h, t->v))
		t->region.h.n = 0;
	h = &t->region.h;
	if (!region_scan(t, &end, err))
		return false;
	for (size_t i = 0; i < h->at; i++)
		rows_add(&t->above, s, i);
	for (size_t k = 0; k < h->n; k++)
		t->header[k] = s->row[h->at + k].number;
	t->info.n_header = h->n;
	t->info.header_line = h->n > 0 ? s->row[h->at].line : 0;
	t->info.first = h->at + h->n < s->n ? s->row[h->at + h->n].number
					    : s->row[h->at].number + 1;
	t->info.n_column = table_width(t);
	t->column = xcalloc(t->info.n_column + 1, sizeof(*t->column));
	titles_begin(&titles);
	t->info.n_level = titles.lines > 0 ? titles.lines : h->n;
	for (size_t i = 0; i < t->info.n_column; i++)
		titles_of(&titles, i, &t->column[i]);
	t->info.column = t->column;
	return true;
}

/* --- options --- */

/* The header a person names. */
static bool
table_given(struct table *t, struct heading *h, struct err *err)
{
	int64_t number = t->o->header;

	*h = (struct heading){ .vendors = 1 };
	if (number == TABLE_NO_HEADER) {
		while (h->at < t->sample.n && t->sample.row[h->at].n == 0)
			h->at++;
		return true;
	}
	if (t->sample.n == 0 ||
	    t->sample.row[t->sample.n - 1].number < number) {
		sample_clear(&t->sample);
		if (!sample_read(&t->sample, t->sheet, number, err))
			return false;
	}
	while (h->at < t->sample.n && t->sample.row[h->at].number < number)
		h->at++;
	if (h->at == t->sample.n || t->sample.row[h->at].n == 0)
		return err_set(err, ERR_USAGE, "--header %lld: row %lld is %s",
		    (long long)number, (long long)number,
		    h->at == t->sample.n ? "not there: the sheet is shorter"
					 : "blank");
	h->n = t->o->header_rows > 0 ? t->o->header_rows
				     : heading_span(&t->sample, h->at, t->v);
	if (h->n > t->sample.n - h->at)
		h->n = t->sample.n - h->at;
	return true;
}

/* --- which table, which sheet --- */

/* A table of the sheet that may be the one. */
struct candidate {
	struct heading h;
	size_t end; /* row of the sample behind it */
	size_t records;
};

/* Vendors first; else the first table, unless one is far larger. */
static bool
is_better(const struct candidate *a, const struct candidate *b)
{
	if (a->h.vendors != b->h.vendors)
		return a->h.vendors > b->h.vendors;
	return a->h.vendors == 0 && a->records > 3 * b->records;
}

/* Tables of the sample above the one that is read. */
static void
candidates_above(struct table *t, const struct candidate *c, size_t n)
{
	const struct sample *s = &t->sample;

	for (size_t i = 0; i < n; i++) {
		struct buf b = { 0 };
		size_t last = c[i].end;

		while (last > c[i].h.at + 1 && s->row[last - 1].n == 0)
			last--;
		t->region.h = c[i].h;
		region_begin(&t->region, s, t->v);
		region_titles(&t->region, &b);
		aside_add(t, TABLE_OTHER, s->row[c[i].h.at].number,
		    s->row[last - 1].number, buf_text(&b));
		buf_clear(&b);
	}
}

/* The table at row from of the sample, or below it. */
static bool
table_one(struct table *t, size_t from, struct candidate *c, bool *some,
    struct err *err)
{
	struct heading before = { 0 };

	*some = heading_find(&t->sample, from, t->v, &c->h, &before);
	if (!*some)
		return true;
	if (before.n > 0) {
		t->region.h = before;
		if (!region_scan(t, &c->end, err))
			return false;
		c->records = t->records.n;
		/* It ends where the table of vendors begins. */
		if (c->end <= c->h.at && c->records > 0) {
			c->h = before;
			return true;
		}
	}
	t->region.h = c->h;
	if (!region_scan(t, &c->end, err))
		return false;
	c->records = t->records.n;
	return true;
}

/* Find the tables of the sample and take the best: one with titles that a
 * person names goes first, and where none has them, the row that has makes
 * one.  False in *some where there is none. */
static bool
table_find(struct table *t, struct candidate *best, bool *some, struct err *err)
{
	struct candidate list[TABLE_ASIDES];
	size_t n = 0;
	size_t from = 0;
	size_t at = SIZE_MAX;

	*some = false;
	while (n < TABLE_ASIDES && from < t->sample.n) {
		if (!table_one(t, from, &list[n], some, err))
			return false;
		if (!*some)
			break;
		if (titles_have(&t->sample, &list[n].h, t->o->map, t->o->n_map))
			list[n].h.vendors = TABLE_TOLD;
		from = list[n++].end;
	}
	*some = false;
	for (size_t i = 0; i < n; i++) {
		if (*some && !is_better(&list[i], best))
			continue;
		*best = list[i];
		*some = true;
		t->info.n_aside = 0;
		candidates_above(t, list, i);
	}
	if (!*some || best->h.vendors != TABLE_TOLD)
		at = titles_mapped(&t->sample, t->o->map, t->o->n_map);
	if (at == SIZE_MAX)
		return true;
	t->info.n_aside = 0;
	best->h = (struct heading){ .at = at,
		.n = heading_span(&t->sample, at, t->v),
		.vendors = TABLE_TOLD };
	*some = true;
	return true;
}

/* Read on for a table with vendors below the first rows. */
static bool
table_deeper(struct table *t, struct candidate *best, struct err *err)
{
	struct heading before = { 0 };
	struct table_row row = { 0 };
	int64_t at = 0;
	bool found = true;

	if (t->sample.whole || sheet_info(t->sheet)->bytes > TABLE_DEEP)
		return true;
	t->region.h = best->h;
	region_begin(&t->region, &t->sample, t->v);
	ahead_sheet(&t->ahead, t->sheet);
	while (at == 0) {
		if (!ahead_next(&t->ahead, &row.row, &found, err))
			return false;
		if (!found)
			return sheet_rewind(t->sheet, err);
		if (row.row.number <= t->sample.row[best->h.at].number)
			continue;
		if (!region_judge(&t->region, &t->ahead, &row, err))
			return false;
		if (row.part == TABLE_OTHER)
			aside_row(t, &row);
		if (row.part == TABLE_OTHER && t->region.begins &&
		    t->region.vendors)
			at = row.row.number;
	}
	if (t->info.n_aside > 0)
		t->info.n_aside--; /* that is the one to be read */
	sample_clear(&t->sample);
	if (!sheet_rewind(t->sheet, err) ||
	    !sample_read(&t->sample, t->sheet, at, err))
		return false;
	(void)heading_find(
	    &t->sample, 0, t->v, &best->h, &before); /* it is there */
	return true;
}

/* Say what the other sheets of a workbook are. */
static void
sheets_aside(struct table *t, const struct candidate *c, size_t n, size_t at)
{
	const struct sheet_info *info = sheet_info(t->sheet);

	for (size_t i = 0; i < n; i++) {
		struct buf b = { 0 };

		if (i == at || info->sheet[i].hidden)
			continue;
		buf_fmt(&b, "sheet %zu \"%s\" is not read%s", i + 1,
		    info->sheet[i].name,
		    c[i].records == 0 && c[i].h.vendors == 0 ? ": no table"
		    : c[i].h.vendors == c[at].h.vendors && c[at].h.vendors > 0
			? ": it is a table of vendors too (--sheet)"
			: "");
		aside_add(t, TABLE_OTHER, 0, 0, buf_text(&b));
		buf_clear(&b);
	}
}

static void
table_forget(struct table *t)
{
	t->info.n_aside = 0;
	sample_clear(&t->sample);
}

static bool
table_sheet(struct table *t, size_t number, struct candidate *c, bool *some,
    struct err *err)
{
	table_forget(t);
	return sheet_select(t->sheet, number, err) &&
	       sample_read(&t->sample, t->sheet, 1, err) &&
	       table_find(t, c, some, err);
}

/* Choose the sheet of a workbook. */
static bool
table_choose(
    struct table *t, struct candidate *best, bool *some, struct err *err)
{
	size_t n = sheet_info(t->sheet)->n_sheet;
	struct candidate *list = NULL;
	size_t at = SIZE_MAX;
	size_t now = sheet_info(t->sheet)->at;
	bool ok = false;

	n = n > TABLE_SHEETS ? TABLE_SHEETS : n;
	list = xcalloc(n, sizeof(*list));
	for (size_t i = 0; i < n; i++) {
		bool any = false;

		if (sheet_info(t->sheet)->sheet[i].hidden && i != now)
			continue;
		if (!table_sheet(t, i + 1, &list[i], &any, err))
			goto out;
		if (any && (at == SIZE_MAX || is_better(&list[i], &list[at])))
			at = i;
	}
	if (at == SIZE_MAX)
		at = now;
	ok = table_sheet(t, at + 1, best, some, err);
	if (ok)
		sheets_aside(t, list, n, at);
out:
	free(list);
	return ok;
}

/* The table where the options, or the sheet alone, say it is. */
static bool
table_look(struct table *t, struct candidate *best, bool *some, struct err *err)
{
	if (t->o->header == 0 && !t->o->sheet &&
	    sheet_info(t->sheet)->n_sheet > 1)
		return table_choose(t, best, some, err);
	if (!sample_read(&t->sample, t->sheet, 1, err))
		return false;
	if (t->o->header == 0)
		return table_find(t, best, some, err);
	if (!table_given(t, &best->h, err))
		return false;
	*some = best->h.at < t->sample.n;
	return true;
}

static bool
table_locate(struct table *t, struct err *err)
{
	struct candidate best = { 0 };
	bool some = false;

	if (!table_look(t, &best, &some, err) ||
	    (some && best.h.vendors == 0 && !table_deeper(t, &best, err)))
		return false;
	t->n_known = t->info.n_aside;
	return !some || table_take(t, &best.h, err);
}

bool
table_open(struct table **out, struct sheet *sheet,
    const struct table_options *o, struct vocab *v, struct err *err)
{
	struct table *t = xcalloc(1, sizeof(*t));

	t->sheet = sheet;
	t->v = v;
	t->o = o;
	t->info.records = &t->records;
	t->info.above = &t->above;
	t->info.header = t->header;
	if (!table_locate(t, err) || !table_rewind(t, err)) {
		table_close(t);
		return false;
	}
	*out = t;
	return true;
}

const struct table_info *
table_info(const struct table *t)
{
	return &t->info;
}

/* --- row by row --- */

/* A row above the table: of another one, or a line of words. */
static void
row_above(struct table *t, struct table_row *row)
{
	row->part = TABLE_ABOVE;
	row->why =
	    t->info.n_header > 0 ? "above the header" : "above the table";
	for (size_t i = 0; i < t->n_known; i++) {
		const struct table_aside *a = &t->aside[i];

		if (row->row.number >= a->from && row->row.number <= a->to) {
			row->part = TABLE_OTHER;
			row->why = "another table, above this one";
		}
	}
	if (rowview_blank(&row->row)) {
		row->part = TABLE_BLANK;
		row->why = "a blank row";
	}
}

static void
count_hidden(struct table_hidden *h, const struct sheet_row *row)
{
	if (rowview_blank(row))
		return;
	h->first = h->n++ == 0 ? row->number : h->first;
	h->last = row->number;
}

bool
table_next(struct table *t, struct table_row *row, bool *found, struct err *err)
{
	if (!ahead_next(&t->ahead, &row->row, found, err))
		return false;
	if (!*found)
		return true;
	row->part = TABLE_RECORD;
	row->why = NULL;
	if (row->row.hidden)
		count_hidden(&t->info.hidden, &row->row);
	row->between = false;
	if (row->row.number >= t->info.first) {
		if (!region_judge(&t->region, &t->ahead, row, err))
			return false;
		if (row->part != TABLE_RECORD && row->part != TABLE_BLANK)
			aside_row(t, row);
		return true;
	}
	if (t->info.n_header > 0 && row->row.number >= t->header[0]) {
		row->part = TABLE_HEADER;
		row->why = "the header";
		return true;
	}
	row_above(t, row);
	return true;
}

bool
table_rewind(struct table *t, struct err *err)
{
	t->info.n_aside = t->n_known;
	t->info.hidden = (struct table_hidden){ 0 };
	region_rewind(&t->region);
	ahead_sheet(&t->ahead, t->sheet);
	return sheet_rewind(t->sheet, err);
}

void
table_close(struct table *t)
{
	if (t == NULL)
		return;
	rows_clear(&t->records);
	rows_clear(&t->above);
	region_clear(&t->region);
	ahead_clear(&t->ahead);
	free(t->column);
	free(t->aside);
	sample_clear(&t->sample);
	arena_clear(&t->arena);
	free(t);
}
