/* ods_rows.c - the rows of one sheet of an OpenDocument spreadsheet. */
#include "sheet/ods_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet/numfmt.h"
#include "sheet/xml.h"

enum { SPACES_LAST = 10000 };

struct ods_rows {
	struct xml *xml; /* owned */
	struct xlsx_merge *merge;
	const char *name; /* of the sheet */
	struct ods_row row;
	size_t sheet;   /* the one wanted, from 0 */
	size_t next;    /* the one that comes next */
	int table;      /* depth of tables */
	int groups;     /* depth of hidden groups of rows; see group */
	int group;      /* depth of groups of rows */
	int64_t number; /* of the row that comes next */
	int64_t filler; /* the number of that row, or 0 */
	bool in_sheet, in_row, ready;
	/* the cell */
	int depth; /* of elements in it; 0: in none */
	int skip;  /* the depth of one whose text is not the cell's */
	size_t column;
	int32_t repeated;
	bool formula; /* it has one */
	bool valued;  /* and what came of it */
	bool in_paragraph;
	bool blank; /* the last character was one */
	size_t paragraphs;
	struct buf shown;
	struct buf value; /* of the attribute that says it exactly */
	char kind;        /* f, d, b, s: of the value */
};

static void
ods_fail(struct ods_rows *r, const char *what)
{
	struct buf b = { 0 };

	buf_fmt(&b, "sheet \"%.80s\", row %lld: %s", r->name,
	    (long long)r->number, what);
	xml_fail(r->xml, ERR_DATA, buf_text(&b));
	buf_clear(&b);
}

static bool
is_named(const char *name, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(name, *list) == 0)
			return true;
	return false;
}

/* --- cells --- */

static void
ods_begin_row(struct ods_rows *r, const char *const *attr)
{
	const char *seen = xml_attr(attr, "visibility");

	r->row.number = r->number;
	r->row.repeated = ods_count(attr, "number-rows-repeated");
	r->row.hidden =
	    r->groups > 0 || (seen != NULL && strcmp(seen, "visible") != 0);
	r->row.filtered = seen != NULL && strcmp(seen, "filter") == 0;
	r->row.n = 0;
	r->row.missing = 0;
	buf_reset(&r->row.text);
	r->column = 0;
	r->in_row = true;
	r->ready = false;
}

static void
take_value(struct ods_rows *r, const char *const *attr)
{
	static const struct {
		const char *name;
		char kind;
	} values[] = { { "date-value", 'd' }, { "boolean-value", 'b' },
		{ "value", 'f' }, { "string-value", 's' } };

	r->kind = '\0';
	buf_reset(&r->value);
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		const char *s = xml_attr(attr, values[i].name);

		if (s == NULL)
			continue;
		r->kind = values[i].kind;
		buf_str(&r->value, s);
		return;
	}
}

static void
ods_begin_cell(struct ods_rows *r, const char *const *attr)
{
	r->depth = 1;
	r->skip = 0;
	r->repeated = ods_count(attr, "number-columns-repeated");
	r->in_paragraph = false;
	r->paragraphs = 0;
	buf_reset(&r->shown);
	take_value(r, attr);
	ods_take_span(r->merge, r->row.number, (int64_t)r->column + 1, attr);
	r->formula = xml_attr(attr, "formula") != NULL;
	r->valued = xml_attr(attr, "value-type") != NULL;
}

/* A day alone, or with its time (20.361); the time of midnight is none. */
static void
show_moment(const char *s, struct buf *to)
{
	size_t n = strlen(s);

	if (n > 10 && strcmp(s + 10, "T00:00:00") == 0)
		n = 10;
	if (n == 19 && strcmp(s + 16, ":00") == 0)
		n = 16;
	buf_add(to, s, n);
}

/* The text shows too little of the number: an exponent, or signs that the
 * column is too narrow. */
static bool
shows_less(const struct buf *shown)
{
	const char *s = buf_text(shown);
	bool digits = false;

	if (strspn(s, "#") == shown->len)
		return true;
	for (; *s != '\0'; s++) {
		if (*s == 'E' && digits &&
		    (s[1] == '+' || s[1] == '-' ||
			(s[1] >= '0' && s[1] <= '9')))
			return true;
		digits = *s >= '0' && *s <= '9';
	}
	return false;
}

