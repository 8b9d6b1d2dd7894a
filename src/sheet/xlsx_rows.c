/* xlsx_rows.c - the rows of one sheet of an XLSX file, one after the other. */
#include "sheet/xlsx_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet/numfmt.h"
#include "sheet/xlsx_merge.h"
#include "sheet/xml.h"

enum { ROW_LAST = 1048576 };

/* The values of a cell's attribute t. */
enum cell_type {
	CELL_NUMBER,
	CELL_SHARED,
	CELL_TEXT, /* str, inlineStr */
	CELL_BOOLEAN,
	CELL_ERROR,
	CELL_DATE
};

struct xlsx_rows {
	struct xml *xml; /* owned */
	const struct xlsx_book *book;
	struct xlsx_strings *strings;
	const char *name; /* of the sheet */
	struct xlsx_row row;
	size_t *at;         /* where each cell's text starts; owned */
	struct buf text;    /* of all cells of the row */
	struct buf value;   /* of the cell, as XML has it */
	struct buf decoded; /* one without its escapes */
	struct buf hidden;
	int64_t last; /* number of the row before */
	bool in_data, in_row, in_cell, in_text;
	bool in_inline;
	bool filtered;
	int phonetic;
	bool is_numbered; /* or its first cell will say */
	bool ready;       /* a row has been read */
	/* the cell */
	size_t column; /* from 1 */
	enum cell_type type;
	size_t style;
	bool has_formula;
	bool has_value;
};

/* Fail with words about the sheet and the row. */
static void
rows_fail(struct xlsx_rows *r, const char *what)
{
	struct buf b = { 0 };

	buf_fmt(&b, "sheet \"%.80s\", row %lld: %s", r->name,
	    (long long)r->row.number, what);
	xml_fail(r->xml, ERR_DATA, buf_text(&b));
	buf_clear(&b);
}

/* The first trouble of a row counts. */
static void
cell_trouble(struct xlsx_rows *r, const char *what)
{
	struct buf *b = &r->row.trouble;

	if (b->len > 0)
		return;
	buf_str(b, "cell ");
	xlsx_column((int64_t)r->column, b);
	buf_fmt(b, "%lld %s", (long long)r->row.number, what);
	r->row.trouble_column = r->column;
}

static bool
is_set(const char *s)
{
	return s != NULL && (strcmp(s, "1") == 0 || strcmp(s, "true") == 0);
}

/* A whole number, or -1. */
static int64_t
whole_number(const char *s, size_t n)
{
	int64_t k = 0;

	if (n == 0 || n > 15)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		k = k * 10 + s[i] - '0';
	}
	return k;
}

static int64_t
attr_number(const char *const *attr, const char *name)
{
	const char *s = xml_attr(attr, name);

	return s == NULL ? -1 : whole_number(s, strlen(s));
}

/* A row or a column of no size is not to be seen either. */
static bool
is_hidden_row(const char *const *attr, const char *size)
{
	const char *s = xml_attr(attr, size);

	return is_set(xml_attr(attr, "hidden")) ||
	       (s != NULL && s[0] == '0' && strspn(s, "0.") == strlen(s));
}

/* <col min="2" max="4" hidden="1"/> */
static void
on_column(struct xlsx_rows *r, const char *const *attr)
{
	int64_t min = attr_number(attr, "min");
	int64_t max = attr_number(attr, "max");

	if (is_hidden_row(attr, "width") && min > 0 && max >= min)
		xlsx_columns(&r->hidden, min, max);
}

/* The row's own number, unless it is none or not above the last one's. */
static void
number_row(struct xlsx_rows *r, int64_t own)
{
	r->row.number = own > r->last && own <= ROW_LAST ? own : r->last + 1;
	if (own < 0 || own == r->row.number)
		return;
	buf_fmt(&r->row.trouble,
	    "the file has row %lld here; it is counted as row %lld",
	    (long long)own, (long long)r->row.number);
	r->row.trouble_column = 0;
}

static void
rows_begin(struct xlsx_rows *r, const char *const *attr)
{
	for (size_t i = 0; i < r->row.n; i++)
		r->row.cell[i] = (struct sheet_cell){ .text = "" };
	r->row.n = 0;
	buf_reset(&r->text);
	buf_reset(&r->row.trouble);
	r->row.trouble_column = 0;
	number_row(r, attr_number(attr, "r"));
	r->is_numbered = xml_attr(attr, "r") != NULL;
	r->row.hidden = is_hidden_row(attr, "ht");
	r->column = 0;
	r->in_row = true;
}

static enum cell_type
cell_type(const char *t)
{
	if (t == NULL || strcmp(t, "n") == 0)
		return CELL_NUMBER;
	if (strcmp(t, "s") == 0)
		return CELL_SHARED;
	if (strcmp(t, "b") == 0)
		return CELL_BOOLEAN;
	if (strcmp(t, "e") == 0)
		return CELL_ERROR;
	return strcmp(t, "d") == 0 ? CELL_DATE : CELL_TEXT;
}

