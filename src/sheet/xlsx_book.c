/* xlsx_book.c - what an XLSX file says of itself. */
#include "sheet/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/numfmt.h"
#include "sheet/xlsx_rels.h"
#include "sheet/xml.h"

/* Longer names and codes are nobody's. */
enum { NAME_BYTES = 1000 };

#define WAY_SAVE "save it as .xlsx and import that"

struct listing {
	struct xlsx_book *book;
	const struct xlsx_rels *rels; /* of the part being read */
	struct package *package;
	struct xml *xml;
	const char *base; /* the name of the part being read */
	size_t listed;    /* sheets of any kind */
	size_t found;     /* sheets of cells that are in the file */
	bool is_workbook;
	bool in_formats;
	bool in_styles;
};

void
xlsx_book_clear(struct xlsx_book *b)
{
	for (size_t i = 0; i < b->n_sheet; i++)
		free((char *)b->sheet[i].name);
	for (size_t i = 0; i < b->n_format; i++) {
		free(b->format[i].code);
		numfmt_free(b->format[i].fmt);
	}
	free(b->sheet);
	free(b->part);
	free(b->format);
	free(b->style);
	free(b->shown);
	*b = (struct xlsx_book){ .strings = PACKAGE_NONE };
}

static bool
is_true(const char *s)
{
	return s != NULL && (strcmp(s, "1") == 0 || strcmp(s, "true") == 0 ||
				strcmp(s, "on") == 0);
}

/* Add to a list that doubles when its length is a power of two. */
static void *
grown(void *list, size_t n, size_t size)
{
	return n == 0 || (n & (n - 1)) == 0
		   ? xrealloc(list, n == 0 ? 1 : 2 * n, size)
		   : list;
}

static void
add_sheet(struct listing *l, const char *const *attr)
{
	struct xlsx_book *b = l->book;
	const char *name = xml_attr(attr, "name");
	const char *id = xml_attr(attr, "id");
	const char *state = xml_attr(attr, "state");
	const struct xlsx_rel *rel =
	    id == NULL ? NULL : xlsx_rels_by_id(l->rels, id);
	size_t part = PACKAGE_NONE;

	if (l->listed++ == XLSX_SHEETS)
		xml_fail(l->xml, ERR_DATA, "has too many sheets");
	if (name == NULL)
		name = "";
	if (rel != NULL && strcmp(rel->type, "worksheet") != 0)
		return;
	if (rel != NULL)
		part = xlsx_rels_part(l->package, l->base, rel->target);
	l->found += part == PACKAGE_NONE ? 0 : 1;
	b->sheet = grown(b->sheet, b->n_sheet, sizeof(*b->sheet));
	b->part = grown(b->part, b->n_sheet, sizeof(*b->part));
	b->part[b->n_sheet] = part;
	b->sheet[b->n_sheet++] = (struct sheet_name){
		.name =
		    xstrndup(name, utf8_valid(name, strnlen(name, NAME_BYTES))),
		.hidden = state != NULL && strcmp(state, "visible") != 0,
		.very = state != NULL && strcmp(state, "veryHidden") == 0,
		.missing = part == PACKAGE_NONE,
	};
}

static void
workbook_start(void *ctx, const char *name, const char *const *attr)
{
	struct listing *l = ctx;

	if (strcmp(name, "workbook") == 0)
		l->is_workbook = true;
	else if (strcmp(name, "sheet") == 0 && l->is_workbook)
		add_sheet(l, attr);
	else if (strcmp(name, "workbookPr") == 0 &&
		 is_true(xml_attr(attr, "date1904")))
		l->book->since_1904 = true;
	else if (strcmp(name, "calcPr") == 0 &&
		 is_true(xml_attr(attr, "fullCalcOnLoad")))
		l->book->recalculate = true;
}

static void
no_end(void *ctx, const char *name)
{
	(void)ctx;
	(void)name;
}

static void
add_format(struct listing *l, const char *const *attr)
{
	struct xlsx_book *b = l->book;
	const char *id = xml_attr(attr, "numFmtId");
	const char *code = xml_attr(attr, "formatCode");

	if (id == NULL || code == NULL)
		return;
	if (b->n_format == XLSX_FORMATS) {
		xml_fail(l->xml, ERR_DATA, "has too many number formats");
		return;
	}
	b->format = grown(b->format, b->n_format, sizeof(*b->format));
	b->format[b->n_format++] = (struct xlsx_format){
		.id = strtol(id, NULL, 10),
		.code = xstrndup(code, strnlen(code, NAME_BYTES)),
	};
}

static void
add_style(struct listing *l, const char *const *attr)
{
	struct xlsx_book *b = l->book;
	const char *id = xml_attr(attr, "numFmtId");

	if (b->n_style == XLSX_STYLES) {
		xml_fail(l->xml, ERR_DATA, "has too many cell formats");
		return;
	}
	b->style = grown(b->style, b->n_style, sizeof(*b->style));
	b->style[b->n_style++] = id == NULL ? 0 : strtol(id, NULL, 10);
}

static void
styles_start(void *ctx, const char *name, const char *const *attr)
{
	struct listing *l = ctx;

	if (strcmp(name, "numFmts") == 0)
		l->in_formats = true;
	else if (strcmp(name, "cellXfs") == 0)
		l->in_styles = true;
	else if (strcmp(name, "numFmt") == 0 && l->in_formats)
		add_format(l, attr);
	else if (strcmp(name, "xf") == 0 && l->in_styles)
		add_style(l, attr);
}

