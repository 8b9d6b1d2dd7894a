/* rejects.c - rows that were set aside, as a file. */
#include "cmd/rejects.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "intake/import.h"
#include "intake/plan.h"
#include "out/file.h"
#include "out/out.h"
#include "sheet/sheet.h"

static const char *const rejects_own[] = { "vendorcat_line", "vendorcat_column",
	"vendorcat_reason" };

void
rejects_clear(struct rejects *r)
{
	buf_clear(&r->text);
	free(r->start);
	free(r->row);
	*r = (struct rejects){ 0 };
}

static size_t
rejects_text(struct rejects *r, const char *s, size_t n)
{
	size_t at = r->text.len;

	buf_add(&r->text, s, n);
	buf_char(&r->text, '\0');
	return at;
}

static void
rejects_cell(struct rejects *r, const char *s, size_t n)
{
	if (r->n_start == r->cap_start) {
		r->cap_start = r->cap_start == 0 ? 64 : r->cap_start * 2;
		r->start = xrealloc(r->start, r->cap_start, sizeof(*r->start));
	}
	r->start[r->n_start++] = rejects_text(r, s, n);
}

/* The titles of a header of several rows, one above another; without one, the
 * number of the column, by which --map may have named it. */
static void
rejects_title(struct buf *b, const struct plan *plan, size_t i)
{
	const struct plan_column *c = &plan->column[i];
	bool alike = true;

	buf_reset(b);
	for (size_t k = 0; k < LEVEL_ROWS; k++) {
		const char *s = c->level[k];

		if (s == NULL || s[0] == '\0')
			continue;
		alike = alike && strcmp(s, c->title) == 0;
		buf_fmt(b, "%s%s", b->len == 0 ? "" : "\n", s);
	}
	if (b->len == 0 || alike) {
		buf_reset(b);
		buf_str(b, c->title);
	}
	if (plan->header_row == 0) {
		buf_reset(b);
		buf_fmt(b, "%zu", i + 1);
	}
}

void
rejects_header(struct rejects *r, const struct plan *plan)
{
	struct buf title = { 0 };

	for (size_t i = 0; i < plan->width; i++) {
		rejects_title(&title, plan, i);
		rejects_cell(r, buf_text(&title), title.len);
	}
	buf_clear(&title);
	r->n_title = plan->width;
	r->width = plan->width;
}

void
rejects_add(struct rejects *r, const struct sheet_row *row,
    const struct import_note *why)
{
	struct rejects_row *to = NULL;

	if (r->n == r->cap) {
		r->cap = r->cap == 0 ? 64 : r->cap * 2;
		r->row = xrealloc(r->row, r->cap, sizeof(*r->row));
	}
	to = &r->row[r->n++];
	*to = (struct rejects_row){ .first = r->n_start,
		.n = row->n_cell,
		.line = why->line,
		.column = (int64_t)why->position };
	for (size_t i = 0; i < row->n_cell; i++)
		rejects_cell(r, row->cell[i].text, row->cell[i].len);
	to->reason = rejects_text(r, why->text, strlen(why->text));
	if (row->n_cell > r->width)
		r->width = row->n_cell;
}

static void
rejects_rows(const struct rejects *r, struct out *out, size_t n)
{
	struct out_value *value = xcalloc(n, sizeof(*value));

	for (size_t i = 0; i < r->n; i++) {
		const struct rejects_row *row = &r->row[i];

		for (size_t c = 0; c < r->width; c++)
			value[c] = c < row->n
				       ? out_text(r->text.data +
						  r->start[row->first + c])
				       : out_null();
		value[r->width] = out_int(row->line);
		value[r->width + 1] =
		    row->column == 0 ? out_null() : out_int(row->column);
		value[r->width + 2] = out_text(r->text.data + row->reason);
		out_row(out, value);
	}
	free(value);
}

bool
rejects_write(const struct rejects *r, const char *path, struct err *err)
{
	size_t n = r->width + 3;
	const char **column = xcalloc(n, sizeof(*column));
	struct out_options opt = { .format = out_format_by_name("csv") };
	struct out_file file = { 0 };
	struct out *out = NULL;
	bool ok = false;

	for (size_t i = 0; i < r->width; i++)
		column[i] = i < r->n_title ? r->text.data + r->start[i]
					   : "vendorcat_extra";
	memcpy((void *)(column + r->width), (const void *)rejects_own,
	    sizeof(rejects_own));
	if (!out_file_open(&file, path, err))
		goto out;
	opt.to = file.to;
	out = out_new(&opt);
	out_begin(out, column, n);
	rejects_rows(r, out, n);
	ok = out_end(out, err) && out_file_commit(&file, err);
out:
	out_free(out);
	out_file_discard(&file);
	free((void *)column);
	return ok;
}