static void
begin_cell(struct xlsx_rows *r, const char *const *attr)
{
	const char *ref = xml_attr(attr, "r");
	int64_t style = attr_number(attr, "s");
	int32_t column = 0;
	int32_t row = 0;

	r->column++;
	if (ref != NULL && !xlsx_address(ref, strlen(ref), &column, &row)) {
		rows_fail(r, "has a cell whose address no sheet has");
		return;
	}
	if (column > 0)
		r->column = (size_t)column;
	if (!r->is_numbered && row > r->last)
		r->row.number = row;
	r->is_numbered = true;
	if (r->column > SHEET_ROW_CELLS) {
		rows_fail(r, "has more cells than a sheet can have");
		return;
	}
	r->type = cell_type(xml_attr(attr, "t"));
	r->style = style < 0 ? 0 : (size_t)style;
	r->has_formula = false;
	r->has_value = false;
	r->in_inline = false;
	r->phonetic = 0;
	buf_reset(&r->value);
	r->in_cell = true;
}

static void
in_cell_start(struct xlsx_rows *r, const char *name)
{
	if (strcmp(name, "v") == 0) {
		r->has_value = true;
		r->in_text = true;
	} else if (strcmp(name, "f") == 0) {
		r->has_formula = true;
	} else if (strcmp(name, "is") == 0) {
		r->in_inline = true;
		r->has_value = true;
		r->type = CELL_TEXT;
	} else if (strcmp(name, "rPh") == 0) {
		r->phonetic++;
	} else if (strcmp(name, "t") == 0) {
		r->in_text = r->in_inline && r->phonetic == 0;
	}
}

static void
rows_start(void *ctx, const char *name, const char *const *attr)
{
	struct xlsx_rows *r = ctx;

	if (r->in_cell) {
		in_cell_start(r, name);
	} else if (r->in_row) {
		if (strcmp(name, "c") == 0)
			begin_cell(r, attr);
	} else if (r->in_data) {
		if (strcmp(name, "row") == 0)
			rows_begin(r, attr);
	} else if (strcmp(name, "sheetData") == 0) {
		r->in_data = true;
		xml_pause(r->xml);
	} else if (strcmp(name, "col") == 0) {
		on_column(r, attr);
	} else if (strcmp(name, "filterColumn") == 0) {
		r->filtered = true;
	}
}

static void
rows_text(void *ctx, const char *s, size_t n)
{
	struct xlsx_rows *r = ctx;

	if (!r->in_text)
		return;
	if (r->value.len + n > SHEET_ROW_BYTES)
		rows_fail(r, "has over 16 MB of text");
	else
		buf_add(&r->value, s, n);
}

static const struct numfmt *
cell_format(const struct xlsx_rows *r)
{
	return r->style < r->book->n_style ? r->book->shown[r->style] : NULL;
}

/* 2026-03-12T00:00:00.000 shows no time. */
static void
show_date(const char *s, size_t n, struct buf *to)
{
	static const char midnight[] = "T00:00:00";
	size_t k = sizeof(midnight) - 1;

	if (n >= 10 + k && memcmp(s + 10, midnight, k) == 0 &&
	    strspn(s + 10 + k, ".0Z") == n - 10 - k)
		n = 10;
	buf_add(to, s, n);
}

static void
show_shared(struct xlsx_rows *r, const char *s, size_t n)
{
	struct err err = { 0 };
	bool found = false;

	buf_reset(&r->decoded);
	if (!xlsx_strings_get(
		r->strings, whole_number(s, n), &r->decoded, &found, &err))
		xml_fail(r->xml, err.kind, err.text);
	else if (!found)
		cell_trouble(r, "has a text that is not in the file; open and "
				"save the file in Excel");
	else
		numfmt_text(cell_format(r), buf_text(&r->decoded),
		    r->decoded.len, &r->text);
}

/* Append what the cell shows to the row's text. */
static void
cell_show(struct xlsx_rows *r)
{
	const char *s = buf_text(&r->value);
	size_t n = r->value.len;

	if (r->type == CELL_TEXT) {
		buf_reset(&r->decoded);
		xlsx_unescape(s, n, &r->decoded);
		numfmt_text(cell_format(r), buf_text(&r->decoded),
		    r->decoded.len, &r->text);
		return;
	}
	for (; n > 0 && strchr(" \t\r\n", *s) != NULL; n--)
		s++;
	while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	if (n == 0)
		return;
	if (r->type == CELL_SHARED)
		show_shared(r, s, n);
	else if (r->type == CELL_BOOLEAN)
		buf_str(&r->text, (n == 1 && *s == '1') ||
					  (n == 4 && memcmp(s, "true", 4) == 0)
				      ? "TRUE"
				      : "FALSE");
	else if (r->type == CELL_DATE)
		show_date(s, n, &r->text);
	else if (r->type == CELL_ERROR)
		buf_add(&r->text, s, n);
	else
		numfmt_number(
		    cell_format(r), s, n, r->book->since_1904, &r->text);
}