static void
styles_end(void *ctx, const char *name)
{
	struct listing *l = ctx;

	if (strcmp(name, "numFmts") == 0)
		l->in_formats = false;
	else if (strcmp(name, "cellXfs") == 0)
		l->in_styles = false;
}

static bool
read_part(struct listing *l, size_t part, const struct xml_events *on,
    struct err *err)
{
	bool more = true;
	bool ok = xml_open(&l->xml, l->package, part, on, l, err);

	while (ok && more)
		ok = xml_read(l->xml, &more, err);
	xml_close(l->xml);
	l->xml = NULL;
	return ok;
}

static int
by_id(const void *a, const void *b)
{
	long x = ((const struct xlsx_format *)a)->id;
	long y = ((const struct xlsx_format *)b)->id;

	return (x > y) - (x < y);
}

/* What cells of this number format show. */
static const struct numfmt *
format_of(struct xlsx_book *b, long id)
{
	struct xlsx_format key = { .id = id };
	struct xlsx_format *f =
	    b->n_format == 0
		? NULL
		: bsearch(&key, b->format, b->n_format, sizeof(key), by_id);

	if (f == NULL)
		return NULL;
	if (!f->made)
		f->fmt = numfmt_new(f->code);
	f->made = true;
	return f->fmt;
}

/* A file's own code for a number comes before the built-in one. */
static void
resolve_styles(struct xlsx_book *b)
{
	size_t own = b->n_format;

	if (own > 0)
		qsort(b->format, own, sizeof(*b->format), by_id);
	for (int id = 0; id <= NUMFMT_BUILTIN_LAST; id++) {
		struct xlsx_format f = { .id = id };

		if (numfmt_builtin(id) == NULL ||
		    (own > 0 &&
			bsearch(&f, b->format, own, sizeof(f), by_id) != NULL))
			continue;
		f.code = xstrdup(numfmt_builtin(id));
		b->format = grown(b->format, b->n_format, sizeof(f));
		b->format[b->n_format++] = f;
	}
	qsort(b->format, b->n_format, sizeof(*b->format), by_id);
	b->shown = xcalloc(b->n_style + 1, sizeof(const struct numfmt *));
	for (size_t i = 0; i < b->n_style; i++)
		b->shown[i] = format_of(b, b->style[i]);
}

/* Not an XLSX file: what is it? */
static bool
no_workbook(struct package *p, const char *part, struct err *err)
{
	const char *name = package_name(p);
	size_t n = strlen(part);

	if (n > 4 && strcmp(part + n - 4, ".bin") == 0)
		return err_set(err, ERR_DATA,
		    "%s: is an Excel binary workbook (.xlsb); " WAY_SAVE, name);
	if (package_find(p, "word/document.xml") != PACKAGE_NONE)
		return err_set(err, ERR_DATA,
		    "%s: is a Word document; save its table in a workbook "
		    "and import that",
		    name);
	if (package_find(p, "ppt/presentation.xml") != PACKAGE_NONE)
		return err_set(err, ERR_DATA,
		    "%s: is a PowerPoint presentation; save its table in a "
		    "workbook and import that",
		    name);
	return err_set(err, ERR_DATA,
	    "%s: is no Excel workbook, though packed like one; " WAY_SAVE,
	    name);
}

/* The part of this kind that the workbook leans on, or PACKAGE_NONE. */
static size_t
side_part(const struct listing *l, const char *type)
{
	const struct xlsx_rel *rel = xlsx_rels_by_type(l->rels, type);

	return rel == NULL ? PACKAGE_NONE
			   : xlsx_rels_part(l->package, l->base, rel->target);
}

/* Read the workbook, the part of this name, with what it leans on. */
static bool
read_workbook(struct listing *l, struct err *err)
{
	static const struct xml_events workbook = { .start = workbook_start,
		.end = no_end };
	static const struct xml_events styles = { .start = styles_start,
		.end = styles_end };
	size_t part = package_find(l->package, l->base);
	size_t style = side_part(l, "styles");
	size_t n = strlen(l->base);

	if (part == PACKAGE_NONE ||
	    (n > 4 && strcmp(l->base + n - 4, ".bin") == 0))
		return no_workbook(l->package, l->base, err);
	if (!read_part(l, part, &workbook, err))
		return false;
	if (!l->is_workbook)
		return no_workbook(l->package, l->base, err);
	if (style != PACKAGE_NONE && !read_part(l, style, &styles, err))
		return false;
	l->book->strings = side_part(l, "sharedStrings");
	if (l->found == 0)
		return err_set(err, ERR_DATA,
		    "%s: has no sheet of cells (only charts, or it is damaged)",
		    package_name(l->package));
	return true;
}

bool
xlsx_book_read(struct xlsx_book *b, struct package *p, struct err *err)
{
	struct xlsx_rels top = { 0 };
	struct xlsx_rels rels = { 0 };
	struct listing l = { .book = b, .rels = &rels, .package = p };
	const struct xlsx_rel *main = NULL;
	struct buf base = { 0 };
	bool ok = xlsx_rels_read(&top, p, "", err);

	main = xlsx_rels_by_type(&top, "officeDocument");
	xlsx_rels_resolve(
	    &base, "", main == NULL ? "xl/workbook.xml" : main->target);
	l.base = buf_text(&base);
	ok = ok && xlsx_rels_read(&rels, p, l.base, err) &&
	     read_workbook(&l, err);
	if (ok)
		resolve_styles(b);
	xlsx_rels_clear(&top);
	xlsx_rels_clear(&rels);
	buf_clear(&base);
	return ok;
}
