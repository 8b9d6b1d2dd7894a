/* csv.c - CSV as a file of cells: records pulled one by one out of libcsv.
 *
 * record.c finds the next record.  Where no quote in it stands for one the
 * record is cut where it lies; else libcsv takes it apart, after a repair
 * when it is not well-formed.  libcsv never sees more than one record. */
#include "sheet/csv.h"

#include <assert.h>
#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/mend.h"
#include "sheet/record.h"
#include "sheet/window.h"

enum { CSV_BLOCK = 64 << 10 };

struct csv_reader {
	struct window window;
	struct record record;
	struct csv_parser parser;
	struct buf text;         /* the cells libcsv gave */
	struct buf repair;       /* a record made well-formed */
	struct buf shown;        /* cells with bytes that are no text */
	struct sheet_cell *cell; /* owned */
	size_t n_cell, cap_cell;
	struct mend *mend; /* borrowed, or NULL */
	size_t width;
	const char *name;
	const char *encoding;
	int64_t number;
	int64_t line; /* of the next record */
	int64_t stray;
	size_t trouble_column;
	char trouble[160];
};

static int
keep_blanks(unsigned char c)
{
	(void)c; /* no byte is a blank to be dropped */
	return 0;
}

static void *
parser_realloc(void *p, size_t n)
{
	return xrealloc(p, n, 1);
}

static struct csv_reader *
reader_new(const struct csv_options *opt)
{
	struct csv_reader *c = xcalloc(1, sizeof(*c));
	unsigned char how = CSV_STRICT | CSV_APPEND_NULL | CSV_REPALL_NL;
	struct record_form form = { .delimiter = opt->delimiter,
		.quote = opt->quote,
		.escape = opt->escape };

	/* It fails only without a parser to fill in. */
	(void)csv_init(&c->parser, how);
	csv_set_space_func(&c->parser, keep_blanks);
	csv_set_realloc_func(&c->parser, parser_realloc);
	record_dialect(&c->record, &form, opt->width);
	/* What is no RFC 4180 is written anew with commas. */
	csv_set_delim(&c->parser,
	    c->record.plain ? (unsigned char)opt->delimiter[0] : ',');
	c->name = opt->name;
	c->encoding = opt->encoding;
	c->line = opt->line;
	c->mend = opt->mend;
	if (c->mend != NULL)
		c->width = mend_start(c->mend);
	return c;
}

size_t
csv_reader_chunk(size_t bytes)
{
	return bytes < CSV_READER_CHUNK ? bytes + 1 : CSV_READER_CHUNK;
}

struct csv_reader *
csv_reader_fd(int fd, int64_t at, const struct csv_options *opt)
{
	struct csv_reader *c = reader_new(opt);

	window_start_fd(&c->window, fd, at,
	    opt->chunk == 0 ? CSV_READER_CHUNK : opt->chunk);
	return c;
}

struct csv_reader *
csv_reader_memory(const char *p, size_t n, const struct csv_options *opt)
{
	struct csv_reader *c = reader_new(opt);

	window_start_memory(&c->window, p, n,
	    opt->chunk == 0 ? csv_reader_chunk(n) : opt->chunk);
	return c;
}

/* Make room for n cells. */
static void
reader_room(struct csv_reader *c, size_t n)
{
	if (n <= c->cap_cell)
		return;
	free(c->cell); /* the row before is done with */
	c->cap_cell = n < 2 * c->cap_cell ? 2 * c->cap_cell : n;
	c->cell = xcalloc(c->cap_cell, sizeof(c->cell[0]));
}

/* libcsv's two callbacks.  text may still move: note lengths only. */
static void
on_cell(void *s, size_t n, void *reader)
{
	struct csv_reader *c = reader;

	assert(c->n_cell < c->record.n);
	buf_add(&c->text, s, n + 1); /* with the NUL of CSV_APPEND_NULL */
	c->cell[c->n_cell++].len = n;
}

static void
on_row(int end, void *reader)
{
	(void)end;    /* always the line end we gave */
	(void)reader; /* csv_reader_next knows where the record ends */
}

/* Write the record at p anew as RFC 4180 has it, with the same cells. */
static void
repair(struct csv_reader *c, const char *p)
{
	char delimiter = (char)csv_get_delim(&c->parser);

	buf_reset(&c->repair);
	for (size_t i = 0; i < c->record.n; i++) {
		if (i > 0)
			buf_char(&c->repair, delimiter);
		record_rewrite(&c->record, p, i, &c->repair);
	}
}

