/* record.c - where a CSV record ends and which of its bytes are cells.
 *
 * A record is judged before it is parsed, because a parser that has followed
 * a stray quote has already lost the rows behind it.  A quoted cell is taken
 * as such when its closing quote is followed by a delimiter or a line end.
 * The other readings, each reported:
 *   "a "b" c",   quotes inside, closed on the same line: text of the cell
 *   "a" b,       closed too early: the cell is taken as it is written
 *   "a,\n"b",    another quoted cell starts inside, or nothing closes it:
 *                the quote did not open anything, each line is a record
 * No byte is looked at more than a few times: an opening quote that is given
 * up was followed to the next cell that opens, to the end of its line once
 * (r->barren), or over a stretch that holds no single quote at all. */
#include "sheet/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { CLASS_DELIM = 1, CLASS_EOL = 2, CLASS_QUOTE = 4, CLASS_BLANK = 8 };

/* Ten lines that all look like rows are no text of one cell. */
enum { ROWS_FOR_SURE = 10, WIDTH_FOR_SURE = 3 };

void
record_clear(struct record *r)
{
	free(r->span);
	*r = (struct record){ 0 };
}

void
record_dialect(struct record *r, char delimiter, size_t width)
{
	memset(r->class, 0, sizeof(r->class));
	r->class[' '] = r->class['\t'] = CLASS_BLANK;
	r->class['\n'] = r->class['\r'] = CLASS_EOL;
	r->class['"'] = CLASS_QUOTE;
	r->class[(unsigned char)delimiter] = CLASS_DELIM;
	r->width = width;
}

/* Move *k to the next byte of a class in mask; false at the end. */
static inline bool
seek(const struct record *r, struct window *w, size_t *k, unsigned mask)
{
	do {
		const char *p = w->data + w->pos;
		size_t n = window_held(w);
		size_t i = *k;

		while (i < n && !(r->class[(unsigned char)p[i]] & mask))
			i++;
		*k = i;
		if (i < n)
			return true;
	} while (window_fill(w, *k));
	return false;
}

static inline unsigned
class_at(const struct record *r, struct window *w, size_t k)
{
	if (!window_has(w, k))
		return 0;
	return r->class[(unsigned char)w->data[w->pos + k]];
}

/* The first k from here on that is no blank. */
static size_t
past_blanks(const struct record *r, struct window *w, size_t k)
{
	while (class_at(r, w, k) == CLASS_BLANK)
		k++;
	return k;
}

static bool
push(struct record *r, struct span s)
{
	if (r->n == r->cap) {
		if (r->n == SHEET_ROW_CELLS)
			return false;
		r->cap = r->cap == 0 ? 64 : r->cap * 2;
		r->span = xrealloc(r->span, r->cap, sizeof(r->span[0]));
	}
	r->span[r->n++] = s;
	return true;
}

static void
note(struct record *r, enum record_trouble what, size_t at)
{
	r->clean = false;
	if (r->trouble != RECORD_FINE)
		return;
	r->trouble = what;
	r->trouble_column = r->n + 1;
	r->trouble_at = at;
}

/* The record ends in front of k: at a line end, or where the file does. */
static enum record_end
finish(struct record *r, struct window *w, size_t k)
{
	r->len = k;
	r->term = 0;
	if (w->error != 0)
		return RECORD_IO;
	if (k > SHEET_ROW_BYTES)
		return RECORD_LONG;
	if (!window_has(w, k))
		return RECORD_DONE;
	r->term = 1;
	if (w->data[w->pos + k] == '\r' && window_has(w, k + 1) &&
	    w->data[w->pos + k + 1] == '\n')
		r->term = 2;
	return w->error != 0 ? RECORD_IO : RECORD_DONE;
}

/* A line without quotes; stops with r->quoted when there is one. */
static enum record_end
scan_plain(struct record *r, struct window *w)
{
	size_t start = 0;
	size_t k = 0;

	for (;;) {
		bool more =
		    seek(r, w, &k, CLASS_DELIM | CLASS_EOL | CLASS_QUOTE);
		unsigned class = more ? class_at(r, w, k) : CLASS_EOL;

		if (class == CLASS_QUOTE) {
			r->quoted = true;
			return RECORD_DONE;
		}
		if (!push(r, (struct span){ .at = start, .len = k - start }))
			return RECORD_WIDE;
		if (class == CLASS_EOL)
			return finish(r, w, k);
		start = ++k;
	}
}

/* Whether the run of quotes that ends at k starts right behind a delimiter
 * (and blanks), as the quotes that open a cell do.  The cell k is in starts
 * at from. */
static bool
looks_opening(
    const struct record *r, const struct window *w, size_t from, size_t k)
{
	const unsigned char *p = (const unsigned char *)w->data + w->pos;

	while (k > from && r->class[p[k - 1]] == CLASS_QUOTE)
		k--;
	while (k > from && r->class[p[k - 1]] == CLASS_BLANK)
		k--;
	return k > from && r->class[p[k - 1]] == CLASS_DELIM;
}

/* Whether a cell ends in front of k. */
static bool
ends_cell(const struct record *r, struct window *w, size_t k)
{
	if (!window_has(w, k))
		return k < WINDOW_MAX;
	return (class_at(r, w, k) & (CLASS_DELIM | CLASS_EOL)) != 0;
}

/* Follow the quote at s->at - 1 to the one that closes the cell.  RECORD_FINE
 * or RECORD_NOT_DOUBLED: *s is the cell and *next what follows it.  Else the
 * quote opens nothing. */
