/* table.c - where the table is in a sheet. */
#include "intake/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/fold.h"
#include "intake/header.h"

struct table {
	struct sheet *sheet; /* borrowed */
	struct sample sample;
	struct sample records;
	struct sample above;
	struct arena arena;
	struct table_column *column; /* owned */
	int64_t header[TABLE_LEVELS];
	struct table_info info;
};

/* --- the header --- */

static bool
same_title(const char *a, const char *b, size_t n)
{
	struct buf x = { 0 };
	struct buf y = { 0 };
	bool same = strlen(a) == n && memcmp(a, b, n) == 0;

	if (!same) {
		fold_plain(&x, a, strlen(a));
		fold_plain(&y, b, n);
		same = x.len > 0 && strcmp(buf_text(&x), buf_text(&y)) == 0;
	}
	buf_clear(&x);
	buf_clear(&y);
	return same;
}

/* Whether the column of a map (COLUMN=FIELD) is a number. */
static bool
is_number(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
	}
	return n > 0;
}

/* The row that has a title given in a map; SIZE_MAX: there is none. */
static size_t
mapped_header(const struct sample *s, const struct table_options *o)
{
	for (size_t i = 0; i < o->n_map; i++) {
		const char *equal = strrchr(o->map[i], '=');
		size_t n = equal == NULL ? 0 : (size_t)(equal - o->map[i]);

		if (n == 0 || is_number(o->map[i], n))
			continue;
		for (size_t r = 0; r < s->n && r < SAMPLE_HEADER_ROWS; r++) {
			for (size_t c = 0; c < s->row[r].n; c++) {
				if (same_title(
					s->row[r].cell[c].text, o->map[i], n))
					return r;
			}
		}
	}
	return SIZE_MAX;
}

/* The first row that has a title for the vendor's name and another one that is
 * known, else the first that is not blank.  SIZE_MAX: none. */
static size_t
find_header(const struct sample *s, struct vocab *v)
{
	size_t first = SIZE_MAX;

	for (size_t i = 0; i < s->n && i < SAMPLE_HEADER_ROWS; i++) {
		bool name = false;
		size_t known = 0;

		for (size_t c = 0; c < s->row[i].n; c++) {
			const char *title = s->row[i].cell[c].text;

			if (!name && header_is_name(title))
				name = true;
			else if (known == 0 && header_is_known(title, v))
				known++;
		}
		if (name && known > 0)
			return i;
		if (s->row[i].n > 0 && first == SIZE_MAX)
			first = i;
	}
	return first;
}

/* Columns there are: those with a title, and behind them those that most rows
 * fill; a cell that stands beyond is one row's slip. */
static size_t
table_width(const struct sample *s, size_t header)
{
	size_t n = s->row[header].n;
	size_t rows = s->n - header - 1;

	for (;;) {
		size_t filled = 0;

		for (size_t r = header + 1; r < s->n; r++)
			filled += s->row[r].n > n ? 1 : 0;
		if (rows < 3 || filled * 2 <= rows)
			return n;
		n++;
	}
}

/* --- what was found --- */

/* Rows from..to of the sample, as a sample that shares their cells. */
static void
sample_part(struct sample *to, const struct sample *s, size_t from, size_t n)
{
	to->n = n;
	if (n == 0)
		return;
	to->row = xcalloc(n, sizeof(*to->row));
	for (size_t i = 0; i < n; i++)
		to->row[i] = s->row[from + i];
}

static void
table_titles(struct table *t, size_t at)
{
	size_t n = table_width(&t->sample, at);

	t->column = xcalloc(n + 1, sizeof(*t->column));
	for (size_t i = 0; i < n; i++) {
		struct table_column *c = &t->column[i];

		c->title = sample_at(&t->sample, at, i).text;
		c->level[0] = c->title;
		for (size_t k = 1; k < TABLE_LEVELS; k++)
			c->level[k] = "";
	}
	t->info.column = t->column;
	t->info.n_column = n;
}

static void
table_set(struct table *t, size_t at)
{
	const struct sample *s = &t->sample;

	t->info.records = &t->records;
	t->info.above = &t->above;
	t->info.header = t->header;
	if (at == SIZE_MAX)
		return;
	t->header[0] = s->row[at].number;
	t->info.n_header = 1;
	t->info.header_line = s->row[at].line;
	t->info.first = s->row[at].number + 1;
	table_titles(t, at);
	sample_part(&t->above, s, 0, at);
	sample_part(&t->records, s, at + 1, s->n - at - 1);
	t->records.whole = s->whole;
}

bool
table_open(struct table **out, struct sheet *sheet,
    const struct table_options *o, struct vocab *v, struct err *err)
{
	struct table *t = xcalloc(1, sizeof(*t));
	size_t at = SIZE_MAX;

	t->sheet = sheet;
	if (!sample_read(&t->sample, sheet, err)) {
		table_close(t);
		return false;
	}
	at = mapped_header(&t->sample, o);
	if (at == SIZE_MAX)
		at = find_header(&t->sample, v);
	table_set(t, at);
	*out = t;
	return true;
}

const struct table_info *
table_info(const struct table *t)
{
	return &t->info;
}

/* --- row by row --- */

static bool
is_blank(const struct sheet_row *row)
{
	for (size_t i = 0; i < row->n_cell; i++) {
		size_t n = row->cell[i].len;

		(void)utf8_trim(row->cell[i].text, &n); /* the length counts */
		if (n > 0)
			return false;
	}
	return true;
}

bool
table_next(struct table *t, struct table_row *row, bool *found, struct err *err)
{
	if (!sheet_next(t->sheet, &row->row, found, err))
		return false;
	row->part = TABLE_RECORD;
	row->why = NULL;
	if (!*found)
		return true;
	if (row->row.number < t->info.first) {
		row->part =
		    row->row.number < t->header[0] ? TABLE_ABOVE : TABLE_HEADER;
		row->why = row->part == TABLE_ABOVE ? "above the header"
						    : "the header";
	} else if (is_blank(&row->row)) {
		row->part = TABLE_BLANK;
		row->why = "a blank row";
	}
	return true;
}

bool
table_rewind(struct table *t, struct err *err)
{
	return sheet_rewind(t->sheet, err);
}

void
table_close(struct table *t)
{
	if (t == NULL)
		return;
	free(t->records.row);
	free(t->above.row);
	free(t->column);
	sample_clear(&t->sample);
	arena_clear(&t->arena);
	free(t);
}
