/* table.c - columns lined up for the eye; not a form to be read back. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "out/format.h"

enum {
	HELD_ROWS = 10000,     /* rows that decide the widths ... */
	HELD_BYTES = 16 << 20, /* ... or as many as fit here */
	GAP = 2,               /* blanks between columns */
	LINES = 6,             /* of a cell; a longer one ends in an ellipsis */
	PIECE_MOST = 16,       /* of a word, more may be broken ... */
	PIECE_LESS = 12,       /* ... and more where room is short */
	INDENT = 4,            /* of a row's further lines without columns */
	FIRST_LEAST = 12,      /* what is never taken from column one */
	OTHER_LEAST = 6
};

struct table_column {
	size_t width;
	size_t full;      /* width of its longest cell */
	size_t piece;     /* width of its longest piece: title, word */
	bool words;       /* holds a text */
	bool numbers;     /* holds a number */
	const char *rest; /* of the cell being written; points into a block of
				cells, each NUL-terminated */
};

struct table {
	struct table_column *column; /* owned */
	struct buf held;             /* cells of the rows held back, each NUL-
					terminated, until the widths are known */
	struct buf item;             /* a title and its cell */
	size_t rows;                 /* held */
	size_t lines;                /* of a cell at most */
	bool narrow;                 /* no room for columns */
	bool flowing;                /* widths known, header written */
};

static void
table_free(void *state)
{
	struct table *t = state;

	free(t->column);
	buf_clear(&t->held);
	buf_clear(&t->item);
	free(t);
}

static void
show_value(struct buf *b, const struct out_value *v)
{
	if (out_is_null(v))
		return;
	if (v->type == OUT_TEXT)
		out_add_line(b, v->text);
	else
		out_add_number(b, v);
}

/* Numbers stand at the right where nothing but numbers is in the column. */
static bool
is_right(const struct table_column *c)
{
	return c->numbers && !c->words;
}

/* The width of the longest piece of s that no line break need cut. */
static size_t
longest_piece(const char *s)
{
	const char *word = s;
	size_t most = 0;

	while (*s != '\0') {
		size_t width = 0;

		for (bool done = false; !done && *s != '\0';) {
			uint32_t c = 0;

			s += out_next(s, &c);
			width += c == ' ' ? 0 : out_char_width(c);
			word = c == ' ' ? s : word;
			done = out_is_break(word, c, *s);
		}
		most = width > most ? width : most;
	}
	return most < PIECE_MOST ? most : PIECE_MOST;
}

/* Append a line of what is left of the cell in column i, as wide as the
 * column; the last line says so where something is left behind. */
