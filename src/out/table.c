/* table.c - columns lined up for the eye; not a form to be read back. */
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/mem.h"
#include "out/format.h"

enum {
	HELD_ROWS = 10000,     /* rows that decide the widths ... */
	HELD_BYTES = 16 << 20, /* ... or as many as fit here */
	GAP = 2,               /* blanks between columns */
	FIRST_LEAST = 12,      /* what is never taken from column one */
	OTHER_LEAST = 6
};

struct table_column {
	size_t width;
	bool words;   /* holds a text */
	bool numbers; /* holds a number */
};

struct table {
	struct table_column *column; /* owned */
	struct buf held;             /* cells of the rows held back, each NUL-
					terminated, until the widths are known */
	size_t rows;                 /* held */
	bool flowing;                /* widths known, header written */
};

static void
table_free(void *state)
{
	struct table *t = state;

	free(t->column);
	buf_clear(&t->held);
	free(t);
}

/* Append s in one line. */
static void
show_text(struct buf *b, const char *s)
{
	while (*s != '\0') {
		uint32_t c = 0;

		s += out_next(s, &c);
		if (c == '\r' && *s == '\n')
			continue;
		if (c == '\n')
			buf_str(b, "\xe2\x8f\x8e"); /* U+23CE, the return key */
		else if (c == '\t')
			buf_char(b, ' ');
		else if (out_is_control(c))
			out_add_control(b, c);
		else
			out_add_char(b, c);
	}
}

static void
show_value(struct buf *b, const struct out_value *v)
{
	if (out_is_null(v))
		return;
	if (v->type == OUT_TEXT)
		show_text(b, v->text);
	else
		out_add_number(b, v);
}

static size_t
char_width(uint32_t c)
{
	int width = c < 0x7f ? 1 : utf8proc_charwidth((utf8proc_int32_t)c);

	return width > 0 ? (size_t)width : 0;
}

static size_t
text_width(const char *s)
{
	size_t width = 0;

	while (*s != '\0') {
		uint32_t c = 0;

		s += out_next(s, &c);
		width += char_width(c);
	}
	return width;
}

/* Append as much of s as fits in width with an ellipsis; returns the width
 * taken.  A mark stays with the letter it stands on. */
static size_t
add_shortened(struct buf *b, const char *s, size_t width)
{
	size_t taken = 0;

	while (*s != '\0') {
		uint32_t c = 0;
		size_t len = out_next(s, &c);

		if (taken + char_width(c) + 1 > width)
			break;
		taken += char_width(c);
		buf_add(b, s, len);
		s += len;
	}
	buf_str(b, "\xe2\x80\xa6"); /* U+2026 */
	return taken + 1;
}

/* Numbers stand at the right where nothing but numbers is in the column. */
static bool
is_right(const struct table_column *c)
{
	return c->numbers && !c->words;
}

/* Append a shown cell, as wide as its column. */
static void
add_cell(struct out *o, const char *s, size_t i)
{
	const struct table *t = o->state;
	const struct table_column *c = &t->column[i];
	size_t width = text_width(s);
	size_t pad = width < c->width ? c->width - width : 0;

	if (i > 0)
		buf_fmt(&o->line, "%*s", GAP, "");
	if (is_right(c)) {
		buf_fmt(&o->line, "%*s%s", (int)pad, "", s);
		return;
	}
	if (o->opt.width > 0 && width > c->width)
		pad = c->width - add_shortened(&o->line, s, c->width);
	else
		buf_str(&o->line, s);
	buf_fmt(&o->line, "%*s", (int)pad, "");
}

static bool
end_line(struct out *o)
{
	struct buf *b = &o->line;

	while (b->len > 0 && b->data[b->len - 1] == ' ')
		b->data[--b->len] = '\0';
	buf_char(b, '\n');
	return out_flush_line(o);
}

/* The column to take from next: the widest with words in it, the last one of
 * those; n when none can give any more.  The first column says what a row is
 * about and counts as half as wide as it is. */