/* A formula's value may be missing, or stand in for one that is. */
static void
check_formula(struct xlsx_rows *r)
{
	if (r->value.len == 0 && (!r->has_value || r->type == CELL_NUMBER))
		cell_trouble(r, "has a formula and no value; open and save "
				"the file in Excel");
	else if (r->book->recalculate && r->type == CELL_NUMBER &&
		 strcmp(buf_text(&r->value), "0") == 0)
		cell_trouble(r, "has a formula whose value, 0, may never "
				"have been worked out; open and save the file "
				"in Excel");
}

static void
widen(struct xlsx_row *row, size_t n)
{
	if (row->n < n)
		row->n = n;
}

/* A cell's second text, from this place on, is named and left out. */
static void
cell_repeated(struct xlsx_rows *r, size_t from)
{
	struct buf what = { 0 };
	const char *s = r->text.data + from;

	buf_fmt(&what,
	    "stands twice in the file, the second time with \"%.*s\"",
	    (int)xlsx_cut(s, r->text.len - from), s);
	cell_trouble(r, buf_text(&what));
	buf_clear(&what);
	r->text.len = from;
	r->text.data[from] = '\0';
}

static void
end_cell(struct xlsx_rows *r)
{
	struct sheet_cell *c = &r->row.cell[r->column - 1];
	size_t from = r->text.len;

	r->in_cell = false;
	cell_show(r);
	if (r->has_formula)
		check_formula(r);
	if (r->text.len > SHEET_ROW_BYTES) {
		rows_fail(r, "has over 16 MB of text");
		return;
	}
	widen(&r->row, r->row.trouble_column);
	if (r->text.len == from)
		return;
	if (c->len > 0) {
		cell_repeated(r, from);
		return;
	}
	widen(&r->row, r->column);
	c->len = r->text.len - from;
	r->at[r->column - 1] = from;
	buf_char(&r->text, '\0');
}

static void
rows_end_row(struct xlsx_rows *r)
{
	r->in_row = false;
	r->last = r->row.number;
	if (r->row.n == 0 && r->row.trouble.len == 0)
		return;
	for (size_t i = 0; i < r->row.n; i++)
		if (r->row.cell[i].len > 0)
			r->row.cell[i].text = r->text.data + r->at[i];
	r->ready = true;
	xml_pause(r->xml);
}

static void
rows_end(void *ctx, const char *name)
{
	struct xlsx_rows *r = ctx;

	if (r->in_cell) {
		if (strcmp(name, "c") == 0)
			end_cell(r);
		else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
			r->in_text = false;
		else if (strcmp(name, "is") == 0)
			r->in_inline = false;
		else if (strcmp(name, "rPh") == 0)
			r->phonetic--;
	} else if (r->in_row) {
		if (strcmp(name, "row") == 0)
			rows_end_row(r);
	} else if (strcmp(name, "sheetData") == 0) {
		r->in_data = false;
	}
}

bool
xlsx_rows_open(struct xlsx_rows **out, struct package *p, size_t sheet,
    const struct xlsx_book *book, struct xlsx_strings *strings, struct err *err)
{
	static const struct xml_events on = {
		.start = rows_start, .end = rows_end, .text = rows_text
	};
	struct xlsx_rows *r = xcalloc(1, sizeof(*r));
	bool more = true;
	bool ok = false;

	r->book = book;
	r->strings = strings;
	r->name = book->sheet[sheet].name;
	r->row.cell = xcalloc(SHEET_ROW_CELLS, sizeof(*r->row.cell));
	r->at = xcalloc(SHEET_ROW_CELLS, sizeof(*r->at));
	for (size_t i = 0; i < SHEET_ROW_CELLS; i++)
		r->row.cell[i].text = "";
	ok = xml_open(&r->xml, p, book->part[sheet], &on, r, err);
	while (ok && more && !r->in_data)
		ok = xml_read(r->xml, &more, err);
	if (!ok) {
		xlsx_rows_close(r);
		return false;
	}
	*out = r;
	return true;
}

const char *
xlsx_rows_hidden(const struct xlsx_rows *r)
{
	return buf_text(&r->hidden);
}

bool
xlsx_rows_filtered(const struct xlsx_rows *r)
{
	return r->filtered;
}

bool
xlsx_rows_next(struct xlsx_rows *r, struct xlsx_row **row, struct err *err)
{
	bool more = true;

	r->ready = false;
	while (more && !r->ready)
		if (!xml_read(r->xml, &more, err))
			return false;
	*row = r->ready ? &r->row : NULL;
	return true;
}

int64_t
xlsx_rows_offset(const struct xlsx_rows *r)
{
	return xml_offset(r->xml);
}

void
xlsx_rows_close(struct xlsx_rows *r)
{
	if (r == NULL)
		return;
	xml_close(r->xml);
	free(r->row.cell);
	free(r->at);
	buf_clear(&r->row.trouble);
	buf_clear(&r->text);
	buf_clear(&r->value);
	buf_clear(&r->decoded);
	buf_clear(&r->hidden);
	free(r);
}
