/* ods_book.c - the sheets of an OpenDocument spreadsheet. */
#include "sheet/ods_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/xlsx_merge.h"
#include "sheet/xml.h"

/* Longer names are nobody's. */
enum { COUNT_LAST = 1 << 24, NAME_BYTES = 1000 };

/* content.xml being gone through. */
struct going {
	struct ods_book *book;
	struct xml *xml;
	char **hidden; /* names of the styles of hidden sheets; owned */
	size_t n_hidden;
	char *style; /* the one being read; owned */
	bool is_spreadsheet;
	int table; /* depth of tables: only the outer ones are sheets */
	int inner; /* depth within a cell */
	int64_t column;
	int64_t row;
	int32_t repeated; /* the row */
	int32_t cell;     /* the cell is repeated so often */
	bool filled;      /* it has something in it */
	int64_t cells;    /* of the row that have */
	struct xlsx_merge spans;
};

void
ods_book_clear(struct ods_book *b)
{
	for (size_t i = 0; i < b->n_sheet; i++) {
		free((char *)b->sheet[i].name);
		buf_clear(&b->of[i].hidden);
	}
	free(b->sheet);
	free(b->of);
	*b = (struct ods_book){ 0 };
}

int32_t
ods_count(const char *const *attr, const char *name)
{
	const char *s = xml_attr(attr, name);
	long n = s == NULL ? 1 : strtol(s, NULL, 10);

	if (n < 1)
		return 1;
	return n > COUNT_LAST ? COUNT_LAST : (int32_t)n;
}

void
ods_take_span(
    struct xlsx_merge *m, int64_t row, int64_t column, const char *const *attr)
{
	int32_t right = ods_count(attr, "number-columns-spanned");
	int32_t down = ods_count(attr, "number-rows-spanned");

	if ((right == 1 && down == 1) || row > ODS_ROWS ||
	    column > (int64_t)SHEET_ROW_CELLS)
		return;
	xlsx_merge_add(m, (struct xlsx_range){ .top = (int32_t)row,
			      .left = (int32_t)column,
			      .bottom = (int32_t)row + down - 1,
			      .right = (int32_t)column + right - 1 });
}

/* The start of a name that is too long, no character cut. */
static char *
kept_name(const char *name)
{
	return xstrndup(name, utf8_valid(name, strnlen(name, NAME_BYTES)));
}

static void
going_style(struct going *g, const char *name, const char *const *attr)
{
	const char *s = NULL;

	if (strcmp(name, "style") == 0) {
		s = xml_attr(attr, "family");
		free(g->style);
		g->style = NULL;
		if (s != NULL && strcmp(s, "table") == 0 &&
		    xml_attr(attr, "name") != NULL)
			g->style = kept_name(xml_attr(attr, "name"));
	} else if (strcmp(name, "table-properties") == 0 && g->style != NULL) {
		s = xml_attr(attr, "display");
		if (s == NULL || strcmp(s, "false") != 0)
			return;
		if (g->n_hidden == ODS_STYLES) {
			xml_fail(g->xml, ERR_DATA, "has too many styles");
			return;
		}
		g->hidden =
		    xrealloc(g->hidden, g->n_hidden + 1, sizeof(*g->hidden));
		g->hidden[g->n_hidden++] = g->style;
		g->style = NULL;
	}
}

static bool
going_hides(const struct going *g, const char *style)
{
	for (size_t i = 0; style != NULL && i < g->n_hidden; i++)
		if (strcmp(g->hidden[i], style) == 0)
			return true;
	return false;
}

static void
going_table(struct going *g, const char *const *attr)
{
	struct ods_book *b = g->book;
	const char *name = xml_attr(attr, "name");

	if (g->table++ > 0)
		return;
	if (b->n_sheet == ODS_SHEETS) {
		xml_fail(g->xml, ERR_DATA, "has too many sheets");
		return;
	}
	b->sheet = xrealloc(b->sheet, b->n_sheet + 1, sizeof(*b->sheet));
	b->of = xrealloc(b->of, b->n_sheet + 1, sizeof(*b->of));
	b->of[b->n_sheet] = (struct ods_sheet){ 0 };
	b->sheet[b->n_sheet++] =
	    (struct sheet_name){ .name = kept_name(name == NULL ? "" : name),
		    .hidden = going_hides(g, xml_attr(attr, "style-name")) };
	g->inner = 0;
	g->column = 0;
	g->row = 0;
	xlsx_merge_clear(&g->spans);
}

static struct ods_sheet *
going_sheet(struct going *g)
{
	return &g->book->of[g->book->n_sheet - 1];
}

/* Columns come before the rows. */
static void
going_column(struct going *g, const char *const *attr)
{
	const char *seen = xml_attr(attr, "visibility");
	int64_t from = g->column + 1;

	g->column += ods_count(attr, "number-columns-repeated");
	if (seen != NULL && strcmp(seen, "visible") != 0)
		xlsx_columns(&going_sheet(g)->hidden, from, g->column);
}

static bool
is_cell(const char *name)
{
	return strcmp(name, "table-cell") == 0 ||
	       strcmp(name, "covered-table-cell") == 0;
}