/* Take a record with quotes apart. */
static bool
parse_quoted(struct csv_reader *c, const char *p, struct err *err)
{
	size_t n = c->record.len;
	const char *at = NULL;

	if (!c->record.clean) {
		repair(c, p);
		p = buf_text(&c->repair);
		n = c->repair.len;
	}
	buf_reset(&c->text);
	c->n_cell = 0;
	csv_set_blk_size(&c->parser, n < CSV_BLOCK ? CSV_BLOCK : n + 1);
	if (csv_parse(&c->parser, p, n, on_cell, on_row, c) != n ||
	    csv_parse(&c->parser, "\n", 1, on_cell, on_row, c) != 1)
		return err_set(err, ERR_DATA, "%s:%lld: cannot be read: %s",
		    c->name, (long long)c->line,
		    csv_strerror(csv_error(&c->parser)));
	assert(c->n_cell == c->record.n);
	at = buf_text(&c->text);
	for (size_t i = 0; i < c->n_cell; i++) {
		c->cell[i].text = at;
		at += c->cell[i].len + 1;
	}
	return true;
}

/* Cut a record where it lies.  The bytes behind its cells are delimiters, the
 * quotes that close them and the line end, or the spare one behind the window.
 */
static void
cut_plain(struct csv_reader *c, char *p)
{
	const struct record *r = &c->record;

	for (size_t i = 0; i < r->n; i++) {
		c->cell[i].text = p + r->span[i].at;
		c->cell[i].len = r->span[i].len;
		p[r->span[i].at + r->span[i].len] = '\0';
	}
	c->n_cell = r->n;
}

static void
note_trouble(struct csv_reader *c, size_t column, unsigned byte)
{
	if (c->trouble[0] != '\0')
		return;
	c->trouble_column = column;
	if (byte == 0)
		(void)snprintf(c->trouble, sizeof(c->trouble), "%s", /* fits */
		    "byte 0x00 is not text");
	else
		(void)snprintf(c->trouble, sizeof(c->trouble), /* fits */
		    "byte 0x%02X is not %s", byte,
		    c->encoding == NULL ? "UTF-8" : c->encoding);
}

/* The byte at p that is no text, as it is or as encoding_decode writes those
 * of other encodings; *k moves behind it. */
static unsigned
stray_byte(const struct csv_reader *c, const char *p, size_t n, size_t *k)
{
	const unsigned char *q = (const unsigned char *)p + *k;

	if (c->encoding == NULL || n - *k < 3 || q[0] != 0xED) {
		++*k;
		return q[0];
	}
	*k += 3;
	return (q[1] & 3U) << 6 | (q[2] & 0x3FU);
}

/* Write cell i into c->shown with \xHH for what cannot be decoded. */
static void
show_cell(struct csv_reader *c, size_t i)
{
	static const char digit[] = "0123456789ABCDEF";
	struct sheet_cell *cell = &c->cell[i];
	size_t was = c->shown.len;
	size_t k = 0;

	while (k < cell->len) {
		const char *p = cell->text + k;
		size_t n = utf8_valid(p, cell->len - k);
		size_t nul = strnlen(p, n);
		unsigned byte = 0;

		buf_add(&c->shown, p, nul);
		k += nul;
		if (k == cell->len)
			break;
		byte = stray_byte(c, cell->text, cell->len, &k);
		note_trouble(c, i + 1, byte);
		buf_str(&c->shown, "\\x");
		buf_char(&c->shown, digit[byte >> 4]);
		buf_char(&c->shown, digit[byte & 15]);
	}
	cell->len = c->shown.len - was;
	buf_add(&c->shown, "", 1);
}

static void
show_cells(struct csv_reader *c)
{
	const char *at = NULL;

	buf_reset(&c->shown);
	for (size_t i = 0; i < c->n_cell; i++)
		show_cell(c, i);
	at = buf_text(&c->shown);
	for (size_t i = 0; i < c->n_cell; i++) {
		c->cell[i].text = at;
		at += c->cell[i].len + 1;
	}
}

/* Where ' and the like are quotes, most of them inside cells are none. */
static bool
is_apostrophe(const struct record *r)
{
	return r->quote != '"' && (r->trouble == RECORD_QUOTE_INSIDE ||
				      r->trouble == RECORD_NOT_DOUBLED);
}