/* What the cell shows.  Its text is what a person sees; dates are those of the
 * file, whatever the order on the screen. */
static void
ods_cell_text(struct ods_rows *r, struct buf *to)
{
	const char *value = buf_text(&r->value);

	if (r->kind == 'd')
		show_moment(value, to);
	else if (r->kind == 'b')
		buf_str(to, strcmp(value, "true") == 0 ? "TRUE" : "FALSE");
	else if (r->kind == 'f' && shows_less(&r->shown))
		numfmt_number(NULL, value, r->value.len, false, to);
	else if (r->shown.len == 0 && r->kind == 's')
		buf_add(to, value, r->value.len);
	else
		buf_add(to, buf_text(&r->shown), r->shown.len);
}

static void
ods_end_cell(struct ods_rows *r)
{
	struct ods_row *w = &r->row;
	size_t end = r->column + (size_t)r->repeated;
	struct buf b = { 0 };

	ods_cell_text(r, &b);
	if (r->formula && !r->valued && r->paragraphs == 0 && w->missing == 0 &&
	    r->column < SHEET_ROW_CELLS)
		w->missing = r->column + 1;
	if (b.len > 0 && end > SHEET_ROW_CELLS)
		ods_fail(r, "has more cells than a sheet can have");
	else if (b.len > 0 && w->text.len + (b.len + 1) * (size_t)r->repeated >
				  SHEET_ROW_BYTES)
		ods_fail(r, "has over 16 MB of text");
	else if (b.len > 0) {
		for (; w->n < end; w->n++) {
			bool filled = w->n >= r->column;

			w->at[w->n] = w->text.len;
			w->len[w->n] = filled ? b.len : 0;
			if (filled)
				buf_add(&w->text, buf_text(&b), b.len + 1);
		}
	}
	r->column = end;
	buf_clear(&b);
}

/* --- texts --- */

/* Whether the cell may show n bytes more; else reading fails. */
static bool
has_room(struct ods_rows *r, size_t n)
{
	if (r->shown.len + n <= SHEET_ROW_BYTES)
		return true;
	ods_fail(r, "has over 16 MB of text");
	return false;
}

/* n times c; what follows is taken as it stands, or as behind a blank. */
static void
put_chars(struct ods_rows *r, char c, int32_t n, bool blank)
{
	if (!has_room(r, (size_t)n))
		return;
	memset(buf_reserve(&r->shown, (size_t)n), c, (size_t)n);
	r->shown.len += (size_t)n;
	r->shown.data[r->shown.len] = '\0';
	r->blank = blank;
}

/* Annotations, drawings and how a text is read aloud are not the cell's. */
static void
inside_start(struct ods_rows *r, const char *name, const char *const *attr)
{
	static const char *const other[] = { "annotation", "note", "ruby-text",
		"frame", "custom-shape", "rect", "line", "circle", "ellipse",
		"polygon", "polyline", "regular-polygon", "path", "connector",
		"caption", "g", "control", "measure", NULL };
	int32_t n = 0;

	r->depth++;
	if (r->skip > 0)
		return;
	if (r->depth == 2 &&
	    (strcmp(name, "p") == 0 || strcmp(name, "h") == 0)) {
		if (r->paragraphs++ > 0)
			put_chars(r, '\n', 1, true);
		r->in_paragraph = true;
		r->blank = true;
	} else if (!r->in_paragraph || is_named(name, other)) {
		r->skip = r->depth;
	} else if (strcmp(name, "s") == 0) {
		n = ods_count(attr, "c");
		put_chars(r, ' ', n < SPACES_LAST ? n : SPACES_LAST, false);
	} else if (strcmp(name, "tab") == 0) {
		put_chars(r, '\t', 1, false);
	} else if (strcmp(name, "line-break") == 0) {
		put_chars(r, '\n', 1, true);
	}
}

static void
inside_end(struct ods_rows *r)
{
	if (r->depth == r->skip)
		r->skip = 0;
	if (r->depth == 2)
		r->in_paragraph = false;
	if (--r->depth == 0)
		ods_end_cell(r);
}

