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

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	CLASS_DELIM = 1, /* its first byte */
	CLASS_EOL = 2,
	CLASS_QUOTE = 4,
	CLASS_BLANK = 8,
	CLASS_ESCAPE = 16
};

/* Ten lines that all look like rows are no text of one cell. */
enum { ROWS_FOR_SURE = 10, WIDTH_FOR_SURE = 3 };

void
record_clear(struct record *r)
{
	free(r->span);
	*r = (struct record){ 0 };
}

void
record_dialect(struct record *r, const struct record_form *form, size_t width)
{
	size_t n = strlen(form->delimiter);

	assert(n > 0 && n <= RECORD_DELIMITER);
	r->quote = (char)(form->quote == 0 ? '"' : form->quote);
	if (form->quote == SHEET_NONE)
		r->quote = '\0';
	r->escape = (char)(form->escape == SHEET_NONE ? 0 : form->escape);
	r->n_delimiter = n;
	memcpy(r->delimiter, form->delimiter, n + 1);
	r->plain = n == 1 && r->quote == '"' && r->escape == '\0';
	memset(r->class, 0, sizeof(r->class));
	r->class[' '] = r->class['\t'] = CLASS_BLANK;
	r->class['\n'] = r->class['\r'] = CLASS_EOL;
	if (r->quote != '\0')
		r->class[(unsigned char)r->quote] = CLASS_QUOTE;
	if (r->escape != '\0')
		r->class[(unsigned char)r->escape] = CLASS_ESCAPE;
	r->class[(unsigned char)form->delimiter[0]] = CLASS_DELIM;
	r->width = width;
}

/* Whether the whole delimiter is at k, where its first byte is. */
static bool
whole_delimiter(const struct record *r, struct window *w, size_t k)
{
	return r->n_delimiter == 1 ||
	       (window_has(w, k + r->n_delimiter - 1) &&
		   memcmp(w->data + w->pos + k, r->delimiter, r->n_delimiter) ==
		       0);
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
	unsigned class = 0;

	if (!window_has(w, k))
		return 0;
	class = r->class[(unsigned char)w->data[w->pos + k]];
	if (class == CLASS_DELIM && !whole_delimiter(r, w, k))
		return 0;
	return class;
}

