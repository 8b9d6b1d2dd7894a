/* titles.c - the titles of a table's columns. */
#include "intake/titles.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "catalog/fold.h"
#include "intake/heading.h"
#include "intake/sample.h"
#include "intake/table.h"

/* s with each run of white space that has a line break in it made a blank. */
static const char *
one_line(struct titles *t, const char *s, size_t n)
{
	struct buf b = { 0 };
	const char *kept = NULL;

	if (memchr(s, '\n', n) == NULL && memchr(s, '\r', n) == NULL)
		return arena_keep(t->arena, s, n);
	for (size_t i = 0; i < n;) {
		size_t k = strspn(s + i, " \t\r\n");

		k = k > n - i ? n - i : k;
		if (k > 0 && (memchr(s + i, '\n', k) != NULL ||
				 memchr(s + i, '\r', k) != NULL)) {
			buf_char(&b, ' ');
			i += k;
		} else {
			k = k == 0 ? 1 : k;
			buf_add(&b, s + i, k);
			i += k;
		}
	}
	kept = arena_keep(t->arena, buf_text(&b), b.len);
	buf_clear(&b);
	return kept;
}

/* What a row of the header says of a column: its cell, or the group title to
 * the left of it where a title stands below. */
static const char *
level_text(struct titles *t, size_t at, size_t level, size_t column)
{
	const struct sample *s = t->sample;
	const struct heading *h = t->heading;
	struct sample_cell cell = sample_at(s, at + level, column);
	bool last = level + 1 == h->n;

	/* A cell that is merged downwards says it once. */
	if (cell.merged && level > 0 &&
	    strcmp(sample_at(s, at + level - 1, column).text, cell.text) == 0)
		return "";
	if (cell.len > 0 || last || column == 0)
		return one_line(t, cell.text, cell.len);
	if (sample_at(s, at + level + 1, column).len == 0 ||
	    heading_merges(&s->row[at + level]))
		return "";
	while (cell.len == 0 && column-- > 0)
		cell = sample_at(s, at + level, column);
	/* It is no group where nothing stands under it. */
	return sample_at(s, at + level + 1, column).len == 0
		   ? ""
		   : one_line(t, cell.text, cell.len);
}

/* How many lines a text has. */
static size_t
lines_of(const char *s)
{
	size_t n = 1;

	for (; *s != '\0'; s++)
		n += *s == '\n' ? 1 : 0;
	return n;
}

/* rejects.c writes a header of several rows as one, with line breaks. */
void
titles_begin(struct titles *t)
{
	const struct sample_row *row = NULL;
	bool mended = false;
	size_t most = 1;

	t->lines = 0;
	if (t->heading->n != 1)
		return;
	row = &t->sample->row[t->heading->at];
	for (size_t i = 0; i < row->n; i++) {
		size_t n = lines_of(row->cell[i].text);

		most = n > most ? n : most;
		mended = mended ||
			 strcmp(row->cell[i].text, "vendorcat_reason") == 0;
	}
	if (mended && most > 1 && most <= TABLE_LEVELS)
		t->lines = most;
}

/* Line level of the header's cell; a cell of fewer lines has the last ones. */
static const char *
line_text(struct titles *t, size_t level, size_t column)
{
	const char *s = sample_at(t->sample, t->heading->at, column).text;
	size_t n = lines_of(s);
	size_t len = 0;

	if (level + n < t->lines)
		return "";
	for (level -= t->lines - n; level > 0; level--)
		s = strchr(s, '\n') + 1;
	len = strcspn(s, "\n");
	while (len > 0 && (s[len - 1] == '\r' || s[len - 1] == ' '))
		len--;
	return arena_keep(t->arena, s, len);
}

void
titles_of(struct titles *t, size_t i, struct table_column *c)
{
	size_t at = t->heading->at;
	size_t n = t->lines > 0 ? t->lines : t->heading->n;
	struct buf b = { 0 };
	bool alike = true;

	for (size_t k = 0; k < TABLE_LEVELS; k++) {
		c->level[k] = "";
		if (k >= n)
			continue;
		c->level[k] =
		    t->lines > 0 ? line_text(t, k, i) : level_text(t, at, k, i);
		alike = alike && strcmp(c->level[k], c->level[0]) == 0;
		if (c->level[k][0] == '\0')
			continue;
		if (b.len > 0)
			buf_char(&b, ' ');
		buf_str(&b, c->level[k]);
	}
	c->title = arena_keep(t->arena, buf_text(&b), b.len);
	c->name = alike ? c->level[0] : c->title;
	buf_clear(&b);
}

/* --- titles a person names --- */

static bool
title_is(const char *a, const char *b, size_t n)
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

static bool
row_has(const struct sample_row *row, const char *title, size_t n)
{
	for (size_t c = 0; c < row->n; c++) {
		if (title_is(row->cell[c].text, title, n))
			return true;
	}
	return false;
}

/* The first row that has a title given in a map; SIZE_MAX: there is none. */
size_t
titles_mapped(const struct sample *s, const char *const *map, size_t n_map)
{
	for (size_t i = 0; i < n_map; i++) {
		const char *equal = strrchr(map[i], '=');
		size_t n = equal == NULL ? 0 : (size_t)(equal - map[i]);

		if (n == 0 || is_number(map[i], n))
			continue;
		for (size_t r = 0; r < s->n && r < HEADING_ROWS; r++) {
			if (row_has(&s->row[r], map[i], n))
				return r;
		}
	}
	return SIZE_MAX;
}

bool
titles_have(const struct sample *s, const struct heading *h,
    const char *const *map, size_t n_map)
{
	for (size_t i = 0; i < n_map; i++) {
		const char *equal = strrchr(map[i], '=');
		size_t n = equal == NULL ? 0 : (size_t)(equal - map[i]);

		if (n == 0 || is_number(map[i], n))
			continue;
		for (size_t k = 0; k < h->n; k++) {
			if (row_has(&s->row[h->at + k], map[i], n))
				return true;
		}
	}
	return false;
}