/* White space of the XML is one blank, and none at the start (6.1.2). */
static void
ods_text(void *ctx, const char *s, size_t n)
{
	struct ods_rows *r = ctx;

	if (!r->in_paragraph || r->skip > 0)
		return;
	if (!has_room(r, n))
		return;
	for (size_t i = 0; i < n; i++) {
		bool blank =
		    s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r';

		if (!blank)
			buf_char(&r->shown, s[i]);
		else if (!r->blank)
			buf_char(&r->shown, ' ');
		r->blank = blank;
	}
}

/* --- rows --- */

static void
ods_end_row(struct ods_rows *r)
{
	struct ods_row *w = &r->row;

	r->in_row = false;
	r->number += w->repeated;
	if (w->n == 0 && w->missing == 0)
		return;
	if (w->number == r->filler)
		w->repeated = 1;
	if (w->number + w->repeated - 1 > ODS_ROWS)
		ods_fail(r, "a sheet has no such row");
	else if (w->repeated * (int64_t)(w->text.len + 1) > ODS_REPEAT_BYTES)
		ods_fail(r, "is repeated too often to be real");
	else {
		r->ready = true;
		xml_pause(r->xml);
	}
}

static void
ods_group(struct ods_rows *r, const char *const *attr)
{
	const char *shown = xml_attr(attr, "display");

	r->group++;
	if (r->groups == 0 && shown != NULL && strcmp(shown, "false") == 0)
		r->groups = r->group;
}

static void
ods_start(void *ctx, const char *name, const char *const *attr)
{
	struct ods_rows *r = ctx;

	if (r->depth > 0) {
		inside_start(r, name, attr);
	} else if (strcmp(name, "table") == 0) {
		if (r->table++ == 0)
			r->in_sheet = r->next++ == r->sheet;
	} else if (!r->in_sheet || r->table != 1) {
		return;
	} else if (strcmp(name, "table-row") == 0) {
		ods_begin_row(r, attr);
	} else if (strcmp(name, "table-row-group") == 0) {
		ods_group(r, attr);
	} else if (r->in_row && (strcmp(name, "table-cell") == 0 ||
				    strcmp(name, "covered-table-cell") == 0)) {
		ods_begin_cell(r, attr);
	}
}

static void
ods_end(void *ctx, const char *name)
{
	struct ods_rows *r = ctx;

	if (r->depth > 0) {
		inside_end(r);
	} else if (strcmp(name, "table") == 0) {
		if (--r->table == 0)
			r->in_sheet = false;
	} else if (!r->in_sheet || r->table != 1) {
		return;
	} else if (strcmp(name, "table-row") == 0) {
		ods_end_row(r);
	} else if (strcmp(name, "table-row-group") == 0) {
		if (r->group-- == r->groups)
			r->groups = 0;
	}
}

bool
ods_rows_open(struct ods_rows **out, struct package *p,
    const struct ods_book *book, size_t sheet, struct xlsx_merge *merge,
    struct err *err)
{
	static const struct xml_events on = {
		.start = ods_start, .end = ods_end, .text = ods_text
	};
	struct ods_rows *r = xcalloc(1, sizeof(*r));

	r->name = book->sheet[sheet].name;
	r->filler = book->of[sheet].filler;
	r->sheet = sheet;
	r->merge = merge;
	r->number = 1;
	r->row.at = xcalloc(SHEET_ROW_CELLS, sizeof(*r->row.at));
	r->row.len = xcalloc(SHEET_ROW_CELLS, sizeof(*r->row.len));
	if (!xml_open(&r->xml, p, book->part, &on, r, err)) {
		ods_rows_close(r);
		return false;
	}
	*out = r;
	return true;
}

/* The rest of the part is read too, though other sheets follow: that it is
 * whole is known then. */
bool
ods_rows_next(struct ods_rows *r, const struct ods_row **row, struct err *err)
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
ods_rows_offset(const struct ods_rows *r)
{
	return xml_offset(r->xml);
}

void
ods_rows_close(struct ods_rows *r)
{
	if (r == NULL)
		return;
	xml_close(r->xml);
	free(r->row.at);
	free(r->row.len);
	buf_clear(&r->row.text);
	buf_clear(&r->shown);
	buf_clear(&r->value);
	free(r);
}