/* As seek, and past what only starts like the delimiter. */
static bool
seek_whole(const struct record *r, struct window *w, size_t *k, unsigned mask)
{
	while (seek(r, w, k, mask)) {
		if (class_at(r, w, *k) != 0)
			return true;
		++*k;
	}
	return false;
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

/* A line without quotes; stops with r->quoted when there is one, or an
 * escape.  Only for delimiters of one byte. */
static enum record_end
scan_plain(struct record *r, struct window *w)
{
	size_t start = 0;
	size_t k = 0;

	for (;;) {
		bool more = seek(r, w, &k,
		    CLASS_DELIM | CLASS_EOL | CLASS_QUOTE | CLASS_ESCAPE);
		unsigned class = CLASS_EOL;

		if (more)
			class = r->class[(unsigned char)w->data[w->pos + k]];
		if (class & (CLASS_QUOTE | CLASS_ESCAPE)) {
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

/* Whether a delimiter ends in front of k, and does not start before from. */
static bool
delimiter_before(
    const struct record *r, const struct window *w, size_t from, size_t k)
{
	size_t n = r->n_delimiter;

	return k >= from + n &&
	       memcmp(w->data + w->pos + k - n, r->delimiter, n) == 0;
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
	while (!delimiter_before(r, w, from, k) && k > from &&
	       r->class[p[k - 1]] == CLASS_BLANK)
		k--;
	return delimiter_before(r, w, from, k);
}

/* Whether a cell ends in front of k. */
static bool
ends_cell(const struct record *r, struct window *w, size_t k)
{
	if (!window_has(w, k))
		return k < WINDOW_MAX;
	return (class_at(r, w, k) & (CLASS_DELIM | CLASS_EOL)) != 0;
}

/* The first k that the escape at k does not reach. */
static size_t
past_escape(const struct record *r, struct window *w, size_t k)
{
	bool same = false;

	if (!window_has(w, k + 1))
		return k + 1;
	same = w->data[w->pos + k + 1] == r->escape;
	if (same || (r->escape == '\\' &&
			(class_at(r, w, k + 1) & (CLASS_QUOTE | CLASS_DELIM))))
		return k + 2;
	return k + 1;
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

	while (seek(r, w, &k, CLASS_QUOTE | CLASS_EOL | CLASS_ESCAPE)) {
		if (class_at(r, w, k) == CLASS_ESCAPE) {
			k = past_escape(r, w, k);
			continue;
		}
		if (class_at(r, w, k) == CLASS_EOL) {
			if (found != RECORD_FINE)
				break;
			lines = true;
			k++;
			continue;
		}
		if (class_at(r, w, k + 1) == CLASS_QUOTE) {
			r->doubled = true;
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

	while (seek_whole(r, w, k,
		   CLASS_DELIM | CLASS_EOL | CLASS_QUOTE | CLASS_ESCAPE) &&
	       (class_at(r, w, *k) & (CLASS_QUOTE | CLASS_ESCAPE))) {
		if (class_at(r, w, *k) == CLASS_ESCAPE) {
			*k = past_escape(r, w, *k);
			continue;
		}
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
	r->clean = r->plain;
	r->lines = false;
	r->doubled = false;
	r->trouble = RECORD_FINE;
	r->barren = 0;
	for (;;) {
		if (!cell_quoted(r, w, &k) && !cell_literal(r, w, &k))
			return RECORD_WIDE;
		if (class_at(r, w, k) != CLASS_DELIM)
			return finish(r, w, k);
		k += r->n_delimiter;
	}
}

/* Whether all lines of a record with line breaks inside are themselves rows
 * of the usual width, which means a stray quote has swallowed them: fewer
 * cells than usual came out, or there are too many for one cell's text. */
static bool
swallows_rows(const struct record *r, struct window *w)
{
	size_t rows = 1;
	size_t cells = 1;

	if (r->width < 2)
		return false;
	for (size_t k = 0; k < r->len; k++) {
		const char *p = w->data + w->pos;
		unsigned class = r->class[(unsigned char)p[k]];

		if (class == CLASS_DELIM && whole_delimiter(r, w, k)) {
			cells++;
			k += r->n_delimiter - 1;
		}
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
	r->quoted = r->n_delimiter > 1;
	if (!r->quoted)
		end = scan_plain(r, w);
	if (!r->quoted)
		return end;
	end = scan_cells(r, w);
	if (end != RECORD_DONE || !r->lines || !swallows_rows(r, w))
		return end;
	r->literal = first_opening(r, w);
	return scan_cells(r, w);
}

/* Bytes of an escape or a doubled quote at q that are left out. */
static size_t
left_out(const struct record *r, bool quoted, const char *q, size_t n)
{
	unsigned next = 0;

	if (n < 2)
		return 0;
	next = r->class[(unsigned char)q[1]];
	if (quoted && *q == r->quote && q[1] == r->quote)
		return 1;
	if (r->escape == '\0' || *q != r->escape)
		return 0;
	if (r->escape != '\\')
		return quoted && q[1] == r->escape;
	if (next == CLASS_DELIM)
		return n > r->n_delimiter &&
		       memcmp(q + 1, r->delimiter, r->n_delimiter) == 0;
	return (next & (CLASS_QUOTE | CLASS_ESCAPE)) != 0;
}

void
record_value(const struct record *r, const char *p, size_t i, struct buf *b)
{
	const struct span *s = &r->span[i];

	for (size_t k = 0; k < s->len; k++) {
		k += left_out(r, s->quoted, p + s->at + k, s->len - k);
		buf_char(b, p[s->at + k]);
	}
}

/* How many bytes from q on are no quote and no escape. */
static size_t
usual_run(const struct record *r, const char *q, size_t n)
{
	size_t k = 0;

	while (k < n && q[k] != '"' && q[k] != r->quote && q[k] != r->escape)
		k++;
	return k;
}

void
record_rewrite(const struct record *r, const char *p, size_t i, struct buf *b)
{
	const struct span *s = &r->span[i];
	bool quote = s->quoted || s->quotes || !r->plain;

	if (quote)
		buf_char(b, '"');
	for (size_t k = 0; k < s->len; k++) {
		const char *q = p + s->at + k;
		size_t run = usual_run(r, q, s->len - k);

		buf_add(b, q, run);
		k += run;
		if (k == s->len)
			break;
		k += left_out(r, s->quoted, p + s->at + k, s->len - k);
		q = p + s->at + k;
		if (*q == '"')
			buf_char(b, '"');
		buf_char(b, *q);
	}
	if (quote)
		buf_char(b, '"');
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