static size_t
widest(const struct table *t, size_t n)
{
	size_t most = 0;
	size_t found = n;

	for (size_t i = 0; i < n; i++) {
		const struct table_column *c = &t->column[i];
		size_t least = i == 0 ? FIRST_LEAST : OTHER_LEAST;
		size_t width = i == 0 ? c->width / 2 : c->width;

		if (!is_right(c) && c->width > least && width >= most) {
			most = width;
			found = i;
		}
	}
	return found;
}

static void
fit(struct table *t, size_t n, size_t room)
{
	size_t total = (n - 1) * GAP;

	for (size_t i = 0; i < n; i++)
		total += t->column[i].width;
	while (total > room) {
		size_t i = widest(t, n);

		if (i == n)
			return;
		t->column[i].width--;
		total--;
	}
}

static bool
write_header(struct out *o)
{
	const struct table *t = o->state;

	if (o->opt.color)
		buf_str(&o->line, "\x1b[1m");
	for (size_t i = 0; i < o->n; i++) {
		buf_reset(&o->text);
		show_text(&o->text, o->column[i]);
		add_cell(o, buf_text(&o->text), i);
	}
	while (o->line.len > 0 && o->line.data[o->line.len - 1] == ' ')
		o->line.data[--o->line.len] = '\0';
	if (o->opt.color)
		buf_str(&o->line, "\x1b[0m");
	buf_char(&o->line, '\n');
	for (size_t i = 0; i < o->n; i++) {
		if (i > 0)
			buf_fmt(&o->line, "%*s", GAP, "");
		for (size_t k = 0; k < t->column[i].width; k++)
			buf_str(&o->line, "\xe2\x94\x80"); /* U+2500 */
	}
	return end_line(o);
}

/* The widths are decided: write what was held back. */
static bool
release(struct out *o)
{
	struct table *t = o->state;
	const char *s = buf_text(&t->held);

	t->flowing = true;
	if (o->opt.width > 0)
		fit(t, o->n, (size_t)o->opt.width);
	if (!write_header(o))
		return false;
	for (size_t row = 0; row < t->rows; row++) {
		for (size_t i = 0; i < o->n; i++) {
			add_cell(o, s, i);
			s += strlen(s) + 1;
		}
		if (!end_line(o))
			return false;
	}
	buf_clear(&t->held);
	return true;
}

static void
hold_value(struct out *o, const struct out_value *v, size_t i)
{
	struct table *t = o->state;
	struct table_column *c = &t->column[i];
	size_t width = 0;

	buf_reset(&o->text);
	show_value(&o->text, v);
	width = text_width(buf_text(&o->text));
	if (width > c->width)
		c->width = width;
	if (!out_is_null(v) && v->type == OUT_TEXT)
		c->words = true;
	else if (!out_is_null(v))
		c->numbers = true;
	buf_add(&t->held, buf_text(&o->text), o->text.len + 1);
}

static bool
table_begin(struct out *o)
{
	struct table *t = xcalloc(1, sizeof(*t));

	o->state = t;
	o->state_free = table_free;
	t->column = xcalloc(o->n, sizeof(*t->column));
	for (size_t i = 0; i < o->n; i++) {
		buf_reset(&o->text);
		show_text(&o->text, o->column[i]);
		t->column[i].width = text_width(buf_text(&o->text));
		if (t->column[i].width == 0) /* an ellipsis needs one */
			t->column[i].width = 1;
	}
	return o->failed == 0;
}

static bool
table_row(struct out *o, const struct out_value *v)
{
	struct table *t = o->state;

	if (!t->flowing) {
		for (size_t i = 0; i < o->n; i++)
			hold_value(o, &v[i], i);
		t->rows++;
		if (t->rows < HELD_ROWS && t->held.len < HELD_BYTES)
			return true;
		return release(o);
	}
	for (size_t i = 0; i < o->n; i++) {
		buf_reset(&o->text);
		show_value(&o->text, &v[i]);
		add_cell(o, buf_text(&o->text), i);
	}
	return end_line(o);
}

static bool
table_end(struct out *o)
{
	const struct table *t = o->state;

	return t->flowing || release(o);
}

const struct out_format out_format_table = {
	.name = "table",
	.suffix = NULL,
	.begin = table_begin,
	.row = table_row,
	.end = table_end,
};