/* Put what the scanner found into words. */
static void
note_quotes(struct csv_reader *c, const char *p)
{
	static const char *const text[] = {
		[RECORD_FINE] = "",
		[RECORD_QUOTE_INSIDE] = "a quote inside an unquoted cell",
		[RECORD_NOT_DOUBLED] =
		    "a quote inside a quoted cell is not doubled",
		[RECORD_TEXT_AFTER] =
		    "text after a closing quote; all is kept as text",
		[RECORD_NOT_CLOSED] = "is never closed; it is kept as text",
	};
	const struct record *r = &c->record;
	int64_t line = c->line;

	c->trouble[0] = '\0';
	c->trouble_column = 0;
	if (r->trouble == RECORD_FINE || is_apostrophe(r))
		return;
	c->stray++;
	c->trouble_column = r->trouble_column;
	line += record_lines(p, r->trouble_at);
	if (r->trouble == RECORD_NOT_CLOSED)
		(void)snprintf(c->trouble, sizeof(c->trouble), /* fits */
		    "a quote that opens at line %lld %s", (long long)line,
		    text[r->trouble]);
	else
		(void)snprintf(c->trouble, sizeof(c->trouble), "%s", /* fits */
		    text[r->trouble]);
}

static bool
reader_refuse(const struct csv_reader *c, enum record_end why, struct err *err)
{
	long long line = c->line;

	if (why == RECORD_LONG)
		return err_set(err, ERR_DATA,
		    "%s:%lld: row of more than %u MB; is this a CSV file?",
		    c->name, line, SHEET_ROW_BYTES >> 20);
	if (why == RECORD_WIDE)
		return err_set(err, ERR_DATA,
		    "%s:%lld: row of more than %u cells, the most that are "
		    "read (and that Excel has): leave out columns, or name "
		    "the delimiter if it is another one (--delimiter)",
		    c->name, line, SHEET_ROW_CELLS);
	errno = c->window.error;
	return err_errno(err, "%s:%lld: cannot be read", c->name, line);
}

/* Read a row of an unusual width, or with quotes that mislead, as the others
 * are; false when it stays as it is. */
static bool
mend(struct csv_reader *c, const char *p)
{
	const struct record *r = &c->record;
	struct mended mended = { 0 };

	if (!mend_record(c->mend, p, r->len, r->n, c->number + 1, &mended)) {
		if (mended.alone && c->trouble[0] == '\0')
			(void)snprintf(c->trouble,
			    sizeof(c->trouble), /* fits */
			    "has %zu cells where %zu are usual", r->n,
			    c->width);
		return false;
	}
	reader_room(c, mended.n);
	c->n_cell = mended.n;
	memcpy(c->cell, mended.cell, mended.n * sizeof(c->cell[0]));
	c->trouble_column = mended.column;
	(void)snprintf(c->trouble, sizeof(c->trouble), "%s", mended.what);
	return true;
}

/* The cells of the record at p. */
static bool
reader_cells(struct csv_reader *c, char *p, struct err *err)
{
	const struct record *r = &c->record;

	if (c->mend != NULL && r->n > 0 &&
	    (r->n != c->width || r->trouble != RECORD_FINE) && mend(c, p))
		return true;
	reader_room(c, r->n);
	if (r->quoted && !(r->clean && !r->doubled))
		return parse_quoted(c, p, err);
	cut_plain(c, p);
	return true;
}

bool
csv_reader_next(
    struct csv_reader *c, struct sheet_row *row, bool *found, struct err *err)
{
	struct window *w = &c->window;
	struct record *r = &c->record;
	enum record_end end = record_scan(r, w);
	char *p = w->data + w->pos;
	bool text = true;
	int64_t lines = 0;

	*found = false;
	if (end == RECORD_NONE)
		return true;
	if (end != RECORD_DONE)
		return reader_refuse(c, end, err);
	note_quotes(c, p);
	text =
	    memchr(p, '\0', r->len) == NULL && utf8_valid(p, r->len) == r->len;
	lines = (r->lines ? record_lines(p, r->len) : 0) + (r->term != 0);
	if (!reader_cells(c, p, err))
		return false;
	if (!text)
		show_cells(c);
	*row = (struct sheet_row){ .number = ++c->number,
		.line = c->line,
		.cell = c->cell,
		.n_cell = c->n_cell,
		.trouble = c->trouble[0] == '\0' ? NULL : c->trouble,
		.trouble_column = c->trouble_column };
	c->line += lines;
	w->pos += r->len + r->term;
	*found = true;
	return true;
}

int64_t
csv_reader_offset(const struct csv_reader *c)
{
	return c->window.passed + (int64_t)c->window.pos;
}

int64_t
csv_reader_stray(const struct csv_reader *c)
{
	return c->stray;
}

void
csv_reader_close(struct csv_reader *c)
{
	if (c == NULL)
		return;
	csv_free(&c->parser);
	window_clear(&c->window);
	record_clear(&c->record);
	buf_clear(&c->text);
	buf_clear(&c->repair);
	buf_clear(&c->shown);
	free(c->cell);
	free(c);
}