static enum record_trouble
scan_quoted(struct record *r, struct window *w, struct span *s, size_t *next)
{
	enum record_trouble found = RECORD_FINE;
	bool lines = false;
	size_t k = s->at;

	while (seek(r, w, &k, CLASS_QUOTE | CLASS_EOL)) {
		if (class_at(r, w, k) == CLASS_EOL) {
			if (found != RECORD_FINE)
				break;
			lines = true;
			k++;
			continue;
		}
		if (class_at(r, w, k + 1) == CLASS_QUOTE) {
			k += 2;
			continue;
		}
		*next = past_blanks(r, w, k + 1);
		if (ends_cell(r, w, *next)) {
			s->len = k - s->at;
			r->lines = r->lines || lines;
			return found;
		}
		if (lines || looks_opening(r, w, s->at, k))
			return found == RECORD_FINE ? RECORD_NOT_CLOSED
						    : RECORD_TEXT_AFTER;
		if (s->at <= r->barren)
			return RECORD_TEXT_AFTER;
		found = RECORD_NOT_DOUBLED;
		k++;
	}
	if (found == RECORD_FINE)
		return RECORD_NOT_CLOSED;
	r->barren = k;
	return RECORD_TEXT_AFTER;
}

/* The cell at *k, when a quote opens it (blanks in front are let pass);
 * *k moves behind it. */
static bool
cell_quoted(struct record *r, struct window *w, size_t *k)
{
	size_t open = past_blanks(r, w, *k);
	struct span s = { .at = open + 1, .quoted = true };
	size_t next = 0;
	enum record_trouble how = RECORD_NOT_CLOSED;

	if (class_at(r, w, open) != CLASS_QUOTE)
		return false;
	if (open != r->literal)
		how = scan_quoted(r, w, &s, &next);
	if (how != RECORD_FINE)
		note(r, how, open);
	if (how != RECORD_FINE && how != RECORD_NOT_DOUBLED)
		return false;
	if (open > *k || next > s.at + s.len + 1)
		r->clean = false; /* blanks around the quotes */
	s.quotes = how == RECORD_NOT_DOUBLED;
	*k = next;
	return push(r, s);
}

/* The cell at *k as it is written, to the next delimiter or line end. */
static bool
cell_literal(struct record *r, struct window *w, size_t *k)
{
	struct span s = { .at = *k };

	while (seek(r, w, k, CLASS_DELIM | CLASS_EOL | CLASS_QUOTE) &&
	       class_at(r, w, *k) == CLASS_QUOTE) {
		s.quotes = true;
		note(r, RECORD_QUOTE_INSIDE, *k);
		++*k;
	}
	s.len = *k - s.at;
	return push(r, s);
}

static enum record_end
scan_cells(struct record *r, struct window *w)
{
	size_t k = 0;

	r->n = 0;
	r->clean = true;
	r->lines = false;
	r->trouble = RECORD_FINE;
	r->barren = 0;
	for (;;) {
		if (!cell_quoted(r, w, &k) && !cell_literal(r, w, &k))
			return RECORD_WIDE;
		if (class_at(r, w, k) != CLASS_DELIM)
			return finish(r, w, k);
		k++;
	}
}

/* Whether all lines of a record with line breaks inside are themselves rows
 * of the usual width, which means a stray quote has swallowed them: fewer
 * cells than usual came out, or there are too many for one cell's text. */
static bool
swallows_rows(const struct record *r, const struct window *w)
{
	const char *p = w->data + w->pos;
	size_t rows = 1;
	size_t cells = 1;

	if (r->width < 2)
		return false;
	for (size_t k = 0; k < r->len; k++) {
		unsigned class = r->class[(unsigned char)p[k]];

		if (class == CLASS_DELIM)
			cells++;
		if (class != CLASS_EOL)
			continue;
		if (cells != r->width)
			return false;
		rows++;
		cells = 1;
		if (p[k] == '\r' && k + 1 < r->len && p[k + 1] == '\n')
			k++;
	}
	return cells == r->width &&
	       (r->n < r->width ||
		   (rows >= ROWS_FOR_SURE && r->width >= WIDTH_FOR_SURE));
}

/* The opening quote of the first cell with a line break in it. */
static size_t
first_opening(const struct record *r, const struct window *w)
{
	const char *p = w->data + w->pos;

	for (size_t i = 0; i < r->n; i++) {
		const struct span *s = &r->span[i];

		if (s->quoted && record_lines(p + s->at, s->len) > 0)
			return s->at - 1;
	}
	return SIZE_MAX;
}

enum record_end
record_scan(struct record *r, struct window *w)
{
	enum record_end end = RECORD_DONE;

	r->n = 0;
	r->quoted = false;
	r->clean = true;
	r->lines = false;
	r->trouble = RECORD_FINE;
	r->literal = SIZE_MAX;
	if (!window_has(w, 0))
		return w->error != 0 ? RECORD_IO : RECORD_NONE;
	if (class_at(r, w, 0) == CLASS_EOL)
		return finish(r, w, 0);
	end = scan_plain(r, w);
	if (!r->quoted)
		return end;
	end = scan_cells(r, w);
	if (end != RECORD_DONE || !r->lines || !swallows_rows(r, w))
		return end;
	r->literal = first_opening(r, w);
	return scan_cells(r, w);
}

int64_t
record_lines(const char *p, size_t n)
{
	int64_t lines = 0;

	for (size_t k = 0; k < n; k++)
		if (p[k] == '\n' ||
		    (p[k] == '\r' && (k + 1 == n || p[k + 1] != '\n')))
			lines++;
	return lines;
}