/* The cell has something in it. */
static void
going_filled(struct going *g)
{
	struct ods_sheet *s = going_sheet(g);

	if (g->filled)
		return;
	g->filled = true;
	g->cells += g->cell;
	if (g->column > s->width)
		s->width = g->column > (int64_t)SHEET_ROW_CELLS
			       ? (int32_t)SHEET_ROW_CELLS
			       : (int32_t)g->column;
}

static void
going_row(struct going *g, const char *const *attr)
{
	g->column = 0;
	g->cells = 0;
	g->row++;
	g->repeated = ods_count(attr, "number-rows-repeated");
}

static void
going_cell(struct going *g, const char *const *attr)
{
	g->inner = 1;
	g->filled = false;
	g->cell = ods_count(attr, "number-columns-repeated");
	ods_take_span(&g->spans, g->row, g->column + 1, attr);
	g->column += g->cell;
	if (xml_attr(attr, "value-type") != NULL)
		going_filled(g);
}

static void
going_row_end(struct going *g)
{
	struct ods_sheet *s = going_sheet(g);
	int64_t last = g->row + g->repeated - 1;

	if (g->cells > 0 && g->repeated > ODS_FILLER && last == ODS_ROWS)
		s->filler = g->row;
	else if (g->repeated > 1 && last <= ODS_ROWS)
		s->spread += g->cells * g->repeated;
	if (g->cells > 0)
		g->spans.height = (int32_t)(s->filler > 0     ? g->row
					    : last < ODS_ROWS ? last
							      : ODS_ROWS);
	g->row = last;
}

static void
going_table_end(struct going *g)
{
	struct ods_sheet *s = going_sheet(g);

	if (--g->table > 0)
		return;
	g->spans.width = s->width;
	s->spread += xlsx_merge_cells(&g->spans);
	s->more_merges = g->spans.more;
}

static void
going_start(void *ctx, const char *name, const char *const *attr)
{
	struct going *g = ctx;

	if (strcmp(name, "spreadsheet") == 0)
		g->is_spreadsheet = true;
	if (!g->is_spreadsheet) {
		going_style(g, name, attr);
	} else if (g->inner > 0) {
		g->inner++;
		if (strcmp(name, "p") == 0)
			going_filled(g);
	} else if (strcmp(name, "table") == 0) {
		going_table(g, attr);
	} else if (g->table == 1 && strcmp(name, "table-column") == 0) {
		going_column(g, attr);
	} else if (g->table == 1 && strcmp(name, "table-row") == 0) {
		going_row(g, attr);
	} else if (g->table == 1 && is_cell(name)) {
		going_cell(g, attr);
	}
}

static void
going_end(void *ctx, const char *name)
{
	struct going *g = ctx;

	if (g->inner > 0)
		g->inner--;
	else if (g->table > 0 && strcmp(name, "table") == 0)
		going_table_end(g);
	else if (g->table == 1 && strcmp(name, "table-row") == 0)
		going_row_end(g);
}

static void
locked_start(void *ctx, const char *name, const char *const *attr)
{
	(void)attr;
	if (strcmp(name, "encryption-data") == 0)
		*(bool *)ctx = true;
}

static void
locked_end(void *ctx, const char *name)
{
	(void)ctx;
	(void)name;
}

/* The manifest says how a part is encrypted (part 2, 3.4); a manifest that
 * cannot be read says nothing. */
static bool
is_encrypted(struct package *p)
{
	static const struct xml_events on = { .start = locked_start,
		.end = locked_end };
	struct err err = { 0 };
	size_t part = package_find(p, "META-INF/manifest.xml");
	bool locked = false;

	if (package_find(p, "encrypted-package") != PACKAGE_NONE)
		return true;
	if (part != PACKAGE_NONE)
		(void)xml_whole(p, part, &on, &locked, &err); /* as said */
	return locked;
}

static bool
going_whole(struct going *g, struct package *p, struct err *err)
{
	static const struct xml_events on = { .start = going_start,
		.end = going_end };
	bool more = true;
	bool ok = xml_open(&g->xml, p, g->book->part, &on, g, err);

	while (ok && more)
		ok = xml_read(g->xml, &more, err);
	xml_close(g->xml);
	return ok;
}

bool
ods_book_read(struct ods_book *b, struct package *p, struct err *err)
{
	struct going g = { .book = b };
	bool ok = false;

	if (is_encrypted(p))
		return err_set(err, ERR_DATA,
		    "%s: is encrypted: open it and save it without a password",
		    package_name(p));
	b->part = package_find(p, "content.xml");
	ok = going_whole(&g, p, err);
	if (ok && !g.is_spreadsheet)
		ok = err_set(err, ERR_DATA,
		    "%s: is an OpenDocument file, but no spreadsheet; save its "
		    "table in one and import that",
		    package_name(p));
	if (ok && b->n_sheet == 0)
		ok = err_set(err, ERR_DATA, "%s: has no sheet of cells",
		    package_name(p));
	for (size_t i = 0; i < g.n_hidden; i++)
		free(g.hidden[i]);
	free(g.hidden);
	xlsx_merge_clear(&g.spans);
	free(g.style);
	return ok;
}
