/* unfit.c - rows that are no vendor's: totals, headings, the header again. */
#include "intake/unfit.h"

#include <string.h>

#include "catalog/fold.h"
#include "intake/lone.h"
#include "intake/mark.h"
#include "intake/plan.h"
#include "intake/reader.h"
#include "sheet/sheet.h"

enum read_outcome
unfit_aside(struct reader *r, struct read_result *to, size_t position,
    const char *reason)
{
	to->reason = reason;
	to->position = position;
	to->warning = r->warning;
	to->n_warning = r->n_warning;
	return READ_ASIDE;
}

const char *
unfit_no_data(struct reader *r, const struct sheet_row *row)
{
	static const char *const totals[] = { "total", "subtotal", "sub total",
		"grand total", "sum", "summe", "gesamt" };
	struct load_text name = r->text[FIELD_NAME];
	size_t same = 0;

	for (size_t i = 0; i < r->plan->n && i < row->n_cell; i++) {
		struct load_text t = reader_cell(row, i);
		const char *title = r->plan->column[i].title;

		if (t.n == 0)
			continue;
		if (strlen(title) != t.n || memcmp(title, t.s, t.n) != 0) {
			same = 0;
			break;
		}
		same++;
	}
	if (same >= 2)
		return "the header once more";
	/* A vendor called "Sum" has a country or a type. */
	if (name.n == 0 || name.n > 12 || r->text[FIELD_TYPE].n > 0 ||
	    r->text[FIELD_SITE_COUNTRY].n > 0 ||
	    r->text[FIELD_HQ_COUNTRY].n > 0)
		return NULL;
	fold_plain(&r->b, name.s, name.n);
	for (size_t i = 0; i < sizeof(totals) / sizeof(totals[0]); i++) {
		if (strcmp(totals[i], buf_text(&r->b)) == 0)
			return "a total, no vendor";
	}
	return NULL;
}

static size_t
name_position(const struct reader *r)
{
	for (size_t i = 0; i < r->plan->n; i++) {
		if (r->plan->column[i].field == FIELD_NAME)
			return i + 1;
	}
	return 0;
}

static const char *
no_name(struct reader *r, size_t position)
{
	const char *title =
	    position == 0 ? "vendor" : r->plan->column[position - 1].title;

	buf_reset(&r->b);
	if (title[0] == '\0')
		buf_fmt(&r->b, "no vendor name in column %zu", position);
	else
		buf_fmt(&r->b, "no vendor name in \"%s\"", title);
	if (r->text[FIELD_NAME].n > 0)
		buf_fmt(&r->b, ": \"%.*s\" is none",
		    (int)(r->text[FIELD_NAME].n > 60 ? 60
						     : r->text[FIELD_NAME].n),
		    r->text[FIELD_NAME].s);
	else if (r->name.len > 0)
		buf_fmt(&r->b,
		    " (if the cell above was meant to go on: \"%.60s\")",
		    buf_text(&r->name));
	return reader_keep(r);
}

/* Nothing of use but the name stands in the row, though the table has more
 * columns. */
static bool
is_alone(const struct reader *r, const struct sheet_row *row)
{
	size_t more = 0;

	for (size_t i = 0; i < r->plan->n_used; i++) {
		size_t at = r->plan->used[i];

		if (r->plan->column[at].field == FIELD_NAME)
			continue;
		more++;
		if (reader_cell(row, at).n > 0)
			return false;
	}
	return more > 0;
}

/* A name that stands for no vendor: it says why the row is none's. */
static enum read_outcome
name_lone(struct reader *r, const struct sheet_row *row, struct read_result *to)
{
	struct load_text name = r->text[FIELD_NAME];
	bool alone = is_alone(r, row);

	switch (lone_kind(r->claims.v, name.s, name.n, alone)) {
	case LONE_ABOVE:
		buf_reset(&r->b);
		buf_fmt(&r->b,
		    "the name \"%.*s\" means the row above: write the vendor's "
		    "name",
		    (int)name.n, name.s);
		return unfit_aside(r, to, name_position(r), reader_keep(r));
	case LONE_EXAMPLE:
		to->reason = "an example of how rows are filled in";
		return READ_SKIP;
	case LONE_HEADING:
		buf_reset(&r->b);
		buf_fmt(&r->b,
		    "\"%.*s\" looks like a heading, no vendor: a vendor has a "
		    "country or a service beside its name",
		    (int)name.n, name.s);
		return unfit_aside(r, to, name_position(r), reader_keep(r));
	case LONE_TOPIC:
		to->reason = "a heading inside the table, no vendor";
		return READ_SKIP;
	case LONE_NAME:
		break;
	}
	return READ_FACT;
}

enum read_outcome
unfit_name(
    struct reader *r, const struct sheet_row *row, struct read_result *to)
{
	struct load_text name = r->text[FIELD_NAME];

	if (mark_is_blank(name.s, name.n))
		return unfit_aside(
		    r, to, name_position(r), no_name(r, name_position(r)));
	return name_lone(r, row, to);
}