static void
add_piece(struct out *o, size_t i, bool last)
{
	const struct table *t = o->state;
	struct table_column *c = &t->column[i];
	size_t taken = 0;
	size_t len = 0;

	if (i > 0)
		buf_fmt(&o->line, "%*s", GAP, "");
	if (o->opt.width == 0) {
		taken = out_width(c->rest);
		len = strlen(c->rest);
	} else {
		len = out_line_of(c->rest, c->width, &taken);
	}
	if (is_right(c) && taken < c->width)
		buf_fmt(&o->line, "%*s", (int)(c->width - taken), "");
	if (last && c->rest[len] != '\0') {
		taken = out_add_shortened(&o->line, c->rest, c->width);
		len = strlen(c->rest);
	} else {
		buf_add(&o->line, c->rest, len);
	}
	c->rest += len;
	while (len > 0 && *c->rest == ' ')
		c->rest++;
	if (!is_right(c) && taken < c->width)
		buf_fmt(&o->line, "%*s", (int)(c->width - taken), "");
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

/* Append what was put together in item, in as many lines as it takes; *at is
 * how full the line is. */
static bool
add_item(struct out *o, size_t *at)
{
	const struct table *t = o->state;
	size_t room = (size_t)o->opt.width;
	const char *s = buf_text(&t->item);
	size_t gap = *at == 0 ? 0 : GAP;

	if (*at > 0 && *at + gap + out_width(s) > room) {
		if (!end_line(o))
			return false;
		gap = INDENT;
		*at = 0;
	}
	for (;;) {
		size_t taken = 0;
		size_t len = out_line_of(
		    s, room > *at + gap ? room - *at - gap : 1, &taken);

		buf_fmt(&o->line, "%*s", (int)gap, "");
		buf_add(&o->line, s, len);
		*at += gap + taken;
		s += len;
		while (*s == ' ')
			s++;
		if (*s == '\0')
			return true;
		if (!end_line(o))
			return false;
		gap = INDENT;
		*at = 0;
	}
}

/* A row without columns: its first cell, then the others that hold anything,
 * each with its title. */
static const char *
write_items(struct out *o, const char *cell)
{
	struct table *t = o->state;
	size_t at = 0;

	for (size_t i = 0; i < o->n; i++, cell += strlen(cell) + 1) {
		buf_reset(&t->item);
		if (*cell == '\0')
			continue;
		if (i > 0) {
			out_add_line(&t->item, o->column[i]);
			buf_str(&t->item, ": ");
		}
		buf_str(&t->item, cell);
		if (!add_item(o, &at))
			return NULL;
	}
	return end_line(o) ? cell : NULL;
}

/* Write the row whose cells begin at cell; returns where they end, or NULL
 * when it failed. */
static const char *
write_cells(struct out *o, const char *cell)
{
	const struct table *t = o->state;
	bool more = true;

	if (t->narrow)
		return write_items(o, cell);
	for (size_t i = 0; i < o->n; i++) {
		t->column[i].rest = cell;
		cell += strlen(cell) + 1;
	}
	for (size_t k = 1; more; k++) {
		more = false;
		for (size_t i = 0; i < o->n; i++) {
			add_piece(o, i, k == t->lines);
			more = more || *t->column[i].rest != '\0';
		}
		if (!end_line(o))
			return NULL;
	}
	return cell;
}

/* What column i keeps of its width where words are as wide as piece. */
static size_t
least_width(const struct table *t, size_t i, size_t piece)
{
	size_t least = i == 0 ? FIRST_LEAST : OTHER_LEAST;
	size_t own = t->column[i].piece;

	if (i > 0 && own > piece)
		own = piece;
	return piece > 0 && own > least ? own : least;
}

/* How many lines the longest cell of column i takes when it is one narrower;
 * the first says what a row is about and counts as one more. */
static size_t
lines_after(const struct table *t, size_t i)
{
	const struct table_column *c = &t->column[i];
	size_t lines = (c->full + c->width - 2) / (c->width - 1);

	return i == 0 ? lines + 1 : lines;
}

/* The column to take from next: with words in it, and the fewest lines after
 * that, so that a long text keeps the room; of those the widest, the last one
 * of those; n when none can give any more. */
static size_t
giver(const struct table *t, size_t n, size_t piece)
{
	size_t found = n;
	size_t least = 0;

	for (size_t i = 0; i < n; i++) {
		const struct table_column *c = &t->column[i];
		size_t lines = 0;

		if (is_right(c) || c->width <= least_width(t, i, piece))
			continue;
		lines = lines_after(t, i);
		if (found == n || lines < least ||
		    (lines == least && c->width >= t->column[found].width)) {
			found = i;
			least = lines;
		}
	}
	return found;
}

/* Make the columns as narrow as the room wants, words as wide as piece; false
 * when there is none. */
static bool
fit(struct table *t, size_t n, size_t room, size_t piece)
{
	size_t most = room > PIECE_MOST ? room : PIECE_MOST;
	size_t total = (n - 1) * GAP;

	for (size_t i = 0; i < n; i++) {
		struct table_column *c = &t->column[i];

		/* No column of words is wider: saves a step for each. */
		c->width = c->full < most || is_right(c) ? c->full : most;
		total += c->width;
	}
	while (total > room) {
		size_t i = giver(t, n, piece);

		if (i == n)
			return false;
		t->column[i].width--;
		total--;
	}
	return true;
}

/* Decide the widths.  Where words do not fit, numbers still line up with
 * words cut short; a row of words gives up its columns. */
static void
settle(struct table *t, size_t n, size_t room)
{
	size_t numbers = 0;

	t->lines = LINES;
	if (room == 0)
		room = SIZE_MAX;
	if (fit(t, n, room, PIECE_MOST) || fit(t, n, room, PIECE_LESS))
		return;
	for (size_t i = 0; i < n; i++)
		numbers += is_right(&t->column[i]) ? 1 : 0;
	t->lines = 1;
	t->narrow = numbers <= n / 2;
	if (!t->narrow)
		(void)fit(t, n, room, 0); /* or is wider than the room */
}

static bool
write_header(struct out *o)
{
	const struct table *t = o->state;

	if (o->opt.color)
		buf_str(&o->line, "\x1b[1m");
	for (size_t i = 0; i < o->n; i++) {
		buf_reset(&o->text);
		out_add_line(&o->text, o->column[i]);
		t->column[i].rest = buf_text(&o->text);
		add_piece(o, i, true);
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
	settle(t, o->n, o->opt.width > 0 ? (size_t)o->opt.width : 0);
	if (!t->narrow && !write_header(o))
		return false;
	for (size_t row = 0; row < t->rows; row++) {
		s = write_cells(o, s);
		if (s == NULL)
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
	width = out_width(buf_text(&o->text));
	if (width > c->full)
		c->full = width;
	width = longest_piece(buf_text(&o->text));
	if (width > c->piece)
		c->piece = width;
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
		out_add_line(&o->text, o->column[i]);
		t->column[i].full = out_width(buf_text(&o->text));
		if (t->column[i].full == 0) /* an ellipsis needs one */
			t->column[i].full = 1;
		t->column[i].piece = t->column[i].full;
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
	buf_reset(&o->text);
	for (size_t i = 0; i < o->n; i++) {
		show_value(&o->text, &v[i]);
		buf_char(&o->text, '\0');
	}
	return write_cells(o, buf_text(&o->text)) != NULL;
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
